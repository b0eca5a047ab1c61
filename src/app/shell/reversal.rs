//! Which journal entry "undo" and "redo" mean: the last change that is not undone, and the last undoing that
//! nothing has followed. Pure.

use charter_core::contract::Timestamp;
use charter_core::domain::is_final;
use charter_core::store::Entry;
use std::collections::BTreeSet;

/// The newest change that is in force, can be taken back now, and is not itself an undo or redo.
pub(super) fn to_undo(
    newest_first: &[Entry],
    now: Timestamp,
    undone_by: impl Fn(u64) -> Option<u64>,
) -> Option<u64> {
    let mut settled = BTreeSet::new();
    for entry in newest_first {
        let rows = || entry.changes.0.iter();
        let rows = || rows().map(|change| (change.owner, change.row));
        if is_final(&entry.changes, now) {
            settled.extend(rows());
        } else if entry.undoes.is_none()
            && undone_by(entry.sequence).is_none()
            && !rows().any(|row| settled.contains(&row))
        {
            return Some(entry.sequence);
        }
    }
    None
}

/// The change that was undone last and stays undone, unless a new change was made since.
pub(super) fn to_redo(
    newest_first: &[Entry],
    now: Timestamp,
    undone_by: impl Fn(u64) -> Option<u64>,
) -> Option<u64> {
    let redoes = |undone: u64| {
        let of = newest_first.iter().find(|entry| entry.sequence == undone);
        of.is_some_and(|entry| entry.undoes.is_some())
    };
    for entry in newest_first {
        // A new change closes the way to what was undone before it.
        let undone = entry.undoes?;
        if !redoes(undone)
            && undone_by(undone) == Some(entry.sequence)
            && !is_final(&entry.changes, now)
        {
            return Some(undone);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{to_redo, to_undo};
    use charter_core::contract::{InvitationId, NodeId, Quitting, Timestamp, Uin};
    use charter_core::domain::organization::{Invitation, InvitationState};
    use charter_core::domain::{Change, Changes, Identity, Owner};
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

    #[test]
    fn what_nothing_takes_back_is_passed_over_with_what_led_to_it() {
        let invitation = |state: InvitationState| Invitation {
            id: InvitationId(1),
            uin: Uin(2),
            name: "consultant".to_owned(),
            node: NodeId(3),
            remark: String::new(),
            permissions: vec![1, 2],
            quitting: Quitting::Denied,
            sent: Timestamp(0),
            expires: Timestamp(1_000_000),
            state,
        };
        let text = |state| Some(charter_json::to_text(&invitation(state)).into());
        let change = |before, after| Change {
            owner: Owner::Account(Uin(1)),
            row: Invitation::row(InvitationId(1)),
            before,
            after,
        };
        let (mut entries, _) = journal(&[None, None, None]);
        let [cancelled, sent, _] = entries.as_mut_slice() else {
            panic!("there are three");
        };
        sent.changes = Changes(vec![change(None, text(InvitationState::Open))]);
        let settled = text(InvitationState::Cancelled);
        cancelled.changes = Changes(vec![change(text(InvitationState::Open), settled)]);
        let now = Timestamp(0);
        assert_eq!(to_undo(&entries, now, |_| None), Some(1));
        assert_eq!(to_undo(&entries[1..], now, |_| None), Some(2));
        // It has expired since.
        let later = Timestamp(2_000_000);
        assert_eq!(to_undo(&entries[1..], later, |_| None), Some(1));
    }

    fn candidates(undoes: &[Option<u64>]) -> (Option<u64>, Option<u64>) {
        let (entries, undone_by) = journal(undoes);
        let by = |sequence: u64| undone_by.get(&sequence).copied();
        let now = Timestamp(0);
        (to_undo(&entries, now, by), to_redo(&entries, now, by))
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
