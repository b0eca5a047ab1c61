//! The records of the organization area.

use crate::contract::{MemberOrigin, NodeId, OrganizationId, Timestamp, Uin};
use crate::domain::key::Key;
use crate::domain::record::{Record, RowKey};
use crate::domain::table_name::TableName;
use charter_json::{object, words};

/// A cloud account outside its role in an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its number.
    pub uin: Uin,
    /// Its name.
    pub name: String,
    /// The verified entity it stands for; empty before its identity is verified.
    pub entity: String,
    /// Whether it is verified as a person and not as an enterprise.
    pub individual: bool,
}
object!(Account {
    uin,
    name,
    entity,
    individual: optional
});

impl Record for Account {
    const TABLE: TableName = TableName::Account;

    fn key(&self) -> Key {
        Key::one(self.uin.0)
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}

/// An organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Its number.
    pub id: OrganizationId,
    /// The management account.
    pub host: Uin,
    /// The management account's name.
    pub name: String,
    /// The root department.
    pub root: NodeId,
    /// The management account's verified entity; empty in data from before this was kept.
    pub entity: String,
    /// When it was created.
    pub created: Timestamp,
}
object!(Organization {
    id,
    host,
    name,
    root,
    entity: optional,
    created
});

impl Record for Organization {
    const TABLE: TableName = TableName::Organization;

    fn key(&self) -> Key {
        Key::one(self.id.0)
    }

    fn references(&self) -> Vec<RowKey> {
        vec![Department::row(self.root)]
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}

/// A department; the root is one as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Its number.
    pub id: NodeId,
    /// The department above; `None` for the root.
    pub parent: Option<NodeId>,
    /// Its name.
    pub name: String,
    /// Its description.
    pub remark: String,
    /// When it was created.
    pub created: Timestamp,
    /// When it was last edited.
    pub updated: Timestamp,
}
object!(Department {
    id,
    parent: optional,
    name,
    remark: optional,
    created,
    updated
});

impl Department {
    /// The place of a department's record.
    pub fn row(id: NodeId) -> RowKey {
        RowKey::of::<Department>(Key::one(id.0))
    }
}

impl Record for Department {
    const TABLE: TableName = TableName::Department;

    fn key(&self) -> Key {
        Key::one(self.id.0)
    }

    fn references(&self) -> Vec<RowKey> {
        self.parent.map(Department::row).into_iter().collect()
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}

/// A member account of the organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub uin: Uin,
    /// Its name in the organization.
    pub name: String,
    /// Its department.
    pub node: NodeId,
    /// Created or invited.
    pub origin: MemberOrigin,
    /// The verified entity it stands for.
    pub entity: String,
    /// Its description.
    pub remark: String,
    /// When it joined.
    pub joined: Timestamp,
    /// When it was last edited.
    pub updated: Timestamp,
}
object!(Member {
    uin,
    name,
    node,
    origin,
    entity,
    remark: optional,
    joined,
    updated
});

impl Member {
    /// The place of a member's record.
    pub fn row(uin: Uin) -> RowKey {
        RowKey::of::<Member>(Key::one(uin.0))
    }
}

impl Record for Member {
    const TABLE: TableName = TableName::Member;

    fn key(&self) -> Key {
        Key::one(self.uin.0)
    }

    fn references(&self) -> Vec<RowKey> {
        vec![Department::row(self.node)]
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}

macro_rules! sequence_kinds {
    ($($(#[$doc:meta])* $kind:ident: $word:literal, key $key:literal, first $first:literal;)*) => {
        /// What numbers are counted for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum SequenceKind {
            $($(#[$doc])* $kind,)*
        }
        words!(SequenceKind { $($kind: $word),* });

        impl SequenceKind {
            /// Every kind.
            pub const ALL: &[SequenceKind] = &[$(SequenceKind::$kind),*];

            /// The sequence's key.
            pub fn key(self) -> Key {
                Key::one(match self {
                    $(SequenceKind::$kind => $key,)*
                })
            }

            /// The first number given.
            pub fn first(self) -> u64 {
                match self {
                    $(SequenceKind::$kind => $first,)*
                }
            }
        }
    };
}

sequence_kinds! {
    /// Policies.
    Policy: "Policy", key 1, first 100_001;
    /// Departments.
    Department: "Department", key 2, first 224_674;
    /// Invitations.
    Invitation: "Invitation", key 3, first 1_001;
}

/// The next number of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequence {
    /// What is counted.
    pub kind: SequenceKind,
    /// The number that is given next.
    pub next: u64,
}
object!(Sequence { kind, next });

impl Record for Sequence {
    const TABLE: TableName = TableName::Sequence;

    fn key(&self) -> Key {
        self.kind.key()
    }

    fn label(&self) -> String {
        format!("sequence of {:?} numbers", self.kind)
    }
}
