//! Simplified Chinese.

mod diagnostic_helps;
mod diagnostics;
mod first;
mod journal;
mod organization;
mod policies;
mod problems;
mod settings;
mod shell;

use super::{Language, Texts};
use crate::ui::words::Words;

pub(super) static TEXTS: Texts = Texts {
    language: Language::Chinese,
    words: &Words::CHINESE,
    shell: shell::TEXTS,
    first: first::TEXTS,
    policies: policies::TEXTS,
    organization: organization::TEXTS,
    journal: journal::TEXTS,
    settings: settings::TEXTS,
    problems: problems::TEXTS,
};
