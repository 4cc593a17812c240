//! The ezafe after a silent ه: «خانه ی ما», «خانۀ ما».

use crate::diagnostic::{Edit, Safety, Severity};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::settings::Ezafe;
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "ezafe-form",
    family: Family::Orthography,
    ground: Ground::Academy,
    severity: Some(Severity::Warning),
    changes: Changes::Ezafe,
    summary: Text {
        fa: "کسرهٔ اضافه پس از های بی‌صدا: «خانه ی ما»",
        en: "The ezafe after a silent ه: “خانه ی ما”",
    },
    page: include_str!("ezafe_form.md"),
    check: Check::Token {
        on: Traits::LISTED.union(Traits::PRECOMPOSED_EZAFE),
        check,
    },
};

const PARTED: Text = Text {
    fa: "یای اضافه پس از های بی‌صدا جدا نمی‌ماند: «{ye}» یا «{hamza}».",
    en: "The ye of the ezafe does not stand apart: “{ye}” or “{hamza}”.",
};
const PRECOMPOSED: Text = Text {
    fa: "«ۀ» نویسه‌ای قدیمی است؛ «{right}» همان شکل را با «هٔ» دارد.",
    en: "“ۀ” is a legacy character; “{right}” looks the same and is found by a search.",
};

/// Words in ه that carry no ezafe of this kind: function words and numbers.
const NEVER: [&str; 12] = [
    "به", "که", "چه", "نه", "سه", "ده", "همه", "بله", "ه", "مه", "شه", "ره",
];

const HAMZA_ABOVE: char = '\u{0654}';

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    if context.paragraph.tokens[index]
        .traits
        .contains(Traits::PRECOMPOSED_EZAFE)
    {
        precomposed(context, index, sink);
    } else if context.paragraph.text_of(index) == "ی" {
        parted(context, index, sink);
    }
}

fn precomposed(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    if context.is_persian(index) {
        let right = context.paragraph.text_of(index).replace('ۀ', "ه\u{0654}");
        sink.report(
            context.paragraph.tokens[index].span(),
            PRECOMPOSED.with("right", right.clone()),
        )
        .at_most(Severity::Hint)
        .replace(Safety::Suggested, right);
    }
}

fn parted(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let host = paragraph.text_at(index, -2);
    let follows =
        paragraph.text_at(index, -1) == " " && paragraph.kind_at(index, -2) == TokenKind::Word;
    // At the end of a line or before a mark it is a letter's name, or something is missing.
    let goes_on =
        paragraph.text_at(index, 1) == " " && paragraph.kind_at(index, 2) == TokenKind::Word;
    if !follows
        || !goes_on
        || !host.ends_with('ه')
        || NEVER.contains(&host)
        || !context.is_persian(index)
    {
        return;
    }
    let Some(first) = paragraph.at(index, -2).map(|token| token.start as usize) else {
        return;
    };
    let span = first..paragraph.tokens[index].end as usize;
    let gap = span.start + host.len()..span.end;
    let forms = (format!("{host}\u{200C}ی"), format!("{host}{HAMZA_ABOVE}"));
    let ye = (
        title::REPLACE.with("right", forms.0.clone()),
        vec![Edit {
            span: gap.start..gap.end - "ی".len(),
            replacement: "\u{200C}".to_owned(),
        }],
    );
    let hamza = (
        title::REPLACE.with("right", forms.1.clone()),
        vec![Edit {
            span: gap,
            replacement: HAMZA_ABOVE.to_string(),
        }],
    );
    let finding = sink.report(span, PARTED.with("ye", forms.0).with("hamza", forms.1));
    // Unless the house rules otherwise, the letter that was typed stays, and only the space is mended.
    let (preferred, other) = if context.settings.ezafe == Ezafe::Hamza {
        (hamza, ye)
    } else {
        (ye, hamza)
    };
    finding
        .fix(Safety::Suggested, preferred.0, preferred.1)
        .alternative(other.0, other.1);
}
