//! Finding what applies to a document: files upwards from it, the user's own file, and a memory for both.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::editorconfig;
use super::error::ConfigError;
use super::file::ConfigFile;
use super::layers::{Effective, Layers, Origin};
use super::lunar_months::rebase_lunar_months;
use super::stamps::Stamps;
use super::word_list::{DICTIONARY_NAME, TERMS_NAME};

/// The name of a project's configuration file.
pub const FILE_NAME: &str = "pirast.toml";

/// Finds configurations and remembers the files that it has read. May be shared between threads.
#[derive(Debug, Default)]
pub struct ConfigFinder {
    /// Used for every document in place of the files above it.
    explicit: Option<Arc<ConfigFile>>,
    user: Option<Arc<ConfigFile>>,
    is_isolated: bool,
    /// Settings that come with a client or a command line, over all files.
    on_top: toml::Table,
    by_folder: Mutex<HashMap<PathBuf, Found>>,
    /// Whether an `.editorconfig` stands in a folder or above it.
    has_editorconfig: Mutex<HashMap<PathBuf, bool>>,
    /// Settings by the layers that they are made of.
    made: Mutex<HashMap<String, Arc<Effective>>>,
    stamps: Stamps,
}

type Found = Result<Option<Arc<ConfigFile>>, ConfigError>;

impl ConfigFinder {
    /// A finder that looks upwards from each document, and reads the user's file in `user_folder`, if there is one.
    pub fn new(user_folder: Option<&Path>) -> Result<Self, ConfigError> {
        let path = user_folder.map(|folder| folder.join(FILE_NAME));
        let stamps = Stamps::default();
        path.iter().for_each(|path| stamps.note(path.clone()));
        let user = match path.filter(|path| stands(path)) {
            Some(path) => Some(Arc::new(ConfigFile::read(&path)?)),
            None => None,
        };
        Ok(Self {
            user,
            stamps,
            ..Self::default()
        })
    }

    /// A finder that finds nothing: the defaults apply to every document.
    pub fn isolated() -> Self {
        Self {
            is_isolated: true,
            ..Self::default()
        }
    }

    /// Uses this file for every document, and looks for no other.
    pub fn with_file(mut self, path: &Path) -> Result<Self, ConfigError> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.explicit = Some(Arc::new(ConfigFile::read(&path)?));
        Ok(self)
    }

    /// Lays these settings over those of all files. Paths in them count from `folder`.
    pub fn with_settings(mut self, mut settings: toml::Table, folder: Option<&Path>) -> Self {
        if let Some(folder) = folder {
            rebase_lunar_months(&mut settings, folder);
        }
        self.on_top = settings;
        self
    }

    /// Whether a file that was looked for was written, made or removed since, or since this was last asked.
    pub fn has_changed(&self) -> bool {
        self.stamps.have_changed()
    }

    /// Whether a file of any name decides how a document that was asked for is judged: see [`Effective::other_files`].
    pub fn depends_on(&self, path: &Path) -> bool {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.values()
            .any(|effective| effective.other_files().any(|other| other == path))
    }

    /// The `pirast.toml` that applies to what stands in a folder.
    pub fn file_for(&self, folder: &Path) -> Found {
        if let Some(file) = &self.explicit {
            return Ok(Some(file.clone()));
        }
        if self.is_isolated {
            return Ok(None);
        }
        let mut known = self
            .by_folder
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(folder) {
            return found.clone();
        }
        let found = folder
            .ancestors()
            .map(|folder| folder.join(FILE_NAME))
            .find(|path| {
                self.stamps.note(path.clone());
                stands(path)
            })
            .map(|path| ConfigFile::read(&path).map(Arc::new))
            .transpose();
        known.insert(folder.to_owned(), found.clone());
        found
    }

    /// Whether it is worth looking for what an `.editorconfig` says of the documents in a folder.
    fn has_editorconfig(&self, folder: &Path) -> bool {
        let mut known = self
            .has_editorconfig
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(has) = known.get(folder) {
            return *has;
        }
        let mut has = false;
        // All of them have a say, not the nearest alone.
        for folder in folder.ancestors() {
            let file = folder.join(".editorconfig");
            self.stamps.note(file.clone());
            has |= file.is_file();
        }
        known.insert(folder.to_owned(), has);
        has
    }

    /// What applies to a document. A path that is not absolute counts from the working folder.
    ///
    /// # Errors
    /// When a file that applies to it cannot be read or is not valid.
    pub fn effective(&self, document: &Path) -> Result<Arc<Effective>, ConfigError> {
        let document = std::path::absolute(document).unwrap_or_else(|_| document.to_owned());
        let folder = document.parent().unwrap_or(Path::new("/"));
        let file = self.file_for(folder)?;
        let editor = if self.is_isolated || !self.has_editorconfig(folder) {
            toml::Table::new()
        } else {
            editorconfig::settings(&document)
        };
        let overrides = |file: &Option<Arc<ConfigFile>>| {
            file.as_ref().map(|file| file.matching_overrides(&document))
        };
        let key = format!(
            "{:?} {:?} {:?} {editor}",
            file.as_ref().map(|file| &file.path),
            overrides(&file),
            overrides(&self.user),
        );
        let known = |made: &HashMap<String, Arc<Effective>>| made.get(&key).cloned();
        if let Some(effective) = known(&self.made.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(effective);
        }
        for file in self.user.iter().chain(&file) {
            let usual = [DICTIONARY_NAME, TERMS_NAME].map(Path::new);
            let named = file.keys.dictionaries.iter().chain(&file.keys.term_lists);
            for list in named.map(PathBuf::as_path).chain(usual) {
                self.stamps.note(file.folder().join(list));
            }
        }
        let mut layers = Layers::default();
        if let Some(user) = &self.user {
            layers.add_file(user, &document)?;
        }
        layers.add(&editor, &Origin::EditorConfig);
        if let Some(file) = &file {
            layers.add_file(file, &document)?;
        }
        layers.add(&self.on_top, &Origin::Caller);
        let effective = Arc::new(layers.finish(file.as_deref(), self.user.as_deref())?);
        effective
            .other_files()
            .for_each(|path| self.stamps.note(path.to_owned()));
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have been quicker: its value is the one that stays.
        Ok(made.entry(key).or_insert(effective).clone())
    }
}

