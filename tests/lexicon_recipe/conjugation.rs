//! Conjugates Persian verbs: all one-word forms that stand without می (forms with می are analysed, not listed).

use std::collections::HashSet;

use pirast::lexicon::Flags;

/// The stems of a verb.
pub struct Verb {
    present: String,
    past: String,
    spoken_present: String,
    spoken_past: String,
}

/// Prefixes that stay before the negation and before می: برنداشت، بازمی‌گردد.
const PREVERBS: [&str; 8] = ["بر", "در", "باز", "فرو", "فرا", "وا", "ور", "پس\u{200C}"];
/// Present stems in و that take their endings straight away, as consonants do: رود, but گوید.
const CONSONANTAL_VAV: [&str; 6] = ["رو", "شو", "دو", "شنو", "گرو", "درو"];
const ENDINGS_PAST: [&str; 6] = ["", "م", "ی", "یم", "ید", "ند"];
const ENDINGS_PRESENT: [&str; 6] = ["م", "ی", "د", "یم", "ید", "ند"];
const ENDINGS_SPOKEN: [&str; 6] = ["م", "ی", "ه", "یم", "ین", "ن"];

impl Verb {
    /// A verb from its stems; spoken stems may be empty.
    pub fn new(present: &str, past: &str, spoken_present: &str, spoken_past: &str) -> Self {
        Self {
            present: present.to_owned(),
            past: past.to_owned(),
            spoken_present: spoken_present.to_owned(),
            spoken_past: spoken_past.to_owned(),
        }
    }

    /// The past stem: گفت.
    pub fn past(&self) -> &str {
        &self.past
    }

    /// Every form with its flags, as written.
    ///
    /// `past_stems` holds those of all verbs: «برگشت» has a preverb because «گشت» is a verb, «درخشید» has none.
    pub fn forms(&self, past_stems: &HashSet<String>) -> Vec<(String, Flags)> {
        let (preverb, past) = split_preverb(&self.past, past_stems);
        let present = self.present.strip_prefix(preverb).unwrap_or(&self.present);
        // After a preverb, می stands in the middle (برمی‌دارد); the whole form never follows it.
        let finite = if preverb.is_empty() {
            Flags::FINITE | Flags::AFTER_MI
        } else {
            Flags::FINITE
        };
        let mut forms = Vec::new();
        for ending in ENDINGS_PAST {
            let form = format!("{past}{ending}");
            forms.push((format!("{preverb}{form}"), finite));
            forms.push((format!("{preverb}{}", prefixed("ن", &form)), Flags::FINITE));
        }
        for ending in present_endings(present) {
            let form = format!("{present}{ending}");
            if preverb.is_empty() {
                forms.push((prefixed("ب", &form), Flags::FINITE));
            }
            forms.push((format!("{preverb}{}", prefixed("ن", &form)), Flags::FINITE));
            forms.push((format!("{preverb}{form}"), finite));
        }
        forms.push((
            format!("{preverb}{}", prefixed("ب", present)),
            Flags::FINITE,
        ));
        forms.push((
            format!("{preverb}{}", prefixed("ن", present)),
            Flags::FINITE,
        ));
        forms.push((format!("{preverb}{past}ه"), Flags::PARTICIPLE | Flags::NOUN));
        forms.push((
            format!("{preverb}{}ه", prefixed("ن", past)),
            Flags::PARTICIPLE,
        ));
        forms.push((format!("{preverb}{past}ن"), Flags::NOUN));
        forms
    }

    /// Forms that only follow می, in the spoken language: گم، خوام، کنه، شین.
    pub fn spoken_forms(&self, past_stems: &HashSet<String>) -> Vec<(String, Flags)> {
        let flags = Flags::AFTER_MI | Flags::SPOKEN;
        let mut forms = Vec::new();
        for present in [&self.present, &self.spoken_present] {
            if present.is_empty() || !split_preverb(&self.past, past_stems).0.is_empty() {
                continue;
            }
            let vowel = present.ends_with(['ا', 'آ']);
            for ending in ENDINGS_SPOKEN {
                let ending = if ending == "ه" && vowel {
                    "د"
                } else {
                    ending
                };
                forms.push((format!("{present}{ending}"), flags));
            }
        }
        if !self.spoken_past.is_empty() {
            for ending in ["", "م", "ی", "یم", "ین", "ن"] {
                forms.push((format!("{}{ending}", self.spoken_past), flags));
            }
        }
        forms
    }
}

fn split_preverb<'a>(past: &'a str, past_stems: &HashSet<String>) -> (&'static str, &'a str) {
    PREVERBS
        .iter()
        .find_map(|preverb| Some((*preverb, past.strip_prefix(preverb)?)))
        .filter(|(_, rest)| past_stems.contains(*rest))
        .unwrap_or(("", past))
}

fn present_endings(stem: &str) -> Vec<String> {
    let vowel =
        stem.ends_with(['ا', 'آ']) || (stem.ends_with('و') && !CONSONANTAL_VAV.contains(&stem));
    ENDINGS_PRESENT
        .iter()
        .map(|ending| {
            if vowel {
                format!("ی{ending}")
            } else {
                (*ending).to_owned()
            }
        })
        .collect()
}

/// ب or ن before a form: بیاید before آید, نیفتاد before افتاد, plain before a consonant.
fn prefixed(prefix: &str, form: &str) -> String {
    if let Some(rest) = form.strip_prefix('آ') {
        format!("{prefix}یا{rest}")
    } else if let Some(rest) = form.strip_prefix("ای") {
        format!("{prefix}ای{rest}")
    } else if let Some(rest) = form.strip_prefix('ا') {
        format!("{prefix}ی{rest}")
    } else {
        format!("{prefix}{form}")
    }
}
