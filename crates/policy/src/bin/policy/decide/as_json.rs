//! Decisions for tools.

use charter_policy::decide::{Because, Boundary, Exemption, Holds, InOrganization, Unsure};

use super::as_text::why;
use super::policies::Policies;
use super::{Answer, name};
use crate::json::{array, object, optional, quoted};

pub fn render(answers: &[Answer], policies: &Policies) -> String {
    let decisions = answers.iter().map(|answer| one(answer, policies));
    let members = [("decisions", array(decisions)), kinds(policies)];
    object(members) + "\n"
}

/// The caller's policies, each with the kind that it was judged as.
pub fn kinds(policies: &Policies) -> (&'static str, String) {
    let sources = policies.identity.iter().flatten();
    let kinds = sources.map(|source| {
        let profile = source.judged_as.unwrap_or(policies.profile);
        object([
            ("file", quoted(&source.name)),
            ("profile", quoted(profile.name)),
        ])
    });
    ("policies", array(kinds))
}

fn one(answer: &Answer, policies: &Policies) -> String {
    let question = &answer.question;
    let met = answer.is_met();
    let mut members = vec![
        ("name", quoted(&question.name)),
        ("action", quoted(question.request.action())),
        ("resource", quoted(question.request.resource())),
        ("outcome", quoted(name(answer.decision.outcome))),
        ("expected", optional(question.expected.as_deref())),
        ("asExpected", met.map_or_else(null, |met| met.to_string())),
    ];
    members.extend(reasons(&answer.decision, policies));
    object(members)
}

/// What levels and policies say, and why.
pub fn reasons(decided: &InOrganization, policies: &Policies) -> [(&'static str, String); 2] {
    let identity = decided.identity.as_ref().map_or_else(null, |decision| {
        object([
            ("outcome", quoted(name(decision.outcome))),
            ("because", because(&decision.because)),
            ("missing", strings(&decision.missing)),
            ("unsure", unsure(&decision.unsure)),
        ])
    });
    [
        ("boundary", boundary(&decided.boundary, policies)),
        ("identity", identity),
    ]
}

fn null() -> String {
    "null".to_owned()
}

fn boundary(boundary: &Boundary, policies: &Policies) -> String {
    if policies.levels.is_empty() {
        return null();
    }
    let at = |result: &str, level: usize, found: &[Because]| {
        let name = policies.levels.get(level).map(|level| level.name.as_str());
        vec![
            ("result", quoted(result)),
            ("level", (level + 1).to_string()),
            ("levelName", optional(name)),
            ("because", because(found)),
        ]
    };
    let members = match boundary {
        Boundary::NotBlocked => vec![("result", quoted("not-blocked"))],
        Boundary::Exempt(exemption) => vec![
            ("result", quoted("exempt")),
            ("exemption", quoted(exempt(*exemption))),
        ],
        Boundary::DeniedAt { level, because } => at("denied", *level, because),
        Boundary::NothingAllowsAt { level, because } => at("nothing-allows", *level, because),
        Boundary::Unknown {
            level,
            because,
            missing,
            unsure: open,
        } => {
            let mut members = at("unknown", *level, because);
            members.push(("missing", strings(missing)));
            members.push(("unsure", unsure(open)));
            members
        }
    };
    object(members)
}

fn exempt(exemption: Exemption) -> &'static str {
    match exemption {
        Exemption::ServiceLinkedRole => "service-linked-role",
        Exemption::ManagementAccount => "management-account",
        Exemption::MemberRoot => "member-root",
    }
}

fn strings(texts: &[String]) -> String {
    array(texts.iter().map(|text| quoted(text)))
}

fn unsure(unsure: &[Unsure]) -> String {
    array(unsure.iter().map(|unsure| quoted(&why(unsure))))
}

fn because(found: &[Because]) -> String {
    array(found.iter().map(|because| {
        let conditions = because.conditions.iter().map(|condition| {
            object([
                ("operator", quoted(&condition.operator)),
                ("key", quoted(&condition.key)),
                ("holds", quoted(holds(condition.holds))),
                ("start", condition.range.start.to_string()),
                ("end", condition.range.end.to_string()),
            ])
        });
        object([
            ("policy", quoted(&because.policy)),
            ("statement", (because.place.statement + 1).to_string()),
            ("start", because.range.start.to_string()),
            ("end", because.range.end.to_string()),
            (
                "effect",
                quoted(if because.allows { "allow" } else { "deny" }),
            ),
            ("applies", quoted(holds(because.applies))),
            ("action", quoted(holds(because.action))),
            ("resource", quoted(holds(because.resource))),
            ("principal", quoted(holds(because.principal))),
            ("conditions", array(conditions)),
        ])
    }))
}

fn holds(holds: Holds) -> &'static str {
    match holds {
        Holds::Yes => "yes",
        Holds::No => "no",
        Holds::Unknown => "unknown",
    }
}
