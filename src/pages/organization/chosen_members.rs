//! Members that something is done with, and the dialogs about them.

use super::rows::MemberRow;
use charter_core::contract::{MemberItem, MemberOrigin, NodeId, Uin};
use leptos::prelude::*;

/// A member that something is done with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenMember {
    /// The account.
    pub uin: Uin,
    /// Its name.
    pub name: String,
    /// Its description.
    pub remark: String,
    /// Its department.
    pub node: NodeId,
    /// Created or invited.
    pub origin: MemberOrigin,
}

impl From<&MemberItem> for ChosenMember {
    fn from(item: &MemberItem) -> Self {
        ChosenMember {
            uin: item.member_uin,
            name: item.name.clone(),
            remark: item.remark.clone(),
            node: item.node_id,
            origin: item.origin,
        }
    }
}

impl From<&MemberRow> for ChosenMember {
    fn from(row: &MemberRow) -> Self {
        ChosenMember {
            uin: row.uin,
            name: row.name.clone(),
            remark: row.remark.clone(),
            node: row.node,
            origin: row.origin,
        }
    }
}

/// A dialog about members: whether it is open, and about whom. Copies are the same.
#[derive(Clone, Copy)]
pub struct MemberDialog {
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// The members that it is about.
    pub members: RwSignal<Vec<ChosenMember>>,
}

impl MemberDialog {
    /// It is closed.
    pub fn new() -> MemberDialog {
        MemberDialog {
            open: RwSignal::new(false),
            members: RwSignal::new(Vec::new()),
        }
    }

    /// Asks about these.
    pub fn ask(self, members: Vec<ChosenMember>) {
        self.members.set(members);
        self.open.set(true);
    }

    /// A sentence about the one member, or about how many.
    pub fn say(self, one: fn(&str) -> String, several: fn(usize) -> String) -> String {
        self.members.with(|members| match members.as_slice() {
            [member] => one(&member.name),
            members => several(members.len()),
        })
    }
}
