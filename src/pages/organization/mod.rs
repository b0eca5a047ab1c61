//! Departments and members: who stands where, and which policies are in force there.

pub mod chosen;
mod departments;
mod details;
#[cfg(test)]
pub(super) mod fixtures;
mod in_force;
mod levels;
pub mod lists;
mod members;
mod rows;
mod trouble;

pub use departments::DepartmentsPage;
pub use levels::{Level, levels, upward};
pub use members::MembersPage;
