//! Service control policies: the switch, the list, one policy, creating and editing, and checking a pasted one.
//!
//! A page a file (`list`, `details`, `create`, `edit`, `check`), a tab or dialog a file beside it. What can be
//! decided without a browser is pure and tested: `tally`, `targets`, `fields`.

mod bind_dialog;
mod bind_here;
mod bindings_tab;
mod check;
mod compare;
mod conflict;
mod create;
mod delete;
mod denied;
mod details;
mod draft;
mod edit;
mod editor;
mod feature;
mod fields;
mod form;
mod kinds;
mod list;
mod list_columns;
mod restore;
mod revert;
mod rows;
mod share;
mod syntax_tab;
mod unbind;
mod versions_tab;
mod wizard;

pub use check::CheckPage;
pub use create::PolicyCreatePage;
pub use denied::DeniedPage;
pub use details::PolicyPage;
pub use edit::PolicyEditPage;
pub use list::PolicyListPage;
pub use share::SharedPolicyPage;
