//! What holds the console together: addresses, texts, preferences, and the shell around the pages.
//!
//! `routes`, `navigation`, `texts` and `preferences` are leaves that pages use; the rest uses the pages.

pub mod navigation;
pub mod preferences;
pub mod routes;
pub mod texts;
