//! Markdown: blocks between blank lines, and in them the prose that CommonMark shows a reader.

mod front_matter;
mod references;

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use regex::Regex;

use super::html;
use super::lines::{is_blank, lines};
use super::spans::{merged, span_at};
use super::template_tags;
use crate::block::ProseRegion;
pub(crate) use front_matter::front_matter;
pub(crate) use references::DefinedLabels;

/// Cuts a Markdown document where a line begins a block afresh: after a blank line, not indented, outside of fences,
/// HTML and front matter. Fences and HTML that CommonMark runs across blank lines stay whole and are left out; of the
/// front matter only the values of the keys that a reader sees are kept.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut scanner = Scanner {
        blocks: Vec::new(),
        open: None,
        fence: None,
        html_end: None,
        in_code_tag: false,
        after_blank: true,
    };
    let mut rest = 0;
    if let Some((end, values)) = front_matter(text) {
        scanner.blocks.extend(values);
        rest = end;
    }
    for line in lines(&text[rest..]) {
        let span = rest + line.start..rest + line.end;
        scanner.line(&text[span.clone()], span);
    }
    scanner.blocks.extend(scanner.open);
    scanner.blocks
}

struct Scanner {
    blocks: Vec<Range<usize>>,
    open: Option<Range<usize>>,
    fence: Option<(u8, usize)>,
    html_end: Option<&'static str>,
    in_code_tag: bool,
    after_blank: bool,
}

impl Scanner {
    fn line(&mut self, line: &str, span: Range<usize>) {
        if let Some((mark, length)) = self.fence {
            if fence_of(line).is_some_and(|(m, l)| m == mark && l >= length)
                && line.trim().bytes().all(|b| b == mark)
            {
                self.fence = None;
            }
            return self.extend(span.end);
        }
        if let Some(end) = self.html_end {
            if line.to_ascii_lowercase().contains(end) {
                self.html_end = None;
            }
            return self.extend(span.end);
        }
        if self.in_code_tag {
            self.in_code_tag = template_tags::is_in_code(line, true);
            return self.extend(span.end);
        }
        let blank = is_blank(line);
        let fresh = self.after_blank && !blank && !line.starts_with([' ', '\t']);
        if fresh {
            self.blocks.extend(self.open.take());
        }
        if !blank || self.open.is_some() {
            self.open = Some(self.open.take().map_or(span.start, |block| block.start)..span.end);
        }
        self.after_blank = blank;
        self.fence = fence_of(line);
        if self.fence.is_none() {
            self.html_end = html_block_end(line);
            self.in_code_tag = template_tags::is_in_code(line, false);
        }
    }

    fn extend(&mut self, end: usize) {
        if let Some(block) = &mut self.open {
            block.end = end;
        }
        self.after_blank = false;
    }
}

/// The mark and length of a code fence that this line opens or closes.
pub(super) fn fence_of(line: &str) -> Option<(u8, usize)> {
    let content = line.trim_start_matches([' ', '>', '\t']);
    let mark = *content.as_bytes().first()?;
    let length = content.bytes().take_while(|&b| b == mark).count();
    (matches!(mark, b'`' | b'~') && length >= 3 && !content[length..].contains('`'))
        .then_some((mark, length))
}

/// What ends the HTML block that this line opens and does not end, for the kinds that run across blank lines.
fn html_block_end(line: &str) -> Option<&'static str> {
    let content = line.trim_start();
    if !content.starts_with('<') {
        return None;
    }
    let content = content.to_ascii_lowercase();
    let kinds = [
        ("<!--", "-->"),
        ("<script", "</script>"),
        ("<style", "</style>"),
        ("<pre", "</pre>"),
        ("<textarea", "</textarea>"),
    ];
    let (open, end) = kinds
        .into_iter()
        .find(|(open, _)| content.starts_with(open))?;
    (!content[open.len()..].contains(end)).then_some(end)
}

/// What CommonMark takes for text and other programs for markup: notes that are defined in another block, attributes in
/// braces, the first lines of fenced divs and admonitions; and template tags.
static HIDES: LazyLock<Regex> = LazyLock::new(|| {
    template_tags::with(&[
        r"\[\^[^\]\s]+\]",
        r"\{:?\s*(?:[.#][^\s{}]|[\w-]+=)[^{}\n]*\}",
        r"(?m:^[ \t>]*:{3,}[^\r\n]*)",
        r#"(?m:^[ \t]*(?:(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z]|===[!+]?[ \t]+")[^\r\n]*)"#,
    ])
});

