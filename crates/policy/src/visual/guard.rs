//! Broken texts: an edit is made only where everything else is read as before.
//!
//! What a fault swallows depends on what follows it, so that an edit of a sound statement can change how the text before
//! it is read. No rule about places foresees that; reading the edited text does.

use super::source::Source;
use super::{Change, Refused};
use crate::TextEdit;
use crate::dialect::{Place, Role};
use crate::json::parse;
use crate::text::apply;

/// Refuses edits of a broken text after which it has other faults, or anything but what the change names is read
/// differently.
pub(super) fn check(
    source: &Source<'_>,
    edits: &[TextEdit],
    change: &Change,
) -> Result<(), Refused> {
    if source.is_blank() || source.parsed.faults.is_empty() {
        return Ok(());
    }
    let after = apply(source.text, edits).map_err(|_| Refused::Broken)?;
    let parsed = parse(&after);
    let after = Source::new(&after, &parsed, source.profile);
    let faults = |source: &Source<'_>| -> Vec<_> {
        let faults = source.parsed.faults.iter();
        faults
            .map(|fault| std::mem::discriminant(&fault.kind))
            .collect()
    };
    let (others, blocks) = outline(source);
    let (others_after, blocks_after) = outline(&after);
    let expected = expected(blocks, change);
    let same = |(expected, found): (&Option<&str>, &&str)| {
        expected.is_none_or(|expected| expected == *found)
    };
    let as_expected = faults(source) == faults(&after)
        && others == others_after
        && expected.len() == blocks_after.len()
        && expected.iter().zip(&blocks_after).all(same);
    if as_expected {
        Ok(())
    } else {
        Err(Refused::Broken)
    }
}

/// The members of the document besides the statements, and the statements, as they are written.
fn outline<'s>(source: &Source<'s>) -> (Vec<&'s str>, Vec<&'s str>) {
    let slice = |node| source.slice(source.tree.range(node));
    let members = source
        .tree
        .root()
        .map(|root| source.elements(root, Place::Document))
        .unwrap_or_default();
    let others = members
        .iter()
        .filter(|(_, role, first)| *role != Some(Role::Statement) || !first);
    let others = others.map(|(member, _, _)| slice(*member)).collect();
    let list = source.statement_list().ok().flatten();
    let blocks = list.map(|list| source.items(list)).unwrap_or_default();
    (others, blocks.into_iter().map(slice).collect())
}

/// The statements after the change; `None` for one that is new or changed.
fn expected<'s>(blocks: Vec<&'s str>, change: &Change) -> Vec<Option<&'s str>> {
    let count = blocks.len();
    let mut expected: Vec<Option<&str>> = blocks.into_iter().map(Some).collect();
    match change {
        Change::AddStatement { after, .. } => {
            expected.insert(after.map_or(count, |after| after + 1).min(count), None);
        }
        Change::Duplicate(place) if *place < count => {
            expected.insert(place + 1, expected.get(*place).copied().flatten())
        }
        Change::Remove(place) if *place < count => drop(expected.remove(*place)),
        Change::Move { from, to } if *from < count && *to < count => {
            let moved = expected.remove(*from);
            expected.insert(*to, moved);
        }
        _ => {
            if let Some(changed) = change.statement().and_then(|place| expected.get_mut(place)) {
                *changed = None;
            }
        }
    }
    expected
}
