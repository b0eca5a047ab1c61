//! Two kinds of records that only tests know: users whose key is a UUID, and assignments whose key has as many parts as a
//! key may; and the operations that write and remove them.

use super::key::Key;
use super::operation::{Access, Operation};
use super::organization::Member;
use super::owner::Owner;
use super::record::{Record, RowKey, Unique};
use super::table_name::TableName;
use super::tx::Tx;
use crate::contract::{Done, Error, Uin, request};
use charter_json::object;

/// A user of the Identity Center.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CenterUser {
    /// Its UUID, in hexadecimal digits.
    pub id: String,
    pub name: String,
    /// Nobody has the address of another, nor two users of one name.
    pub mail: String,
}
object!(CenterUser { id, name, mail });

impl CenterUser {
    pub const NAME: Unique = Unique {
        name: "user-name",
        rule: "No two users have the same name",
    };
    pub const MAIL: Unique = Unique {
        name: "user-mail",
        rule: "No two users have the same address",
    };

    pub fn key_of(id: &str) -> Key {
        Key::of(Key::halves(u128::from_str_radix(id, 16).unwrap()))
    }
}

impl Record for CenterUser {
    const TABLE: TableName = TableName::CenterUser;

    fn key(&self) -> Key {
        CenterUser::key_of(&self.id)
    }

    fn unique(&self) -> Vec<(Unique, String)> {
        let texts = [
            (CenterUser::NAME, self.name.clone()),
            (CenterUser::MAIL, self.mail.clone()),
        ];
        texts.into()
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}

/// That a user of a zone has a permission configuration in an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub zone: u64,
    pub principal: u64,
    pub configuration: u64,
    pub account: Uin,
    pub user: String,
}
object!(Assignment {
    zone,
    principal,
    configuration,
    account,
    user
});

impl Record for Assignment {
    const TABLE: TableName = TableName::Assignment;

    fn key(&self) -> Key {
        Key::of([
            self.zone,
            self.principal,
            self.configuration,
            self.account.0,
        ])
    }

    fn references(&self) -> Vec<RowKey> {
        let user = RowKey::of::<CenterUser>(CenterUser::key_of(&self.user));
        vec![user, Member::row(self.account)]
    }

    fn label(&self) -> String {
        format!("assignment of {} to {}", self.user, self.account)
    }
}

/// Writes a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutCenterUser {
    pub user: CenterUser,
}
object!(PutCenterUser { user });
request!(PutCenterUser, Write, Charter, Done);

impl Operation for PutCenterUser {
    const ACCESS: Access = Access::Manager;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        tx.put(owner, self.user.clone())?;
        Ok(Done {})
    }
}

/// Removes a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveCenterUser {
    pub id: String,
}
object!(RemoveCenterUser { id });
request!(RemoveCenterUser, Write, Charter, Done);

impl Operation for RemoveCenterUser {
    const ACCESS: Access = Access::Manager;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        tx.remove::<CenterUser>(owner, CenterUser::key_of(&self.id))?;
        Ok(Done {})
    }
}

/// Writes assignments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assign {
    pub assignments: Vec<Assignment>,
}
object!(Assign { assignments });
request!(Assign, Write, Charter, Done);

impl Operation for Assign {
    const ACCESS: Access = Access::Manager;

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        for assignment in &self.assignments {
            tx.put(owner, assignment.clone())?;
        }
        Ok(Done {})
    }
}
