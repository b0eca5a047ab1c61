//! Actions that change something, allowed without the related actions that they need.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::dialect::{Place, Role};
use crate::model::{Phrase, Policy, Target};
use crate::naver::{
    Action, ActionType, Granted, Lack, On, RELATED_BY_DEFAULT, Related, Resources, Table, effective,
};
use crate::text::TextEdit;

/// How many of the missing actions a finding names.
const NAMED: usize = 4;

/// How many words of actions are looked at. No service has so many actions; what lists more is no policy that
/// somebody wrote.
const MAX_WORDS: usize = 5_000;

pub(super) fn check(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    for table in context.dialect.related {
        let statements = policy.statements.iter();
        let targets = statements.flat_map(|statement| {
            let targets = statement.targets.iter();
            targets.map(|target| (statement.allows(), target))
        });
        let targets: Vec<(Option<bool>, &Target<'_>)> = targets
            .filter(|(_, target)| table.is_named_by(target))
            .collect();
        let words = targets.iter().map(|(_, target)| target.actions.items.len());
        if words.sum::<usize>() > MAX_WORDS || targets.len() > MAX_WORDS {
            continue;
        }
        let granted = effective(table, &table.permissions(policy));
        for (allows, target) in targets {
            if allows == Some(true) {
                let resources = table.resources(&target.resources.items);
                for phrase in &target.actions.items {
                    let missing = missing(table, &granted, phrase.as_str(), &resources);
                    report(context, target, &resources, (phrase, &missing), findings);
                }
            }
        }
    }
}

/// What the changing actions that a word stands for need and lack.
fn missing(
    table: &Table,
    granted: &[Granted],
    word: &str,
    resources: &Resources,
) -> Vec<(Action, Lack)> {
    let mut missing = Vec::new();
    for action in table.matching(word) {
        if action.action_type() == ActionType::Change {
            for lack in lacks(granted, action, resources) {
                if !missing.contains(&lack) {
                    missing.push(lack);
                }
            }
        }
    }
    missing
}

fn report(
    context: &Context<'_>,
    target: &Target<'_>,
    resources: &Resources,
    (phrase, missing): (&Phrase<'_>, &[(Action, Lack)]),
    findings: &mut Findings,
) {
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|(action, _)| action.name()).collect();
    let named = names.get(..NAMED).unwrap_or(&names);
    let mut listed = named.join(", ");
    if names.len() > NAMED {
        listed.push_str(&format!(", … (+{})", names.len() - NAMED));
    }
    // What this very policy denies is not mended by allowing it.
    let denied = missing.iter().any(|(_, why)| *why == Lack::Denied);
    let fix = (!denied).then(|| addition(context, target, phrase, resources, &names));
    findings.add_with_fix(
        Code::RelatedActionMissing,
        phrase.inner(),
        &[phrase.as_str(), &listed],
        fix.flatten(),
    );
}

/// What an action lacks on the resources of a target. Of an action that stands in several rows one that works is
/// enough: the others may not be meant.
fn lacks(granted: &[Granted], action: Action, resources: &Resources) -> Vec<(Action, Lack)> {
    let types: Vec<On> = match resources {
        Resources::All => vec![On::Any],
        Resources::Of(types) => types.iter().map(|(kind, _)| On::Only(*kind)).collect(),
    };
    let rows = granted.iter().filter(|granted| {
        granted.row.action == action && types.iter().any(|on| granted.row.applies(*on))
    });
    let mut found = Vec::new();
    for row in rows {
        let missing = row.missing.iter().filter(|missing| {
            missing.why != Lack::InPart
                && (RELATED_BY_DEFAULT == Related::Transitive || missing.needed.is_direct())
        });
        let lacking = missing.filter_map(|missing| Some((missing.needed.action()?, missing.why)));
        let lacking: Vec<(Action, Lack)> = lacking.collect();
        if lacking.is_empty() {
            return lacking;
        }
        found.extend(lacking);
    }
    found
}

/// The edit that grants the missing actions: beside the action where the target speaks of all resources, in a target of
/// their own where it does not, since lists are of no particular resource.
fn addition(
    context: &Context<'_>,
    target: &Target<'_>,
    phrase: &Phrase<'_>,
    resources: &Resources,
    names: &[&str],
) -> Option<TextEdit> {
    let list = names.join("\", \"");
    if *resources != Resources::All {
        let name = |role| context.dialect.name_of(role, Place::Target);
        let service = target.service.as_ref()?;
        let service = context.text.get(service.range.clone())?;
        let added = format!(
            ", {{\"{}\": {service}, \"{}\": [\"{list}\"], \"{}\": [\"*\"]}}",
            name(Role::Service)?,
            name(Role::Action)?,
            name(Role::Resource)?
        );
        let in_list = context.tree.parent(target.node);
        return in_list
            .filter(|&parent| context.is_array(parent))
            .map(|_| TextEdit::insert(target.range.end, added));
    }
    let in_list = context.tree.parent(phrase.node);
    Some(match in_list.filter(|&parent| context.is_array(parent)) {
        Some(_) => TextEdit::insert(phrase.range.end, format!(", \"{list}\"")),
        None => {
            let own = context.text.get(phrase.range.clone())?;
            TextEdit::replace(phrase.range.clone(), format!("[{own}, \"{list}\"]"))
        }
    })
}
