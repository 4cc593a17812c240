//! What the dates of an article have in common, and the day from which each of them is counted.

use smallvec::SmallVec;

use super::anchor::{Anchor, AnchorSource, KnownDays};
use super::calendar::{Calendar, Day};
use super::doubt::is_doubtful;
use super::lunar::LunarCalendar;
use super::mention::{Mention, Passage};
use super::resolve::{Placed, Resolved};
use super::sides::days_of_sides;
use super::years::Resolver;

/// A dateline stands in a paragraph that starts within this many bytes of the text.
const HEAD: usize = 600;
/// A complete date this many days away from the anchor says that the text tells of another time too.
const ANOTHER_TIME: i64 = 400;

/// What the dates of an article have in common.
pub struct Article<'l> {
    known: KnownDays,
    lunar: &'l LunarCalendar,
    dateline: Option<Day>,
    complete: Vec<CompleteDate>,
    /// The first and the last of the complete dates.
    extremes: Option<[Day; 2]>,
    /// Which passages are resolved.
    resolves: fn(&Passage) -> bool,
}

/// A date of the text with its month and its year.
struct CompleteDate {
    /// Bytes of the text.
    at: usize,
    /// Where its paragraph starts.
    paragraph: usize,
    day: Day,
    /// Whether dates without a year may be counted from it: not from the day on which somebody was born.
    lends: bool,
}

impl<'l> Article<'l> {
    /// What these paragraphs, in the order of the text, have in common.
    pub fn new(paragraphs: &[Placed<'_>], known: &KnownDays, lunar: &'l LunarCalendar) -> Self {
        let first_day = |passage: &Passage| {
            let date = passage.mentions().next()?.complete_date()?;
            lunar
                .day_of(date)
                .filter(|_| date.calendar.may_have_year(date.year))
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
        let complete: Vec<CompleteDate> = paragraphs
            .iter()
            .flat_map(|paragraph| {
                let passages = paragraph.dates.passages.iter();
                passages.filter_map(|passage| {
                    Some(CompleteDate {
                        at: paragraph.offset + passage.span().start,
                        paragraph: paragraph.offset,
                        day: first_day(passage)?,
                        lends: !passage.mentions().any(|mention| mention.of_life),
                    })
                })
            })
            .collect();
        let days = || complete.iter().map(|date| date.day);
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
        let (before, after) = {
            let place = self.complete.partition_point(|date| date.at < at);
            let (before, rest) = self.complete.split_at(place);
            (before, &rest[rest.partition_point(|date| date.at <= at)..])
        };
        let is_here = |date: &&CompleteDate| date.paragraph == paragraph.offset;
        let stated = self.known.fixed.map(|day| (day, AnchorSource::Setting));
        let stated = stated.or(self.dateline.map(|day| (day, AnchorSource::Dateline)));
        let anchor = match stated {
            Some((day, source)) => Anchor {
                day,
                source,
                contested: !is_told_from_today
                    && before
                        .last()
                        .filter(is_here)
                        .is_some_and(|other| are_apart(day, other.day)),
            },
            None if is_told_from_today => self.known.without_text()?,
            None => {
                let before = before.iter().rev().find(|date| date.lends);
                let after = after.iter().find(|date| date.lends);
                before
                    .filter(is_here)
                    .or(after.filter(is_here))
                    .or(before)
                    .or(after)
                    .map(|date| self.nearest_date(date.day))
                    .or_else(|| self.known.without_text())?
            }
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
