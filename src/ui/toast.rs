//! Toasts: what just happened, with a way back. They wait while hovered, focused or hidden; F6 moves to them and back.

use std::sync::Arc;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    badge::Kbd,
    button::{Button, ButtonKind, IconButton},
    dom, focus,
    icon::Icon,
    words::words,
};

/// The tone of a toast or notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Info,
    Success,
    Warning,
    Error,
}

impl Tone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Tone::Info => "info",
            Tone::Success => "success",
            Tone::Warning => "warning",
            Tone::Error => "error",
        }
    }

    pub(super) fn icon(self) -> Icon {
        match self {
            Tone::Info => Icon::Info,
            Tone::Success => Icon::CheckCircle,
            Tone::Warning => Icon::Warning,
            Tone::Error => Icon::Error,
        }
    }
}

/// What a toast offers to do.
#[derive(Clone)]
struct Offer {
    label: String,
    run: Arc<dyn Fn() + Send + Sync>,
    /// Why it cannot be done any more.
    refused: Arc<dyn Fn() -> Option<String> + Send + Sync>,
}

/// A message that goes by itself after a while; one with an action stays longer, an error stays until closed.
#[derive(Clone)]
pub struct Toast {
    tone: Tone,
    message: String,
    detail: Option<String>,
    action: Option<Offer>,
}

impl Toast {
    fn new(tone: Tone, message: impl Into<String>) -> Self {
        Toast {
            tone,
            message: message.into(),
            detail: None,
            action: None,
        }
    }

    pub fn info(message: impl Into<String>) -> Self {
        Self::new(Tone::Info, message)
    }

    pub fn success(message: impl Into<String>) -> Self {
        Self::new(Tone::Success, message)
    }

    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Tone::Warning, message)
    }

    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Tone::Error, message)
    }

    /// A second, smaller line.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// A button such as "Undo"; pressing it closes the toast. The closure must not use signals of a page that may be gone.
    pub fn action(self, label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.action_unless(label, || None, run)
    }

    /// The same, for what may be done elsewhere meanwhile: `refused` then says why it cannot be pressed any more. It is
    /// asked again whenever a signal that it reads changes.
    pub fn action_unless(
        mut self,
        label: impl Into<String>,
        refused: impl Fn() -> Option<String> + Send + Sync + 'static,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        self.action = Some(Offer {
            label: label.into(),
            run: Arc::new(run),
            refused: Arc::new(refused),
        });
        self
    }

    fn life(&self) -> Option<u64> {
        match (self.tone, &self.action) {
            (Tone::Error, _) => None,
            (_, Some(_)) => Some(20_000),
            _ => Some(6_000),
        }
    }
}

#[derive(Clone)]
struct Shown {
    number: u32,
    toast: Toast,
}

/// Shows toasts. Get it with `toaster()`; it lives as long as the app.
#[derive(Clone, Copy)]
pub struct Toaster {
    shown: Option<RwSignal<Vec<Shown>>>,
    next: StoredValue<u32>,
}

impl Toaster {
    /// Shows a toast; at most five stand at once, the oldest goes first.
    pub fn show(&self, toast: Toast) {
        let Some(shown) = self.shown else { return };
        let number = self.next.try_update_value(|next| {
            *next += 1;
            *next
        });
        let Some(number) = number else { return };
        let _ = shown.try_update(|list| {
            list.push(Shown { number, toast });
            if list.len() > 5 {
                list.remove(0);
            }
        });
    }

    fn close(&self, number: u32) {
        if let Some(shown) = self.shown {
            let _ = shown.try_update(|list| list.retain(|one| one.number != number));
        }
    }
}

/// The toaster of the running app; it shows nothing where there is no `UiRoot`.
pub fn toaster() -> Toaster {
    use_context::<Toaster>().unwrap_or_else(|| Toaster {
        shown: None,
        next: StoredValue::new(0),
    })
}

