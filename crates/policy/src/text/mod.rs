//! Text with positions: the one place where byte offsets become lines, columns and UTF-16 offsets,
//! and where edits are applied.

mod edit;
mod line_index;

pub use edit::{EditError, TextEdit, apply, difference, moved};
pub use line_index::{LineIndex, Position};
