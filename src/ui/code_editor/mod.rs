//! A code editor for plain text: a text area with line numbers, colours, marks, search, completion and explanations.
//! It knows no language; everything about one comes in through its properties.
//!
//! - The **owner keeps the text** and its history. It gives [`CodeEditor`] the text as a signal (lines ended by `\n`)
//!   and hears of each key through `on_type`. A text that comes from outside (undo, a repair) is put into the area as
//!   one small replacement, never while an input method composes.
//! - **Offsets are UTF-16 units**, as a text area counts; lines are counted from 0.
//! - The area's own text is transparent; a **layer** of the visible lines over it is what is seen. Colours are ranges
//!   of the CSS Custom Highlight API, and elements where a browser has none. In forced colours the area's own text is
//!   seen, and of the layer only underlines.
//! - Tab leaves the editor, unless a completion is open: then it takes that.
//! - Undo never is the browser's: Ctrl Z, Ctrl Y and the menu's entries go to `on_undo` and `on_redo`.
//!
//! Keys: Ctrl F finds, F3 and Shift F3 go on; Ctrl Space or Alt / completes; Ctrl I explains what is at the caret
//! (Ctrl K is the shell's); Escape closes what is open. `lines`, `window`, `paint`, `matches` and `indent` are pure.

mod brush;
mod complete;
mod editor;
mod explain;
mod find;
mod gutter;
mod handle;
mod indent;
mod keys;
mod layer;
mod lines;
mod matches;
mod paint;
mod state;
mod window;

pub use complete::{Completion, Completions};
pub use editor::CodeEditor;
pub use explain::Explained;
pub use handle::CodeHandle;
pub use indent::{Insertion, newline_in_brackets};
pub use paint::Span;
pub use state::{Mark, Typed};
