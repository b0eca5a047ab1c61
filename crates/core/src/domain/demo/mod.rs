//! The demo world: an invented bank with departments, members, and a year of service control policies.
//!
//! It is made by code: the chart is put down as records, and the rest by running the real operations with
//! dates of the past, so that every rule holds and the journal shows what happened. The same name, size and
//! time give the same world. All names and account numbers are invented.

mod chart;
mod history;
mod invitations;
mod policies;

use crate::contract::{OrganizationId, PolicyId, Target, Timestamp, Uin};
use crate::store::Snapshot;

pub use invitations::UNINVITED;

/// The management account of the demo.
pub const MANAGEMENT: Uin = Uin(100_020_300_001);

/// The organization of the demo.
pub const ORGANIZATION: OrganizationId = OrganizationId(80_112);

/// An account that belongs to no organization.
pub const OUTSIDE: Uin = Uin(100_037_700_482);

/// An example of a member: `payments-core-prod` in the department `Payments`.
pub const MEMBER: Uin = chart::member(20);

/// How large the demo is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// 60 members in 12 departments below the root.
    #[default]
    Sixty,
    /// 1,000 members in 58 departments.
    Thousand,
    /// 10,000 members in 433 departments: the design point.
    TenThousand,
}

impl Size {
    /// Every size, the smallest first.
    pub const ALL: &'static [Size] = &[Size::Sixty, Size::Thousand, Size::TenThousand];

    /// How many members the organization has, the management account aside.
    pub fn members(self) -> usize {
        match self {
            Size::Sixty => 60,
            Size::Thousand => 1_000,
            Size::TenThousand => 10_000,
        }
    }
}

/// The demo world under the given name, as it stands at `now`; nothing in it is later.
pub fn world(name: &str, size: Size, now: Timestamp) -> Snapshot {
    history::tell(size, now).snapshot(name)
}

/// What a point of the story shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StoryKind {
    /// A deny that never applies to the requests that it was written for.
    SilentDeny,
    /// An allow-list that cuts an account off from everything else.
    LockOut,
    /// A policy that says nothing the others do not say.
    Redundant,
}

/// One finding that the demo holds, and where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoryPoint {
    /// What it shows.
    pub kind: StoryKind,
    /// The policy that it is about.
    pub policy: PolicyId,
    /// That policy's name.
    pub policy_name: &'static str,
    /// The department or member where it is bound.
    pub target: Target,
}

/// The findings that the demo holds, whatever its size.
pub fn story() -> Vec<StoryPoint> {
    let point = |kind, text: &policies::Text, target| StoryPoint {
        kind,
        policy: text.id,
        policy_name: text.name,
        target,
    };
    vec![
        point(
            StoryKind::SilentDeny,
            &policies::REQUIRE_BANK_NETWORK,
            Target::Node(chart::DATA_PLATFORM),
        ),
        point(
            StoryKind::LockOut,
            &policies::OBJECT_STORAGE_ONLY,
            Target::Member(chart::FINANCE_ARCHIVE),
        ),
        point(
            StoryKind::Redundant,
            &policies::LOG_TOPIC_DELETION,
            Target::Node(chart::PAYMENTS),
        ),
    ]
}

#[cfg(test)]
mod tests;
