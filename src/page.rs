//! The page of a rule: what `pirast explain` prints, what the documentation shows, and what the tests run.
//!
//! A page is Markdown. Below its title stand a section `## فارسی` and a section `## English` with the explanation, then
//! sections of examples, one list item each:
//!
//! - `## safe`: `wrong → right`, repaired on save;
//! - `## suggested`: `wrong → right`, proposed as the preferred fix;
//! - `## alternatives`: `wrong → right`, proposed among others, none preferred;
//! - `## reported`: found, and nothing is preferred;
//! - `## unchanged`: not found at all.
//!
//! Settings may follow a heading, in TOML: ``## unchanged (`digits = "keep"`)``. In an example `⏎` stands for a line
//! break and `⟨200C⟩` for the code point of that number.

use crate::message::Lang;

/// A rule's page, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'p> {
    /// The title: the rule's id.
    pub title: &'p str,
    persian: &'p str,
    english: &'p str,
    /// The sections of examples, in their order.
    pub examples: Vec<Examples<'p>>,
}

/// Examples of one kind, under the same settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examples<'p> {
    /// What the rule does with them.
    pub outcome: Outcome,
    /// The settings they need, in TOML; empty for the defaults.
    pub settings: &'p str,
    /// The list items as they stand on the page.
    pub items: Vec<&'p str>,
}

/// What a rule does with an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Repairs it on save.
    Safe,
    /// Proposes a preferred fix.
    Suggested,
    /// Proposes several fixes, none of them preferred.
    Alternatives,
    /// Reports it only.
    Reported,
    /// Leaves it alone.
    Unchanged,
}

impl Outcome {
    fn of_heading(name: &str) -> Option<Self> {
        Some(match name {
            "safe" => Self::Safe,
            "suggested" => Self::Suggested,
            "alternatives" => Self::Alternatives,
            "reported" => Self::Reported,
            "unchanged" => Self::Unchanged,
            _ => return None,
        })
    }
}

impl<'p> Page<'p> {
    /// Takes a page apart; `None` when it is not written as the module says.
    pub fn parse(markdown: &'p str) -> Option<Self> {
        let mut sections = markdown.split("\n## ");
        let title = sections.next()?.trim().strip_prefix("# ")?;
        let mut page = Self {
            title,
            persian: "",
            english: "",
            examples: Vec::new(),
        };
        for section in sections {
            let (heading, body) = section.split_once('\n')?;
            let body = body.trim();
            match heading.trim() {
                "فارسی" => page.persian = body,
                "English" => page.english = body,
                heading => {
                    let (name, settings) = match heading.split_once(" (`") {
                        Some((name, rest)) => (name, rest.strip_suffix("`)")?),
                        None => (heading, ""),
                    };
                    let items = body
                        .lines()
                        .map(|line| line.strip_prefix("- "))
                        .collect::<Option<_>>()?;
                    page.examples.push(Examples {
                        outcome: Outcome::of_heading(name)?,
                        settings,
                        items,
                    });
                }
            }
        }
        Some(page)
    }

    /// The explanation in one language.
    pub fn explanation(&self, lang: Lang) -> &'p str {
        match lang {
            Lang::Fa => self.persian,
            Lang::En => self.english,
        }
    }
}

/// The two sides of an example `wrong → right`, in plain text.
pub fn pair(item: &str) -> Option<(String, String)> {
    let (wrong, right) = item.split_once(" → ")?;
    Some((plain(wrong), plain(right)))
}

/// An example with its line breaks and code points in place of their signs.
pub fn plain(item: &str) -> String {
    let mut out = String::with_capacity(item.len());
    let mut rest = item;
    while let Some(at) = rest.find(['⏎', '⟨']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('⏎') {
            out.push('\n');
            rest = after;
            continue;
        }
        let code = rest.find('⟩').and_then(|end| {
            let number = u32::from_str_radix(&rest['⟨'.len_utf8()..end], 16).ok()?;
            Some((char::from_u32(number)?, end + '⟩'.len_utf8()))
        });
        match code {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('⟨');
                rest = &rest['⟨'.len_utf8()..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_for_characters() {
        assert_eq!(plain("می⟨200C⟩رود⏎آمد"), "می\u{200C}رود\nآمد");
        assert_eq!(plain("⟨نه⟩"), "⟨نه⟩");
    }

    #[test]
    fn a_page_is_taken_apart() {
        let page =
            Page::parse("# id\n\n## فارسی\n\nالف\n\n## English\n\nA\n\n## safe (`digits = \"keep\"`)\n\n- a → b\n")
                .unwrap();
        assert_eq!(
            (
                page.title,
                page.explanation(Lang::Fa),
                page.explanation(Lang::En)
            ),
            ("id", "الف", "A")
        );
        assert_eq!(page.examples[0].settings, "digits = \"keep\"");
        assert_eq!(
            pair(page.examples[0].items[0]),
            Some(("a".into(), "b".into()))
        );
    }
}
