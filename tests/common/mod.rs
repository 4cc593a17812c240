//! What several test programs share.

use std::path::Path;

/// The text of a file of the evaluation shelf beside the checkout; says so when it is absent.
pub fn shared_file(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("not run: {} is not there", path.display());
    }
    text
}
