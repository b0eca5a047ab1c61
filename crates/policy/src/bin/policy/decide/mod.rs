//! `policy decide`: whether a request is allowed, and why.

pub mod as_json;
pub mod as_text;
pub mod policies;
pub mod question;

use charter_policy::decide::{InOrganization, Outcome, decide_in_organization};

use crate::arguments::{Arguments, Command, Failure, option};
use crate::{io, profiles};
use policies::{LEVEL, LEVEL_PROFILE, ORGANIZATION, OWNER, POLICY, Policies};
use question::{CALLER, COMPLETE, EXEMPT, PRINCIPAL, Question, RESOURCE, SUBJECT, WITH, WITHOUT};

pub const COMMAND: Command = Command {
    name: "decide",
    summary: "Decides whether policies allow a request, and says why.",
    usage: "[OPTIONS] --policy FILE... --action ACTION",
    options: &[
        profiles::LANGUAGE,
        profiles::PROFILE,
        POLICY,
        OWNER,
        LEVEL,
        LEVEL_PROFILE,
        ORGANIZATION,
        option(
            "--action",
            "ACTION",
            "service:Name, such as cvm:RunInstances",
        ),
        RESOURCE,
        WITH,
        WITHOUT,
        COMPLETE,
        PRINCIPAL,
        CALLER,
        EXEMPT,
        SUBJECT,
        option(
            "--request",
            "FILE",
            "requests as JSON, instead of the arguments",
        ),
        option(
            "--expect",
            "OUTCOME",
            "fails unless it is this: allowed, not-blocked,\ndenied, explicit-deny, implicit-deny or unknown",
        ),
        option("--format", "NAME", "text (default) or json"),
    ],
    notes: "\
Levels are those of the account that OWNS THE RESOURCE: first the account, then
each department above it, last the root; each with the policies bound directly
to it. They never grant: without --policy the best answer is not-blocked.

A request is one action on one resource: a pattern, a stray space or an empty
part is refused. A key that is neither given nor said to be absent is unknown,
and so is a resource that is not given. Where that matters the answer is
unknown, and what is missing is named.

Requests as JSON: {\"action\", \"resource\", \"with\": {KEY: VALUES}, \"without\":
[KEYS], \"complete\", \"principal\": {KIND: NAME}, \"caller\", \"name\", \"expect\"}, or a
list of such. An organization: {\"levels\": [{\"name\", \"policies\": [FILES]}],
\"owners\": [ACCOUNTS], \"ownerIsManagement\"}, the files beside it.

Exit status: 0 allowed or not blocked, 1 denied, 3 unknown, 2 when arguments are
wrong, a file cannot be read, a policy has an error or the output cannot be
written. Where an outcome is expected: 0 when it is met, else 1.
",
    run,
};

/// It depends on what the request does not say.
pub const UNKNOWN: u8 = 3;

#[derive(Clone, Copy)]
enum Format {
    Text,
    Json,
}

/// A question with its answer.
pub struct Answer {
    question: Question,
    decision: InOrganization,
}

impl Answer {
    /// Whether the outcome is the one that is expected, where one is.
    fn is_met(&self) -> Option<bool> {
        let expected = self.question.expected.as_deref()?;
        let found = name(self.decision.outcome);
        Some(expected == found || (expected == "denied" && is_denied(self.decision.outcome)))
    }
}

fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let format = arguments.choice(
        "--format",
        &[("text", Format::Text), ("json", Format::Json)],
    )?;
    let questions = question::read(arguments)?;
    let policies = Policies::read(arguments, profiles::language(arguments)?)?;
    if policies.is_empty() {
        return arguments.refuse("--policy, --level or --organization is needed");
    }
    for question in &questions {
        question.check(policies.profile.dialect)?;
    }
    let compiled = policies.compile()?;
    let answers: Vec<Answer> = questions
        .into_iter()
        .map(|question| {
            let decision = decide_in_organization(
                compiled.identity.as_ref(),
                &compiled.chain,
                &question.request,
                question.caller,
                question.exemptions,
            );
            Answer { question, decision }
        })
        .collect();
    io::print(&match format {
        Format::Text => as_text::render(&answers, &policies),
        Format::Json => as_json::render(&answers, &policies),
    })?;
    Ok(status(&answers))
}

fn status(answers: &[Answer]) -> u8 {
    let mut worst = 0;
    for answer in answers {
        let status = match (answer.is_met(), answer.decision.outcome) {
            (Some(met), _) => u8::from(!met),
            (None, Outcome::Allowed | Outcome::NotBlocked) => 0,
            (None, Outcome::ExplicitDeny | Outcome::ImplicitDeny) => 1,
            (None, Outcome::Unknown) => UNKNOWN,
        };
        worst = worst.max(status);
    }
    worst
}

/// The stable name of an outcome.
pub fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "allowed",
        Outcome::NotBlocked => "not-blocked",
        Outcome::ExplicitDeny => "explicit-deny",
        Outcome::ImplicitDeny => "implicit-deny",
        Outcome::Unknown => "unknown",
    }
}

fn is_denied(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny)
}
