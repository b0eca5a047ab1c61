//! The pages: a folder an area, a file a task. A page asks the backend and shows the kit.

pub mod address;
pub mod first;
pub mod journal;
pub mod organization;
pub mod policies;
pub mod settings;
