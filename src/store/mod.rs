//! Where this browser keeps the data of the offline console.

mod any;
pub mod indexed_db;
mod notice;

pub use any::AnyStore;
pub use indexed_db::IndexedDb;
pub use notice::{Notice, Notices};
