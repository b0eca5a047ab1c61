//! What holds the console together: addresses, texts, preferences, and the shell around the pages.
//!
//! `routes`, `navigation`, `texts`, `problems` and `preferences` are leaves that pages use; the rest uses the
//! pages. `entrance` greets a first visit, `console` opens the data (or `recovery` says why it does not), `shell` frames
//! every page, `parts` loads the pages' code when it is needed, `search` finds anything by name, `stop` stands when
//! the console itself has a fault.

mod console;
mod entrance;
pub mod navigation;
mod page;
mod parts;
mod places;
pub mod preferences;
pub mod problems;
mod recovery;
pub mod routes;
mod search;
mod shell;
mod stop;
pub mod texts;
pub mod titles;

pub use console::start;
