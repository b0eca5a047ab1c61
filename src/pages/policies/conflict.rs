//! Somebody else saved the policy meanwhile: both sides, and three ways on. None of them loses what was typed.

use leptos::prelude::*;

use super::draft::{Base, Fields};
use super::form::Form;
use crate::app::texts::texts;
use crate::ui::*;

/// The two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What is saved now.
    pub theirs: Base,
    /// What was to be saved.
    pub mine: Fields,
}

/// Shows what the other one saved beside what was typed.
#[component]
pub fn ConflictDialog(
    form: Form,
    conflict: RwSignal<Option<Conflict>>,
    #[prop(into)] pending: Signal<bool>,
    /// Saves again, as an edit of what is saved now.
    #[prop(into)]
    on_overwrite: Callback<()>,
) -> impl IntoView {
    let t = texts().policies();
    let toaster = toaster();
    let open = RwSignal::new(false);
    // Each follows the other, and says so only when it differs: setting a signal always notifies.
    Effect::new(move |_| {
        let is_there = conflict.with(Option::is_some);
        if open.get_untracked() != is_there {
            open.set(is_there);
        }
    });
    Effect::new(move |_| {
        if !open.get() && conflict.with_untracked(Option::is_some) {
            conflict.set(None);
        }
    });
    let take_theirs = move || {
        let Some(Conflict { theirs, mine }) = conflict.get_untracked() else {
            return;
        };
        form.put(&theirs.fields.clone(), theirs.clone());
        open.set(false);
        // The form may be gone when this is pressed.
        let back = move || form.try_put(&mine, theirs.clone());
        toaster
            .show(Toast::info(t.conflict().took_theirs).action(t.conflict().bring_mine_back, back));
    };
    let keep_mine = move || {
        let Some(Conflict { theirs, mine }) = conflict.get_untracked() else {
            return;
        };
        form.put(&mine, theirs);
        open.set(false);
        on_overwrite.run(());
    };
    let footer = move || {
        view! {
            <Button on_press=move || open.set(false)>{t.conflict().go_on_editing}</Button>
            <Button pending on_press=take_theirs>{t.conflict().take_theirs}</Button>
            <Button kind=ButtonKind::Primary pending on_press=keep_mine>{t.conflict().keep_mine}</Button>
        }
    };
    view! {
        <Dialog open title=t.conflict().title size=DialogSize::Large alert=true held=pending footer>
            <p>{t.conflict().text}</p>
            {move || conflict.get().map(sides)}
        </Dialog>
    }
}

fn sides(conflict: Conflict) -> impl IntoView {
    let t = texts().policies();
    let Conflict { theirs, mine } = conflict;
    let theirs = theirs.fields;
    let row = |term: &'static str, theirs: &str, mine: &str| {
        (theirs != mine).then(|| {
            let values = Details::new()
                .text(t.conflict().theirs, theirs)
                .text(t.conflict().mine, mine);
            view! { <h3>{term}</h3><DescriptionList details=values/> }
        })
    };
    view! {
        <div class="conflict">
            {row(t.name, &theirs.name, &mine.name)}
            {row(t.description, &theirs.description, &mine.description)}
            <h3>{t.policy_syntax}</h3>
            <p class="reach-note">{t.conflict().legend}</p>
            <DiffView label=t.conflict().diff before=theirs.content after=mine.content/>
        </div>
    }
}
