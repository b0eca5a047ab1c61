//! The document's own elements.

use std::ops::Range;

use super::findings::Findings;
use super::{Context, kind_name, principal, statement, word};
use crate::Code;
use crate::dialect::{Place, Role};
use crate::json::{NodeId, NodeKind};
use crate::model::{Member, Phrase, Policy, Statement};
use crate::suggest;
use crate::text::TextEdit;

pub(super) fn check(context: &Context<'_>, policy: Option<&Policy<'_>>, findings: &mut Findings) {
    let Some(policy) = policy else {
        if let Some(root) = context.tree.root() {
            not_an_object(context, root, findings);
        }
        return;
    };
    elements(context, &policy.members, Place::Document, findings);
    nulls(context, policy, findings);
    version(context, policy, findings);
    statements(context, policy, findings);
    for member in policy
        .members
        .iter()
        .filter(|member| member.role == Some(Role::Principal))
    {
        let open = |statement: &Statement<'_>| {
            statement.allows() == Some(true) && statement.conditions.is_empty()
        };
        let open = policy.statements.iter().any(open);
        principal::check(context, member, open, findings);
    }
}

/// A document that is no object: perhaps a list of policies.
fn not_an_object(context: &Context<'_>, root: NodeId, findings: &mut Findings) {
    let range = context.tree.range(root);
    let objects: Vec<NodeId> = context.tree.elements(root).collect();
    let all = objects
        .iter()
        .all(|&node| context.tree.kind(node) == NodeKind::Object);
    if objects.is_empty() || !all || !context.is_array(root) {
        let kind = kind_name(context.tree.kind(root));
        return findings.add(Code::DocumentNotObject, range, &[kind]);
    }
    let count = objects.len().to_string();
    let edits = match objects[..] {
        [only] => unwrapping(context, range, context.tree.range(only)),
        _ => Vec::new(),
    };
    findings.add_with_edits(
        Code::DocumentSeveral,
        opening(context, root),
        &[&count],
        edits,
    );
}

/// The edits that take the brackets of a list from around its only element.
fn unwrapping(context: &Context<'_>, list: Range<usize>, element: Range<usize>) -> Vec<TextEdit> {
    let around = [list.start..element.start, element.end..list.end];
    let surplus = |character: char| "[], \t\r\n".contains(character);
    let bare = |range: &Range<usize>| {
        let text = context.text.get(range.clone());
        text.is_some_and(|text| text.chars().all(surplus))
    };
    if around.iter().all(bare) {
        around.map(TextEdit::delete).to_vec()
    } else {
        Vec::new()
    }
}

/// The keys of the document or of a statement: unknown ones, and those in another case.
pub(super) fn elements(
    context: &Context<'_>,
    members: &[Member<'_>],
    place: Place,
    findings: &mut Findings,
) {
    let absent = absent(context, members, place);
    for member in members {
        let name = member.key.as_str();
        if context.tree.kind(member.key.node) == NodeKind::Missing {
            continue;
        }
        let documented = context.dialect.element(place, name.trim());
        let documented = documented.map(|element| element.name);
        match documented {
            Some(documented) if documented == name => {}
            Some(documented)
                if documented.eq_ignore_ascii_case(name.trim()) && name.trim() != name =>
            {
                word::check_spaces(&member.key, 0..name.len(), Code::KeySpace, findings);
            }
            Some(documented) => {
                let only_case =
                    context.dialect.ignores_element_case && documented.eq_ignore_ascii_case(name);
                let code = if only_case {
                    Code::ElementCase
                } else {
                    Code::ElementUnknown
                };
                let fix = Some(TextEdit::replace(member.key.inner(), documented));
                findings.add_with_fix(code, member.key.range.clone(), &[name, documented], fix);
            }
            // Without a colon it is hardly a key: the fault in the syntax says so.
            None if context.tree.kind(member.value) == NodeKind::Missing => {}
            None => unknown(context, &member.key, &absent, findings),
        }
    }
}

/// Elements that are null where they may be left out.
fn nulls(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    for member in &policy.nulls {
        let own = context.tree.parent(member.value);
        let fix = own.and_then(|own| context.removal(own));
        let range = context.tree.range(member.value);
        findings.add_with_fix(Code::ElementNull, range, &[member.key.as_str()], fix);
    }
}

fn unknown(
    context: &Context<'_>,
    key: &Phrase<'_>,
    absent: &[&'static str],
    findings: &mut Findings,
) {
    let name = key.as_str();
    // All but these is never meant by these: the repair would turn the statement round.
    let negates = |name: &str| {
        name.get(..3)
            .is_some_and(|not| not.eq_ignore_ascii_case("not"))
    };
    let candidates = absent.iter().copied();
    let nearest = context.nearest(
        name,
        candidates.filter(|known| negates(known) == negates(name)),
    );
    let fix = nearest.map(|nearest| TextEdit::replace(key.inner(), nearest));
    let params = [name, nearest.unwrap_or("")];
    findings.add_with_fix(Code::ElementUnknown, key.range.clone(), &params, fix);
}

/// The elements that could still be meant by a misspelt one.
fn absent(context: &Context<'_>, members: &[Member<'_>], place: Place) -> Vec<&'static str> {
    let is_absent = |role| !members.iter().any(|member| member.role == Some(role));
    let elements = context
        .dialect
        .elements
        .iter()
        .filter(|element| element.place == place);
    elements
        .filter(|element| is_absent(element.role))
        .map(|element| element.name)
        .collect()
}

