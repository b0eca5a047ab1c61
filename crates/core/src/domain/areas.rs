//! The areas of rules: what each brings to every change, whichever operation made it.

use super::caller::Caller;
use super::change::{Backwards, Change};
use super::record::RowKey;
use super::state::State;
use super::tables::Tables;
use super::tx::Tx;
use super::{guardrails, identities, organization};
use crate::contract::{Cloud, Error, Timestamp, Uin};
use charter_policy::denial::{LevelSet, PolicyText};

/// An area of rules.
pub(super) struct Area {
    /// Completes what follows from the changes by itself; it is told the action.
    pub(super) complete: fn(&mut Tx<'_>, &str) -> Result<(), Error>,
    /// Whether its limits hold for what was touched.
    pub(super) check_limits: fn(&Tx<'_>) -> Result<(), Error>,
    /// Whether its limits hold for a whole state, as an import must be checked.
    pub(super) check_state: fn(&State) -> Result<(), Error>,
    /// How a person would name a record of which the label is not enough.
    pub(super) name: fn(&Tables, RowKey) -> Option<String>,
    /// What undo makes of a change that others have seen, if it happens now; `None` where the record becomes what it was.
    pub(super) backwards: fn(&Change, Timestamp) -> Option<Backwards>,
}

impl Area {
    /// An area that brings nothing.
    const NOTHING: Area = Area {
        complete: |_, _| Ok(()),
        check_limits: |_| Ok(()),
        check_state: |_| Ok(()),
        name: |_, _| None,
        backwards: |_, _| None,
    };
}

/// All areas, in the order in which they complete and check a change.
pub(super) const AREAS: &[Area] = &[
    Area {
        check_limits: organization::check_limits,
        check_state: organization::check_state,
        backwards: organization::backwards,
        ..Area::NOTHING
    },
    Area {
        complete: guardrails::complete,
        check_limits: guardrails::check_limits,
        check_state: guardrails::check_state,
        name: guardrails::name,
        ..Area::NOTHING
    },
    Area {
        check_limits: identities::check_limits,
        check_state: identities::check_state,
        ..Area::NOTHING
    },
];

/// Where the policies of a caller come from. These two lists stand beside [`AREAS`], since what they need is linked only
/// where somebody other than a root account acts.
pub(super) const IDENTITIES: &[Policies] = &[identities::texts];

/// Where the boundaries of an account in a cloud come from: level by level, the account first and the root last.
pub(super) const BOUNDARIES: &[(Cloud, Levels)] = &[(Cloud::Tencent, guardrails::levels)];

type Policies = fn(&State, Caller, Cloud) -> Vec<PolicyText>;
type Levels = fn(&State, Uin) -> Vec<LevelSet>;
