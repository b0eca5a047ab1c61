//! Policy languages of the clouds: lossless text with positions, dialects as data, and checks with stable
//! codes.
//!
//! [`check`] reads a text and gives every finding; [`english`] words them. Below it lie, each usable alone:
//! [`text`] (offsets, lines and columns, edits), [`json`] (a strict parser that goes on after a fault),
//! [`dialect`] (the languages as tables) and [`model`] (a policy's statements with their ranges).
//!
//! The library does no I/O, keeps no state, never panics on any input and takes time linear in the length
//! of the text.
#![warn(missing_docs)]

mod check;
mod codes;
mod diagnostic;
pub mod dialect;
pub mod english;
pub mod json;
pub mod model;
mod pattern;
mod size;
mod suggest;
pub mod text;
mod values;

pub use check::{check, check_bytes};
pub use codes::Code;
pub use diagnostic::{Diagnostic, Fix, Severity};
pub use dialect::{Dialect, Profile, tencent};
pub use size::counted_size;
pub use text::{LineIndex, Position, TextEdit};

/// The README's example, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
