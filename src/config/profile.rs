//! Profiles: documented sets of settings to start from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::message::Text;

/// A set of settings with a name.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// The Academy's *Dastur-e khatt* (1401) wherever it rules, Persian digits and marks.
    Academy,
    /// What newsrooms agree on; the same as no profile.
    Press,
    /// The style of the Persian Wikipedia: Persian digits, separators and percent signs, «خانهٔ».
    Wikipedia,
    /// Only what is wrong in every house: no question of taste is raised.
    Minimal,
}

impl Profile {
    /// All profiles.
    pub const ALL: [Self; 4] = [Self::Academy, Self::Press, Self::Wikipedia, Self::Minimal];

    /// The name used in configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Academy => "academy",
            Self::Press => "press",
            Self::Wikipedia => "wikipedia",
            Self::Minimal => "minimal",
        }
    }

    /// What the profile is for.
    pub fn summary(self) -> Text {
        match self {
            Self::Academy => Text {
                fa: "دستور خط فرهنگستان (۱۴۰۱) هر جا که حکمی دارد",
                en: "the Academy's orthography (1401) wherever it rules",
            },
            Self::Press => Text {
                fa: "آنچه تحریریه‌ها بر سر آن هم‌رأی‌اند؛ پیش‌فرض",
                en: "what newsrooms agree on; the default",
            },
            Self::Wikipedia => Text {
                fa: "شیوهٔ ویکی‌پدیای فارسی",
                en: "the style of the Persian Wikipedia",
            },
            Self::Minimal => Text {
                fa: "تنها آنچه در هر تحریریه‌ای غلط است",
                en: "only what is wrong in every house",
            },
        }
    }

    /// Its settings, in TOML.
    pub fn settings(self) -> &'static str {
        match self {
            Self::Academy => {
                "digits = \"persian\"\nezafe = \"hamza\"\nbe-separator = \"zwnj\"\nquotes = \"guillemets\"\n\
                 percent = \"persian\"\nseparators = \"persian\"\n"
            }
            Self::Press => "",
            Self::Wikipedia => {
                "digits = \"persian\"\nezafe = \"hamza\"\npercent = \"persian\"\nseparators = \"persian\"\n\
                 be-separator = \"space\"\n"
            }
            Self::Minimal => {
                "digits = \"keep\"\nquotes = \"keep\"\nellipsis = \"keep\"\npercent = \"keep\"\n\
                 separators = \"keep\"\nezafe = \"keep\"\n\n[rules]\nrepeated-punctuation = \"off\"\n\
                 unbalanced-quotes = \"off\"\nbracket-spacing = \"hint\"\n"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn profiles_hold_valid_settings() {
        for profile in Profile::ALL {
            toml::from_str::<Settings>(profile.settings())
                .unwrap_or_else(|error| panic!("{}: {error}", profile.name()));
        }
    }
}
