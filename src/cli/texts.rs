//! What `check`, `fix` and `report` have in common: the texts they go through, what could not be done on the way, and
//! the exit code that tells of it.

use std::collections::HashSet;
use std::process::ExitCode;

use super::failure::{self, Failure};
use super::files::{self, Origin};
use super::pipeline::in_order;
use super::progress::Progress;
use super::{Inputs, Session};

/// The texts that a command goes through.
pub(super) struct Texts<'s> {
    session: &'s Session,
    /// Where they come from, in their order.
    pub(super) origins: Vec<Origin>,
    /// What the user was told could not be done.
    told: HashSet<String>,
}

impl<'s> Texts<'s> {
    /// Finds the texts that the user names.
    pub(super) fn find(session: &'s Session, inputs: &Inputs) -> Self {
        let (origins, failures) = files::find(session, inputs);
        let mut texts = Self {
            session,
            origins,
            told: HashSet::new(),
        };
        failures.iter().for_each(|failure| texts.tell(failure));
        texts
    }

    /// Does `work` on each text, on all cores, and hands what comes of it to `take`, in the order of the texts. Where it
    /// fails, that is told, and the rest is done.
    pub(super) fn go_through<Product: Send>(
        &mut self,
        work: impl Fn(&Origin) -> Result<Product, Failure> + Sync,
        mut take: impl FnMut(&Origin, Product),
    ) {
        let origins = std::mem::take(&mut self.origins);
        let progress = Progress::start(origins.len());
        in_order(&origins, work, |origin, result| {
            progress.pause(|| match result.unwrap_or_else(|| Err(origin.gave_up())) {
                Ok(product) => take(origin, product),
                Err(failure) => self.tell(&failure),
            });
            progress.advance();
        });
        progress.finish();
        self.origins = origins;
    }

    /// Tells the user that something could not be done: a broken configuration once, however many texts it is for.
    pub(super) fn tell(&mut self, failure: &Failure) {
        let message = failure.message().render(self.session.lang);
        if !self.told.contains(&message) {
            failure::print(&message);
            self.told.insert(message);
        }
    }

    /// Whether something could not be done.
    pub(super) fn have_failures(&self) -> bool {
        !self.told.is_empty()
    }

    /// The exit code; `found`: whether something was found that counts.
    pub(super) fn exit_code(&self, found: bool) -> ExitCode {
        if self.have_failures() {
            ExitCode::from(failure::CODE)
        } else if found {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        }
    }
}
