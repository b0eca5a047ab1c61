//! Identifiers. All are 64-bit numbers on the wire and are shown digit by digit: never through a float.

use charter_json::{text, transparent};
use std::fmt;
use std::str::FromStr;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);
        transparent!($name);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }
    };
}

id!(
    /// An organization (`OrgId`).
    OrganizationId
);
id!(
    /// A department, the root included (`NodeId`).
    NodeId
);
id!(
    /// A cloud account (`Uin`): the management account, a member, or one outside.
    Uin
);
id!(
    /// An invitation to an organization (`Id` of version 2018-12-25).
    InvitationId
);
id!(
    /// A service control policy (`PolicyId`).
    PolicyId
);
id!(
    /// A service that works for a whole organization (`ServiceId`).
    ServiceId
);
id!(
    /// A user of the Identity Center.
    CenterUserId
);
id!(
    /// A role that the Identity Center deploys.
    CenterRoleId
);

/// What a policy can be bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A department, with all departments and members below it.
    Node(NodeId),
    /// One member account.
    Member(Uin),
}

impl Target {
    /// The number alone, as `TargetId` and `Uin` carry it on the wire.
    pub fn id(self) -> u64 {
        match self {
            Target::Node(node) => node.0,
            Target::Member(uin) => uin.0,
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Node(node) => write!(f, "node-{node}"),
            Target::Member(uin) => write!(f, "member-{uin}"),
        }
    }
}

impl FromStr for Target {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, id) = text.split_once('-').ok_or(())?;
        match (kind, id.parse()) {
            ("node", Ok(id)) => Ok(Target::Node(NodeId(id))),
            ("member", Ok(id)) => Ok(Target::Member(Uin(id))),
            _ => Err(()),
        }
    }
}

text!(Target, Target::Node(NodeId(0)), |()| "not a target"
    .to_owned());
