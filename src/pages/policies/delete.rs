//! Deleting policies. One that is bound nowhere reaches nobody and comes back with one click: it goes at once.
//! Several are asked about, and so is one where there is no undo.

use charter_core::contract::{DeletePolicy, PolicyKind};
use leptos::{prelude::*, task::spawn_local};

use super::bind_dialog::{Named, said_names};
use crate::app::texts::{PolicyTexts, texts};
use crate::pages::shared::batch::{Batch, BatchDialog};
use crate::pages::shared::done::Teller;

/// Why a policy cannot be deleted.
pub fn delete_reason(
    kind: PolicyKind,
    bound: u64,
    enabled: bool,
    t: &PolicyTexts,
) -> Option<String> {
    match (kind, bound, enabled) {
        (PolicyKind::System, ..) => Some(t.refusal().system.to_owned()),
        (_, _, false) => Some(t.refusal().disabled.to_owned()),
        (_, 1.., _) => Some((t.refusal().bound)(
            usize::try_from(bound).unwrap_or(usize::MAX),
        )),
        _ => None,
    }
}

/// Why a policy cannot be edited.
pub fn edit_reason(kind: PolicyKind, enabled: bool, t: &PolicyTexts) -> Option<String> {
    delete_reason(kind, 0, enabled, t)
}

/// Why nothing can be bound or unbound.
pub fn bind_reason(enabled: bool, t: &PolicyTexts) -> Option<String> {
    (!enabled).then(|| t.refusal().disabled.to_owned())
}

/// Deletes one policy at once, with the way back in a toast; `ask` opens the dialog where there is none.
pub fn delete_one(
    teller: Teller,
    policy: Named,
    t: &'static PolicyTexts,
    ask: impl FnOnce(Named),
    after: impl FnOnce() + 'static,
) {
    if teller.backend.capabilities().undo.is_err() {
        return ask(policy);
    }
    spawn_local(async move {
        match teller
            .backend
            .call(DeletePolicy {
                policy_id: policy.0,
            })
            .await
        {
            Ok(called) => {
                teller.done((t.deletion().done)(&policy.1, 1), called.entry);
                after();
            }
            Err(failure) => teller.failed(&failure),
        }
    });
}

/// Asks before policies are deleted.
#[component]
pub fn DeleteDialog(
    open: RwSignal<bool>,
    #[prop(into)] policies: Signal<Vec<Named>>,
    /// All were deleted.
    #[prop(into)]
    after: Callback<()>,
) -> impl IntoView {
    let t = texts().policies();
    let batch = Batch::new(open);
    let names = move || policies.with(|policies| said_names(policies, t));
    let delete = move || {
        let policies = policies.get_untracked();
        let rows = policies
            .iter()
            .cloned()
            .map(|(policy_id, name)| (name, DeletePolicy { policy_id }))
            .collect();
        batch.run(
            rows,
            move |done| {
                let deleted = policies.iter().filter(|(_, name)| done.contains(name));
                let deleted: Vec<Named> = deleted.cloned().collect();
                (t.deletion().done)(&said_names(&deleted, t), deleted.len())
            },
            move || {
                after.try_run(());
            },
        );
    };
    view! {
        <BatchDialog
            batch
            danger=true
            title=Signal::derive(move || (t.deletion().title)(&names()))
            confirm=Signal::derive(move || (t.deletion().confirm)(&names()))
            on_confirm=delete
        >
            <p>{t.deletion().text}</p>
            <ul class="reach-list">
                {move || policies.get().into_iter().take(100).map(|(_, name)| view! { <li>{name}</li> }).collect_view()}
            </ul>
        </BatchDialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::texts::Language;

    #[test]
    fn the_reason_why_not_names_what_to_do_first() {
        let t = Language::English.texts().policies();
        let cases = [
            (PolicyKind::Custom, 0, true, None),
            (
                PolicyKind::System,
                0,
                true,
                Some(t.refusal().system.to_owned()),
            ),
            (
                PolicyKind::Custom,
                0,
                false,
                Some(t.refusal().disabled.to_owned()),
            ),
            (PolicyKind::Custom, 2, true, Some((t.refusal().bound)(2))),
        ];
        for (kind, bound, enabled, expected) in cases {
            assert_eq!(delete_reason(kind, bound, enabled, t), expected);
        }
    }
}
