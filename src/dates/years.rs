//! The years of the dates of one passage: written, lent by a neighbour or an equivalent, or the nearest to the anchor.

use smallvec::{SmallVec, smallvec};

use super::anchor::{Anchor, AnchorSource};
use super::calendar::{CONVERTED_YEARS, Calendar, CalendarDate, Day};
use super::lunar::LunarCalendar;
use super::mention::{
    Count, Mention, Name, Passage, Shape, Side, WrittenDay, WrittenMonth, WrittenWeekday, YearValue,
};
use super::relative_day::relative_date;
use super::resolve::{Ground, KnownYear, PerMention, PerSide, ResolvedMention};

/// A day this near to another one is the nearest of its kind: a year has more than 350 days, and a day that its year
/// does not have stands for one not 30 days away.
const CERTAINLY_NEAREST: i64 = 150;

/// A date of the text tells of the same weeks as another one only if it is this near, in days: «در ۲۲ بهمن ۱۳۵۷ … شنبه
/// ۲۸ بهمن». Farther away, the nearest year is often that of another story.
const SAME_STORY: i64 = 31;

/// What a figure behind a month is.
enum Figure {
    Year,
    /// The number of what the noun behind it names.
    Count,
    /// Either of them.
    Unclear,
}

/// Resolves one passage.
pub(super) struct Resolver<'l> {
    pub(super) lunar: &'l LunarCalendar,
    pub(super) anchor: Option<Anchor>,
}

