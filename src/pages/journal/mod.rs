//! The journal: what was changed, by whom and when, and the way back.

mod deed;
mod difference;
mod entry;
mod known;
mod list;
mod names;
mod plan;
mod reading;
mod record;
mod refusal;
mod rows;
mod sentence;
mod standing;
mod touched;
mod undo;

#[cfg(test)]
mod tests;

pub use entry::JournalEntryPage;
pub use list::JournalPage;
pub use plan::Asked;
pub use undo::UndoDialog;
