//! Findings that a baseline knows and that do not count: one baseline for all texts, or the one that the configuration
//! of each names.

use std::path::Path;

use super::Session;
use super::check::Checked;
use super::failure::Failure;
use crate::baseline::Baselines;

/// Which findings are expected.
pub(super) struct Expected<'s> {
    session: &'s Session,
    /// The baseline for all texts.
    for_all: Option<&'s Path>,
    baselines: Baselines,
}

impl<'s> Expected<'s> {
    /// The findings known to this baseline, else to those of the configurations.
    ///
    /// # Errors
    /// When this baseline cannot be read.
    pub(super) fn of(session: &'s Session, baseline: Option<&'s Path>) -> Result<Self, Failure> {
        let baselines = Baselines::default();
        if let Some(path) = baseline {
            baselines.known_in(path, path)?;
        }
        Ok(Self {
            session,
            for_all: baseline,
            baselines,
        })
    }

    /// Leaves only the findings of a text that are new.
    ///
    /// # Errors
    /// When the baseline of the text cannot be read.
    pub(super) fn take_away(&self, checked: &mut Checked) -> Result<(), Failure> {
        let path = &checked.source.path;
        let known = match self.for_all {
            Some(baseline) => self.baselines.known_in(baseline, path)?,
            None => {
                let linters = &self.session.linters;
                linters.known_findings(&checked.effective, path)?
            }
        };
        known.retain_new(&checked.source.text, &mut checked.diagnostics);
        Ok(())
    }
}
