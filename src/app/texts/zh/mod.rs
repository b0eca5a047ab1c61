//! Simplified Chinese.

pub(super) mod denied;
mod diagnostic_helps;
mod diagnostics;
pub(super) mod editor;
pub(super) mod explanations;
pub(super) mod findings;
pub(super) mod first;
pub(super) mod journal;
mod meanings;
pub(super) mod organization;
pub(super) mod policies;
pub(super) mod problems;
pub(super) mod settings;
pub(super) mod shared;
pub(super) mod shell;
pub(super) mod visual;
