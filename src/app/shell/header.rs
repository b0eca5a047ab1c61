//! The header: whose organization, search, where the data lives, undo, theme, and who acts.

use super::acting::ActingAs;
use super::known::known;
use super::{Direction, dialogs};
use crate::app::navigation::navigator;
use crate::app::preferences::{Theme, preferences};
use crate::app::problems::problem;
use crate::app::routes::Route;
use crate::app::texts::{Language, Texts, texts};
use crate::backend::{Backend, Failure};
use crate::ui::*;
use leptos::prelude::*;

/// The content of the header.
pub(super) fn header() -> AnyView {
    view! {
        <Brand/>
        <OrganizationName/>
        <SearchButton/>
        <div class="header-end">
            <Status/>
            <UndoButton/>
            <ThemeMenu/>
            <ActingAs/>
        </div>
    }
    .into_any()
}

/// The content of the header before there is any data.
pub(crate) fn entrance_header() -> AnyView {
    view! {
        <Brand/>
        <div class="header-end">
            <LanguageMenu/>
            <ThemeMenu/>
        </div>
    }
    .into_any()
}

#[component]
fn Brand() -> impl IntoView {
    let t = texts().shell();
    let first = navigator().href(Route::First);
    view! { <a class="brand" href=first aria-label=t.to_first>{t.brand}</a> }
}

#[component]
fn OrganizationName() -> impl IntoView {
    let t = texts().shell();
    let known = known();
    move || match known.organization.get() {
        Some(organization) => {
            let id = organization.id.to_string();
            view! {
                <div class="header-organization">
                    <span class={"header-divider"} aria-hidden="true">"▸"</span>
                    <span class="header-name">{organization.nick_name}</span>
                    <code>{id.clone()}</code>
                    <CopyButton text=id what=t.organization_id/>
                </div>
            }
            .into_any()
        }
        None if known.outside.get() => view! {
            <div class="header-organization">
                <span class={"header-divider"} aria-hidden="true">"▸"</span>
                <span class="header-name muted">{t.no_organization}</span>
            </div>
        }
        .into_any(),
        None => ().into_any(),
    }
}

/// Looks like a search field and opens the search.
#[component]
fn SearchButton() -> impl IntoView {
    let t = texts().shell();
    let search = dialogs().search;
    view! {
        <button
            type="button"
            class="header-search"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K"
            on:click=move |_| search.set(true)
        >
            {Icon::Search.view()}
            <span class="header-search-words">{t.search}</span>
            <span class="header-search-keys" aria-hidden="true"><Kbd keys=t.search_keys/></span>
        </button>
    }
}

/// Where the data lives.
#[component]
fn Status() -> impl IntoView {
    let t = texts().shell();
    let backend = expect_context::<Backend>();
    let (class, words, hint) = match (backend.in_memory(), backend.capabilities().data.is_ok()) {
        (true, _) => ("status memory", t.in_memory, t.in_memory_hint),
        (false, true) => ("status offline", t.offline, t.offline_hint),
        (false, false) => ("status remote", t.remote, t.remote_hint),
    };
    let settings = navigator().href(Route::Settings);
    view! {
        <a class=class href=settings data-tip=hint>
            <span class={"status-dot"} aria-hidden="true"></span>
            <span class="status-words">{words}</span>
        </a>
    }
}

#[component]
fn UndoButton() -> impl IntoView {
    let t = texts().shell();
    let last_change = dialogs().last_change;
    let undo = expect_context::<Backend>().capabilities().undo;
    let reason = undo
        .err()
        .map(|absent| problem(&Failure::Unsupported(absent)).what);
    view! {
        <Button
            kind=ButtonKind::Quiet
            icon=Icon::Undo
            disabled=Signal::derive(move || reason.clone())
            on_press=move || last_change.set(Some(Direction::Undo))
        >
            {t.undo}
        </Button>
    }
}

/// The name of a theme.
pub(crate) fn theme_name(theme: Theme, texts: Texts) -> &'static str {
    match theme {
        Theme::System => texts.shell().theme_system,
        Theme::Light => texts.shell().theme_light,
        Theme::Dark => texts.shell().theme_dark,
    }
}

/// The picture of a theme.
pub(crate) fn theme_icon(theme: Theme) -> Icon {
    match theme {
        Theme::System => Icon::System,
        Theme::Light => Icon::Sun,
        Theme::Dark => Icon::Moon,
    }
}

#[component]
fn ThemeMenu() -> impl IntoView {
    let texts = texts();
    let preferences = preferences();
    let items = move |()| {
        Theme::ALL
            .into_iter()
            .map(|theme| {
                MenuItem::action(theme_name(theme, texts), move || {
                    preferences.choose_theme(theme);
                })
                .icon(theme_icon(theme))
                .checked(preferences.theme.get_untracked() == theme)
            })
            .collect::<Vec<_>>()
    };
    move || {
        let icon = theme_icon(preferences.theme.get());
        view! { <Menu name=texts.shell().theme items icon/> }
    }
}

/// The languages, where the settings are still behind a door.
#[component]
fn LanguageMenu() -> impl IntoView {
    let texts = texts();
    let preferences = preferences();
    let items = move |()| {
        Language::ALL
            .into_iter()
            .map(|language| {
                MenuItem::action(language.name(), move || {
                    preferences.choose_language(language)
                })
                .checked(preferences.language.get_untracked() == language)
            })
            .collect::<Vec<_>>()
    };
    let words = Signal::stored(preferences.language.get_untracked().name().to_owned());
    view! { <div class="header-language"><Menu name=texts.shell().language items kind=ButtonKind::Quiet words/></div> }
}
