//! Departments and members: who stands where, and which policies are in force there.

mod departments;
mod details;
mod edit_department;
mod in_force;
mod members;
mod rows;
mod trouble;

pub use departments::DepartmentsPage;
pub use members::MembersPage;
