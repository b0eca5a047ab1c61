//! The editor of a policy: one document behind two ways of writing it, with its findings beside it.
//!
//! [`PolicyDocument`] holds the text, its findings and its undo; `visual` and `json` show it and change it; `tools` are
//! what both have. Each of the two is loaded when it is first shown. Nothing here decides what is right: that is asked of
//! `charter_policy`.

mod document;
mod examples;
mod file;
mod findings;
mod json;
mod origin;
mod tools;
mod visual;

use charter_core::domain::organization::ChartMember;
use charter_policy::complete::Names;
use leptos::prelude::*;

pub use document::PolicyDocument;
pub use file::{FileOpener, dragged};

use crate::app::navigation::navigator;
use crate::app::preferences::{keep, kept};
use crate::app::problems::not_loaded;
use crate::app::texts::texts;
use crate::pages::shared::later::{Later, arriving};
use crate::pages::shared::organization::organization;
use crate::split::split_point;
use crate::ui::*;
use json::JsonEditor;
use tools::{Status, Tools};
use visual::VisualEditor;
pub use visual::sentences;

/// What the way of writing is called in the address and in this browser's storage.
const EDITOR: &str = "editor";
const KEPT: &str = "charter.editor";
const VISUAL: &str = "visual";
/// The name of the JSON tab, for pages on which it comes first.
pub const JSON: &str = "json";

/// What both ways of writing show.
#[derive(Clone)]
struct EditorProps {
    label: Signal<String>,
    document: PolicyDocument,
    id: String,
    error: Signal<Option<String>>,
    readonly: bool,
}

split_point!(json: fn as_json() -> fn(EditorProps) -> AnyView { |EditorProps { label, document, id, error, readonly }| {
    view! { <JsonEditor label document id error readonly/> }.into_any()
} });

split_point!(visual: fn as_form() -> fn(EditorProps) -> AnyView { |EditorProps { document, id, error, readonly, .. }| {
    view! { <VisualEditor document id error readonly/> }.into_any()
} });

/// A policy that is written or, with `readonly`, only read.
#[component]
pub fn PolicyEditor(
    /// What the text is: "Policy syntax".
    #[prop(into)]
    label: Signal<String>,
    /// The policy.
    document: PolicyDocument,
    /// The id of the text area, for `FieldError`.
    #[prop(into)]
    id: String,
    /// Why the form cannot go on with this text.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The way that is shown where neither the address nor an earlier choice says which.
    #[prop(default = VISUAL)]
    first: &'static str,
    #[prop(optional)] readonly: bool,
) -> impl IntoView {
    let t = texts().editor();
    let navigator = navigator();
    let in_address = navigator.value(EDITOR);
    let chosen = Memo::new(move |_| {
        let named = in_address.get().or_else(|| kept(KEPT));
        let known = [VISUAL, JSON]
            .into_iter()
            .find(|way| named.as_deref() == Some(way));
        known.unwrap_or(first)
    });
    let select = move |way: String| {
        document.seal();
        keep(KEPT, &way);
        navigator.replace_value(EDITOR, Some(way));
    };
    // Whoever asks to see a place in the JSON is brought to that way of writing.
    Effect::new(move |_| {
        if document.wanted().with(Option::is_some) && chosen.get_untracked() != JSON {
            select(JSON.to_owned());
        }
    });
    Effect::new(move |_| document.load_services());
    if !readonly {
        load_names(document);
    }
    let shown = StoredValue::new(EditorProps {
        label,
        document,
        id,
        error,
        readonly,
    });
    let panel = move |way: String| match way.as_str() {
        JSON => view! { <Later load=move |()| arriving(as_json(), shown.get_value())/> }.into_any(),
        _ => view! { <Later load=move |()| arriving(as_form(), shown.get_value())/> }.into_any(),
    };
    let undo_keys = move |event: web_sys::KeyboardEvent| {
        if let (Some(step), false) = (tools::step_of(&event), dom::is_typing() || readonly) {
            event.prevent_default();
            tools::carry_out(document, step);
        }
    };
    view! {
        <div class="policy-editor" on:keydown=undo_keys>
            {move || document.origin().is_missing().then(|| view! {
                <ProblemNotice problem=not_loaded(texts()) on_retry=move || document.origin().ask()/>
            })}
            <Tabs
                label=t.ways
                tabs=vec![Tab::new(VISUAL, t.visual), Tab::new(JSON, t.json)]
                selected=Signal::derive(move || chosen.get().to_owned())
                on_select=select
                aside=move || view! {
                    <Status document/>
                    <Tools document readonly/>
                }
                panel=Callback::new(panel)
            />
        </div>
    }
}

/// The accounts of the organization, where there is one and it may be seen; without them their numbers are typed.
fn load_names(document: PolicyDocument) {
    let organization = organization();
    Effect::new(move |_| {
        if let Some(chart) = organization.chart() {
            let named = |member: &ChartMember| (member.uin.to_string(), member.name.clone());
            document.set_names(Names {
                accounts: chart.members().map(named).collect(),
            });
        }
    });
}
