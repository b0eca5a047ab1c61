//! The rules: the state that the operations work on, and what each of them does.
//!
//! An operation is a plain function over a [`Tx`], a view of the named owners' records that reads its own
//! writes. It does no I/O; time and the caller come from the [`Context`]. Everything around it is written
//! once: [`execute`] authorizes (by standing, then by policies), runs, completes the consequences, checks the declared constraints and
//! gives the changes; [`undo`] applies changes backwards under the same checks.
//!
//! A folder an area: [`organization`] (departments and members), [`guardrails`] (service control policies).

mod areas;
mod authorize;
mod backwards;
mod blocked;
mod by_policies;
mod caller;
mod change;
mod constraints;
mod context;
mod damage;
pub mod demo;
mod erased;
mod execute;
pub mod guardrails;
mod identities;
mod identity_policies;
mod judge;
mod key;
mod links;
mod name;
mod operation;
mod operations;
pub mod organization;
mod owner;
mod owners;
mod paging;
mod record;
mod reversal;
mod reversals;
mod scope;
mod sorted;
mod state;
mod table;
mod table_name;
mod tables;
#[cfg(test)]
pub(crate) mod test_records;
mod tx;

pub use backwards::{backwards, is_final};
pub use by_policies::ByPolicies;
pub use caller::{Caller, Identity};
pub use change::{Change, Changes};
pub use constraints::check_all;
pub use context::Context;
pub use damage::Damage;
pub use erased::{AnyAnswer, AnyOperation, Facts, journaled, typed};
pub use execute::{execute, execute_any, execute_any_batch, execute_batch, may};
pub use identity_policies::IdentityPolicy;
pub use judge::{Judge, NoJudge, Resource, Wish};
pub use key::Key;
pub use name::NameFault;
pub use operation::{Access, BatchAnswer, Executed, ORGANIZATION_RESOURCE, Operation};
pub use operations::{Edit, Listed, OPERATIONS};
pub use owner::Owner;
pub use record::{Record, RowKey, Unique};
pub use reversal::{Undoing, may_undo, undo, undone_by};
pub use reversals::Reversal;
pub use scope::Scope;
pub(crate) use sorted::Sorted;
pub use state::{Directory, State};
pub use table::Table;
pub use table_name::TableName;
pub use tables::{Holds, Tables};
pub use tx::Tx;
