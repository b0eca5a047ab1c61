use super::count;
use crate::app::texts::{DeedTexts, JournalTexts, Verb};
use charter_core::domain::organization::InvitationState;
use charter_core::domain::{Identity, TableName};

pub static TEXTS: JournalTexts = JournalTexts {
    title: "Journal",
    text: "Every change: who made it, when, and what it did. Undoing adds an entry of its own.",
    count: |all| format!("({})", count(all, "change", "changes")),
    column_sequence: "No.",
    column_what: "Change",
    column_who: "By",
    column_when: "When",
    column_action: "Action",
    column_state: "State",
    you: "you",
    noun: |table| match table {
        TableName::Account => "account",
        TableName::Organization => "organization",
        TableName::Department => "department",
        TableName::Member => "member",
        TableName::Invitation => "invitation",
        TableName::ServiceControl => "the switch of service control policies",
        TableName::Policy => "policy",
        TableName::Binding => "binding",
        TableName::FormerBinding => "former binding",
        TableName::IdentityPolicy => "identity policy",
        TableName::PolicyVersion => "version of a policy",
        TableName::Sequence => "sequence",
        TableName::Reversal => "undoing",
    },
    management: "management account",
    acting: |identity, account| match identity {
        Identity::Root => account.to_owned(),
        Identity::SubUser(uin) => format!("sub-user {uin} of {account}"),
        Identity::DelegatedAdmin(service) => {
            format!("{account} as the delegated admin of service {service}")
        }
        Identity::CenterUser(user) => format!("Identity Center user {user} in {account}"),
        Identity::CenterRole(role) => format!("Identity Center role {role} in {account}"),
        Identity::ServiceLinkedRole(service) => {
            format!("service-linked role of service {service} in {account}")
        }
    },
    in_force: "In force",
    undone: "Undone",
    undone_by: |entry| format!("Undone by change {entry}"),
    older: "Load older changes",
    loaded: |loaded, all| {
        format!("The newest {loaded} of {all} changes are loaded; search and filter look in these.")
    },
    all_loaded: "These are all changes.",
    empty_title: "No changes yet",
    empty_text: "Each change to the organization appears here with its difference, and can be undone from here.",
    empty_action: "Go to service control policies",
    entry: |entry| format!("Change {entry}"),
    newer_entry: "Newer change",
    older_entry: "Older change",
    no_newer: "This is the newest change.",
    no_older: "This is the first change.",
    undoes: "Takes back",
    changes: "What changed",
    changes_count: |records| count(records, "record", "records"),
    bookkeeping: "Bookkeeping",
    bookkeeping_text: "Versions, counters and undo marks that went along. An undo leaves them alone.",
    request: "The request as sent",
    request_batch: |requests| format!("{} in one change", count(requests, "request", "requests")),
    request_cut: |lines| format!("… and {}", count(lines, "more line", "more lines")),
    created: "Created",
    changed: "Changed",
    deleted: "Deleted",
    bound_mark: "Bound",
    unbound_mark: "Unbound",
    field: "Field",
    before: "Before",
    after: "After",
    show_more: |rows| format!("Show {rows} more"),
    document_difference: |policy| format!("Policy syntax of {policy}, before and after"),
    not_found: |entry| format!("There is no change {entry}"),
    not_found_text: "It may belong to data that was reset or replaced since, or to another browser's data.",
    back_to_journal: "Go to the journal",
    records: |table| match table {
        TableName::Account => "Accounts",
        TableName::Organization => "Organization",
        TableName::Department => "Departments",
        TableName::Member => "Members",
        TableName::Invitation => "Invitations",
        TableName::ServiceControl => "Service control policy feature",
        TableName::Policy => "Policies",
        TableName::Binding => "Bindings",
        TableName::FormerBinding => "Bindings kept for restoring",
        TableName::IdentityPolicy => "Identity policies",
        TableName::PolicyVersion => "Policy versions",
        TableName::Sequence => "Counters",
        TableName::Reversal => "Undo marks",
    },
    field_name: |field| {
        Some(match field {
            "id" => "ID",
            "name" => "Name",
            "description" | "remark" => "Description",
            "kind" => "Type",
            "content" => "Policy syntax",
            "created" => "Created",
            "updated" => "Modified",
            "bound" => "Bound",
            "absent" => "Not bound",
            "saved" => "Saved",
            "joined" => "Joined",
            "switched" => "Switched",
            "policy" => "Policy",
            "target" => "Target",
            "organization" => "Organization",
            "enabled" => "State",
            "parent" => "Parent department",
            "node" => "Department",
            "root" => "Root department",
            "origin" => "How it joined",
            "entity" => "Verified entity",
            "uin" => "Account ID",
            "host" => "Management account",
            "number" => "Version",
            "by" => "By",
            "action" => "Action",
            "entry" => "Change",
            "next" => "Next number",
            "sent" => "Sent",
            "expires" => "Expires",
            "state" => "Status",
            "permissions" => "Finance permissions",
            "quitting" => "May quit",
            _ => return None,
        })
    },
    state_name: |state| match state {
        InvitationState::Open => "Pending",
        InvitationState::Accepted => "Accepted",
        InvitationState::Denied => "Rejected",
        InvitationState::Cancelled => "Cancelled",
        InvitationState::Expired => "Expired",
    },
    switch_on: "Enabled",
    switch_off: "Disabled",
    custom: "Custom",
    system: "System",
    origin_created: "Created",
    origin_invited: "Invited",
    undo: "Undo",
    redo: "Redo",
    undo_entry: |entry| format!("Undo change {entry}"),
    redo_entry: |entry| format!("Redo change {entry}"),
    undo_question: |what| format!("Undo “{what}”?"),
    redo_question: |what| format!("Redo “{what}”?"),
    undo_will: "Undoing this will:",
    redo_will: "Doing this again will:",
    in_the_way: "Changes in the way, the newest first:",
    records_in_the_way: "In the way:",
    last_policy: "It would take the last policy off these. Bind another policy there first:",
    why_not_own: "Only whoever made this change, or a root account above, may undo it.",
    why_blocked: |entry, others| match others {
        0 => format!("Change {entry} came later and builds on this one. Undo that one first."),
        more => format!(
            "Change {entry} and {more} more came later and build on this one. Undo those first, the newest before the others."
        ),
    },
    why_itself_undo: |entry| {
        format!(
            "This change took change {entry} back or did it again. Undo or redo change {entry} itself."
        )
    },
    why_final: "The other side has seen it: an invitation that was answered, cancelled or has expired stays so. Invite the account again, or remove the member that joined.",
    why_absent: "This service offers no undo.",
    done: DeedTexts {
        enabled: |bindings| {
            format!(
                "Enabled service control policies ({})",
                count(bindings, "binding", "bindings")
            )
        },
        disabled: |bindings| {
            format!(
                "Disabled service control policies ({} removed)",
                count(bindings, "binding", "bindings")
            )
        },
        created: |policies| format!("Created {policies}"),
        deleted: |policies| format!("Deleted {policies}"),
        edited: |policy, parts| format!("Changed the {parts} of {policy}"),
        renamed: |from, to| format!("Renamed {from} to {to}"),
        renamed_and_edited: |from, to, parts| {
            format!("Renamed {from} to {to} and changed its {parts}")
        },
        bound: |policies, targets| format!("Bound {policies} to {targets}"),
        unbound: |policies, targets| format!("Unbound {policies} from {targets}"),
        restored: |bindings, unbound| {
            let bindings = count(bindings, "binding", "bindings");
            match unbound {
                0 => format!("Restored {bindings} from before"),
                targets => format!(
                    "Restored {bindings} from before, and unbound FullQcloudAccess from {}",
                    count(targets, "target", "targets")
                ),
            }
        },
        unrestored: |bindings, bound| {
            let bindings = count(bindings, "restored binding", "restored bindings");
            match bound {
                0 => format!("Removed {bindings}"),
                targets => format!(
                    "Removed {bindings}, and bound FullQcloudAccess to {}",
                    count(targets, "target", "targets")
                ),
            }
        },
        undid: |entry, what| format!("Undid change {entry}: {what}"),
        redid: |entry, what| format!("Redid change {entry}: {what}"),
        moved: |members, to| match to {
            Some(department) => format!("Moved {members} to {department}"),
            None => format!("Moved {members} to several departments"),
        },
        record: |verb, kind, name, after| match verb {
            Verb::Created => format!("Created {kind} {after}"),
            Verb::Changed => format!("Changed {kind} {name}"),
            Verb::Renamed => format!("Renamed {kind} {name} to {after}"),
            Verb::Moved => format!("Moved {kind} {name}"),
            Verb::Cancelled => format!("Cancelled the {kind} of {name}"),
            Verb::Rejected => format!("Rejected the {kind} of {name}"),
            Verb::Deleted => format!("Deleted {kind} {name}"),
            Verb::Added => format!("Added {kind} {after}"),
            Verb::Removed => format!("Removed {kind} {name}"),
        },
        other: |action, records| format!("{action} ({})", count(records, "record", "records")),
    },
    to_do: DeedTexts {
        enabled: |bindings| {
            format!(
                "Enable service control policies ({})",
                count(bindings, "binding", "bindings")
            )
        },
        disabled: |bindings| {
            format!(
                "Disable service control policies ({} removed)",
                count(bindings, "binding", "bindings")
            )
        },
        created: |policies| format!("Create {policies}"),
        deleted: |policies| format!("Delete {policies}"),
        edited: |policy, parts| format!("Change the {parts} of {policy}"),
        renamed: |from, to| format!("Rename {from} to {to}"),
        renamed_and_edited: |from, to, parts| {
            format!("Rename {from} to {to} and change its {parts}")
        },
        bound: |policies, targets| format!("Bind {policies} to {targets}"),
        unbound: |policies, targets| format!("Unbind {policies} from {targets}"),
        restored: |bindings, unbound| {
            let bindings = count(bindings, "binding", "bindings");
            match unbound {
                0 => format!("Restore {bindings} from before"),
                targets => format!(
                    "Restore {bindings} from before, and unbind FullQcloudAccess from {}",
                    count(targets, "target", "targets")
                ),
            }
        },
        unrestored: |bindings, bound| {
            let bindings = count(bindings, "restored binding", "restored bindings");
            match bound {
                0 => format!("Remove {bindings}"),
                targets => format!(
                    "Remove {bindings}, and bind FullQcloudAccess to {}",
                    count(targets, "target", "targets")
                ),
            }
        },
        undid: |entry, what| format!("Undo change {entry}: {what}"),
        redid: |entry, what| format!("Redo change {entry}: {what}"),
        moved: |members, to| match to {
            Some(department) => format!("Move {members} to {department}"),
            None => format!("Move {members} to several departments"),
        },
        record: |verb, kind, name, after| match verb {
            Verb::Created => format!("Create {kind} {after}"),
            Verb::Changed => format!("Change {kind} {name}"),
            Verb::Renamed => format!("Rename {kind} {name} to {after}"),
            Verb::Moved => format!("Move {kind} {name}"),
            Verb::Cancelled => format!("Cancel the {kind} of {name}"),
            Verb::Rejected => format!("Reject the {kind} of {name}"),
            Verb::Deleted => format!("Delete {kind} {name}"),
            Verb::Added => format!("Add {kind} {after}"),
            Verb::Removed => format!("Remove {kind} {name}"),
        },
        other: |action, records| {
            format!(
                "Change {} back ({action})",
                count(records, "record", "records")
            )
        },
    },
    and_others: |first, others| format!("{first} and {}", count(others, "other", "others")),
    and: " and ",
    part_content: "policy syntax",
    part_description: "description",
    part_nothing: "dates",
    policy_number: |id| format!("policy {id}"),
    department_number: |id| format!("department {id}"),
    account_number: |id| format!("account {id}"),
};