impl Resolver<'_> {
    pub(super) fn sides(&self, passage: &Passage) -> PerSide<ResolvedMention> {
        let mut years: PerSide<KnownYear> = passage
            .sides
            .iter()
            .map(|side| self.written_years(side))
            .collect();
        if let ([side], [years]) = (&passage.sides[..], &mut years[..])
            && let ([mention], [year]) = (&side.mentions[..], &mut years[..])
        {
            match self.role_of_figure(mention) {
                Figure::Year => {}
                Figure::Count => *year = None,
                Figure::Unclear => {
                    *year = year.map(|(figure, _)| (figure, Ground::BareDigits));
                }
            }
        }
        if !years.iter().flatten().any(Option::is_some)
            && let Some((index, side)) = self.side_to_guess(passage)
        {
            years[index] = self.nearest_years(side);
        }
        let known = passage.sides.iter().zip(&years).find_map(|(side, years)| {
            let all_known = years.iter().all(Option::is_some);
            let (year, ground) = (*years.first()?)?;
            let first = self.first_date(&side.mentions[0], year)?;
            Some((self.lunar.day_of(first)?, ground)).filter(|_| all_known)
        });
        if let Some((day, ground)) = known {
            let ground = if ground.is_guess() {
                ground
            } else {
                Ground::Partner
            };
            for (side, years) in passage.sides.iter().zip(&mut years) {
                if years.iter().all(Option::is_none) && !has_foreign_year(side) {
                    *years = self.years_near(side, day, ground);
                }
            }
        }
        passage
            .sides
            .iter()
            .zip(years)
            .map(|(side, years)| {
                let mentions = side.mentions.iter().zip(years);
                mentions
                    .map(|(mention, year)| ResolvedMention {
                        year,
                        dates: self.dates(mention, year),
                    })
                    .collect()
            })
            .collect()
    }

    /// The years that a side writes, its neighbours' where a mention has none.
    fn written_years(&self, side: &Side) -> PerMention<KnownYear> {
        let mut years: PerMention<KnownYear> = side
            .mentions
            .iter()
            .map(|mention| self.written_year(mention))
            .collect();
        let month = |at: usize| {
            side.mentions[at]
                .month()
                .map_or(0, |month| month.name.number)
        };
        for at in (0..years.len().saturating_sub(1)).rev() {
            if years[at].is_none()
                && !has_foreign_year_word(&side.mentions[at])
                && let Some((year, _)) = years[at + 1]
            {
                let crosses = side.range && month(at) > month(at + 1);
                years[at] = Some((year - i32::from(crosses), Ground::Neighbour));
            }
        }
        for at in 1..years.len() {
            if years[at].is_none()
                && !has_foreign_year_word(&side.mentions[at])
                && let Some((year, ground)) = years[at - 1]
            {
                let crosses = month(at) < month(at - 1);
                let ground = if ground.is_guess() {
                    ground
                } else {
                    Ground::Neighbour
                };
                years[at] = Some((year + i32::from(crosses), ground));
            }
        }
        years
    }

    fn written_year(&self, mention: &Mention) -> KnownYear {
        if let Shape::Numeric(date) = &mention.shape {
            let ground = if date.only_reading().is_some() {
                Ground::Written
            } else {
                Ground::Ambiguous
            };
            return date.readings.first().map(|reading| (reading.year, ground));
        }
        match mention.year.as_ref()?.value {
            YearValue::Full(year) | YearValue::TwoDigits(year) => Some((year, Ground::Written)),
            YearValue::TwoBareDigits(year) => Some((year, Ground::BareDigits)),
            YearValue::Offset(years) => {
                let anchor = self.anchor?;
                let now = self.lunar.date_in(mention.calendar()?, anchor.day).year;
                Some((now + i32::from(years), Ground::Offset(anchor.source)))
            }
            YearValue::Elsewhere => None,
        }
    }

    /// Whether the figure of a year counts the noun behind it: «شنبه ۸ شهریور ۱۴۰۰ زائر». Then the date is right in the
    /// year of the text and wrong in the one that the figure would be; where no year of the text is known, a round
    /// figure is enough, and any other one is unclear. The year before or after is likelier a slip than a count, unless
    /// it is round.
    fn role_of_figure(&self, mention: &Mention) -> Figure {
        const ROUND: i32 = 50;
        let year = mention.year.as_ref().filter(|year| year.count != Count::No);
        let Some(YearValue::Full(figure)) = year.map(|year| year.value) else {
            return Figure::Year;
        };
        if self.fits(mention, figure) {
            return Figure::Year;
        }
        let is_round = figure % ROUND == 0;
        let fits_text = |anchor: Anchor| {
            self.year_near(mention, anchor.day).is_some_and(|year| {
                (is_round || (year - figure).abs() > 1) && self.fits(mention, year)
            })
        };
        match self.anchor {
            Some(anchor) if fits_text(anchor) => Figure::Count,
            Some(anchor) if anchor.source.supports_findings() => Figure::Year,
            None if is_round => Figure::Count,
            _ => Figure::Unclear,
        }
    }

    /// Whether the days of a mention exist in a year of its calendar and have the weekdays that are written.
    fn fits(&self, mention: &Mention, year: i32) -> bool {
        let dates = self.dates(mention, Some((year, Ground::Written)));
        let days: SmallVec<[Option<Day>; 2]> = dates
            .iter()
            .map(|&date| {
                self.lunar
                    .day_of(date)
                    .filter(|_| date.calendar.may_have_year(date.year))
            })
            .collect();
        let on_its_weekday = |weekday: &WrittenWeekday| {
            days.get(weekday.day)
                .copied()
                .flatten()
                .is_some_and(|day| day.weekday() == weekday.weekday)
        };
        !days.is_empty()
            && days.iter().all(Option::is_some)
            && mention.weekdays.iter().all(on_its_weekday)
    }

    /// The side whose year is looked for first: one that is not lunar, if there is any.
    fn side_to_guess<'p>(&self, passage: &'p Passage) -> Option<(usize, &'p Side)> {
        let may_be_guessed = |side: &Side| {
            !has_foreign_year(side) && side.mentions.iter().all(|mention| mention.name.is_none())
        };
        // «هر سال ۸ مارس (۱۷ اسفند)»: what is said of one side holds for its equivalents.
        if passage.mentions().any(has_year_from_elsewhere) {
            return None;
        }
        let candidates = || {
            passage
                .sides
                .iter()
                .enumerate()
                .filter(|(_, side)| may_be_guessed(side))
        };
        candidates()
            .find(|(_, side)| side.calendar() != Some(Calendar::Lunar))
            .or_else(|| candidates().next())
    }

    fn nearest_years(&self, side: &Side) -> PerMention<KnownYear> {
        let Some(anchor) = self.anchor else {
            return smallvec![None; side.mentions.len()];
        };
        let years = self.years_near(side, anchor.day, Ground::Nearest(anchor.source));
        let is_far = || {
            let first = side.mentions.first().zip(years.first().copied().flatten());
            first
                .and_then(|(mention, (year, _))| self.first_of(mention, year))
                .is_none_or(|first| (first.0 - anchor.day.0).abs() > SAME_STORY)
        };
        if anchor.contested || anchor.source == AnchorSource::NearestDate && is_far() {
            let contest = |(year, _)| (year, Ground::Contested(anchor.source));
            return years.into_iter().map(|year| year.map(contest)).collect();
        }
        years
    }

    /// The years that bring the mentions of a side closest to a day; each later one not before the one before it.
    fn years_near(&self, side: &Side, day: Day, ground: Ground) -> PerMention<KnownYear> {
        let mut years = PerMention::new();
        let mut from = day;
        for mention in &side.mentions {
            let year = self.year_near(mention, from);
            if let Some(found) = year.and_then(|year| self.first_of(mention, year)) {
                from = found;
            }
            years.push(year.map(|year| (year, ground)));
        }
        years
    }

    fn year_near(&self, mention: &Mention, day: Day) -> Option<i32> {
        let calendar = mention.calendar()?;
        let middle = self.lunar.date_in(calendar, day).year;
        let apart = |candidate: Day| (candidate.0 - day.0).abs();
        if self
            .first_of(mention, middle)
            .is_some_and(|candidate| apart(candidate) <= CERTAINLY_NEAREST)
        {
            return Some(middle);
        }
        // On a tie the past is likelier: news tells what has happened.
        (middle - 1..=middle + 1)
            .filter_map(|year| Some((year, self.first_of(mention, year)?)))
            .min_by_key(|&(_, candidate)| (apart(candidate), candidate))
            .map(|(year, _)| year)
    }

    /// The day of a mention in a year; that of the month's first day when the written one does not exist.
    fn first_of(&self, mention: &Mention, year: i32) -> Option<Day> {
        let date = self.first_date(mention, year)?;
        self.lunar
            .day_of(date)
            .or_else(|| self.lunar.day_of(CalendarDate { day: 1, ..date }))
    }

    /// The first of the dates of a mention in a year.
    fn first_date(&self, mention: &Mention, year: i32) -> Option<CalendarDate> {
        match &mention.shape {
            Shape::Days { days, month, .. } => Some(CalendarDate {
                calendar: month.name.calendar,
                year,
                month: month.name.number,
                day: self.number_of(days.first()?, month, year),
            }),
            _ => self.other_date(mention),
        }
    }

    /// The dates of a mention in a year; of relative expressions, from the anchor.
    fn dates(&self, mention: &Mention, year: KnownYear) -> SmallVec<[CalendarDate; 2]> {
        match &mention.shape {
            Shape::Days { days, month, .. } => {
                let Some((year, _)) = year else {
                    return SmallVec::new();
                };
                days.iter()
                    .map(|day| CalendarDate {
                        calendar: month.name.calendar,
                        year,
                        month: month.name.number,
                        day: self.number_of(day, month, year),
                    })
                    .collect()
            }
            _ => self.other_date(mention).into_iter().collect(),
        }
    }

    /// The number of a written day; «سلخ» is the last one of its month.
    fn number_of(&self, day: &WrittenDay, month: &WrittenMonth, year: i32) -> u8 {
        if day.last_of_month && CONVERTED_YEARS.contains(&year) {
            self.lunar.month_length(year, month.name.number)
        } else {
            day.number
        }
    }

    /// The date of a mention that needs no year.
    fn other_date(&self, mention: &Mention) -> Option<CalendarDate> {
        match &mention.shape {
            Shape::Numeric(date) => date.readings.first().copied(),
            shape => relative_date(shape, self.anchor?.day),
        }
    }
}

/// Whether a side says that its year is one that no date of the text gives.
fn has_foreign_year(side: &Side) -> bool {
    side.mentions.iter().any(has_foreign_year_word)
}

fn has_year_from_elsewhere(mention: &Mention) -> bool {
    let year = mention.year.as_ref().map(|year| year.value);
    year == Some(YearValue::Elsewhere)
}

fn has_foreign_year_word(mention: &Mention) -> bool {
    matches!(
        mention.year.as_ref().map(|year| year.value),
        Some(YearValue::Elsewhere | YearValue::Offset(_))
    ) || mention.name == Some(Name::Place)
}
