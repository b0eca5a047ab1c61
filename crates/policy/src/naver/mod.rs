//! NAVER Cloud: what a sub account needs to work with Ncloud Single Sign-On.
//!
//! The guide lists each action with its *related actions*: without them it "works" by its permission and fails in
//! the console. [`SSO`] is that list, repaired where the guide's has slips ([`REPAIRS`]); [`Selection`] is what an
//! administrator grants, with what comes along; [`effective`](fn@effective) says what of it can work.
//!
//! Source of everything here: the guide's page "Ncloud Single Sign-On permissions management".

mod effective;
mod managed;
mod read;
mod related;
mod repairs;
mod rows;
mod selection;
mod table;

pub use crate::dialect::naver::*;
pub use effective::{Extent, Granted, Lack, Missing, Outcome, Permission, Resources, effective};
pub use managed::{Grants, MANAGED_POLICIES, ManagedPolicy};
pub use read::permissions;
pub use related::{Needed, RELATED_BY_DEFAULT, Related};
pub use repairs::{Column, Defect, ODDITIES, Oddity, REPAIRS, Repair};
pub use selection::{Selection, Standing};
pub use table::{Action, ActionType, On, ResourceType, Row, Table};

/// The actions of Ncloud Single Sign-On. That a policy names the service `SSO` is **UNVERIFIED**: the guide's page
/// gives no code; the vendor's list of resource names has this one.
pub static SSO: Table = Table {
    product: "SSO",
    titles: &["Ncloud Single Sign-On", "Single Sign-On"],
    rows: rows::ROWS,
};

#[cfg(test)]
mod tests;
