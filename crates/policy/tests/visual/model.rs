//! What a change should do, on trees without positions and space. `None` where it must be refused.

use charter_policy::visual::{Change, List};

use super::plain::{Leaf, Plain, bare, quoted};

type Members = Vec<(Leaf, Plain)>;

/// The elements of a statement in the order that new ones take.
const ORDER: &[&str] = &[
    "sid",
    "principal",
    "effect",
    "action",
    "resource",
    "condition",
];

pub fn apply(document: Option<&Plain>, change: &Change) -> Option<Plain> {
    let Some(document) = document else {
        return first_document(change);
    };
    let mut root = document.members()?.clone();
    let Some(at) = find(&root, "statement") else {
        let Change::AddStatement { after: None, allow } = change else {
            return None;
        };
        let name = in_case(
            &like(&root, &["version", "statement", "principal"]),
            "statement",
        );
        root.push((
            quoted(&name),
            Plain::List(vec![fresh(&[], None, &root, *allow)]),
        ));
        return Some(Plain::Object(root));
    };
    let mut blocks = match &root[at].1 {
        Plain::List(items) => items.clone(),
        single @ Plain::Object(_) => vec![single.clone()],
        Plain::Leaf(_) => return None,
    };
    let single = matches!(root[at].1, Plain::Object(_));
    change_blocks(&mut blocks, &root, change)?;
    let stays_single = single && blocks.len() == 1;
    root[at].1 = if stays_single {
        blocks.remove(0)
    } else {
        Plain::List(blocks)
    };
    Some(Plain::Object(root))
}

fn first_document(change: &Change) -> Option<Plain> {
    let Change::AddStatement { after: None, allow } = change else {
        return None;
    };
    let list = Plain::List(vec![fresh(&[], None, &Vec::new(), *allow)]);
    let version = (quoted("version"), Plain::Leaf(quoted("2.0")));
    Some(Plain::Object(vec![version, (quoted("statement"), list)]))
}

fn change_blocks(blocks: &mut Vec<Plain>, root: &Members, change: &Change) -> Option<()> {
    let count = blocks.len();
    let there = |place: usize| (place < count).then_some(place);
    match change {
        Change::AddStatement { after, allow } => {
            let after = match after {
                Some(after) => Some(there(*after)?),
                None => count.checked_sub(1),
            };
            let new = fresh(blocks, after, root, *allow);
            blocks.insert(after.map_or(0, |after| after + 1), new);
        }
        Change::Duplicate(place) => blocks.insert(place + 1, blocks[there(*place)?].clone()),
        Change::Remove(place) => drop(blocks.remove(there(*place)?)),
        Change::Move { from, to } => {
            let block = blocks.remove(there(*from)?);
            blocks.insert(there(*to)?, block);
        }
        _ => {
            let place = there(change.statement()?)?;
            let mut members = blocks[place].members()?.clone();
            let effect = effect_like(blocks);
            let names = like(&members, ORDER);
            let names = if names.is_empty() {
                like(root, &["version", "statement", "principal"])
            } else {
                names
            };
            super::changes::change_statement(&mut members, change, &names, &effect)?;
            blocks[place] = Plain::Object(members);
        }
    }
    Some(())
}

/// A new statement: no action, all resources, spelt like the one before it.
fn fresh(blocks: &[Plain], after: Option<usize>, root: &Members, allow: bool) -> Plain {
    let filled = |block: &&Plain| block.members().is_some_and(|members| !members.is_empty());
    let before = after.and_then(|after| blocks.get(after)).filter(filled);
    let sibling = before
        .or_else(|| blocks.iter().find(filled))
        .and_then(Plain::members);
    let none = Vec::new();
    let sibling = sibling.unwrap_or(&none);
    let names = like(sibling, ORDER);
    let names = if names.is_empty() {
        like(root, &["version", "statement", "principal"])
    } else {
        names
    };
    let name = |element: &str| match find(sibling, element) {
        Some(at) => quoted(&sibling[at].0.text),
        None => quoted(&in_case(&names, element)),
    };
    let effect = in_case(&effect_like(blocks), if allow { "allow" } else { "deny" });
    Plain::Object(vec![
        (name("effect"), Plain::Leaf(quoted(&effect))),
        (name("action"), Plain::List(Vec::new())),
        (
            name("resource"),
            Plain::List(vec![Plain::Leaf(quoted("*"))]),
        ),
    ])
}

