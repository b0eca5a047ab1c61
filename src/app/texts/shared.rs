//! What pages of several areas say, so that none of them needs the texts of another.

/// How far a change reaches; departments and members in a tree; a text without findings.
#[derive(Debug)]
pub struct SharedTexts {
    pub accounts: fn(accounts: usize) -> String,
    pub bound_already: &'static str,
    pub no_findings: &'static str,
    pub no_findings_but: fn(actions: usize) -> String,
    // Which accounts a change touches.
    pub counting_accounts: &'static str,
    pub accounts_affected: fn(accounts: usize, departments: usize) -> String,
    pub no_account_affected: &'static str,
    pub governed_already: fn(accounts: usize) -> String,
    pub still_governed: fn(accounts: usize) -> String,
    pub show_accounts: fn(accounts: usize) -> String,
    pub and_more: fn(more: usize) -> String,
    // Results of a batch.
    pub results_title: fn(refused: usize, all: usize) -> String,
    pub results_text: &'static str,
    pub results: &'static str,
    pub result: &'static str,
    pub result_done: &'static str,
    pub result_failed: &'static str,
    pub reason: &'static str,
    pub result_name: &'static str,
    pub basic_information: &'static str,
    // Steps of a wizard, and what was typed before.
    pub steps: &'static str,
    pub back: &'static str,
    pub next: &'static str,
    pub review: &'static str,
    pub review_missing: fn(fields: &[String]) -> String,
    pub draft_restored: &'static str,
    pub draft_restored_text: &'static str,
    pub draft_discard: &'static str,
}
