//! The areas of rules: what each brings to every change, whichever operation made it.

use super::record::RowKey;
use super::state::State;
use super::tables::Tables;
use super::tx::Tx;
use super::{guardrails, organization};
use crate::contract::Error;

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
}

impl Area {
    /// An area that brings nothing.
    const NOTHING: Area = Area {
        complete: |_, _| Ok(()),
        check_limits: |_| Ok(()),
        check_state: |_| Ok(()),
        name: |_, _| None,
    };
}

/// All areas, in the order in which they complete and check a change.
pub(super) const AREAS: &[Area] = &[
    Area {
        check_state: organization::check_state,
        ..Area::NOTHING
    },
    Area {
        complete: guardrails::complete,
        check_limits: guardrails::check_limits,
        check_state: guardrails::check_state,
        name: guardrails::name,
    },
];
