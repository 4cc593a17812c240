//! The recipe of the embedded lexicon, and the test that the committed artefacts follow it.
//!
//! ```text
//! packages (npm dictionary-fa, PyPI shekar) ┐
//! counts (Persian Wikipedia, running text)  ├─► src/lexicon/data/words.tsv ─► src/lexicon/data/lexicon.bin
//! curated lists (src/lexicon/data/*.txt)    ┘
//! ```
//!
//! To rebuild both after editing a list or this recipe:
//!
//! ```text
//! UPDATE=1 PIRAST_CORPUS=<directory of the counts> cargo test --release --test lexicon_recipe
//! ```
//!
//! and then what is worked out from them: see `lexicon_shortcuts.rs`.
//!
//! The second arrow needs nothing from outside and is checked by every test run. The first needs npm and
//! pip (or `PIRAST_LEXICON_CACHE`, where their packages lie unpacked) and the counts; where they are not
//! to be had, the test says so and passes.

#[path = "lexicon_recipe/assemble.rs"]
mod assemble;
#[path = "lexicon_recipe/bake.rs"]
mod bake;
#[path = "lexicon_recipe/conjugation.rs"]
mod conjugation;
#[path = "lexicon_recipe/counts.rs"]
mod counts;
#[path = "lexicon_recipe/curated.rs"]
mod curated;
#[path = "lexicon_recipe/lilak.rs"]
mod lilak;
#[path = "lexicon_recipe/shekar.rs"]
mod shekar;
#[path = "lexicon_recipe/sources.rs"]
mod sources;
#[path = "lexicon_recipe/word.rs"]
mod word;

use std::path::PathBuf;

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data")
}

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

#[test]
fn the_artefacts_follow_the_recipe() {
    let list_path = data().join("words.tsv");
    match sources::read() {
        Ok(sources) => {
            let curated = curated::Curated::read(&data());
            let list = assemble::word_list(&sources, &curated);
            if updating() {
                std::fs::write(&list_path, &list).expect("the data directory can be written");
            }
            let committed =
                std::fs::read_to_string(&list_path).expect("the word list is committed");
            assert!(
                committed == list,
                "words.tsv is stale: rebuild it with UPDATE=1"
            );
        }
        Err(reason) => println!("NOT RUN: packages and counts -> words.tsv ({reason})"),
    }
    let list = std::fs::read_to_string(&list_path).expect("the word list is committed");
    let table = bake::bake(&list);
    let table_path = data().join("lexicon.bin");
    if updating() {
        std::fs::write(&table_path, &table).expect("the data directory can be written");
    }
    let committed = std::fs::read(&table_path).expect("the table is committed");
    assert!(
        committed == table,
        "lexicon.bin is stale: rebuild it with UPDATE=1"
    );
}
