//! The account of a resource, compiled.

use std::fmt;

use super::logic::Holds;
use super::pattern::{Pattern, Value};
use crate::dialect::Dialect;

/// An account that a policy names. Where accounts have numbers of several kinds, one account may be named by each.
#[derive(Debug)]
pub(super) struct Account {
    written: Pattern,
    kind: Option<usize>,
    /// Whether every account has such a number: `uin/*`.
    is_every: bool,
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written.fmt(f)
    }
}

impl Account {
    pub fn new(text: &str, written: Pattern, dialect: &Dialect) -> Self {
        Self {
            written,
            kind: dialect.resources.account_kind(text),
            is_every: text.ends_with("/*") && text.matches(['*', '/']).count() == 2,
        }
    }

    /// Whether the account of a request is the owner of the policy.
    pub fn is_own(text: &str, dialect: &Dialect, owners: &[Box<str>]) -> Holds {
        if is_untold(text, dialect) || owners.iter().any(|owner| &**owner == text) {
            return Holds::Yes;
        }
        // It is not where the owner's number of that kind is another.
        let kind = dialect.resources.account_kind(text);
        match number(owners, kind, dialect) {
            Some(_) => Holds::No,
            None => Holds::Unknown,
        }
    }

    pub fn matches(&self, text: &str, dialect: &Dialect, owners: &[Box<str>]) -> Holds {
        if is_untold(text, dialect) && !self.fits(text) {
            return match dialect.decisions.empty_account_is_own {
                // A request may leave out the account that owns the policy.
                Some(true) => self.is_owner(dialect, owners),
                Some(false) => Holds::No,
                None => Holds::Unknown,
            };
        }
        if self.fits(text) {
            return Holds::Yes;
        }
        let kind = dialect.resources.account_kind(text);
        match (self.kind, kind) {
            (Some(own), Some(asked)) if own == asked => Holds::No,
            (Some(_), Some(_)) if self.is_every => Holds::Yes,
            (Some(_), Some(_)) => self.is_same(text, dialect, owners),
            // A number of no kind may be one of any.
            _ if dialect.resources.has_numbers() => Holds::Unknown,
            _ => Holds::No,
        }
    }

    fn fits(&self, text: &str) -> bool {
        self.written.matches(text, |_| Value::Unknown) == Holds::Yes
    }

    /// Whether it is the owner of the policy.
    fn is_owner(&self, dialect: &Dialect, owners: &[Box<str>]) -> Holds {
        match number(owners, self.kind, dialect) {
            _ if self.is_every || owners.iter().any(|owner| self.fits(owner)) => Holds::Yes,
            Some(_) => Holds::No,
            None => Holds::Unknown,
        }
    }

    /// Whether it is the account of a number of another kind: known of the owner alone, whose numbers may be given.
    fn is_same(&self, text: &str, dialect: &Dialect, owners: &[Box<str>]) -> Holds {
        match (
            self.is_owner(dialect, owners),
            Self::is_own(text, dialect, owners),
        ) {
            (own, Holds::Yes) => own,
            // One is the owner, and the other is not.
            (Holds::Yes, Holds::No) if self.written.literal().is_some() => Holds::No,
            _ => Holds::Unknown,
        }
    }
}

/// Whether a request leaves out whose resource it is, or says that it is the owner's.
fn is_untold(text: &str, dialect: &Dialect) -> bool {
    text.is_empty() || dialect.spellings.own_account == Some(text)
}

/// The owner's number of a kind, where it is given.
fn number<'o>(owners: &'o [Box<str>], kind: Option<usize>, dialect: &Dialect) -> Option<&'o str> {
    let mut owners = owners.iter().map(|owner| &**owner);
    owners.find(|owner| dialect.resources.account_kind(owner) == kind)
}
