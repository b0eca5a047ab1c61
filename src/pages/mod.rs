//! The pages: a folder an area, a file a task. A page asks the backend and shows the kit.

pub mod action;
pub mod address;
pub mod done;
pub mod first;
pub mod journal;
pub mod load;
pub mod organization;
pub mod policies;
pub mod reach;
pub mod reach_view;
pub mod settings;
