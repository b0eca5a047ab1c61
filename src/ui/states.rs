//! What a page shows in place of content: loading, nothing, a fault; and banners.

use leptos::prelude::*;

use super::{
    button::{Button, CopyButton},
    icon::Icon,
    problem::Problem,
    toast::Tone,
    words::words,
};

/// Work of unknown length.
#[component]
pub fn Loading(
    /// What is loading; "Loading…" unless told.
    #[prop(optional, into)]
    what: Signal<Option<String>>,
) -> impl IntoView {
    let words = words();
    view! {
        <p class="loading" role="status">
            <span class={"spinner"} aria-hidden="true"></span>
            <span>{move || what.get().unwrap_or_else(|| words.loading.to_owned())}</span>
        </p>
    }
}

/// Nothing is here yet: what would be, and the first step.
#[component]
pub fn EmptyState(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] text: Signal<Option<String>>,
    #[prop(optional, into)] icon: Option<Icon>,
    /// The first step, as buttons.
    #[prop(optional, into)]
    actions: ViewFn,
) -> impl IntoView {
    view! {
        <div class="state">
            {icon.map(Icon::view)}
            <p class="state-title">{title}</p>
            {move || text.get().map(|text| view! { <p class="state-text">{text}</p> })}
            <div class="state-actions">{actions.run()}</div>
        </div>
    }
}

/// Something failed in place of content: what, why, what to do, the vendor's code.
#[component]
pub fn ErrorState(
    #[prop(into)] problem: Signal<Problem>,
    /// Tries again.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    #[prop(optional, into)] pending: Signal<bool>,
) -> impl IntoView {
    let words = words();
    view! {
        <div class="state error" role="alert">
            {Icon::Error.view()}
            {move || problem_words(problem.get(), "state-title")}
            <div class="state-actions">
                {on_retry.map(|retry| view! { <Button icon=Icon::Refresh pending on_press=move || retry.run(())>{words.retry}</Button> })}
            </div>
        </div>
    }
}

fn problem_words(problem: Problem, title: &'static str) -> impl IntoView {
    let words = words();
    let line =
        |text: String| (!text.is_empty()).then(|| view! { <p class="state-text">{text}</p> });
    view! {
        <p class=title>{problem.what}</p>
        {line(problem.why)}
        {line(problem.what_to_do)}
        {problem.code.map(|code| view! {
            <p class="problem-code">
                {words.error_code}" "<code>{code.clone()}</code>
                <CopyButton text=code what=words.error_code/>
            </p>
        })}
    }
}

/// A problem as a banner, inside a dialog or above a form's buttons.
#[component]
pub fn ProblemNotice(
    #[prop(into)] problem: Signal<Problem>,
    /// Tries again, where that may help.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let words = words();
    view! {
        <div class="notice error" role="alert">
            {Icon::Error.view()}
            <div class="notice-words">{move || problem_words(problem.get(), "notice-title")}</div>
            {on_retry.map(|retry| view! { <Button on_press=move || retry.run(())>{words.retry}</Button> })}
        </div>
    }
}

/// A banner in the page. `role=status` where it appears by itself (`live`).
#[component]
pub fn Notice(
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] title: Signal<Option<String>>,
    /// Appears while the page stands: is announced.
    #[prop(optional)]
    live: bool,
    /// Buttons at its end.
    #[prop(optional, into)]
    actions: ViewFn,
    #[prop(optional, into)] on_dismiss: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let words = words();
    view! {
        <div class=format!("notice {}", tone.class()) role=live.then_some("status")>
            {tone.icon().view()}
            <div class="notice-words">
                {move || title.get().map(|title| view! { <p class="notice-title">{title}</p> })}
                <div>{children()}</div>
            </div>
            <div class="notice-actions">
                {actions.run()}
                {on_dismiss.map(|dismiss| view! {
                    <super::button::IconButton icon=Icon::Close name=words.dismiss class="small" on_press=move || dismiss.run(())/>
                })}
            </div>
        </div>
    }
}
