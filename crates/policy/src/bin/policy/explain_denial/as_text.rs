//! An explanation for people.

use std::borrow::Cow;
use std::fmt::Write;

use charter_policy::decide::{Boundary, InOrganization, Outcome, Request, Unsure};
use charter_policy::denial::{
    Denial, Explanation, Failure, Layer, Relaxation, Situation, StatedCause, Unreadable,
};
use charter_policy::{LineIndex, TextEdit, english};

use super::Explained;
use crate::decide::{as_text, name};
use crate::io::one_line;

pub fn render(explained: &Explained) -> String {
    let mut output = String::new();
    understood(&mut output, explained);
    let (Some(request), Some(explanation)) = (&explained.request, &explained.explanation) else {
        return output;
    };
    output.push_str(&explained.policies.taken_for());
    let outcome = name(explanation.before.outcome);
    let line = format!("these policies: {outcome}: {}", as_text::asked(request));
    let _ = writeln!(output, "{}", one_line(&line));
    as_text::reasons(&mut output, &explanation.before, &explained.policies);
    let is_hidden = explained.denial.hides_resource_of(request);
    changes(
        &mut output,
        explanation,
        request,
        &explained.situation,
        is_hidden,
    );
    output
}

fn understood(output: &mut String, explained: &Explained) {
    let denial = &explained.denial;
    output.push_str("the text says\n");
    let lines = [
        ("language", denial.language),
        ("code", denial.code.as_deref()),
        ("action", denial.action.as_deref()),
        ("resource", denial.resource.as_deref()),
        ("pattern", denial.resource_pattern.as_deref()),
        ("caller", denial.caller.as_deref()),
        ("request", denial.request_id.as_deref()),
        ("reason", denial.cause.map(cause)),
    ];
    for (label, value) in lines {
        if let Some(value) = value {
            let _ = writeln!(output, "  {label:<9} {}", one_line(value));
        }
    }
    for condition in &denial.conditions {
        let values = condition.values.join(", ");
        let line = format!("{} {} {values}", condition.operator, condition.key);
        let _ = writeln!(output, "  condition {}", one_line(&line));
    }
    for note in notes(denial, explained.request.as_ref()) {
        let _ = writeln!(output, "  note      {note}");
    }
    for other in denial.others.iter().take(LISTED) {
        let line = english::other_denial(other);
        let _ = writeln!(output, "            {}", one_line(&line));
    }
    if denial.others.len() > LISTED {
        output.push_str("            …\n");
    }
}

/// So many of the other denials of a text are listed.
const LISTED: usize = 10;

/// What keeps the text from saying more. The last is about the other denials in it, where there are any.
pub fn notes(denial: &Denial, request: Option<&Request>) -> Vec<Cow<'static, str>> {
    let mut notes = Vec::new();
    let failure = match denial.failure {
        Failure::Authentication => {
            Some("the caller was not recognized: no policy was asked, and none helps")
        }
        Failure::Other => Some(
            "it was refused by something else than a missing permission, such as a subscription or a rule on \
             referring pages: no policy helps",
        ),
        Failure::AnotherVendor => Some(
            "it is the error of another vendor, whose policies are not judged here; --language chooses a language all the same",
        ),
        Failure::Unclear => Some("nothing in the text says that a permission is missing"),
        Failure::Permission => None,
    };
    notes.extend(failure);
    match (request, denial.failure) {
        (None, Failure::Permission) if !denial.others.is_empty() => {
            notes.push(
                "a permission is missing; for which action is not said: name it with --action",
            );
        }
        (None, Failure::Permission) => {
            notes.push("a permission is missing; no action was found in it: name it with --action");
        }
        (None, Failure::Unclear) => {
            notes.push("no action was found in it: name it with --action");
        }
        (None, _) => {}
        (Some(request), _) if request.resource().is_empty() && denial.unreadable.is_empty() => {
            notes.push("it names no resource: name it with --resource if it matters");
        }
        (Some(_), _) => {}
    }
    notes.extend(denial.unreadable.iter().map(|part| unreadable(*part)));
    if denial.is_encoded {
        notes.push("it holds a message that only the vendor can decode");
    }
    if denial.is_shortened {
        notes.push("it is long: only its start and its end were read");
    }
    let mut notes: Vec<_> = notes.into_iter().map(Cow::Borrowed).collect();
    notes.extend(others(denial).map(Cow::Owned));
    notes
}

/// How many others the text speaks of. Which, is listed below.
fn others(denial: &Denial) -> Option<String> {
    let note = match (denial.others.len(), &denial.action) {
        (0, _) => return None,
        (count, None) => format!("it mentions {count} actions"),
        (1, Some(_)) => "another denial is in it, which is not explained here".to_owned(),
        (count, Some(_)) => {
            format!("{count} other denials are in it, which are not explained here")
        }
    };
    Some(note)
}

fn unreadable(part: Unreadable) -> &'static str {
    match part {
        Unreadable::Action => "the action is masked or cut: name it with --action",
        Unreadable::Service => {
            "the service of the resource is masked or cut: name the resource with --resource"
        }
        Unreadable::Region => {
            "the region of the resource is masked or cut: name the resource with --resource"
        }
        Unreadable::Account => {
            "the account of the resource is masked or cut: name the resource with --resource"
        }
        Unreadable::Name => {
            "the name of the resource is masked or cut: name the resource with --resource"
        }
        Unreadable::Several => "it names several resources: name one of them with --resource",
    }
}

