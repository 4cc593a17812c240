//! Reads lilak, a Hunspell dictionary: stems with the classes of affixes they take.

use std::collections::HashMap;

use pirast::lexicon::Flags;

use crate::word::Word;

/// Lilak's words: its stems, and every form its affixes make of them.
pub struct Lilak {
    /// Stems with the flags that follow from their affix classes.
    pub stems: HashMap<Word, Flags>,
    /// Inflected forms that are no stems.
    pub forms: HashMap<Word, Flags>,
}

/// Affixes by the two-letter name of their class; what may follow an affix is a list of class names.
struct Affixes(HashMap<String, Vec<Affix>>);

struct Affix {
    is_prefix: bool,
    text: String,
    next: String,
}

/// Reads `index.dic` and `index.aff`.
pub fn read(stems: &str, affixes: &str) -> Lilak {
    let affixes = Affixes::read(affixes);
    let mut lilak = Lilak {
        stems: HashMap::new(),
        forms: HashMap::new(),
    };
    let mut inflected = Vec::new();
    for line in stems.lines().skip(1) {
        let (stem, classes) = line.split_once('/').unwrap_or((line, ""));
        let classes = classes.replace("!!", "");
        if let Some(word) = Word::of(stem) {
            let flags = lilak.stems.entry(word).or_default();
            *flags = *flags | flags_of(&classes);
        }
        affixes.inflect(stem, &classes, &mut inflected);
    }
    for form in inflected {
        if let Some(word) = Word::of(&form)
            && !lilak.stems.contains_key(&word)
        {
            lilak.forms.insert(word, Flags::INFLECTED);
        }
    }
    lilak
}

fn class_names(classes: &str) -> impl Iterator<Item = &str> {
    (0..classes.len() / 2).filter_map(|index| classes.get(2 * index..2 * index + 2))
}

/// sd sg: plural ها; st su: comparative; sc sm sp: clitics with a half-space.
fn flags_of(classes: &str) -> Flags {
    class_names(classes).fold(Flags::default(), |flags, class| match class {
        "sd" | "sg" => flags | Flags::NOUN,
        "st" | "su" => flags | Flags::ADJECTIVE,
        "sc" | "sm" | "sp" => flags | Flags::APART,
        _ => flags,
    })
}

impl Affixes {
    fn read(text: &str) -> Self {
        let mut classes: HashMap<String, Vec<Affix>> = HashMap::new();
        for line in text.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            if let ["PFX" | "SFX", class, "0", affix, "."] = fields[..] {
                let (text, next) = affix.split_once('/').unwrap_or((affix, ""));
                classes.entry(class.to_owned()).or_default().push(Affix {
                    is_prefix: fields[0] == "PFX",
                    text: text.to_owned(),
                    next: next.to_owned(),
                });
            }
        }
        Self(classes)
    }

    fn inflect(&self, stem: &str, classes: &str, forms: &mut Vec<String>) {
        for affix in class_names(classes)
            .filter_map(|class| self.0.get(class))
            .flatten()
        {
            let form = if affix.is_prefix {
                format!("{}{stem}", affix.text)
            } else {
                format!("{stem}{}", affix.text)
            };
            for second in class_names(&affix.next)
                .filter_map(|class| self.0.get(class))
                .flatten()
            {
                if !second.is_prefix {
                    forms.push(format!("{form}{}", second.text));
                }
            }
            forms.push(form);
        }
    }
}
