//! The policies in force at a target, level by level from it up to the root.

use crate::backend::{Backend, Failure};
use crate::pages::shared::language::tallying;
use crate::pages::shared::tally::Tally;
use charter_core::contract::{
    DescribePolicy, ListPoliciesForTarget, PolicyId, Target, TargetPolicyItem,
};
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::domain::organization::Chart;
use futures_util::future;
use std::collections::{BTreeMap, BTreeSet};

/// One level: the target itself, or a department above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The department or member.
    pub target: Target,
    /// Its name.
    pub name: String,
    /// The policies bound to it itself.
    pub policies: Vec<TargetPolicyItem>,
}

/// The target and the departments above it, in the order in which a request is judged: "starts from the
/// account of the accessed resource and continues upward level by level".
pub fn upward(chart: &Chart, target: Target) -> Vec<Target> {
    let mut path: Vec<Target> = chart.path(target).into_iter().map(Target::Node).collect();
    if let Target::Member(_) = target {
        path.push(target);
    }
    path.reverse();
    path
}

/// Asks for the policies of each level.
///
/// # Errors
/// [`Failure`] of any level.
pub async fn levels(backend: Backend, at: Vec<(Target, String)>) -> Result<Vec<Level>, Failure> {
    let level = |(target, name): (Target, String)| {
        let backend = &backend;
        async move {
            let request = ListPoliciesForTarget::of(target);
            let policies = backend.list(request).await?;
            Ok(Level {
                target,
                name,
                policies,
            })
        }
    };
    future::try_join_all(at.into_iter().map(level)).await
}

/// What the checks find in each policy of these levels; a policy that cannot be read has no entry.
///
/// # Errors
/// The checks did not arrive. What else is missing is not shown.
pub async fn findings(
    backend: Backend,
    policies: BTreeSet<PolicyId>,
) -> Result<BTreeMap<PolicyId, Tally>, Failure> {
    let tallies = tallying().await?;
    let text = |policy_id| {
        let backend = &backend;
        async move {
            let described = backend.call(DescribePolicy { policy_id }).await.ok()?;
            Some((policy_id, described.reply.answer.policy_document))
        }
    };
    let custom = policies.into_iter().filter(|policy| *policy != FULL_ACCESS);
    let read = future::join_all(custom.map(text)).await;
    let (policies, texts): (Vec<_>, Vec<_>) = read.into_iter().flatten().unzip();
    let found = tallies(texts).await;
    Ok(charter_order::map(policies.into_iter().zip(found)))
}

#[cfg(test)]
mod tests {
    use super::upward;
    use crate::pages::shared::fixtures::small;
    use charter_core::contract::{NodeId, Target, Uin};

    #[test]
    fn judging_begins_at_the_account_and_ends_at_the_root() {
        let chart = small().chart;
        let node = |id| Target::Node(NodeId(id));
        let wallet = Target::Member(Uin(30));
        assert_eq!(upward(&chart, wallet), [wallet, node(3), node(2), node(1)]);
        assert_eq!(upward(&chart, node(2)), [node(2), node(1)]);
        assert_eq!(
            upward(&chart, Target::Member(Uin(99))),
            [Target::Member(Uin(99))]
        );
    }
}
