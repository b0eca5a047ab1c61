//! Every sentence of the interface: a struct an area, filled once in each language, complete by the compiler.
//!
//! A text is a `&'static str`; one with a place for a value is a `fn(…) -> String`. To add one: a field in the
//! area's struct here, and its words in `en/` and `zh/`. Changing the language mounts the app anew, so a view
//! reads its texts once: `let t = &texts().policies;`.

mod en;
mod zh;

mod first;
mod journal;
mod organization;
mod policies;
pub(super) mod problems;
mod settings;
mod shell;

use crate::ui::words::Words;
use leptos::prelude::*;

pub use first::FirstTexts;
pub use journal::{DeedTexts, JournalTexts};
pub use organization::OrganizationTexts;
pub use policies::PolicyTexts;
pub use problems::ProblemTexts;
pub use settings::SettingsTexts;
pub use shell::ShellTexts;

/// The languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// Its tag, as `lang` attributes and `Intl` take it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-CN",
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Chinese => "简体中文",
        }
    }

    /// Its texts.
    pub fn texts(self) -> &'static Texts {
        match self {
            Language::English => &en::TEXTS,
            Language::Chinese => &zh::TEXTS,
        }
    }
}

/// All texts of one language.
#[derive(Debug)]
pub struct Texts {
    /// The language.
    pub language: Language,
    /// The kit's own words.
    pub words: &'static Words,
    /// Header, navigation, command search, asking before leaving.
    pub shell: ShellTexts,
    /// The first screen and the page that checks a pasted policy.
    pub first: FirstTexts,
    /// Service control policies.
    pub policies: PolicyTexts,
    /// Departments and members.
    pub organization: OrganizationTexts,
    /// The journal, undo and redo.
    pub journal: JournalTexts,
    /// Settings and data.
    pub settings: SettingsTexts,
    /// What went wrong, why, and what to do.
    pub problems: ProblemTexts,
}

/// The texts in the app's language.
pub fn texts() -> &'static Texts {
    expect_context()
}
