//! From what is written to the days that are meant: the year of every date of an article.
//!
//! In this order: the year that is written, that of a neighbour in the same list, that of the other side of an
//! equivalence, and last the year that brings the date closest to the [`Anchor`] of the text. The last one is a guess.

use smallvec::{SmallVec, smallvec};

use super::anchor::{Anchor, AnchorSource, KnownDays};
use super::calendar::{BETWEEN_CALENDARS, CONVERTED_YEARS, Calendar, CalendarDate, Day};
use super::doubt::is_doubtful;
use super::lunar::LunarCalendar;
use super::mention::{
    Mention, Name, Passage, Shape, Side, WhichWeekday, WrittenDay, WrittenMonth, WrittenWeekday,
    YearValue,
};
use super::recognise::ParagraphDates;
use super::sides::{SideDays, days_of_sides};

/// How the year of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// It stands in the text.
    Written,
    /// A neighbour in the same list or range has it.
    Neighbour,
    /// The other side of the equivalence has it.
    Partner,
    /// «امسال», counted from the anchor.
    Offset(AnchorSource),
    /// Two digits that may be no year.
    BareDigits,
    /// Figures that can be read in two ways.
    Ambiguous,
    /// The nearest year to the anchor.
    Nearest(AnchorSource),
    /// The nearest year to the anchor, in a text that tells of another time too.
    Contested(AnchorSource),
}

impl Ground {
    /// Whether the year is guessed rather than read.
    pub fn is_guess(self) -> bool {
        !matches!(self, Self::Written | Self::Neighbour | Self::Partner)
    }
}

/// A mention with the dates it means.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedMention {
    /// The year, in the calendar of the mention, and how it is known.
    pub year: Option<(i32, Ground)>,
    /// One date for each written day, existing or not; empty without a year or a day.
    pub dates: SmallVec<[CalendarDate; 2]>,
}

/// For each side of a passage something about each of its mentions; seldom more than one.
pub type PerSide<T> = SmallVec<[PerMention<T>; 2]>;
type PerMention<T> = SmallVec<[T; 1]>;
type KnownYear = Option<(i32, Ground)>;

/// A passage with the days that it means.
#[derive(Clone, Debug)]
pub struct Resolved<'a> {
    /// What is written.
    pub passage: &'a Passage,
    /// Where its paragraph starts: bytes of the text.
    pub offset: usize,
    /// For each side, its mentions.
    pub sides: PerSide<ResolvedMention>,
    /// The day from which years were counted.
    pub anchor: Option<Anchor>,
    /// The lunar calendar in use.
    pub lunar: &'a LunarCalendar,
    /// For each side of an equivalence, its days; see [`Resolved::side_days`].
    pub(super) side_days: SmallVec<[Option<SideDays>; 2]>,
    /// Whether the paragraph speaks of a country with a lunar calendar of its own.
    pub foreign_lunar: bool,
}

/// A paragraph with dates, and where it starts in its article.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Bytes from the start of the text.
    pub offset: usize,
    /// Its dates.
    pub dates: &'a ParagraphDates,
}

/// A dateline stands in a paragraph that starts within this many bytes of the text.
const HEAD: usize = 600;
/// A complete date this many days away from the anchor says that the text tells of another time too.
const ANOTHER_TIME: i64 = 400;

/// A day this near to another one is the nearest of its kind: a year has more than 350 days, and a day that its year
/// does not have stands for one not 30 days away.
const CERTAINLY_NEAREST: i64 = 150;

/// Resolves all dates of an article; paragraphs in the order of the text.
pub fn resolve<'a>(
    paragraphs: &[Placed<'a>],
    known: &KnownDays,
    lunar: &'a LunarCalendar,
) -> Vec<Resolved<'a>> {
    let article = Article::new(paragraphs, known, lunar);
    paragraphs
        .iter()
        .flat_map(|&paragraph| article.resolve(paragraph, &article.anchors(paragraph)))
        .collect()
}

/// What the dates of an article have in common.
pub struct Article<'l> {
    known: KnownDays,
    lunar: &'l LunarCalendar,
    dateline: Option<Day>,
    /// Complete dates: bytes of the text, the paragraph they stand in, the day.
    complete: Vec<(usize, usize, Day)>,
    /// The first and the last of the complete dates.
    extremes: Option<[Day; 2]>,
    /// Which passages are resolved.
    resolves: fn(&Passage) -> bool,
}

