//! The screen that stands when the console itself has a fault (a panic), and the page that saves the data then.
//!
//! After a panic nothing of the app can be relied upon, so the screen is made with plain DOM calls and its ways
//! out are links that load the page anew: the same address, or `?rescue`, which opens the data without the
//! console. Only where the data is in memory is it exported by what is left of this page.
//!
//! For tests: with the local storage key `charter.test` set to `panic`, the address `?panic` stops the console.

use super::navigation::{Navigator, base_path};
use super::routes::{Query, Route};
use super::texts::{Language, ShellTexts};
use crate::backend::Backend;
use crate::ui::dom;
use futures_util::FutureExt;
use leptos::prelude::{GetUntracked, document, window};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The key of an address that saves the data without the console.
pub(super) const RESCUE: &str = "rescue";

/// Whether the address asks for the page that saves the data without running the console.
pub(super) fn is_rescue(navigator: Navigator) -> bool {
    navigator.query().get_untracked().get(RESCUE).is_some()
}

/// The key of an address that stops the console, where the test allows it.
pub(super) const PANIC: &str = "panic";

const TEST_KEY: &str = "charter.test";

/// Gives the data of a backend in memory as a text; `None` where even that fails.
type Export = Rc<dyn Fn() -> Option<String>>;

thread_local! {
    static STOPPED: Cell<bool> = const { Cell::new(false) };
    static IN_MEMORY: RefCell<Option<Export>> = const { RefCell::new(None) };
}

/// Shows the screen whenever a panic happens.
pub(super) fn install() {
    std::panic::set_hook(Box::new(|panic| {
        let detail = panic.to_string();
        web_sys::console::error_1(&JsValue::from_str(&detail));
        if !STOPPED.replace(true) {
            show(&detail);
        }
    }));
}

/// Keeps a backend whose data would be gone with the page, so that it can be exported after a panic.
pub(super) fn remember(backend: &Backend) {
    let kept = backend.in_memory().then(|| {
        let backend = backend.clone();
        // In memory nothing ever waits; the executor may have stopped for good.
        let export = move || backend.export().now_or_never()?.ok();
        Rc::new(export) as Export
    });
    IN_MEMORY.set(kept);
}

/// Stops the console where a test asks for it.
pub(super) fn panic_for_test(asked: bool) {
    let allowed = || {
        let storage = window().local_storage().ok()??;
        storage.get_item(TEST_KEY).ok()?
    };
    if asked && allowed().as_deref() == Some("panic") {
        #[allow(clippy::panic, reason = "the test of the screen that catches panics")]
        {
            panic!("a test asked for this");
        }
    }
}

fn show(detail: &str) {
    let Some(body) = document().body() else {
        return;
    };
    let root = document().document_element();
    let chinese = root
        .and_then(|root| root.get_attribute("lang"))
        .is_some_and(|tag| tag.starts_with("zh"));
    let language = match chinese {
        true => Language::Chinese,
        false => Language::English,
    };
    let t = language.texts().shell();
    body.set_text_content(Some(""));
    document().set_title(&format!("{} – {}", t.stopped_title, t.brand));
    if let Some(screen) = screen(t, detail) {
        let _ = body.append_child(&screen);
        if let Some(heading) = dom::find(&screen, "h1") {
            let _ = heading.focus();
        }
    }
}

fn screen(t: &'static ShellTexts, detail: &str) -> Option<Element> {
    let main = element("main", "state error stopped", "")?;
    let heading = element("h1", "state-title", t.stopped_title)?;
    let _ = heading.set_attribute("tabindex", "-1");
    let _ = main.append_child(&heading);
    let text = element("p", "state-text", t.stopped_text)?;
    let _ = text.set_attribute("role", "alert");
    let _ = main.append_child(&text);
    let in_memory = IN_MEMORY.with(|slot| slot.try_borrow().ok().and_then(|slot| slot.clone()));
    if in_memory.is_some() {
        let _ = main.append_child(&*element("p", "state-text", t.stopped_memory)?);
    }
    let actions = element("div", "state-actions", "")?;
    let export = match in_memory {
        Some(export) => export_button(t, export, &main)?,
        None => link(
            "button secondary",
            t.stopped_export,
            &format!("{}?{RESCUE}", first_address()),
        )?,
    };
    let _ = actions.append_child(&export);
    let first = link("button secondary", t.go_to_first, &first_address())?;
    let _ = actions.append_child(&first);
    let reload = link("button primary", t.reload, &same_address())?;
    let _ = actions.append_child(&reload);
    let _ = main.append_child(&actions);
    let details = element("details", "stopped-detail", "")?;
    let _ = details.append_child(&*element("summary", "", t.stopped_detail)?);
    let _ = details.append_child(&*element("pre", "", detail)?);
    let _ = main.append_child(&details);
    Some(main)
}

fn export_button(t: &'static ShellTexts, export: Export, main: &Element) -> Option<Element> {
    let button = element("button", "button secondary", t.stopped_export)?;
    let failed = element("p", "state-text", "")?;
    let _ = failed.set_attribute("role", "status");
    let _ = main.append_child(&failed);
    let press = Closure::<dyn FnMut()>::new(move || {
        // Should this panic once more, the words stand there already.
        failed.set_text_content(Some(t.stopped_export_failed));
        if let Some(text) = export()
            && dom::download("charter-export.json", "application/json", &text).is_ok()
        {
            failed.set_text_content(Some(t.exported));
        }
    });
    let _ = button.add_event_listener_with_callback("click", press.as_ref().unchecked_ref());
    press.forget();
    Some(button)
}

/// This address, without what asked for the fault.
fn same_address() -> String {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = Query::parse(&location.search().unwrap_or_default()).with(PANIC, None);
    match query.0.is_empty() {
        true => path,
        false => format!("{path}?{}", query.format()),
    }
}

fn first_address() -> String {
    format!("{}{}", base_path(), Route::First.path())
}

fn link(class: &str, words: &str, href: &str) -> Option<Element> {
    let link = element("a", class, words)?;
    let _ = link.set_attribute("href", href);
    // A target keeps the navigator, which may still listen, from taking the click.
    let _ = link.set_attribute("target", "_self");
    Some(link)
}

fn element(tag: &str, class: &str, words: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !words.is_empty() {
        element.set_text_content(Some(words));
    }
    Some(element)
}
