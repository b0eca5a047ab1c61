//! The texts of departments and members.

use super::Language;
use charter_core::contract::{InvitationStatus, PermissionId};
use charter_core::domain::NameFault;

/// Departments, members, and the policies in force at each of them.
#[derive(Debug)]
pub struct OrganizationTexts {
    pub language: Language,
    pub department: &'static str,
    pub member: &'static str,
    pub account_id: &'static str,
    pub member_name: &'static str,
    pub description: &'static str,
    pub column_department: &'static str,
    pub payment_mode: &'static str,
    pub self_pay: &'static str,
    pub pay_on_behalf: &'static str,
    pub finance_permissions: &'static str,
    pub permission_name: fn(PermissionId) -> &'static str,
    pub comma: &'static str,
}

pages! {
    OrganizationTexts of organization:
    DEPARTMENTS departments: DepartmentsTexts,
    DETAILS details: DetailsTexts,
    EDIT edit: EditTexts,
    ADD add: AddTexts,
    DELETE delete: DeleteTexts,
    MOVE_DEPARTMENT move_department: MoveDepartmentTexts,
    IN_FORCE in_force: InForceTexts,
    NOT_MANAGER not_manager: NotManagerTexts,
    MEMBERS members: MembersTexts,
    BASIC basic: BasicTexts,
    MEMBER_ACTIONS member_actions: MemberActionsTexts,
    MEMBER_FIELDS member_fields: MemberFieldsTexts,
    EDIT_MEMBER edit_member: EditMemberTexts,
    RELOCATE relocate: RelocateTexts,
    REMOVE remove: RemoveTexts,
    INVITATIONS invitations: InvitationsTexts,
    INVITATION invitation: InvitationTexts,
    CANCEL cancel: CancelTexts,
    INVITE invite: InviteTexts,
}

/// The department tree.
#[derive(Debug)]
pub struct DepartmentsTexts {
    pub title: &'static str,
    pub text: &'static str,
    pub tree: &'static str,
    pub search: &'static str,
    pub search_placeholder: &'static str,
    pub no_match_title: &'static str,
    pub no_match_text: &'static str,
    pub clear_search: &'static str,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
    pub unknown_title: &'static str,
    pub unknown_text: &'static str,
    pub to_root: &'static str,
    pub all: &'static str,
}

/// The details of a department or member.
#[derive(Debug)]
pub struct DetailsTexts {
    pub title: &'static str,
    pub root_department: &'static str,
    pub department_id: &'static str,
    pub created: &'static str,
    pub joined: &'static str,
    pub joined_how: &'static str,
    pub joined_created: &'static str,
    pub joined_invited: &'static str,
    pub path: &'static str,
    pub sub_departments: &'static str,
    pub members_here: &'static str,
    pub accounts_below: &'static str,
    pub show_members: &'static str,
}

/// Renaming and describing a department.
#[derive(Debug)]
pub struct EditTexts {
    pub action: &'static str,
    pub title: fn(department: &str) -> String,
    pub save: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub name_fault: fn(NameFault) -> String,
    pub done: fn(department: &str) -> String,
}

/// Creating a department.
#[derive(Debug)]
pub struct AddTexts {
    pub action: &'static str,
    pub below: &'static str,
    pub create: &'static str,
    pub title: &'static str,
    pub submit: &'static str,
    pub parent: &'static str,
    pub parent_fault: &'static str,
    pub too_deep: fn(levels: &str) -> String,
    pub too_many: fn(departments: &str) -> String,
    pub done: fn(department: &str) -> String,
}

/// Deleting a department.
#[derive(Debug)]
pub struct DeleteTexts {
    pub action: &'static str,
    pub title: fn(department: &str) -> String,
    pub confirm: &'static str,
    pub text: &'static str,
    pub root: &'static str,
    pub not_empty: &'static str,
    pub blockers: fn(blockers: usize) -> String,
    pub more: fn(blockers: usize) -> String,
    pub done: fn(department: &str) -> String,
}

/// Moving a department.
#[derive(Debug)]
pub struct MoveDepartmentTexts {
    pub action: &'static str,
    pub title: fn(department: &str) -> String,
    pub text: fn(departments: usize, accounts: usize) -> String,
    pub target: &'static str,
    pub choose: &'static str,
    pub to: fn(department: &str) -> String,
    pub root: &'static str,
    pub inside: &'static str,
    pub here: &'static str,
    pub too_deep: fn(levels: &str) -> String,
    pub name_used: &'static str,
    pub done: fn(department: &str, target: &str) -> String,
}

/// The policies in force at a department or member.
#[derive(Debug)]
pub struct InForceTexts {
    pub title: &'static str,
    pub bind: &'static str,
    pub unbind: &'static str,
    pub bound_here: &'static str,
    pub inherited_from: fn(department: &str) -> String,
    pub root_level: &'static str,
    pub since: &'static str,
    pub nothing_bound: &'static str,
    pub how_judged: &'static str,
    pub judged_upward: &'static str,
    pub judged_deny: &'static str,
    pub judged_allow: &'static str,
    pub judged_bounds: &'static str,
    pub disabled_title: &'static str,
    pub disabled_text: &'static str,
    pub disabled_link: &'static str,
}

