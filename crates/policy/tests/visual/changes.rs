//! The model's changes of one statement.

use std::collections::BTreeSet;

use charter_policy::visual::Change;

use super::model::{add, allows, element, find, in_case, say, scalars, texts};
use super::plain::{Leaf, Plain, quoted};

type Members = Vec<(Leaf, Plain)>;

fn list(words: &[String]) -> Plain {
    Plain::List(words.iter().map(|word| Plain::Leaf(quoted(word))).collect())
}

pub fn change_statement(
    members: &mut Members,
    change: &Change,
    names: &str,
    effect: &str,
) -> Option<()> {
    match change {
        Change::SetSid { sid, .. } => match (find(members, "sid"), sid) {
            (Some(at), _) if !members[at].1.is_string() => return None,
            (Some(at), Some(sid)) => members[at].1 = say(&members[at].1, std::slice::from_ref(sid)),
            (Some(_), None) => remove_element(members, "sid")?,
            (None, Some(sid)) => add(members, names, "sid", Plain::Leaf(quoted(sid))),
            (None, None) => {}
        },
        Change::SetEffect { allow, .. } => {
            let word = if *allow { "allow" } else { "deny" };
            match find(members, "effect").map(|at| &mut members[at].1) {
                None => add(
                    members,
                    names,
                    "effect",
                    Plain::Leaf(quoted(&in_case(effect, word))),
                ),
                Some(Plain::Leaf(leaf)) if leaf.raw.starts_with('"') => {
                    if allows(&leaf.text) != Some(*allow) {
                        *leaf = quoted(&in_case(&leaf.text, word));
                    }
                }
                Some(_) => return None,
            }
        }
        Change::SetAll { list, .. } => set_words(members, names, element(*list), |_| {
            Some(vec!["*".to_owned()])
        })?,
        Change::SetWords { list, words, .. } => {
            set_words(members, names, element(*list), |_| Some(words.clone()))?
        }
        Change::AddWord { list, word, .. } => {
            set_words(members, names, element(*list), |mut words| {
                if !words.contains(word) {
                    words.push(word.clone());
                }
                Some(words)
            })?
        }
        Change::RemoveWord { list, at, .. } => {
            set_words(members, names, element(*list), |mut words| {
                (*at < words.len()).then(|| words.remove(*at))?;
                Some(words)
            })?
        }
        Change::SetWord { list, at, word, .. } => {
            set_words(members, names, element(*list), |mut words| {
                word.clone_into(words.get_mut(*at)?);
                Some(words)
            })?
        }
        Change::AddPrincipal { .. }
        | Change::RemovePrincipal { .. }
        | Change::SetPrincipalKind { .. }
        | Change::SetPrincipals { .. } => change_principals(members, change, names)?,
        _ => change_conditions(members, change, names)?,
    }
    Some(())
}

fn set_words(
    members: &mut Members,
    names: &str,
    name: &str,
    change: impl FnOnce(Vec<String>) -> Option<Vec<String>>,
) -> Option<()> {
    let Some(at) = find(members, name) else {
        let words = change(Vec::new())?;
        if !words.is_empty() {
            add(members, names, name, list(&words));
        }
        return Some(());
    };
    let words = change(texts(&members[at].1)?)?;
    members[at].1 = say(&members[at].1, &words);
    Some(())
}

fn remove_element(members: &mut Members, name: &str) -> Option<()> {
    members.remove(find(members, name)?);
    find(members, name).is_none().then_some(())
}

/// The first member of that very name.
fn named(members: &Members, name: &str) -> Option<usize> {
    members.iter().position(|(key, _)| key.text == name)
}

/// Removes a member whose name stands once.
fn remove(members: &mut Members, at: usize) -> Option<Plain> {
    let (key, value) = members.remove(at);
    named(members, &key.text).is_none().then_some(value)
}

/// Renames a member whose name stands once, to one that is free.
fn rename(members: &mut Members, at: usize, name: &str) -> Option<()> {
    let old = members[at].0.text.clone();
    if old == name {
        return Some(());
    }
    if named(members, name).is_some()
        || members.iter().filter(|(key, _)| key.text == old).count() > 1
    {
        return None;
    }
    members[at].0 = quoted(name);
    Some(())
}

/// Adds what `values` has and the member has not.
fn extend(value: &mut Plain, mut old: Vec<String>, values: &[String]) {
    for new in values {
        if !old.contains(new) {
            old.push(new.clone());
        }
    }
    *value = say(value, &old);
}

/// The first members of each name.
pub fn distinct(members: &Members) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    (0..members.len())
        .filter(|&at| seen.insert(members[at].0.text.clone()))
        .collect()
}

/// Where the conditions that the form shows stand: operator and key.
pub fn shown_conditions(operators: &Members) -> Vec<(usize, usize)> {
    let pairs = distinct(operators).into_iter().flat_map(|operator| {
        let keys = operators[operator].1.filled().unwrap_or_default();
        let shown = distinct(&keys)
            .into_iter()
            .filter(move |&key| scalars(&keys[key].1).is_some());
        shown.map(move |key| (operator, key)).collect::<Vec<_>>()
    });
    pairs.collect()
}

