//! HTML: the text between tags, paragraph by paragraph, and the attributes that a reader sees or hears.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use regex::Regex;

use super::shown::Shown;
use super::template_tags;
use crate::block::ProseRegion;

/// Elements that stand in running text; every other one ends a paragraph.
const INLINE: [&str; 38] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "math", "nobr", "picture", "q", "s", "samp",
    "script", "small", "span", "strong", "style", "sub", "sup", "svg", "time", "tt", "u", "var",
];

/// Elements whose text is no prose.
const HIDDEN: [&str; 13] = [
    "code",
    "kbd",
    "math",
    "plaintext",
    "pre",
    "samp",
    "script",
    "style",
    "svg",
    "textarea",
    "tt",
    "var",
    "xmp",
];

/// Elements that never hold anything.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that end where the next of their kind begins.
const SELF_ENDING: [&str; 8] = ["dd", "dt", "li", "option", "p", "td", "th", "tr"];

/// Attributes that hold prose.
const PROSE_ATTRIBUTES: [&str; 5] = ["alt", "aria-label", "placeholder", "summary", "title"];

/// Tags of template languages, the last PHP of a file among them, which need not end; and entities.
static HIDES: LazyLock<Regex> =
    LazyLock::new(|| template_tags::with(&[r"<\?php(?s:.*)\z", r"&#?[A-Za-z0-9]{1,31};"]));

/// Cuts an HTML document into paragraphs; what is hidden, or in another language, lies between them.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    paragraphs(text)
        .into_iter()
        .filter_map(|paragraph| paragraph.span(text))
        .collect()
}

/// The prose of one paragraph, and that of the attributes in its tags.
pub(crate) fn prose_regions(block: &str) -> Vec<ProseRegion> {
    let mut regions = Vec::new();
    for mut paragraph in paragraphs(block) {
        regions.extend(paragraph.shown.take_region(block, false));
        let values = paragraph.attributes.into_iter().map(|(_, value)| value);
        regions.extend(values.filter_map(|value| attribute_region(block, value)));
    }
    regions
}

/// Where the comments of a document begin, in their order.
pub(crate) fn comment_starts(text: &str) -> Vec<usize> {
    let marks = marks(text).unwrap_or_default();
    marks
        .into_iter()
        .filter(|mark| mark.kind == Kind::Other)
        .map(|mark| mark.span.start)
        .collect()
}

/// The inline elements that are open in a text of another format, one tag after the other.
#[derive(Debug, Default)]
pub(super) struct InlineElements {
    scopes: Vec<Scope>,
}

impl InlineElements {
    /// Steps over a tag, such as `<span lang="ar">`, that stands at `at`; gives the values of its attributes that are
    /// prose.
    pub(super) fn step(&mut self, tag: &str, at: usize) -> Vec<Range<usize>> {
        let Some(mark) = marks(tag).and_then(|marks| marks.into_iter().next()) else {
            return Vec::new();
        };
        let shows = shows_attributes(&mark, self.show());
        step_scopes(&mut self.scopes, &mark);
        if !shows {
            return Vec::new();
        }
        mark.prose
            .into_iter()
            .map(|value| at + value.start..at + value.end)
            .collect()
    }

    /// Whether text inside of them is shown and Persian.
    pub(super) fn show(&self) -> bool {
        self.scopes.last().is_none_or(|scope| scope.shows)
    }
}

/// The prose in the value of an attribute.
pub(super) fn attribute_region(text: &str, value: Range<usize>) -> Option<ProseRegion> {
    let mut shown = Shown::default();
    shown.push_without(text, value, &HIDES);
    shown.take_region(text, false)
}

#[derive(Debug, Default)]
struct Paragraph {
    shown: Shown,
    /// The tag and the value of each attribute that is prose.
    attributes: Vec<(Range<usize>, Range<usize>)>,
}

impl Paragraph {
    /// The bytes from the first shown text or tag to the last.
    fn span(mut self, text: &str) -> Option<Range<usize>> {
        let region = self
            .shown
            .take_region(text, false)
            .map(|region| region.span);
        let tags = self.attributes.into_iter().map(|(tag, _)| tag);
        region
            .into_iter()
            .chain(tags)
            .reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
    }
}

/// A tag, comment or declaration.
#[derive(Debug)]
struct Mark {
    span: Range<usize>,
    name: String,
    kind: Kind,
    lang: Option<String>,
    rtl: bool,
    no_translation: bool,
    prose: Vec<Range<usize>>,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Open,
    Close,
    Other,
}

