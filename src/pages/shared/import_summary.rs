//! What an export holds, read before it takes the place of everything.

use crate::backend::Failure;
use charter_core::domain::TableName;
use charter_core::store::Snapshot;

/// How much of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Summary {
    pub members: usize,
    pub departments: usize,
    pub policies: usize,
    pub journal: usize,
    /// In milliseconds since 1970.
    pub last_change: Option<i64>,
}

impl Summary {
    /// Reads an export as the import itself would.
    pub(super) fn of(text: &str) -> Result<Summary, Failure> {
        let snapshot = Snapshot::import(text).map_err(Failure::Transfer)?;
        let count = |table: TableName| {
            let of_table = snapshot
                .records
                .iter()
                .filter(|kept| kept.row.table == table);
            of_table.count()
        };
        Ok(Summary {
            members: count(TableName::Member),
            departments: count(TableName::Department),
            policies: count(TableName::Policy),
            journal: snapshot.journal.len(),
            last_change: snapshot.journal.last().map(|entry| entry.at.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Summary;
    use crate::backend::Failure;
    use charter_core::contract::Timestamp;
    use charter_core::domain::demo::{self, Size};
    use charter_core::store::TransferError;

    #[test]
    fn an_export_is_summed_up_and_what_is_none_is_refused() {
        let snapshot = demo::world("demo", Size::Sixty, Timestamp(1_760_000_000_000));
        let text = snapshot.export();
        let summary = Summary::of(&text).unwrap();
        assert_eq!(summary.members, Size::Sixty.members());
        assert_eq!(summary.journal, snapshot.journal.len());
        assert!(summary.departments > 0 && summary.policies > 0);
        let cut = Summary::of(&text[..text.len() / 2]).unwrap_err();
        assert!(matches!(
            cut,
            Failure::Transfer(TransferError::Unreadable { .. })
        ));
    }
}
