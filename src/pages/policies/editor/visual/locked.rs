//! A part that the form cannot show: its text as it is, why, and the way to the JSON.

use charter_policy::visual::{Change, Locked, Reason};
use leptos::prelude::*;

use super::editing::Editing;
use crate::ui::*;

/// A part written in JSON.
#[component]
pub(super) fn LockedPart(
    editing: Editing,
    part: Locked,
    /// The statement that it stands in.
    #[prop(optional)]
    place: Option<Memo<usize>>,
) -> impl IntoView {
    let Locked {
        range,
        reason,
        name,
        ..
    } = part;
    let split = (reason == Reason::SeveralTargets && !editing.readonly)
        .then_some(place)
        .flatten();
    view! {
        <LockedText editing range reason name/>
        {split.map(|place| view! {
            <div>
                <Button on_press=move || {
                    editing.carry_out(&Change::SplitTargets(place.get_untracked()));
                }>{editing.t.split_targets}</Button>
            </div>
        })}
    }
}

/// A range of the text that is shown as JSON.
#[component]
pub(super) fn LockedText(
    editing: Editing,
    range: std::ops::Range<usize>,
    reason: Reason,
    #[prop(default = String::new())] name: String,
) -> impl IntoView {
    let t = editing.t;
    let document = editing.document;
    let place = range.clone();
    let text = Memo::new(move |_| {
        document.with(|document| {
            document
                .text()
                .get(place.clone())
                .unwrap_or_default()
                .to_owned()
        })
    });
    let title = match name.is_empty() {
        true => t.in_json.to_owned(),
        false => (t.in_json_named)(&name),
    };
    let show = move || document.show_json(range.clone());
    view! {
        <div class="locked-part">
            <div class="locked-head">
                <p class="locked-title">{Icon::Policy.view()}<span>{title}</span></p>
                <Button kind=ButtonKind::Link icon=Icon::Edit on_press=show>{t.edit_in_json}</Button>
            </div>
            <p class="field-hint">{(t.reason)(reason)}</p>
            <pre class="locked-text" tabindex="0"><code>{text}</code></pre>
        </div>
    }
}
