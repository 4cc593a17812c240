//! Dates as Persian and English text.

use super::calendar::{Calendar, CalendarDate, Weekday};
use super::names::{self, CARDINALS, ORDINALS, Tradition};
use crate::message::Lang;

/// Which digits a number is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigitStyle {
    /// ۱۲۳
    Persian,
    /// ١٢٣
    Arabic,
    /// 123
    Latin,
}

impl DigitStyle {
    /// The style of the first digit in a text; Persian where there is none.
    pub fn of(text: &str) -> Self {
        text.chars()
            .find_map(|c| match c {
                '0'..='9' => Some(Self::Latin),
                '٠'..='٩' => Some(Self::Arabic),
                '۰'..='۹' => Some(Self::Persian),
                _ => None,
            })
            .unwrap_or(Self::Persian)
    }
}

/// A number in figures.
pub fn figures(number: i32, style: DigitStyle) -> String {
    let zero = match style {
        DigitStyle::Persian => '۰',
        DigitStyle::Arabic => '٠',
        DigitStyle::Latin => '0',
    };
    number
        .to_string()
        .chars()
        .map(|c| match c.to_digit(10) {
            Some(digit) => char::from_u32(zero as u32 + digit).unwrap_or(c),
            None => c,
        })
        .collect()
}

/// The ordinal of a day, 1–31, in words: «بیست و سوم»; the figure for any other number.
pub fn ordinal(day: u8) -> String {
    let word = |number: u8| {
        ORDINALS
            .iter()
            .find(|(n, _)| *n == number)
            .map(|(_, spellings)| spellings[0])
    };
    if let Some(word) = word(day) {
        return word.to_owned();
    }
    let ten = day / 10 * 10;
    let ten_word = CARDINALS
        .iter()
        .find(|(n, _)| *n == ten)
        .map(|(_, spellings)| spellings[0]);
    match (ten_word, word(day % 10)) {
        (Some(ten), Some(unit)) if day < 32 => format!("{ten} و {unit}"),
        _ => figures(day.into(), DigitStyle::Persian),
    }
}

/// A date in running text: «۷ شهریور ۱۴۰۴» or “7 Shahrivar 1404”.
pub fn date(date: CalendarDate, lang: Lang) -> String {
    format!("{} {}", day_and_month(date, lang), year(date.year, lang))
}

/// The date without its year: «۷ شهریور» or “7 Shahrivar”.
pub fn day_and_month(date: CalendarDate, lang: Lang) -> String {
    match lang {
        Lang::Fa => format!(
            "{} {}",
            figures(date.day.into(), DigitStyle::Persian),
            names::month(date.calendar, date.month)
        ),
        Lang::En => format!(
            "{} {}",
            date.day,
            names::english_month(date.calendar, date.month)
        ),
    }
}

/// The Persian date without its year, the month named in a tradition: «۷ سنبله».
pub fn day_and_month_in(date: CalendarDate, tradition: Tradition) -> String {
    format!(
        "{} {}",
        figures(date.day.into(), DigitStyle::Persian),
        names::month_in(date.calendar, tradition, date.month)
    )
}

/// A year: «۱۴۰۴» or “1404”.
pub fn year(year: i32, lang: Lang) -> String {
    match lang {
        Lang::Fa => figures(year, DigitStyle::Persian),
        Lang::En => year.to_string(),
    }
}

/// The name of a weekday.
pub fn weekday(weekday: Weekday, lang: Lang) -> &'static str {
    match lang {
        Lang::Fa => names::weekday(weekday),
        Lang::En => names::english_weekday(weekday),
    }
}

/// The date written out: «هفتم شهریور ۱۴۰۴», the year in figures as newspapers have it.
pub fn in_words(date: CalendarDate, tradition: Tradition) -> String {
    format!(
        "{} {} {}",
        ordinal(date.day),
        names::month_in(date.calendar, tradition, date.month),
        figures(date.year, DigitStyle::Persian)
    )
}

/// The date in figures alone: «۱۴۰۴/۶/۷», Gregorian «2025-08-29» in the digits asked for.
pub fn in_figures(date: CalendarDate, style: DigitStyle) -> String {
    let number = |n: i32| figures(n, style);
    let separator = if date.calendar == Calendar::Gregorian {
        "-"
    } else {
        "/"
    };
    [date.year, date.month.into(), date.day.into()]
        .map(number)
        .join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words() {
        assert_eq!(ordinal(1), "یکم");
        assert_eq!(ordinal(23), "بیست و سوم");
        assert_eq!(ordinal(30), "سی‌ام");
        assert_eq!(ordinal(31), "سی و یکم");
    }

    #[test]
    fn dates_in_both_languages() {
        let day = CalendarDate::solar(1404, 6, 7);
        assert_eq!(date(day, Lang::Fa), "۷ شهریور ۱۴۰۴");
        assert_eq!(date(day, Lang::En), "7 Shahrivar 1404");
        assert_eq!(in_words(day, Tradition::Iran), "هفتم شهریور ۱۴۰۴");
        assert_eq!(in_figures(day, DigitStyle::Persian), "۱۴۰۴/۶/۷");
    }
}