impl<'l> Article<'l> {
    /// What these paragraphs, in the order of the text, have in common.
    pub fn new(paragraphs: &[Placed<'_>], known: &KnownDays, lunar: &'l LunarCalendar) -> Self {
        let first_day = |passage: &Passage| {
            let date = passage.mentions().next()?.complete_date()?;
            lunar
                .day_of(date)
                .filter(|_| has_year_of_its_calendar(date))
        };
        let dateline = paragraphs
            .iter()
            .take_while(|paragraph| paragraph.offset < HEAD)
            .find_map(|paragraph| {
                paragraph
                    .dates
                    .passages
                    .get(paragraph.dates.dateline?)
                    .and_then(first_day)
            });
        let complete: Vec<(usize, usize, Day)> = paragraphs
            .iter()
            .flat_map(|paragraph| {
                let passages = paragraph.dates.passages.iter();
                passages.filter_map(|passage| {
                    let day = first_day(passage)?;
                    Some((
                        paragraph.offset + passage.span().start,
                        paragraph.offset,
                        day,
                    ))
                })
            })
            .collect();
        let days = || complete.iter().map(|&(_, _, day)| day);
        let extremes = days()
            .min()
            .zip(days().max())
            .map(|(first, last)| [first, last]);
        Self {
            known: *known,
            lunar,
            dateline,
            extremes,
            complete,
            resolves: |_| true,
        }
    }

    /// The same article, of which only those passages are resolved about which some rule may have something to say.
    pub fn limited_to_doubtful(self) -> Self {
        Self {
            resolves: is_doubtful,
            ..self
        }
    }

    fn passages<'a>(&self, paragraph: Placed<'a>) -> impl Iterator<Item = &'a Passage> {
        let resolves = self.resolves;
        let passages = paragraph.dates.passages.iter();
        passages.filter(move |passage| resolves(passage))
    }

    /// For each passage of a paragraph that is resolved the day from which its years are counted. Of all the article, the days of a
    /// paragraph depend on these alone.
    pub fn anchors(&self, paragraph: Placed<'_>) -> Vec<Option<Anchor>> {
        self.passages(paragraph)
            .map(|passage| self.anchor_of(paragraph, passage))
            .collect()
    }

    /// The passages of a paragraph with the days that they mean, counted from these anchors.
    pub fn resolve<'a>(
        &self,
        paragraph: Placed<'a>,
        anchors: &[Option<Anchor>],
    ) -> Vec<Resolved<'a>>
    where
        'l: 'a,
    {
        let lunar = self.lunar;
        self.passages(paragraph)
            .zip(anchors)
            .map(|(passage, &anchor)| {
                let sides = Resolver { lunar, anchor }.sides(passage);
                let side_days = if sides.len() > 1 {
                    days_of_sides(passage, &sides, lunar)
                } else {
                    SmallVec::new()
                };
                Resolved {
                    passage,
                    offset: paragraph.offset,
                    sides,
                    anchor,
                    lunar,
                    side_days,
                    foreign_lunar: paragraph.dates.foreign_lunar,
                }
            })
            .collect()
    }

    fn anchor_of(&self, paragraph: Placed<'_>, passage: &Passage) -> Option<Anchor> {
        let at = paragraph.offset + passage.span().start;
        let is_told_from_today = passage.mentions().any(Mention::is_told_from_today);
        let place = self.complete.partition_point(|&(place, _, _)| place < at);
        let before = self.complete[..place].last();
        let after = || {
            let own = self.complete[place..].partition_point(|&(place, _, _)| place <= at);
            self.complete.get(place + own)
        };
        let here = |found: Option<&(usize, usize, Day)>| {
            found
                .filter(|&&(_, start, _)| start == paragraph.offset)
                .map(|&(_, _, day)| day)
        };
        let stated = self.known.fixed.map(|day| (day, AnchorSource::Setting));
        let stated = stated.or(self.dateline.map(|day| (day, AnchorSource::Dateline)));
        let anchor = match stated {
            Some((day, source)) => Anchor {
                day,
                source,
                contested: !is_told_from_today
                    && here(before).is_some_and(|other| are_apart(day, other)),
            },
            None if is_told_from_today => self.known.without_text()?,
            None => here(before)
                .or_else(|| here(after()))
                .or_else(|| before.or_else(after).map(|&(_, _, day)| day))
                .map(|day| self.nearest_date(day))
                .or_else(|| self.known.without_text())?,
        };
        let other_time = paragraph
            .dates
            .years
            .iter()
            .rev()
            .find(|year| year.at < passage.span().start);
        let speaks_of_another_time = other_time.is_some_and(|year| {
            let here = match year.calendar {
                Calendar::Gregorian => anchor.day.gregorian().year,
                _ => anchor.day.solar().year,
            };
            (year.year - here).abs() > 1
        });
        (!speaks_of_another_time).then_some(anchor)
    }

    /// A complete date of the text as the day to count from.
    fn nearest_date(&self, day: Day) -> Anchor {
        let others = self.extremes.into_iter().flatten();
        let contested = others
            .chain(self.known.front_matter)
            .any(|other| are_apart(day, other));
        Anchor {
            day,
            source: AnchorSource::NearestDate,
            contested,
        }
    }
}

