//! The texts of service control policies.

use super::Language;
use charter_policy::Severity;

/// The switch, the list, one policy, its bindings and versions, the editor, and checking a pasted text.
#[derive(Debug)]
pub struct PolicyTexts {
    pub language: Language,
    pub title: &'static str,
    pub policy: &'static str,
    pub policies: fn(policies: usize) -> String,
    pub name: &'static str,
    pub kind: &'static str,
    pub custom: &'static str,
    pub system: &'static str,
    pub description: &'static str,
    pub policy_id: &'static str,
    pub created_at: &'static str,
    pub modified: &'static str,
    pub department: &'static str,
    pub member: &'static str,
    pub comma: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub duplicate: &'static str,
    pub to_the_policy: &'static str,
    pub policy_to_target: fn(policy: &str, target: &str) -> String,
    pub policy_syntax: &'static str,
}

pages! {
    PolicyTexts of policies:
    REFUSAL refusal: RefusalTexts,
    LIST list: ListTexts,
    FEATURE feature: FeatureTexts,
    RESTORE restore: RestoreTexts,
    BINDING binding: BindingTexts,
    BIND bind: BindTexts,
    UNBIND unbind: UnbindTexts,
    DELETION deletion: DeletionTexts,
    VERSIONS versions: VersionsTexts,
    REVERT revert: RevertTexts,
    EDITOR editor: PolicyEditorTexts,
    EXAMPLES examples: ExamplesTexts,
    WRITING writing: WritingTexts,
    CREATING creating: CreatingTexts,
    EDITING editing: EditingTexts,
    CONFLICT conflict: ConflictTexts,
    CHECK check: CheckTexts,
}

/// Why something cannot be done.
#[derive(Debug)]
pub struct RefusalTexts {
    pub system: &'static str,
    pub system_view_only: &'static str,
    pub disabled: &'static str,
    pub bound: fn(targets: usize) -> String,
    pub because_of: fn(policy: &str, reason: &str) -> String,
    pub select_first: &'static str,
    pub feature_is_off: &'static str,
    pub feature_is_off_text: &'static str,
    pub to_the_switch: &'static str,
}

/// The list.
#[derive(Debug)]
pub struct ListTexts {
    pub text: &'static str,
    pub bound_targets: &'static str,
    pub bound_yes_no: &'static str,
    pub findings: &'static str,
    pub checking: &'static str,
    pub not_checked: &'static str,
    pub worst: fn(Severity) -> &'static str,
    pub severity_count: fn(severity: Severity, count: usize) -> String,
    pub actions_for: fn(policy: &str) -> String,
    pub bindings_and_versions: &'static str,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
}

/// The switch of the feature.
#[derive(Debug)]
pub struct FeatureTexts {
    pub label: &'static str,
    pub loading: &'static str,
    pub on_text: &'static str,
    pub off_text: &'static str,
    pub enable_title: &'static str,
    pub enable_confirm: &'static str,
    pub enable_binds: fn(departments: usize, members: usize) -> String,
    pub enable_without: fn(targets: usize) -> String,
    pub enable_later: &'static str,
    pub enable_nothing_forbidden: fn(accounts: usize) -> String,
    pub enabled: &'static str,
    pub disable_title: &'static str,
    pub disable_confirm: &'static str,
    /// Of `bindings` so many are of `FullQcloudAccess`.
    pub disable_unbinds:
        fn(bindings: usize, full_access: usize, departments: usize, members: usize) -> String,
    pub disable_without: fn(targets: usize) -> String,
    pub disable_accounts: fn(accounts: usize) -> String,
    pub disable_keeps: &'static str,
    pub disabled: &'static str,
}

/// The bindings from before the feature was disabled.
#[derive(Debug)]
pub struct RestoreTexts {
    pub offer: fn(bindings: usize) -> String,
    pub offer_text: &'static str,
    pub open: &'static str,
    pub title: &'static str,
    pub text: &'static str,
    pub confirm: fn(bindings: usize) -> String,
    pub done: fn(bindings: usize, unbound: usize) -> String,
    pub done_some: fn(done: usize, all: usize) -> String,
    pub unbinds: fn(targets: usize) -> String,
    pub unbinds_hint: fn(targets: &str) -> String,
    pub unbinds_only: fn(targets: usize) -> String,
    pub without: fn(targets: usize) -> String,
    pub without_text: &'static str,
    pub former_bindings: &'static str,
}

/// The departments and members that a policy is bound to.
#[derive(Debug)]
pub struct BindingTexts {
    pub governs: fn(accounts: usize, departments: usize) -> String,
    pub title: &'static str,
    pub text: &'static str,
    pub targets: &'static str,
    pub target: &'static str,
    pub target_kind: &'static str,
    pub target_id: &'static str,
    pub path: &'static str,
    pub departments_below: &'static str,
    pub accounts_governed: &'static str,
    pub since: &'static str,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
    pub targets_count: fn(targets: usize) -> String,
    pub names_and_more: fn(names: &str, more: usize) -> String,
}

/// Binding.
#[derive(Debug)]
pub struct BindTexts {
    pub action: &'static str,
    pub open: &'static str,
    pub title: fn(policy: &str) -> String,
    pub several_title: fn(policies: usize) -> String,
    pub to: fn(target: &str) -> String,
    pub to_several: fn(targets: usize) -> String,
    pub hint: &'static str,
    pub here_title: fn(target: &str) -> String,
    pub these: fn(policies: &str) -> String,
    pub choose_policies: &'static str,
    pub choose_targets: &'static str,
    pub done: fn(policy: &str, target: &str) -> String,
    pub done_some: fn(policy: &str, done: usize, all: usize) -> String,
}

