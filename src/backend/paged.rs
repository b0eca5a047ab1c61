//! Operations that answer page by page, and how to ask for the next one.

use super::http::Wired;
use charter_core::contract::{
    DepartmentItem, DescribeOrganizationMembers, DescribeOrganizationNodes, ListPolicies,
    ListPoliciesForTarget, ListTargetsForPolicy, Listing, MemberItem, Numbered, Offset, PolicyItem,
    TargetItem, TargetPolicyItem,
};

/// An operation that answers page by page.
pub trait Paged: Wired {
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

macro_rules! numbered {
    ($($request:ty => $item:ty;)*) => {$(
        impl Paged for $request {
            type Item = $item;
            const MOST: u64 = Numbered::MOST_ROWS;

            fn page(&self, number: u64) -> Self {
                let mut request = self.clone();
                request.rp = Some(Self::MOST);
                request.page = Some(number + 1);
                request
            }

            fn reaches(number: u64) -> bool {
                number < Numbered::LAST_PAGE
            }

            fn rows(answer: Self::Answer) -> Listing<Self::Item> {
                answer.0
            }
        }
    )*};
}

numbered! {
    ListPolicies => PolicyItem;
    ListTargetsForPolicy => TargetItem;
    ListPoliciesForTarget => TargetPolicyItem;
}

impl Paged for DescribeOrganizationNodes {
    type Item = DepartmentItem;
    const MOST: u64 = Offset::MOST_ROWS;

    fn page(&self, number: u64) -> Self {
        DescribeOrganizationNodes(Offset {
            limit: Self::MOST,
            offset: number * Self::MOST,
        })
    }

    fn reaches(_: u64) -> bool {
        true
    }

    fn rows(answer: Self::Answer) -> Listing<Self::Item> {
        answer.0
    }
}

impl Paged for DescribeOrganizationMembers {
    type Item = MemberItem;
    const MOST: u64 = Offset::MOST_ROWS;

    fn page(&self, number: u64) -> Self {
        DescribeOrganizationMembers {
            limit: Self::MOST,
            offset: number * Self::MOST,
            ..self.clone()
        }
    }

    fn reaches(_: u64) -> bool {
        true
    }

    fn rows(answer: Self::Answer) -> Listing<Self::Item> {
        answer.0
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

    /// Counts a page of `rows` rows that says there are `total` in all.
    pub fn page<L: Paged>(&mut self, rows: usize, total: u64) -> Step {
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
        let more = rows > 0 && self.received < total && L::reaches(self.number + 1);
        self.number += 1;
        if more { Step::Next } else { Step::Done }
    }
}

#[cfg(test)]
mod tests {
    use super::{Paged, Reading, Step};
    use charter_core::contract::{DescribeOrganizationMembers, ListPolicies};

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
        assert_eq!(reading.page::<ListPolicies>(200, 201), Step::Next);
        assert_eq!(reading.number, 1);
        assert_eq!(reading.page::<ListPolicies>(1, 201), Step::Done);
        assert_eq!(Reading::new().page::<ListPolicies>(0, 0), Step::Done);
    }

    #[test]
    fn a_list_that_changes_meanwhile_is_read_once_more() {
        let mut reading = Reading::new();
        assert_eq!(reading.page::<ListPolicies>(200, 401), Step::Next);
        assert_eq!(reading.page::<ListPolicies>(200, 400), Step::Again);
        assert_eq!(reading.number, 0);
        assert_eq!(reading.page::<ListPolicies>(200, 400), Step::Next);
        assert_eq!(reading.page::<ListPolicies>(200, 399), Step::Done);
    }

    #[test]
    fn a_page_without_rows_ends_a_list_whose_total_is_wrong() {
        let mut reading = Reading::new();
        assert_eq!(reading.page::<ListPolicies>(200, 900), Step::Next);
        assert_eq!(reading.page::<ListPolicies>(0, 900), Step::Done);
    }

    #[test]
    fn the_last_page_that_can_be_asked_for_is_the_last() {
        let mut reading = Reading::new();
        for _ in 0..199 {
            assert_eq!(reading.page::<ListPolicies>(200, 50_000), Step::Next);
        }
        assert_eq!(reading.page::<ListPolicies>(200, 50_000), Step::Done);
    }
}
