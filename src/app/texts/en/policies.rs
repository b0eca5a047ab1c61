use super::count;
use crate::app::texts::Language;
use crate::app::texts::policies::*;
use crate::ui::words::group;
use charter_policy::Severity;

pub static TEXTS: PolicyTexts = PolicyTexts {
    language: Language::English,
    title: "Service control policies",
    policy: "Policy",
    policies: |policies| count(policies, "policy", "policies"),
    name: "Name",
    kind: "Type",
    custom: "Custom",
    system: "System",
    description: "Description",
    policy_id: "Policy ID",
    created_at: "Created",
    modified: "Modified",
    department: "Department",
    member: "Member",
    comma: ", ",
    yes: "Yes",
    no: "No",
    duplicate: "Duplicate",
    to_the_policy: "View the policy",
    policy_to_target: |policy, target| format!("{policy} – {target}"),
    policy_syntax: "Policy syntax",
};

pub static REFUSAL: RefusalTexts = RefusalTexts {
    system: "A system policy is preset by the vendor: it can be viewed and bound, but not edited or deleted. Duplicate it to make your own.",
    system_view_only: "System policies cannot be edited",
    disabled: "Service control policies are disabled. Enable them first.",
    bound: |targets| {
        format!(
            "It is bound to {}. Unbind it first.",
            count(targets, "target", "targets")
        )
    },
    because_of: |policy, reason| format!("{policy}: {reason}"),
    select_first: "Select rows first",
    feature_is_off: "Service control policies are disabled",
    feature_is_off_text: "You can write and check a policy; it can be saved once they are enabled. What you type stays in this tab.",
    to_the_switch: "Go to the switch",
};

pub static LIST: ListTexts = ListTexts {
    text: "Limits on what the accounts of departments and members may do. A policy takes effect where it is bound, and everywhere below.",
    bound_targets: "Bound targets",
    bound_yes_no: "Bound",
    findings: "Findings",
    checking: "Checking…",
    not_checked: "Not checked",
    worst: |severity| match severity {
        Severity::Error => "Errors",
        Severity::Security => "Security warnings",
        Severity::Warning => "Warnings",
        Severity::Suggestion => "Suggestions",
    },
    severity_count: |severity, found| match severity {
        Severity::Error => count(found, "error", "errors"),
        Severity::Security => count(found, "security warning", "security warnings"),
        Severity::Warning => count(found, "warning", "warnings"),
        Severity::Suggestion => count(found, "suggestion", "suggestions"),
    },
    actions_for: |policy| format!("Actions for {policy}"),
    bindings_and_versions: "View bindings",
    empty_title: "No policies yet",
    empty_text: "A policy says what the accounts below a department or member may or may not do.",
};

pub static FEATURE: FeatureTexts = FeatureTexts {
    label: "Service control policies",
    loading: "Reading the state…",
    on_text: "Enabled: every department and member is bound to at least one policy.",
    off_text: "Service control policies are disabled: no policy takes effect. Policies can be viewed, but not created, edited or bound.",
    enable_title: "Enable service control policies?",
    enable_confirm: "Enable service control policies",
    enable_binds: |departments, members| {
        format!(
            "FullQcloudAccess is bound to {} and {}. It allows every operation on every resource.",
            count(departments, "department", "departments"),
            count(members, "member", "members")
        )
    },
    enable_without: |targets| {
        format!(
            "{} of them did not have it before. Restoring the bindings from before, which is offered next, can unbind it there again.",
            group(targets)
        )
    },
    enable_later: "Whatever joins later, a department or a member, is bound to it as well.",
    enable_nothing_forbidden: |accounts| {
        format!(
            "{} come under control, and nothing is forbidden to them until you bind a policy of your own.",
            count(accounts, "account", "accounts")
        )
    },
    enabled: "Service control policies enabled",
    disable_title: "Disable service control policies?",
    disable_confirm: "Disable service control policies",
    disable_unbinds: |bindings, full_access, departments, members| {
        format!(
            "{} are removed from {} and {}: {} of FullQcloudAccess, {} of your policies.",
            count(bindings, "binding", "bindings"),
            count(departments, "department", "departments"),
            count(members, "member", "members"),
            group(full_access),
            group(bindings.saturating_sub(full_access))
        )
    },
    disable_without: |targets| {
        format!(
            "{} without FullQcloudAccess will have it once the policies are enabled again. Restoring offers to unbind it there.",
            count(targets, "target", "targets")
        )
    },
    disable_accounts: |accounts| {
        format!(
            "{} lose every limit that a policy sets: whatever CAM allows them, they may do at once.",
            count(accounts, "account", "accounts")
        )
    },
    disable_keeps: "No policy is deleted. Enabling again binds FullQcloudAccess to every department and member, and offers to restore the bindings of your policies.",
    disabled: "Service control policies disabled",
};

