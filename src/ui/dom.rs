//! The little that the kit asks of the document: ids, focus, timers, downloads.

use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::select;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, HtmlElement, Node};

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(1) };
    static PRESSED: Cell<bool> = const { Cell::new(false) };
}

/// An element id that no other element of the page has.
pub fn unique_id(prefix: &str) -> String {
    let n = NEXT.with(|next| next.replace(next.get().wrapping_add(1)));
    format!("{prefix}-{n}")
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element with this id, and scrolls to it.
pub fn focus_id(id: &str) {
    if let Some(element) = by_id(id) {
        let _ = element.focus();
    }
}

/// A length in pixels, as a style has it. (The browser writes the number: Rust's own way is 16 kB of machine code.)
pub fn px(length: f64) -> String {
    let digits = js_sys::Number::from(length).to_string_with_radix(10);
    digits.map_or_else(|_| String::new(), |digits| String::from(digits) + "px")
}

/// A text in small letters. (The browser's: nothing of the first visit needs Rust's tables of letters.)
pub fn lowercase(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// The element that has the focus, unless it is the body.
pub fn focused() -> Option<HtmlElement> {
    let element: HtmlElement = document().active_element()?.dyn_into().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// The first descendant that matches a selector.
pub fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// All descendants that match a selector.
pub fn find_all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|i| list.item(i)?.dyn_into().ok())
        .collect()
}

/// Whether an event started at something that acts on clicks itself, so that a row must not.
pub fn hits_control(event: &Event) -> bool {
    event
        .target()
        .and_then(|t| t.dyn_into::<Element>().ok())
        .is_some_and(|e| {
            e.closest("a,button,input,select,textarea,label,summary,[role=menu],[role=listbox]")
                .ok()
                .flatten()
                .is_some()
        })
}

/// Whether the focus left `root` with this `focusout` event.
pub fn focus_left(root: &Element, event: &web_sys::FocusEvent) -> bool {
    let to = event
        .related_target()
        .and_then(|t| t.dyn_into::<Node>().ok());
    !root.contains(to.as_ref())
}

/// Whether an `input` event belongs to an input method that is not done yet.
pub fn composes(event: &Event) -> bool {
    event
        .dyn_ref::<web_sys::InputEvent>()
        .is_some_and(web_sys::InputEvent::is_composing)
}

/// Runs once after some milliseconds; dropping the handle does not cancel it, `cancel` does.
#[derive(Clone, Copy, Debug)]
pub struct Timer(leptos::prelude::TimeoutHandle);

impl Timer {
    /// Starts a timer.
    pub fn after(milliseconds: u64, run: impl FnOnce() + 'static) -> Option<Timer> {
        let wait = std::time::Duration::from_millis(milliseconds);
        set_timeout_with_handle(run, wait).ok().map(Timer)
    }

    /// Stops the timer if it has not run.
    pub fn cancel(self) {
        self.0.clear();
    }
}

/// Waits so many milliseconds.
pub async fn pause(milliseconds: u64) {
    let (done, over) = oneshot::channel();
    let wake = move || {
        let _ = done.send(());
    };
    if Timer::after(milliseconds, wake).is_some() {
        let _ = over.await;
    }
}

/// Runs after the current event and its rendering.
pub fn soon(run: impl FnOnce() + 'static) {
    let _ = Timer::after(0, run);
}

/// Waits until what the page shows now is painted; in a hidden tab, where nothing is, for a moment.
pub async fn painted() {
    const HIDDEN: u64 = 200;
    let (done, frame) = oneshot::channel();
    let wake = move || {
        let _ = done.send(());
    };
    request_animation_frame(move || soon(wake));
    select(frame, pin!(pause(HIDDEN))).await;
}

/// Runs at once; where a pointer is pressed just now, when the press has become its click, before whatever that click
/// does. A field that is left by a press may grow or shrink then, and must not move what is pressed away from under the
/// pointer.
pub fn after_press(run: impl FnOnce() + 'static) {
    /// So long after the pointer was lifted there is no click to come.
    const LATE: u64 = 100;
    if !PRESSED.get() {
        return run();
    }
    let run = Rc::new(Cell::new(Some(run)));
    let once = web_sys::AddEventListenerOptions::new();
    once.set_capture(true);
    once.set_once(true);
    let listen = |event: &str, act: JsValue| {
        let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
            event,
            act.unchecked_ref(),
            &once,
        );
    };
    let at_click = Rc::clone(&run);
    listen(
        "click",
        Closure::once_into_js(move || {
            if let Some(run) = at_click.take() {
                run();
            }
        }),
    );
    listen(
        "pointerup",
        Closure::once_into_js(move || {
            let _ = Timer::after(LATE, move || {
                if let Some(run) = run.take() {
                    run();
                }
            });
        }),
    );
}

/// Keeps in mind whether a pointer is pressed, for [`after_press`]. Called once by the kit's root.
pub(super) fn watch_presses() {
    let capture = web_sys::AddEventListenerOptions::new();
    capture.set_capture(true);
    for (event, pressed) in [
        ("pointerdown", true),
        ("pointerup", false),
        ("pointercancel", false),
    ] {
        let note = Closure::<dyn Fn()>::new(move || PRESSED.set(pressed));
        let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
            event,
            note.as_ref().unchecked_ref(),
            &capture,
        );
        let held = StoredValue::new_local(note);
        on_cleanup(move || {
            let _ = held.try_with_value(|note| {
                window().remove_event_listener_with_callback_and_bool(
                    event,
                    note.as_ref().unchecked_ref(),
                    true,
                )
            });
            held.dispose();
        });
    }
}

/// Listens on the window until the calling component goes.
pub fn on_window(event: &'static str, handler: impl Fn(Event) + 'static) {
    let handle = window_event_listener_untyped(event, handler);
    on_cleanup(move || handle.remove());
}

/// Hands a text to the person as a file.
pub fn download(file_name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let anchor: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(file_name);
    anchor.click();
    let _ = Timer::after(10_000, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    Ok(())
}

/// Puts a text into the clipboard; says whether the browser did.
pub async fn copy(text: &str) -> bool {
    let promise = window().navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()
}

/// Whether the focus is where keys make text.
pub fn is_typing() -> bool {
    focused().is_some_and(|element| {
        element.is_content_editable()
            || match element.tag_name().as_str() {
                "TEXTAREA" | "SELECT" => true,
                "INPUT" => !matches!(
                    element.get_attribute("type").as_deref(),
                    Some("checkbox" | "radio" | "button" | "submit" | "range")
                ),
                _ => false,
            }
    })
}

/// Whether the person is selecting text.
pub fn has_text_selection() -> bool {
    window()
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|selection| !selection.is_collapsed())
}