/// What in a block is hidden by more than CommonMark knows: sorted, disjoint. Among it are comments as JSX has them.
fn hidden(block: &str) -> Vec<Range<usize>> {
    if !may_hide(block) {
        return Vec::new();
    }
    let hidden = HIDES.find_iter(block).map(|hidden| hidden.range());
    let comments = memmem::find_iter(block.as_bytes(), "{/*").map_while(|open| {
        let close = block[open..].find("*/}")?;
        Some(open..open + close + 3)
    });
    merged(hidden.chain(comments).collect())
}

/// Whether a block holds a sign without which nothing is hidden: most do not, and a search would cost them most.
fn may_hide(block: &str) -> bool {
    let opens_line = |line: Range<usize>| {
        let line = block[line].trim_start_matches([' ', '\t', '>']);
        line.starts_with([':', '!', '?', '='])
    };
    memchr::memchr3(b'[', b'{', b'<', block.as_bytes()).is_some() || lines(block).any(opens_line)
}

/// What is read beyond CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_WIKILINKS);

/// The paragraphs of prose in one block of a Markdown document.
pub(crate) fn prose_regions(block: &str) -> Vec<ProseRegion> {
    // A reference may be defined in another block: every `[text][label]` is taken for a link.
    let mut defined_elsewhere = |link: BrokenLink<'_>| {
        (link.link_type != LinkType::Shortcut)
            .then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let parser =
        Parser::new_with_broken_link_callback(block, OPTIONS, Some(&mut defined_elsewhere));
    let mut collector = Collector {
        regions: Vec::new(),
        shown: Vec::new(),
        leaf: None,
        attributes: Vec::new(),
        elements: html::InlineElements::default(),
        hidden: hidden(block),
        links: Vec::new(),
        code: 0,
        nested: 0,
        block,
    };
    for (event, span) in parser.into_offset_iter() {
        collector.event(event, span);
    }
    collector.finish_leaf();
    collector.regions
}

/// Whether a comment in a block is one, and not only shown.
pub(crate) fn is_comment(block: &str, comment: &Range<usize>) -> bool {
    Parser::new_ext(block, OPTIONS)
        .into_offset_iter()
        .any(|(event, span)| {
            let is_html = matches!(
                event,
                Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_)
            );
            is_html && span.start <= comment.start && comment.end <= span.end
        })
}

/// Gathers the spans that show text, leaf block by leaf block; what lies between two of them is opaque.
struct Collector<'t> {
    regions: Vec<ProseRegion>,
    shown: Vec<Range<usize>>,
    leaf: Option<Range<usize>>,
    /// The values of attributes of inline HTML that are prose.
    attributes: Vec<Range<usize>>,
    elements: html::InlineElements,
    /// What in the block is hidden by more than CommonMark knows: sorted, disjoint.
    hidden: Vec<Range<usize>>,
    /// Of each open link and image, whether its text is where it leads.
    links: Vec<bool>,
    code: usize,
    /// How many lists, quotations, tables or notes are open.
    nested: usize,
    block: &'t str,
}

