//! «نداردسخنگوی»: words run together where a line or a sentence ended.

use crate::diagnostic::Safety;
use crate::diagnostic::{Edit, Severity};
use crate::half_space::{joins_words, reading};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::segmentation::{Gap, Kind, Reading};
use crate::tokens::{Traits, ZWNJ};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "joined-words",
    family: Family::Joins,
    ground: Ground::Slip,
    severity: Some(Severity::Warning),
    changes: Changes::SentenceBreak,
    summary: Text {
        fa: "دو واژهٔ چسبیده: «نداردسخنگوی»",
        en: "Two words run together: “نداردسخنگوی”",
    },
    page: include_str!("joined_words.md"),
    check: Check::Token {
        on: Traits::MISREAD,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "دو واژه به هم چسبیده‌اند: «{left}» و «{right}»؛ شاید مرز دو جمله یا دو بند در اینجا گم شده است.",
    en: "Two words are run together: “{left}” and “{right}”. A sentence or a paragraph may have ended between them.",
};
const HALF_SPACE: Text = Text {
    fa: "نیم‌فاصلهٔ «می» برگردد",
    en: "Restore the half-space behind «می»",
};
const FULL_STOP: Text = Text {
    fa: "نقطه و فاصله بگذار",
    en: "Insert a full stop and a space",
};

/// From this many bytes on (some hundred letters) a paragraph is long for a headline with one sentence under it: the
/// border that was lost is more likely one of paragraphs.
const LONG_PARAGRAPH: usize = 200;

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let Some(reading) = reading(context, index).filter(joins_words) else {
        return;
    };
    if !context.is_persian(index) {
        return;
    }
    let paragraph = context.paragraph;
    let token = paragraph.tokens[index];
    let word = paragraph.text_of(index);
    let Some(border) = reading
        .boundaries
        .iter()
        .find(|boundary| boundary.gap == Gap::WordBreak)
    else {
        return;
    };
    let message = MESSAGE
        .with("left", word[..border.offset].to_owned())
        .with("right", word[border.offset..].to_owned());
    let edits = |separator: &str| edits(token.start as usize, &reading, separator);
    let paragraph_break = (title::NEW_PARAGRAPH.message(), edits("\n\n"));
    let space = (title::INSERT_SPACE.message(), edits(" "));
    let full_stop = (FULL_STOP.message(), edits(". "));
    let finding = sink.report(token.span(), message);
    let finding = if paragraph.may_break && paragraph.text.len() >= LONG_PARAGRAPH {
        finding
            .fix(Safety::Suggested, paragraph_break.0, paragraph_break.1)
            .alternative(full_stop.0, full_stop.1)
            .alternative(space.0, space.1)
    } else {
        let finding = finding
            .fix(Safety::Suggested, space.0, space.1)
            .alternative(full_stop.0, full_stop.1);
        if paragraph.may_break {
            finding.alternative(paragraph_break.0, paragraph_break.1)
        } else {
            finding
        }
    };
    // Wherever the words part: behind «می» of a verb that ends the first of them a half-space is certain.
    let prefix = reading
        .boundaries
        .iter()
        .find(|boundary| boundary.kind == Kind::VerbPrefix);
    if let Some(prefix) = prefix.filter(|prefix| prefix.offset < border.offset) {
        let at = token.start as usize + prefix.offset;
        let half_space = Edit {
            span: at..at,
            replacement: ZWNJ.to_string(),
        };
        finding.fix(Safety::Safe, HALF_SPACE.message(), vec![half_space]);
    }
}

/// All that the token lacks, with `separator` between its words.
fn edits(start: usize, reading: &Reading, separator: &str) -> Vec<Edit> {
    reading
        .boundaries
        .iter()
        .map(|boundary| Edit {
            span: start + boundary.offset..start + boundary.offset,
            replacement: if boundary.gap == Gap::WordBreak {
                separator.to_owned()
            } else {
                "\u{200C}".to_owned()
            },
        })
        .collect()
}
