//! The pages: a folder an area, a file a task. A page asks the backend and shows the kit. An area names no other area: what
//! several need stands in [`shared`].

pub mod first;
pub mod journal;
pub mod organization;
pub mod policies;
pub mod settings;
pub mod shared;
