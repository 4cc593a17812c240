//! Dates as a text writes them, before anything is known of the year they mean.
//!
//! A [`Mention`] is one day, or several days of one month. Mentions that belong
//! together are a [`Side`]; sides that are said to be the same days in different
//! calendars are a [`Passage`].

use std::ops::Range;

use smallvec::SmallVec;

use super::calendar::{Calendar, CalendarDate, Weekday};
use super::names::Tradition;
use super::render::DigitStyle;
use super::vocabulary::{Era, MonthName};

/// Bytes of a paragraph.
pub type Span = Range<usize>;

/// Dates in a row that stand for each other: `۳۱ ژوئیه و اول اوت (۹ و ۱۰ مردادماه)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The sides of the equivalence in the order of the text; at least one.
    pub sides: SmallVec<[Side; 1]>,
}

/// Days in one calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The mentions in the order of the text; at least one.
    pub mentions: SmallVec<[Mention; 1]>,
    /// Whether two mentions are the ends of a range.
    pub range: bool,
    /// How the text joins it to the side before.
    pub link: Link,
}

/// How a side is joined to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It is the first.
    First,
    /// In words or in parentheses: «برابر با», «(».
    Stated,
    /// By a comma or «و» only; it may be the date of something else.
    Loose,
}

/// One day, or several days of one month, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// All of it, from the weekday to the era.
    pub span: Span,
    /// What is written.
    pub shape: Shape,
    /// The weekday of each day, where the text gives one.
    pub weekdays: SmallVec<[WrittenWeekday; 1]>,
    /// The year.
    pub year: Option<WrittenYear>,
    /// The era.
    pub era: Option<WrittenEra>,
    /// «دیروز» before the date.
    pub relative: Option<WrittenRelative>,
    /// Set when the words name an event or a place rather than a day.
    pub name: Option<Name>,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether it stands in round brackets.
    pub in_brackets: bool,
    /// Whether it is called the day on which somebody was born or died: «متولد ۱۲ خرداد ۱۳۴۵». That may be long ago.
    pub of_life: bool,
    /// The digits it is written with.
    pub digits: DigitStyle,
}

/// What a mention consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// «۷ شهریور», «۹ و ۱۰ شهریور», «۲۵ تا ۲۸ آبان».
    Days {
        /// The days; at least one.
        days: SmallVec<[WrittenDay; 1]>,
        /// Whether two days are the ends of a range.
        range: bool,
        /// The month.
        month: WrittenMonth,
    },
    /// «شهریور ۱۴۰۴».
    Month(WrittenMonth),
    /// «۱۴۰۴ خورشیدی», as a side of an equivalence.
    Year(Calendar),
    /// «۱۴۰۴/۶/۷».
    Numeric(NumericDate),
    /// «دیروز».
    Relative(i8),
    /// «جمعه گذشته».
    RelativeWeekday {
        /// The weekday.
        weekday: Weekday,
        /// Which of them.
        which: WhichWeekday,
    },
    /// «۱۵ ماه جاری».
    DayOfMonth {
        /// The day.
        day: WrittenDay,
        /// Months from the month of the text.
        months: i8,
    },
}

/// Which weekday a relative expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichWeekday {
    /// The last one before the day of the text.
    Last,
    /// The first one after it.
    Next,
    /// The one in the week that many weeks from now, Saturday to Friday.
    InWeek(i8),
}

/// A day number as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDay {
    /// Its bytes.
    pub span: Span,
    /// The number; not necessarily one that a month has.
    pub number: u8,
    /// Words («هفتم») rather than figures.
    pub in_words: bool,
    /// «سلخ»: the last day, whichever number it has.
    pub last_of_month: bool,
}

/// A month as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenMonth {
    /// Its bytes, with «ماه» behind it.
    pub span: Span,
    /// Whether «ماه» stands behind it.
    pub with_month_word: bool,
    /// The month.
    pub name: MonthName,
}

/// A weekday as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenWeekday {
    /// Its bytes.
    pub span: Span,
    /// The weekday.
    pub weekday: Weekday,
    /// The index of the day that it belongs to.
    pub day: usize,
}

/// A year as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenYear {
    /// Its bytes.
    pub span: Span,
    /// What it says.
    pub value: YearValue,
    /// Whether the figure stands right before a noun, which it may count: «۸ شهریور ۱۴۰۰ زائر».
    pub count: Count,
}

/// Whether a figure may count what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// No noun stands there.
    No,
    /// A noun does.
    Perhaps,
    /// A noun does, and the verb says that there are many: «۱۴۰۰ زائر آمدند».
    OfMany,
}

/// What the text says about the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearValue {
    /// A full year.
    Full(i32),
    /// Two digits after «سال», before an era, or in a numeric date.
    TwoDigits(i32),
    /// Two digits after a month and nothing else: perhaps no year at all.
    TwoBareDigits(i32),
    /// «امسال», «سال گذشته»: years from the year of the text.
    Offset(i8),
    /// «همان سال», «هر سال»: a year that no date of the text gives.
    Elsewhere,
}

/// An era as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenEra {
    /// Its bytes.
    pub span: Span,
    /// The era.
    pub era: Era,
    /// «م», «ه‍.ش» rather than «میلادی», «خورشیدی».
    pub abbreviated: bool,
}

