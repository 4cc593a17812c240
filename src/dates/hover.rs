//! What is said of a date when the reader points at it.

use std::ops::Range;

use super::calendar::{CONVERTED_YEARS, Calendar, CalendarDate, Day, TOO_FAR};
use super::conversion::Conversion;
use super::mention::{Mention, Name, Shape};
use super::origin::origin;
use super::render;
use super::resolve::{Resolved, ResolvedMention};
use crate::message::{Lang, Text};

/// The text of a hover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateHover {
    /// The bytes of the text that it is about.
    pub span: Range<usize>,
    /// What is said, line by line, in plain text.
    pub lines: Vec<String>,
}

const NO_YEAR: Text = Text {
    fa: "سال در متن نیامده",
    en: "The text gives no year",
};
const NAME: Text = Text {
    fa: "نام یک رویداد؛ سالی برای آن فرض نشد",
    en: "The name of an event; no year was assumed",
};
const NO_SUCH_DAY: Text = Text {
    fa: "این روز در تقویم نیست",
    en: "There is no such day",
};
const FOREIGN_LUNAR: Text = Text {
    fa: "در ایران؛ در کشورهای دیگر ممکن است یک روز فرق کند",
    en: "In Iran; in other countries it may be a day off",
};
const BY_SIGHTING: Text = Text {
    fa: "آغاز ماه با رؤیت هلال است",
    en: "The month begins with the sighting of the crescent",
};
const MONTH: Text = Text {
    fa: "{month} = {first} تا {last}",
    en: "{month} = {first} to {last}",
};

/// Days from the day of the text within which Ramadan and Shawwal may still be announced.
const CURRENT: i64 = 45;

/// What to say at a byte of the text.
pub fn hover(dates: &[Resolved<'_>], offset: usize, lang: Lang) -> Option<DateHover> {
    let (date, mention, resolved) = mention_at(dates, offset)?;
    let lines = lines(date, mention, resolved, lang)?;
    Some(DateHover {
        span: date.place(&mention.span),
        lines,
    })
}

/// The mention at a byte of the text.
pub fn mention_at<'r, 'a>(
    dates: &'r [Resolved<'a>],
    offset: usize,
) -> Option<(&'r Resolved<'a>, &'r Mention, &'r ResolvedMention)> {
    dates.iter().find_map(|date| {
        let mut mentions = date.mentions();
        mentions
            .find(|(mention, _)| date.place(&mention.span).contains(&offset))
            .map(|(m, r)| (date, m, r))
    })
}

fn lines(
    date: &Resolved<'_>,
    mention: &Mention,
    resolved: &ResolvedMention,
    lang: Lang,
) -> Option<Vec<String>> {
    match mention.name {
        Some(Name::Place) => return None,
        Some(Name::Event) => return Some(vec![NAME.in_lang(lang).to_owned()]),
        None => {}
    }
    if let Shape::Month(month) = &mention.shape {
        return month_line(
            date,
            month.name.calendar,
            mention.full_year()?,
            month.name.number,
            lang,
        )
        .map(|line| vec![line]);
    }
    if matches!(mention.shape, Shape::Year(_)) {
        return None;
    }
    if resolved.dates.is_empty() {
        mention.month()?;
        return Some(vec![NO_YEAR.in_lang(lang).to_owned()]);
    }
    let mut lines: Vec<String> = origin(date, mention, resolved, lang).into_iter().collect();
    let mut notes: Vec<&'static str> = Vec::new();
    for &written in &resolved.dates {
        let Some(day) = date.day(written) else {
            let problem = if CONVERTED_YEARS.contains(&written.year) {
                NO_SUCH_DAY
            } else {
                TOO_FAR
            };
            lines.push(format!(
                "{}: {}",
                render::date(written, lang),
                problem.in_lang(lang)
            ));
            continue;
        };
        let conversion = Conversion::of(day, date.lunar);
        lines.push(conversion.line(lang));
        notes.extend(conversion.reservations(lang));
        notes.extend(
            lunar_notes(date, written, day, &conversion)
                .iter()
                .map(|note| note.in_lang(lang)),
        );
    }
    notes.dedup();
    lines.extend(notes.into_iter().map(str::to_owned));
    Some(lines)
}

fn lunar_notes(
    date: &Resolved<'_>,
    written: CalendarDate,
    day: Day,
    conversion: &Conversion,
) -> Vec<Text> {
    let mut notes = Vec::new();
    if written.calendar == Calendar::Lunar {
        notes.push(FOREIGN_LUNAR);
    }
    let current = date
        .anchor
        .is_some_and(|anchor| (anchor.day.0 - day.0).abs() <= CURRENT);
    if current && matches!(conversion.lunar.date.month, 9 | 10) && !conversion.lunar.announced {
        notes.push(BY_SIGHTING);
    }
    notes
}

