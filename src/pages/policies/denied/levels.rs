//! The boundaries of an account: each level above it with its service control policies.

use std::sync::Arc;

use charter_core::contract::{DescribePolicy, PolicyId, PolicyKind, Target, Uin};
use charter_core::domain::organization::Chart;
use charter_policy::denial::{LevelSet, PolicySet, PolicyText};
use charter_policy::tencent;
use futures_util::future;

use crate::backend::{Backend, Failure};
use crate::pages::shared::levels::{Level, levels, upward};
use crate::pages::shared::organization::Feature;

/// What bounds an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bounds {
    /// The account.
    pub owner: Option<Uin>,
    /// Whether it is the management account.
    pub is_management: bool,
    /// Whether the account is a member of this organization.
    pub is_member: bool,
    /// Whether service control policies are on.
    pub is_enabled: bool,
    /// The levels, the account first and the root last.
    pub levels: Vec<BoundLevel>,
}

/// A level with the policies bound to it itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BoundLevel {
    /// Its name.
    pub name: String,
    /// Its policies.
    pub policies: Vec<BoundPolicy>,
}

/// A policy of a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BoundPolicy {
    /// Which it is.
    pub id: PolicyId,
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Whether it can be edited.
    pub is_custom: bool,
}

impl Bounds {
    /// The account by the names that resources give it.
    pub fn owners(&self) -> Vec<String> {
        let owner = self.owner.map(|owner| format!("uin/{owner}"));
        owner.into_iter().collect()
    }

    /// The levels as they are decided upon; none where the policies are off.
    pub fn sets(&self) -> Vec<LevelSet> {
        let levels = self.levels.iter().filter(|_| self.is_enabled);
        let set = |level: &BoundLevel| LevelSet {
            name: level.name.clone(),
            policies: PolicySet {
                profile: &tencent::SCP,
                owners: self.owners(),
                policies: level.policies.iter().map(text_of).collect(),
            },
        };
        levels.map(set).collect()
    }
}

fn text_of(policy: &BoundPolicy) -> PolicyText {
    PolicyText {
        name: policy.name.clone(),
        text: policy.text.clone(),
    }
}

/// Asks for the levels of an account with their policies.
///
/// # Errors
/// [`Failure`] of any of them: with one missing, nothing could be said for certain.
pub(super) async fn bounds(
    backend: Backend,
    chart: Arc<Chart>,
    feature: Arc<Feature>,
    owner: Uin,
) -> Result<Bounds, Failure> {
    let is_member = chart.member(owner).is_some();
    let path = match is_member && feature.enabled {
        true => upward(&chart, Target::Member(owner)),
        false => Vec::new(),
    };
    let name = |target| chart.name(target).unwrap_or_default().to_owned();
    let at = path.into_iter().map(|target| (target, name(target)));
    let found = levels(backend.clone(), at.collect()).await?;
    let level = |Level { name, policies, .. }| {
        let backend = &backend;
        async move {
            let ids = policies.into_iter().map(|item| item.policy_id);
            let policies = future::try_join_all(ids.map(|id| policy(backend, id))).await?;
            Ok::<_, Failure>(BoundLevel { name, policies })
        }
    };
    Ok(Bounds {
        owner: Some(owner),
        is_management: feature.organization.host_uin == owner,
        is_member,
        is_enabled: feature.enabled,
        levels: future::try_join_all(found.into_iter().map(level)).await?,
    })
}

async fn policy(backend: &Backend, id: PolicyId) -> Result<BoundPolicy, Failure> {
    let described = backend.call(DescribePolicy { policy_id: id }).await?;
    let policy = described.reply.answer;
    Ok(BoundPolicy {
        id,
        name: policy.policy_name,
        text: policy.policy_document,
        is_custom: policy.kind == PolicyKind::Custom,
    })
}
