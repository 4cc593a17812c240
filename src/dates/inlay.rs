//! The equivalent of a date, to be shown behind it.

use super::calendar::Calendar;
use super::mention::{Mention, Shape};
use super::render;
use super::resolve::{Resolved, ResolvedMention};
use crate::message::Lang;

/// A short text behind a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateInlay {
    /// The byte of the text behind which it belongs.
    pub offset: usize,
    /// What is shown: «= ۲۹ اوت ۲۰۲۵».
    pub label: String,
}

/// The equivalents of all dates that have none in the text: the Gregorian one of a solar date, the solar one of others.
pub fn inlays(dates: &[Resolved<'_>], lang: Lang) -> Vec<DateInlay> {
    dates
        .iter()
        .filter(|date| date.sides.len() == 1)
        .flat_map(|date| {
            date.mentions()
                .filter_map(move |(mention, resolved)| inlay(date, mention, resolved, lang))
        })
        .collect()
}

fn inlay(
    date: &Resolved<'_>,
    mention: &Mention,
    resolved: &ResolvedMention,
    lang: Lang,
) -> Option<DateInlay> {
    let written = mention.calendar()?;
    if mention.name.is_some() || matches!(mention.shape, Shape::DayOfMonth { .. }) {
        return None;
    }
    let other = if written == Calendar::Solar {
        Calendar::Gregorian
    } else {
        Calendar::Solar
    };
    let equivalents: Option<Vec<_>> = resolved
        .dates
        .iter()
        .map(|&written| Some(date.lunar.date_in(other, date.day(written)?)))
        .collect();
    let equivalents = equivalents.filter(|dates| !dates.is_empty())?;
    let separator = match (mention.is_range(), lang) {
        (true, _) => "–",
        (false, Lang::Fa) => "، ",
        (false, Lang::En) => ", ",
    };
    let shown: Vec<String> = equivalents
        .into_iter()
        .map(|date| render::date(date, lang))
        .collect();
    let offset = date.place(&mention.span).end;
    Some(DateInlay {
        offset,
        label: format!("= {}", shown.join(separator)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::anchor::KnownDays;
    use crate::dates::lunar::LunarCalendar;
    use crate::dates::recognise::recognise_text;
    use crate::dates::resolve::{Placed, resolve};

    fn labels(text: &str) -> Vec<String> {
        let lunar = LunarCalendar::default();
        let dates = recognise_text(text).unwrap_or_default();
        let resolved = resolve(
            &[Placed {
                offset: 0,
                dates: &dates,
            }],
            &KnownDays::default(),
            &lunar,
        );
        inlays(&resolved, Lang::Fa)
            .into_iter()
            .map(|inlay| inlay.label)
            .collect()
    }

    #[test]
    fn dates_without_an_equivalent_get_one() {
        assert_eq!(labels("نشست ۷ شهریور ۱۴۰۴"), ["= ۲۹ اوت ۲۰۲۵"]);
        assert_eq!(labels("نشست ۲۹ اوت ۲۰۲۵"), ["= ۷ شهریور ۱۴۰۴"]);
        assert_eq!(labels("۷ شهریور ۱۴۰۴ (۲۹ اوت ۲۰۲۵)"), Vec::<String>::new());
        assert_eq!(labels("کودتای ۲۸ مرداد"), Vec::<String>::new());
    }
}
