//! English.

pub(super) mod denied;
pub(super) mod editor;
pub(super) mod explanations;
pub(super) mod findings;
pub(super) mod first;
pub(super) mod journal;
pub(super) mod organization;
pub(super) mod policies;
pub(super) mod problems;
pub(super) mod settings;
pub(super) mod shared;
pub(super) mod shell;
pub(super) mod visual;

use crate::ui::words::group;

/// A number with its noun: "1 account", "1,204 accounts".
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", group(number), if number == 1 { one } else { many })
}
