//! The organization as the vendor's lists give it, with the chart made from them.

use crate::backend::{Backend, Failure};
use charter_core::contract::{
    DepartmentItem, DescribeOrganizationMembers, DescribeOrganizationNodes, MemberItem, NodeId,
    Offset, Target, Uin,
};
use charter_core::domain::organization::Chart;
use futures_util::future;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every department and member, and who stands below whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// The departments.
    pub departments: BTreeMap<NodeId, DepartmentItem>,
    /// The members.
    pub members: BTreeMap<Uin, MemberItem>,
    /// The tree of both.
    pub chart: Arc<Chart>,
}

impl Lists {
    /// Puts the rows of both lists together.
    pub fn new(departments: Vec<DepartmentItem>, members: Vec<MemberItem>) -> Lists {
        let chart = Arc::new(Chart::new(&departments, &members));
        let departments = departments.into_iter().map(|item| (item.node_id, item));
        let members = members.into_iter().map(|item| (item.member_uin, item));
        Lists {
            departments: charter_order::map(departments),
            members: charter_order::map(members),
            chart,
        }
    }

    /// Whether there is such a department or member.
    pub fn contains(&self, target: Target) -> bool {
        match target {
            Target::Node(node) => self.departments.contains_key(&node),
            Target::Member(uin) => self.members.contains_key(&uin),
        }
    }
}

/// The request for all departments; the list goes through its pages.
pub fn all_departments() -> DescribeOrganizationNodes {
    DescribeOrganizationNodes(Offset {
        limit: Offset::MOST_ROWS,
        offset: 0,
    })
}

/// The departments as a tree without members.
///
/// # Errors
/// [`Failure`] of the list.
pub async fn department_chart(backend: Backend) -> Result<Chart, Failure> {
    let departments = backend.list(all_departments()).await?;
    Ok(Chart::new(&departments, []))
}

/// The request for all members; the list goes through its pages.
pub fn all_members() -> DescribeOrganizationMembers {
    DescribeOrganizationMembers {
        offset: 0,
        limit: Offset::MOST_ROWS,
        search_key: None,
        node_id: None,
    }
}

/// Asks for both lists.
///
/// # Errors
/// [`Failure`] of either list.
pub async fn lists(backend: Backend) -> Result<Lists, Failure> {
    let departments = backend.list(all_departments());
    let members = backend.list(all_members());
    let (departments, members) = future::join(departments, members).await;
    Ok(Lists::new(departments?, members?))
}
