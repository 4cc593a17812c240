//! Days that are known by their date: «۲۲ بهمن», «هفت تیر», «یازده سپتامبر».
//!
//! Without a year and a weekday such a date names an event or a place called
//! after it; no year is guessed for it.

use super::super::calendar::Calendar;
use super::super::mention::Name;
use super::super::terms::TermKind;
use super::super::vocabulary::Keyword;
use super::Terms;

/// Day and month of the best known ones.
const KNOWN_DAYS: [(Calendar, u8, u8); 14] = [
    (Calendar::Solar, 7, 4),      // the bombing of 1360
    (Calendar::Solar, 17, 6),     // Black Friday, 1357
    (Calendar::Solar, 15, 3),     // the uprising of 1342
    (Calendar::Solar, 22, 11),    // the revolution, 1357
    (Calendar::Solar, 13, 8),     // the embassy, 1358
    (Calendar::Solar, 16, 9),     // Student Day
    (Calendar::Solar, 9, 10),     // the rallies of 1388
    (Calendar::Solar, 2, 3),      // the election of 1376
    (Calendar::Solar, 3, 3),      // Khorramshahr, 1361
    (Calendar::Solar, 28, 5),     // the coup of 1332
    (Calendar::Solar, 30, 4),     // the uprising of 1331
    (Calendar::Solar, 12, 11),    // the return of 1357
    (Calendar::Gregorian, 11, 9), // 2001
    (Calendar::Gregorian, 1, 5),  // Labour Day
];

/// Whether a day is one of the known ones.
pub(super) fn is_known(calendar: Calendar, day: u8, month: u8) -> bool {
    KNOWN_DAYS.contains(&(calendar, day, month))
}

/// The name that the word before a date makes of it: «میدان», «قیام», «سالروز».
pub(super) fn named_by(terms: &Terms<'_>, start: usize) -> Option<Name> {
    let name_of = |keyword| match keyword {
        Keyword::Place => Some(Name::Place),
        Keyword::Event | Keyword::Anniversary => Some(Name::Event),
        _ => None,
    };
    let mut at = start;
    // «سالروز واقعهٔ ۱۷ شهریور», «میدان شهدای هفتم تیر»: the outer word counts when it is a place.
    let mut name = None;
    while let Some(TermKind::Keyword(keyword)) = terms.kind_before(at) {
        let Some(found) = name_of(keyword) else { break };
        name = Some(if name == Some(Name::Place) {
            Name::Place
        } else {
            found
        });
        at -= 1;
    }
    name
}
