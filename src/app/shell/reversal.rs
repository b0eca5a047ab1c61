//! Which journal entry "undo" and "redo" mean: the last change that is not undone, and the last undoing that
//! nothing has followed. Pure.

use charter_core::store::Entry;

/// The newest change that is in force and is not itself an undo or redo.
pub(super) fn to_undo(
    newest_first: &[Entry],
    undone_by: impl Fn(u64) -> Option<u64>,
) -> Option<u64> {
    let mut changes = newest_first.iter().filter(|entry| entry.undoes.is_none());
    let found = changes.find(|entry| undone_by(entry.sequence).is_none())?;
    Some(found.sequence)
}

/// The change that was undone last and stays undone, unless a new change was made since.
pub(super) fn to_redo(
    newest_first: &[Entry],
    undone_by: impl Fn(u64) -> Option<u64>,
) -> Option<u64> {
    let redoes = |undone: u64| {
        let of = newest_first.iter().find(|entry| entry.sequence == undone);
        of.is_some_and(|entry| entry.undoes.is_some())
    };
    for entry in newest_first {
        // A new change closes the way to what was undone before it.
        let undone = entry.undoes?;
        if !redoes(undone) && undone_by(undone) == Some(entry.sequence) {
            return Some(undone);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{to_redo, to_undo};
    use charter_core::contract::{Timestamp, Uin};
    use charter_core::domain::Changes;
    use charter_core::domain::Identity;
    use charter_core::store::Entry;
    use std::collections::HashMap;

    /// A journal as `(sequence, what it undoes)`, the newest first, and what is undone by what.
    fn journal(undoes: &[Option<u64>]) -> (Vec<Entry>, HashMap<u64, u64>) {
        let mut entries = Vec::new();
        let mut undone_by = HashMap::new();
        for (sequence, undoes) in (1..).zip(undoes) {
            if let Some(undone) = undoes {
                undone_by.insert(*undone, sequence);
                // Undoing an undo does the original again.
                undone_by.retain(|_, by| by != undone);
            }
            entries.insert(
                0,
                Entry {
                    sequence,
                    at: Timestamp(0),
                    actor: Uin(1),
                    identity: Identity::Root,
                    action: String::new(),
                    request: charter_json::Raw::of(&charter_core::contract::Done {}),
                    resources: Vec::new(),
                    undoes: *undoes,
                    changes: Changes::default(),
                },
            );
        }
        (entries, undone_by)
    }

    fn candidates(undoes: &[Option<u64>]) -> (Option<u64>, Option<u64>) {
        let (entries, undone_by) = journal(undoes);
        let by = |sequence: u64| undone_by.get(&sequence).copied();
        (to_undo(&entries, by), to_redo(&entries, by))
    }

    #[test]
    fn undo_walks_back_and_redo_walks_forward_again() {
        let cases: [(&[Option<u64>], _); 7] = [
            (&[], (None, None)),
            (&[None, None], (Some(2), None)),
            (&[None, None, Some(2)], (Some(1), Some(2))),
            (&[None, None, Some(2), Some(1)], (None, Some(1))),
            (&[None, None, Some(2), Some(1), Some(4)], (Some(1), Some(2))),
            (
                &[None, None, Some(2), Some(1), Some(4), Some(3)],
                (Some(2), None),
            ),
            (&[None, Some(1), None], (Some(3), None)),
        ];
        for (undoes, expected) in cases {
            assert_eq!(candidates(undoes), expected, "{undoes:?}");
        }
    }
}
