use super::count;
use crate::app::texts::Language;
use crate::app::texts::organization::*;
use crate::ui::words::group;
use charter_core::contract::{InvitationStatus, PermissionId};
use charter_core::domain::NameFault;
use charter_core::domain::organization::{MEMBER_NAME_CHARACTERS, NAME_CHARACTERS};

/// What is wrong with a name of so many characters at most.
fn name_fault(fault: NameFault, most: usize) -> String {
    match fault {
        NameFault::Empty => "Enter a name.".to_owned(),
        NameFault::TooLong => format!("A name has at most {most} characters."),
        NameFault::Character(' ') => "A name has no spaces.".to_owned(),
        NameFault::Character(c) => format!("A name can't have “{c}”."),
    }
}

pub static TEXTS: OrganizationTexts = OrganizationTexts {
    language: Language::English,
    department: "Department",
    member: "Member",
    account_id: "Account ID",
    member_name: "Member name",
    description: "Description",
    column_department: "Department",
    payment_mode: "Payment mode",
    self_pay: "Self-pay",
    pay_on_behalf: "Pay-on-behalf",
    finance_permissions: "Member finance authorization",
    permission_name: PermissionId::name,
    comma: ", ",
};

pub static DEPARTMENTS: DepartmentsTexts = DepartmentsTexts {
    title: "Departments",
    text: "The organization as a tree, with the policies in force at each department and member.",
    tree: "Departments and members",
    search: "Search departments and members",
    search_placeholder: "Name or ID",
    no_match_title: "No department or member matches",
    no_match_text: "The search looks at names and IDs.",
    clear_search: "Clear search",
    empty_title: "No departments yet",
    empty_text: "The departments and members of your organization appear here.",
    unknown_title: "Not in this organization",
    unknown_text: "The address names a department or member that is not, or no longer, part of the organization.",
    to_root: "Show the root department",
    all: "All departments",
};

pub static DETAILS: DetailsTexts = DetailsTexts {
    title: "Details",
    root_department: "Root department",
    department_id: "Department ID",
    created: "Created",
    joined: "Joined",
    joined_how: "How it joined",
    joined_created: "Created",
    joined_invited: "Invited",
    path: "Path",
    sub_departments: "Sub-departments",
    members_here: "Members",
    accounts_below: "Accounts at every level below",
    show_members: "Show in the member table",
};

pub static EDIT: EditTexts = EditTexts {
    action: "Edit name and description",
    title: |department| format!("Edit {department}"),
    save: "Save",
    name: "Department name",
    name_hint: "Letters, digits and +@&._[]-",
    name_fault: |fault| name_fault(fault, NAME_CHARACTERS),
    done: |department| format!("Saved {department}"),
};

pub static ADD: AddTexts = AddTexts {
    action: "Add department",
    below: "Add sub-department",
    create: "Create department",
    title: "Add a department",
    submit: "Add department",
    parent: "Parent department",
    parent_fault: "Choose a department.",
    too_deep: |levels| format!("This is the deepest level: there are {levels} below the root."),
    too_many: |departments| format!("It has {departments} sub-departments, which is the limit."),
    done: |department| format!("Added {department}"),
};

pub static DELETE: DeleteTexts = DeleteTexts {
    action: "Delete",
    title: |department| format!("Delete {department}?"),
    confirm: "Delete department",
    text: "No department or member is in it. The policies bound to it are unbound with it; pending invitations to it have to be cancelled first.",
    root: "The root department can't be deleted.",
    not_empty: "Move or delete what is in it first.",
    blockers: |blockers| {
        let blockers = count(blockers, "department or member", "departments and members");
        format!("Only an empty department can be deleted. In it: {blockers}.")
    },
    more: |blockers| format!("and {} more", group(blockers)),
    done: |department| format!("Deleted {department}"),
};

