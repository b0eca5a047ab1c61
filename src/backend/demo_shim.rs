//! Stands in until `charter_core::domain::demo` is there.
use charter_core::contract::Timestamp;
use charter_core::domain::State;
use charter_core::store::Snapshot;

/// How large the demo organization is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 60 members.
    Small,
}

/// The world.
pub fn world(name: &str, _: Size, _: Timestamp) -> Snapshot {
    Snapshot::of_state(name, &State::default())
}
