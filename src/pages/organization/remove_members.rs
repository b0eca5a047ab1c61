//! Removing members from the organization.

use super::chosen_members::{ChosenMember, MemberDialog};
use crate::app::texts::{OrganizationTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::batch::{Batch, BatchDialog, one_or_several};
use crate::pages::shared::later::{WhenAsked, arriving};
use crate::pages::shared::load::loaded;
use crate::split::split_point;
use charter_core::contract::{
    DeleteOrganizationMembers, ListPoliciesForTarget, MemberOrigin, Target, Uin,
};
use leptos::prelude::*;

/// Why these cannot be removed: all of them were created. Of others that cannot be, such as delegated admins, nothing is
/// known before it is tried.
pub fn remove_reason(members: &[ChosenMember], t: &OrganizationTexts) -> Option<String> {
    let is_none_removable = members.len() == created(members) && !members.is_empty();
    is_none_removable.then(|| t.remove().created.to_owned())
}

fn created(members: &[ChosenMember]) -> usize {
    let is_created = |member: &&ChosenMember| member.origin == MemberOrigin::Create;
    members.iter().filter(is_created).count()
}

/// What the dialog is about, and what follows once all were removed.
#[derive(Clone, Copy)]
struct Removing {
    asking: MemberDialog,
    after: Callback<()>,
}

split_point!(organization_dialogs: fn dialog() -> fn(Removing) -> AnyView { |about| view! { <Ask about/> }.into_any() });

/// Asks before the members are removed. What asks is loaded when it is first needed.
#[component]
pub fn RemoveMembers(
    asking: MemberDialog,
    /// All were removed.
    after: Callback<()>,
) -> impl IntoView {
    let about = Removing { asking, after };
    let open = asking.open;
    view! { <WhenAsked asked=open load=move |()| arriving(dialog(), about) close=move |()| open.set(false)/> }
}

/// The names of the policies that are bound to a member itself.
async fn own_policies(backend: Backend, uin: Uin) -> Result<Vec<String>, Failure> {
    let bound = ListPoliciesForTarget::of(Target::Member(uin));
    let policies = backend.list(bound).await?.into_iter();
    Ok(policies.map(|policy| policy.policy_name).collect())
}

#[component]
fn Ask(about: Removing) -> impl IntoView {
    let Removing { asking, after } = about;
    let MemberDialog { open, members } = asking;
    let t = texts().organization();
    let batch = Batch::new(open);
    let only = move || {
        members.with(|members| match members.as_slice() {
            [member] => Some(member.uin),
            _ => None,
        })
    };
    let policies = loaded(move |backend| {
        let uin = only().filter(|_| open.get())?;
        Some(own_policies(backend, uin))
    });
    // Where they cannot be read, what is true of every member is said.
    let unbound = move || match (only(), policies.ready()) {
        (Some(_), Some(policies)) => (t.remove().policies)(&policies),
        _ => t.remove().several_policies.to_owned(),
    };
    let refused = move || {
        let created = members.with(|members| created(members));
        (created > 0).then(|| view! { <p>{(t.remove().are_created)(created)}</p> })
    };
    let confirm = move || match members.with(Vec::len) {
        1 => t.remove().action.to_owned(),
        count => (t.remove().several)(count),
    };
    let remove = move || {
        let row = |member: &ChosenMember| {
            let member_uin = vec![member.uin];
            let request = DeleteOrganizationMembers { member_uin };
            (member.name.clone(), request)
        };
        let rows: Vec<_> = members.with_untracked(|members| members.iter().map(row).collect());
        let done = move |removed: &[String]| {
            one_or_several(removed, t.remove().done, t.remove().several_done)
        };
        batch.run(rows, done, move || {
            after.try_run(());
        });
    };
    view! {
        <BatchDialog
            batch
            danger=true
            title=Signal::derive(move || asking.say(t.remove().title, t.remove().several_title))
            confirm=Signal::derive(confirm)
            on_confirm=remove
        >
            <p>{t.remove().text}</p>
            <p>{unbound}</p>
            {refused}
        </BatchDialog>
    }
}
