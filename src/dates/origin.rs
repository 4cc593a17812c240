//! Where the year of a date, or the day itself, was taken from, as the reader is told.

use super::anchor::AnchorSource;
use super::mention::{Mention, Shape};
use super::render;
use super::resolve::{Ground, Resolved, ResolvedMention};
use crate::message::{Lang, Text};

const WITH_DATELINE: Text = Text {
    fa: "سال در متن نیامده؛ با تاریخ خبر ({day})",
    en: "The text gives no year; by its dateline ({day})",
};
const WITH_NEAREST: Text = Text {
    fa: "سال در متن نیامده؛ با نزدیک‌ترین تاریخ کامل متن ({day})",
    en: "The text gives no year; by the nearest complete date of the text ({day})",
};
const WITH_FRONT_MATTER: Text = Text {
    fa: "سال در متن نیامده؛ با تاریخ سرآیند ({day})",
    en: "The text gives no year; by its front matter ({day})",
};
const WITH_SETTING: Text = Text {
    fa: "سال در متن نیامده؛ با تاریخ تنظیم‌شده ({day})",
    en: "The text gives no year; by the setting ({day})",
};
const WITH_FILE: Text = Text {
    fa: "سال در متن نیامده؛ نزدیک‌ترین به تاریخ فایل ({day})",
    en: "The text gives no year; nearest to the day of the file ({day})",
};
const WITH_TODAY: Text = Text {
    fa: "سال در متن نیامده؛ نزدیک‌ترین به امروز ({day})",
    en: "The text gives no year; nearest to today ({day})",
};
const FROM_DATELINE: Text = Text {
    fa: "نسبت به تاریخ خبر ({day})",
    en: "Counted from the dateline ({day})",
};
const FROM_FRONT_MATTER: Text = Text {
    fa: "نسبت به تاریخ سرآیند ({day})",
    en: "Counted from the front matter ({day})",
};
const FROM_SETTING: Text = Text {
    fa: "نسبت به تاریخ تنظیم‌شده ({day})",
    en: "Counted from the setting ({day})",
};
const FROM_FILE: Text = Text {
    fa: "نسبت به تاریخ فایل ({day})",
    en: "Counted from the day of the file ({day})",
};
const FROM_TODAY: Text = Text {
    fa: "نسبت به امروز ({day})",
    en: "Counted from today ({day})",
};
const AMBIGUOUS: Text = Text {
    fa: "احتمالی؛ خوانش دیگر: {other}",
    en: "Probable; the other reading: {other}",
};

/// Where the year was taken from, or what a relative day was counted from; `None` when the year is written.
pub fn origin(
    date: &Resolved<'_>,
    mention: &Mention,
    resolved: &ResolvedMention,
    lang: Lang,
) -> Option<String> {
    let anchor_day = || {
        date.anchor
            .map(|anchor| render::date(anchor.day.solar(), lang))
    };
    if mention.shape.is_relative() {
        let text = match date.anchor?.source {
            AnchorSource::Setting => FROM_SETTING,
            AnchorSource::Dateline => FROM_DATELINE,
            // No other date of a text is the day from which «دیروز» is counted.
            AnchorSource::NearestDate => return None,
            AnchorSource::FrontMatter => FROM_FRONT_MATTER,
            AnchorSource::File => FROM_FILE,
            AnchorSource::Today => FROM_TODAY,
        };
        return Some(text.with("day", anchor_day()?).render(lang));
    }
    match resolved.year {
        Some((_, ground)) if ground.counted_from().is_some() => {
            let text = match ground.counted_from()? {
                AnchorSource::Setting => WITH_SETTING,
                AnchorSource::Dateline => WITH_DATELINE,
                AnchorSource::NearestDate => WITH_NEAREST,
                AnchorSource::FrontMatter => WITH_FRONT_MATTER,
                AnchorSource::File => WITH_FILE,
                AnchorSource::Today => WITH_TODAY,
            };
            Some(text.with("day", anchor_day()?).render(lang))
        }
        Some((_, Ground::Ambiguous)) => {
            let Shape::Numeric(numeric) = &mention.shape else {
                return None;
            };
            let other = render::date(*numeric.readings.get(1)?, lang);
            Some(AMBIGUOUS.with("other", other).render(lang))
        }
        _ => None,
    }
}
