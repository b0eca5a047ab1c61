use super::count;
use crate::app::texts::OrganizationTexts;
use charter_core::contract::{InvitationStatus, PermissionId};
use charter_core::domain::NameFault;
use charter_core::domain::organization::{MEMBER_NAME_CHARACTERS, NAME_CHARACTERS};

pub static TEXTS: OrganizationTexts = OrganizationTexts {
    departments: "Departments",
    departments_text: "The organization as a tree, with the policies in force at each department and member.",
    tree: "Departments and members",
    search_tree: "Search departments and members",
    search_placeholder: "Name or ID",
    no_match_title: "No department or member matches",
    no_match_text: "The search looks at names and IDs.",
    clear_search: "Clear search",
    empty_title: "No departments yet",
    empty_text: "The departments and members of your organization appear here.",
    unknown_title: "Not in this organization",
    unknown_text: "The address names a department or member that is not, or no longer, part of the organization.",
    to_root: "Show the root department",
    all_departments: "All departments",
    department: "Department",
    root_department: "Root department",
    member: "Member",
    details: "Details",
    department_id: "Department ID",
    account_id: "Account ID",
    description: "Description",
    created: "Created",
    joined: "Joined",
    joined_how: "How it joined",
    joined_created: "Created",
    joined_invited: "Invited",
    path: "Path",
    sub_departments: "Sub-departments",
    members_here: "Members",
    accounts_below: "Accounts at every level below",
    edit_department: "Edit name and description",
    edit_title: |department| format!("Edit {department}"),
    edit_save: "Save",
    edit_name: "Department name",
    edit_name_hint: "Letters, digits and +@&._[]-",
    edit_name_fault: |fault| match fault {
        NameFault::Empty => "Enter a name.".to_owned(),
        NameFault::TooLong => format!("A name has at most {NAME_CHARACTERS} characters."),
        NameFault::Character(' ') => "A name has no spaces.".to_owned(),
        NameFault::Character(c) => format!("A name can't have “{c}”."),
    },
    edited: |department| format!("Saved {department}"),
    show_members: "Show in the member table",
    in_force: "Policies in force",
    bind_policy: "Bind a policy…",
    unbind: "Unbind…",
    bound_here: "Bound here",
    inherited_from: |department| format!("Inherited from {department}"),
    root_level: "root",
    since: "bound",
    nothing_bound: "No policy is bound at this level, so it allows nothing.",
    how_judged: "How these policies are judged together",
    judged_upward: "A request is judged at the account first, then level by level upward to the root.",
    judged_deny: "A level where a policy denies the action, or where no policy allows it, denies the request; the levels above are not asked.",
    judged_allow: "Only what every level allows passes, and goes on to the account's own CAM permissions.",
    judged_bounds: "Service control policies only set bounds: they grant nothing, and do not bind service-linked roles.",
    disabled_title: "Service control policies are disabled",
    disabled_text: "No policy is in force anywhere in the organization.",
    disabled_link: "Go to service control policies",
    not_manager: "Only the management account sees this",
    not_manager_why: "You act as an account that may not list departments, members and the policies bound to them.",
    not_manager_what_to_do: "Act as the management account to see them.",
    members: "Members",
    members_text: "Every account of the organization, the management account aside.",
    column_name: "Name",
    column_department: "Department",
    column_path: "Path",
    column_updated: "Modified",
    column_policies: "Own policies",
    column_policies_hint: "Policies bound to the member itself; its departments' policies apply as well.",
    export_name: "members.csv",
    members_empty_title: "No members yet",
    members_empty_text: "Accounts that are created in the organization or accept an invitation appear here.",
    to_departments: "Go to departments",
    invitations: "Member invitation record",
    invitations_text: "Accounts that were invited to the organization, and what became of it.",
    invitations_file: "invitations.csv",
    invitations_empty_title: "No invitations yet",
    invitations_empty_text: "Accounts that you invite to the organization appear here.",
    invitation: "Invitation",
    invitation_id: "Invitation ID",
    invitation_actions: |member| format!("Actions for the invitation of {member}"),
    status: "Status",
    status_name: |status| match status {
        InvitationStatus::Pending => "Pending",
        InvitationStatus::Accepted => "Accepted",
        InvitationStatus::Invalid => "Rejected or invalid",
        InvitationStatus::Cancelled => "Cancelled",
        InvitationStatus::Expired => "Expired",
    },
    payment_mode: "Payment mode",
    self_pay: "Self-pay",
    pay_on_behalf: "Pay-on-behalf",
    sent: "Sent",
    expires: "Expires",
    may_quit: "May quit by itself",
    yes: "Yes",
    no: "No",
    show_details: "Show details",
    cancel_invitation: "Cancel invitation",
    cancel_several: |invitations| {
        format!("Cancel {}", count(invitations, "invitation", "invitations"))
    },
    cancel_title: |member| format!("Cancel the invitation of {member}?"),
    cancel_several_title: |invitations| {
        format!(
            "Cancel {}?",
            count(invitations, "invitation", "invitations")
        )
    },
    cancel_text: "The account can't join with it any more. You can invite it again.",
    cancelled: |member| format!("Cancelled the invitation of {member}"),
    cancelled_several: |invitations| {
        format!(
            "Cancelled {}",
            count(invitations, "invitation", "invitations")
        )
    },
    select_first: "Select invitations first.",
    not_open: |member, status| {
        format!("Only pending invitations can be cancelled. {member}: {status}.")
    },
    unknown_invitation: "There is no such invitation",
    unknown_invitation_text: "The address comes from another browser's data.",
    add_member: "Add member",
    add_member_text: "Invite an account in use to join the organization. It becomes a member once it accepts.",
    step_account: "Account",
    step_finance: "Finance",
    step_department: "Department and review",
    invited_account_hint: "The ID of a Tencent Cloud root account with the same verified entity as yours, or an associated one.",
    account_fault: "Enter the account ID: digits only.",
    member_name: "Member name",
    member_name_hint: "Letters, digits, Chinese characters and +@&._[]-:,",
    member_name_fault: |fault| match fault {
        NameFault::Empty => "Enter a name.".to_owned(),
        NameFault::TooLong => format!("A name has at most {MEMBER_NAME_CHARACTERS} characters."),
        NameFault::Character(' ') => "A name has no spaces.".to_owned(),
        NameFault::Character(c) => format!("A name can't have “{c}”."),
    },
    finance_permissions: "Member finance authorization",
    permission_name: PermissionId::name,
    permission_required: "Every member gives this permission.",
    inherit_offer_hint: "Requires the same verified entity as the management account's.",
    self_pay_hint: "The member pays its own bills.",
    pay_on_behalf_hint: "The management account pays the member's bills. Requires the same verified entity as the management account's.",
    quitting: "Active quitting supported",
    quitting_hint: "The member can quit the organization by itself.",
    department_fault: "Choose a department.",
    departments_loading: "The departments are still loading.",
    invite: "Invite member",
    review_invite: |account, member, department| {
        format!("Account {account} is invited to join the department {department} as {member}.")
    },
    review_terms: |permissions, payment, may_quit| {
        let quitting = if may_quit {
            "It may quit by itself."
        } else {
            "It may not quit by itself."
        };
        format!("It gives these permissions: {permissions}. Payment mode: {payment}. {quitting}")
    },
    review_expiry: |days| {
        format!(
            "The account sees the invitation. It must accept within {days} days; after that, the invitation expires."
        )
    },
    comma: ", ",
    invited: |member| format!("Invited {member}"),
    invited_next: "It becomes a member once it accepts.",
};
