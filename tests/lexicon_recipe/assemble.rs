//! Puts the word list together from all sources and cleans it.

use std::collections::{HashMap, HashSet};

use pirast::letters;
use pirast::lexicon::letters::joins_next;
use pirast::lexicon::{Flags, Letter};

use crate::conjugation::Verb;
use crate::counts::Counts;
use crate::curated::Curated;
use crate::lilak::{self, Lilak};
use crate::shekar;
use crate::sources::Sources;
use crate::word::Word;

/// A word that only the web list has must occur this often in the Wikipedia …
const WEB_WORD_MIN_COUNT: u64 = 5;
/// … or this often in the web list itself.
const WEB_WORD_MIN_WEB_COUNT: u64 = 60_000;
/// An inflected form is listed (rather than left to analysis) from this count on.
const FORM_MIN_COUNT: u64 = 5;
/// A web word rarer than this is rather a lost half-space than a name, where both are possible («میگم»).
const RARE_WEB_WORD: u64 = 20;
/// Edited text prefers a half-space over the solid spelling when it has it so often …
const EDITED_USUAL_MIN_COUNT: u64 = 5;
/// … and this many times as often as the solid one, …
const EDITED_USUAL_RATIO: u64 = 8;
/// … unless the Wikipedia writes it solid more than this many times as often.
const SOLID_IN_WIKIPEDIA: u64 = 10;
/// What a pair that the running text lacks still counts for: the text is short.
const LACKING_PAIR: f64 = 0.02;
/// The running text is edited: there a compound is one word when it is written so this often …
const EDITED_MIN_COUNT: f64 = 2.0;
/// … and this many times as often as with a space.
const EDITED_RATIO: f64 = 2.0;
/// A spelling that many writers use is disputed, even if the curated list says it is wrong.
const DISPUTED_MIN_COUNT: u64 = 100;
/// The Wikipedia's counts leave out what occurs fewer than five times.
const UNCOUNTED: u64 = 4;
/// A spelling with a half-space displaces the solid one when it is this many times as frequent.
const DISPLACING_RATIO: u64 = 3;

/// A spelling with a half-space is the usual one when it is this many times as frequent as the solid one.
const USUAL_RATIO: u64 = 2;

/// A spelling in «ه‌ای» leaves no doubt when it is this many times as frequent as the plural of the same letters.
const PLURAL_RATIO: u64 = 16;

/// The word list, one `spelling TAB class TAB flags` a line, sorted.
pub fn word_list(sources: &Sources, curated: &Curated) -> String {
    let counts = Counts::read(&sources.word_counts, &sources.running_text);
    let lilak = lilak::read(&sources.lilak_stems, &sources.lilak_affixes);
    let mut words = Words {
        forms: HashMap::new(),
        parts: HashSet::new(),
        counts: &counts,
        curated,
    };
    words.add_lilak(&lilak);
    words.add_verbs(&shekar::verbs(&sources.shekar_verbs));
    for compound in shekar::compounds(&sources.shekar_compounds) {
        words.add(compound, Flags::default());
    }
    words.add_web_words(&shekar::words(&sources.shekar_words), &lilak);
    words.add_curated();
    words.drop_inflected_solid_forms();
    words.drop_displaced(&lilak);
    words.keep_one_half_space_form();
    words.mark_one_word_compounds();
    words.mark_usual_half_spaces();
    words.mark_indefinites();
    words.written()
}

struct Words<'a> {
    forms: HashMap<Word, Flags>,
    /// Those of them that are no words by themselves: they only follow می, or are parts of compounds.
    parts: HashSet<Word>,
    counts: &'a Counts,
    curated: &'a Curated,
}

