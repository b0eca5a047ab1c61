//! The texts of this area, as each language fills them: why a request was denied.

use charter_policy::Dialect;
use charter_policy::decide::{Holds, InOrganization, Outcome, Request, RequestFault, Unsure};
use charter_policy::denial::{OtherDenial, Relaxation, Situation};

/// Gives the name of a level by its place.
pub type LevelName<'n> = &'n dyn Fn(usize) -> String;

/// So many of the other denials in a text are listed.
const LISTED: usize = 5;

/// The first of the other denials in a text, as `name` words one, and a sign that there are more.
pub fn listed(others: &[OtherDenial], between: &str, name: fn(&OtherDenial) -> String) -> String {
    let mut names: Vec<String> = others.iter().take(LISTED).map(name).collect();
    if others.len() > LISTED {
        names.push("…".to_owned());
    }
    names.join(between)
}

/// What the page says.
#[derive(Debug)]
pub struct DeniedTexts {
    pub title: &'static str,
    pub text: &'static str,
    pub error: &'static str,
    pub error_hint: &'static str,
    pub not_permission: &'static str,
    pub not_permission_text: &'static str,
    pub another_vendor: &'static str,
    pub another_vendor_text: &'static str,
    pub other_reason: &'static str,
    pub other_reason_text: &'static str,
    pub no_denial: &'static str,
    pub no_denial_text: &'static str,
    pub nothing_read: &'static str,
    pub nothing_read_text: &'static str,
    pub masked: &'static str,
    /// Other denials in the text of an error.
    pub others: fn(&[OtherDenial]) -> String,
    /// Actions that the text of an error mentions, where it doesn't say which was denied.
    pub mentioned: fn(&[OtherDenial]) -> String,
    pub shortened: &'static str,
    pub encoded: &'static str,
    // The request.
    pub request: &'static str,
    pub request_text: &'static str,
    pub action: &'static str,
    pub resource: &'static str,
    pub resource_hint: &'static str,
    pub owner: &'static str,
    pub owner_hint: &'static str,
    pub caller: &'static str,
    /// Values with their words.
    pub callers: &'static [(&'static str, &'static str)],
    pub own_policies: &'static str,
    pub own_policies_hint: &'static str,
    /// What the caller's policy is called in sentences.
    pub own_policy: &'static str,
    // The answer.
    pub answer: &'static str,
    pub needs_action: &'static str,
    pub needs_own_action: &'static str,
    pub needs_account: &'static str,
    pub is_off: &'static str,
    pub is_management: &'static str,
    /// Said where it is asked who asked.
    pub management_owns: &'static str,
    pub not_a_member: &'static str,
    pub refused: fn(&str) -> String,
    pub refused_text: &'static str,
    pub outcome: fn(Outcome) -> &'static str,
    /// What stops it or lets it pass; the levels by their names. Last whether there were levels to judge by.
    pub sentence: fn(&InOrganization, LevelName<'_>, judged: bool) -> String,
    /// The number of a statement and its policy.
    pub statement: fn(usize, &str) -> String,
    pub holds: fn(Holds) -> &'static str,
    pub no_step: &'static str,
    /// The error hides the resource.
    pub resource_first: &'static str,
    pub steps: &'static str,
    pub step: fn(&Relaxation, &Request, &Situation) -> String,
    pub consequence: fn(&Relaxation, &Request) -> String,
    /// The other levels to which the policy is bound.
    pub also_at: fn(&[String]) -> String,
    /// Of a change of a policy that is bound.
    pub wherever: &'static str,
    pub unbound_wherever: &'static str,
    pub to_answer: &'static str,
    pub after: fn(Outcome) -> String,
    pub open_with_change: &'static str,
    pub open_policy: &'static str,
    /// What else an answer depends on, and each of it.
    pub unsure: &'static str,
    pub unsure_of: fn(&Unsure) -> String,
    /// What is wrong with a request.
    pub fault: fn(&RequestFault, &'static Dialect) -> String,
    pub keys: &'static str,
    pub keys_text: &'static str,
    pub not_sent: &'static str,
}
