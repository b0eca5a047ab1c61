//! Buttons. One that cannot be used keeps its place in the tab order and says why.

use leptos::prelude::*;

use super::{dom, icon::Icon, words::words};

/// How loud a button is. One `Primary` a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    Primary,
    #[default]
    Secondary,
    Danger,
    Quiet,
    /// Looks like a link, acts in place.
    Link,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            ButtonKind::Primary => "button primary",
            ButtonKind::Secondary => "button secondary",
            ButtonKind::Danger => "button danger",
            ButtonKind::Quiet => "button quiet",
            ButtonKind::Link => "button link",
        }
    }
}

/// A button with words.
#[component]
pub fn Button(
    /// How loud it is; secondary unless told.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Work is under way: shows a spinner and takes no press.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why it cannot be used now; `None` when it can.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// Sends the surrounding form.
    #[prop(optional)]
    submit: bool,
    /// The id of the form it sends, when it stands outside of it.
    #[prop(optional, into)]
    form: Option<String>,
    /// Gets the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Called on a press.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let reason_id = StoredValue::new(dom::unique_id("reason"));
    let reason = Memo::new(move |_| disabled.get());
    let blocked = move || reason.with(Option::is_some) || pending.get();
    let press = move |event: web_sys::MouseEvent| {
        if blocked() {
            event.prevent_default();
            event.stop_propagation();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            form=form
            class=kind.class()
            class:pending=pending
            aria-disabled=move || blocked().then_some("true")
            aria-busy=move || pending.get().then_some("true")
            aria-describedby=move || reason.with(Option::is_some).then(|| reason_id.get_value())
            data-tip=move || reason.get()
            data-autofocus=autofocus.then_some("true")
            on:click=press
        >
            {move || pending.get().then(|| view! { <span class={"spinner"} aria-hidden="true"></span> })}
            {icon.map(Icon::view)}
            <span class="button-words">{children()}</span>
        </button>
        {move || reason.get().map(|text| view! { <span class="visually-hidden" id=reason_id.get_value()>{text}</span> })}
    }
}

/// A link that looks like a button: it goes to another address.
#[component]
pub fn ButtonLink(
    /// Where it goes (from the routes enum).
    #[prop(into)]
    href: Signal<String>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Icon>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href>
            {icon.map(Icon::view)}
            <span class="button-words">{children()}</span>
        </a>
    }
}

/// A button that is only an icon: it has a name, shown as its tooltip.
#[component]
pub fn IconButton(
    #[prop(into)] icon: Signal<Icon>,
    /// What it does, in words.
    #[prop(into)]
    name: Signal<String>,
    /// Why it cannot be used now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    #[prop(optional, into)] pending: Signal<bool>,
    /// Whether it is held down, for a toggle.
    #[prop(optional, into)]
    pressed: Signal<Option<bool>>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
) -> impl IntoView {
    let reason = Memo::new(move |_| disabled.get());
    let reason_id = StoredValue::new(dom::unique_id("reason"));
    let blocked = move || reason.with(Option::is_some) || pending.get();
    let tip = move || {
        reason
            .get()
            .map_or_else(|| name.get(), |why| format!("{}: {why}", name.get()))
    };
    let press = move |event: web_sys::MouseEvent| {
        if blocked() {
            event.prevent_default();
            event.stop_propagation();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button"
            class=format!("icon-button {class}")
            class:pending=pending
            aria-label=name
            aria-pressed=move || pressed.get().map(|on| if on { "true" } else { "false" })
            aria-disabled=move || blocked().then_some("true")
            aria-describedby=move || reason.with(Option::is_some).then(|| reason_id.get_value())
            data-tip=tip
            on:click=press
        >
            {move || {
                if pending.get() {
                    view! { <span class={"spinner"} aria-hidden="true"></span> }.into_any()
                } else {
                    icon.get().view().into_any()
                }
            }}
        </button>
        {move || reason.get().map(|text| view! { <span class="visually-hidden" id=reason_id.get_value()>{text}</span> })}
    }
}

/// Copies a text; says so for two seconds.
#[component]
pub fn CopyButton(
    /// What goes to the clipboard.
    #[prop(into)]
    text: Signal<String>,
    /// What it is called: "Copy {what}".
    #[prop(into)]
    what: Signal<String>,
) -> impl IntoView {
    let words = words();
    let state = RwSignal::new(None::<bool>);
    let announce = super::announce::announcer();
    let copy = move |()| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move {
            let done = dom::copy(&text).await;
            announce.say(if done {
                words.copied
            } else {
                words.copy_failed
            });
            let _ = state.try_set(Some(done));
            let _ = dom::Timer::after(2000, move || {
                let _ = state.try_set(None);
            });
        });
    };
    let name = Signal::derive(move || match state.get() {
        Some(true) => words.copied.to_owned(),
        Some(false) => words.copy_failed.to_owned(),
        None => (words.copy)(&what.get()),
    });
    let icon = Signal::derive(move || match state.get() {
        Some(true) => Icon::Check,
        Some(false) => Icon::Error,
        None => Icon::Copy,
    });
    view! { <IconButton icon name class="small" on_press=copy/> }
}
