//! Inviting accounts outside, and the record of invitations.

use super::limits::INVITATION_DAYS;
use super::member_name::{require_free_member_name, require_member_name};
use super::operations::organization;
use super::received::{item, received, scope_of_invited};
use super::{Account, Department, Invitation, InvitationState, SequenceKind};
use crate::contract::*;
use crate::domain::caller::Caller;
use crate::domain::key::Key;
use crate::domain::operation::{Access, Operation};
use crate::domain::owner::Owner;
use crate::domain::paging::by_offset;
use crate::domain::record::RowKey;
use crate::domain::scope::Scope;
use crate::domain::state::Directory;
use crate::domain::tables::Tables;
use crate::domain::tx::Tx;
use std::collections::BTreeSet;

impl Operation for InviteOrganizationMember {
    const ACCESS: Access = Access::Manager;
    const UNDONE_BY: &'static [&'static str] = &[CancelOrganizationInvitation::ACTION];
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    fn scope(&self, caller: Caller, directory: &Directory) -> Scope {
        Scope::of(caller, directory).and(Owner::Account(self.member_uin))
    }

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let now = tx.context().now;
        let tables = tx.tables(owner)?;
        let invited = tx.tables(Owner::Account(self.member_uin))?;
        self.require_fields(tables)?;
        self.require_free(tx, owner, tables)?;
        let account = invited.accounts.get(Key::one(self.member_uin.0));
        let account = require_entity(tables, account, self.member_uin)?;
        self.require_own_entity(tables, account)?;
        // Nobody answered the last one in time: it is settled, so that the account has one open invitation.
        let last = tables
            .invitations
            .by_unique(Invitation::OPEN, &self.member_uin.to_string());
        if let Some(last) = last.cloned() {
            tx.put(owner, last.becoming(InvitationState::Expired))?;
        }
        let id = InvitationId(tx.next_id(owner, SequenceKind::Invitation)?);
        let invitation = Invitation {
            id,
            uin: self.member_uin,
            name: self.name.clone(),
            node: self.node_id,
            remark: self.remark.clone().unwrap_or_default(),
            permissions: self.permission_ids.clone(),
            quitting: self.is_allow_quit.unwrap_or(Quitting::Denied),
            sent: now,
            expires: now.plus_days(INVITATION_DAYS),
            state: InvitationState::Open,
        };
        tx.put(owner, invitation)?;
        Ok(Done {})
    }
}

impl InviteOrganizationMember {
    /// What can be said of the request by itself, and of the department.
    fn require_fields(&self, tables: &Tables) -> Result<(), Error> {
        require_member_name(&self.name)?;
        if !tables.contains(Department::row(self.node_id)) {
            let message = format!("There is no department {}.", self.node_id);
            return Err(Error::new(ErrorCode::NodeNotExist, message));
        }
        let given = &self.permission_ids;
        let mut all = PermissionId::ALL.into_iter();
        if all.any(|permission| permission.is_required() && !permission.is_in(given))
            || given
                .iter()
                .any(|id| PermissionId::of_number(*id).is_none())
            || given.iter().collect::<BTreeSet<_>>().len() < given.len()
        {
            let message = "The finance permissions are numbers from 1 to 10, each at most once; 1 (view bills) and 2 (view balance) are required.";
            return Err(Error::new(ErrorCode::PermissionIllegal, message));
        }
        let host = organization(tables)?.host.to_string();
        let payer = PermissionId::PayOnBehalf.is_in(given).then_some(&host);
        if self.pay_uin.as_ref() != payer {
            let message =
                "Pay-on-behalf needs the management account as payer; self-pay needs none.";
            return Err(Error::new(ErrorCode::PayUinIllegal, message));
        }
        Ok(())
    }

    /// Paying on behalf and inheriting offers take more than an associated entity: the management account's own.
    fn require_own_entity(&self, tables: &Tables, account: &Account) -> Result<(), Error> {
        if organization(tables)?.entity == account.entity {
            return Ok(());
        }
        let needs = [
            (
                PermissionId::PayOnBehalf,
                "Pay-on-behalf",
                ErrorCode::AddDelegatePayerNotAllow,
            ),
            (
                PermissionId::InheritOffer,
                "Inheriting offers",
                ErrorCode::AddDiscountInheritNotAllow,
            ),
        ];
        let refused = needs
            .into_iter()
            .find(|(permission, ..)| permission.is_in(&self.permission_ids));
        refused.map_or(Ok(()), |(_, what, code)| {
            let message = format!("{what} requires the verified entity of the management account.");
            Err(Error::new(code, message))
        })
    }

