//! Files of the project and of the user that commands write: word lists and `pirast.toml`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use crate::config::{ConfigError, ConfigFile, DICTIONARY_NAME, FILE_NAME, Linters, user_folder};
use crate::encoding::BYTE_ORDER_MARK;
use crate::fix::line_end;
use crate::message::{Message, Text};
use crate::replace;

/// Done, or what to tell the user.
pub(super) type Outcome<T = ()> = Result<T, Message>;

const NO_USER_FOLDER: Text = Text {
    fa: "جای پیکربندی شما پیدا نشد: نه HOME تعریف شده است نه XDG_CONFIG_HOME",
    en: "there is no place for your configuration: neither HOME nor XDG_CONFIG_HOME is set",
};
const UNWRITABLE: Text = Text {
    fa: "{path}: نوشته نمی‌شود: {reason}",
    en: "{path}: cannot be written: {reason}",
};

/// The folder of the configuration that a document belongs to: that of its `pirast.toml`, else `root`.
pub(super) fn project_folder(
    linters: &Linters,
    document: &Path,
    root: Option<&Path>,
) -> Outcome<PathBuf> {
    let folder = document.parent().unwrap_or(Path::new("/"));
    let file = linters
        .finder()
        .file_for(folder)
        .map_err(|error| error.message())?;
    let found = file.map(|file| file.folder().to_owned());
    Ok(found.unwrap_or_else(|| root.unwrap_or(folder).to_owned()))
}

/// Adds a word to the list of the user.
pub(super) fn add_word_for_user(word: &str) -> Outcome {
    let folder = user_folder().ok_or_else(|| NO_USER_FOLDER.message())?;
    fs::create_dir_all(&folder).map_err(|error| {
        UNWRITABLE
            .with("path", folder.display().to_string())
            .with_io_error("reason", &error)
    })?;
    add_word(&folder, word)
}

/// Adds a word to the list in a folder. A list is read beside a configuration: where there is none, one is begun.
pub(super) fn add_word(folder: &Path, word: &str) -> Outcome {
    begin_configuration(folder)?;
    let path = folder.join(DICTIONARY_NAME);
    let list = read(&path)?;
    if list.lines().any(|line| line.trim() == word) {
        return Ok(());
    }
    let line_end = line_end(&list);
    let separator = if list.is_empty() || list.ends_with('\n') {
        ""
    } else {
        line_end
    };
    write(&path, &format!("{list}{separator}{word}{line_end}"))
}

/// Switches a rule off in the `pirast.toml` of a folder; what else stands there stays as it is.
pub(super) fn switch_off(folder: &Path, rule: &str) -> Outcome {
    begin_configuration(folder)?;
    let path = folder.join(FILE_NAME);
    let text = read(&path)?;
    ConfigFile::parse(&text, &path).map_err(|error| error.message())?;
    let content = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
    let mut document: DocumentMut = content.parse().map_err(|error: toml_edit::TomlError| {
        ConfigError::at(&path, &text, error.span(), error.message()).message()
    })?;
    let rules = document.entry("rules").or_insert(Item::Table(Table::new()));
    // In a valid configuration they are a table.
    if let Some(rules) = rules.as_table_like_mut() {
        switch_off_in(rules, rule);
    }
    write(&path, &in_the_lines_of(&text, &document.to_string()))
}

/// Sets a rule to `off`; what stands round the level that it had, a comment maybe, stays.
fn switch_off_in(rules: &mut dyn TableLike, rule: &str) {
    let mut off = Value::from("off");
    match rules.get_mut(rule) {
        Some(item) => {
            if let Some(before) = item.as_value() {
                *off.decor_mut() = before.decor().clone();
            }
            *item = Item::Value(off);
        }
        None => {
            rules.insert(rule, Item::Value(off));
        }
    }
}