impl Collector<'_> {
    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.finish_leaf();
                self.html(span);
                self.code += 1;
            }
            Event::InlineHtml(tag) => self.attributes.extend(self.elements.step(&tag, span.start)),
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                self.links.push(shows_its_target(link_type));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                self.links.pop();
            }
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => self.code += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                self.code = self.code.saturating_sub(1);
            }
            Event::Start(
                Tag::Item
                | Tag::TableCell
                | Tag::BlockQuote(_)
                | Tag::FootnoteDefinition(_)
                | Tag::Heading { .. },
            ) => {
                self.finish_leaf();
                self.nested += 1;
            }
            Event::End(
                TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::BlockQuote(_)
                | TagEnd::FootnoteDefinition
                | TagEnd::Heading(_),
            ) => {
                self.finish_leaf();
                self.nested -= 1;
            }
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => self.finish_leaf(),
            Event::Text(text) if self.is_prose() => self.text(&text, span),
            Event::SoftBreak => self.show(span),
            _ => {}
        }
    }

    fn is_prose(&self) -> bool {
        self.code == 0 && self.elements.show() && !self.links.contains(&true)
    }

    /// The prose of a block of HTML.
    fn html(&mut self, span: Range<usize>) {
        for mut region in html::prose_regions(&self.block[span.clone()]) {
            region.span = region.span.start + span.start..region.span.end + span.start;
            for hidden in &mut region.opaque {
                *hidden = hidden.start + span.start..hidden.end + span.start;
            }
            // A line that begins with a tag is HTML to its end; who writes a link there means one all the same.
            if link_targets(&self.block[region.span.clone()]).is_empty()
                && !self.is_hidden(region.span.start)
            {
                self.regions.push(region);
            }
        }
    }

    /// Whether what stands at a byte is hidden by more than CommonMark knows.
    fn is_hidden(&self, at: usize) -> bool {
        span_at(&self.hidden, at).is_some()
    }

    /// Shows a text where it is written as it is read. An entity is not, and the sign after a backslash is what it is
    /// only with that.
    fn text(&mut self, text: &str, span: Range<usize>) {
        if *text != self.block[span.clone()] {
            return;
        }
        let is_joined = self.shown.last().is_some_and(|last| last.end == span.start);
        let is_escaped = !is_joined
            && self.block[..span.start].ends_with('\\')
            && text.starts_with(|c: char| c.is_ascii_punctuation());
        self.show(span.start + usize::from(is_escaped)..span.end);
    }

    fn show(&mut self, span: Range<usize>) {
        self.leaf = Some(
            self.leaf
                .take()
                .map_or(span.clone(), |leaf| leaf.start..span.end),
        );
        self.shown.push(span);
    }

    fn finish_leaf(&mut self) {
        self.finish_text();
        let values = std::mem::take(&mut self.attributes).into_iter();
        self.regions
            .extend(values.filter_map(|value| html::attribute_region(self.block, value)));
    }

    fn finish_text(&mut self) {
        let mut shown = std::mem::take(&mut self.shown);
        let Some(span) = self.leaf.take() else { return };
        for target in link_targets(&self.block[span.clone()]) {
            shown = without(shown, &(target.start + span.start..target.end + span.start));
        }
        let first = self
            .hidden
            .partition_point(|hidden| hidden.end <= span.start);
        for hidden in self.hidden[first..]
            .iter()
            .take_while(|hidden| hidden.start < span.end)
        {
            shown = without(shown, hidden);
        }
        let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
            return;
        };
        let span = first.start..last.end;
        let opaque = shown
            .windows(2)
            .filter(|pair| pair[0].end < pair[1].start)
            .map(|pair| pair[0].end..pair[1].start)
            .collect();
        self.regions.push(ProseRegion {
            span,
            opaque,
            may_break: self.nested == 0,
        });
    }
}

/// Whether the text of such a link is an address or a label, so that another text would lead elsewhere.
fn shows_its_target(link_type: LinkType) -> bool {
    match link_type {
        LinkType::Inline | LinkType::Reference | LinkType::ReferenceUnknown => false,
        LinkType::WikiLink { has_pothole } => !has_pothole,
        LinkType::Collapsed
        | LinkType::CollapsedUnknown
        | LinkType::Shortcut
        | LinkType::ShortcutUnknown
        | LinkType::Autolink
        | LinkType::Email => true,
    }
}

/// The parts of some spans that lie outside of `hidden`.
fn without(spans: Vec<Range<usize>>, hidden: &Range<usize>) -> Vec<Range<usize>> {
    spans
        .into_iter()
        .flat_map(|span| {
            [
                span.start..span.end.min(hidden.start),
                span.start.max(hidden.end)..span.end,
            ]
        })
        .filter(|part| part.start < part.end)
        .collect()
}