/// A relative word as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenRelative {
    /// Its bytes.
    pub span: Span,
    /// Days from the day of the text.
    pub days: i8,
}

/// Why a date is taken for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// «میدان هفت تیر»: a place, no date at all.
    Place,
    /// «کودتای ۲۸ مرداد», «۲۲ بهمن»: a known day without a year.
    Event,
}

/// A date in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumericDate {
    /// The bytes of the figures.
    pub span: Span,
    /// What it may mean, likeliest first, existing or not; at least one.
    pub readings: SmallVec<[CalendarDate; 1]>,
    /// Whether the year is the first figure.
    pub year_first: bool,
    /// The sign between the figures.
    pub separator: char,
    /// Whether month and day have two figures always: «۱۴۰۴/۰۶/۰۷».
    pub padded: bool,
}

impl Shape {
    /// Whether it gives no date but a distance from the day of the text.
    pub fn is_relative(&self) -> bool {
        matches!(
            self,
            Self::Relative(_) | Self::RelativeWeekday { .. } | Self::DayOfMonth { .. }
        )
    }
}

impl Passage {
    /// All its bytes.
    pub fn span(&self) -> Span {
        let first = self.sides.first().and_then(|side| side.mentions.first());
        let last = self.sides.last().and_then(|side| side.mentions.last());
        first.map_or(0, |m| m.span.start)..last.map_or(0, |m| m.span.end)
    }

    /// Its mentions in the order of the text.
    pub fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.sides.iter().flat_map(|side| &side.mentions)
    }
}

impl Side {
    /// All its bytes.
    pub fn span(&self) -> Span {
        let (first, last) = (self.mentions.first(), self.mentions.last());
        first.map_or(0, |m| m.span.start)..last.map_or(0, |m| m.span.end)
    }

    /// The calendar of the side, where it is known.
    pub fn calendar(&self) -> Option<Calendar> {
        self.mentions.first().and_then(Mention::calendar)
    }
}

impl Mention {
    /// A mention with nothing but its shape.
    pub fn new(span: Span, shape: Shape) -> Self {
        Self {
            span,
            shape,
            weekdays: SmallVec::new(),
            year: None,
            era: None,
            relative: None,
            name: None,
            quoted: false,
            in_brackets: false,
            of_life: false,
            digits: DigitStyle::Persian,
        }
    }

    /// The calendar that its month, its figures or its era belong to; `None` for relative dates.
    pub fn calendar(&self) -> Option<Calendar> {
        match &self.shape {
            Shape::Days { month, .. } | Shape::Month(month) => Some(month.name.calendar),
            Shape::Year(calendar) => Some(*calendar),
            Shape::Numeric(date) => date.readings.first().map(|reading| reading.calendar),
            Shape::Relative(_) | Shape::RelativeWeekday { .. } => None,
            Shape::DayOfMonth { .. } => Some(Calendar::Solar),
        }
    }

    /// Whether it is counted from the day of the text itself, whatever other dates stand near: «دیروز», «امسال».
    pub fn is_told_from_today(&self) -> bool {
        let year = self.year.as_ref().map(|year| year.value);
        self.shape.is_relative()
            || self.relative.is_some()
            || matches!(year, Some(YearValue::Offset(_)))
    }

    /// The month and its name, where a name is written.
    pub fn month(&self) -> Option<&WrittenMonth> {
        match &self.shape {
            Shape::Days { month, .. } | Shape::Month(month) => Some(month),
            _ => None,
        }
    }

    /// Whose names of the months it uses; that of Iran where it names none.
    pub fn tradition(&self) -> Tradition {
        self.month()
            .map_or(Tradition::Iran, |month| month.name.tradition)
    }

    /// The days of a day-month mention; empty for other shapes.
    pub fn days(&self) -> &[WrittenDay] {
        match &self.shape {
            Shape::Days { days, .. } => days,
            Shape::DayOfMonth { day, .. } => std::slice::from_ref(day),
            _ => &[],
        }
    }

    /// Whether its days are the two ends of a range.
    pub fn is_range(&self) -> bool {
        matches!(self.shape, Shape::Days { range: true, .. })
    }

    /// The first day, when it is written with its month and its year; not necessarily one that exists.
    pub fn complete_date(&self) -> Option<CalendarDate> {
        match &self.shape {
            Shape::Numeric(date) => date.only_reading(),
            Shape::Days { days, month, .. } => Some(CalendarDate {
                calendar: month.name.calendar,
                year: self.full_year()?,
                month: month.name.number,
                day: days.first()?.number,
            }),
            _ => None,
        }
    }

    /// Whether it shows its year in figures, be it by two of them.
    pub fn shows_year(&self) -> bool {
        let year = self.year.as_ref().map(|year| year.value);
        matches!(self.shape, Shape::Numeric(_))
            || matches!(
                year,
                Some(YearValue::Full(_) | YearValue::TwoDigits(_) | YearValue::TwoBareDigits(_))
            )
    }

    /// The year, when the text leaves no doubt of it.
    pub fn full_year(&self) -> Option<i32> {
        match self.year.as_ref()?.value {
            YearValue::Full(year) | YearValue::TwoDigits(year) => Some(year),
            YearValue::TwoBareDigits(_) | YearValue::Offset(_) | YearValue::Elsewhere => None,
        }
    }
}