/// The first effect that is one.
fn effect_like(blocks: &[Plain]) -> String {
    let effects = blocks.iter().filter_map(|block| {
        let members = block.members()?;
        match &members[find(members, "effect")?].1 {
            Plain::Leaf(leaf) if allows(&leaf.text).is_some() => Some(leaf.text.clone()),
            _ => None,
        }
    });
    effects.into_iter().next().unwrap_or_default()
}

pub fn allows(effect: &str) -> Option<bool> {
    match effect.to_ascii_lowercase().as_str() {
        "allow" => Some(true),
        "deny" => Some(false),
        _ => None,
    }
}

/// The first of the members with one of those names.
fn like(members: &Members, names: &[&str]) -> String {
    let mut known = members.iter().map(|(key, _)| key.text.clone());
    known
        .find(|key| {
            names
                .iter()
                .any(|name| name.eq_ignore_ascii_case(key.trim()))
        })
        .unwrap_or_default()
}

pub fn in_case(like: &str, name: &str) -> String {
    let capital = |at| {
        like.chars()
            .filter(char::is_ascii_alphabetic)
            .nth(at)
            .is_some_and(|letter: char| letter.is_ascii_uppercase())
    };
    match (capital(0), capital(1)) {
        (true, true) => name.to_ascii_uppercase(),
        (true, false) => name[..1].to_ascii_uppercase() + &name[1..],
        _ => name.to_owned(),
    }
}

/// The first member of that name, in any case.
pub fn find(members: &Members, name: &str) -> Option<usize> {
    members
        .iter()
        .position(|(key, _)| key.text.trim().eq_ignore_ascii_case(name))
}

/// Adds a member where it belongs.
pub fn add(members: &mut Members, names: &str, name: &str, value: Plain) {
    let rank = |name: &str| {
        ORDER
            .iter()
            .position(|other| other.eq_ignore_ascii_case(name.trim()))
    };
    let earlier = members
        .iter()
        .rposition(|(key, _)| rank(&key.text).is_some_and(|other| Some(other) < rank(name)));
    let at = earlier.map_or(0, |earlier| earlier + 1);
    members.insert(at, (quoted(&in_case(names, name)), value));
}

pub fn element(list: List) -> &'static str {
    match list {
        List::Action => "action",
        List::Resource => "resource",
    }
}

/// The texts of a value or list, if all of them are texts.
pub fn texts(value: &Plain) -> Option<Vec<String>> {
    let items = leaves(value)?;
    let all_text = items.iter().all(|leaf| leaf.raw.starts_with('"'));
    all_text.then(|| items.into_iter().map(|leaf| leaf.text).collect())
}

/// The values of a condition, if the form can show them.
pub fn scalars(value: &Plain) -> Option<Vec<String>> {
    let items = leaves(value)?;
    let shown = items.iter().all(|leaf| leaf.raw != "null");
    shown.then(|| items.into_iter().map(|leaf| leaf.text).collect())
}

fn leaves(value: &Plain) -> Option<Vec<Leaf>> {
    let leaf = |value: &Plain| match value {
        Plain::Leaf(leaf) => Some(leaf.clone()),
        _ => None,
    };
    match value {
        Plain::List(items) => items.iter().map(leaf).collect(),
        other => leaf(other).map(|leaf| vec![leaf]),
    }
}

/// A value or list that says `words` now. What it said before stays as it was written.
pub fn say(old: &Plain, words: &[String]) -> Plain {
    let leaves = leaves(old).expect("what the form shows");
    let all =
        |test: fn(&str) -> bool| !leaves.is_empty() && leaves.iter().all(|leaf| test(&leaf.raw));
    let is_number = |text: &str| serde_json::from_str::<serde_json::Number>(text).is_ok();
    let is_bool = |text: &str| matches!(text, "true" | "false");
    let literal = |word: &String| {
        let same = leaves.iter().find(|leaf| leaf.text == *word).cloned();
        let unquoted = all(is_number) && is_number(word) || all(is_bool) && is_bool(word);
        Plain::Leaf(same.unwrap_or_else(|| if unquoted { bare(word) } else { quoted(word) }))
    };
    match (old, words) {
        (Plain::Leaf(_), [only]) => literal(only),
        _ => Plain::List(words.iter().map(literal).collect()),
    }
}