pub static RESTORE: RestoreTexts = RestoreTexts {
    offer: |bindings| {
        format!(
            "{} from before can be restored",
            count(bindings, "binding", "bindings")
        )
    },
    offer_text: "Disabling removed them; enabling bound FullQcloudAccess alone, to every department and member.",
    open: "Restore…",
    title: "Restore the bindings from before?",
    text: "These bindings existed before service control policies were disabled. Choose which to restore.",
    confirm: |bindings| format!("Restore {}", count(bindings, "binding", "bindings")),
    done: |bindings, unbound| match (bindings, unbound) {
        (_, 0) => format!("Restored {}", count(bindings, "binding", "bindings")),
        (0, targets) => format!(
            "Unbound FullQcloudAccess from {}",
            count(targets, "target", "targets")
        ),
        (_, targets) => format!(
            "Restored {}, and unbound FullQcloudAccess from {}",
            count(bindings, "binding", "bindings"),
            count(targets, "target", "targets")
        ),
    },
    done_some: |done, all| format!("Restored {} of {} from before", group(done), group(all)),
    unbinds: |targets| {
        format!(
            "Unbind FullQcloudAccess again from {} that did not have it",
            count(targets, "target", "targets")
        )
    },
    unbinds_hint: |targets| {
        format!(
            "{targets}. Enabling bound it there too. While it stays, more is allowed there than before."
        )
    },
    unbinds_only: |targets| format!("Unbind from {}", count(targets, "target", "targets")),
    without: |targets| {
        format!(
            "FullQcloudAccess was not bound to {} before",
            count(targets, "target", "targets")
        )
    },
    without_text: "Enabling bound it there too. While it stays, more is allowed there than before.",
    former_bindings: "Bindings from before",
};

pub static BINDING: BindingTexts = BindingTexts {
    governs: |accounts, departments| {
        format!(
            "{} in {} {} governed by it. A binding takes effect at its target and everywhere below.",
            count(accounts, "account", "accounts"),
            count(departments, "department", "departments"),
            if accounts == 1 { "is" } else { "are" }
        )
    },
    title: "Binding management",
    text: "A binding takes effect at its target and everywhere below.",
    targets: "Departments and members",
    target: "Target",
    target_kind: "Target type",
    target_id: "Target ID",
    path: "Path",
    departments_below: "Departments below",
    accounts_governed: "Accounts governed",
    since: "Bound since",
    empty_title: "Bound to nothing",
    empty_text: "A policy takes effect once it is bound to a department or member.",
    targets_count: |targets| count(targets, "target", "targets"),
    names_and_more: |names, more| match more {
        0 => names.to_owned(),
        more => format!("{names} and {}", count(more, "other", "others")),
    },
};

pub static BIND: BindTexts = BindTexts {
    action: "Bind",
    open: "Bind…",
    title: |policy| format!("Bind {policy} to departments and members"),
    several_title: |policies| {
        format!(
            "Bind {} to departments and members",
            count(policies, "policy", "policies")
        )
    },
    to: |target| format!("Bind to {target}"),
    to_several: |targets| format!("Bind to {}", count(targets, "target", "targets")),
    hint: "Choose departments or members. Before anything is bound, this line says which accounts it touches.",
    here_title: |target| format!("Bind policies to {target}"),
    these: |policies| format!("Bind {policies}"),
    choose_policies: "Choose a policy first",
    choose_targets: "Choose a department or member first",
    done: |policy, target| format!("Bound {policy} to {target}"),
    done_some: |policy, done, all| {
        format!(
            "Bound {policy}: {} of {}",
            group(done),
            count(all, "binding", "bindings")
        )
    },
};

