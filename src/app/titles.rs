//! What follows from the title of a page, its `h1`: the document's title, and the focus after a navigation.
//!
//! The shell watches the page, so that no page has to say its title twice, also when it changes or comes late.

use super::navigation::navigator;
use crate::ui::{announcer, dom};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, MutationObserver, MutationObserverInit};

/// The id of a page's title.
pub const PAGE_TITLE: &str = "page-title";

/// After a navigation: where the focus was, until the new page has a title.
type Waiting = StoredValue<Option<Option<HtmlElement>>, LocalStorage>;

/// Keeps the document's title that of the page; `of_console` stands alone or behind it.
pub(super) fn follow_titles(of_console: &'static str) {
    let route = navigator().route();
    let announcer = announcer();
    let waiting: Waiting = StoredValue::new_local(None);
    Effect::new(move |before: Option<()>| {
        route.track();
        if before.is_some() {
            waiting.set_value(Some(dom::focused()));
        }
    });
    let shown = StoredValue::new(String::new());
    let look = move || {
        let Some(heading) = dom::by_id(PAGE_TITLE) else {
            return;
        };
        let title = own_text(&heading);
        if shown.try_with_value(|shown| *shown != title) == Some(true) {
            document().set_title(&match title.is_empty() {
                true => of_console.to_owned(),
                false => format!("{title} – {of_console}"),
            });
            shown.set_value(title.clone());
        }
        if let Some(focus) = waiting.try_update_value(Option::take).flatten() {
            arrive(&heading, focus.as_ref(), || announcer.say(title));
        }
    };
    watch(look);
}

/// Brings the person to the top of the new page, unless they are somewhere else in it already.
fn arrive(heading: &HtmlElement, focus_before: Option<&HtmlElement>, say: impl FnOnce()) {
    if let Some(main) = dom::by_id("main") {
        main.set_scroll_top(0);
    }
    let now = dom::focused();
    let there = now.as_ref() == Some(heading);
    let left = focus_before.is_some_and(|before| !before.is_connected());
    if now.is_none() || there || left || now.as_ref() == focus_before {
        let _ = heading.focus();
    } else {
        say();
    }
}

/// Runs after every change of what the page shows, until the calling component goes.
fn watch(look: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(look);
    let Ok(observer) = MutationObserver::new(closure.as_ref().unchecked_ref()) else {
        return;
    };
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_character_data(true);
    options.set_subtree(true);
    if let Some(body) = document().body() {
        let _ = observer.observe_with_options(&body, &options);
    }
    let kept = StoredValue::new_local((observer, closure));
    on_cleanup(move || {
        kept.try_with_value(|(observer, _)| observer.disconnect());
    });
}

/// The text of a heading without the elements inside it, such as a count.
fn own_text(heading: &HtmlElement) -> String {
    let nodes = heading.child_nodes();
    (0..nodes.length())
        .filter_map(|at| nodes.item(at))
        .filter(|node| node.node_type() == web_sys::Node::TEXT_NODE)
        .filter_map(|node| node.node_value())
        .collect::<String>()
        .trim()
        .to_owned()
}
