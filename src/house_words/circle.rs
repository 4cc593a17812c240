//! Terms of the house that lead back to each other: putting right what one says, then what the other says, never ends.

use super::{longest_term, preferred, stands_already};
use crate::settings::Settings;

/// A phrase that was put right so often comes to no end: a list that makes sense needs a step or two.
const MOST_STEPS: usize = 32;

/// The phrases through which the terms of the house lead in a circle, each made of the one before it; `None` where all
/// come to an end.
pub fn circle(settings: &Settings) -> Option<Vec<String>> {
    settings
        .terms
        .keys()
        .find_map(|wrong| circle_from(settings, wrong))
}

fn circle_from(settings: &Settings, phrase: &str) -> Option<Vec<String>> {
    let mut phrases = vec![phrase.to_owned()];
    while let Some(next) = put_right(settings, phrases.last()?) {
        let before = phrases.iter().position(|phrase| *phrase == next);
        phrases.push(next);
        if let Some(first) = before {
            return Some(phrases.split_off(first));
        }
        // A phrase that only grows is told by its first steps.
        if phrases.len() > MOST_STEPS {
            phrases.truncate(4);
            return Some(phrases);
        }
    }
    None
}

/// A phrase with its first words for which the house has better ones put right.
fn put_right(settings: &Settings, phrase: &str) -> Option<String> {
    let words: Vec<&str> = phrase.split(' ').collect();
    let mut start = 0;
    for (index, word) in words.iter().enumerate() {
        let most = longest_term(settings, word).min(words.len() - index);
        let found = (1..=most).rev().find_map(|count| {
            let span = start..start + words[index..index + count].join(" ").len();
            Some((preferred(settings, &phrase[span.clone()])?, span))
        });
        if let Some((found, span)) = found
            && !stands_already(phrase, start..start + found.base, &found.term.preferred)
            && let Some(right) = found.right
        {
            let (before, after) = (&phrase[..span.start], &phrase[span.end..]);
            return Some(format!("{before}{right}{after}"));
        }
        start += word.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(terms: &str) -> Option<Vec<String>> {
        circle(&toml::from_str(&format!("[terms]\n{terms}")).unwrap())
    }

    #[test]
    fn terms_that_lead_back_are_found_however_long_the_way() {
        let phrases = of("\"رایانه\" = \"کامپیوتر\"\n\"کامپیوتر\" = \"رایانه\"").unwrap();
        assert_eq!(phrases, ["رایانه", "کامپیوتر", "رایانه"]);
        let phrases = of("\"الف\" = \"دو تا\"\n\"دو تا\" = \"جفت\"\n\"جفت\" = \"الف\"").unwrap();
        assert_eq!(phrases.len(), 4);
        assert_eq!(phrases.first(), phrases.last());
        // By way of an ending, and within more words.
        assert!(of("\"امریکا\" = \"آمریکا\"\n\"آمریکایی\" = \"امریکایی\"").is_some());
        assert!(of("\"رایانه\" = \"یک کامپیوتر\"\n\"کامپیوتر\" = \"رایانه\"").is_some());
    }

    #[test]
    fn terms_that_come_to_an_end_are_none() {
        for terms in [
            "\"امریکا\" = \"آمریکا\"\n\"ینگه دنیا\" = \"امریکا\"",
            "\"جمهوری اسلامی\" = \"جمهوری اسلامی ایران\"",
            "\"پیش نویس\" = \"پیش‌نویس\"\n\"پیشنویس\" = \"پیش‌نویس\"",
            "\"همان\" = \"همان\"",
        ] {
            assert_eq!(of(terms), None, "{terms}");
        }
    }
}