/// An element that changes whether text is shown.
#[derive(Debug)]
struct Scope {
    name: String,
    shows: bool,
    /// How many elements of the same name are open inside it.
    nested: usize,
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let Some(marks) = marks(text) else {
        return Vec::new();
    };
    let mut done = Vec::new();
    let mut open = Paragraph::default();
    let mut scopes: Vec<Scope> = Vec::new();
    let mut at = 0;
    for mark in marks {
        let shows = scopes.last().is_none_or(|scope| scope.shows);
        if shows {
            open.shown.push_without(text, at..mark.span.start, &HIDES);
        }
        at = mark.span.end;
        let ends = mark.kind != Kind::Other && !INLINE.contains(&mark.name.as_str());
        if ends {
            done.push(std::mem::take(&mut open));
        }
        step_scopes(&mut scopes, &mark);
        if shows_attributes(&mark, shows) && !mark.prose.is_empty() {
            let tag = mark.span;
            open.attributes
                .extend(mark.prose.into_iter().map(|value| (tag.clone(), value)));
            if ends {
                done.push(std::mem::take(&mut open));
            }
        }
    }
    if scopes.last().is_none_or(|scope| scope.shows) {
        open.shown.push_without(text, at..text.len(), &HIDES);
    }
    done.push(open);
    done
}

fn step_scopes(scopes: &mut Vec<Scope>, mark: &Mark) {
    let is_inner = |scope: &Scope| scope.name == mark.name;
    match mark.kind {
        Kind::Open if VOID.contains(&mark.name.as_str()) => {}
        Kind::Open => {
            if SELF_ENDING.contains(&mark.name.as_str()) && scopes.last().is_some_and(is_inner) {
                scopes.pop();
            }
            let outer = scopes.last().is_none_or(|scope| scope.shows);
            let shows = shows_inside(mark, outer);
            if shows != outer {
                scopes.push(Scope {
                    name: mark.name.clone(),
                    shows,
                    nested: 0,
                });
            } else if let Some(scope) = scopes.last_mut().filter(|scope| is_inner(scope)) {
                scope.nested += 1;
            }
        }
        Kind::Close => {
            if let Some(scope) = scopes.last_mut().filter(|scope| is_inner(scope)) {
                if scope.nested == 0 {
                    scopes.pop();
                } else {
                    scope.nested -= 1;
                }
            }
        }
        Kind::Other => {}
    }
}

/// Whether the attributes of this tag are shown and Persian: what an element says of itself is in its own language.
fn shows_attributes(mark: &Mark, outer: bool) -> bool {
    mark.kind == Kind::Open && shows_inside(mark, outer)
}

/// Whether text inside this element is shown and Persian.
fn shows_inside(mark: &Mark, outer: bool) -> bool {
    if HIDDEN.contains(&mark.name.as_str()) || mark.no_translation {
        return false;
    }
    let Some(lang) = mark.lang.as_deref().filter(|lang| !lang.is_empty()) else {
        return outer || mark.rtl && mark.name != "html" && mark.lang.is_some();
    };
    let primary = lang.split(['-', '_']).next().unwrap_or_default();
    match primary {
        "fa" | "fas" | "per" | "pes" => true,
        // Page templates call every page English; a language of Arabic script is never there by accident.
        "ar" | "ur" | "ckb" | "ku" | "ps" | "azb" | "sd" | "ug" | "glk" | "mzn" | "lrc" => false,
        _ => matches!(mark.name.as_str(), "html" | "body") && outer,
    }
}