/// To an account that may not see the organization.
#[derive(Debug)]
pub struct NotManagerTexts {
    pub what: &'static str,
    pub why: &'static str,
    pub what_to_do: &'static str,
}

/// The member table.
#[derive(Debug)]
pub struct MembersTexts {
    pub title: &'static str,
    pub text: &'static str,
    pub name: &'static str,
    pub path: &'static str,
    pub updated: &'static str,
    pub policies: &'static str,
    pub policies_hint: &'static str,
    pub file: &'static str,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
    pub to_departments: &'static str,
}

/// The organization of the caller, or the invitations that it received.
#[derive(Debug)]
pub struct BasicTexts {
    pub text: &'static str,
    pub organization: &'static str,
    pub organization_id: &'static str,
    pub creator: &'static str,
    pub management_account: &'static str,
    pub created: &'static str,
    pub joined: &'static str,
    pub role: &'static str,
    pub is_management: &'static str,
    pub root: &'static str,
    pub outside: &'static str,
    pub outside_text: &'static str,
    pub no_invitations: fn(days: i64) -> String,
    pub invited_by: fn(organization: &str) -> String,
    pub expired: &'static str,
    pub accept: &'static str,
    pub accept_title: fn(organization: &str) -> String,
    pub accept_text: &'static str,
    pub accepted: fn(organization: &str) -> String,
    pub reject: &'static str,
    pub reject_title: fn(organization: &str) -> String,
    pub reject_text: &'static str,
    pub rejected: fn(organization: &str) -> String,
}

/// What can be done with members.
#[derive(Debug)]
pub struct MemberActionsTexts {
    pub actions: fn(member: &str) -> String,
    pub select_first: &'static str,
}

/// The fields of a member, wherever they are filled in.
#[derive(Debug)]
pub struct MemberFieldsTexts {
    pub name_hint: &'static str,
    pub name_fault: fn(NameFault) -> String,
    pub department_fault: &'static str,
}

/// Editing a member.
#[derive(Debug)]
pub struct EditMemberTexts {
    pub action: &'static str,
    pub title: fn(member: &str) -> String,
    pub save: &'static str,
    pub remark_fault: fn(characters: usize) -> String,
    pub done: fn(member: &str) -> String,
}

/// Moving members to another department.
#[derive(Debug)]
pub struct RelocateTexts {
    pub action: &'static str,
    pub title: fn(member: &str) -> String,
    pub several_title: fn(members: usize) -> String,
    pub confirm: fn(department: &str) -> String,
    pub to: &'static str,
    pub text: &'static str,
    pub there: &'static str,
    pub done: fn(member: &str, department: &str) -> String,
    pub several_done: fn(members: usize, department: &str) -> String,
}

/// Removing members.
#[derive(Debug)]
pub struct RemoveTexts {
    pub action: &'static str,
    pub several: fn(members: usize) -> String,
    pub title: fn(member: &str) -> String,
    pub several_title: fn(members: usize) -> String,
    pub text: &'static str,
    pub policies: fn(policies: &[String]) -> String,
    pub several_policies: &'static str,
    pub are_created: fn(created: usize) -> String,
    pub created: &'static str,
    pub done: fn(member: &str) -> String,
    pub several_done: fn(members: usize) -> String,
}

/// The record of invitations.
#[derive(Debug)]
pub struct InvitationsTexts {
    pub title: &'static str,
    pub text: &'static str,
    pub file: &'static str,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
    pub actions: fn(member: &str) -> String,
    pub show_details: &'static str,
    pub select_first: &'static str,
}

/// One invitation.
#[derive(Debug)]
pub struct InvitationTexts {
    pub kind: &'static str,
    pub id: &'static str,
    pub status: &'static str,
    pub status_name: fn(InvitationStatus) -> &'static str,
    pub sent: &'static str,
    pub expires: &'static str,
    pub may_quit: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub unknown: &'static str,
    pub unknown_text: &'static str,
}

/// Cancelling invitations.
#[derive(Debug)]
pub struct CancelTexts {
    pub action: &'static str,
    pub several: fn(invitations: usize) -> String,
    pub title: fn(member: &str) -> String,
    pub several_title: fn(invitations: usize) -> String,
    pub text: &'static str,
    pub done: fn(member: &str) -> String,
    pub several_done: fn(invitations: usize) -> String,
    pub not_open: fn(member: &str, status: &str) -> String,
}

/// Inviting a member, step by step.
#[derive(Debug)]
pub struct InviteTexts {
    pub title: &'static str,
    pub text: &'static str,
    pub step_account: &'static str,
    pub step_finance: &'static str,
    pub step_department: &'static str,
    pub account_hint: &'static str,
    pub account_fault: &'static str,
    pub permission_required: &'static str,
    pub inherit_offer_hint: &'static str,
    pub self_pay_hint: &'static str,
    pub pay_on_behalf_hint: &'static str,
    pub quitting: &'static str,
    pub quitting_hint: &'static str,
    pub loading: &'static str,
    pub submit: &'static str,
    pub review: fn(account: &str, member: &str, department: &str) -> String,
    pub review_terms: fn(permissions: &str, payment: &str, may_quit: bool) -> String,
    pub review_expiry: fn(days: i64) -> String,
    pub done: fn(member: &str) -> String,
    pub next: &'static str,
}
