//! Operations that answer page by page, and how to ask for the next one.

use charter_core::contract::{Error, Listing, Paged};
use charter_core::domain::{AnyAnswer, AnyOperation, Listed, typed};

/// One page as it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Its rows.
    pub items: Vec<T>,
    /// How many rows there are in all, on every page.
    pub total: u64,
    /// The first page: what arrived before belongs to an earlier reading and goes. A list that changes while
    /// it is read is read again from its beginning.
    pub first: bool,
}

impl<T> Page<T> {
    /// Puts the page's rows behind those that arrived before.
    pub fn join(self, rows: &mut Vec<T>) {
        if self.first {
            rows.clear();
        }
        rows.extend(self.items);
    }
}

/// A list under way whose types are forgotten, so that reading one is compiled once.
pub(super) trait AnyList {
    /// The question for page `number`, from 0.
    fn page(&self, number: u64) -> Box<dyn AnyOperation>;

    /// Whether the vendor lets one ask for page `number`, from 0.
    fn reaches(&self, number: u64) -> bool;

    /// Gives a page on; how many rows it has, and how many there are in all.
    ///
    /// # Errors
    /// As [`typed`].
    fn take(&mut self, answer: AnyAnswer, first: bool) -> Result<(usize, u64), Error>;
}

/// A request for a list, and what takes its pages.
pub(super) struct List<L, F> {
    pub request: L,
    pub each: F,
}

impl<L: Paged + Listed, F: FnMut(Page<L::Item>)> AnyList for List<L, F> {
    fn page(&self, number: u64) -> Box<dyn AnyOperation> {
        Box::new(self.request.page(number))
    }

    fn reaches(&self, number: u64) -> bool {
        L::reaches(number)
    }

    fn take(&mut self, answer: AnyAnswer, first: bool) -> Result<(usize, u64), Error> {
        let Listing { total, items } = L::rows(typed(answer)?);
        let rows = items.len();
        (self.each)(Page {
            items,
            total,
            first,
        });
        Ok((rows, total))
    }
}

/// What has arrived of a list: decides whether to go on, to begin again, or to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// The page to ask for, from 0.
    pub number: u64,
    received: u64,
    total: u64,
    begun_again: bool,
}

/// What to do after a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Ask for the next page.
    Next,
    /// The list changed while it was read: begin again.
    Again,
    /// All rows are here.
    Done,
}

impl Reading {
    pub fn new() -> Self {
        Reading {
            number: 0,
            received: 0,
            total: 0,
            begun_again: false,
        }
    }

    /// Counts a page of `rows` rows that says there are `total` in all; `reaches` says which pages one may ask for.
    pub fn page(&mut self, rows: usize, total: u64, reaches: &dyn Fn(u64) -> bool) -> Step {
        let changed = self.number > 0 && total != self.total;
        self.received += rows as u64;
        self.total = total;
        if changed && !self.begun_again {
            *self = Reading {
                begun_again: true,
                ..Reading::new()
            };
            return Step::Again;
        }
        let more = rows > 0 && self.received < total && reaches(self.number + 1);
        self.number += 1;
        if more { Step::Next } else { Step::Done }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, Step};
    use charter_core::contract::{DescribeOrganizationMembers, ListPolicies, Paged};

    fn counted(reading: &mut Reading, rows: usize, total: u64) -> Step {
        reading.page(rows, total, &ListPolicies::reaches)
    }

    #[test]
    fn each_way_of_paging_asks_for_the_largest_page() {
        let second = ListPolicies::default().page(1);
        assert_eq!((second.rp, second.page), (Some(200), Some(2)));
        let members = DescribeOrganizationMembers {
            offset: 0,
            limit: 1,
            search_key: Some("a".to_owned()),
            node_id: None,
        };
        let third = members.page(2);
        assert_eq!((third.limit, third.offset), (50, 100));
        assert_eq!(third.search_key.as_deref(), Some("a"));
    }

    #[test]
    fn a_list_is_read_until_all_rows_are_here() {
        let mut reading = Reading::new();
        assert_eq!(counted(&mut reading, 200, 201), Step::Next);
        assert_eq!(reading.number, 1);
        assert_eq!(counted(&mut reading, 1, 201), Step::Done);
        assert_eq!(counted(&mut Reading::new(), 0, 0), Step::Done);
    }

    #[test]
    fn a_list_that_changes_meanwhile_is_read_once_more() {
        let mut reading = Reading::new();
        assert_eq!(counted(&mut reading, 200, 401), Step::Next);
        assert_eq!(counted(&mut reading, 200, 400), Step::Again);
        assert_eq!(reading.number, 0);
        assert_eq!(counted(&mut reading, 200, 400), Step::Next);
        assert_eq!(counted(&mut reading, 200, 399), Step::Done);
    }

    #[test]
    fn a_page_without_rows_ends_a_list_whose_total_is_wrong() {
        let mut reading = Reading::new();
        assert_eq!(counted(&mut reading, 200, 900), Step::Next);
        assert_eq!(counted(&mut reading, 0, 900), Step::Done);
    }

    #[test]
    fn the_last_page_that_can_be_asked_for_is_the_last() {
        let mut reading = Reading::new();
        for _ in 0..199 {
            assert_eq!(counted(&mut reading, 200, 50_000), Step::Next);
        }
        assert_eq!(counted(&mut reading, 200, 50_000), Step::Done);
    }
}
