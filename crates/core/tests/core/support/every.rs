//! Tests of every operation: what was tried is held against the list of operations, so that none is left out.

use charter_core::domain::{Facts, OPERATIONS, Operation};
use std::collections::BTreeSet;

/// The operations that a test has tried.
#[derive(Default)]
pub struct Every(BTreeSet<&'static str>);

impl Every {
    /// Notes that the operation was tried.
    pub fn tried<O: Operation>(&mut self, _: &O) {
        self.0.insert(O::ACTION);
    }

    /// Fails naming the operations that `should` says of and that were not tried.
    pub fn or_fail(&self, should: impl Fn(&Facts) -> bool) {
        let wanted = OPERATIONS.iter().filter(|facts| should(facts));
        let actions = wanted.map(|facts| facts.action);
        let left: Vec<_> = actions.filter(|action| !self.0.contains(action)).collect();
        assert!(left.is_empty(), "not tried: {left:?}");
    }
}