/// «شهریور ۱۴۰۴ = ۲۳ اوت ۲۰۲۵ تا ۲۲ سپتامبر ۲۰۲۵»
fn month_line(
    date: &Resolved<'_>,
    calendar: Calendar,
    year: i32,
    month: u8,
    lang: Lang,
) -> Option<String> {
    let first_of = |year, month| {
        date.day(CalendarDate {
            calendar,
            year,
            month,
            day: 1,
        })
    };
    let first = first_of(year, month)?;
    let next = if month == 12 {
        first_of(year + 1, 1)?
    } else {
        first_of(year, month + 1)?
    };
    let other = if calendar == Calendar::Solar {
        Calendar::Gregorian
    } else {
        Calendar::Solar
    };
    let shown = |day: Day| render::date(date.lunar.date_in(other, day), lang);
    let name = match lang {
        Lang::Fa => super::names::month(calendar, month),
        Lang::En => super::names::english_month(calendar, month),
    };
    Some(
        MONTH
            .with("month", format!("{name} {}", render::year(year, lang)))
            .with("first", shown(first))
            .with("last", shown(next.plus(-1)))
            .render(lang),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::anchor::KnownDays;
    use crate::dates::dateline::day_of;
    use crate::dates::lunar::LunarCalendar;
    use crate::dates::recognise::recognise_text;
    use crate::dates::resolve::{Placed, resolve};

    fn hover_in(text: &str, known: KnownDays, lang: Lang) -> Vec<String> {
        let lunar = LunarCalendar::default();
        let dates = recognise_text(text).unwrap_or_default();
        let resolved = resolve(
            &[Placed {
                offset: 0,
                dates: &dates,
            }],
            &known,
            &lunar,
        );
        let offset = resolved
            .last()
            .map_or(0, |date| date.place(&date.passage.span()).start);
        hover(&resolved, offset, lang)
            .map(|hover| hover.lines)
            .unwrap_or_default()
    }

    #[test]
    fn a_complete_date_is_one_line() {
        let lines = hover_in("جمعه ۷ شهریور ۱۴۰۴", KnownDays::default(), Lang::Fa);
        assert_eq!(
            lines,
            ["جمعه ۷ شهریور ۱۴۰۴ = ۲۹ اوت ۲۰۲۵ = ۵ ربیع‌الاول ۱۴۴۷ (محاسبه برای ایران؛ ام‌القری: ۶)"]
        );
    }

    #[test]
    fn an_inferred_year_is_said() {
        let lines = hover_in(
            "تهران – ۷ شهریور ۱۴۰۴ – نشست ۱۲ شهریور",
            KnownDays::default(),
            Lang::Fa,
        );
        assert_eq!(lines[0], "سال در متن نیامده؛ با تاریخ خبر (۷ شهریور ۱۴۰۴)");
        assert!(
            lines[1].starts_with("چهارشنبه ۱۲ شهریور ۱۴۰۴ = ۳ سپتامبر ۲۰۲۵ ="),
            "{}",
            lines[1]
        );
        let file = KnownDays {
            file: day_of("2025-08-29"),
            ..KnownDays::default()
        };
        assert!(
            hover_in("نشست ۱۲ شهریور", file, Lang::En)[0]
                .contains("nearest to the day of the file")
        );
        assert_eq!(
            hover_in("نشست ۱۲ شهریور", KnownDays::default(), Lang::Fa),
            ["سال در متن نیامده"]
        );
    }

    #[test]
    fn the_day_of_a_birth_lends_no_year() {
        let known = KnownDays {
            file: day_of("2025-08-29"),
            ..KnownDays::default()
        };
        let text = "این شاعر متولد ۱۲ خرداد ۱۳۴۵ بود و دوشنبه ۳ شهریور درگذشت";
        let lines = hover_in(text, known, Lang::Fa);
        assert_eq!(
            lines[0],
            "سال در متن نیامده؛ نزدیک‌ترین به تاریخ فایل (۷ شهریور ۱۴۰۴)"
        );
        assert!(lines[1].starts_with("دوشنبه ۳ شهریور ۱۴۰۴"), "{lines:?}");
    }

    #[test]
    fn a_birth_is_that_of_its_own_sentence() {
        let text = "وی ۵ تیر ۱۳۲۰ زاده شد. شنبه ۸ شهریور ۱۴۰۴ درگذشت و ۱۲ شهریور به خاک رفت";
        let known = KnownDays {
            file: day_of("2020-08-29"),
            ..KnownDays::default()
        };
        let lines = hover_in(text, known, Lang::Fa);
        assert_eq!(
            lines[0],
            "سال در متن نیامده؛ با نزدیک‌ترین تاریخ کامل متن (۸ شهریور ۱۴۰۴)"
        );
    }

    #[test]
    fn a_year_told_before_the_date_is_that_of_the_hover() {
        let known = KnownDays {
            fixed: day_of("2025-08-29"),
            ..KnownDays::default()
        };
        let lines = hover_in("سال گذشته ۷ شهریور نشستند", known, Lang::Fa);
        assert!(lines[1].starts_with("چهارشنبه ۷ شهریور ۱۴۰۳"), "{lines:?}");
    }

    #[test]
    fn what_a_relative_day_is_counted_from_is_said() {
        let dateline = "تهران – ۷ شهریور ۱۴۰۴ – نشست ";
        for (word, day) in [
            ("امروز", "جمعه ۷ شهریور ۱۴۰۴"),
            ("دیروز", "پنجشنبه ۶ شهریور ۱۴۰۴"),
            ("جمعه گذشته", "جمعه ۳۱ مرداد ۱۴۰۴"),
            ("۱۵ ماه جاری", "شنبه ۱۵ شهریور ۱۴۰۴"),
        ] {
            let lines = hover_in(&format!("{dateline}{word}"), KnownDays::default(), Lang::Fa);
            assert_eq!(lines[0], "نسبت به تاریخ خبر (۷ شهریور ۱۴۰۴)", "{word}");
            assert!(lines[1].starts_with(day), "{word}: {lines:?}");
        }
        let with = |known: KnownDays| hover_in("او دیروز آمد", known, Lang::En);
        let day = day_of("2025-08-29");
        let known = KnownDays::default();
        for (known, source) in [
            (
                KnownDays {
                    fixed: day,
                    ..known
                },
                "the setting",
            ),
            (
                KnownDays {
                    front_matter: day,
                    ..known
                },
                "the front matter",
            ),
            (KnownDays { file: day, ..known }, "the day of the file"),
            (
                KnownDays {
                    today: day,
                    ..known
                },
                "today",
            ),
        ] {
            assert_eq!(
                with(known)[0],
                format!("Counted from {source} (7 Shahrivar 1404)")
            );
        }
        assert_eq!(with(known), Vec::<String>::new());
    }

    #[test]
    fn names_get_no_year_and_places_nothing() {
        let known = KnownDays {
            fixed: day_of("2025-08-29"),
            ..KnownDays::default()
        };
        assert!(hover_in("کودتای ۲۸ مرداد", known, Lang::Fa)[0].contains("نام یک رویداد"));
        assert!(hover_in("میدان هفت تیر", known, Lang::Fa).is_empty());
    }

    #[test]
    fn what_is_uncertain_is_said() {
        let known = KnownDays::default();
        let lunar = hover_in("۵ رمضان ۱۴۴۶", known, Lang::Fa);
        assert!(
            lunar.iter().any(|line| line.contains("یک روز فرق کند")),
            "{lunar:?}"
        );
        let old = hover_in("چهارم آذر ۱۲۹۵", known, Lang::Fa);
        assert!(
            old.iter().any(|line| line.contains("پیش از ۱۳۰۴")),
            "{old:?}"
        );
        let figures = hover_in("مورخ ۰۳/۰۱/۰۴", known, Lang::Fa);
        assert!(figures[0].contains("احتمالی"), "{figures:?}");
    }

    #[test]
    fn far_years_are_not_taken_for_the_nearest() {
        let known = KnownDays {
            fixed: day_of("2025-08-29"),
            ..KnownDays::default()
        };
        let columbus = hover_in("جمعه ۱۲ اکتبر ۱۴۹۲", known, Lang::En);
        assert!(columbus[0].contains("12 October 1492"), "{columbus:?}");
        let far = hover_in("۲۵ فوریه ۳۲۰۰", known, Lang::En);
        assert!(far[0].contains("only the years 1 to 3000"), "{far:?}");
        let old = hover_in("۱۰ محرم ۶۱", known, Lang::En);
        assert_eq!(old, ["The text gives no year"]);
    }

    #[test]
    fn a_month_shows_its_days() {
        let lines = hover_in("شهریور ۱۴۰۴", KnownDays::default(), Lang::Fa);
        assert_eq!(lines, ["شهریور ۱۴۰۴ = ۲۳ اوت ۲۰۲۵ تا ۲۲ سپتامبر ۲۰۲۵"]);
    }
}
