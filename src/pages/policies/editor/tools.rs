//! What stands beside the tabs of the editor: how large the policy is and what was found in it, undo and redo, sharing.

use charter_policy::Document;
use charter_policy::dialect::Counting;
use leptos::prelude::*;

use super::document::PolicyDocument;
use crate::app::texts::texts;
use crate::pages::policies::share::ShareDialog;
use crate::pages::shared::tally_view::TallyView;
use crate::ui::*;

/// A step through what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Undo,
    Redo,
}

/// The step that a key asks for: Ctrl Z, Ctrl Shift Z or Ctrl Y, on a Mac with Command.
pub(super) fn step_of(event: &web_sys::KeyboardEvent) -> Option<Step> {
    if event.is_composing() || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Step::Undo),
        ("z", true) | ("y", false) => Some(Step::Redo),
        _ => None,
    }
}

/// Carries out a step.
pub(super) fn carry_out(document: PolicyDocument, step: Step) {
    let _ = match step {
        Step::Undo => document.undo(),
        Step::Redo => document.redo(),
    };
}

/// How large the policy is, and what was found in it.
#[component]
pub(super) fn Status(document: PolicyDocument) -> impl IntoView {
    let t = texts().editor();
    let size = Memo::new(move |_| document.with(Document::size));
    let unlisted = Memo::new(move |_| document.with(Document::unlisted_actions));
    let words = move || {
        let size = size.get();
        (t.size)(size.counted, size.limit)
    };
    let hint = move || {
        let size = size.get();
        match document.with(|document| document.profile().counting) {
            Counting::WithoutSpace => (t.size_hint)(size.characters, size.spare),
            Counting::Everything => (t.size_hint_all)(size.spare),
            Counting::Open => (t.size_hint_open)(size.spare),
        }
    };
    view! {
        <div class="editor-status">
            <Tooltip text=Signal::derive(hint)>
                <span class="policy-text-size" class:over=move || size.with(|size| size.is_over())>{words}</span>
            </Tooltip>
            {move || (!document.is_blank().get()).then(|| view! { <TallyView tally=document.tally().get()/> })}
            {move || (unlisted.get() > 0).then(|| view! {
                <Tooltip text=t.unknown_actions_hint><span class="policy-text-size">{(t.unknown_actions)(unlisted.get())}</span></Tooltip>
            })}
        </div>
    }
}

/// Undo, redo and sharing.
#[component]
pub(super) fn Tools(document: PolicyDocument, readonly: bool) -> impl IntoView {
    let t = texts().editor();
    let sharing = RwSignal::new(false);
    let can_undo = Memo::new(move |_| document.with(Document::can_undo));
    let can_redo = Memo::new(move |_| document.with(Document::can_redo));
    let blank = move || document.is_blank().get();
    let undo = move || carry_out(document, Step::Undo);
    let redo = move || carry_out(document, Step::Redo);
    let steps = move || {
        view! {
            <IconButton icon=Icon::Undo name=t.undo disabled=Signal::derive(move || (!can_undo.get()).then(|| t.nothing_to_undo.to_owned())) on_press=undo/>
            <IconButton icon=Icon::Redo name=t.redo disabled=Signal::derive(move || (!can_redo.get()).then(|| t.nothing_to_redo.to_owned())) on_press=redo/>
        }
    };
    view! {
        <div class="editor-tools" role="group" aria-label=t.tools>
            {(!readonly).then(steps)}
            <IconButton
                icon=Icon::Link
                name=t.share
                disabled=Signal::derive(move || blank().then(|| texts().policies().writing().text_missing.to_owned()))
                on_press=move || sharing.set(true)
            />
        </div>
        <ShareDialog open=sharing document/>
    }
}
