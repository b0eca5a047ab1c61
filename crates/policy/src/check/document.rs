//! The document's own elements.

use std::ops::Range;

use super::element::{elements, is_misspelt, opening};
use super::findings::Findings;
use super::{Context, kind_name, principal, shape};
use crate::Code;
use crate::dialect::{Place, Role};
use crate::json::{NodeId, NodeKind};
use crate::model::{Policy, Statement};
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

/// Elements that are null where they may be left out.
fn nulls(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    for member in &policy.nulls {
        let own = context.tree.parent(member.value);
        let fix = own.and_then(|own| context.removal(own));
        let range = context.tree.range(member.value);
        findings.add_with_fix(Code::ElementNull, range, &[member.key.as_str()], fix);
    }
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
            shape::single(context, name, member.value, "a list of objects", findings);
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