pub static MOVE_DEPARTMENT: MoveDepartmentTexts = MoveDepartmentTexts {
    action: "Move…",
    title: |department| format!("Move {department}"),
    text: |departments, accounts| {
        let policies = "The policies of the departments above its new place apply from then on, instead of those above it now.";
        if (departments, accounts) == (0, 0) {
            return policies.to_owned();
        }
        let below = count(departments, "department", "departments");
        let accounts = count(accounts, "account", "accounts");
        format!("It moves with {below} below it and {accounts}. {policies}")
    },
    target: "New parent department",
    choose: "Choose the new parent department.",
    to: |department| format!("Move to {department}"),
    root: "The root department can't be moved.",
    inside: "is what moves, or inside it",
    here: "already its parent",
    too_deep: |levels| format!("more than {levels} levels"),
    name_used: "has one of this name",
    done: |department, target| format!("Moved {department} to {target}"),
};

pub static IN_FORCE: InForceTexts = InForceTexts {
    title: "Policies in force",
    bind: "Bind a policy…",
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
    judged_bounds: "Service control policies only set limits: they grant nothing, and do not apply to service-linked roles.",
    disabled_title: "Service control policies are disabled",
    disabled_text: "No policy is in force anywhere in the organization.",
    disabled_link: "Go to service control policies",
};

pub static NOT_MANAGER: NotManagerTexts = NotManagerTexts {
    what: "Only the management account sees this",
    why: "You act as an account that may not list departments, members and the policies bound to them.",
    what_to_do: "Act as the management account to see them.",
};

pub static MEMBERS: MembersTexts = MembersTexts {
    title: "Members",
    text: "Every account of the organization, the management account aside.",
    name: "Name",
    path: "Path",
    updated: "Modified",
    policies: "Own policies",
    policies_hint: "Policies bound to the member itself; its departments' policies apply as well.",
    file: "members.csv",
    empty_title: "No members yet",
    empty_text: "Accounts that are created in the organization or accept an invitation appear here.",
    to_departments: "Go to departments",
};

pub static BASIC: BasicTexts = BasicTexts {
    text: "The organization that this account belongs to, or the invitations that it received.",
    organization: "Organization",
    organization_id: "Organization ID",
    creator: "Created by",
    management_account: "Management account ID",
    created: "Created",
    joined: "Joined",
    role: "This account",
    is_management: "Management account",
    root: "Root department ID",
    outside: "This account belongs to no organization",
    outside_text: "It can join one that has invited it. After that, the invitations are hidden until it quits.",
    no_invitations: |days| {
        format!(
            "An invitation from an organization appears here, and can be answered for {days} days."
        )
    },
    invited_by: |organization| format!("Invitation from {organization}"),
    expired: "The invitation has expired. Ask the organization for another one.",
    accept: "Join",
    accept_title: |organization| format!("Join the organization of {organization}?"),
    accept_text: "The account gives the organization the permissions named in the invitation, and its service control policies limit what the account may do. Joining can’t be undone: leaving is for the organization to allow.",
    accepted: |organization| format!("Joined the organization of {organization}"),
    reject: "Reject",
    reject_title: |organization| format!("Reject the invitation from {organization}?"),
    reject_text: "The organization sees that you rejected it. That can’t be undone; the organization can invite the account again.",
    rejected: |organization| format!("Rejected the invitation from {organization}"),
};

pub static MEMBER_ACTIONS: MemberActionsTexts = MemberActionsTexts {
    actions: |member| format!("Actions for {member}"),
    select_first: "Select members first.",
};

pub static MEMBER_FIELDS: MemberFieldsTexts = MemberFieldsTexts {
    name_hint: "Letters, digits, Chinese characters and +@&._[]-:,",
    name_fault: |fault| name_fault(fault, MEMBER_NAME_CHARACTERS),
    department_fault: "Choose a department.",
};

pub static EDIT_MEMBER: EditMemberTexts = EditMemberTexts {
    action: "Edit member",
    title: |member| format!("Edit {member}"),
    save: "Save member",
    remark_fault: |characters| format!("A description has at most {characters} characters."),
    done: |member| format!("Saved {member}"),
};

pub static RELOCATE: RelocateTexts = RelocateTexts {
    action: "Move to department",
    title: |member| format!("Move {member} to another department"),
    several_title: |members| {
        format!(
            "Move {} to another department",
            count(members, "member", "members")
        )
    },
    confirm: |department| format!("Move to {department}"),
    to: "Target department",
    text: "In the target department, its policies and those of the departments above it apply. Policies bound directly to a member move with it.",
    there: "Choose another department: they are in this one already.",
    done: |member, department| format!("Moved {member} to {department}"),
    several_done: |members, department| {
        format!(
            "Moved {} to {department}",
            count(members, "member", "members")
        )
    },
};

