//! What can be done with members, wherever they are listed: in the member table, in the tree and in their details.

use super::chosen_members::{ChosenMember, MemberDialog};
use super::edit_member::EditMember;
use super::move_members::MoveMembers;
use super::remove_members::{RemoveMembers, remove_reason};
use crate::app::texts::{OrganizationTexts, texts};
use crate::ui::*;
use leptos::prelude::*;

/// The dialogs of a page that shows members. Copies are the same.
#[derive(Clone, Copy)]
pub struct MemberActions {
    /// Editing one of them.
    pub editing: MemberDialog,
    /// Moving them to another department.
    pub moving: MemberDialog,
    /// Removing them.
    pub removing: MemberDialog,
}

impl MemberActions {
    /// None is open.
    pub fn new() -> MemberActions {
        MemberActions {
            editing: MemberDialog::new(),
            moving: MemberDialog::new(),
            removing: MemberDialog::new(),
        }
    }

    /// The entries of a member's menu.
    pub fn items(self, member: &ChosenMember, t: &'static OrganizationTexts) -> Vec<MenuItem> {
        let one = vec![member.clone()];
        let (edited, moved) = (one.clone(), one.clone());
        let reason = remove_reason(&one, t);
        vec![
            MenuItem::action(t.edit_member().action, move || {
                self.editing.ask(edited.clone())
            })
            .icon(Icon::Edit),
            MenuItem::action(t.relocate().action, move || self.moving.ask(moved.clone()))
                .icon(Icon::Department),
            MenuItem::action(t.remove().action, move || self.removing.ask(one.clone()))
                .icon(Icon::Trash)
                .danger()
                .disabled(reason),
        ]
    }
}

/// Buttons that act on the members that are selected.
#[component]
pub fn MemberBatch(
    actions: MemberActions,
    #[prop(into)] chosen: Signal<Vec<ChosenMember>>,
) -> impl IntoView {
    let t = texts().organization();
    let unless = move |reason: fn(&[ChosenMember], &OrganizationTexts) -> Option<String>| {
        Signal::derive(move || {
            chosen.with(|chosen| match chosen.as_slice() {
                [] => Some(t.member_actions().select_first.to_owned()),
                members => reason(members, t),
            })
        })
    };
    view! {
        <Button icon=Icon::Department disabled=unless(|_, _| None) on_press=move || actions.moving.ask(chosen.get_untracked())>
            {t.relocate().action}
        </Button>
        <Button icon=Icon::Trash disabled=unless(remove_reason) on_press=move || actions.removing.ask(chosen.get_untracked())>
            {t.remove().action}
        </Button>
    }
}

/// Buttons that act on one member, in its details.
#[component]
pub fn MemberButtons(actions: MemberActions, member: Signal<Option<ChosenMember>>) -> AnyView {
    let t = texts().organization();
    let one = move || member.get_untracked().into_iter().collect::<Vec<_>>();
    let unless_removable = move || member.with(|member| remove_reason(member.as_slice(), t));
    view! {
        <Button icon=Icon::Edit on_press=move || actions.editing.ask(one())>{t.edit_member().action}</Button>
        <Button icon=Icon::Department on_press=move || actions.moving.ask(one())>{t.relocate().action}</Button>
        <Button icon=Icon::Trash disabled=Signal::derive(unless_removable) on_press=move || actions.removing.ask(one())>
            {t.remove().action}
        </Button>
    }
    .into_any()
}

/// The dialogs, each loaded when it is first asked for.
#[component]
pub fn MemberDialogs(
    actions: MemberActions,
    /// All of the members were moved.
    #[prop(into)]
    moved: Callback<()>,
    /// All of the members were removed.
    #[prop(into)]
    removed: Callback<()>,
) -> impl IntoView {
    view! {
        <EditMember asking=actions.editing/>
        <MoveMembers asking=actions.moving after=moved/>
        <RemoveMembers asking=actions.removing after=removed/>
    }
}
