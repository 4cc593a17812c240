//! From what is written to the days that are meant: the year of every date of an article.
//!
//! In this order: the year that is written, that of a neighbour in the same list, that of the other side of an
//! equivalence, and last the year that brings the date closest to the [`Anchor`] of the text. The last one is a guess.
//! The anchors are found by [`super::article`], the years by [`super::years`].

use smallvec::SmallVec;

use super::anchor::{Anchor, AnchorSource, KnownDays};
use super::article::Article;
use super::calendar::CalendarDate;
use super::lunar::LunarCalendar;
use super::mention::Passage;
use super::recognise::ParagraphDates;
use super::sides::SideDays;

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
    /// Figures that may be no year: two digits, or four of them that a noun follows in a text whose day is not known.
    BareDigits,
    /// Figures that can be read in two ways.
    Ambiguous,
    /// The nearest year to the anchor.
    Nearest(AnchorSource),
    /// The nearest year to the anchor, in a text that tells of another time too, or months away from a date of the text.
    Contested(AnchorSource),
}

impl Ground {
    /// Whether the year is guessed rather than read.
    pub fn is_guess(self) -> bool {
        !matches!(self, Self::Written | Self::Neighbour | Self::Partner)
    }

    /// Where the day comes from that the year was counted from, if it was.
    pub fn counted_from(self) -> Option<AnchorSource> {
        match self {
            Self::Nearest(source) | Self::Contested(source) | Self::Offset(source) => Some(source),
            Self::Written
            | Self::Neighbour
            | Self::Partner
            | Self::BareDigits
            | Self::Ambiguous => None,
        }
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
pub(super) type PerMention<T> = SmallVec<[T; 1]>;
pub(super) type KnownYear = Option<(i32, Ground)>;

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
