//! The texts of the journal, and of undo and redo wherever they are offered.

use charter_core::domain::organization::InvitationState;
use charter_core::domain::{Identity, TableName};

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// It was not there before.
    Created,
    /// It has the name that it had.
    Changed,
    /// It has another name.
    Renamed,
    /// It is below another department.
    Moved,
    /// It holds no longer, and stays in the record.
    Cancelled,
    /// The invited account does not want it, and it stays in the record.
    Rejected,
    /// It is gone.
    Deleted,
    /// It joined the organization.
    Added,
    /// It left the organization, and is still somewhere else.
    Removed,
}

/// The journal: who did what and when, and the way back.
#[derive(Debug)]
pub struct JournalTexts {
    pub title: &'static str,
    pub text: &'static str,
    /// Behind the title: how many changes there are.
    pub count: fn(usize) -> String,
    // The list.
    pub column_sequence: &'static str,
    pub column_what: &'static str,
    pub column_who: &'static str,
    pub column_when: &'static str,
    pub column_action: &'static str,
    pub column_state: &'static str,
    pub you: &'static str,
    /// One record of a table, within a sentence.
    pub noun: fn(TableName) -> &'static str,
    pub management: &'static str,
    /// Who acted, and in which account.
    pub acting: fn(Identity, account: &str) -> String,
    pub in_force: &'static str,
    pub undone: &'static str,
    pub undone_by: fn(u64) -> String,
    pub older: &'static str,
    pub loaded: fn(loaded: &str, all: u64) -> String,
    pub all_loaded: &'static str,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
    pub empty_action: &'static str,
    // One entry.
    pub entry: fn(u64) -> String,
    pub newer_entry: &'static str,
    pub older_entry: &'static str,
    pub no_newer: &'static str,
    pub no_older: &'static str,
    pub undoes: &'static str,
    pub changes: &'static str,
    pub changes_count: fn(usize) -> String,
    pub bookkeeping: &'static str,
    pub bookkeeping_text: &'static str,
    pub request: &'static str,
    pub request_batch: fn(usize) -> String,
    pub request_cut: fn(usize) -> String,
    pub created: &'static str,
    pub changed: &'static str,
    pub deleted: &'static str,
    pub bound_mark: &'static str,
    pub unbound_mark: &'static str,
    pub field: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub show_more: fn(usize) -> String,
    pub document_difference: fn(&str) -> String,
    pub not_found: fn(u64) -> String,
    pub not_found_text: &'static str,
    pub back_to_journal: &'static str,
    /// The kinds of records, as headings.
    pub records: fn(TableName) -> &'static str,
    // The fields of records, by their name there.
    pub field_name: fn(&str) -> Option<&'static str>,
    /// What became of an invitation.
    pub state_name: fn(InvitationState) -> &'static str,
    pub switch_on: &'static str,
    pub switch_off: &'static str,
    pub custom: &'static str,
    pub system: &'static str,
    pub origin_created: &'static str,
    pub origin_invited: &'static str,
    // Undo and redo.
    pub undo: &'static str,
    pub redo: &'static str,
    pub undo_entry: fn(u64) -> String,
    pub redo_entry: fn(u64) -> String,
    pub undo_question: fn(what: &str) -> String,
    pub redo_question: fn(what: &str) -> String,
    pub undo_will: &'static str,
    pub redo_will: &'static str,
    pub in_the_way: &'static str,
    pub records_in_the_way: &'static str,
    pub last_policy: &'static str,
    // Why undo or redo is not possible.
    pub why_not_own: &'static str,
    pub why_blocked: fn(entry: u64, others: usize) -> String,
    pub why_itself_undo: fn(entry: u64) -> String,
    pub why_final: &'static str,
    pub why_absent: &'static str,
    // Sentences.
    pub done: DeedTexts,
    pub to_do: DeedTexts,
    pub and_others: fn(first: &str, others: usize) -> String,
    pub and: &'static str,
    pub part_content: &'static str,
    pub part_description: &'static str,
    pub part_nothing: &'static str,
    pub policy_number: fn(u64) -> String,
    pub department_number: fn(u64) -> String,
    pub account_number: fn(u64) -> String,
}

/// What can be done to an organization, as sentences: of what was done, or of what doing it would do.
#[derive(Debug)]
pub struct DeedTexts {
    pub enabled: fn(bindings: usize) -> String,
    pub disabled: fn(bindings: usize) -> String,
    pub created: fn(policies: &str) -> String,
    pub deleted: fn(policies: &str) -> String,
    pub edited: fn(policy: &str, parts: &str) -> String,
    pub renamed: fn(from: &str, to: &str) -> String,
    pub renamed_and_edited: fn(from: &str, to: &str, parts: &str) -> String,
    pub bound: fn(policies: &str, targets: &str) -> String,
    pub unbound: fn(policies: &str, targets: &str) -> String,
    pub restored: fn(bindings: usize, unbound: usize) -> String,
    pub unrestored: fn(bindings: usize, bound: usize) -> String,
    pub undid: fn(entry: u64, what: &str) -> String,
    pub redid: fn(entry: u64, what: &str) -> String,
    pub moved: fn(members: &str, to: Option<&str>) -> String,
    pub record: fn(verb: Verb, kind: &str, name: &str, after: &str) -> String,
    pub other: fn(action: &str, records: usize) -> String,
}
