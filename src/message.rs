//! Texts for people, in Persian and English: the two halves of a text stand side by side, so that none can be forgotten.

mod io_error;

use std::borrow::Cow;
use std::fmt::Write as _;

/// The language in which Pirast speaks to its user.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Persian.
    Fa,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// The language of a locale name such as `fa_IR.UTF-8`, `fa-IR` or `en`; Persian for `fa`, English for the rest.
    pub fn of_locale(locale: &str) -> Self {
        let primary = locale
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        if primary.eq_ignore_ascii_case("fa") {
            Self::Fa
        } else {
            Self::En
        }
    }
}

/// A text in both languages. `{name}` stands for an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// The Persian wording.
    pub fa: &'static str,
    /// The English wording.
    pub en: &'static str,
}

impl Text {
    /// The wording in one language, its placeholders still in it.
    pub fn in_lang(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fa => self.fa,
            Lang::En => self.en,
        }
    }

    /// A message without arguments.
    pub fn message(&self) -> Message {
        Message {
            text: *self,
            arguments: Vec::new(),
        }
    }

    /// A message whose first argument is `value`, for the placeholder `{name}`.
    pub fn with(&self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Message {
        self.message().with(name, value)
    }
}

/// A text with its arguments, rendered only when somebody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    text: Text,
    arguments: Vec<(&'static str, Argument)>,
}

/// What fills a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Argument {
    /// The same in both languages: a piece of the user's text, a number, a name.
    Literal(Cow<'static, str>),
    /// A word that is itself translated.
    Translated(Text),
    /// A count, in the digits of the language.
    Count(usize),
    /// A sentence within the sentence.
    Message(Box<Message>),
}

impl Message {
    /// Adds the argument for the placeholder `{name}`.
    pub fn with(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        // Most messages have one argument, and thousands are kept.
        self.arguments.reserve_exact(1);
        self.arguments.push((name, Argument::Literal(value.into())));
        self
    }

    /// Adds a count, which is shown in the digits of the language.
    pub fn with_count(mut self, name: &'static str, value: usize) -> Self {
        self.arguments.push((name, Argument::Count(value)));
        self
    }

    /// Adds an argument that is itself a text in both languages.
    pub fn with_text(mut self, name: &'static str, value: Text) -> Self {
        self.arguments.push((name, Argument::Translated(value)));
        self
    }

    /// Adds an argument that is itself a message.
    pub fn with_message(mut self, name: &'static str, value: Message) -> Self {
        self.arguments
            .push((name, Argument::Message(Box::new(value))));
        self
    }

    /// The finished sentence.
    pub fn render(&self, lang: Lang) -> String {
        let mut out = String::with_capacity(self.text.in_lang(lang).len() + 32);
        self.write(&mut out, lang);
        out
    }

    /// Appends the finished sentence.
    pub fn write(&self, out: &mut String, lang: Lang) {
        let mut rest = self.text.in_lang(lang);
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let Some(length) = rest[open..].find('}') else {
                break;
            };
            let name = &rest[open + 1..open + length];
            match self.arguments.iter().find(|(n, _)| *n == name) {
                Some((_, Argument::Literal(value))) => out.push_str(value),
                Some((_, Argument::Translated(text))) => out.push_str(text.in_lang(lang)),
                Some((_, Argument::Message(message))) => message.write(out, lang),
                Some((_, Argument::Count(count))) => out.push_str(&digits(*count, lang)),
                None => {
                    let _ = write!(out, "{{{name}}}");
                }
            }
            rest = &rest[open + length + 1..];
        }
        out.push_str(rest);
    }
}

/// A count in the digits of a language.
fn digits(count: usize, lang: Lang) -> String {
    let latin = count.to_string();
    match lang {
        Lang::En => latin,
        Lang::Fa => latin
            .chars()
            .filter_map(|digit| char::from_u32(digit as u32 - '0' as u32 + '۰' as u32))
            .collect(),
    }
}

/// The titles of fixes that many rules share.
pub mod title {
    use super::Text;

    /// Put one spelling in the place of another.
    pub const REPLACE: Text = Text {
        fa: "«{right}» شود",
        en: "Change to “{right}”",
    };
    /// Take something superfluous away.
    pub const REMOVE: Text = Text {
        fa: "حذف شود",
        en: "Remove",
    };
    /// Put a space in.
    pub const INSERT_SPACE: Text = Text {
        fa: "فاصله بگذار",
        en: "Insert a space",
    };
    /// Take a space out.
    pub const REMOVE_SPACE: Text = Text {
        fa: "فاصله را بردار",
        en: "Remove the space",
    };
    /// Begin a new paragraph.
    pub const NEW_PARAGRAPH: Text = Text {
        fa: "بند تازه شود",
        en: "Start a new paragraph",
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREETING: Text = Text {
        fa: "سلام {name}!",
        en: "Hello {name}!",
    };

    #[test]
    fn arguments_fill_their_places() {
        let message = GREETING.with("name", "پیراست");
        assert_eq!(message.render(Lang::Fa), "سلام پیراست!");
        assert_eq!(message.render(Lang::En), "Hello پیراست!");
    }

    #[test]
    fn counts_are_written_in_the_digits_of_the_language() {
        let message = GREETING.message().with_count("name", 1405);
        assert_eq!(message.render(Lang::Fa), "سلام ۱۴۰۵!");
        assert_eq!(message.render(Lang::En), "Hello 1405!");
    }

    #[test]
    fn persian_locales_are_recognised() {
        assert_eq!(Lang::of_locale("fa_IR.UTF-8"), Lang::Fa);
        assert_eq!(Lang::of_locale("fa"), Lang::Fa);
        assert_eq!(Lang::of_locale("fo-FO"), Lang::En);
        assert_eq!(Lang::of_locale(""), Lang::En);
    }
}
