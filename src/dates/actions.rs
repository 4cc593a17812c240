//! What a writer may want to do with a date: none of it mends a fault.

use super::calendar::{Calendar, CalendarDate, Day};
use super::hover::mention_at;
use super::mention::{Count, Mention, Shape, YearValue};
use super::names;
use super::render::{self, figures, ordinal};
use super::resolve::{Resolved, ResolvedMention};
use super::series_actions;
use crate::diagnostic::Edit;
use crate::message::{Lang, Message, Text};

/// A change that is offered for the date under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateAction {
    /// What the user reads.
    pub title: Message,
    /// The edits, in bytes of the text.
    pub edits: Vec<Edit>,
}

pub(super) const INSERT: Text = Text {
    fa: "برابر آن را بیاور: «({date})»",
    en: "Insert the equivalent: “({date})”",
};
const CONVERT: Text = Text {
    fa: "به «{date}» برگردان",
    en: "Convert to “{date}”",
};
pub(super) const IN_WORDS: Text = Text {
    fa: "روز به حروف: «{date}»",
    en: "Day in words: “{date}”",
};
pub(super) const IN_FIGURES: Text = Text {
    fa: "روز به رقم: «{date}»",
    en: "Day in figures: “{date}”",
};
const WRITE_OUT: Text = Text {
    fa: "با نام ماه: «{date}»",
    en: "With the name of the month: “{date}”",
};
const ADD_WEEKDAY: Text = Text {
    fa: "روز هفته را بیاور: «{weekday}»",
    en: "Add the weekday: “{weekday}”",
};

/// The changes offered for the date at a byte of the text.
pub fn actions(dates: &[Resolved<'_>], offset: usize) -> Vec<DateAction> {
    let Some((date, mention, resolved)) = mention_at(dates, offset) else {
        return Vec::new();
    };
    let is_dated = matches!(mention.shape, Shape::Days { .. } | Shape::Numeric(_));
    if !is_dated || mention.name.is_some() {
        return Vec::new();
    }
    // «۸ شهریور ۱۴۰۰ زائر»: a figure taken for a count must not be taken for the year that an edit replaces.
    let is_count = mention
        .year
        .as_ref()
        .is_some_and(|year| year.count != Count::No)
        && resolved.year.is_some_and(|(_, ground)| ground.is_guess());
    if is_count {
        return Vec::new();
    }
    let [written] = resolved.dates[..] else {
        return series_actions::actions(date, mention, resolved);
    };
    let Some(day) = date.day(written) else {
        return Vec::new();
    };
    let target = Target {
        date,
        mention,
        resolved,
        written,
    };
    let mut found = Vec::new();
    for calendar in [Calendar::Gregorian, Calendar::Solar, Calendar::Lunar] {
        let is_lunar = [calendar, written.calendar].contains(&Calendar::Lunar);
        if calendar == written.calendar || is_lunar && date.has_uncertain_lunar_date(day) {
            continue;
        }
        let other = date.lunar.date_in(calendar, day);
        found.extend(target.insert_equivalent(calendar, other));
        found.extend(target.convert(other));
    }
    found.extend(target.words_or_figures());
    found.extend(target.add_weekday());
    found
}

/// A date of one day, as written.
struct Target<'t> {
    date: &'t Resolved<'t>,
    mention: &'t Mention,
    resolved: &'t ResolvedMention,
    written: CalendarDate,
}

