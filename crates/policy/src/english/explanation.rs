//! What stands at a place of a policy, and what there is to know of a completion, in English.

use crate::catalog::{Access, Origin};
use crate::complete::Detail;
use crate::dialect::{Operator, Relation, Role, Segment, ValueType};
use crate::explain::{
    ActionFacts, EmptySegment, Explanation, Listed, OperatorFacts, PatternFacts, ResourceFacts,
    ServiceName, Subject,
};

/// One sentence a line, the most telling first.
pub fn explanation(explanation: &Explanation) -> Vec<String> {
    let one = |text: &str| vec![text.to_owned()];
    match &explanation.subject {
        Subject::Element(role) => one(element(*role)),
        Subject::Version { known: true } => one("The version of the policy language."),
        Subject::Version { known: false } => one("The policy language has no such version."),
        Subject::Effect { allows, grants } => one(effect(*allows, *grants)),
        Subject::AllActions => one("Every action of every service."),
        Subject::Service(service) => vec![format!("The service: {}.", named(service))],
        Subject::Action(facts) => action(facts),
        Subject::Actions(facts) => pattern(facts),
        Subject::AllResources => one("Every resource."),
        Subject::Resource(facts) => resource(facts),
        Subject::Operator(facts) => operator(facts),
        Subject::Key(key) => {
            let kind = if key.tag {
                "a tag, written key&value"
            } else {
                value(key.value)
            };
            let mut lines = vec![format!("A condition key that holds {kind}.")];
            lines.extend(key.successor.map(|new| format!("Replaced by {new}.")));
            lines
        }
        Subject::OtherKey(service) => {
            vec![format!(
                "A condition key of {}; its type is not known here.",
                named(service)
            )]
        }
        Subject::PrincipalKind(kind) => one(principal(kind)),
    }
}

/// What there is to know of a completion; may be empty.
pub fn detail(detail: &Detail) -> String {
    match detail {
        Detail::None => String::new(),
        Detail::Service { title, .. } => title.clone(),
        Detail::Action(level, Origin::Published) => format!("{}, seen", access(*level)),
        Detail::Action(level, _) => access(*level).to_owned(),
        Detail::Matches(1) => "1 action".to_owned(),
        Detail::Matches(count) => format!("{count} actions"),
        Detail::Operator(operator) => relation(operator).to_owned(),
        Detail::Type(kind) => kind.as_str().to_owned(),
        Detail::Template(template) => template.clone(),
        Detail::Account(name) => name.clone(),
    }
}

/// The word for an access level.
pub fn access(access: Access) -> &'static str {
    match access {
        Access::List => "list",
        Access::Read => "read",
        Access::Write => "write",
        Access::Tag => "tagging",
        Access::Permissions => "permissions",
    }
}

fn element(role: Role) -> &'static str {
    match role {
        Role::Version => "The version of the policy language.",
        Role::Statement => "The statements: each says what is allowed or denied.",
        Role::Sid => "A name for the statement; it changes nothing.",
        Role::Effect => "Whether the statement allows or denies.",
        Role::Targets => {
            "What the statement is about: actions with the resources they are meant for."
        }
        Role::Service => "The service whose actions are listed.",
        Role::Action => "The actions that the statement is about.",
        Role::NotAction => "The statement is about every action but these.",
        Role::Resource => "The resources that the statement is about.",
        Role::NotResource => "The statement is about every resource but these.",
        Role::Principal => "Whom the statement is about.",
        Role::NotPrincipal => "The statement is about everybody but these.",
        Role::Condition => "When the statement applies: every condition must hold.",
        Role::Depends => "Policies that must be granted along with this one.",
        Role::About => "About the policy as a whole; it changes nothing of what it allows.",
    }
}

fn effect(allows: bool, grants: bool) -> &'static str {
    match (allows, grants) {
        (true, true) => "Allows the actions, unless another statement denies them.",
        (true, false) => "Leaves room for the actions, and grants nothing by itself.",
        (false, _) => "Denies the actions, whatever else allows them.",
    }
}

fn named(service: &ServiceName) -> String {
    let ServiceName { name, title, .. } = service;
    if title.is_empty() {
        name.clone()
    } else {
        format!("{title} ({name})")
    }
}

fn action(facts: &ActionFacts) -> Vec<String> {
    let does = match facts.access {
        Access::List => "Lists",
        Access::Read => "Reads",
        Access::Write => "Writes",
        Access::Tag => "Changes tags",
        Access::Permissions => "Changes permissions",
    };
    let derived = if facts.derived {
        ", judging by its name"
    } else {
        ""
    };
    let listed = match facts.listed {
        Listed::From(Origin::Api) => "It is in the vendor’s API.",
        Listed::From(Origin::Documented) => "It is in the vendor’s documentation.",
        Listed::From(Origin::Published) => {
            "It was seen in published policies; no list of the vendor has it."
        }
        Listed::No { complete: true } => {
            "It is not in the list of the service, which is believed to be whole."
        }
        Listed::No { complete: false } => {
            "It is not in the list of the service, which may have gaps."
        }
        Listed::NotLoaded => "The list of the service is not loaded.",
        Listed::NoService => "The service is not in the catalog.",
    };
    let mut lines = vec![
        format!("An action of {}.", named(&facts.service)),
        format!("{does}{derived}."),
        listed.to_owned(),
    ];
    if !facts.resources.is_empty() {
        lines.push(format!("Takes {}.", facts.resources.join(", ")));
    }
    if !facts.related.is_empty() {
        lines.push(format!("Needs {} beside it.", facts.related.join(", ")));
    }
    lines
}