fn cause(cause: StatedCause) -> &'static str {
    match cause {
        StatedCause::ExplicitDeny(None) => "an explicit deny",
        StatedCause::ExplicitDeny(Some(Layer::Identity)) => {
            "an explicit deny in an identity policy"
        }
        StatedCause::ExplicitDeny(Some(Layer::ServiceControl)) => {
            "an explicit deny in a service control policy"
        }
        StatedCause::NothingAllows(None) => "nothing allows it",
        StatedCause::NothingAllows(Some(Layer::Identity)) => "no identity policy allows it",
        StatedCause::NothingAllows(Some(Layer::ServiceControl)) => {
            "no service control policy allows it"
        }
    }
}

fn changes(
    output: &mut String,
    explanation: &Explanation,
    request: &Request,
    situation: &Situation,
    is_hidden: bool,
) {
    match explanation.before.outcome {
        Outcome::Allowed | Outcome::NotBlocked => {
            output.push_str(
                "these policies do not deny it: others do, or these have changed since\n",
            );
            return;
        }
        Outcome::Unknown => {
            output.push_str(&advice(&explanation.before));
            return;
        }
        Outcome::ExplicitDeny | Outcome::ImplicitDeny => {}
    }
    if is_hidden {
        output
            .push_str("a change is proposed once the resource is known: name it with --resource\n");
        return;
    }
    if explanation.steps.is_empty() {
        output.push_str("no edit was found that lets it pass\n");
        return;
    }
    output.push_str("the smallest change\n");
    let mut changed = situation.clone();
    for (step, number) in explanation.steps.iter().zip(1..) {
        let sentence = step.sentence(request, situation);
        let _ = writeln!(output, "  {number}. {}", one_line(&sentence));
        let _ = writeln!(output, "     {}", one_line(&step.consequence(request)));
        let set = changed.set(step.at);
        let before = set.and_then(|set| set.policies.get(step.policy));
        edits(output, step, before.map_or("", |policy| &policy.text));
        changed.make(step);
    }
    let _ = writeln!(output, "then: {}", name(explanation.after));
    if let Ok(decided) = changed.decide(request) {
        let Open { missing, unsure } = open(&decided);
        if !missing.is_empty() {
            let _ = writeln!(output, "  missing: {}", one_line(&missing.join(", ")));
        }
        for unsure in unsure {
            let _ = writeln!(output, "  unsure: {}", one_line(&as_text::why(unsure)));
        }
    }
}

/// What a decision waits for, each once.
struct Open<'d> {
    /// Condition keys.
    missing: Vec<&'d str>,
    /// What else.
    unsure: Vec<&'d Unsure>,
}

fn open(decided: &InOrganization) -> Open<'_> {
    let of_levels = match &decided.boundary {
        Boundary::Unknown {
            missing, unsure, ..
        } => (missing.as_slice(), unsure.as_slice()),
        _ => Default::default(),
    };
    let of_policies = decided.identity.iter();
    let of_policies = of_policies.map(|own| (own.missing.as_slice(), own.unsure.as_slice()));
    let mut open = Open {
        missing: Vec::new(),
        unsure: Vec::new(),
    };
    for (missing, unsure) in std::iter::once(of_levels).chain(of_policies) {
        for key in missing {
            if !open.missing.contains(&key.as_str()) {
                open.missing.push(key);
            }
        }
        for unsure in unsure {
            if !open.unsure.contains(&unsure) {
                open.unsure.push(unsure);
            }
        }
    }
    open
}

/// How to tell what a decision waits for, where that can be told.
fn advice(decided: &InOrganization) -> String {
    let Open { missing, unsure } = open(decided);
    let mut advice = String::new();
    if !missing.is_empty() {
        advice.push_str(
            "condition keys decide: tell them with --with KEY=VALUE, --without KEY or --complete\n",
        );
    }
    if unsure.contains(&&Unsure::ResourceUntold) {
        advice.push_str("the resource decides: name it with --resource\n");
    }
    if advice.is_empty() {
        let is_told = unsure
            .iter()
            .any(|unsure| as_text::told_by(unsure).is_some());
        advice.push_str(match is_told {
            true => "what is unsure decides: the option beside it tells it\n",
            false => "what is unsure decides: no option tells it\n",
        });
    }
    advice
}

/// The edits as whole lines that go and lines that come.
fn edits(output: &mut String, step: &Relaxation, before: &str) {
    let lines = LineIndex::new(before);
    let name = match step.name.as_str() {
        "" => "(new)",
        name => name,
    };
    for TextEdit { range, insert } in &step.edits {
        let line = lines.position(range.start).line;
        let last = lines.position(range.end).line;
        let start = lines.line_range(line).map_or(0, |line| line.start);
        let end = lines.line_range(last).map_or(before.len(), |line| line.end);
        let part = |from: usize, to: usize| before.get(from..to).unwrap_or_default();
        let after = [part(start, range.start), insert, part(range.end, end)].concat();
        let _ = writeln!(output, "     {}:{line}", one_line(name));
        for (sign, text) in [('-', part(start, end)), ('+', &after)] {
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                let _ = writeln!(output, "       {sign} {}", one_line(line.trim_end()));
            }
        }
    }
}
