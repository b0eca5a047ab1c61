//! The vendor's two ways to page, and what a list answers.

use super::Request;
use charter_json::{FromJson, Slots, object};

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

    /// Whether the vendor lets one ask for page `number`, from 0.
    pub(crate) fn reaches(number: u64) -> bool {
        number < Self::LAST_PAGE
    }

    /// Whether the vendor accepts these numbers.
    pub fn is_valid(self) -> bool {
        (1..=Self::MOST_ROWS).contains(&self.rows) && (1..=Self::LAST_PAGE).contains(&self.page)
    }

    /// How many rows to skip.
    pub fn skip(self) -> u64 {
        self.rows * (self.page - 1)
    }
}

/// Pages by offset: `Limit` rows (1–50), `Offset` a multiple of `Limit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset {
    /// Rows a page.
    pub limit: u64,
    /// Rows to skip.
    pub offset: u64,
}
object!(PascalCase Offset { limit, offset });

impl Offset {
    /// The largest page that the vendor gives.
    pub const MOST_ROWS: u64 = 50;

    /// Whether the vendor lets one ask for page `number`, from 0: for any.
    pub(crate) fn reaches(_: u64) -> bool {
        true
    }

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

impl<T> Listing<T> {
    /// The same page with its rows as something else.
    pub(crate) fn map<U>(self, row: impl FnMut(T) -> U) -> Listing<U> {
        Listing {
            total: self.total,
            items: self.items.into_iter().map(row).collect(),
        }
    }
}

/// An operation that answers page by page.
pub trait Paged: Request {
    /// A row.
    type Item: Clone + 'static;

    /// The largest page that the vendor gives.
    const MOST: u64;

    /// The same question for page `number`, from 0, of [`Paged::MOST`] rows.
    fn page(&self, number: u64) -> Self;

    /// Whether the vendor lets one ask for page `number`, from 0.
    fn reaches(number: u64) -> bool;

    /// The rows of an answer, and how many there are in all.
    fn rows(answer: Self::Answer) -> Listing<Self::Item>;
}

/// Declares what a list answers, the names of its two fields on the wire and its rows, and how its request pages: by
/// [`Numbered`] with the fields `rp` and `page`, or by [`Offset`] with `limit` and `offset`.
/// `listing!(ListThings by Offset: Things { "Total", "Items": ThingItem });`
macro_rules! listing {
    ($request:ident $(.$at:tt)? by $by:ident: $list:ident { $total:literal, $items:literal: $item:ident }) => {
        #[doc = concat!("What [`", stringify!($request), "`] answers.")]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $list(pub crate::contract::Listing<$item>);

        impl crate::contract::Paged for $request {
            type Item = $item;
            const MOST: u64 = crate::contract::$by::MOST_ROWS;

            fn page(&self, number: u64) -> Self {
                let mut request = self.clone();
                crate::contract::paging::listing!(@page $by request $(.$at)?, number);
                request
            }

            fn reaches(number: u64) -> bool {
                crate::contract::$by::reaches(number)
            }

            fn rows(answer: Self::Answer) -> crate::contract::Listing<$item> {
                answer.0
            }
        }

        const _: () = {
            use charter_json::{Fault, FromJson, Reader, Shape, ToJson, Writer, field, or_null};

            const SHAPE: &Shape = &Shape::open(&[field($total), or_null($items)]);

            impl ToJson for $list {
                fn write(&self, to: &mut Writer) {
                    let mut object = to.object(SHAPE);
                    object.value(&self.0.total);
                    object.value(&self.0.items);
                    object.end();
                }
            }

            impl FromJson for $list {
                fn blank() -> Self {
                    let items = Vec::new();
                    $list(crate::contract::Listing { total: 0, items })
                }

                fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
                    from.object(SHAPE, &mut self.0)
                }
            }
        };
    };
    (@page Numbered $request:ident, $number:ident) => {
        $request.rp = Some(Self::MOST);
        $request.page = Some($number + 1);
    };
    (@page Offset $request:ident $(.$at:tt)?, $number:ident) => {
        $request $(.$at)? .limit = Self::MOST;
        $request $(.$at)? .offset = $number * Self::MOST;
    };
}
pub(crate) use listing;

impl<T: FromJson> Slots for Listing<T> {
    fn slot(&mut self, index: usize) -> Option<&mut dyn FromJson> {
        match index {
            0 => Some(&mut self.total),
            1 => Some(&mut self.items),
            _ => None,
        }
    }
}
