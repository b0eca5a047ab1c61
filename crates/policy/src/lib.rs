//! Policy languages of the clouds: lossless text with positions, dialects as data, and checks with stable
//! codes.
//!
//! [`check`] reads a text and gives every finding; [`english`] words them. Below it lie, each usable alone:
//! [`text`] (offsets, lines and columns, edits), [`json`] (a strict parser that goes on after a fault),
//! [`dialect`] (the languages as tables), [`model`] (a policy's statements with their ranges) and [`catalog`] (the
//! services that they speak of); [`naver`] knows which actions of a service need which others. For writing there
//! are [`Document`] (a text with its findings and its undo) and [`visual`] (what a form shows of a text, and its
//! changes as edits). [`settings`] say how much a finding matters to a team.
//!
//! The library does no I/O, keeps no state, never panics on any input and takes time linear in the length
//! of the text.
#![warn(missing_docs)]

mod caret;
pub mod catalog;
mod check;
mod codes;
pub mod complete;
pub mod decide;
pub mod denial;
mod diagnostic;
pub mod dialect;
mod document;
mod encoding;
pub mod english;
pub mod envelope;
pub mod explain;
mod highlight;
pub mod json;
mod kinds;
mod language;
pub mod meaning;
pub mod model;
pub mod naver;
mod pattern;
pub mod settings;
mod size;
mod suggest;
pub mod text;
mod values;
pub mod visual;

pub use catalog::Catalog;
pub use check::{
    Checked, MAX_OF_A_CODE, Origin, check, check_all, check_bytes, check_kept, check_parsed,
    check_with, origin,
};
pub use codes::Code;
pub use diagnostic::{Diagnostic, Fix, Severity};
pub use dialect::{Dialect, PROFILES, Profile, huawei, tencent};
pub use document::{Document, Layout, LineEnding, Reading, layout};
pub use encoding::Encoding;
pub use highlight::{Span, SpanKind, brackets, highlight};
pub use kinds::{recognize, recognize_parsed};
pub use size::{Size, counted_size};
pub use text::{LineIndex, Position, TextEdit};

/// The README's example, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
