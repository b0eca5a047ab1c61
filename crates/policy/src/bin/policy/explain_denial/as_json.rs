//! An explanation for tools.

use charter_policy::decide::Request;
use charter_policy::denial::{
    At, Breadth, Denial, Failure, Kind, Layer, Relaxation, Situation, StatedCause, Unreadable,
};

use super::{Explained, as_text};
use crate::decide::{as_json, name};
use crate::json::{array, object, optional, quoted};

pub fn render(explained: &Explained) -> String {
    let explanation = match (&explained.request, &explained.explanation) {
        (Some(request), Some(explanation)) => {
            let steps = explanation.steps.iter();
            let steps = steps.map(|step| relaxation(step, request, &explained.situation));
            let mut members = vec![
                ("action", quoted(request.action())),
                ("resource", quoted(request.resource())),
                ("outcome", quoted(name(explanation.before.outcome))),
            ];
            members.extend(as_json::reasons(&explanation.before, &explained.policies));
            members.push(("changes", array(steps)));
            members.push(("outcomeAfter", quoted(name(explanation.after))));
            object(members)
        }
        _ => "null".to_owned(),
    };
    let notes = as_text::notes(&explained.denial, explained.request.as_ref());
    object([
        ("denial", denial(&explained.denial)),
        ("notes", array(notes.iter().map(|note| quoted(note)))),
        as_json::kinds(&explained.policies),
        ("explanation", explanation),
    ]) + "\n"
}

fn denial(denial: &Denial) -> String {
    let failure = match denial.failure {
        Failure::Permission => "permission",
        Failure::Authentication => "authentication",
        Failure::Other => "other",
        Failure::AnotherVendor => "another-vendor",
        Failure::Unclear => "unclear",
    };
    let unreadable = denial.unreadable.iter().map(|part| {
        quoted(match part {
            Unreadable::Action => "action",
            Unreadable::Service => "service",
            Unreadable::Region => "region",
            Unreadable::Account => "account",
            Unreadable::Name => "name",
            Unreadable::Several => "several",
        })
    });
    let (reason, layer) = match denial.cause {
        Some(StatedCause::ExplicitDeny(layer)) => (Some("explicit-deny"), layer),
        Some(StatedCause::NothingAllows(layer)) => (Some("nothing-allows"), layer),
        None => (None, None),
    };
    let layer = layer.map(|layer| match layer {
        Layer::Identity => "identity",
        Layer::ServiceControl => "service-control",
    });
    let conditions = denial.conditions.iter().map(|condition| {
        object([
            ("key", quoted(&condition.key)),
            ("operator", quoted(&condition.operator)),
            (
                "values",
                array(condition.values.iter().map(|value| quoted(value))),
            ),
            ("allows", condition.allows.to_string()),
        ])
    });
    let others = denial.others.iter().map(|other| {
        object([
            ("action", optional(other.action.as_deref())),
            ("resource", optional(other.resource.as_deref())),
        ])
    });
    object([
        ("language", optional(denial.language)),
        ("failure", quoted(failure)),
        ("code", optional(denial.code.as_deref())),
        ("action", optional(denial.action.as_deref())),
        ("resource", optional(denial.resource.as_deref())),
        (
            "resourcePattern",
            optional(denial.resource_pattern.as_deref()),
        ),
        ("unreadable", array(unreadable)),
        ("caller", optional(denial.caller.as_deref())),
        ("requestId", optional(denial.request_id.as_deref())),
        ("reason", optional(reason)),
        ("layer", optional(layer)),
        ("conditions", array(conditions)),
        ("others", array(others)),
    ])
}

fn relaxation(step: &Relaxation, request: &Request, situation: &Situation) -> String {
    let level = match step.at {
        At::Identity => "null".to_owned(),
        At::Level(level) => (level + 1).to_string(),
    };
    let statement = step.statement.map_or_else(
        || "null".to_owned(),
        |statement| (statement + 1).to_string(),
    );
    let edits = step.edits.iter().map(|edit| {
        object([
            ("start", edit.range.start.to_string()),
            ("end", edit.range.end.to_string()),
            ("insert", quoted(&edit.insert)),
        ])
    });
    object([
        ("level", level),
        ("policy", quoted(&step.name)),
        ("statement", statement),
        ("kind", quoted(kind(&step.kind))),
        ("passes", quoted(breadth(step.breadth))),
        ("message", quoted(&step.sentence(request, situation))),
        ("consequence", quoted(&step.consequence(request))),
        ("edits", array(edits)),
        ("after", optional(step.after.as_deref())),
    ])
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::AddStatement => "add-statement",
        Kind::AddPolicy => "add-policy",
        Kind::ExceptAction { .. } => "except-action",
        Kind::ExceptResource => "except-resource",
        Kind::RemoveEntries(_) => "remove-entries",
        Kind::RemoveStatement => "remove-statement",
        Kind::Unbind => "unbind",
    }
}

fn breadth(breadth: Breadth) -> &'static str {
    match breadth {
        Breadth::Request => "request",
        Breadth::AsListed => "as-listed",
        Breadth::Pattern => "pattern",
        Breadth::Action => "action",
        Breadth::Resource => "resource",
        Breadth::Entries => "entries",
        Breadth::Statement => "statement",
    }
}