pub static UNBIND: UnbindTexts = UnbindTexts {
    action: "Unbind",
    title: |policy, target| format!("Unbind {policy} from {target}?"),
    several_title: |policy, targets| {
        format!(
            "Unbind {policy} from {}?",
            count(targets, "target", "targets")
        )
    },
    from: |target| format!("Unbind from {target}"),
    from_several: |targets| format!("Unbind from {}", count(targets, "target", "targets")),
    done: |policy, target| format!("Unbound {policy} from {target}"),
    system_title: "This may cut the accounts off",
    system_text: "What no policy of a level allows is denied. Without this policy, only what the remaining policies of each target allow is still possible.",
    last_policy: |target| format!("{target} has no other policy"),
    last_policy_several: |targets| format!("These have no other policy: {targets}"),
    last_policy_some: |targets| format!("Stays bound where there is no other policy: {targets}"),
    last_policy_note: "The last policy of a department or member cannot be unbound.",
    last_policy_what_to_do: "Bind another one to it first.",
};

pub static DELETION: DeletionTexts = DeletionTexts {
    action: "Delete",
    title: |policies| format!("Delete {policies}?"),
    confirm: |policies| format!("Delete {policies}"),
    text: "Bound to nothing, so no account is affected.",
    done: |policies, deleted| match deleted {
        1 => format!("Deleted {policies}"),
        _ => format!("Deleted {}", count(deleted, "policy", "policies")),
    },
};

pub static VERSIONS: VersionsTexts = VersionsTexts {
    title: "Versions",
    version: |number| format!("Version {number}"),
    column: "Version",
    current: "Current",
    saved_at: "Saved",
    saved_by: "By",
    made_by: "By way of",
    name_then: "Name at the time",
    action: |action| {
        match action {
            "CreatePolicy" => "Created",
            "UpdatePolicy" => "Edited",
            "UndoChange" => "Undone",
            other => other,
        }
        .to_owned()
    },
    reverted_to: |number| format!("Reverted to version {number}"),
    empty_title: "No versions",
    empty_text: "Versions you save from now on appear here.",
    empty_of_system: "A system policy never changes here.",
    compare: "Compare versions",
    compare_from: "From",
    compare_to: "To",
};

pub static REVERT: RevertTexts = RevertTexts {
    to: |number| format!("Revert to version {number}"),
    title: |policy, number| format!("Revert {policy} to version {number}?"),
    current: "This is the current version",
    text: "Name, description and text become what they were. The change takes effect at once wherever the policy is bound, and makes a new version.",
    diff: "What reverting changes in the policy syntax",
    done: |policy, number| format!("Reverted {policy} to version {number}"),
};

pub static EDITOR: PolicyEditorTexts = PolicyEditorTexts {
    size: |used, limit| format!("{} of {} characters", group(used), group(limit)),
    place: |line, column| format!("Line {line}, column {column}"),
    keys: "Ctrl Space suggests, Ctrl I explains, Ctrl F finds. F8 and Shift F8 go through the findings, Ctrl . fixes the one at the caret.",
    fix: "Fix",
    unwrap: "Unwrap the policy",
    check_as: |cloud, kind| format!("Check as {cloud}: {kind}"),
    name_taken: |name| format!("The name “{name}” was taken from the text around the policy"),
    empty_hint: "Write or paste a policy. What is wrong with it appears here at once. Or start from one of these:",
    nothing_found_hint: "Nothing to remark: the text keeps every rule that is checked here.",
};

pub static EXAMPLES: ExamplesTexts = ExamplesTexts {
    logs: "Nobody deletes logs",
    role_service: "A service may take on the role",
    role_account: "Another account may take on the role",
    bucket_user: "A user may read a folder",
    bucket_https: "Nobody without HTTPS",
    network: "Nothing from outside of a network",
    trail: "Nobody turns the audit trail off",
    playbooks: "Review the playbooks of SecMaster",
    directory: "See users of Single Sign-On",
    allow: "Everything allowed",
};

pub static WRITING: WritingTexts = WritingTexts {
    step_text: "Policy syntax",
    step_name: "Name and description",
    next_anyway: "Go on with errors",
    text_missing: "Add a statement or paste a policy first.",
    text_has_errors: |errors| format!("The text has {}", count(errors, "error", "errors")),
    text_has_errors_hint: "The service refuses a policy like this. F8 goes to the first one.",
    unfinished: "Something is filled in and not part of the policy yet",
    unfinished_text: "A condition without a value, or a resource that was not added. Finish it or take it away; going on leaves it out.",
    name_hint: "Chinese characters, letters, digits and underscores.",
    name_empty: "Give the policy a name.",
    name_too_long: |used, limit| format!("The name has {used} characters, {limit} are allowed."),
    name_character: |found| match found {
        ' ' => "A name cannot hold a space. Use an underscore.".to_owned(),
        found => format!("A name cannot hold “{found}”."),
    },
    description_hint: |used, limit| {
        format!("{used} of {limit} bytes; a Chinese character takes 3.")
    },
    description_too_long: |used, limit| {
        format!("The description has {used} bytes, {limit} are allowed.")
    },
    draft_proposed: "The proposed change is in the text",
    draft_proposed_text: "Nothing is saved yet. Review it, and save it or discard it.",
};