fn change_conditions(members: &mut Members, change: &Change, names: &str) -> Option<()> {
    let place = find(members, "condition");
    let mut operators = match place {
        Some(place) => members[place].1.filled()?,
        None => Vec::new(),
    };
    if let Change::AddCondition {
        operator,
        key,
        values,
        ..
    } = change
    {
        add_condition(&mut operators, operator, key, values)?;
    } else {
        let at = match change {
            Change::RemoveCondition { at, .. } | Change::SetOperator { at, .. } => at,
            Change::SetKey { at, .. } | Change::SetValues { at, .. } => at,
            _ => return None,
        };
        let (operator, key) = *shown_conditions(&operators).get(*at)?;
        let mut keys = operators[operator].1.filled()?;
        match change {
            Change::SetKey { key: name, .. } => rename(&mut keys, key, name)?,
            Change::SetValues { values, .. } => keys[key].1 = say(&keys[key].1, values),
            Change::SetOperator { operator: name, .. } => {
                return move_key(members, place?, operators, (operator, key), name);
            }
            _ => {
                remove(&mut keys, key)?;
                if keys.is_empty() {
                    remove(&mut operators, operator)?;
                    if operators.is_empty() {
                        return remove_element(members, "condition");
                    }
                    members[place?].1 = Plain::Object(operators);
                    return Some(());
                }
            }
        }
        operators[operator].1 = Plain::Object(keys);
    }
    match place {
        Some(place) => members[place].1 = Plain::Object(operators),
        None => add(members, names, "condition", Plain::Object(operators)),
    }
    Some(())
}

fn add_condition(
    operators: &mut Members,
    operator: &str,
    key: &str,
    values: &[String],
) -> Option<()> {
    let fresh = match values {
        [only] => Plain::Leaf(quoted(only)),
        several => list(several),
    };
    let Some(at) = named(operators, operator) else {
        operators.push((quoted(operator), Plain::Object(vec![(quoted(key), fresh)])));
        return Some(());
    };
    let mut keys = operators[at].1.filled()?;
    match named(&keys, key) {
        Some(key) => {
            let old = scalars(&keys[key].1)?;
            extend(&mut keys[key].1, old, values);
        }
        None => keys.push((quoted(key), fresh)),
    }
    operators[at].1 = Plain::Object(keys);
    Some(())
}

fn move_key(
    members: &mut Members,
    place: usize,
    mut operators: Members,
    (from, key): (usize, usize),
    name: &str,
) -> Option<()> {
    if operators[from].0.text == name {
        return Some(());
    }
    let mut keys = operators[from].1.filled()?;
    let moved = keys[key].clone();
    remove(&mut keys, key)?;
    if keys.is_empty() && named(&operators, name).is_none() {
        rename(&mut operators, from, name)?;
    } else {
        match named(&operators, name) {
            Some(to) => {
                let mut others = operators[to].1.members()?.clone();
                if named(&others, &moved.0.text).is_some() {
                    return None;
                }
                others.push(moved);
                operators[to].1 = Plain::Object(others);
            }
            None => operators.insert(from + 1, (quoted(name), Plain::Object(vec![moved]))),
        }
        if keys.is_empty() {
            remove(&mut operators, from)?;
        } else {
            operators[from].1 = Plain::Object(keys);
        }
    }
    members[place].1 = Plain::Object(operators);
    Some(())
}

fn change_principals(members: &mut Members, change: &Change, names: &str) -> Option<()> {
    let place = find(members, "principal");
    if let Some(place) = place.filter(|&place| members[place].1.is_string()) {
        let text = members[place].1.clone();
        match change {
            Change::RemovePrincipal { at: 0, .. } => return remove_element(members, "principal"),
            Change::SetPrincipalKind { at: 0, kind, .. } => {
                members[place].1 = Plain::Object(vec![(quoted(kind), text)]);
            }
            Change::SetPrincipals { at: 0, values, .. } if values.len() == 1 => {
                members[place].1 = say(&text, values)
            }
            _ => return None,
        }
        return Some(());
    }
    let mut kinds = match place {
        Some(place) => members[place].1.filled()?,
        None => Vec::new(),
    };
    let shown: Vec<usize> = distinct(&kinds)
        .into_iter()
        .filter(|&at| texts(&kinds[at].1).is_some())
        .collect();
    match change {
        Change::AddPrincipal { kind, values, .. } => match named(&kinds, kind) {
            Some(at) => {
                let old = texts(&kinds[at].1)?;
                extend(&mut kinds[at].1, old, values);
            }
            None => kinds.push((quoted(kind), list(values))),
        },
        Change::RemovePrincipal { at, .. } => {
            remove(&mut kinds, *shown.get(*at)?)?;
            if kinds.is_empty() {
                return remove_element(members, "principal");
            }
        }
        Change::SetPrincipalKind { at, kind, .. } => rename(&mut kinds, *shown.get(*at)?, kind)?,
        Change::SetPrincipals { at, values, .. } => {
            let at = *shown.get(*at)?;
            kinds[at].1 = say(&kinds[at].1, values);
        }
        _ => return None,
    }
    match place {
        Some(place) => members[place].1 = Plain::Object(kinds),
        None => add(members, names, "principal", Plain::Object(kinds)),
    }
    Some(())
}
