//! Dialogs on the native `dialog` element: modal, Escape closes, the focus returns to where it was.

use leptos::{html, prelude::*};

use super::{
    button::{Button, ButtonKind, IconButton},
    dom,
    field::TextField,
    focus,
    icon::Icon,
    problem::Problem,
    states::ProblemNotice,
    words::words,
};

/// How wide a dialog may get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogSize {
    Small,
    #[default]
    Medium,
    Large,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Dialog(DialogSize),
    Drawer,
}

impl Shape {
    fn class(self) -> &'static str {
        match self {
            Shape::Dialog(DialogSize::Small) => "dialog small",
            Shape::Dialog(DialogSize::Medium) => "dialog medium",
            Shape::Dialog(DialogSize::Large) => "dialog large",
            Shape::Drawer => "dialog drawer",
        }
    }
}

/// A modal dialog. What is inside is made when it opens and gone when it closes.
#[component]
pub fn Dialog(
    /// Whether it is open; set to false by Escape and the close button.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    #[prop(optional)] size: DialogSize,
    /// Interrupts for something destructive (`alertdialog`).
    #[prop(optional)]
    alert: bool,
    /// While true, it does not close (work is under way).
    #[prop(optional, into)]
    held: Signal<bool>,
    /// Asked before it closes by Escape or the close button; false keeps it open.
    #[prop(optional, into)]
    may_close: Option<Callback<(), bool>>,
    /// Buttons at the bottom, the main one last.
    #[prop(optional, into)]
    footer: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let frame = Frame {
        open,
        title,
        shape: Shape::Dialog(size),
        alert,
        held,
        may_close,
    };
    let children = StoredValue::new(children);
    move || {
        open.get()
            .then(|| frame.view(children.with_value(|inside| inside()), footer.run()))
    }
}

/// A panel at the side, for details of a row; below 800 px it fills the screen.
#[component]
pub fn Drawer(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] held: Signal<bool>,
    #[prop(optional, into)] may_close: Option<Callback<(), bool>>,
    #[prop(optional, into)] footer: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let frame = Frame {
        open,
        title,
        shape: Shape::Drawer,
        alert: false,
        held,
        may_close,
    };
    let children = StoredValue::new(children);
    move || {
        open.get()
            .then(|| frame.view(children.with_value(|inside| inside()), footer.run()))
    }
}

/// Everything about a dialog but its content.
#[derive(Clone, Copy)]
struct Frame {
    open: RwSignal<bool>,
    title: Signal<String>,
    shape: Shape,
    alert: bool,
    held: Signal<bool>,
    may_close: Option<Callback<(), bool>>,
}

impl Frame {
    fn ask_close(self) {
        let held = self.held.get_untracked();
        if !held && self.may_close.is_none_or(|ask| ask.run(())) {
            self.open.set(false);
        }
    }

    fn view(self, inside: AnyView, footer: AnyView) -> AnyView {
        let words = words();
        let title_id = dom::unique_id("dialog");
        let labelled_by = title_id.clone();
        let element = NodeRef::<html::Dialog>::new();
        let opener = StoredValue::new_local(focus::place());
        element.on_load(move |dialog| {
            let _ = dialog.show_modal();
            let first = [
                "[data-autofocus]",
                ".dialog-body :is(input,select,textarea,[role=tree],[role=radio]):not([type=hidden])",
                ".dialog-footer button",
            ]
            .iter()
            .find_map(|selector| dom::find(&dialog, selector));
            if let Some(first) = first {
                let _ = first.focus();
            }
        });
        on_cleanup(move || focus::give_back(opener.try_get_value().flatten()));
        let cancel = move |event: web_sys::Event| {
            event.prevent_default();
            self.ask_close();
        };
        view! {
            <dialog
                class=self.shape.class()
                role=if self.alert { "alertdialog" } else { "dialog" }
                aria-labelledby=labelled_by
                node_ref=element
                on:cancel=cancel
                on:close=move |_| { let _ = self.open.try_set(false); }
            >
                <div class="dialog-header">
                    <h2 id=title_id>{self.title}</h2>
                    <IconButton icon=Icon::Close name=words.close on_press=move || self.ask_close()/>
                </div>
                <div class="dialog-body">{inside}</div>
                <div class="dialog-footer">{footer}</div>
            </dialog>
        }
        .into_any()
    }
}

/// Asks before something takes effect. The button repeats verb and object; errors show inside and keep the dialog open.
#[component]
pub fn ConfirmDialog(
    open: RwSignal<bool>,
    /// A question with its object: "Unbind DenyLogDeletion from Finance?".
    #[prop(into)]
    title: Signal<String>,
    /// Verb and object: "Unbind from Finance".
    #[prop(into)]
    confirm: Signal<String>,
    /// Takes something away: a red button, and an `alertdialog`.
    #[prop(optional)]
    danger: bool,
    /// What must be typed before the button works (a name, where people are cut off).
    #[prop(optional, into)]
    typed: Signal<Option<String>>,
    /// Work is under way.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Why the confirmed change failed.
    #[prop(optional, into)]
    error: Signal<Option<Problem>>,
    /// Why it cannot be confirmed now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    #[prop(optional)] size: DialogSize,
    #[prop(into)] on_confirm: Callback<()>,
    /// The consequences.
    children: ChildrenFn,
) -> impl IntoView {
    let words = words();
    let answer = RwSignal::new(String::new());
    Effect::new(move |_| {
        if open.get() {
            answer.set(String::new());
        }
    });
    let blocked = Signal::derive(move || {
        let differs = typed
            .get()
            .filter(|wanted| answer.with(|given| given.trim() != wanted.trim()));
        disabled
            .get()
            .or_else(|| differs.map(|wanted| (words.typed_differs)(&wanted)))
    });
    let children = StoredValue::new(children);
    let footer = move || {
        view! {
            <Button autofocus=danger disabled=Signal::derive(move || pending.get().then(|| words.working.to_owned())) on_press=move || open.set(false)>
                {words.cancel}
            </Button>
            <Button
                kind=if danger { ButtonKind::Danger } else { ButtonKind::Primary }
                pending
                disabled=blocked
                on_press=move || on_confirm.run(())
            >
                {confirm}
            </Button>
        }
    };
    view! {
        <Dialog open title size alert=danger held=pending footer>
            {children.with_value(|inside| inside())}
            {move || typed.get().map(|wanted| view! {
                <TextField label=(words.type_to_confirm)(&wanted) value=answer/>
            })}
            {move || error.get().map(|problem| view! { <ProblemNotice problem/> })}
        </Dialog>
    }
}
