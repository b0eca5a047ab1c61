//! The record of an invitation.

use super::Department;
use crate::contract::{InvitationId, InvitationStatus, NodeId, Quitting, Timestamp, Uin};
use crate::domain::key::Key;
use crate::domain::record::{Record, RowKey, Unique};
use crate::domain::table_name::TableName;
use charter_json::{object, words};

/// An invitation of an account outside to the organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its number.
    pub id: InvitationId,
    /// The invited account.
    pub uin: Uin,
    /// The name that the account gets in the organization.
    pub name: String,
    /// The department that it joins.
    pub node: NodeId,
    /// Its description.
    pub remark: String,
    /// The finance permissions that it gives, by the vendor's numbers.
    pub permissions: Vec<u64>,
    /// Whether it may quit.
    pub quitting: Quitting,
    /// When it was sent.
    pub sent: Timestamp,
    /// Until when it can be accepted.
    pub expires: Timestamp,
    /// What became of it. One that nobody answered stays open here: [`Invitation::status`] knows the time.
    pub state: InvitationState,
}
object!(Invitation {
    id,
    uin,
    name,
    node,
    remark: optional,
    permissions,
    quitting,
    sent,
    expires,
    state
});

/// What became of an invitation, as the operations wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationState {
    /// It waits for an answer, in time or in vain.
    Open,
    /// The account joined.
    Accepted,
    /// The account rejected it.
    Denied,
    /// The organization cancelled it.
    Cancelled,
    /// Nobody had answered in time when the account was invited again.
    Expired,
}
words!(InvitationState {
    Open: "Open",
    Accepted: "Accepted",
    Denied: "Denied",
    Cancelled: "Cancelled",
    Expired: "Expired"
});

impl Invitation {
    /// That an account is not invited twice at a time.
    pub(super) const OPEN: Unique = Unique {
        name: "open-invitation",
        rule: "An account has one open invitation of an organization",
    };

    /// The place of an invitation's record.
    pub fn row(id: InvitationId) -> RowKey {
        RowKey::of::<Invitation>(Key::one(id.0))
    }

    /// It, once this has become of it.
    pub(super) fn becoming(self, state: InvitationState) -> Invitation {
        Invitation { state, ..self }
    }

    /// What has become of it by now.
    pub fn status(&self, now: Timestamp) -> InvitationStatus {
        match self.state {
            InvitationState::Open if now < self.expires => InvitationStatus::Pending,
            InvitationState::Open | InvitationState::Expired => InvitationStatus::Expired,
            InvitationState::Accepted => InvitationStatus::Accepted,
            InvitationState::Denied => InvitationStatus::Invalid,
            InvitationState::Cancelled => InvitationStatus::Cancelled,
        }
    }
}

impl Record for Invitation {
    const TABLE: TableName = TableName::Invitation;

    fn key(&self) -> Key {
        Key::one(self.id.0)
    }

    /// The department must be there as long as the account may still join it.
    fn references(&self) -> Vec<RowKey> {
        let open = self.state == InvitationState::Open;
        open.then(|| Department::row(self.node))
            .into_iter()
            .collect()
    }

    fn unique(&self) -> Vec<(Unique, String)> {
        let open = self.state == InvitationState::Open;
        open.then(|| (Invitation::OPEN, self.uin.to_string()))
            .into_iter()
            .collect()
    }

    fn label(&self) -> String {
        self.name.clone()
    }
}
