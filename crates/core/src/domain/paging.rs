//! Pages of what an operation has found, in the vendor's two ways to page.

use crate::contract::{Error, ErrorCode, Listing, Numbered, Offset};

/// The page of so many rows (`Limit`) after others (`Offset`).
pub(super) fn by_offset<T>(all: Vec<T>, limit: u64, offset: u64) -> Result<Listing<T>, Error> {
    if !(Offset { limit, offset }).is_valid() {
        let most = Offset::MOST_ROWS;
        let message = format!(
            "Limit must be 1–{most} and Offset a multiple of it, not {limit} and {offset}."
        );
        return Err(Error::new(ErrorCode::InvalidParameter, message));
    }
    Ok(page(all, offset, limit))
}

/// The page of a number (`Page`), of so many rows (`Rp`); the vendor's defaults where absent.
pub(super) fn by_number<T>(
    all: Vec<T>,
    rp: Option<u64>,
    number: Option<u64>,
) -> Result<Listing<T>, Error> {
    let default = Numbered::default();
    let numbered = Numbered {
        rows: rp.unwrap_or(default.rows),
        page: number.unwrap_or(default.page),
    };
    if !numbered.is_valid() {
        let (rows, last) = (Numbered::MOST_ROWS, Numbered::LAST_PAGE);
        let message = format!("Rp must be 1–{rows} and Page 1–{last}.");
        return Err(Error::new(ErrorCode::InvalidParameter, message));
    }
    Ok(page(all, numbered.skip(), numbered.rows))
}

fn page<T>(all: Vec<T>, skip: u64, take: u64) -> Listing<T> {
    let [skip, take] = [skip, take].map(|rows| usize::try_from(rows).unwrap_or(usize::MAX));
    Listing {
        total: all.len() as u64,
        items: all.into_iter().skip(skip).take(take).collect(),
    }
}
