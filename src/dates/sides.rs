//! The sides of a resolved date as days that can be compared.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::calendar::{Calendar, CalendarDate, Day, MODERN_MONTHS_SINCE};
use super::lunar::LunarCalendar;
use super::mention::{Link, Mention, Passage, Shape, Side, Span};
use super::resolve::{Ground, PerSide, Resolved, ResolvedMention};

/// The days of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct SideDays {
    /// The days as written, in their order.
    pub days: SmallVec<[Day; 2]>,
    /// Whether they are the two ends of a range.
    pub range: bool,
}

impl SideDays {
    /// How many days the side covers.
    pub fn length(&self) -> i64 {
        match self.days[..] {
            [first, last] if self.range => last.0 - first.0 + 1,
            _ => self.days.len() as i64,
        }
    }

    /// The days to compare with those of another side: all of two lists, the ends where one side is a range.
    pub fn comparable(&self, other: &Self) -> Option<SmallVec<[(Day, Day); 2]>> {
        if self.range != other.range && self.length() == other.length() {
            let ends = |side: &Self| Some((*side.days.first()?, *side.days.last()?));
            let ((first, last), (other_first, other_last)) = (ends(self)?, ends(other)?);
            return Some(smallvec![(first, other_first), (last, other_last)]);
        }
        let same = self.range == other.range && self.days.len() == other.days.len();
        same.then(|| {
            self.days
                .iter()
                .copied()
                .zip(other.days.iter().copied())
                .collect()
        })
    }
}

impl Resolved<'_> {
    /// A span of the paragraph as bytes of the text.
    pub fn place(&self, span: &Span) -> Range<usize> {
        span.start + self.offset..span.end + self.offset
    }

    /// Each mention with the dates it means.
    pub fn mentions(&self) -> impl Iterator<Item = (&Mention, &ResolvedMention)> {
        self.passage
            .sides
            .iter()
            .zip(&self.sides)
            .flat_map(|(side, resolved)| side.mentions.iter().zip(resolved))
    }

    /// The day of a date, if there is such a day.
    pub fn day(&self, date: CalendarDate) -> Option<Day> {
        self.lunar.day_of(date)
    }

    /// Whether the lunar date of a day may be that of the day beside it as well.
    pub fn has_uncertain_lunar_date(&self, day: Day) -> bool {
        self.lunar.date_of(day).alternative.is_some()
    }

    /// The days of a side of an equivalence; `None` when one of them is unknown, does not exist, or is «سلخ», and for a
    /// date without an equivalent.
    pub fn side_days(&self, side: usize) -> Option<&SideDays> {
        self.side_days.get(side)?.as_ref()
    }

    /// The days that a side would mean in a year, whatever year it has; `None` where one of them does not exist.
    pub fn days_in_year(&self, side: usize, mut year: i32) -> Option<SideDays> {
        let side = self.passage.sides.get(side)?;
        let mut days = SmallVec::new();
        let mut month_before = 0;
        for mention in &side.mentions {
            let month = mention.month()?.name;
            // «۲۸ اسفند تا ۳ فروردین»
            year += i32::from(month.number < month_before);
            month_before = month.number;
            for day in mention.days() {
                days.push(self.day(CalendarDate {
                    calendar: month.calendar,
                    year,
                    month: month.number,
                    day: day.number,
                })?);
            }
        }
        let range = is_range(side);
        (!days.is_empty()).then_some(SideDays { days, range })
    }

    /// The pairs of sides that the text calls the same, the earlier one first.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let count = self.sides.len();
        (0..count).flat_map(move |first| (first + 1..count).map(move |second| (first, second)))
    }

    /// Whether the text states that the side is the same as the others, rather than setting it beside them.
    pub fn is_stated(&self, side: usize) -> bool {
        self.passage
            .sides
            .get(side)
            .is_some_and(|side| side.link != Link::Loose)
    }

    /// Whether some year of the date is guessed.
    pub fn is_guess(&self) -> bool {
        self.sides
            .iter()
            .flatten()
            .filter_map(|mention| mention.year)
            .any(|(_, ground)| ground.is_guess())
    }

    /// Whether all years are good enough to judge by: not from two bare digits, an ambiguous figure or the day of a file.
    pub fn supports_findings(&self) -> bool {
        self.sides
            .iter()
            .flatten()
            .filter_map(|mention| mention.year)
            .all(|(_, ground)| supports_findings(ground))
    }

    /// Whether some day of the side lies before the months had their present lengths.
    pub fn is_before_modern_months(&self, side: &SideDays) -> bool {
        side.days.iter().any(|&day| day < MODERN_MONTHS_SINCE)
    }
}

/// The days of all sides of a passage.
pub(super) fn days_of_sides(
    passage: &Passage,
    sides: &PerSide<ResolvedMention>,
    lunar: &LunarCalendar,
) -> SmallVec<[Option<SideDays>; 2]> {
    let days = |side: &Side, resolved: &[ResolvedMention]| {
        let last_of_month = side
            .mentions
            .iter()
            .flat_map(Mention::days)
            .any(|day| day.last_of_month);
        if last_of_month || resolved.iter().any(|mention| mention.dates.is_empty()) {
            return None;
        }
        let dates = resolved.iter().flat_map(|mention| &mention.dates);
        let days: Option<SmallVec<[Day; 2]>> = dates.map(|&date| lunar.day_of(date)).collect();
        Some(SideDays {
            days: days?,
            range: is_range(side),
        })
    };
    passage
        .sides
        .iter()
        .zip(sides)
        .map(|(side, resolved)| days(side, resolved))
        .collect()
}

fn supports_findings(ground: Ground) -> bool {
    match ground {
        Ground::BareDigits | Ground::Ambiguous | Ground::Contested(_) => false,
        Ground::Nearest(source) | Ground::Offset(source) => source.supports_findings(),
        Ground::Written | Ground::Neighbour | Ground::Partner => true,
    }
}

/// Whether the days of a side are the two ends of a range.
pub(super) fn is_range(side: &Side) -> bool {
    side.range || side.mentions.len() == 1 && side.mentions[0].is_range()
}

/// The dates that a mention must give to mean `days`, in its own calendar.
pub fn dates_in(resolved: &Resolved<'_>, calendar: Calendar, days: &[Day]) -> Vec<CalendarDate> {
    days.iter()
        .map(|&day| resolved.lunar.date_in(calendar, day))
        .collect()
}

/// Whether a mention gives a day and a month.
pub fn has_days(mention: &Mention) -> bool {
    matches!(mention.shape, Shape::Days { .. } | Shape::Numeric(_))
}
