//! The rules: the state that the operations work on, and what each of them does.
//!
//! An operation is a plain function over a [`Tx`], a view of the named owners' records that reads its own
//! writes. It does no I/O; time and the caller come from the [`Context`]. Everything around it is written
//! once: [`execute`] authorizes, runs, completes the consequences, checks the declared constraints and
//! gives the changes; [`undo`] applies changes backwards under the same checks.
//!
//! A folder an area: [`organization`] (departments and members), [`guardrails`] (service control policies).

mod authorize;
mod change;
mod constraints;
mod context;
pub mod demo;
mod erased;
pub mod guardrails;
mod links;
mod operation;
mod operations;
pub mod organization;
mod owners;
mod record;
mod reversal;
mod sorted;
mod state;
mod table;
mod tables;
mod tx;

pub use change::{Change, Changes};
pub use constraints::check_all;
pub use context::{Caller, Context};
pub use erased::{AnyAnswer, AnyOperation, Facts, journaled, typed};
pub use operation::{
    Access, BatchAnswer, Edit, Executed, Operation, execute, execute_any, execute_any_batch,
    execute_batch, may,
};
pub use operations::{Listed, OPERATIONS};
pub use record::{Damage, Key, Record, RowKey};
pub use reversal::{Reversal, Undoing, undo};
pub(crate) use sorted::Sorted;
pub use state::{Directory, State};
pub use table::Table;
pub use tables::{Holds, Owner, TableName, Tables};
pub use tx::Tx;
