//! What an entry did as one readable sentence: "Bound DenyLogDeletion to Finance and 2 others". Pure.

use super::deed::{Deed, Edit, Pairs};
use super::names::Names;
use crate::app::texts::{DeedTexts, JournalTexts};
use charter_core::contract::{PolicyId, Target, Uin};
use charter_core::store::Entry;

/// What the deed did.
pub fn sentence(deed: &Deed, names: &Names, texts: &JournalTexts) -> String {
    words(deed, names, texts, &texts.done)
}

/// What doing it would do: "Unbind DenyLogDeletion from Finance".
pub fn intention(deed: &Deed, names: &Names, texts: &JournalTexts) -> String {
    words(deed, names, texts, &texts.to_do)
}

fn words(deed: &Deed, names: &Names, texts: &JournalTexts, say: &DeedTexts) -> String {
    let listed = |policies: &[String]| first_and_others(policies, texts);
    match deed {
        Deed::Enabled { bindings } => (say.enabled)(*bindings),
        Deed::Disabled { bindings } => (say.disabled)(*bindings),
        Deed::Created(policies) => (say.created)(&listed(policies)),
        Deed::Deleted(policies) => (say.deleted)(&listed(policies)),
        Deed::Edited(edit) => edited(edit, texts, say),
        Deed::Bound(pairs) => (say.bound)(
            &policies(pairs, names, texts),
            &targets(pairs, names, texts),
        ),
        Deed::Unbound(pairs) => (say.unbound)(
            &policies(pairs, names, texts),
            &targets(pairs, names, texts),
        ),
        Deed::Restored { bindings, unbound } => (say.restored)(*bindings, *unbound),
        Deed::Unrestored { bindings, bound } => (say.unrestored)(*bindings, *bound),
        Deed::Undid { entry, deed } => (say.undid)(*entry, &sentence(deed, names, texts)),
        Deed::Redid { entry, deed } => (say.redid)(*entry, &sentence(deed, names, texts)),
        Deed::Moved { members, to } => {
            let to = to.map(|node| target_name(Target::Node(node), names, texts));
            (say.moved)(&listed(members), to.as_deref())
        }
        Deed::Record {
            table,
            verb,
            names,
            after,
        } => {
            let named = listed(names);
            let after = if names.len() == 1 { after } else { &named };
            (say.record)(*verb, (texts.noun)(*table), &named, after)
        }
        Deed::Other { action, records } => (say.other)(action, *records),
    }
}

fn edited(edit: &Edit, texts: &JournalTexts, say: &DeedTexts) -> String {
    let mut parts = Vec::new();
    if edit.content {
        parts.push(texts.part_content);
    }
    if edit.description {
        parts.push(texts.part_description);
    }
    let parts = parts.join(texts.and);
    match (edit.before != edit.after, parts.is_empty()) {
        (false, true) => (say.edited)(&edit.after, texts.part_nothing),
        (false, false) => (say.edited)(&edit.after, &parts),
        (true, true) => (say.renamed)(&edit.before, &edit.after),
        (true, false) => (say.renamed_and_edited)(&edit.before, &edit.after, &parts),
    }
}

fn policies(pairs: &Pairs, names: &Names, texts: &JournalTexts) -> String {
    let called: Vec<String> = pairs
        .policies
        .iter()
        .map(|id| policy_name(*id, names, texts))
        .collect();
    first_and_others(&called, texts)
}

fn targets(pairs: &Pairs, names: &Names, texts: &JournalTexts) -> String {
    let called: Vec<String> = pairs
        .targets
        .iter()
        .map(|target| target_name(*target, names, texts))
        .collect();
    first_and_others(&called, texts)
}

fn first_and_others(called: &[String], texts: &JournalTexts) -> String {
    match called {
        [first, others @ ..] => match others.len() {
            0 => first.clone(),
            count => (texts.and_others)(first, count),
        },
        [] => String::new(),
    }
}

/// A policy's name, or its number where nobody knows the name any more.
pub fn policy_name(id: PolicyId, names: &Names, texts: &JournalTexts) -> String {
    names
        .policy(id)
        .map_or_else(|| (texts.policy_number)(id.0), str::to_owned)
}

/// A department's or member's name, or its number where nobody knows the name any more.
pub fn target_name(target: Target, names: &Names, texts: &JournalTexts) -> String {
    let number = || match target {
        Target::Node(node) => (texts.department_number)(node.0),
        Target::Member(account) => (texts.account_number)(account.0),
    };
    names.target(target).map_or_else(number, str::to_owned)
}

/// Who made an entry, and in which account.
pub fn who(entry: &Entry, names: &Names, texts: &JournalTexts) -> String {
    let account = account_name(entry.actor, names, texts);
    (texts.acting)(entry.identity, &account)
}

/// An account's name, or its number where it is no member any more.
pub fn account_name(account: Uin, names: &Names, texts: &JournalTexts) -> String {
    names
        .account(account)
        .map_or_else(|| (texts.account_number)(account.0), str::to_owned)
}
