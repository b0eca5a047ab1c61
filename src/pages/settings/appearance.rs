//! Theme and language.

use crate::app::preferences::{Theme, preferences};
use crate::app::texts::{Language, texts};
use crate::ui::{Card, Choice, RadioGroup};
use leptos::prelude::*;

/// Theme and language, each taking effect at once.
#[component]
pub(super) fn Appearance() -> impl IntoView {
    let texts = texts();
    let t = texts.settings();
    let preferences = preferences();
    let theme_words = |theme| match theme {
        Theme::System => texts.shell().theme_system,
        Theme::Light => texts.shell().theme_light,
        Theme::Dark => texts.shell().theme_dark,
    };
    let themes: Vec<Choice> = Theme::ALL
        .into_iter()
        .map(|theme| Choice::new(theme.as_str(), theme_words(theme)))
        .collect();
    let languages: Vec<Choice> = Language::ALL
        .into_iter()
        .map(|language| Choice::new(language.tag(), language.name()))
        .collect();
    let theme = RwSignal::new(preferences.theme.get_untracked().as_str().to_owned());
    let language = RwSignal::new(preferences.language.get_untracked().tag().to_owned());
    Effect::new(move |_| theme.set(preferences.theme.get().as_str().to_owned()));
    Effect::new(move |before: Option<()>| {
        let chosen = theme.get();
        let found = Theme::ALL.into_iter().find(|one| one.as_str() == chosen);
        if let Some(found) =
            found.filter(|found| before.is_some() && *found != preferences.theme.get_untracked())
        {
            preferences.choose_theme(found);
        }
    });
    Effect::new(move |before: Option<()>| {
        let chosen = language.get();
        let found = Language::ALL.into_iter().find(|one| one.tag() == chosen);
        if let Some(found) =
            found.filter(|found| before.is_some() && *found != preferences.language.get_untracked())
        {
            preferences.choose_language(found);
        }
    });
    view! {
        <Card title=t.appearance>
            <RadioGroup label=t.theme value=theme choices=Signal::stored(themes) hint=t.theme_hint inline=true/>
            <RadioGroup label=t.language value=language choices=Signal::stored(languages) inline=true/>
        </Card>
    }
}
