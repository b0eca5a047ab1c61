//! What the demo tells, and how far it has been put right: read from the policies as they are now.

use crate::app::routes::{Address, Route};
use crate::backend::{Backend, Failure};
use crate::pages::shared::language::codes_in;
use charter_core::contract::{
    DescribePolicy, ErrorCode, ListPoliciesForTarget, Target, TargetPolicyItem,
};
use charter_core::domain::demo::{self, StoryKind, StoryPoint};
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_policy::Code;

/// A point of the story as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub point: StoryPoint,
    /// The department or member that it is about.
    pub target_name: String,
    /// Somebody has put it right.
    pub fixed: bool,
}

impl Told {
    /// Where it is put right.
    pub fn fix(&self) -> Address {
        match self.point.kind {
            StoryKind::SilentDeny => Route::PolicyEdit(self.point.policy).into(),
            StoryKind::LockOut => Address::from(Route::Policy(FULL_ACCESS)).with("tab", "bindings"),
            StoryKind::Redundant => {
                Address::from(Route::Policy(self.point.policy)).with("tab", "bindings")
            }
        }
    }

    /// Where one sees whom it concerns.
    pub fn place(&self) -> Address {
        let address = Address::from(Route::Departments);
        match self.point.target {
            Target::Node(node) => address.with("node", node.to_string()),
            Target::Member(uin) => address.with("member", uin.to_string()),
        }
    }
}

/// The points whose policy and target are there; none in another organization than the demo.
pub(super) async fn told(backend: Backend) -> Result<Vec<Told>, Failure> {
    let mut story = Vec::new();
    for point in demo::story() {
        story.extend(told_of(&backend, point).await?);
    }
    Ok(story)
}

async fn told_of(backend: &Backend, point: StoryPoint) -> Result<Option<Told>, Failure> {
    let Some(policy) = none_if_gone(
        backend
            .call(DescribePolicy {
                policy_id: point.policy,
            })
            .await,
    )?
    else {
        return Ok(None);
    };
    let policy = policy.reply.answer;
    let request = ListPoliciesForTarget::of(point.target);
    let Some(bound) = none_if_gone(backend.list(request).await)? else {
        return Ok(None);
    };
    let Some(target_name) = bound.first().map(|item| item.name.clone()) else {
        return Ok(None);
    };
    let silent = match point.kind {
        StoryKind::SilentDeny => {
            let found = codes_in(&policy.policy_document).await?;
            found.contains(&Code::NegativeWithoutIfExist)
        }
        StoryKind::LockOut | StoryKind::Redundant => false,
    };
    let fixed = !stands(point, silent, &bound);
    let same = policy.policy_name == point.policy_name;
    Ok((same || fixed).then_some(Told {
        point,
        target_name,
        fixed,
    }))
}

/// Whether the mistake is still there; `silent` where the policy's deny does not say what it means without its key.
fn stands(point: StoryPoint, silent: bool, bound: &[TargetPolicyItem]) -> bool {
    let holds = |policy| bound.iter().any(|item| item.policy_id == policy);
    match point.kind {
        StoryKind::SilentDeny => holds(point.policy) && silent,
        StoryKind::LockOut => holds(point.policy) && !holds(FULL_ACCESS),
        StoryKind::Redundant => holds(point.policy),
    }
}

/// What is not there any more, or not for this caller, is no failure here.
fn none_if_gone<T>(result: Result<T, Failure>) -> Result<Option<T>, Failure> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(failure) => match failure.code() {
            Some(
                ErrorCode::PolicyNotExist
                | ErrorCode::PolicyIdNotExist
                | ErrorCode::NodeNotExist
                | ErrorCode::MemberNotExist
                | ErrorCode::NotManager
                | ErrorCode::OrganizationNotExist,
            ) => Ok(None),
            _ => Err(failure),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::stands;
    use charter_core::contract::{PolicyId, TargetPolicyItem, Timestamp};
    use charter_core::domain::demo::{self, StoryKind};
    use charter_core::domain::guardrails::FULL_ACCESS;

    fn bound(policies: &[PolicyId]) -> Vec<TargetPolicyItem> {
        let item = |policy_id: &PolicyId| TargetPolicyItem {
            policy_id: *policy_id,
            policy_name: String::new(),
            description: String::new(),
            uin: 1,
            related_type: 1,
            name: "Finance".to_owned(),
            add_time: Timestamp(0),
            update_time: Timestamp(0),
            attach_time: Timestamp(0),
        };
        policies.iter().map(item).collect()
    }

    #[test]
    fn a_mistake_stands_until_it_is_put_right() {
        for point in demo::story() {
            let own = bound(&[point.policy]);
            let both = bound(&[point.policy, FULL_ACCESS]);
            let none = bound(&[]);
            let cases = match point.kind {
                StoryKind::SilentDeny => [(true, &own, true), (false, &own, false)],
                StoryKind::LockOut => [(false, &own, true), (false, &both, false)],
                StoryKind::Redundant => [(false, &own, true), (false, &none, false)],
            };
            for (silent, bound, expected) in cases {
                assert_eq!(stands(point, silent, bound), expected, "{:?}", point.kind);
            }
        }
    }
}
