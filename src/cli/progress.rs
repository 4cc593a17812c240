//! A bar on standard error while many files are worked on, where a person watches.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Fewer files are done before a bar could be read.
const FEWEST_FILES: usize = 500;

/// The bar, if there is one.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins to show the progress over so many files, on a terminal only.
    pub(super) fn start(files: usize) -> Self {
        let bar = ProgressBar::new(files as u64);
        let shown = files >= FEWEST_FILES && std::io::stderr().is_terminal();
        bar.set_draw_target(if shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        });
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// Notes that another file is done.
    pub(super) fn advance(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar away while something else is printed.
    pub(super) fn pause(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