impl Target<'_> {
    fn edit(&self, span: &std::ops::Range<usize>, replacement: String) -> Vec<Edit> {
        vec![Edit {
            span: self.date.place(span),
            replacement,
        }]
    }

    /// A date as this one is written: with the year only where it has one, in its digits, its day in words or figures.
    fn like(&self, date: CalendarDate) -> String {
        let in_words = self.mention.days().first().is_some_and(|day| day.in_words);
        let day = if in_words {
            ordinal(date.day)
        } else {
            figures(date.day.into(), self.mention.digits)
        };
        let month = names::month(date.calendar, date.month);
        if self.mention.shows_year() {
            format!("{day} {month} {}", figures(date.year, self.mention.digits))
        } else {
            format!("{day} {month}")
        }
    }

    fn insert_equivalent(&self, calendar: Calendar, other: CalendarDate) -> Option<DateAction> {
        let has_one = self
            .date
            .passage
            .sides
            .iter()
            .any(|side| side.calendar() == Some(calendar));
        // Brackets within brackets are hard to read.
        if has_one || self.mention.in_brackets {
            return None;
        }
        let shown = self.like(other);
        let end = self.mention.span.end;
        let edits = self.edit(&(end..end), format!(" ({shown})"));
        Some(DateAction {
            title: INSERT.with("date", shown),
            edits,
        })
    }

    /// The date and its era give way; the weekday stays.
    fn convert(&self, other: CalendarDate) -> Option<DateAction> {
        // «۱۲ دی سال گذشته»: the last year of another calendar is another time.
        let counts_years = matches!(
            self.mention.year.as_ref().map(|year| year.value),
            Some(YearValue::Offset(_))
        );
        if self.date.sides.len() > 1 || counts_years {
            return None;
        }
        let shown = self.like(other);
        let edits = self.edit(&(self.core_start()?..self.mention.span.end), shown.clone());
        Some(DateAction {
            title: CONVERT.with("date", shown),
            edits,
        })
    }

    /// Where the date begins behind its weekday.
    fn core_start(&self) -> Option<usize> {
        match &self.mention.shape {
            Shape::Days { days, .. } => Some(days.first()?.span.start),
            Shape::Numeric(numeric) => Some(numeric.span.start),
            _ => None,
        }
    }

    fn words_or_figures(&self) -> Option<DateAction> {
        match &self.mention.shape {
            Shape::Numeric(numeric) => {
                let shown = self.like(self.written);
                let edits = self.edit(&numeric.span, shown.clone());
                Some(DateAction {
                    title: WRITE_OUT.with("date", shown),
                    edits,
                })
            }
            _ => {
                let day = self.mention.days().first()?;
                let month = self.mention.month()?;
                // «سلخ صفر»: the 29th or the 30th.
                if day.last_of_month && self.may_be_another_day() {
                    return None;
                }
                let (title, mut right) = if day.in_words {
                    (
                        IN_FIGURES,
                        figures(self.written.day.into(), self.mention.digits),
                    )
                } else {
                    (IN_WORDS, ordinal(day.number))
                };
                let name =
                    names::month_in(month.name.calendar, month.name.tradition, month.name.number);
                let title = title.with("date", format!("{right} {name}"));
                // «۷شهریور»: figures may touch the month, words may not.
                if day.span.end == month.span.start {
                    right.push(' ');
                }
                Some(DateAction {
                    title,
                    edits: self.edit(&day.span, right),
                })
            }
        }
    }

    /// Whether it is uncertain on which day the lunar month ends: because of this day, or of the first of the next month.
    fn may_be_another_day(&self) -> bool {
        let is_uncertain = |day: Day| self.date.has_uncertain_lunar_date(day);
        let day = self.date.day(self.written);
        day.is_none_or(|day| is_uncertain(day) || is_uncertain(day.plus(1)))
    }

    fn add_weekday(&self) -> Option<DateAction> {
        let day = self.date.day(*self.resolved.dates.first()?)?;
        if !self.mention.weekdays.is_empty() {
            return None;
        }
        let weekday = render::weekday(day.weekday(), Lang::Fa);
        let start = self.core_start()?;
        let edits = self.edit(&(start..start), format!("{weekday} "));
        Some(DateAction {
            title: ADD_WEEKDAY.with("weekday", weekday),
            edits,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::anchor::KnownDays;
    use crate::dates::dateline::day_of;
    use crate::dates::lunar::LunarCalendar;
    use crate::dates::recognise::recognise_text;
    use crate::dates::resolve::{Placed, resolve};
    use crate::edits::apply;

    /// What the text becomes by each action on its first date.
    fn results(text: &str) -> Vec<String> {
        let lunar = LunarCalendar::default();
        let dates = recognise_text(text).unwrap_or_default();
        let known = KnownDays {
            fixed: day_of("2025-08-29"),
            ..KnownDays::default()
        };
        let resolved = resolve(
            &[Placed {
                offset: 0,
                dates: &dates,
            }],
            &known,
            &lunar,
        );
        let offset = resolved
            .first()
            .map_or(0, |date| date.place(&date.passage.span()).start);
        actions(&resolved, offset)
            .iter()
            .map(|action| apply(text, &action.edits))
            .collect()
    }

    #[test]
    fn a_solar_date() {
        assert_eq!(
            results("نشست ۷ شهریور ۱۴۰۴ بود"),
            [
                "نشست ۷ شهریور ۱۴۰۴ (۲۹ اوت ۲۰۲۵) بود",
                "نشست ۲۹ اوت ۲۰۲۵ بود",
                "نشست ۷ شهریور ۱۴۰۴ (۵ ربیع‌الاول ۱۴۴۷) بود",
                "نشست ۵ ربیع‌الاول ۱۴۴۷ بود",
                "نشست هفتم شهریور ۱۴۰۴ بود",
                "نشست جمعه ۷ شهریور ۱۴۰۴ بود",
            ]
        );
    }

    #[test]
    fn the_manner_of_the_text_is_kept() {
        let results = results("چهارشنبه دهم سپتامبر آمد");
        assert!(
            results.contains(&"چهارشنبه دهم سپتامبر (نوزدهم شهریور) آمد".to_owned()),
            "{results:?}"
        );
        assert!(
            results.contains(&"چهارشنبه نوزدهم شهریور آمد".to_owned()),
            "{results:?}"
        );
        assert!(
            results.contains(&"چهارشنبه ۱۰ سپتامبر آمد".to_owned()),
            "{results:?}"
        );
    }

    #[test]
    fn a_year_of_two_figures_is_kept() {
        let results = results("جنگ در ۳۱ شهریور ۵۹ آغاز شد");
        for expected in [
            "جنگ در ۳۱ شهریور ۵۹ (۲۲ سپتامبر ۱۹۸۰) آغاز شد",
            "جنگ در ۲۲ سپتامبر ۱۹۸۰ آغاز شد",
        ] {
            assert!(results.contains(&expected.to_owned()), "{results:?}");
        }
        let several = self::results("جنگ در ۳۰ و ۳۱ شهریور ۵۹ آغاز شد");
        assert_eq!(
            several[0],
            "جنگ در ۳۰ و ۳۱ شهریور ۵۹ (۲۱ و ۲۲ سپتامبر ۱۹۸۰) آغاز شد"
        );
    }

    #[test]
    fn no_year_is_counted_in_another_calendar() {
        let results = results("نشست ۱۲ دی سال گذشته بود");
        assert!(
            !results
                .iter()
                .any(|result| result == "نشست ۱ ژانویه سال گذشته بود"),
            "{results:?}"
        );
    }

    #[test]
    fn an_uncertain_lunar_date_is_not_written() {
        for (text, other_months) in [
            ("نشست ۲۷ اسفند ۱۴۰۳ بود", &["رمضان"][..]),
            ("نشست ۱۸ و ۱۹ اسفند ۱۴۰۳ بود", &["رمضان"]),
            ("نشست ۱۷ رمضان ۱۴۴۶ بود", &["اسفند", "مارس"]),
        ] {
            let results = results(text).concat();
            for month in other_months {
                assert!(!results.contains(month), "{results}");
            }
        }
    }

    #[test]
    fn no_brackets_stand_within_brackets() {
        for text in ["نشست (جمعه ۷ شهریور ۱۴۰۴) بود", "نشست (۹ و ۱۰ شهریور) بود"]
        {
            let results = results(text);
            assert!(!results.is_empty());
            for result in results {
                assert_eq!(result.matches('(').count(), 1, "{result}");
            }
        }
    }

    #[test]
    fn a_day_in_words_is_set_off_from_its_month() {
        assert!(results("نشست ۷شهریور بود").contains(&"نشست هفتم شهریور بود".to_owned()));
        assert!(results("نشست ۷ سنبله ۱۴۰۴ بود").contains(&"نشست هفتم سنبله ۱۴۰۴ بود".to_owned()));
    }

    #[test]
    fn the_last_day_of_a_month_gets_figures_only_where_its_length_is_certain() {
        let in_figures = |text: &str| {
            let results = results(text);
            results
                .into_iter()
                .find(|result| result.starts_with("روضهٔ ۲۹ ") || result.starts_with("روضهٔ ۳۰ "))
        };
        assert_eq!(
            in_figures("روضهٔ سلخ محرم ۱۴۴۴"),
            Some("روضهٔ ۳۰ محرم ۱۴۴۴".to_owned())
        );
        assert_eq!(in_figures("روضهٔ سلخ شوال ۱۴۳۶"), None);
    }

    #[test]
    fn several_days() {
        assert_eq!(
            results("نشست ۹ و ۱۰ شهریور بود"),
            [
                "نشست ۹ و ۱۰ شهریور (۳۱ اوت و ۱ سپتامبر) بود",
                "نشست ۹ و ۱۰ شهریور (۷ و ۸ ربیع‌الاول) بود",
                "نشست نهم و دهم شهریور بود",
            ]
        );
        assert_eq!(
            results("از ۲۵ تا ۲۸ آبان ۱۴۰۴ بود")[0],
            "از ۲۵ تا ۲۸ آبان ۱۴۰۴ (۱۶ تا ۱۹ نوامبر ۲۰۲۵) بود"
        );
        assert_eq!(
            results("از دهم تا دوازدهم دی ۱۴۰۴ بود")[0],
            "از دهم تا دوازدهم دی ۱۴۰۴ (سی و یکم دسامبر ۲۰۲۵ تا دوم ژانویه ۲۰۲۶) بود"
        );
        assert_eq!(
            results("۳، ۴ و ۵ دسامبر (۱۲، ۱۳ و ۱۴ آذر)")
                .last()
                .map(String::as_str),
            Some("سوم، چهارم و پنجم دسامبر (۱۲، ۱۳ و ۱۴ آذر)")
        );
    }

    #[test]
    fn figures_are_written_out() {
        assert!(results("مورخ ۱۴۰۴/۶/۷").contains(&"مورخ ۷ شهریور ۱۴۰۴".to_owned()));
        assert_eq!(results("میدان هفت تیر"), Vec::<String>::new());
    }
}
