//! The organization as the dialogs need it: who stands below whom.

use charter_core::contract::{
    DescribeOrganization, DescribeOrganizationMembers, DescribeOrganizationNodes,
    DescribePolicyConfig, Offset, OrganizationDescription,
};
use charter_core::domain::organization::Chart;
use futures_util::future;

use crate::backend::{Backend, Failure};

/// The departments and members as a tree.
pub async fn chart(backend: Backend) -> Result<Chart, Failure> {
    let first = Offset {
        limit: Offset::MOST_ROWS,
        offset: 0,
    };
    let members = DescribeOrganizationMembers {
        offset: 0,
        limit: Offset::MOST_ROWS,
        search_key: None,
        node_id: None,
    };
    let (departments, members) = future::join(
        backend.list(DescribeOrganizationNodes(first)),
        backend.list(members),
    )
    .await;
    Ok(Chart::new(&departments?, &members?))
}

/// The organization, and whether its service control policies are on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// The organization.
    pub organization: OrganizationDescription,
    /// On or off.
    pub enabled: bool,
}

/// Asks whether service control policies are on.
pub async fn feature(backend: Backend) -> Result<Feature, Failure> {
    let organization = backend.call(DescribeOrganization {}).await?.reply.answer;
    let config = DescribePolicyConfig {
        organization_id: organization.id,
    };
    let enabled = backend.call(config).await?.reply.answer.enabled;
    Ok(Feature {
        organization,
        enabled,
    })
}
