//! Files of the project and of the user that commands write: word lists and `pirast.toml`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, value};

use crate::config::{DICTIONARY_NAME, FILE_NAME, Linters, user_folder};
use crate::message::Lang;

/// The folder of the configuration that a document belongs to: that of its `pirast.toml`, else `root`.
pub(super) fn project_folder(
    linters: &Linters,
    document: &Path,
    root: Option<&Path>,
) -> io::Result<PathBuf> {
    let folder = document.parent().unwrap_or(Path::new("/"));
    let file = linters
        .finder()
        .file_for(folder)
        .map_err(|error| io::Error::other(error.message().render(Lang::En)))?;
    let found = file.map(|file| file.folder().to_owned());
    Ok(found.unwrap_or_else(|| root.unwrap_or(folder).to_owned()))
}

/// Adds a word to the list of the user.
pub(super) fn add_word_for_user(word: &str) -> io::Result<()> {
    let folder = user_folder()
        .ok_or_else(|| io::Error::other("there is no folder for the user's configuration"))?;
    fs::create_dir_all(&folder)?;
    add_word(&folder, word)
}

/// Adds a word to the list in a folder. A list is read beside a configuration: where there is none, one is begun.
pub(super) fn add_word(folder: &Path, word: &str) -> io::Result<()> {
    begin_configuration(folder)?;
    let path = folder.join(DICTIONARY_NAME);
    let list = read(&path)?;
    if list.lines().any(|line| line.trim() == word) {
        return Ok(());
    }
    let separator = if list.is_empty() || list.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    replace(&path, &format!("{list}{separator}{word}\n"))
}

/// Switches a rule off in the `pirast.toml` of a folder; what else stands there stays as it is.
pub(super) fn switch_off(folder: &Path, rule: &str) -> io::Result<()> {
    begin_configuration(folder)?;
    let path = folder.join(FILE_NAME);
    let mut document: DocumentMut = read(&path)?.parse().map_err(io::Error::other)?;
    let rules = document.entry("rules").or_insert(Item::Table(Table::new()));
    let rules = rules
        .as_table_like_mut()
        .ok_or_else(|| io::Error::other("`rules` is no table"))?;
    rules.insert(rule, value("off"));
    replace(&path, &document.to_string())
}

fn begin_configuration(folder: &Path) -> io::Result<()> {
    let path = folder.join(FILE_NAME);
    if path.exists() {
        Ok(())
    } else {
        replace(&path, "")
    }
}

fn read(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read,
    }
}

/// Writes a file all at once, so that nobody reads half of it.
fn replace(path: &Path, content: &str) -> io::Result<()> {
    let mut temporary = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    temporary.write_all(content.as_bytes())?;
    if let Ok(metadata) = path.metadata() {
        temporary
            .as_file()
            .set_permissions(metadata.permissions())?;
    }
    temporary.persist(path)?;
    Ok(())
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