/// The text `after`, but that lines which it has in common with `before`, at the start and at the end, are those of
/// `before` to the byte, and the others end as that ends its own: TOML is read without its byte-order mark and its
/// carriage returns.
fn in_the_lines_of(before: &str, after: &str) -> String {
    let line_end = line_end(before);
    let content = before.strip_prefix(BYTE_ORDER_MARK).unwrap_or(before);
    let mark = &before[..before.len() - content.len()];
    let old: Vec<&str> = content.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let same = |(old, new): &(&&str, &&str)| old.replace("\r\n", "\n") == **new;
    let first = old.iter().zip(&new).take_while(same).count();
    let rest = old[first..].iter().rev().zip(new[first..].iter().rev());
    let last = rest.take_while(same).count();
    let changed = new[first..new.len() - last].concat();
    let changed = changed.replace('\n', line_end);
    let (head, tail) = (&old[..first], &old[old.len() - last..]);
    format!("{mark}{}{changed}{}", head.concat(), tail.concat())
}

fn begin_configuration(folder: &Path) -> Outcome {
    let path = folder.join(FILE_NAME);
    if path.exists() {
        Ok(())
    } else {
        write(&path, "")
    }
}

fn read(path: &Path) -> Outcome<String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|error| ConfigError::unreadable(path, &error).message()),
    }
}

fn write(path: &Path, content: &str) -> Outcome {
    replace::replace(path, content.as_bytes()).map_err(|error| {
        UNWRITABLE
            .with("path", path.display().to_string())
            .with_io_error("reason", &error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_switched_off_beside_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::write(
            &path,
            "# شیوهٔ ما\ndigits = \"keep\"\n\n[rules]\nkashida = \"error\" # مهم\n",
        )
        .unwrap();
        switch_off(folder.path(), "ellipsis").unwrap();
        switch_off(folder.path(), "kashida").unwrap();
        let after = fs::read_to_string(&path).unwrap();
        assert!(
            after.starts_with("# شیوهٔ ما\ndigits = \"keep\"\n"),
            "{after}"
        );
        assert!(
            after.contains("ellipsis = \"off\"") && after.contains("kashida = \"off\""),
            "{after}"
        );
    }

    #[test]
    fn what_is_not_changed_stays_to_the_byte() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        for (before, after) in [
            (
                "[rules]\n# چرا\nkashida = \"error\" # مهم\nellipsis = \"off\"\n",
                "[rules]\n# چرا\nkashida = \"off\" # مهم\nellipsis = \"off\"\n",
            ),
            (
                "# شیوه\r\n[rules]\r\nellipsis = \"off\"\r\n\r\n[dates]\r\n",
                "# شیوه\r\n[rules]\r\nellipsis = \"off\"\r\nkashida = \"off\"\r\n\r\n[dates]\r\n",
            ),
            (
                "\u{FEFF}digits = \"keep\"\n\n[rules]\nkashida = \"hint\"",
                "\u{FEFF}digits = \"keep\"\n\n[rules]\nkashida = \"off\"",
            ),
            (
                "rules = { kashida = \"hint\" } # یک\r\n",
                "rules = { kashida = \"off\" } # یک\r\n",
            ),
        ] {
            fs::write(&path, before).unwrap();
            switch_off(folder.path(), "kashida").unwrap();
            let written = fs::read_to_string(&path).unwrap();
            assert_eq!(written.trim_end(), after.trim_end(), "{before}");
        }
    }

    #[test]
    fn a_list_keeps_its_line_ends() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(DICTIONARY_NAME);
        fs::write(&path, "یک\r\nدو").unwrap();
        add_word(folder.path(), "سه").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "یک\r\nدو\r\nسه\r\n");
    }

    #[test]
    fn a_word_is_added_once() {
        let folder = tempfile::tempdir().unwrap();
        for word in ["مهرآذین", "نشرک", "مهرآذین"] {
            add_word(folder.path(), word).unwrap();
        }
        assert_eq!(
            fs::read_to_string(folder.path().join(DICTIONARY_NAME)).unwrap(),
            "مهرآذین\nنشرک\n"
        );
        assert!(folder.path().join(FILE_NAME).exists());
    }
}
