//! Policy languages of the clouds: lossless text with positions, dialects as data, and checks with stable
//! codes.
#![warn(missing_docs)]

mod check;
mod codes;
mod diagnostic;
mod dialect;
pub mod english;
pub mod json;
mod size;
pub mod text;

pub use check::check;
pub use codes::Code;
pub use diagnostic::{Diagnostic, Fix, Severity};
pub use dialect::{Dialect, Profile, tencent};
pub use size::counted_size;
pub use text::{LineIndex, Position, TextEdit};