/// Makes the toaster, gives it to everything below, and returns the region that shows the toasts.
pub(super) fn provide_toaster() -> impl IntoView {
    let words = words();
    let shown = RwSignal::new(Vec::<Shown>::new());
    let toaster = Toaster {
        shown: Some(shown),
        next: StoredValue::new(0),
    };
    provide_context(toaster);
    let region = NodeRef::<html::Section>::new();
    let before = StoredValue::new_local(None::<focus::Place>);
    let (hovered, focused, hidden) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let paused = Signal::derive(move || hovered.get() || focused.get() || hidden.get());
    dom::on_window("visibilitychange", move |_| {
        hidden.set(document().hidden());
    });

    // Back to where one came from, once the focus has left the region.
    let go_back = move || {
        if let Some(element) = dom::focused() {
            let _ = element.blur();
        }
        focus::give_back(before.try_update_value(Option::take).flatten());
    };
    let inside = move || {
        region
            .try_get_untracked()
            .flatten()
            .is_some_and(|region| dom::focused().is_some_and(|it| region.contains(Some(&it))))
    };
    dom::on_window("keydown", move |event| {
        let f6 = event_key(&event).is_some_and(|key| key == "F6");
        let Some(region) = region.try_get_untracked().flatten().filter(|_| f6) else {
            return;
        };
        event.prevent_default();
        if inside() {
            go_back();
        } else if let Some(target) = dom::find(&region, ".toast:last-child button") {
            let _ = target.focus();
        }
    });
    let enter = move |event: web_sys::FocusEvent| {
        focused.set(true);
        let from = event.related_target().and_then(|it| it.dyn_into().ok());
        let from_here = from.is_some_and(|from: web_sys::Node| {
            region
                .get_untracked()
                .is_some_and(|it| it.contains(Some(&from)))
        });
        if !from_here {
            before.set_value(focus::place());
        }
    };
    let left = move |event: web_sys::FocusEvent| {
        if region
            .try_get_untracked()
            .flatten()
            .is_some_and(|it| dom::focus_left(&it, &event))
        {
            let _ = focused.try_set(false);
        }
    };
    let leave = move |number: u32| {
        let back = inside();
        toaster.close(number);
        if back {
            let _ = focused.try_set(false);
            go_back();
        }
    };
    view! {
        <section
            class="toasts"
            aria-label=move || (words.notifications)(shown.with(Vec::len))
            node_ref=region
            on:pointerenter=move |_| hovered.set(true)
            on:pointerleave=move |_| hovered.set(false)
            on:focusin=enter
            on:focusout=left
        >
            <div role="log" aria-live="polite" aria-relevant="additions">
                <For each=move || shown.get() key=|one| one.number children=move |one| toast_view(one, paused, leave)/>
            </div>
        </section>
    }
}

fn event_key(event: &web_sys::Event) -> Option<String> {
    event
        .dyn_ref::<web_sys::KeyboardEvent>()
        .map(web_sys::KeyboardEvent::key)
}

fn toast_view(
    one: Shown,
    paused: Signal<bool>,
    leave: impl Fn(u32) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let words = words();
    let number = one.number;
    let timer = StoredValue::new(None::<dom::Timer>);
    if let Some(life) = one.toast.life() {
        Effect::new(move |_| {
            if let Some(running) = timer.try_update_value(Option::take).flatten() {
                running.cancel();
            }
            if !paused.get() {
                timer.set_value(dom::Timer::after(life, move || leave(number)));
            }
        });
        on_cleanup(move || {
            if let Some(running) = timer.try_update_value(Option::take).flatten() {
                running.cancel();
            }
        });
    }
    view! {
        <div class=format!("toast {}", one.toast.tone.class())>
            {one.toast.tone.icon().view()}
            <div class="toast-words">
                <p>{one.toast.message}</p>
                {one.toast.detail.map(|detail| view! { <p class="toast-detail">{detail}</p> })}
            </div>
            {one.toast.action.map(|offer| {
                let press = move || {
                    leave(number);
                    (offer.run)();
                };
                let refused = Signal::derive(move || (offer.refused)());
                view! {
                    <span class="toast-key" aria-hidden="true"><Kbd keys="F6"/></span>
                    <Button kind=ButtonKind::Link disabled=refused on_press=press>{offer.label}</Button>
                }
            })}
            <IconButton icon=Icon::Close name=words.dismiss class="small" on_press=move || leave(number)/>
        </div>
    }
}