/// Whether an unknown element is probably this one misspelt, so that it is not missing as well.
pub(super) fn is_misspelt(
    context: &Context<'_>,
    members: &[Member<'_>],
    role: Role,
    place: Place,
) -> bool {
    let name = context.dialect.name_of(role, place);
    let mut unknown = members.iter().filter(|member| member.role.is_none());
    unknown.any(|member| suggest::nearest(member.key.as_str(), name.into_iter()).is_some())
}

/// Where to point at when an object lacks something: its opening bracket.
pub(super) fn opening(context: &Context<'_>, node: NodeId) -> Range<usize> {
    let start = context.tree.range(node).start;
    let bracket = context
        .text
        .get(start..)
        .and_then(|rest| rest.chars().next());
    start..start + bracket.map_or(0, char::len_utf8)
}

fn version(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    let Some(&preferred) = context.dialect.versions.first() else {
        return;
    };
    let Some(member) = policy.member(Role::Version) else {
        if missing(context, policy, Role::Version) {
            let at = opening(context, policy.node);
            let name = context
                .dialect
                .name_of(Role::Version, Place::Document)
                .unwrap_or("version");
            let comma = if policy.members.is_empty() { "" } else { "," };
            let fix = TextEdit::insert(at.end, format!("\"{name}\": \"{preferred}\"{comma}"));
            findings.add_with_fix(Code::VersionMissing, at, &[preferred], Some(fix));
        }
        return;
    };
    let range = context.tree.range(member.value);
    let found = context.tree.text(context.text, member.value);
    let kind = context.tree.kind(member.value);
    let text = matches!(kind, NodeKind::String | NodeKind::Word);
    if kind == NodeKind::Missing || (text && context.dialect.versions.contains(&&*found)) {
        return;
    }
    let accepted = context.dialect.versions.join(", ");
    // What is no version may be something else that came here by a slip: it is not thrown away.
    let number = |text: &str| {
        text.chars()
            .all(|it| it.is_ascii_digit() || ".-vV ".contains(it))
    };
    let scalar = text || kind == NodeKind::Number;
    let fix = (scalar && number(&found))
        .then(|| TextEdit::replace(range.clone(), format!("\"{preferred}\"")));
    let found = context.text.get(if text {
        context.tree.inner(member.value)
    } else {
        range.clone()
    });
    findings.add_with_fix(
        Code::VersionInvalid,
        range,
        &[found.unwrap_or_default(), &accepted],
        fix,
    );
}

fn missing(context: &Context<'_>, policy: &Policy<'_>, role: Role) -> bool {
    !context.is_damaged(&context.tree.range(policy.node))
        && !is_misspelt(context, &policy.members, role, Place::Document)
}

fn statements(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    let Some(member) = policy.member(Role::Statement) else {
        if missing(context, policy, Role::Statement) {
            findings.add(Code::StatementMissing, opening(context, policy.node), &[]);
        }
        return;
    };
    match context.tree.kind(member.value) {
        NodeKind::Missing => {}
        NodeKind::Object => {
            let name = member.key.as_str();
            statement::single(context, name, member.value, "a list of objects", findings);
        }
        NodeKind::Array => {
            let range = context.tree.range(member.value);
            if context.tree.elements(member.value).next().is_none() && !context.is_damaged(&range) {
                findings.add(Code::StatementEmpty, range, &[]);
            }
            for element in context.tree.elements(member.value) {
                statement_type(context, element, findings);
            }
        }
        _ => statement_type(context, member.value, findings),
    }
}

fn statement_type(context: &Context<'_>, node: NodeId, findings: &mut Findings) {
    let kind = context.tree.kind(node);
    if !matches!(kind, NodeKind::Object | NodeKind::Missing) {
        findings.add(
            Code::StatementType,
            context.tree.range(node),
            &[kind_name(kind)],
        );
    }
}
