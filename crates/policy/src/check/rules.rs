//! What a kind of policy may not say, though its language can.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::dialect::{Role, Rule};
use crate::model::{Member, Phrase, Statement, Target};
use crate::text::TextEdit;

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
            // Of several, the others are not worth keeping either; one edit each would leave `*` twice.
            let only = items.len() == 1;
            let fix = only.then(|| TextEdit::replace(text.inner(), "*"));
            findings.add_with_fix(Code::AllowResource, text.inner(), &[text.as_str()], fix);
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
        if let Some(at) = within(text, is_wildcard) {
            findings.add(
                Code::ActionWildcardPlace,
                text.part(at..at + 1),
                &[text.as_str()],
            );
        }
    }
}

/// The first wildcard that does not stand at the end.
fn within(text: &Phrase<'_>, is_wildcard: impl Fn(char) -> bool) -> Option<usize> {
    let at = text.as_str().find(&is_wildcard)?;
    (at + 1 < text.as_str().len()).then_some(at)
}
