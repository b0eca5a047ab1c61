//! Where this browser keeps the data of the offline console.

mod any;
mod notice;

pub use any::AnyStore;
pub use notice::{Notice, Notices};