/// Unbinding.
#[derive(Debug)]
pub struct UnbindTexts {
    pub action: &'static str,
    pub title: fn(policy: &str, target: &str) -> String,
    pub several_title: fn(policy: &str, targets: usize) -> String,
    pub from: fn(target: &str) -> String,
    pub from_several: fn(targets: usize) -> String,
    pub done: fn(policy: &str, target: &str) -> String,
    pub system_title: &'static str,
    pub system_text: &'static str,
    pub last_policy: fn(target: &str) -> String,
    pub last_policy_several: fn(targets: &str) -> String,
    pub last_policy_some: fn(targets: &str) -> String,
    pub last_policy_note: &'static str,
    pub last_policy_what_to_do: &'static str,
}

/// Deleting.
#[derive(Debug)]
pub struct DeletionTexts {
    pub action: &'static str,
    pub title: fn(policies: &str) -> String,
    pub confirm: fn(policies: &str) -> String,
    pub text: &'static str,
    pub done: fn(policies: &str, count: usize) -> String,
}

/// The versions of a policy.
#[derive(Debug)]
pub struct VersionsTexts {
    pub title: &'static str,
    pub version: fn(number: u64) -> String,
    pub column: &'static str,
    pub current: &'static str,
    pub saved_at: &'static str,
    pub saved_by: &'static str,
    pub made_by: &'static str,
    pub name_then: &'static str,
    pub action: fn(action: &str) -> String,
    pub reverted_to: fn(version: u64) -> String,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
    pub empty_of_system: &'static str,
    pub compare: &'static str,
    pub compare_from: &'static str,
    pub compare_to: &'static str,
}

/// Going back to a version.
#[derive(Debug)]
pub struct RevertTexts {
    pub to: fn(number: u64) -> String,
    pub title: fn(policy: &str, number: u64) -> String,
    pub current: &'static str,
    pub text: &'static str,
    pub diff: &'static str,
    pub done: fn(policy: &str, number: u64) -> String,
}

/// The editor around the text.
#[derive(Debug)]
pub struct PolicyEditorTexts {
    pub size: fn(used: usize, limit: usize) -> String,
    pub place: fn(line: usize, column: usize) -> String,
    pub keys: &'static str,
    pub fix: &'static str,
    pub unwrap: &'static str,
    pub check_as: fn(cloud: &str, kind: &str) -> String,
    /// The name came with the policy, out of the text around it.
    pub name_taken: fn(name: &str) -> String,
    pub empty_hint: &'static str,
    pub nothing_found_hint: &'static str,
}

/// What the examples are called.
#[derive(Debug)]
pub struct ExamplesTexts {
    pub logs: &'static str,
    pub role_service: &'static str,
    pub role_account: &'static str,
    pub bucket_user: &'static str,
    pub bucket_https: &'static str,
    pub network: &'static str,
    pub trail: &'static str,
    pub playbooks: &'static str,
    pub directory: &'static str,
    pub allow: &'static str,
}

/// The two steps of creating and editing.
#[derive(Debug)]
pub struct WritingTexts {
    pub step_text: &'static str,
    pub step_name: &'static str,
    pub next_anyway: &'static str,
    pub text_missing: &'static str,
    pub text_has_errors: fn(errors: usize) -> String,
    pub text_has_errors_hint: &'static str,
    pub unfinished: &'static str,
    pub unfinished_text: &'static str,
    pub name_hint: &'static str,
    pub name_empty: &'static str,
    pub name_too_long: fn(used: usize, limit: usize) -> String,
    pub name_character: fn(char) -> String,
    pub description_hint: fn(used: usize, limit: usize) -> String,
    pub description_too_long: fn(used: usize, limit: usize) -> String,
    pub draft_proposed: &'static str,
    pub draft_proposed_text: &'static str,
}

/// Creating a policy.
#[derive(Debug)]
pub struct CreatingTexts {
    pub title: &'static str,
    pub text: &'static str,
    pub review: fn(policy: &str, size: usize, limit: usize) -> String,
    pub done: fn(policy: &str) -> String,
    pub next: &'static str,
}

/// Editing a policy.
#[derive(Debug)]
pub struct EditingTexts {
    pub action: &'static str,
    pub title: &'static str,
    pub title_of: fn(policy: &str) -> String,
    pub text: &'static str,
    pub diff: &'static str,
    pub review: fn(policy: &str, bound: usize, accounts: Option<usize>) -> String,
    pub done: fn(policy: &str) -> String,
    pub save: &'static str,
    pub question: fn(policy: &str) -> String,
    pub takes_effect: &'static str,
    pub save_for_accounts: fn(accounts: usize) -> String,
}

/// A policy that somebody else changed meanwhile.
#[derive(Debug)]
pub struct ConflictTexts {
    pub title: &'static str,
    pub text: &'static str,
    pub legend: &'static str,
    pub diff: &'static str,
    pub theirs: &'static str,
    pub mine: &'static str,
    pub go_on_editing: &'static str,
    pub take_theirs: &'static str,
    pub keep_mine: &'static str,
    pub took_theirs: &'static str,
    pub bring_mine_back: &'static str,
}

/// Checking a pasted policy.
#[derive(Debug)]
pub struct CheckTexts {
    pub title: &'static str,
    pub text: &'static str,
    pub profile: &'static str,
    pub cloud: &'static str,
    /// The kind was told from the text.
    pub kind_recognized: &'static str,
    /// What the clouds are called, by the names of their languages.
    pub clouds: &'static [(&'static str, &'static str)],
    /// Language and kind, what the kind is called, and what it is for.
    pub kinds: &'static [(&'static str, &'static str, &'static str, &'static str)],
    pub clear: &'static str,
    pub create_from_this: &'static str,
}
