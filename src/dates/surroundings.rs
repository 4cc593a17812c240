//! What a paragraph says beside its dates that changes how they are understood.

use super::calendar::Calendar;
use super::grammar::year::SOLAR_YEARS;
use super::mention::Passage;
use super::recognise::BareYear;
use super::terms::digit;
use super::vocabulary::{Keyword, Meaning, Reader};
use crate::paragraph::Paragraph;
use crate::tokens::Traits;

/// The years behind «سال», among the `numbers` of a paragraph, that belong to none of its dates.
pub(super) fn bare_years(
    paragraph: &Paragraph<'_>,
    numbers: &[usize],
    passages: &[Passage],
) -> Vec<BareYear> {
    let mut years = Vec::new();
    for &index in numbers {
        if !is_behind_year_word(paragraph, index) {
            continue;
        }
        let at = paragraph.tokens[index].span().start;
        let in_date = passages.iter().any(|passage| passage.span().contains(&at));
        if let Some((year, calendar)) = year_of(paragraph.text_of(index))
            && !in_date
        {
            years.push(BareYear { at, year, calendar });
        }
    }
    years
}

fn is_behind_year_word(paragraph: &Paragraph<'_>, index: usize) -> bool {
    [-2, -1].into_iter().any(|distance| {
        paragraph
            .at(index, distance)
            .is_some_and(|token| token.traits.contains(Traits::DATE_WORD))
            && paragraph.text_at(index, distance) == "سال"
    })
}

fn year_of(figures: &str) -> Option<(i32, Calendar)> {
    if figures.chars().count() != 4 {
        return None;
    }
    let year = figures
        .chars()
        .try_fold(0, |sum, figure| Some(sum * 10 + digit(figure)?))?;
    let year = i32::try_from(year).ok()?;
    /// Whichever calendar a smaller or greater figure belongs to, it is a year of another age than ours.
    const FOUR_FIGURES: std::ops::Range<i32> = 1000..3000;
    match year {
        _ if !FOUR_FIGURES.contains(&year) => None,
        _ if year <= *SOLAR_YEARS.end() => Some((year, Calendar::Solar)),
        _ => Some((year, Calendar::Gregorian)),
    }
}

/// Whether the paragraph names a country that keeps another lunar calendar than Iran.
pub(super) fn names_other_country(paragraph: &Paragraph<'_>) -> bool {
    let mut words = Reader::new();
    paragraph.tokens.iter().any(|token| {
        words.meaning_of_token(paragraph.text, token) == Meaning::Keyword(Keyword::OtherCountry)
    })
}
