//! What a person chose for this browser: language and theme. Kept in local storage; where that is forbidden,
//! for as long as the page is open.

use super::texts::Language;
use leptos::prelude::*;

const LANGUAGE: &str = "charter.language";
const THEME: &str = "charter.theme";

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The value of the `data-theme` attribute, and of the kept preference.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// The preferences of this browser. Get them with [`preferences`].
#[derive(Clone, Copy)]
pub struct Preferences {
    /// The language; changing it mounts the app anew.
    pub language: RwSignal<Language>,
    /// The theme.
    pub theme: RwSignal<Theme>,
}

/// The preferences of this app.
pub fn preferences() -> Preferences {
    expect_context()
}

/// Reads the preferences, and keeps them and the document true as they change.
pub fn provide_preferences() -> Preferences {
    let language = kept(LANGUAGE).or_else(|| window().navigator().language());
    let language = match language {
        Some(tag) if tag.starts_with("zh") => Language::Chinese,
        _ => Language::English,
    };
    let theme =
        kept(THEME).and_then(|kept| Theme::ALL.into_iter().find(|theme| theme.as_str() == kept));
    let preferences = Preferences {
        language: RwSignal::new(language),
        theme: RwSignal::new(theme.unwrap_or_default()),
    };
    provide_context(preferences);
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", preferences.language.get().tag());
            let _ = root.set_attribute("data-theme", preferences.theme.get().as_str());
        }
    });
    preferences
}

impl Preferences {
    /// Chooses a language and remembers it.
    pub fn choose_language(self, language: Language) {
        keep(LANGUAGE, language.tag());
        self.language.set(language);
    }

    /// Chooses a theme and remembers it.
    pub fn choose_theme(self, theme: Theme) {
        keep(THEME, theme.as_str());
        self.theme.set(theme);
    }
}

pub fn kept(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

pub fn keep(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A full or forbidden storage costs only the memory of a preference.
        let _ = storage.set_item(key, value);
    }
}