/// Whether two days are of different times.
fn are_apart(one: Day, other: Day) -> bool {
    (one.0 - other.0).abs() > ANOTHER_TIME
}

/// Whether the year of a date can be one of its calendar today, and is no slip: «۱۲ خرداد ۱۹۶۶».
pub(crate) fn has_year_of_its_calendar(date: CalendarDate) -> bool {
    match date.calendar {
        Calendar::Solar => date.year < BETWEEN_CALENDARS,
        Calendar::Gregorian => date.year > BETWEEN_CALENDARS,
        Calendar::Lunar => true,
    }
}

/// Resolves one passage.
struct Resolver<'l> {
    lunar: &'l LunarCalendar,
    anchor: Option<Anchor>,
}

impl Resolver<'_> {
    fn sides(&self, passage: &Passage) -> PerSide<ResolvedMention> {
        let mut years: PerSide<KnownYear> = passage
            .sides
            .iter()
            .map(|side| self.written_years(side))
            .collect();
        if let ([side], [years]) = (&passage.sides[..], &mut years[..])
            && let ([mention], [year]) = (&side.mentions[..], &mut years[..])
            && self.is_count(mention)
        {
            *year = None;
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
    /// figure is enough. The year before or after is likelier a slip than a count, unless it is round.
    fn is_count(&self, mention: &Mention) -> bool {
        const ROUND: i32 = 50;
        let year = mention.year.as_ref().filter(|year| year.may_count);
        let Some(YearValue::Full(figure)) = year.map(|year| year.value) else {
            return false;
        };
        if self.fits(mention, figure) {
            return false;
        }
        let is_round = figure % ROUND == 0;
        match self.anchor {
            Some(anchor) => self.year_near(mention, anchor.day).is_some_and(|year| {
                (is_round || (year - figure).abs() > 1) && self.fits(mention, year)
            }),
            None => is_round,
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
                    .filter(|_| has_year_of_its_calendar(date))
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
        match self.anchor {
            Some(anchor) => {
                let ground = if anchor.contested {
                    Ground::Contested(anchor.source)
                } else {
                    Ground::Nearest(anchor.source)
                };
                self.years_near(side, anchor.day, ground)
            }
            None => smallvec![None; side.mentions.len()],
        }
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

/// The day that a relative expression means on a day.
fn relative_date(shape: &Shape, today: Day) -> Option<CalendarDate> {
    match shape {
        Shape::Relative(days) => Some(today.plus(i64::from(*days)).solar()),
        Shape::RelativeWeekday { weekday, which } => {
            let ahead = weekday.days_from_saturday() - today.weekday().days_from_saturday();
            let days = match which {
                WhichWeekday::Last => ahead.rem_euclid(7) - 7,
                WhichWeekday::Next => (ahead - 1).rem_euclid(7) + 1,
                WhichWeekday::InWeek(weeks) => ahead + 7 * i64::from(*weeks),
            };
            Some(today.plus(days).solar())
        }
        Shape::DayOfMonth { day, months } => {
            let now = today.solar();
            let month = i32::from(now.month) - 1 + i32::from(*months);
            let year = now.year + month.div_euclid(12);
            let month = u8::try_from(month.rem_euclid(12) + 1).ok()?;
            Some(CalendarDate::solar(year, month, day.number))
        }
        _ => None,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::dateline::day_of;
    use crate::dates::recognise::recognise_text;

    /// The dates of a text of one paragraph, with how their years are known.
    fn resolved(text: &str, known: KnownDays) -> Vec<(String, Ground)> {
        let lunar = LunarCalendar::default();
        let dates = recognise_text(text).unwrap_or_default();
        resolve(
            &[Placed {
                offset: 0,
                dates: &dates,
            }],
            &known,
            &lunar,
        )
        .iter()
        .flat_map(|resolved| resolved.sides.iter().flatten())
        .filter_map(|mention| {
            let ground = mention
                .year
                .map_or(Ground::Nearest(AnchorSource::Today), |(_, ground)| ground);
            Some((mention.dates.first()?.to_string(), ground))
        })
        .collect()
    }

    fn on(day: &str) -> KnownDays {
        KnownDays {
            fixed: day_of(day),
            ..KnownDays::default()
        }
    }

    fn years(text: &str, day: &str) -> Vec<String> {
        resolved(text, on(day))
            .into_iter()
            .map(|(date, _)| date)
            .collect()
    }

    #[test]
    fn the_nearest_year_to_the_dateline() {
        assert_eq!(
            years("پنجشنبه اول ژانویه (۱۱ دی)", "2025-12-28"),
            ["2026-01-01", "1404-10-11"]
        );
        assert_eq!(
            years("شنبه ۲۱ مارس (اول فروردین)", "2026-03-22"),
            ["2026-03-21", "1405-01-01"]
        );
        assert_eq!(years("۱۲ شهریور", "2025-08-29"), ["1404-06-12"]);
        assert_eq!(years("۵ ربیع‌الاول", "2025-08-29"), ["1447-03-05"]);
    }

    #[test]
    fn neighbours_and_partners_lend_their_year() {
        let known = KnownDays::default();
        let grounds: Vec<Ground> = resolved("۲۲ تیر تا ۷ مرداد ۱۳۶۱", known)
            .into_iter()
            .map(|r| r.1)
            .collect();
        assert_eq!(grounds, [Ground::Neighbour, Ground::Written]);
        assert_eq!(
            resolved("۲۸ اسفند تا ۳ فروردین ۱۴۰۴", known)[0].0,
            "1403-12-28"
        );
        let partner = resolved("اول ژوئن ۱۹۸۴ مطابق با ۱۱ خرداد", known);
        assert_eq!(partner[1], ("1363-03-11".to_owned(), Ground::Partner));
    }

    #[test]
    fn the_text_names_its_own_day() {
        let known = KnownDays {
            file: day_of("2020-01-01"),
            ..KnownDays::default()
        };
        let source = |text: &str| resolved(text, known).pop();
        assert_eq!(
            source("تهران – ۷ شهریور ۱۴۰۴ – نشست ۱۲ شهریور است"),
            Some((
                "1404-06-12".to_owned(),
                Ground::Nearest(AnchorSource::Dateline)
            ))
        );
        assert_eq!(
            source("نشست در ۷ شهریور ۱۴۰۴ بود و ۱۲ شهریور هم هست"),
            Some((
                "1404-06-12".to_owned(),
                Ground::Nearest(AnchorSource::NearestDate)
            ))
        );
        assert_eq!(
            source("نشست ۱۲ دی است"),
            Some(("1398-10-12".to_owned(), Ground::Nearest(AnchorSource::File)))
        );
    }

    #[test]
    fn no_year_is_guessed_for_names_and_other_times() {
        for text in [
            "کودتای ۲۸ مرداد",
            "در سال ۱۳۵۷ روز ۲۵ آبان گذشت",
            "در ۶ ژوئیه همان سال",
            "سالروز ۲۵ آبان",
        ] {
            assert_eq!(years(text, "2025-08-29"), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn relative_days_are_counted_from_the_text() {
        // 29 August 2025 is a Friday.
        assert_eq!(years("دیروز", "2025-08-29"), ["1404-06-06"]);
        assert_eq!(years("جمعه گذشته", "2025-08-29"), ["1404-05-31"]);
        assert_eq!(years("شنبه گذشته", "2025-08-29"), ["1404-06-01"]);
        assert_eq!(years("شنبه آینده", "2025-08-29"), ["1404-06-08"]);
        assert_eq!(years("جمعه آینده", "2025-08-29"), ["1404-06-14"]);
        assert_eq!(years("دوشنبه هفته جاری", "2025-08-29"), ["1404-06-03"]);
        assert_eq!(years("۱۵ ماه جاری", "2025-08-29"), ["1404-06-15"]);
        assert_eq!(years("پانزدهم ماه گذشته", "2025-08-29"), ["1404-05-15"]);
        assert_eq!(years("۷ شهریور سال گذشته", "2025-08-29"), ["1403-06-07"]);
    }
}
