//! What a kind of policy may not say, though its language can.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::dialect::{Role, Rule};
use crate::model::{Member, Phrase, Statement, Target};

pub(super) fn check(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    for rule in context.profile.rules {
        match rule {
            Rule::ActionWildcardAtEnd => wildcards(context, statement, findings),
            Rule::ListsResources => {
                element(statement, Role::NotResource, Code::NotResource, findings);
            }
            _ if statement.allows() != Some(true) => {}
            Rule::AllowListsActions => {
                element(statement, Role::NotAction, Code::AllowNotAction, findings);
            }
            Rule::AllowWithoutCondition if !statement.conditions.is_empty() => {
                element(
                    statement,
                    Role::Condition,
                    Code::AllowWithCondition,
                    findings,
                );
            }
            Rule::AllowOnAllResources => resources(statement, findings),
            Rule::AllowWithoutCondition => {}
        }
    }
}

/// Reports each element of that role.
fn element(statement: &Statement<'_>, role: Role, code: Code, findings: &mut Findings) {
    let in_targets = statement.targets.iter().flat_map(|target| &target.members);
    let members = statement.members.iter().chain(in_targets);
    let found = members.filter(|member: &&Member<'_>| member.role == Some(role));
    for member in found {
        findings.add(code, member.key.range.clone(), &[member.key.as_str()]);
    }
}

fn resources(statement: &Statement<'_>, findings: &mut Findings) {
    let some = |target: &&Target<'_>| !target.resources.negated;
    for target in statement.targets.iter().filter(some) {
        let items = &target.resources.items;
        for text in items.iter().filter(|text| text.as_str() != "*") {
            // To allow more than was written is for a person to decide.
            findings.add(Code::AllowResource, text.inner(), &[text.as_str()]);
        }
    }
}

fn wildcards(context: &Context<'_>, statement: &Statement<'_>, findings: &mut Findings) {
    let one = context.dialect.wildcards.one;
    let is_wildcard = |character: char| character == '*' || (one && character == '?');
    let actions = statement
        .targets
        .iter()
        .flat_map(|target| &target.actions.items);
    for text in actions {
        let Some(at) = within(text, is_wildcard) else {
            continue;
        };
        let code = match Place::of(text.as_str(), at, is_wildcard) {
            Place::Rest => continue,
            Place::Part => Code::ActionWildcardPart,
            Place::Within => Code::ActionWildcardPlace,
        };
        findings.add(code, text.part(at..at + 1), &[text.as_str()]);
    }
}

/// Where the wildcards of an action stand that are not its end.
enum Place {
    /// They are all that follows a service: `ecs:*:*`. The vendor's examples write this (`org_03_0081`), though the page on
    /// the syntax (`org_03_0033`) has wildcards only alone or at the end.
    Rest,
    /// Each is a part, or ends one: `ecs:*:get`. **UNVERIFIED**: by the page's words no such action is accepted, by its
    /// examples "the end" may be that of a part.
    Part,
    /// Something follows one within its part.
    Within,
}

impl Place {
    fn of(action: &str, first: usize, is_wildcard: impl Fn(char) -> bool) -> Self {
        let (before, rest) = action.split_at_checked(first).unwrap_or_default();
        if before.ends_with(':') && rest.split(':').all(|part| part == "*") {
            return Self::Rest;
        }
        let mut parts = action.split(':');
        let ends = |part: &str| {
            part.find(&is_wildcard)
                .is_none_or(|at| at + 1 == part.len())
        };
        if parts.all(ends) {
            Self::Part
        } else {
            Self::Within
        }
    }
}

/// The first wildcard that does not stand at the end.
fn within(text: &Phrase<'_>, is_wildcard: impl Fn(char) -> bool) -> Option<usize> {
    let at = text.as_str().find(&is_wildcard)?;
    (at + 1 < text.as_str().len()).then_some(at)
}
