//! Departments and members: who stands where, and which policies are in force there.

mod departments;
mod details;
mod edit_department;
mod in_force;
mod members;
#[cfg(all(test, target_arch = "wasm32"))]
mod members_tests;
mod rows;
mod trouble;

pub use departments::DepartmentsPage;
pub use members::MembersPage;
