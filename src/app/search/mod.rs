//! Search over pages, departments, members and policies, and commands: one dialog, one key (Ctrl K).

mod dialog;
mod items;
mod model;

pub(super) use dialog::Search;
