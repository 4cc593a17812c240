//! The ezafe after a silent ه in the other of its two forms: «خانه‌ی ما» where the house or the text writes «خانهٔ ما».

use crate::diagnostic::{Safety, Severity};
use crate::fact::{EzafeForm, Fact, FactKind};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::settings::{Ezafe, Settings};
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "ezafe-style",
    family: Family::Orthography,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Info),
    changes: Changes::Ezafe,
    summary: Text {
        fa: "کسرهٔ اضافه به شکلی جز شیوهٔ خانه: «خانه‌ی ما» و «خانهٔ ما»",
        en: "The ezafe in another form than that of the house: “خانه‌ی ما” and “خانهٔ ما”",
    },
    page: include_str!("ezafe_style.md"),
    check: Check::Document {
        on: Traits::ZWNJ.union(Traits::VOWEL_SIGN),
        by_distance: false,
        observe,
        conclude,
    },
};

const HOUSE: Text = Text {
    fa: "شیوهٔ این‌جا «{right}» است.",
    en: "The style of the house is “{right}”.",
};
const DOCUMENT: Text = Text {
    fa: "این متن بیشتر به شکل «{right}» می‌نویسد.",
    en: "This text mostly writes it as in “{right}”.",
};

fn observe(context: &Context<'_>, index: usize, facts: &mut Vec<Fact>) {
    let paragraph = context.paragraph;
    // Before a mark or the end of a line something is missing, or the word is only named.
    let goes_on = paragraph.text_at(index, 1) == " "
        && matches!(
            paragraph.kind_at(index, 2),
            TokenKind::Word | TokenKind::Number | TokenKind::Latin
        );
    if context.settings.ezafe == Ezafe::Keep || !goes_on {
        return;
    }
    let word = paragraph.text_of(index);
    let found = [EzafeForm::Hamza, EzafeForm::Ye]
        .into_iter()
        .find_map(|form| Some((form, word.strip_suffix(form.suffix())?)));
    let Some((form, host)) = found else {
        return;
    };
    // After a long vowel the ه is heard, and neither form is right: «راه».
    let is_silent = host.ends_with('ه') && !host.ends_with("اه") && host.chars().count() > 2;
    if is_silent && context.is_persian(index) {
        facts.push(Fact {
            span: paragraph.tokens[index].span(),
            kind: FactKind::Ezafe {
                form,
                host: host.into(),
            },
        });
    }
}

fn conclude(settings: &Settings, facts: &[Fact], sink: &mut Sink<'_>) {
    let found = || {
        facts.iter().filter_map(|fact| match &fact.kind {
            FactKind::Ezafe { form, host } => Some((fact, *form, host)),
            _ => None,
        })
    };
    let count = |wanted| found().filter(|&(_, form, _)| form == wanted).count();
    let (wanted, message) = match settings.ezafe {
        Ezafe::Keep => return,
        Ezafe::Hamza => (EzafeForm::Hamza, HOUSE),
        Ezafe::Ye => (EzafeForm::Ye, HOUSE),
        Ezafe::Consistent => match count(EzafeForm::Hamza).cmp(&count(EzafeForm::Ye)) {
            std::cmp::Ordering::Greater => (EzafeForm::Hamza, DOCUMENT),
            std::cmp::Ordering::Less => (EzafeForm::Ye, DOCUMENT),
            // Neither form is the usual one.
            std::cmp::Ordering::Equal => return,
        },
    };
    for (fact, _, host) in found().filter(|&(_, form, _)| form != wanted) {
        let right = format!("{host}{}", wanted.suffix());
        sink.report(fact.span.clone(), message.with("right", right.clone()))
            .replace(Safety::Suggested, right);
    }
}
