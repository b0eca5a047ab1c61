//! What is read: everything at the start, and pages of the journal.

use super::codec::{read_entry, read_record};
use super::fault::Fault;
use super::request::{Pending, Transaction, texts};
use super::schema::{JOURNAL, META, RECORDS, WORLD, World};
use super::{Expected, ReadError};
use charter_core::store::{Entry, Kept, StoreError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbCursor, IdbCursorDirection, IdbKeyRange, IdbObjectStore};

/// The world that stands in the database.
pub(super) async fn world(transaction: &Transaction) -> Result<Option<World>, ReadError> {
    let request = transaction
        .store(META)?
        .get(&JsValue::from_str(WORLD))
        .map_err(Fault::from)?;
    let value = Pending::new(request).answer().await?;
    if value.is_undefined() {
        return Ok(None);
    }
    let read = value
        .as_string()
        .and_then(|text| charter_json::from_text(&text).ok());
    let damaged = || StoreError::Damaged("the name of the data cannot be read".to_owned());
    Ok(Some(read.ok_or_else(damaged)?))
}

async fn check(transaction: &Transaction, expected: &Expected) -> Result<(), ReadError> {
    let found = world(transaction).await?.ok_or(ReadError::Nothing)?;
    Ok(expected.check(&found)?)
}

/// The number of the last journal entry; 0 for none.
async fn last(journal: &IdbObjectStore) -> Result<u64, Fault> {
    let request = journal
        .open_key_cursor_with_range_and_direction(&JsValue::UNDEFINED, IdbCursorDirection::Prev)?;
    let found = Pending::new(request).answer().await?;
    match found.dyn_into::<IdbCursor>() {
        Ok(cursor) => Ok(number(&cursor.key()?)),
        Err(_) => Ok(0),
    }
}

/// A journal key as a number. Keys stay far below 2^53, where floats are exact.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole numbers from 1"
)]
fn number(key: &JsValue) -> u64 {
    key.as_f64().unwrap_or_default() as u64
}

/// A number as a journal key.
#[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
pub(super) fn key(sequence: u64) -> JsValue {
    JsValue::from_f64(sequence as f64)
}

pub(super) async fn everything(
    transaction: Transaction,
) -> Result<Option<(World, Kept)>, ReadError> {
    let Some(world) = world(&transaction).await? else {
        return Ok(None);
    };
    let records = transaction.store(RECORDS)?;
    let keys = Pending::new(records.get_all_keys().map_err(Fault::from)?);
    let values = Pending::new(records.get_all().map_err(Fault::from)?);
    let last = last(&transaction.store(JOURNAL)?).await?;
    let keys = texts(&keys.answer().await?);
    let values = texts(&values.answer().await?);
    transaction.complete().await?;
    let records = keys
        .into_iter()
        .zip(values)
        .map(|(key, value)| {
            let key = key.unwrap_or_default();
            // A value that is no text reads as an empty one, which is no record.
            read_record(&key, value.as_deref().unwrap_or_default())
        })
        .collect::<Result<Vec<_>, _>>()?;
    let kept = Kept {
        world: world.world.clone(),
        last,
        records,
    };
    Ok(Some((world, kept)))
}

/// A part of the journal, the oldest first.
async fn entries(
    journal: &IdbObjectStore,
    range: &JsValue,
    limit: usize,
) -> Result<Vec<Entry>, ReadError> {
    let limit = u32::try_from(limit).unwrap_or(u32::MAX);
    let keys = journal
        .get_all_keys_with_key_and_limit(range, limit)
        .map_err(Fault::from)?;
    let values = journal
        .get_all_with_key_and_limit(range, limit)
        .map_err(Fault::from)?;
    let (keys, values) = (Pending::new(keys), Pending::new(values));
    let keys: js_sys::Array = keys.answer().await?.unchecked_into();
    let values = texts(&values.answer().await?);
    let entries = keys
        .iter()
        .zip(values)
        .map(|(key, value)| read_entry(number(&key), value.as_deref()))
        .collect::<Result<_, _>>()?;
    Ok(entries)
}

pub(super) async fn entries_after(
    transaction: Transaction,
    expected: Expected,
    sequence: u64,
    limit: usize,
) -> Result<Vec<Entry>, ReadError> {
    check(&transaction, &expected).await?;
    let range = IdbKeyRange::lower_bound_with_open(&key(sequence), true).map_err(Fault::from)?;
    // No entry is asked for: 0 would mean all of them.
    if limit == 0 {
        return Ok(Vec::new());
    }
    entries(&transaction.store(JOURNAL)?, &range, limit).await
}

pub(super) async fn entries_before(
    transaction: Transaction,
    expected: Expected,
    sequence: u64,
    limit: usize,
) -> Result<Vec<Entry>, ReadError> {
    check(&transaction, &expected).await?;
    let journal = transaction.store(JOURNAL)?;
    let upper = sequence.min(last(&journal).await? + 1);
    // There are no gaps, so the page's first number is known.
    let lower = upper.saturating_sub(limit as u64).max(1);
    if lower >= upper {
        return Ok(Vec::new());
    }
    let range =
        IdbKeyRange::bound_with_lower_open_and_upper_open(&key(lower), &key(upper), false, true)
            .map_err(Fault::from)?;
    let mut entries = entries(&journal, &range, limit).await?;
    entries.reverse();
    Ok(entries)
}

/// Every entry, the oldest first.
pub(super) async fn whole_journal(transaction: Transaction) -> Result<Vec<Entry>, ReadError> {
    let all = IdbKeyRange::lower_bound(&key(0)).map_err(Fault::from)?;
    entries(&transaction.store(JOURNAL)?, &all, usize::MAX).await
}
