//! English.

mod first;
mod journal;
mod organization;
mod policies;
mod problems;
mod settings;
mod shell;

use super::{Language, Texts};
use crate::ui::words::{Words, group};

pub(super) static TEXTS: Texts = Texts {
    language: Language::English,
    words: &Words::ENGLISH,
    shell: shell::TEXTS,
    first: first::TEXTS,
    policies: policies::TEXTS,
    organization: organization::TEXTS,
    journal: journal::TEXTS,
    settings: settings::TEXTS,
    problems: problems::TEXTS,
};

/// A number with its noun: "1 account", "1,204 accounts".
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", group(number), if number == 1 { one } else { many })
}