/// Whatever stands where a link has its target. With a space in it CommonMark shows it as text, but its writer meant
/// a file, and many programs find that.
fn link_targets(text: &str) -> Vec<Range<usize>> {
    memmem::find_iter(text.as_bytes(), "](")
        .map(|at| {
            let end = text[at..]
                .find([')', '\n', '\r'])
                .map_or(text.len(), |end| at + end);
            at..end
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The prose of a document: regions separated by `|`, opaque spans shown as `_`.
    fn prose(text: &str) -> String {
        let mut shown = Vec::new();
        for block in blocks(text) {
            let block = &text[block];
            for region in prose_regions(block) {
                let mut out = String::new();
                let mut at = region.span.start;
                for hidden in &region.opaque {
                    out.push_str(&block[at..hidden.start]);
                    out.push('_');
                    at = hidden.end;
                }
                out.push_str(&block[at..region.span.end]);
                shown.push(out);
            }
        }
        shown.join("|")
    }

    #[test]
    fn code_links_and_html_are_hidden() {
        assert_eq!(
            prose("متن `a, b` و [پیوند](https://x.ir/a?b=1,2) است."),
            "متن _ و _پیوند_ است."
        );
        assert_eq!(prose("یک <b class=\"x, y\">دو</b> سه"), "یک _دو_ سه");
        assert_eq!(
            prose("یک [متن][برچسب] و\n\n[برچسب]: https://x.ir"),
            "یک _متن_ و"
        );
        assert_eq!(prose("یک [دو](سه ، چهار.md) پنج"), "یک [دو_) پنج");
        assert_eq!(prose("یک <https://x.ir/ا،ب> دو"), "یک _ دو");
        assert_eq!(
            prose("یک <span lang=\"ar\">قال <span>الله</span></span> دو <i title=\"سه\">چهار</i>"),
            "یک _ دو _چهار|سه"
        );
        assert_eq!(prose("```\nlet x = 1, y;\n\nمتن\n```\n\nبند"), "بند");
        assert_eq!(
            prose(
                "<div dir=\"rtl\">\nمتن <code>کد</code>\n</div>\n\nیک <kbd>کلید</kbd> دو و $x, y$"
            ),
            "متن|یک _ دو و "
        );
        assert_eq!(prose("<!-- یادداشت\n\nپنهان -->\n\nبند"), "بند");
        assert_eq!(prose("<!-- یک --> [دو](سه ، چهار.md)"), "");
    }

    #[test]
    fn labels_and_targets_are_hidden_where_they_are_shown() {
        assert_eq!(
            prose("یک [دو][] سه [چهار] پنج[^شش] هفت"),
            "یک _ سه [چهار] پنج_ هفت"
        );
        assert_eq!(prose("یک ![دو][] سه ![چهار][پنج]"), "یک _ سه _چهار");
        assert_eq!(
            prose("یک [[دو]] و ![[سه.png]] و [[چهار|پنج]]"),
            "یک _ و _ و _پنج"
        );
    }

    #[test]
    fn tags_of_other_programs_are_hidden() {
        assert_eq!(
            prose("یک {{< figure src=\"دو\" title=\"*سه*\" >}} چهار {% پنج %} شش <%= هفت %> هشت"),
            "یک _ چهار _ شش _ هشت"
        );
        assert_eq!(
            prose(
                "یک\n\n{% highlight x %}\n<p>دو</p>\n\nسه\n{% endhighlight %}\n\nچهار\n\n{{< highlight x >}}\nپنج\n\n    شش\n{{< /highlight >}}\n\nهفت {% raw %}هشت{% endraw %}\n\nنه"
            ),
            "یک|چهار|هفت |نه"
        );
        assert_eq!(
            prose("یک ![دو](سه){alt=\"چهار\"} پنج {#شش .هفت}هشت"),
            "یک _دو_ پنج _هشت"
        );
        assert_eq!(
            prose("::: {title=\"یک\"}\nدو\n:::\n\n!!! note \"سه\"\n    چهار\n\nپنج !!! شش"),
            "\nدو\n|\n_چهار|پنج !!! شش"
        );
    }

    #[test]
    fn what_is_escaped_stays_as_it_is() {
        assert_eq!(
            prose("یک \\\"دو\\\" و \\\\سه &quot;چهار&quot;"),
            "یک _دو_ و _سه _چهار"
        );
    }

    #[test]
    fn structure_separates_paragraphs() {
        assert_eq!(
            prose("# تیتر\n\n- یک\n- دو\n\n| الف | ب |\n|---|---|\n| پ | ت |\n"),
            "تیتر|یک|دو|الف|ب|پ|ت"
        );
        assert_eq!(prose("> نقل\n> قول\n"), "نقل\n_قول");
    }

    #[test]
    fn front_matter_shows_only_its_titles() {
        assert_eq!(
            prose("---\ntitle: \"تیتر خبر\"\ndate: 2025-08-29\n---\n\nمتن"),
            "تیتر خبر|متن"
        );
    }
}
