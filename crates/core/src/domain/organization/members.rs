//! Changing the members of an organization.

use super::limits::MEMBER_REMARK_CHARACTERS;
use super::member_name::{require_free_member_name, require_member_name};
use super::operations::organization;
use super::{Account, Department, Invitation, InvitationState, Member};
use crate::contract::*;
use crate::domain::caller::Caller;
use crate::domain::key::Key;
use crate::domain::operation::{Access, Operation};
use crate::domain::owner::Owner;
use crate::domain::record::RowKey;
use crate::domain::scope::Scope;
use crate::domain::state::Directory;
use crate::domain::table_name::TableName;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;

/// A list of accounts names one at least. UNVERIFIED: the vendor publishes no limit for how many.
fn require_some(accounts: &[Uin]) -> Result<(), Error> {
    match accounts {
        [] => {
            let message = "Name one member at least.";
            Err(Error::new(ErrorCode::InvalidParameter, message))
        }
        _ => Ok(()),
    }
}

impl Operation for UpdateOrganizationMember {
    const ACCESS: Access = Access::Manager;
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    fn subject(&self) -> Option<RowKey> {
        Some(Member::row(self.member_uin))
    }

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let now = tx.context().now;
        let tables = tx.tables(owner)?;
        let member = tables.members.get(Member::row(self.member_uin).key);
        let Some(before) = member.cloned() else {
            let message = format!(
                "Account {} is not a member of the organization.",
                self.member_uin
            );
            return Err(Error::new(ErrorCode::EditedMemberNotExist, message));
        };
        let mut after = before.clone();
        if let Some(name) = self.name.as_ref().filter(|name| **name != before.name) {
            require_member_name(name)?;
            require_free_member_name(tables, now, name)?;
            after.name.clone_from(name);
        }
        if let Some(remark) = &self.remark {
            require_remark(remark)?;
            after.remark.clone_from(remark);
        }
        if after != before {
            if after.name != before.name {
                settle_expired(tx, owner, &after.name)?;
            }
            after.updated = now;
            tx.put(owner, after)?;
        }
        Ok(Done {})
    }
}

fn require_remark(remark: &str) -> Result<(), Error> {
    match remark.chars().count() > MEMBER_REMARK_CHARACTERS {
        false => Ok(()),
        true => {
            let message = format!(
                "A member's description has at most {MEMBER_REMARK_CHARACTERS} characters."
            );
            Err(Error::new(ErrorCode::InvalidParameter, message))
        }
    }
}

/// Nobody answered the invitations by this name in time: they are settled, so that the name is free.
fn settle_expired(tx: &mut Tx<'_>, owner: Owner, name: &str) -> Result<(), Error> {
    let open = |sent: &&Invitation| sent.state == InvitationState::Open && sent.name == name;
    let open: Vec<Invitation> = tx
        .tables(owner)?
        .invitations
        .iter()
        .filter(open)
        .cloned()
        .collect();
    for sent in open {
        tx.put(owner, sent.becoming(InvitationState::Expired))?;
    }
    Ok(())
}

impl Operation for DeleteOrganizationMembers {
    const ACCESS: Access = Access::Manager;
    /// What brings a member back, and binds its policies to it again.
    const UNDONE_BY: &'static [&'static str] =
        &[InviteOrganizationMember::ACTION, AttachPolicy::ACTION];
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    fn scope(&self, caller: Caller, directory: &Directory) -> Scope {
        let scope = Scope::of(caller, directory);
        let accounts = self.member_uin.iter().copied().map(Owner::Account);
        accounts.fold(scope, Scope::and)
    }

    /// "A removed member cannot be viewed or edited in the member list and cannot be displayed or moved in the organizational
    /// structure." Removing an account that is no member changes nothing, so that repeating it is harmless (UNVERIFIED: the
    /// vendor's list of codes has none for it).
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        require_some(&self.member_uin)?;
        for &uin in &self.member_uin {
            let tables = tx.tables(owner)?;
            require_not_creator(tables, uin)?;
            if let Some(member) = tables.members.get(Member::row(uin).key).cloned() {
                require_removable(tables, &member)?;
                leave(tx, owner, member)?;
            }
        }
        Ok(Done {})
    }
}

/// "The organization creator account cannot be removed."
fn require_not_creator(tables: &Tables, uin: Uin) -> Result<(), Error> {
    let organization = organization(tables)?;
    match organization.host == uin {
        false => Ok(()),
        true => {
            let message = format!(
                "{} created the organization and cannot be removed.",
                organization.name
            );
            Err(Error::new(ErrorCode::CreatorNotRemovable, message))
        }
    }
}

/// Created members and delegated admins of services stay. UNVERIFIED, as no record says anything of them yet: entity admins,
/// and what pay-on-behalf, shared resources and the Identity Center demand.
fn require_removable(tables: &Tables, member: &Member) -> Result<(), Error> {
    let refused = |code, why: &str| {
        let message = format!("{} {why}", member.name);
        Err(Error::new(code, message).naming(vec![member.name.clone()]))
    };
    let is_admin = |from: RowKey| from.table == TableName::IdentityPolicy;
    if member.origin == MemberOrigin::Create {
        return refused(
            ErrorCode::CreatedMemberNotRemovable,
            "was created in the organization and cannot be removed.",
        );
    }
    if tables.referrers(Member::row(member.uin)).any(is_admin) {
        return refused(
            ErrorCode::DelegatedAdminNotRemovable,
            "is a delegated admin of a service. Remove it there first.",
        );
    }
    Ok(())
}

/// The member's record goes, and what is bound to it follows; "this API is used to remove a member account from the
/// organization, rather than delete the account", so the account stands for itself from now on.
fn leave(tx: &mut Tx<'_>, owner: Owner, member: Member) -> Result<(), Error> {
    let own = Owner::Account(member.uin);
    let key = Key::one(member.uin.0);
    tx.remove::<Member>(owner, Member::row(member.uin).key)?;
    if tx.tables(own)?.accounts.contains(key) {
        return Ok(());
    }
    let account = Account {
        uin: member.uin,
        name: member.name,
        entity: member.entity,
        individual: false,
    };
    tx.put(own, account)
}

impl Operation for MoveOrganizationNodeMembers {
    const ACCESS: Access = Access::Manager;
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    /// "The organization creator can move the member to the target department." Moving one to where it is changes nothing.
    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        require_some(&self.member_uin)?;
        if !tx.tables(owner)?.contains(Department::row(self.node_id)) {
            let message = format!("There is no department {}.", self.node_id);
            return Err(Error::new(ErrorCode::NodeNotExist, message));
        }
        let now = tx.context().now;
        for &uin in &self.member_uin {
            let member = tx.tables(owner)?.members.get(Member::row(uin).key);
            let Some(member) = member.cloned() else {
                let message = format!("Account {uin} is not a member of the organization.");
                return Err(Error::new(ErrorCode::SomeNotMembers, message));
            };
            if member.node != self.node_id {
                let moved = Member {
                    node: self.node_id,
                    updated: now,
                    ..member
                };
                tx.put(owner, moved)?;
            }
        }
        Ok(Done {})
    }
}
