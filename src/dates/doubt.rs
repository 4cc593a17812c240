//! Dates that no rule can object to, whatever their year: they need not be resolved to be judged.
//!
//! Most dates of a text are such: no weekday and no equivalent contradicts them, and every year has their day.

use super::calendar::{CONVERTED_YEARS, Calendar, shortest_month};
use super::mention::{Mention, Passage, Shape, YearValue};

/// Whether some rule may have something to say about a passage.
pub(super) fn is_doubtful(passage: &Passage) -> bool {
    match &passage.sides[..] {
        [side] => !matches!(&side.mentions[..], [mention] if is_beyond_doubt(mention)),
        _ => true,
    }
}

/// Whether a mention that has no equivalent and is in no list of mentions can contradict nothing.
fn is_beyond_doubt(mention: &Mention) -> bool {
    let has_witness =
        !mention.weekdays.is_empty() || mention.relative.is_some() || mention.era.is_some();
    !has_witness
        && match &mention.shape {
            Shape::Days { days, month, .. } => {
                let shortest = shortest_month(month.name.calendar, month.name.number);
                days.iter().all(|day| (1..=shortest).contains(&day.number))
                    && days.is_sorted_by_key(|day| day.number)
                    && fits_year(mention, month.name.calendar)
            }
            Shape::Month(month) => fits_year(mention, month.name.calendar),
            Shape::Numeric(date) => date.only_reading().is_some_and(|date| {
                (1..=shortest_month(date.calendar, date.month)).contains(&date.day)
                    && CONVERTED_YEARS.contains(&date.year)
            }),
            Shape::Relative(_) | Shape::RelativeWeekday { .. } | Shape::DayOfMonth { .. } => true,
            Shape::Year(_) => false,
        }
}

/// Whether the year of a month may be one of its own calendar.
fn fits_year(mention: &Mention, calendar: Calendar) -> bool {
    let Some(YearValue::Full(year)) = mention.year.as_ref().map(|year| year.value) else {
        return true;
    };
    calendar.may_have_year(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::anchor::KnownDays;
    use crate::dates::dateline::day_of;
    use crate::dates::recognise::recognise_text;
    use crate::dates::resolve::{Placed, resolve};
    use crate::linter::Linter;

    /// Whether each date of a text is doubtful.
    fn doubts(text: &str) -> Vec<bool> {
        let dates = recognise_text(text).unwrap_or_default();
        dates.passages.iter().map(is_doubtful).collect()
    }

    #[test]
    fn a_date_by_itself_raises_no_doubt() {
        for text in [
            "۷ شهریور ۱۴۰۴",
            "نهم و دهم شهریور",
            "از ۲۵ تا ۲۸ آبان",
            "شهریور ۱۴۰۴",
            "۱۴۰۴/۶/۷",
            "جمعه گذشته",
            "کودتای ۲۸ مرداد",
        ] {
            assert_eq!(doubts(text), [false], "{text}");
        }
    }

    #[test]
    fn what_may_contradict_something_is_looked_at() {
        for text in [
            "جمعه ۷ شهریور",
            "دیروز ۶ شهریور",
            "۷ شهریور ۱۴۰۴ میلادی",
            "۳۱ مهر",
            "۳۰ اسفند",
            "۲۹ فوریه",
            "۳۰ رمضان",
            "از ۲۸ تا ۲۵ آبان",
            "۳۱ اوت و اول سپتامبر",
            "۳۱ اوت (۹ شهریور)",
            "شهریور ۲۰۲۵",
            "۱۴۰۴/۱۳/۷",
            "03/07/2024",
        ] {
            assert_eq!(doubts(text), [true], "{text}");
        }
    }

    #[test]
    fn no_rule_objects_to_a_date_beyond_doubt() {
        let linter = Linter::default();
        let known = KnownDays {
            fixed: day_of("1404/06/07"),
            ..KnownDays::default()
        };
        let months = [
            "اردیبهشت",
            "مهر",
            "اسفند",
            "فوریه",
            "ژوئیه",
            "اوت",
            "صفر",
            "رمضان",
        ];
        let years = ["", " ۶۲", " ۱۳۵۷", " ۱۴۰۳", " ۱۴۴۶", " ۲۰۲۵"];
        let mut beyond_doubt = 0;
        for month in months {
            for year in years {
                for day in 0..=32 {
                    for days in [format!("{day}"), format!("از {day} تا 29")] {
                        let text = format!("در نشست {days} {month}{year}، برگزار شد");
                        let dates = recognise_text(&text).unwrap_or_default();
                        let dates = Placed {
                            offset: 0,
                            dates: &dates,
                        };
                        for date in resolve(&[dates], &known, linter.lunar_calendar()) {
                            if !is_doubtful(date.passage) {
                                beyond_doubt += 1;
                                assert!(linter.judge_dates(&[date]).is_empty(), "{text}");
                            }
                        }
                    }
                }
            }
        }
        assert!(beyond_doubt > 1000, "{beyond_doubt}");
    }
}
