//! Invitations of accounts outside the organization to become its members.
//!
//! Sending one is an action of version 2021-03-31, which gives no number for it; listing and cancelling exist only in
//! version 2018-12-25, whose rows know nothing of departments and finances. Our own server adds those fields.

use super::numbers::numbers;
use super::paging::{Offset, listing};
use super::{Done, InvitationId, NodeId, Timestamp, Uin, request};
use charter_json::{object, words};

/// `InviteOrganizationMember`: invites an account; it joins once it accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteOrganizationMember {
    /// The account.
    pub member_uin: Uin,
    /// Its name in the organization, up to 25 characters.
    pub name: String,
    /// The kind of relation.
    pub policy_type: RelationPolicy,
    /// The finance permissions that it gives, by the vendor's numbers (1–10); 1 and 2 are required.
    pub permission_ids: Vec<u64>,
    /// The department that it joins.
    pub node_id: NodeId,
    /// Its description.
    pub remark: Option<String>,
    /// Whether it may quit; it may not where absent.
    pub is_allow_quit: Option<Quitting>,
    /// Who pays for it, with permission 7 alone.
    pub pay_uin: Option<String>,
}
object!(PascalCase InviteOrganizationMember {
    member_uin,
    name,
    policy_type,
    permission_ids,
    node_id,
    remark: optional,
    is_allow_quit: optional,
    pay_uin: optional
});
request!(InviteOrganizationMember, Write, Organization, Done);

/// What binds a member to the organization. The vendor knows one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationPolicy {
    /// Finances.
    Financial,
}
words!(RelationPolicy {
    Financial: "Financial"
});

/// Whether a member may leave the organization by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quitting {
    /// It may.
    Allow,
    /// It may not.
    Denied,
}
words!(Quitting {
    Allow: "Allow",
    Denied: "Denied"
});

/// `ListOrganizationInvitations`: the invitations that the caller's organization sent, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListOrganizationInvitations {
    /// 0 for those sent, 1 for those that the caller received.
    pub invited: u64,
    /// Rows to skip: a multiple of `limit`.
    pub offset: u64,
    /// Rows a page, 1–50. UNVERIFIED: the vendor names no limit for this version.
    pub limit: u64,
}
object!(PascalCase ListOrganizationInvitations { invited, offset, limit });
request!(
    ListOrganizationInvitations,
    Read,
    Organization2018,
    Invitations
);

impl ListOrganizationInvitations {
    /// All that the caller received and may still answer, or might have.
    pub const RECEIVED: ListOrganizationInvitations = ListOrganizationInvitations {
        invited: 1,
        ..ListOrganizationInvitations::SENT
    };

    /// All that were sent.
    pub const SENT: ListOrganizationInvitations = ListOrganizationInvitations {
        invited: 0,
        offset: 0,
        limit: Offset::MOST_ROWS,
    };
}

listing!(ListOrganizationInvitations by Offset: Invitations { "TotalCount", "Invitations": InvitationItem });

/// One invitation (`OrgInvitation`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationItem {
    /// The invitation.
    pub id: InvitationId,
    /// The invited account.
    pub uin: Uin,
    /// The account that sent it: the management account.
    pub host_uin: Uin,
    /// The management account's name.
    pub host_name: String,
    /// The management account's mail address.
    pub host_mail: String,
    /// What became of it.
    pub status: InvitationStatus,
    /// The name that the account gets in the organization.
    pub name: String,
    /// Its description.
    pub remark: String,
    /// 1 for an enterprise organization.
    pub org_type: u64,
    /// When it was sent.
    pub invite_time: Timestamp,
    /// Until when it can be accepted.
    pub expire_time: Timestamp,
    /// The department that the account joins. Not of the vendor.
    pub node_id: Option<NodeId>,
    /// The finance permissions that it gives. Not of the vendor.
    pub permission_ids: Vec<u64>,
    /// Whether it may quit. Not of the vendor.
    pub is_allow_quit: Option<Quitting>,
}
object!(PascalCase InvitationItem {
    id,
    uin,
    host_uin,
    host_name: or_blank,
    host_mail: or_blank,
    status,
    name,
    remark: or_blank,
    org_type,
    invite_time,
    expire_time,
    node_id: optional,
    permission_ids: optional,
    is_allow_quit: optional
});

numbers!(
    /// What became of an invitation. The order is that in which people look for them.
    InvitationStatus, "status of an invitation" {
        /// It waits for an answer.
        Pending: 0,
        /// The account joined.
        Accepted: 1,
        /// It does not hold any more. UNVERIFIED: the vendor has no other number for one that was rejected.
        Invalid: 2,
        /// The organization cancelled it.
        Cancelled: 3,
        /// Nobody answered in time.
        Expired: -1,
    }
);

/// `CancelOrganizationInvitation`: cancels an open invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelOrganizationInvitation {
    /// The invitation.
    pub id: InvitationId,
}
object!(PascalCase CancelOrganizationInvitation { id });
request!(CancelOrganizationInvitation, Write, Organization2018, Done);

/// `AcceptOrganizationInvitation`: the caller joins the organization that invited it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptOrganizationInvitation {
    /// The invitation.
    pub id: InvitationId,
}
object!(PascalCase AcceptOrganizationInvitation { id });
request!(AcceptOrganizationInvitation, Write, Organization2018, Done);

/// `DenyOrganizationInvitation`: the caller does not join the organization that invited it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DenyOrganizationInvitation {
    /// The invitation.
    pub id: InvitationId,
}
object!(PascalCase DenyOrganizationInvitation { id });
request!(DenyOrganizationInvitation, Write, Organization2018, Done);
