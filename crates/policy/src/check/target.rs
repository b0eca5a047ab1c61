//! What a statement speaks of: actions and resources that belong together.

use super::findings::Findings;
use super::shape::{is_text, single, wrong_type};
use super::{Context, action, element, meeting, redundant, required, resource};
use crate::Code;
use crate::dialect::{Optional, Place, Presence, Role};
use crate::json::NodeId;
use crate::model::{Member, Phrase, Statement, Target};

/// An entry of a statement's targets or, where the language has none, the statement itself.
pub(super) fn check(
    context: &Context<'_>,
    statement: &Statement<'_>,
    target: &Target<'_>,
    findings: &mut Findings,
) {
    let own = target.node != statement.node;
    let place = if own {
        element::elements(context, &target.members, Place::Target, findings);
        required::service(context, target, findings);
        Place::Target
    } else {
        Place::Statement
    };
    let listed = Listed {
        node: target.node,
        members: if own {
            &target.members
        } else {
            &statement.members
        },
        place,
        names_principal: statement.principal().is_some(),
    };
    listed.check(context, Role::Action, findings);
    listed.check(context, Role::Resource, findings);
    let service = target.service.as_ref().map(Phrase::as_str);
    for text in &target.actions.items {
        action::check(context, text, service, findings);
    }
    if !in_object(context, target) {
        for text in &target.resources.items {
            resource::check(context, text, findings);
        }
    }
    redundant::actions(context, target, findings);
    redundant::resources(context, target, findings);
    meeting::check(context, target, findings);
}

/// Whether the resources stand in an object of their own, where they have a form of their own.
fn in_object(context: &Context<'_>, target: &Target<'_>) -> bool {
    let Some(first) = target.resources.items.first() else {
        return false;
    };
    let parents = std::iter::successors(Some(first.node), |&node| context.tree.parent(node));
    let mut above = parents.take_while(|&node| node != target.node).skip(1);
    let object = crate::json::NodeKind::Object;
    context.dialect.resources.object_key.is_some()
        && above.any(|node| context.tree.kind(node) == object)
}

/// Where lists of actions and resources are looked for.
struct Listed<'c, 't> {
    node: NodeId,
    members: &'c [Member<'t>],
    place: Place,
    names_principal: bool,
}

impl Listed<'_, '_> {
    fn member(&self, role: Role) -> Option<&Member<'_>> {
        self.members.iter().find(|member| member.role == Some(role))
    }

    /// Present, a text or a list of texts, and not empty.
    fn check(&self, context: &Context<'_>, plain: Role, findings: &mut Findings) {
        let negation = match plain {
            Role::Action => Role::NotAction,
            _ => Role::NotResource,
        };
        let lists = [self.member(plain), self.member(negation)];
        for member in lists.into_iter().flatten() {
            list(context, member, findings);
        }
        if let [Some(one), Some(other)] = lists {
            combined(context, one, other, findings);
        }
        let present = lists.iter().any(Option::is_some);
        let damaged = || context.is_damaged(&context.tree.range(self.node));
        let misspelt = || element::is_misspelt(context, self.members, plain, self.place);
        if !present && !self.may_lack(context, plain) && !damaged() && !misspelt() {
            let code = match plain {
                Role::Action => Code::ActionMissing,
                _ => Code::ResourceMissing,
            };
            findings.add(code, element::opening(context, self.node), &[]);
        }
    }

    fn may_lack(&self, context: &Context<'_>, role: Role) -> bool {
        role == Role::Resource
            && match (context.profile.resource, context.dialect.resources.optional) {
                _ if context.mistaken.is_some() => true,
                (Some(presence), _) => presence != Presence::Required,
                (None, Optional::Never) => false,
                (None, Optional::WithPrincipal) => self.names_principal,
                (None, Optional::Always) => true,
            }
    }
}

/// A list and its negation beside each other: whichever comes later is too much.
pub(super) fn combined(
    context: &Context<'_>,
    one: &Member<'_>,
    other: &Member<'_>,
    findings: &mut Findings,
) {
    let start = |member: &Member<'_>| context.tree.range(member.value).start;
    let (first, second) = if start(one) < start(other) {
        (one, other)
    } else {
        (other, one)
    };
    let params = [second.key.as_str(), first.key.as_str()];
    findings.add(Code::ElementCombination, second.key.range.clone(), &params);
}

fn list(context: &Context<'_>, member: &Member<'_>, findings: &mut Findings) {
    let name = member.key.as_str();
    let value = unwrapped(context, member);
    let expected = "a string or a list of strings";
    if !context.is_array(value) {
        if is_text(context, value) {
            single(context, name, value, "a list of strings", findings);
        } else {
            wrong_type(context, name, value, expected, findings);
        }
        return;
    }
    let mut empty = true;
    for element in context.tree.elements(value) {
        empty = false;
        if !is_text(context, element) {
            wrong_type(context, name, element, expected, findings);
        }
    }
    let range = context.tree.range(value);
    if empty && !context.is_damaged(&range) {
        findings.add(Code::EmptyList, range, &[name]);
    }
}

/// The list itself, where the language may wrap it in an object.
fn unwrapped(context: &Context<'_>, member: &Member<'_>) -> NodeId {
    let name = context.dialect.resources.object_key;
    let is_resource = matches!(member.role, Some(Role::Resource | Role::NotResource));
    let mut inside = context.tree.members(member.value);
    let found =
        inside.find(|&(key, _)| name == Some(context.tree.text(context.text, key).as_ref()));
    found
        .filter(|_| is_resource)
        .map_or(member.value, |(_, list)| list)
}
