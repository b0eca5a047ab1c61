//! The texts of this area, as each language fills them.

use crate::backend::{Absent, FailureKind};
use charter_core::contract::ErrorCode;
use charter_core::store::StoreError;

/// What a person needs to know of something that went wrong, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// What happened.
    pub what: &'static str,
    /// Why; where it is empty, the service's own sentence stands there.
    pub why: &'static str,
    /// What to do now.
    pub what_to_do: &'static str,
}

/// Words for [`Said`], short enough for a table.
pub(super) const fn said(what: &'static str, why: &'static str, what_to_do: &'static str) -> Said {
    Said {
        what,
        why,
        what_to_do,
    }
}

/// What went wrong, why, and what to do.
#[derive(Debug)]
pub struct ProblemTexts {
    /// Why the vendor, or the rules offline, refused a request.
    pub refusal: fn(&ErrorCode) -> Said,
    /// Why no answer came at all.
    pub failure: fn(FailureKind) -> Said,
    /// Why this browser's storage failed.
    pub storage: fn(&StoreError) -> Said,
    /// Why this backend cannot do something.
    pub absent: fn(Absent) -> Said,
    /// The records that stand in the way, by name.
    pub in_the_way: fn(names: &str) -> String,
    /// The text is no export of Charter.
    pub unreadable: Said,
    /// The place of a fault in a text; line and column count from 1.
    pub place: fn(line: usize, column: usize) -> String,
    /// The text ends before the export does.
    pub cut_short: Said,
    /// The export comes from a newer version.
    pub newer_export: Said,
    /// The export contradicts itself.
    pub inconsistent: Said,
}
