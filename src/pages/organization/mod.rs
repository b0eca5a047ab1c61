//! Departments and members: who is where, which policies are in force there, and who is invited.

mod add_member;
#[cfg(all(test, target_arch = "wasm32"))]
mod add_member_tests;
mod basic_information;
mod cancel_invitation;
mod chosen_members;
mod departments;
mod details;
mod edit_department;
mod edit_member;
mod in_force;
mod invitation;
mod invitations;
mod member_actions;
#[cfg(all(test, target_arch = "wasm32"))]
mod member_actions_tests;
mod members;
#[cfg(all(test, target_arch = "wasm32"))]
mod members_tests;
mod move_members;
mod remove_members;
mod rows;
mod trouble;

pub use add_member::MemberAddPage;
pub use basic_information::BasicInformationPage;
pub use departments::DepartmentsPage;
pub use invitation::InvitationPage;
pub use invitations::InvitationsPage;
pub use members::MembersPage;
