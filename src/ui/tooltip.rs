//! Tooltips: one floating box for all elements that carry `data-tip`.

use leptos::{html, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

use super::dom;

/// Shows a text while what is inside is hovered or has the focus. The text must not be the only place of a fact:
/// put a `visually-hidden` copy or an `aria-label` where it matters.
#[component]
pub fn Tooltip(#[prop(into)] text: Signal<String>, children: Children) -> impl IntoView {
    view! { <span class="tooltip-anchor" data-tip=text>{children()}</span> }
}

const WAIT: u64 = 400;

/// The floating box. It stays while the pointer is on it, and goes with Escape.
pub(super) fn layer() -> impl IntoView {
    let text = RwSignal::new(String::new());
    let box_ref = NodeRef::<html::Div>::new();
    let timer = StoredValue::new(None::<dom::Timer>);
    let current = StoredValue::new_local(None::<Element>);

    let stop_timer = move || {
        if let Some(running) = timer.try_update_value(Option::take).flatten() {
            running.cancel();
        }
    };
    let observer = StoredValue::new_local(None::<MutationObserver>);
    let hide = move || {
        stop_timer();
        current.set_value(None);
        let _ =
            observer.try_with_value(|observer| observer.as_ref().map(MutationObserver::disconnect));
        if let Some(tip) = box_ref.try_get_untracked().flatten() {
            let _ = tip.hide_popover();
        }
    };
    let show = move |target: Element| {
        let Some(words) = target
            .get_attribute("data-tip")
            .filter(|words| !words.is_empty())
        else {
            return hide();
        };
        let Some(tip) = box_ref.try_get_untracked().flatten() else {
            return;
        };
        if !target.is_connected() {
            return;
        }
        text.set(words);
        current.set_value(Some(target.clone()));
        let _ = observer.try_with_value(|observer| observer.as_ref().map(watch_tips));
        dom::soon(move || {
            if current.try_with_value(Option::is_some) == Some(true) {
                let _ = tip.show_popover();
                place(&target, &tip);
            }
        });
    };
    // Its text may change or go while it is shown, and so may the element.
    let changed = Closure::<dyn Fn()>::new(move || {
        let words = current.try_with_value(|current| {
            let target = current.as_ref().filter(|target| target.is_connected())?;
            target
                .get_attribute("data-tip")
                .filter(|words| !words.is_empty())
        });
        match words.flatten() {
            Some(words) => {
                if text.try_with_untracked(|text| *text != words) == Some(true) {
                    text.set(words);
                }
            }
            None => hide(),
        }
    });
    observer.set_value(MutationObserver::new(changed.as_ref().unchecked_ref()).ok());
    let changed = StoredValue::new_local(changed);
    on_cleanup(move || {
        let _ =
            observer.try_with_value(|observer| observer.as_ref().map(MutationObserver::disconnect));
        changed.dispose();
    });
    let carrier = |event: &web_sys::Event| {
        event
            .target()?
            .dyn_into::<Element>()
            .ok()?
            .closest("[data-tip]")
            .ok()
            .flatten()
    };

    dom::on_window("pointerover", move |event| {
        if event.dyn_ref::<web_sys::MouseEvent>().is_none() {
            return;
        }
        let on_tip = event
            .target()
            .and_then(|t| t.dyn_into::<Element>().ok())
            .is_some_and(|e| e.closest(".tooltip").ok().flatten().is_some());
        if on_tip {
            return;
        }
        match carrier(&event) {
            Some(target)
                if current.try_with_value(|c| c.as_ref() == Some(&target)) == Some(true) => {}
            Some(target) => {
                stop_timer();
                timer.set_value(dom::Timer::after(WAIT, move || show(target)));
            }
            None => hide(),
        }
    });
    dom::on_window("focusin", move |event| match carrier(&event) {
        Some(target) if target.matches(":focus-visible").unwrap_or(false) => {
            stop_timer();
            show(target);
        }
        _ => hide(),
    });
    dom::on_window("focusout", move |_| hide());
    dom::on_window("pointerdown", move |_| hide());
    dom::on_window("keydown", move |event| {
        if event
            .dyn_ref::<web_sys::KeyboardEvent>()
            .is_some_and(|key| key.key() == "Escape")
        {
            hide();
        }
    });

    // For the eyes alone: what it says stands with its element for everybody else, and it stands in no landmark.
    view! { <div class="tooltip" aria-hidden="true" popover="manual" node_ref=box_ref>{text}</div> }
}

fn watch_tips(observer: &MutationObserver) {
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    what.set_attributes(true);
    what.set_attribute_filter(&js_sys::Array::of1(&JsValue::from_str("data-tip")));
    if let Some(body) = document().body() {
        let _ = observer.observe_with_options(&body, &what);
    }
}

/// Below the element, above it where there is no room; never outside of the window.
fn place(target: &Element, tip: &HtmlElement) {
    let at = target.get_bounding_client_rect();
    let size = tip.get_bounding_client_rect();
    let width = window()
        .inner_width()
        .ok()
        .and_then(|w| w.as_f64())
        .unwrap_or(0.0);
    let height = window()
        .inner_height()
        .ok()
        .and_then(|h| h.as_f64())
        .unwrap_or(0.0);
    let left = (at.left() + at.width() / 2.0 - size.width() / 2.0)
        .min(width - size.width() - 4.0)
        .max(4.0);
    let below = at.bottom() + 6.0;
    let top = if below + size.height() > height {
        (at.top() - size.height() - 6.0).max(4.0)
    } else {
        below
    };
    let style = tip.style();
    let _ = style.set_property("left", &dom::px(left.round()));
    let _ = style.set_property("top", &dom::px(top.round()));
}