impl Words<'_> {
    /// Adds flags to a word; one that is not listed becomes a part that is no word by itself.
    fn add_part(&mut self, word: Word, flags: Flags) {
        if !self.forms.contains_key(&word) {
            self.parts.insert(word.clone());
        }
        let known = self.forms.entry(word).or_default();
        *known = *known | flags;
    }

    fn add(&mut self, word: Word, flags: Flags) {
        self.parts.remove(&word);
        let known = self.forms.entry(word).or_insert(flags);
        *known = *known | flags;
    }

    fn add_lilak(&mut self, lilak: &Lilak) {
        for (word, flags) in &lilak.stems {
            let pieces = word.pieces();
            if pieces.len() >= 2 && is_mi(pieces[0]) {
                if pieces.len() == 2 {
                    let host = Word {
                        key: pieces[1].to_vec(),
                        half_spaces: 0,
                    };
                    self.add(host, Flags::AFTER_MI | Flags::FINITE);
                }
            } else if is_perfect(&pieces) {
                if self.counts.of(word) >= FORM_MIN_COUNT {
                    self.add(word.clone(), Flags::FINITE | Flags::PARTICIPLE);
                }
            } else {
                self.add(word.clone(), *flags);
            }
        }
        for (word, flags) in &lilak.forms {
            if self.counts.of(word) >= FORM_MIN_COUNT {
                self.add(word.clone(), *flags);
            }
        }
    }

    fn add_verbs(&mut self, verbs: &[Verb]) {
        let more: Vec<Verb> = self
            .curated
            .verbs
            .iter()
            .map(|(present, past)| Verb::new(present, past, "", ""))
            .collect();
        let past_stems: HashSet<String> = verbs
            .iter()
            .chain(&more)
            .map(|verb| verb.past().to_owned())
            .collect();
        for verb in verbs.iter().chain(&more) {
            for (form, flags) in verb.forms(&past_stems) {
                self.add_spelled(&form, flags);
            }
        }
        for verb in verbs.iter().chain(&more) {
            for (form, flags) in verb.spoken_forms(&past_stems) {
                // A spoken form is no word by itself: it is listed under «spoken» and read only after می.
                if let Some(word) = Word::of(&form) {
                    let written = self
                        .forms
                        .get(&word)
                        .is_some_and(|flags| flags.any(Flags::AFTER_MI));
                    if !written {
                        self.add_part(word, flags);
                    }
                }
            }
        }
        for word in &self.curated.finite {
            self.add(word.clone(), Flags::FINITE | Flags::CURATED);
        }
        for word in &self.curated.after_mi {
            self.add(word.clone(), Flags::AFTER_MI);
        }
    }

    fn add_spelled(&mut self, spelling: &str, flags: Flags) {
        if let Some(word) = Word::of(spelling) {
            self.add(word, flags);
        }
    }

    fn add_web_words(&mut self, web: &HashMap<Word, u64>, lilak: &Lilak) {
        for (word, web_count) in web {
            let counted =
                self.counts.of(word) >= WEB_WORD_MIN_COUNT || *web_count >= WEB_WORD_MIN_WEB_COUNT;
            let known = self.forms.contains_key(word) || lilak.forms.contains_key(word);
            if counted && !known && word.key.len() > 1 {
                self.add(word.clone(), Flags::WEB_ONLY);
            }
        }
    }

    fn add_curated(&mut self) {
        for word in &self.curated.names {
            self.add(word.clone(), Flags::NAME | Flags::CURATED);
        }
        for word in &self.curated.words {
            self.add(word.clone(), Flags::CURATED | Flags::NOUN);
        }
        for word in &self.curated.compounds {
            self.add(word.clone(), Flags::CURATED | Flags::NOUN);
        }
        for word in &self.curated.solid {
            self.add(word.clone(), Flags::CURATED);
        }
        for word in &self.curated.function_words {
            self.add(word.clone(), Flags::FUNCTION | Flags::CURATED);
        }
        for word in &self.curated.one_word {
            self.add(word.clone(), Flags::CURATED);
        }
        let curated = self.curated;
        for word in &curated.not_words {
            self.forms.remove(word);
            if self.counts.of(word) >= DISPUTED_MIN_COUNT {
                self.dispute(word);
            }
        }
        for (parts, flag) in [
            (
                &self.curated.second_parts,
                Flags::SECOND_PART | Flags::BOUND,
            ),
            (&self.curated.free_second_parts, Flags::SECOND_PART),
            (&self.curated.first_parts, Flags::FIRST_PART | Flags::BOUND),
            (&self.curated.free_first_parts, Flags::FIRST_PART),
            (&self.curated.usual_parts, Flags::USUALLY_ONE_WORD),
            (&self.curated.solid_joins, Flags::ONE_WORD),
        ] {
            for word in parts {
                // A part that is no word by itself (گذاری, المللی) is listed without being one.
                self.add_part(word.clone(), flag);
            }
        }
    }

    /// Joined plurals and comparatives («کتابها», «بزرگتر») are accepted spellings, but analysis tells them
    /// from words that end so by nature («تنها», «دکتر») only if these alone are listed.
    fn drop_inflected_solid_forms(&mut self) {
        let inflected: Vec<Word> = self
            .forms
            .iter()
            .filter(|(word, flags)| {
                word.is_solid()
                    && flags.any(Flags::INFLECTED | Flags::WEB_ONLY)
                    && !self.curated.solid.contains(word)
                    && self.stem_of_solid_plural(&word.key).is_some()
            })
            .map(|(word, _)| word.clone())
            .collect();
        for word in inflected {
            self.forms.remove(&word);
        }
    }

    fn stem_of_solid_plural<'w>(&self, key: &'w [Letter]) -> Option<&'w [Letter]> {
        let suffixes = [
            letters!("ها"),
            letters!("های"),
            letters!("هایی"),
            letters!("تر"),
            letters!("ترین"),
            letters!("تری"),
        ];
        suffixes
            .iter()
            .filter_map(|suffix| key.strip_suffix(*suffix))
            .find(|stem| {
                stem.len() > 1
                    && stem.last().is_some_and(|&last| joins_next(last))
                    && self
                        .forms
                        .get(&Word {
                            key: stem.to_vec(),
                            half_spaces: 0,
                        })
                        .is_some_and(|flags| {
                            flags.any(Flags::NOUN | Flags::ADJECTIVE) && !flags.any(Flags::FUNCTION)
                        })
            })
    }

    /// Drops solid spellings that are a lost half-space: می with its verb, and what is far more often
    /// written with a half-space.
    fn drop_displaced(&mut self, lilak: &Lilak) {
        let mut best: HashMap<&[Letter], u64> = HashMap::new();
        for word in self.forms.keys().filter(|word| !word.is_solid()) {
            let count = best.entry(&word.key).or_insert(0);
            *count = (*count).max(self.counts.of(word) + 1);
        }
        let displaced: Vec<Word> = self
            .forms
            .iter()
            .filter(|(word, _)| {
                let kept = self.curated.solid.contains(word) || self.curated.names.contains(word);
                word.is_solid() && !kept
            })
            .filter(|(word, flags)| {
                let solid = self.counts.of(word);
                let with_mi = self
                    .mi_form(&word.key)
                    .map(|(form, spoken)| (self.counts.of(&form), spoken));
                if let Some((with_mi, spoken)) = with_mi {
                    let is_noun = lilak
                        .stems
                        .get(word)
                        .is_some_and(|flags| flags.any(Flags::NOUN | Flags::ADJECTIVE));
                    let lost = with_mi >= DISPLACING_RATIO * (solid + 1);
                    let web_only = flags.any(Flags::WEB_ONLY) && solid < RARE_WEB_WORD;
                    return if spoken {
                        (lost || web_only) && !is_noun
                    } else {
                        lost || !is_noun
                    };
                }
                let Some(&with_half_space) = best.get(&word.key[..]) else {
                    return false;
                };
                let trusted = lilak.stems.contains_key(word) && !flags.any(Flags::WEB_ONLY);
                if trusted {
                    with_half_space > DISPLACING_RATIO * (solid + 5)
                } else {
                    with_half_space > DISPLACING_RATIO * solid.max(1) || solid < WEB_WORD_MIN_COUNT
                }
            })
            .map(|(word, _)| word.clone())
            .collect();
        for word in displaced {
            self.forms.remove(&word);
            let trusted = lilak
                .stems
                .get(&word)
                .is_some_and(|flags| flags.any(Flags::NOUN | Flags::ADJECTIVE));
            if trusted {
                self.dispute(&word);
            }
        }
    }

    /// Marks the spellings with half-spaces of a word whose solid spelling some dictionary or many writers have.
    fn dispute(&mut self, solid: &Word) {
        for (_, flags) in self
            .forms
            .iter_mut()
            .filter(|(word, _)| word.key == solid.key)
        {
            *flags = *flags | Flags::DISPUTED;
        }
    }

    /// The letters read as می or نمی and a verb form, and whether that form is a spoken one.
    fn mi_form(&self, key: &[Letter]) -> Option<(Word, bool)> {
        let prefix = [letters!("می"), letters!("نمی")]
            .into_iter()
            .find(|prefix| key.starts_with(prefix))?;
        let host = Word {
            key: key[prefix.len()..].to_vec(),
            half_spaces: 0,
        };
        let flags = self.forms.get(&host)?;
        let form = Word {
            key: key.to_vec(),
            half_spaces: 1 << prefix.len(),
        };
        (host.key.len() > 1 && flags.any(Flags::AFTER_MI)).then(|| (form, flags.any(Flags::SPOKEN)))
    }

    /// Of several spellings with half-spaces under one key, the table has room for one: the most frequent,
    /// preferring curated ones.
    fn keep_one_half_space_form(&mut self) {
        let mut best: HashMap<Vec<Letter>, Word> = HashMap::new();
        let rank = |word: &Word| {
            let flags = self.forms[word];
            (
                flags.any(Flags::CURATED),
                self.counts.of(word),
                !flags.any(Flags::WEB_ONLY),
                word.half_spaces.count_ones(),
            )
        };
        for word in self.forms.keys().filter(|word| !word.is_solid()) {
            match best.get(&word.key) {
                Some(other) if (rank(other), other) >= (rank(word), word) => {}
                _ => {
                    best.insert(word.key.clone(), word.clone());
                }
            }
        }
        self.forms
            .retain(|word, _| word.is_solid() || best.get(&word.key) == Some(word));
    }

    fn mark_one_word_compounds(&mut self) {
        let compounds: Vec<Word> = self
            .forms
            .keys()
            .filter(|word| !word.is_solid())
            .cloned()
            .collect();
        for word in compounds {
            let flag = self.one_word_flag(&word);
            if flag.any(Flags::ONE_WORD | Flags::USUALLY_ONE_WORD) {
                let pieces = word.pieces();
                let (first, last) = (pieces[0].to_vec(), pieces[pieces.len() - 1].to_vec());
                for (key, flag) in [(first, Flags::OPENS), (last, Flags::CLOSES)] {
                    self.add_part(
                        Word {
                            key,
                            half_spaces: 0,
                        },
                        flag,
                    );
                }
            }
            if self.is_curated_compound(&word) {
                for (first, last) in word.around_links() {
                    self.add_part(first, Flags::OPENS);
                    self.add_part(last, Flags::CLOSES);
                }
            }
            self.add(word, flag);
        }
    }

    fn is_curated_compound(&self, word: &Word) -> bool {
        self.curated.compounds.contains(word)
            || self.curated.one_word.contains(word)
            || self.curated.words.contains(word)
    }

    /// Whether a first part hardly stands alone: not «هم» or «پیش».
    fn is_prefix(&self, word: &Word) -> bool {
        let curated = self.curated;
        curated.first_parts.contains(word)
            || curated.free_first_parts.contains(word) && !curated.function_words.contains(word)
    }

    fn one_word_flag(&self, word: &Word) -> Flags {
        if self.curated.two_words.contains(word) {
            return Flags::TWO_WORDS;
        }
        if self.curated.one_word.contains(word) {
            return Flags::ONE_WORD | Flags::BOUND;
        }
        let pieces = word.pieces();
        let as_word = |piece: &[Letter]| Word {
            key: piece.to_vec(),
            half_spaces: 0,
        };
        let pairs: Vec<u32> = pieces
            .windows(2)
            .map(|two| self.counts.pair(&as_word(two[0]), &as_word(two[1])))
            .collect();
        let apart = f64::from(pairs.iter().copied().min().unwrap_or(0));
        let together =
            self.counts.of(word) as f64 * RUNNING_SHARE + f64::from(self.counts.running(word));
        let running = f64::from(self.counts.running(word));
        let solid = self.counts.of(&as_word(&word.key));
        let numeral = pieces[0] == letters!("یک");
        let edited = running >= EDITED_MIN_COUNT
            && running >= EDITED_RATIO * apart
            && solid <= self.counts.of(word)
            && !numeral;
        let prefixed = self.is_prefix(&as_word(pieces[0]))
            && apart == 0.0
            && solid <= self.counts.of(word)
            && !self.forms[word].any(Flags::FINITE);
        let listed = self.curated.compounds.contains(word);
        if !listed && (edited || prefixed || together >= 10.0 * (apart + LACKING_PAIR)) {
            Flags::ONE_WORD
        } else if together >= 2.0 * apart && together > 0.0 || listed && apart == 0.0 {
            // «این هم زبان ماست»: that a short text never parts the words proves little.
            Flags::USUALLY_ONE_WORD
        } else {
            Flags::default()
        }
    }

    /// Compares each spelling with half-spaces to the same letters without, which the list need not hold.
    fn mark_usual_half_spaces(&mut self) {
        for (word, flags) in self.forms.iter_mut().filter(|(word, _)| !word.is_solid()) {
            let solid = self.counts.of(&Word {
                key: word.key.clone(),
                half_spaces: 0,
            });
            let with_half_space = self.counts.of(word);
            let running = u64::from(self.counts.running(word));
            let running_solid = u64::from(self.counts.running(&Word {
                key: word.key.clone(),
                half_spaces: 0,
            }));
            // Of comparatives every writer has a habit of his own: there the Wikipedia has its full say.
            let is_comparative = word
                .pieces()
                .last()
                .is_some_and(|last| last.starts_with(letters!("تر")));
            let weight = if is_comparative {
                1
            } else {
                SOLID_IN_WIKIPEDIA
            };
            let edited = word.read_as_plural().is_none()
                && running >= EDITED_USUAL_MIN_COUNT
                && running >= EDITED_USUAL_RATIO * running_solid
                && weight * (with_half_space + UNCOUNTED) >= solid;
            if edited || with_half_space >= USUAL_RATIO * solid.max(1) {
                *flags = *flags | Flags::USUAL;
            } else if with_half_space < solid {
                *flags = *flags | Flags::SELDOM;
            }
        }
    }

    /// Marks «واقعه‌ای», which hardly anyone writes to mean «واقع‌های»; «دسته‌ای» and «دست‌های» are both in use.
    fn mark_indefinites(&mut self) {
        for (word, flags) in &mut self.forms {
            let Some(plural) = word.read_as_plural() else {
                continue;
            };
            let indefinite = self.counts.of(word);
            if indefinite >= PLURAL_RATIO * self.counts.of(&plural).max(1) {
                *flags = *flags | Flags::NO_PLURAL;
            }
        }
    }

    fn written(&self) -> String {
        let mut lines: Vec<String> = self
            .forms
            .iter()
            .map(|(word, flags)| {
                let class = if self.parts.contains(word) {
                    0
                } else {
                    class_of(self.counts.of(word))
                };
                format!("{word}\t{class}\t{flags}\n")
            })
            .collect();
        lines.sort_unstable();
        lines.concat()
    }
}

