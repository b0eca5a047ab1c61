//! What holds the console together: addresses, texts, preferences, and the shell around the pages.
//!
//! `routes`, `navigation`, `texts` and `preferences` are leaves that pages use; the rest uses the pages.

mod console;
pub mod navigation;
mod page;
pub mod preferences;
pub mod problems;
pub mod routes;
mod shell;
pub mod texts;

pub use console::start;
