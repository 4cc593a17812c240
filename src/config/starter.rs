//! The commented configuration that `pirast init` writes.

use super::profile::Profile;
use crate::message::Lang;

/// A `pirast.toml` that changes nothing yet: every setting with its default, as a comment.
pub fn starter() -> String {
    let mut profiles = String::new();
    for profile in Profile::ALL {
        let (fa, en) = (
            profile.summary().in_lang(Lang::Fa),
            profile.summary().in_lang(Lang::En),
        );
        profiles.push_str(&format!("#   {:<10} {en} – {fa}\n", profile.name()));
    }
    format!(
        r#"# پیکربندی پیراست · Configuration of Pirast
# `pirast config FILE` shows what applies to a file, and from where.

# A set of settings to start from:
{profiles}profile = "press"

# Files and folders that are not checked, as in .gitignore.
exclude = []

# consistent | persian | latin | keep
# digits = "consistent"
# guillemets | keep
# quotes = "guillemets"
# character | dots | keep
# ellipsis = "character"
# persian | keep
# percent = "keep"
# thousands | persian | keep
# separators = "thousands"
# hamza (خانهٔ ما) | ye (خانه‌ی ما) | consistent | keep
# ezafe = "keep"
# zwnj (به‌عنوان) | space (به عنوان)
# be-separator = "space"

# Words of the house that are right as they are; longer lists go into pirast-words.txt, one word a line.
# words = ["پیراست"]

# The day from which years are inferred and «دیروز» is counted; by default the dateline of each text.
# dates.anchor = "1404/06/07"
# The lunar months that the desk fixes, one a line: `1447/9 2026-02-19`. Paths count from the folder of this file.
# dates.lunar-months = "lunar-months.txt"

# off | hint | info | warning | error, for a rule or a whole family. `pirast rules` lists both.
[rules]
# kashida = "error"
# dates = "off"

# Spellings and names of the house; longer lists go into pirast-terms.tsv.
[terms]
# "امریکا" = "آمریکا"
# "می‌باشد" = {{ preferred = "است", reason = "زبان ساده" }}

# Other settings for some files; a later one wins.
# [[overrides]]
# files = ["wiki/**"]
# profile = "wikipedia"
"#
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::ConfigFile;

    /// Every commented key is one that the reader knows: the file stays valid when all of them are put in force.
    #[test]
    fn every_line_may_be_put_in_force() {
        let text = starter();
        ConfigFile::parse(&text, Path::new("pirast.toml")).unwrap();
        let enabled: String = text
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(rest) if rest.contains(" = ") || rest.starts_with('[') => format!("{rest}\n"),
                _ => format!("{line}\n"),
            })
            .collect();
        ConfigFile::parse(&enabled, Path::new("pirast.toml")).unwrap();
    }
}