/// The marks of a document in order; `None` when the tokenizer's places do not fit the text, so that nothing in it may
/// be touched.
fn marks(text: &str) -> Option<Vec<Mark>> {
    let mut current: Option<Mark> = None;
    let mut attribute = String::new();
    let mut found = Vec::new();
    let callback = |event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<()> {
        let range = span.start..span.end;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                current = Some(Mark::new(range, name, Kind::Open));
            }
            CallbackEvent::AttributeName { name } => {
                attribute = String::from_utf8_lossy(name).into_owned();
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(mark) = &mut current {
                    mark.attribute(&attribute, value, range);
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                if let Some(mut mark) = current.take() {
                    mark.span.end = range.end;
                    found.push(mark);
                }
            }
            CallbackEvent::EndTag { name } => {
                current = None;
                found.push(Mark::new(range, name, Kind::Close));
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                found.push(Mark::new(range, b"", Kind::Other));
            }
            CallbackEvent::String { .. } | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::<_, (), usize>::new(callback);
    emitter.naively_switch_states(true);
    for _ in Tokenizer::new_with_emitter(&*without_template_tags(text), emitter).flatten() {}
    let bytes = text.as_bytes();
    let mut at = 0;
    for mark in &mut found {
        let fits = mark.span.start >= at
            && mark.span.end <= text.len()
            && bytes.get(mark.span.start) == Some(&b'<')
            && (bytes[..mark.span.end].ends_with(b">") || mark.span.end == text.len());
        if !fits {
            return None;
        }
        at = mark.span.end;
        mark.prose.retain(|value| {
            let quotes = (
                value.start.checked_sub(1).and_then(|at| bytes.get(at)),
                bytes.get(value.end),
            );
            matches!(
                quotes,
                (Some(b'"'), Some(b'"')) | (Some(b'\''), Some(b'\''))
            ) && text
                .get(value.clone())
                .is_some_and(|value| !value.contains(['<', '>', '"']))
        });
    }
    Some(found)
}

/// The text with spaces in the place of the template tags that HTML would take for its own: `<p <%= a > b %>>`.
fn without_template_tags(text: &str) -> Cow<'_, str> {
    if memchr::memmem::find(text.as_bytes(), b"<%").is_none()
        && memchr::memmem::find(text.as_bytes(), b"<?").is_none()
    {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for tag in HIDES
        .find_iter(text)
        .filter(|tag| tag.as_str().starts_with('<'))
    {
        plain.push_str(&text[plain.len()..tag.start()]);
        plain.extend(std::iter::repeat_n(' ', tag.len()));
    }
    plain.push_str(&text[plain.len()..]);
    Cow::Owned(plain)
}

impl Mark {
    fn new(span: Range<usize>, name: &[u8], kind: Kind) -> Self {
        Self {
            span,
            name: String::from_utf8_lossy(name).to_ascii_lowercase(),
            kind,
            lang: None,
            rtl: false,
            no_translation: false,
            prose: Vec::new(),
        }
    }

    fn attribute(&mut self, name: &str, value: &[u8], span: Range<usize>) {
        let value = String::from_utf8_lossy(value).to_ascii_lowercase();
        match name {
            "lang" | "xml:lang" => self.lang = Some(value),
            "dir" => self.rtl = value == "rtl",
            "translate" => self.no_translation = value == "no",
            name if PROSE_ATTRIBUTES.contains(&name) => self.prose.push(span),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use crate::format::Format;

    fn prose(text: &str) -> String {
        shown::prose(text, Format::Html)
    }

    #[test]
    fn text_is_prose_and_markup_is_not() {
        assert_eq!(
            prose(
                "<!DOCTYPE html>\r\n<html><head><title>تیتر</title><style>p { a, b }</style></head>\r\n<body><p class=\"الف، ب\">یک <b>دو</b>&nbsp;سه<!-- نه --></p>\r\n<p>چهار<br>پنج"
            ),
            "تیتر|یک _دو_سه|چهار|پنج"
        );
        assert_eq!(
            prose(
                "<p>متن <code>کد</code> و</p><pre>کد، کد</pre><script>let x = '<p>متن</p>';</script>"
            ),
            "متن _ و"
        );
        assert_eq!(prose("سلام {{ نام }} و {% اگر %}"), "سلام _ و");
        assert_eq!(
            prose(
                "<p <%= صنف ? \"a>b\" : 1 %>>یک <%= پیوند \"دو\", \"<b>\" %> سه [gallery title=\"چهار\"] و <? پنج > ۱ ?> شش</p>"
            ),
            "یک _ سه _ و _ شش"
        );
    }

    #[test]
    fn attributes_for_readers_are_prose() {
        assert_eq!(
            prose(
                "<p>یک <img src=\"x.png\" alt=\"تصویر\"> دو</p><div title='راهنما' data-x=\"ن\">سه</div>"
            ),
            "یک _ دو|تصویر|راهنما|سه"
        );
    }

    #[test]
    fn other_languages_are_left_out() {
        assert_eq!(
            prose(
                "<html lang=\"en\"><p>یک <span lang=\"ar\">قال <b>الله</b></span> دو</p><div lang=ckb><div>ئەم</div> <p lang=\"fa\">سه</p></div>چهار"
            ),
            "یک _ دو|سه|چهار"
        );
        assert_eq!(
            prose(
                "<p>یک<img lang=en alt=\"دو\"> سه <i lang=\"ar\" title=\"چهار\">پنج</i></p><img alt=\"شش\">"
            ),
            "یک_ سه|شش"
        );
    }
}