fn pattern(facts: &PatternFacts) -> Vec<String> {
    let service = named(&facts.service);
    let Some((found, total)) = facts.matches else {
        return vec![format!("Actions of {service}; its list is not loaded.")];
    };
    let known = match (found, total) {
        (_, 0) => return vec![format!("No action of {service} is known.")],
        (0, _) => format!("Means none of the known actions of {service}."),
        (1, 1) => format!("Means the only known action of {service}."),
        (all, total) if all == total => format!("Means all {total} known actions of {service}."),
        _ => format!("Means {found} of the {total} known actions of {service}."),
    };
    let mut lines = vec![known];
    if !facts.first.is_empty() {
        let more = found - facts.first.len();
        let rest = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        lines.push(format!("{}{rest}.", facts.first.join(", ")));
    }
    lines
}

fn resource(facts: &ResourceFacts) -> Vec<String> {
    let empty = facts.value.is_empty();
    let is_open = empty && facts.empty != EmptySegment::Any;
    let line = match facts.segment {
        Segment::Prefix(_) => "Every resource begins like this.".to_owned(),
        Segment::Domain(_) if empty => "The vendor’s cloud: it is left open.".to_owned(),
        Segment::Domain(_) => "Which of the vendor’s clouds it is in.".to_owned(),
        Segment::Project => "The project: kept for old documents, and empty.".to_owned(),
        Segment::Service if empty && !is_open => "The service: all of them.".to_owned(),
        Segment::Service if facts.known => format!("The service: {}.", named(&facts.service)),
        Segment::Service => "The service; it is not in the catalog.".to_owned(),
        Segment::Region if is_open => {
            "The region is left empty; no document says what that means.".to_owned()
        }
        Segment::Region if empty => "The region: all of them.".to_owned(),
        Segment::Region if facts.known => match &facts.code {
            Some(code) => format!("The region {code}, by its short name."),
            None => format!("The region {}.", facts.value),
        },
        Segment::Region => "The region; it is none of the known ones.".to_owned(),
        Segment::Account if is_open => {
            "The account is left empty; no document says what that means.".to_owned()
        }
        Segment::Account if empty => "The account: the one that the policy belongs to.".to_owned(),
        Segment::Account => "The account that owns the resource.".to_owned(),
        Segment::Type if facts.value == "*" => "The type of resource: all of them.".to_owned(),
        Segment::Type => "The type of resource.".to_owned(),
        Segment::Name if facts.value == "*" => {
            format!("Every resource of {}.", named(&facts.service))
        }
        Segment::Name => format!("A resource of {}.", named(&facts.service)),
    };
    let template = facts
        .template
        .iter()
        .filter(|_| facts.segment == Segment::Name);
    let form = template.map(|template| format!("Its form is {template}."));
    std::iter::once(line).chain(form).collect()
}

fn operator(facts: &OperatorFacts) -> Vec<String> {
    let used = facts.written;
    let mut lines = vec![format!(
        "The condition holds where {}.",
        relation(used.operator)
    )];
    lines.extend(used.qualifier.map(|qualifier| {
        let text = if qualifier.every {
            "Where a request has several values, all of them must do."
        } else {
            "Where a request has several values, one of them is enough."
        };
        text.to_owned()
    }));
    lines.extend(facts.without_key.map(|holds| {
        let holds = if holds { "holds too" } else { "does not hold" };
        format!("Where a request lacks the key, it {holds}.")
    }));
    lines
}

fn relation(operator: &Operator) -> &'static str {
    let date = operator.value == ValueType::Date;
    match (operator.relation, operator.negative) {
        (Relation::Equal, false) => "the value is one of those given",
        (Relation::Equal, true) => "the value is none of those given",
        (Relation::EqualIgnoringCase, false) => "the value is one of those given, in any case",
        (Relation::EqualIgnoringCase, true) => "the value is none of those given, in any case",
        (Relation::Like, false) => "the value matches one of the patterns",
        (Relation::Like, true) => "the value matches none of the patterns",
        (Relation::Begins, false) => "the value begins with one of the texts",
        (Relation::Begins, true) => "the value begins with none of the texts",
        (Relation::Ends, false) => "the value ends with one of the texts",
        (Relation::Ends, true) => "the value ends with none of the texts",
        (Relation::Less, _) if date => "the time is earlier",
        (Relation::Less, _) => "the number is smaller",
        (Relation::AtMost, _) if date => "the time is not later",
        (Relation::AtMost, _) => "the number is not greater",
        (Relation::Greater, _) if date => "the time is later",
        (Relation::Greater, _) => "the number is greater",
        (Relation::AtLeast, _) if date => "the time is not earlier",
        (Relation::AtLeast, _) => "the number is not smaller",
        (Relation::Within, false) => "the address lies in one of the ranges",
        (Relation::Within, true) => "the address lies in none of the ranges",
        (Relation::Absent, _) => "the key is absent, for “true”, or present, for “false”",
    }
}

fn value(kind: ValueType) -> &'static str {
    match kind {
        ValueType::String => "a text",
        ValueType::Number => "a number",
        ValueType::Date => "a time",
        ValueType::Bool => "“true” or “false”",
        ValueType::Binary => "bytes in base64",
        ValueType::Ip => "an IP address",
        ValueType::Null => "nothing",
    }
}

fn principal(kind: &str) -> &'static str {
    match kind {
        "qcs" => "Accounts, users and roles of the cloud.",
        "service" => "Services of the cloud that take a role.",
        "federated" => "Identity providers.",
        _ => "A kind of principal.",
    }
}
