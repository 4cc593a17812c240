//! The outside sources of the lexicon: which, in what version, and where to find them on this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

/// A file inside a published package.
pub struct Source {
    /// Path of the file under the cache directory once its package is unpacked there.
    pub path: &'static str,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: &'static str,
}

/// npm dictionary-fa 2.0.0 (lilak 3.3), Apache-2.0: the stems.
pub const LILAK_STEMS: Source = Source {
    path: "npm/node_modules/dictionary-fa/index.dic",
    sha256: "314f31e059994f26e8016c834b14dfd10f74834b3f623a6040265b8f2a9dddab",
};
/// npm dictionary-fa 2.0.0 (lilak 3.3), Apache-2.0: the affixes its stems take.
pub const LILAK_AFFIXES: Source = Source {
    path: "npm/node_modules/dictionary-fa/index.aff",
    sha256: "dba0980816354ad969aa46dda0c040eeebda4a9381be331e17eae8647a2a1e1c",
};
/// PyPI shekar 1.7.0, MIT: words with web counts.
pub const SHEKAR_WORDS: Source = Source {
    path: "pip/shekar/data/files/vocab.csv",
    sha256: "bce2adb06a652c62d8208702fa8c7ec4b5d209fcf6b6db74a07eeb47311861b4",
};
/// PyPI shekar 1.7.0, MIT: compounds with their half-spaces.
pub const SHEKAR_COMPOUNDS: Source = Source {
    path: "pip/shekar/data/files/compound_words.csv",
    sha256: "5847b25dc3de78e620fb7752022fab491451c46486d4d56c3eef3851c9cba4fe",
};
/// PyPI shekar 1.7.0, MIT: present and past stems of verbs, written and spoken.
pub const SHEKAR_VERBS: Source = Source {
    path: "pip/shekar/data/files/verbs.csv",
    sha256: "9784c3ed0728107cad342b97bf7aa673bcd8205020a8c19b926e84fb35eee5e9",
};

/// The texts of all sources.
pub struct Sources {
    pub lilak_stems: String,
    pub lilak_affixes: String,
    pub shekar_words: String,
    pub shekar_compounds: String,
    pub shekar_verbs: String,
    /// `word TAB count` of the Persian Wikipedia of October 2018.
    pub word_counts: String,
    /// Sentences, one a line, tokens separated by spaces: for counting pairs of words.
    pub running_text: String,
}

/// Reads the packages (fetching them with npm and pip when the cache is empty) and the counts.
///
/// The counts are not published as a package: `PIRAST_CORPUS` names the directory that holds them.
/// `Err` says in words what is not to be had here.
pub fn read() -> Result<Sources, String> {
    let corpus = std::env::var_os("PIRAST_CORPUS")
        .map(PathBuf::from)
        .ok_or("PIRAST_CORPUS is not set")?;
    let cache = std::env::var_os("PIRAST_LEXICON_CACHE").map_or_else(
        || std::env::temp_dir().join("pirast-lexicon-sources"),
        PathBuf::from,
    );
    fetch(&cache)?;
    Ok(Sources {
        lilak_stems: verified(&cache, &LILAK_STEMS)?,
        lilak_affixes: verified(&cache, &LILAK_AFFIXES)?,
        shekar_words: verified(&cache, &SHEKAR_WORDS)?,
        shekar_compounds: verified(&cache, &SHEKAR_COMPOUNDS)?,
        shekar_verbs: verified(&cache, &SHEKAR_VERBS)?,
        word_counts: text(&corpus.join("wikipedia-word-counts.tsv"))?,
        running_text: text(&corpus.join("perdt-train.txt"))?,
    })
}

fn fetch(cache: &Path) -> Result<(), String> {
    if !cache.join(LILAK_STEMS.path).exists() {
        run(Command::new("npm")
            .args(["install", "--ignore-scripts", "--no-save", "--prefix"])
            .arg(cache.join("npm"))
            .arg("dictionary-fa@2.0.0"))?;
    }
    if !cache.join(SHEKAR_WORDS.path).exists() {
        run(Command::new("pip")
            .args(["install", "--no-deps", "--only-binary", ":all:", "--target"])
            .arg(cache.join("pip"))
            .arg("shekar==1.7.0"))?;
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<(), String> {
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!(
            "{command:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        )),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn verified(cache: &Path, source: &Source) -> Result<String, String> {
    let content = text(&cache.join(source.path))?;
    let sum: String = Sha256::digest(content.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    if sum == source.sha256 {
        Ok(content)
    } else {
        Err(format!("{}: checksum {sum}", source.path))
    }
}