pub static REMOVE: RemoveTexts = RemoveTexts {
    action: "Remove member",
    several: |members| format!("Remove {}", count(members, "member", "members")),
    title: |member| format!("Remove {member} from the organization?"),
    several_title: |members| {
        format!(
            "Remove {} from the organization?",
            count(members, "member", "members")
        )
    },
    text: "A removed member disappears from the member list and from its department, and the organization's policies no longer apply to it. Its account stays, and you can invite it again.",
    policies: |policies| match policies {
        [] => "No service control policy is bound to it directly.".to_owned(),
        policies => format!(
            "These policies are unbound from it: {}.",
            policies.join(", ")
        ),
    },
    several_policies: "All policies bound directly to these members are unbound, the last ones included.",
    are_created: |created| {
        format!(
            "{} created in the organization. Created members can't be removed: they are refused, and the others are removed.",
            if created == 1 {
                "1 of them was".to_owned()
            } else {
                format!("{} of them were", group(created))
            }
        )
    },
    created: "Members created in the organization can't be removed.",
    done: |member| format!("Removed {member} from the organization"),
    several_done: |members| {
        format!(
            "Removed {} from the organization",
            count(members, "member", "members")
        )
    },
};

pub static INVITATIONS: InvitationsTexts = InvitationsTexts {
    title: "Member invitation record",
    text: "Accounts that were invited to the organization, and what became of it.",
    file: "invitations.csv",
    empty_title: "No invitations yet",
    empty_text: "Accounts that you invite to the organization appear here.",
    actions: |member| format!("Actions for the invitation of {member}"),
    show_details: "Show details",
    select_first: "Select invitations first.",
};

pub static INVITATION: InvitationTexts = InvitationTexts {
    kind: "Invitation",
    id: "Invitation ID",
    status: "Status",
    status_name: |status| match status {
        InvitationStatus::Pending => "Pending",
        InvitationStatus::Accepted => "Accepted",
        InvitationStatus::Invalid => "Rejected or invalid",
        InvitationStatus::Cancelled => "Cancelled",
        InvitationStatus::Expired => "Expired",
    },
    sent: "Sent",
    expires: "Expires",
    may_quit: "May quit by itself",
    yes: "Yes",
    no: "No",
    unknown: "There is no such invitation",
    unknown_text: "The address comes from another browser's data.",
};

pub static CANCEL: CancelTexts = CancelTexts {
    action: "Cancel invitation",
    several: |invitations| format!("Cancel {}", count(invitations, "invitation", "invitations")),
    title: |member| format!("Cancel the invitation of {member}?"),
    several_title: |invitations| {
        format!(
            "Cancel {}?",
            count(invitations, "invitation", "invitations")
        )
    },
    text: "The account can't join with it any more. You can invite it again.",
    done: |member| format!("Cancelled the invitation of {member}"),
    several_done: |invitations| {
        format!(
            "Cancelled {}",
            count(invitations, "invitation", "invitations")
        )
    },
    not_open: |member, status| {
        format!("Only pending invitations can be cancelled. {member}: {status}.")
    },
};

pub static INVITE: InviteTexts = InviteTexts {
    title: "Add member",
    text: "Invite an account in use to join the organization. It becomes a member once it accepts.",
    step_account: "Account",
    step_finance: "Finance",
    step_department: "Department and review",
    account_hint: "The ID of a Tencent Cloud root account with the same verified entity as yours, or an associated one.",
    account_fault: "Enter the account ID: digits only.",
    permission_required: "Every member gives this permission.",
    inherit_offer_hint: "Requires the same verified entity as the management account's.",
    self_pay_hint: "The member pays its own bills.",
    pay_on_behalf_hint: "The management account pays the member's bills. Requires the same verified entity as the management account's.",
    quitting: "Active quitting supported",
    quitting_hint: "The member can quit the organization by itself.",
    loading: "The departments are still loading.",
    submit: "Invite member",
    review: |account, member, department| {
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
    done: |member| format!("Invited {member}"),
    next: "It becomes a member once it accepts.",
};