/// The running text has this share of the Wikipedia's tokens.
const RUNNING_SHARE: f64 = 447_000.0 / 78_700_000.0;

/// Twice the binary logarithm, at least 1; fewer than five occurrences are not counted and make class 1.
fn class_of(count: u64) -> u8 {
    if count == 0 {
        1
    } else {
        ((count as f64).log2() * 2.0).round() as u8
    }
}

/// می and نمی, also after a preverb (برمی) and with the old emphatic هـ (همی).
fn is_mi(piece: &[Letter]) -> bool {
    let preverbs = [
        letters!("بر"),
        letters!("در"),
        letters!("باز"),
        letters!("فرو"),
        letters!("وا"),
        letters!("ور"),
        letters!("سر"),
        letters!("بار"),
        letters!("فرا"),
    ];
    let rest = preverbs
        .iter()
        .find_map(|preverb| piece.strip_prefix(*preverb))
        .unwrap_or(piece);
    [letters!("می"), letters!("نمی"), letters!("همی")].contains(&rest)
}

fn is_perfect(pieces: &[&[Letter]]) -> bool {
    let endings = [
        letters!("ام"),
        letters!("ای"),
        letters!("ایم"),
        letters!("اید"),
        letters!("اند"),
    ];
    pieces.len() == 2 && pieces[0].last() == letters!("ه").first() && endings.contains(&pieces[1])
}
