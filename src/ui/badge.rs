//! Small marks: badges, effects, severities, counts, keys.

use leptos::prelude::*;

use super::{
    icon::Icon,
    words::{group, words},
};

/// The colour of a badge; its word carries the meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeTone {
    #[default]
    Neutral,
    Accent,
    Success,
    Warning,
    Error,
}

/// A word in a frame: a type, a status.
#[component]
pub fn Badge(
    #[prop(optional)] tone: BadgeTone,
    #[prop(optional, into)] icon: Option<Icon>,
    children: Children,
) -> impl IntoView {
    let class = match tone {
        BadgeTone::Neutral => "badge",
        BadgeTone::Accent => "badge accent",
        BadgeTone::Success => "badge success",
        BadgeTone::Warning => "badge warning",
        BadgeTone::Error => "badge error",
    };
    view! { <span class=class>{icon.map(Icon::view)}<span>{children()}</span></span> }
}

/// What a statement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyEffect {
    Allow,
    Deny,
}

/// Allow or Deny: by word, icon and shape, not by colour alone.
#[component]
pub fn EffectBadge(effect: PolicyEffect) -> impl IntoView {
    let words = words();
    let (class, icon, word) = match effect {
        PolicyEffect::Allow => ("effect allow", Icon::Allow, words.allow),
        PolicyEffect::Deny => ("effect deny", Icon::Deny, words.deny),
    };
    view! { <span class=class>{icon.view()}<span>{word}</span></span> }
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Security,
    Warning,
    Suggestion,
}

impl Severity {
    fn parts(self) -> (&'static str, Icon, &'static str) {
        let words = words();
        match self {
            Severity::Error => ("severity error", Icon::Error, words.error),
            Severity::Security => ("severity security", Icon::Security, words.security),
            Severity::Warning => ("severity warning", Icon::Warning, words.warning),
            Severity::Suggestion => ("severity suggestion", Icon::Suggestion, words.suggestion),
        }
    }
}

/// The icon of a severity with its word (or, with `count`, how many there are), the word for screen readers at least.
#[component]
pub fn SeverityIcon(
    severity: Severity,
    /// Shows the word too.
    #[prop(optional)]
    words: bool,
    /// How many findings.
    #[prop(optional)]
    count: Option<usize>,
) -> impl IntoView {
    let (class, icon, word) = severity.parts();
    view! {
        <span class=class data-tip=(!words).then_some(word)>
            {icon.view()}
            {count.map(group)}
            <span class=if words { "" } else { "visually-hidden" }>{word}</span>
        </span>
    }
}

/// A number with grouped digits.
#[component]
pub fn Count(#[prop(into)] value: Signal<usize>) -> impl IntoView {
    view! { <span class="count">{move || group(value.get())}</span> }
}

/// A key of the keyboard.
#[component]
pub fn Kbd(#[prop(into)] keys: String) -> impl IntoView {
    let one = |key: &str| view! { <kbd class="kbd">{key.to_owned()}</kbd> };
    view! { <span class="keys">{keys.split(' ').map(one).collect_view()}</span> }
}
