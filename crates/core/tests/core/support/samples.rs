//! One request of every operation, for tests that ask who may make it. The list of operations wants one of each.

use super::*;
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::operations;

macro_rules! samples {
    ($($operation:ident)*) => {
        /// One request of every operation.
        pub fn samples() -> Vec<Box<dyn AnyOperation>> {
            vec![$(Box::new(<$operation as Sample>::sample()),)*]
        }
    };
}
operations!(samples);

trait Sample: Operation {
    fn sample() -> Self;
}

macro_rules! sample {
    ($($operation:ident: $sample:expr;)*) => {
        $(impl Sample for $operation {
            fn sample() -> Self {
                $sample
            }
        })*
    };
}

const PAGE: Offset = Offset {
    limit: 10,
    offset: 0,
};
const TARGET: Target = Target::Node(ROOT);

sample! {
    DescribeOrganization: DescribeOrganization {};
    DescribeOrganizationNodes: DescribeOrganizationNodes(PAGE);
    DescribeOrganizationMembers: DescribeOrganizationMembers { offset: 0, limit: 10, search_key: None, node_id: None };
    UpdateOrganizationNode: rename_department(ROOT, "All");
    InviteOrganizationMember: invite(OUTSIDE, "Lab");
    ListOrganizationInvitations: ListOrganizationInvitations { invited: 0, offset: 0, limit: 10 };
    CancelOrganizationInvitation: FIRST_INVITATION;
    DescribePolicyConfig: DescribePolicyConfig { organization_id: ORGANIZATION };
    EnablePolicyType: enable();
    DisablePolicyType: disable();
    ListPolicies: ListPolicies::default();
    CreatePolicy: create("New");
    DescribePolicy: DescribePolicy { policy_id: FULL_ACCESS };
    UpdatePolicy: rename(FULL_ACCESS, "New");
    DeletePolicy: DeletePolicy { policy_id: FULL_ACCESS };
    AttachPolicy: AttachPolicy { policy: FULL_ACCESS, target: TARGET };
    DetachPolicy: DetachPolicy { policy: FULL_ACCESS, target: TARGET };
    ListTargetsForPolicy: ListTargetsForPolicy { policy_id: FULL_ACCESS, rp: None, page: None, target_type: TargetFilter::All };
    ListPoliciesForTarget: ListPoliciesForTarget::of(TARGET);
    ListPolicyVersions: ListPolicyVersions { policy_id: FULL_ACCESS };
    DescribeFormerBindings: DescribeFormerBindings {};
    RestoreBinding: RestoreBinding { policy_id: FULL_ACCESS, target: TARGET };
}