pub static CREATING: CreatingTexts = CreatingTexts {
    title: "Create policy",
    text: "A policy takes effect once it is bound to a department or member.",
    review: |policy, size, limit| {
        let creates = match policy {
            "" => "Creates a custom policy, which still needs a name.".to_owned(),
            policy => format!("Creates {policy}, a custom policy."),
        };
        format!(
            "{creates} Its syntax has {} of {} characters. It is bound to nothing yet, so no account is affected.",
            group(size),
            group(limit)
        )
    },
    done: |policy| format!("Created {policy}"),
    next: "It takes effect once it is bound: Bind… is at the top of its page.",
};

pub static EDITING: EditingTexts = EditingTexts {
    action: "Edit",
    title: "Edit policy",
    title_of: |policy| format!("Edit {policy}"),
    text: "Changes take effect at once wherever the policy is bound.",
    diff: "Saved and new",
    review: |policy, bound, accounts| match bound {
        0 => format!("Saves {policy}. It is bound to nothing, so no account is affected."),
        bound => {
            let targets = count(bound, "target", "targets");
            let reach = accounts.map_or_else(String::new, |accounts| {
                format!(" and governs {}", count(accounts, "account", "accounts"))
            });
            format!(
                "Saves {policy}, which is bound to {targets}{reach}. Before a changed text takes effect, the accounts that it touches are named."
            )
        }
    },
    done: |policy| format!("Saved {policy}"),
    save: "Save",
    question: |policy| format!("Save {policy}?"),
    takes_effect: "The new text takes effect at once wherever the policy is bound.",
    save_for_accounts: |accounts| format!("Save for {}", count(accounts, "account", "accounts")),
};

pub static CONFLICT: ConflictTexts = ConflictTexts {
    title: "Somebody else saved this policy meanwhile",
    text: "Nothing was saved, and nothing that you typed is lost.",
    legend: "Lines with − are theirs, lines with + are yours.",
    diff: "Theirs and yours",
    theirs: "Theirs",
    mine: "Yours",
    go_on_editing: "Go on editing",
    take_theirs: "Take theirs",
    keep_mine: "Keep mine and save",
    took_theirs: "You took theirs",
    bring_mine_back: "Bring mine back",
};

pub static CHECK: CheckTexts = CheckTexts {
    title: "Check a policy",
    text: "Checked at once, in this browser; nothing is sent. The text is kept until this tab is closed.",
    profile: "What it is for",
    cloud: "Cloud",
    kind_recognized: "Recognized from the text. If another kind is meant, choose it.",
    clouds: &[
        ("tencent", "Tencent Cloud"),
        ("huawei", "Huawei Cloud"),
        ("naver", "NAVER Cloud"),
    ],
    kinds: &[
        (
            "tencent",
            "scp",
            "Service control policy",
            "Limits what members may do.",
        ),
        (
            "tencent",
            "cam",
            "CAM policy",
            "Grants permissions to users, groups and roles.",
        ),
        (
            "tencent",
            "trust",
            "Role's trust policy",
            "Says who may take on a role.",
        ),
        (
            "tencent",
            "bucket",
            "Bucket policy",
            "Says who may do what with a COS bucket.",
        ),
        (
            "huawei",
            "5.0",
            "Identity policy (5.0)",
            "Grants permissions to users, groups and agencies.",
        ),
        (
            "huawei",
            "5.0-trust",
            "Trust policy (5.0)",
            "Says who may take on an agency.",
        ),
        (
            "huawei",
            "1.1",
            "IAM policy (1.1)",
            "Grants permissions in the older language.",
        ),
        (
            "huawei",
            "scp-2025-12",
            "Service control policy",
            "Limits accounts, by the rules since December 2025.",
        ),
        (
            "huawei",
            "scp-2024-11",
            "Service control policy, 2024",
            "Limits accounts, by the rules of November 2024.",
        ),
        (
            "naver",
            "user",
            "User-defined policy",
            "Grants actions to sub accounts.",
        ),
    ],
    clear: "Clear",
    create_from_this: "Create a policy from this",
};