/// Whether a file stands at a path. A link that leads nowhere stands for one: who made it wants it to be read, and
/// reading it tells what is wrong.
pub(super) fn stands(path: &Path) -> bool {
    path.is_file() || path.is_symlink() && !path.exists()
}

/// The folder of the user's own configuration: `$XDG_CONFIG_HOME/pirast`, `~/.config/pirast`, or
/// `%APPDATA%\pirast` on Windows.
pub fn user_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let base = if cfg!(windows) {
        PathBuf::from(set("APPDATA")?)
    } else {
        match set("XDG_CONFIG_HOME") {
            Some(folder) => PathBuf::from(folder),
            None => PathBuf::from(set("HOME")?).join(".config"),
        }
    };
    Some(base.join("pirast"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::settings::{Digits, Level, Quotes};

    #[test]
    fn the_nearest_file_applies_and_its_overrides_by_glob() {
        let root = tempfile::tempdir().unwrap();
        let user = root.path().join("user");
        let project = root.path().join("project");
        fs::create_dir_all(project.join("wiki")).unwrap();
        fs::create_dir_all(&user).unwrap();
        fs::write(
            user.join(FILE_NAME),
            "digits = \"latin\"\nquotes = \"keep\"\nwords = [\"پیراست\"]\n",
        )
        .unwrap();
        fs::write(
            project.join(FILE_NAME),
            "digits = \"keep\"\nwords = [\"نشرک\"]\n[rules]\nkashida = \"error\"\n[[overrides]]\nfiles = [\"wiki/**\"]\n\
             profile = \"wikipedia\"\n[overrides.rules]\nellipsis = \"off\"\n",
        )
        .unwrap();
        fs::write(project.join(DICTIONARY_NAME), "# نام‌ها\nمهرآذین\n").unwrap();

        let finder = ConfigFinder::new(Some(&user)).unwrap();
        let news = finder.effective(&project.join("news.md")).unwrap();
        assert_eq!(
            (news.settings.digits, news.settings.quotes),
            (Digits::Keep, Quotes::Keep)
        );
        assert_eq!(news.settings.rules.get("kashida"), Some(&Level::Error));
        for word in ["پیراست", "نشرک", "مهرآذین"] {
            assert!(news.settings.words.contains(word), "{word}");
        }
        assert_eq!(news.origins["quotes"], Origin::File(user.join(FILE_NAME)));

        let page = finder.effective(&project.join("wiki/page.md")).unwrap();
        assert_eq!(page.settings.digits, Digits::Persian);
        assert_eq!(page.settings.rules.get("ellipsis"), Some(&Level::Off));
        assert_eq!(page.settings.rules.get("kashida"), Some(&Level::Error));
        assert_eq!(
            page.origins["rules.ellipsis"],
            Origin::Override(project.join(FILE_NAME), 1)
        );
    }

    #[test]
    fn what_appears_changes_or_goes_is_noticed_once() {
        let root = tempfile::tempdir().unwrap();
        let (config, names) = (root.path().join(FILE_NAME), root.path().join("names.txt"));
        let finder = || {
            let finder = ConfigFinder::new(None).unwrap();
            finder.effective(&root.path().join("news/draft.md")).ok();
            finder
        };
        let before = finder();
        assert!(!before.has_changed());
        fs::write(&names, "نشرک\n").unwrap();
        assert!(!before.has_changed(), "nothing names it");
        fs::write(&config, "dictionaries = [\"names.txt\"]\n").unwrap();
        assert!(before.has_changed());
        assert!(!before.has_changed());

        let after = finder();
        fs::remove_file(&names).unwrap();
        assert!(after.has_changed());
        fs::write(root.path().join(DICTIONARY_NAME), "مهرآذین\n").unwrap();
        assert!(after.has_changed());
        fs::write(root.path().join(".editorconfig"), "root = true\n").unwrap();
        assert!(after.has_changed());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_an_error_not_a_default() {
        for name in [FILE_NAME, DICTIONARY_NAME, TERMS_NAME] {
            let root = tempfile::tempdir().unwrap();
            if name != FILE_NAME {
                fs::write(root.path().join(FILE_NAME), "digits = \"keep\"\n").unwrap();
            }
            let link = root.path().join(name);
            std::os::unix::fs::symlink("missing", &link).unwrap();
            let finder = ConfigFinder::new(None).unwrap();
            let error = finder.effective(&root.path().join("a.txt")).unwrap_err();
            assert_eq!(error.path, link);
            fs::remove_file(&link).unwrap();
            // Where the configuration itself is no file, no list beside it is looked for.
            assert!(finder.has_changed(), "{name}");
        }
    }

    #[test]
    fn a_broken_file_is_an_error_not_a_default() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(FILE_NAME), "digits = 3\n").unwrap();
        let error = ConfigFinder::new(None)
            .unwrap()
            .effective(&root.path().join("a.txt"))
            .unwrap_err();
        assert_eq!(error.place, Some((1, 10)));
    }
}
