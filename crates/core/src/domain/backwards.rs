//! What undo makes of a change: mostly the record as it was before.

use super::areas::AREAS;
use super::change::{Change, Changes};
use crate::contract::{Error, Timestamp};

/// The change that takes this one back, if that happens now.
///
/// # Errors
/// Nothing takes it back, since others have seen it: the area's error, such as `Charter.InvitationFinal`.
pub fn backwards(change: &Change, now: Timestamp) -> Result<Change, Error> {
    let mut said = AREAS.iter().map(|area| (area.backwards)(change, now));
    let after = said.find_map(|said| said);
    Ok(Change {
        before: change.after.clone(),
        after: after.unwrap_or_else(|| Ok(change.before.clone()))?,
        ..change.clone()
    })
}

/// Whether nothing takes these changes back, as far as that is known at this time.
pub fn is_final(changes: &Changes, at: Timestamp) -> bool {
    changes
        .0
        .iter()
        .any(|change| backwards(change, at).is_err())
}
