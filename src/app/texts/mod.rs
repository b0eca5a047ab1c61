//! Every sentence of the interface: a struct an area, filled once in each language, complete by the compiler.
//!
//! A text is a `&'static str`; one with a place for a value is a `fn(…) -> String`. What an area says in many places is a
//! field of its struct, what a page or dialog says is in a struct of its own, a line of the area's `pages!`. To add one: a
//! field there, and its words in `en/` and `zh/`; a new area is a struct, a file in each language, and a line in `areas!`.
//! Changing the language mounts the app anew, so a view reads its texts once: `let t = texts().policies();`, then
//! `t.bind().title`. Only the method of an area or page names its texts: that keeps texts apart where the release is split.

/// The methods of an area's texts for what its pages and dialogs say: each has a static of its own, by its name in
/// capitals, so that who shows one page brings no other's texts into the part of the release that it is in.
macro_rules! pages {
    ($area_texts:ident of $area:ident: $($words:ident $page:ident: $texts:ty,)*) => {
        impl $area_texts {
            $(pub fn $page(&self) -> &'static $texts {
                match self.language {
                    Language::English => &super::en::$area::$words,
                    Language::Chinese => &super::zh::$area::$words,
                }
            })*
        }
    };
}

mod en;
mod zh;

mod denied;
mod editor;
mod explanations;
mod findings;
mod first;
mod journal;
mod organization;
mod policies;
pub(super) mod problems;
mod settings;
mod shared;
mod shell;
mod visual;

use crate::ui::words::Words;
use leptos::prelude::*;

pub use denied::DeniedTexts;
pub use editor::EditorTexts;
pub use explanations::ExplanationTexts;
pub use findings::FindingTexts;
pub use first::FirstTexts;
pub use journal::{DeedTexts, JournalTexts, Verb};
pub use organization::OrganizationTexts;
pub use policies::PolicyTexts;
pub use problems::ProblemTexts;
pub use settings::SettingsTexts;
pub use shared::SharedTexts;
pub use shell::ShellTexts;
pub use visual::VisualTexts;

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
    pub fn texts(self) -> Texts {
        Texts(self)
    }
}

/// The texts of one language: an area's are taken by its method alone, so that a page brings its own area's into
/// the part of the release that it is in, and no other's.
#[derive(Debug, Clone, Copy)]
pub struct Texts(Language);

impl Texts {
    /// The kit's own words.
    pub fn words(self) -> &'static Words {
        match self.0 {
            Language::English => &Words::ENGLISH,
            Language::Chinese => &Words::CHINESE,
        }
    }
}

/// The method of each area: `TEXTS` of its file in each language.
macro_rules! areas {
    ($($(#[$doc:meta])* $area:ident: $texts:ty,)*) => {
        impl Texts {
            $($(#[$doc])*
            pub fn $area(self) -> &'static $texts {
                match self.0 {
                    Language::English => &en::$area::TEXTS,
                    Language::Chinese => &zh::$area::TEXTS,
                }
            })*
        }
    };
}

areas! {
    /// Header, navigation, command search, asking before leaving.
    shell: ShellTexts,
    /// What pages of several areas say.
    shared: SharedTexts,
    /// The first screen.
    first: FirstTexts,
    /// Service control policies.
    policies: PolicyTexts,
    /// The editor of a policy, and sharing one.
    editor: EditorTexts,
    /// Why a request was denied.
    denied: DeniedTexts,
    /// What stands at a place of a policy.
    explanations: ExplanationTexts,
    /// The visual policy generator.
    visual: VisualTexts,
    /// What the checks of a policy text found.
    findings: FindingTexts,
    /// Departments and members.
    organization: OrganizationTexts,
    /// The journal, undo and redo.
    journal: JournalTexts,
    /// Settings and data.
    settings: SettingsTexts,
    /// What went wrong, why, and what to do.
    problems: ProblemTexts,
}

#[cfg(test)]
mod chinese_tests;

/// The texts in the app's language.
pub fn texts() -> Texts {
    expect_context()
}
