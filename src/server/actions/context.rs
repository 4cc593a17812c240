//! Which kinds of actions a client asks for. It is looked at first: on save, every extension is asked for everything.

use tower_lsp::lsp_types::{CodeActionContext, CodeActionKind};

use super::fix_all::{FIX_ALL, FIX_ALL_SUGGESTIONS};

/// The kinds that are asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::server) struct Wanted {
    pub(super) quick_fixes: bool,
    pub(super) rewrites: bool,
    pub(super) fix_all: bool,
    pub(super) fix_all_suggestions: bool,
    /// Whether a user sees a list to choose from, in place of a kind of action being asked for to be run.
    pub(super) lists: bool,
}

impl Wanted {
    pub(in crate::server) fn of(context: &CodeActionContext) -> Self {
        let Some(only) = &context.only else {
            return Self {
                quick_fixes: true,
                rewrites: true,
                fix_all: true,
                fix_all_suggestions: true,
                lists: true,
            };
        };
        let asks = |kind: &CodeActionKind| only.iter().any(|asked| covers(asked, kind));
        // What a human has to look at is not done by the way: saving asks for `source.fixAll`.
        let browses = only
            .iter()
            .any(|asked| asked.as_str().is_empty() || *asked == CodeActionKind::SOURCE);
        Self {
            quick_fixes: asks(&CodeActionKind::QUICKFIX),
            rewrites: asks(&CodeActionKind::REFACTOR_REWRITE),
            fix_all: asks(&FIX_ALL),
            fix_all_suggestions: browses || only.contains(&FIX_ALL_SUGGESTIONS),
            lists: false,
        }
    }

    /// What is done with one place, not with the whole document.
    pub(in crate::server) fn at_cursor() -> Self {
        Self {
            quick_fixes: true,
            rewrites: true,
            fix_all: false,
            fix_all_suggestions: false,
            lists: true,
        }
    }

    pub(in crate::server) fn nothing(self) -> bool {
        !(self.quick_fixes || self.rewrites || self.fix_all || self.fix_all_suggestions)
    }
}

/// Whether asking for `asked` means `kind` too: the same kind, or one above it.
fn covers(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(asked.as_str());
    rest.is_some_and(|rest| asked.as_str().is_empty() || rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(only: &[CodeActionKind]) -> Wanted {
        Wanted::of(&CodeActionContext {
            only: Some(only.to_vec()),
            ..CodeActionContext::default()
        })
    }

    #[test]
    fn a_kind_asks_for_all_kinds_below_it() {
        assert!(wanted(&[CodeActionKind::SOURCE_FIX_ALL]).fix_all);
        assert!(wanted(&[FIX_ALL]).fix_all);
        assert!(wanted(&[CodeActionKind::REFACTOR]).rewrites);
        assert!(wanted(&[CodeActionKind::QUICKFIX]).quick_fixes);
        assert!(!wanted(&[CodeActionKind::QUICKFIX]).fix_all);
        assert!(wanted(&[CodeActionKind::SOURCE_ORGANIZE_IMPORTS]).nothing());
        assert!(wanted(&[CodeActionKind::new("source.fixAll.pira")]).nothing());
    }

    #[test]
    fn saving_never_accepts_suggestions_by_the_way() {
        assert!(!wanted(&[CodeActionKind::SOURCE_FIX_ALL]).fix_all_suggestions);
        assert!(!wanted(&[FIX_ALL]).fix_all_suggestions);
        assert!(wanted(&[FIX_ALL_SUGGESTIONS]).fix_all_suggestions);
    }
}
