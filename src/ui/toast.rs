//! Toasts: what just happened, with a way back. They wait while hovered or focused; F6 moves to them and back.

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{
    button::{Button, ButtonKind, IconButton},
    dom,
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

type Act = Arc<dyn Fn() + Send + Sync>;

/// A message that goes by itself after a while; one with an action stays longer, an error stays until closed.
#[derive(Clone)]
pub struct Toast {
    tone: Tone,
    message: String,
    detail: Option<String>,
    action: Option<(String, Act)>,
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
    pub fn action(
        mut self,
        label: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        self.action = Some((label.into(), Arc::new(run)));
        self
    }

    fn life(&self) -> Option<u64> {
        match (self.tone, &self.action) {
            (Tone::Error, _) => None,
            (_, Some(_)) => Some(12_000),
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
    let before = StoredValue::new_local(None::<web_sys::HtmlElement>);
    let paused = RwSignal::new(false);

    dom::on_window("keydown", move |event| {
        let f6 = event_key(&event).is_some_and(|key| key == "F6");
        let Some(region) = region.try_get_untracked().flatten().filter(|_| f6) else {
            return;
        };
        event.prevent_default();
        let inside = dom::focused().filter(|element| region.contains(Some(element)));
        if inside.is_some() {
            if let Some(element) = before.try_update_value(Option::take).flatten() {
                let _ = element.focus();
            }
        } else if let Some(target) = dom::find(&region, ".toast button") {
            before.set_value(dom::focused());
            let _ = target.focus();
        }
    });
    let leave = move |number: u32| {
        let back = region
            .get_untracked()
            .is_some_and(|region| dom::focused().is_some_and(|it| region.contains(Some(&it))));
        toaster.close(number);
        if back && let Some(element) = before.try_update_value(Option::take).flatten() {
            let _ = element.focus();
        }
    };
    view! {
        <section
            class="toasts"
            aria-label=move || (words.notifications)(shown.with(Vec::len))
            aria-description=words.notifications_key
            node_ref=region
            on:pointerenter=move |_| paused.set(true)
            on:pointerleave=move |_| paused.set(false)
        >
            <div role="log" aria-live="polite" aria-relevant="additions">
                <For each=move || shown.get() key=|one| one.number children=move |one| toast_view(one, paused, leave)/>
            </div>
        </section>
    }
}

fn event_key(event: &web_sys::Event) -> Option<String> {
    use wasm_bindgen::JsCast;
    event
        .dyn_ref::<web_sys::KeyboardEvent>()
        .map(web_sys::KeyboardEvent::key)
}

fn toast_view(
    one: Shown,
    paused: RwSignal<bool>,
    leave: impl Fn(u32) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let words = words();
    let number = one.number;
    let element = NodeRef::<html::Div>::new();
    let timer = StoredValue::new(None::<dom::Timer>);
    if let Some(life) = one.toast.life() {
        Effect::new(move |_| {
            if let Some(running) = timer.try_update_value(Option::take).flatten() {
                running.cancel();
            }
            if !paused.get() {
                timer.set_value(wait(life, element, move || leave(number)));
            }
        });
        on_cleanup(move || {
            if let Some(running) = timer.try_update_value(Option::take).flatten() {
                running.cancel();
            }
        });
    }
    view! {
        <div class=format!("toast {}", one.toast.tone.class()) node_ref=element>
            {one.toast.tone.icon().view()}
            <div class="toast-words">
                <p>{one.toast.message}</p>
                {one.toast.detail.map(|detail| view! { <p class="toast-detail">{detail}</p> })}
            </div>
            {one.toast.action.map(|(label, act)| {
                let press = move || {
                    leave(number);
                    act();
                };
                view! { <Button kind=ButtonKind::Link on_press=press>{label}</Button> }
            })}
            <IconButton icon=Icon::Close name=words.dismiss class="small" on_press=move || leave(number)/>
        </div>
    }
}

/// Runs after `life` milliseconds, and not while the focus is inside.
fn wait(
    life: u64,
    element: NodeRef<html::Div>,
    run: impl Fn() + Copy + 'static,
) -> Option<dom::Timer> {
    dom::Timer::after(life, move || {
        let Some(toast) = element.try_get_untracked().flatten() else {
            return;
        };
        if dom::focused().is_some_and(|it| toast.contains(Some(&it))) {
            let _ = wait(2_000, element, run);
        } else {
            run();
        }
    })
}
