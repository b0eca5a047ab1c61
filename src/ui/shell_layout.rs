//! The frame around all pages: header, navigation (a drawer below 800 px), main; the first tab stop skips to the content.

use leptos::{html, prelude::*};

use super::{button::IconButton, dom, icon::Icon, words::words};

/// The landmarks of the console. It knows neither routes nor session.
#[component]
pub fn ShellLayout(
    /// In the header, after the button that opens the navigation.
    #[prop(into)]
    header: ViewFn,
    /// The navigation: `NavGroup`s with `NavLink`s.
    #[prop(into)]
    nav: ViewFn,
    /// Whether the drawer is open at small widths; set it to false after a navigation.
    nav_open: RwSignal<bool>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let words = words();
    let nav_ref = NodeRef::<html::Nav>::new();
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        dom::focus_id("main");
    };
    Effect::new(move |was: Option<bool>| {
        let open = nav_open.get();
        if open
            && let Some(first) = nav_ref
                .get_untracked()
                .and_then(|nav| dom::find(&nav, "a,button"))
        {
            let _ = first.focus();
        }
        if was == Some(true) && !open {
            let inside = nav_ref
                .get_untracked()
                .is_some_and(|nav| dom::focused().is_some_and(|it| nav.contains(Some(&it))));
            if inside {
                dom::focus_id("nav-toggle");
            }
        }
        open
    });
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && nav_open.get_untracked() {
            nav_open.set(false);
        }
    };
    let toggle_name = Signal::derive(move || {
        if nav_open.get() {
            words.close_navigation.to_owned()
        } else {
            words.open_navigation.to_owned()
        }
    });
    view! {
        <a class="skip-link" href="#main" on:click=skip>{words.skip_to_content}</a>
        <div class="shell" class:nav-open=nav_open>
            <header class="shell-header">
                <div class="shell-toggle">
                    <IconButton
                        icon=Icon::Menu
                        name=toggle_name
                        on_press=move || nav_open.update(|open| *open = !*open)
                    />
                </div>
                {header.run()}
            </header>
            <nav class="shell-nav" aria-label=words.navigation node_ref=nav_ref on:keydown=escape>{nav.run()}</nav>
            <div class={"shell-veil"} on:click=move |_| nav_open.set(false)></div>
            <main class="shell-main" id="main" tabindex="-1">{children()}</main>
        </div>
    }
}

/// An area of the navigation: its title and its links.
#[component]
pub fn NavGroup(#[prop(into)] title: String, children: Children) -> impl IntoView {
    let id = dom::unique_id("nav");
    view! {
        <div class="nav-group">
            <p class="nav-title" id=id.clone()>{title}</p>
            <ul aria-labelledby=id>{children()}</ul>
        </div>
    }
}

/// A link of the navigation.
#[component]
pub fn NavLink(
    #[prop(into)] href: Signal<String>,
    /// Whether it is the page one is on.
    #[prop(into)]
    current: Signal<bool>,
    #[prop(optional, into)] icon: Option<Icon>,
    /// A count behind the words.
    #[prop(optional, into)]
    count: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <li>
            <a class="nav-link" href=href aria-current=move || current.get().then_some("page")>
                {icon.map(Icon::view)}
                <span class="nav-words">{children()}</span>
                {move || count.get().map(|count| view! { <span class="nav-count">{count}</span> })}
            </a>
        </li>
    }
}
