//! What pages of several areas need: asking and acting, the flows of a page (`list_page`, `details_page`, `form`, `wizard`,
//! `batch`), the organization as it is now, links to its departments and members, what the checks find in a policy, and all
//! data as a file.

pub mod action;
pub mod action_dialog;
pub mod address;
pub mod batch;
pub mod bytes;
pub mod catalog;
pub mod crumbs;
pub mod details_page;
pub mod done;
pub mod draft;
pub mod export;
#[cfg(test)]
pub mod fixtures;
pub mod form;
pub mod import;
mod import_summary;
pub mod language;
pub mod later;
#[cfg(all(test, target_arch = "wasm32"))]
mod later_tests;
pub mod levels;
pub mod list_page;
pub mod lists;
pub mod load;
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) mod mounted;
pub mod named_dialog;
pub mod organization;
pub mod permissions;
pub mod picker;
pub mod reach;
pub mod reach_view;
pub mod rows;
pub mod tally;
pub mod tally_view;
pub mod target;
pub mod wizard;
pub mod wizard_step;
#[cfg(all(test, target_arch = "wasm32"))]
mod wizard_tests;
