//! How records and journal entries stand in the database: as text under a key.

use charter_core::domain::{Owner, RowKey};
use charter_core::store::{Entry, KeptRecord, StoreError};

/// A record's key: `owner/table/key`.
pub(super) fn record_key(owner: Owner, row: RowKey) -> String {
    format!("{owner}/{row}")
}

/// A record's value: `{"r":revision,"v":record}`.
pub(super) fn record_value(revision: u64, json: &str) -> String {
    format!("{{\"r\":{revision},\"v\":{json}}}")
}

/// Reads a record. What the record says is left to the state.
pub(super) fn read_record(key: &str, value: &str) -> Result<KeptRecord, StoreError> {
    let damaged = || StoreError::Damaged(format!("the record `{key}` cannot be read"));
    let mut parts = key.splitn(3, '/');
    let mut part = || parts.next().ok_or_else(damaged);
    let (owner, table, number) = (part()?, part()?, part()?);
    let row = RowKey {
        table: table.parse().map_err(|_| damaged())?,
        key: number.parse().map_err(|_| damaged())?,
    };
    let (revision, json) = split(value).ok_or_else(damaged)?;
    Ok(KeptRecord {
        owner: owner.parse().map_err(|_| damaged())?,
        row,
        revision,
        json: json.to_owned(),
    })
}

/// Takes [`record_value`] apart without reading the record, which the state does once more.
fn split(value: &str) -> Option<(u64, &str)> {
    let rest = value.strip_prefix("{\"r\":")?.strip_suffix('}')?;
    let (revision, json) = rest.split_once(",\"v\":")?;
    Some((revision.parse().ok()?, json))
}

/// A journal entry's value.
pub(super) fn entry_value(entry: &Entry) -> String {
    charter_json::to_text(entry)
}

/// Reads a journal entry that stands under the number `sequence`.
pub(super) fn read_entry(sequence: u64, value: Option<&str>) -> Result<Entry, StoreError> {
    let damaged = |why: String| {
        StoreError::Damaged(format!("journal entry {sequence} cannot be read: {why}"))
    };
    let value = value.ok_or_else(|| damaged("it is no text".to_owned()))?;
    let entry: Entry =
        charter_json::from_text(value).map_err(|fault| damaged(fault.to_string()))?;
    match entry.sequence == sequence {
        true => Ok(entry),
        false => Err(damaged(format!(
            "it says that it is entry {}",
            entry.sequence
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{read_entry, read_record, record_key, record_value};
    use charter_core::contract::OrganizationId;
    use charter_core::domain::{Key, Owner, RowKey, TableName};
    use charter_core::store::StoreError;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let owner = Owner::Organization(OrganizationId(7));
        let json = r#"{"name":"a,\"v\":b}","n":1}"#;
        for (key, name) in [
            (Key::one(1), "organization-7/policy/1"),
            (Key::of([1, 2]), "organization-7/policy/1.2"),
            (Key::of([1, 0, 3]), "organization-7/policy/1.0.3"),
            (Key::of([1, 2, 3, 4]), "organization-7/policy/1.2.3.4"),
            (
                Key::of(Key::halves(1 << 64 | 5)),
                "organization-7/policy/1.5",
            ),
        ] {
            let table = TableName::Policy;
            let row = RowKey { table, key };
            assert_eq!(record_key(owner, row), name);
            let kept = read_record(name, &record_value(12, json)).unwrap();
            assert_eq!((kept.owner, kept.row, kept.revision), (owner, row, 12));
            assert_eq!(kept.json, json);
        }
    }

    #[test]
    fn a_damaged_record_is_named() {
        let good = record_value(1, "{}");
        for (key, value) in [
            ("organization-7/policy/1", ""),
            ("organization-7/policy/1", "{\"r\":x,\"v\":{}}"),
            ("organization-7/policy/1", "{\"r\":1,\"v\":{"),
            ("organization-7/policy", good.as_str()),
            ("organization-7/policy/01", good.as_str()),
            ("organization-7/policy/1.0", good.as_str()),
            ("organization-7/policy/1.2.3.4.5", good.as_str()),
            ("organization-7/nonsense/1", good.as_str()),
            ("nobody/policy/1", good.as_str()),
        ] {
            match read_record(key, value) {
                Err(StoreError::Damaged(what)) if what.contains(key) => {}
                other => panic!("{key}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_damaged_entry_is_named() {
        for value in [None, Some(""), Some("{}"), Some("[1,2")] {
            match read_entry(5, value) {
                Err(StoreError::Damaged(what)) if what.contains("entry 5") => {}
                other => panic!("{other:?}"),
            }
        }
    }
}