    /// The account belongs nowhere and is not invited, and its name is free.
    fn require_free(&self, tx: &Tx<'_>, owner: Owner, tables: &Tables) -> Result<(), Error> {
        let uin = self.member_uin;
        match tx.directory().organization_of(uin).map(Owner::Organization) {
            Some(own) if own == owner => {
                let message = format!("Account {uin} is in the organization already.");
                return Err(Error::new(ErrorCode::MemberExist, message));
            }
            Some(_) => {
                let message = format!("Account {uin} belongs to another organization.");
                return Err(Error::new(ErrorCode::MemberOfAnother, message));
            }
            None => {}
        }
        let now = tx.context().now;
        let is_open =
            |invitation: &&Invitation| invitation.status(now) == InvitationStatus::Pending;
        // Of the own organization the transaction's records count: a batch may have sent one just now.
        let open = tables
            .invitations
            .by_unique(Invitation::OPEN, &uin.to_string());
        if open.filter(is_open).is_some() {
            let message = format!("Account {uin} has an open invitation. Cancel it first.");
            return Err(Error::new(ErrorCode::InvitationSent, message));
        }
        let mut others = tx.directory().invitations_of(uin);
        if others.any(|(organization, expires)| {
            Owner::Organization(organization) != owner && now < expires
        }) {
            let message = format!("Account {uin} has an open invitation of another organization.");
            return Err(Error::new(ErrorCode::InvitationExist, message));
        }
        require_free_member_name(tables, now, &self.name)
    }
}

/// The account is verified as an enterprise whose entity is the organization's, or of one of its members.
pub(super) fn require_entity<'a>(
    tables: &Tables,
    account: Option<&'a Account>,
    uin: Uin,
) -> Result<&'a Account, Error> {
    let Some(account) = account.filter(|account| !account.entity.is_empty()) else {
        let message = format!("Account {uin} does not exist, or is not verified.");
        return Err(Error::new(ErrorCode::AuthInfoEmpty, message));
    };
    if account.individual {
        let message = format!("Account {uin} has not completed enterprise identity verification.");
        return Err(Error::new(ErrorCode::AuthNotEnterprise, message));
    }
    let own = &organization(tables)?.entity;
    let same = *own == account.entity
        || tables
            .members
            .iter()
            .any(|member| member.entity == account.entity);
    match same || own.is_empty() {
        true => Ok(account),
        false => {
            let message = format!(
                "The verified entity of account {uin} is {}, which is not associated with {own}.",
                account.entity
            );
            Err(Error::new(ErrorCode::AuthInfoNotSame, message))
        }
    }
}

impl Operation for ListOrganizationInvitations {
    const ACCESS: Access = Access::Manager;
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    /// Whoever was invited sees that.
    fn access(&self) -> Access {
        match self.invited {
            RECEIVED => Access::Anyone,
            _ => Self::ACCESS,
        }
    }

    fn scope(&self, caller: Caller, directory: &Directory) -> Scope {
        match self.invited {
            RECEIVED => scope_of_invited(caller, directory),
            _ => Scope::of(caller, directory),
        }
    }

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Invitations, Error> {
        let found = match self.invited {
            SENT => sent(tx, owner)?,
            RECEIVED => received(tx, owner)?,
            other => {
                let message = format!("`Invited` is 0 (sent) or 1 (received), not {other}.");
                return Err(Error::new(ErrorCode::InvalidParameter, message));
            }
        };
        let page = by_offset(found, self.limit, self.offset)?;
        Ok(Invitations(page))
    }
}

const SENT: u64 = 0;
const RECEIVED: u64 = 1;

/// The newest first.
fn sent(tx: &Tx<'_>, owner: Owner) -> Result<Vec<InvitationItem>, Error> {
    let now = tx.context().now;
    let tables = tx.tables(owner)?;
    let host = organization(tables)?;
    let sent = tables.invitations.iter().rev();
    Ok(sent.map(|sent| item(sent, host, now)).collect())
}

impl Operation for CancelOrganizationInvitation {
    const ACCESS: Access = Access::Manager;
    const NOT_MANAGER: ErrorCode = ErrorCode::Unauthorized;

    fn subject(&self) -> Option<RowKey> {
        Some(Invitation::row(self.id))
    }

    fn run(&self, tx: &mut Tx<'_>, owner: Owner) -> Result<Done, Error> {
        let now = tx.context().now;
        let Some(invitation) = tx.tables(owner)?.invitations.get(Key::one(self.id.0)) else {
            let message = format!("There is no invitation {}.", self.id);
            return Err(Error::new(ErrorCode::InvitationNotExist, message));
        };
        let reason = match invitation.status(now) {
            InvitationStatus::Pending => {
                let cancelled = invitation.clone().becoming(InvitationState::Cancelled);
                tx.put(owner, cancelled)?;
                return Ok(Done {});
            }
            InvitationStatus::Accepted => "was accepted, and the account is a member",
            InvitationStatus::Invalid => "was rejected",
            InvitationStatus::Cancelled => "was cancelled already",
            InvitationStatus::Expired => "has expired",
        };
        let message = format!("The invitation of {} {reason}.", invitation.name);
        Err(Error::new(ErrorCode::OperationFailed, message))
    }
}
