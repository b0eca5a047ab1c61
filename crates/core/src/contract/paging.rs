//! The vendor's two ways to page, and what a list answers.

use serde::{Deserialize, Serialize};

/// Pages by number: `Rp` rows a page (1–200, default 20), `Page` from 1 to 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered {
    /// Rows a page.
    pub rows: u64,
    /// The page, from 1.
    pub page: u64,
}

impl Default for Numbered {
    fn default() -> Self {
        Numbered { rows: 20, page: 1 }
    }
}

impl Numbered {
    /// The largest page that the vendor gives.
    pub const MOST_ROWS: u64 = 200;
    /// The last page that can be asked for.
    pub const LAST_PAGE: u64 = 200;

    /// Whether the vendor accepts these numbers.
    pub fn is_valid(self) -> bool {
        (1..=Self::MOST_ROWS).contains(&self.rows) && (1..=Self::LAST_PAGE).contains(&self.page)
    }

    /// How many rows to skip.
    pub fn skip(self) -> usize {
        usize::try_from(self.rows * (self.page - 1)).unwrap_or(usize::MAX)
    }
}

/// Pages by offset: `Limit` rows (1–50), `Offset` a multiple of `Limit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Offset {
    /// Rows a page.
    pub limit: u64,
    /// Rows to skip.
    pub offset: u64,
}

impl Offset {
    /// The largest page that the vendor gives.
    pub const MOST_ROWS: u64 = 50;

    /// Whether the vendor accepts these numbers.
    pub fn is_valid(self) -> bool {
        (1..=Self::MOST_ROWS).contains(&self.limit) && self.offset.is_multiple_of(self.limit)
    }
}

/// One page of a list, and how many rows there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing<T> {
    /// All rows that match, on every page.
    pub total: u64,
    /// The rows of this page.
    pub items: Vec<T>,
}

/// Serde for a [`Listing`] as `Total` and `Items`.
macro_rules! listing_wire {
    ($module:ident, $total:literal, $items:literal) => {
        pub(crate) mod $module {
            use super::Listing;
            use serde::{Deserialize, Deserializer, Serialize, Serializer};

            #[derive(Serialize)]
            struct Out<'a, T> {
                #[serde(rename = $total)]
                total: u64,
                #[serde(rename = $items)]
                items: &'a [T],
            }

            #[derive(Deserialize)]
            struct In<T> {
                #[serde(rename = $total)]
                total: u64,
                #[serde(rename = $items)]
                items: Option<Vec<T>>,
            }

            pub fn serialize<T: Serialize, S: Serializer>(
                list: &Listing<T>,
                to: S,
            ) -> Result<S::Ok, S::Error> {
                Out {
                    total: list.total,
                    items: &list.items,
                }
                .serialize(to)
            }

            pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
                from: D,
            ) -> Result<Listing<T>, D::Error> {
                let wire = In::deserialize(from)?;
                Ok(Listing {
                    total: wire.total,
                    items: wire.items.unwrap_or_default(),
                })
            }
        }
    };
}

listing_wire!(total_items, "Total", "Items");
listing_wire!(total_num_list, "TotalNum", "List");
