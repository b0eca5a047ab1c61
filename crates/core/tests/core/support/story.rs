//! Every operation, in a story. What is said of every operation is tried on it, so that a new one is a row here.

use super::*;
use charter_core::domain::guardrails::FULL_ACCESS;
use charter_core::domain::{AnyAnswer, OPERATIONS};
use charter_core::operations;

macro_rules! requests {
    ($($request:expr;)*) => {
        vec![$(Box::new($request) as Box<dyn AnyOperation>),*]
    };
}

const PAGE: Offset = Offset {
    limit: 50,
    offset: 0,
};

/// Who makes a request of the story: an account answers its own invitations.
pub fn teller(request: &dyn AnyOperation) -> Uin {
    let answers = [
        AcceptOrganizationInvitation::ACTION,
        DenyOrganizationInvitation::ACTION,
    ];
    match answers.contains(&request.facts().action) {
        true => OUTSIDE,
        false => MANAGER,
    }
}

/// Requests that the management account of the small world, or its [`teller`], makes one after the other, and that do
/// something each.
#[rustfmt::skip]
pub fn story() -> Vec<Box<dyn AnyOperation>> {
    let organization_id = ORGANIZATION;
    // The first number that is given.
    let policy_id = PolicyId(100_001);
    let policy = policy_id;
    let (member, department) = (Target::Member(LEDGER), Target::Node(FINANCE));
    requests! {
        DescribeOrganization {};
        DescribeOrganizationNodes(PAGE);
        DescribeOrganizationMembers { offset: 0, limit: 50, search_key: None, node_id: None };
        rename_department(FINANCE, "Treasury");
        invite(OUTSIDE, "consultant");
        ListOrganizationInvitations::SENT;
        FIRST_INVITATION;
        rename_member(PLAYGROUND, "lab");
        relocate(&[LEDGER, PLAYGROUND], SANDBOX);
        remove(&[PLAYGROUND]);
        invite(OUTSIDE, "consultant");
        DenyOrganizationInvitation { id: InvitationId(1_002) };
        invite(OUTSIDE, "consultant");
        AcceptOrganizationInvitation { id: InvitationId(1_003) };
        DescribePolicyConfig { organization_id };
        enable();
        ListPolicies::default();
        create("Guard");
        DescribePolicy { policy_id };
        rewrite(policy_id, OTHER_TEXT);
        rename(policy_id, "Renamed");
        ListPolicyVersions { policy_id };
        AttachPolicy { policy, target: member };
        AttachPolicy { policy, target: department };
        ListTargetsForPolicy { policy_id, rp: None, page: None, target_type: TargetFilter::All };
        ListPoliciesForTarget::of(member);
        DetachPolicy { policy: FULL_ACCESS, target: member };
        disable();
        DescribeFormerBindings {};
        enable();
        RestoreBinding { policy_id, target: member };
        RestoreBinding { policy_id, target: department };
        DetachPolicy { policy, target: member };
        DetachPolicy { policy, target: department };
        DeletePolicy { policy_id };
    }
}

/// One request of every operation.
pub fn samples() -> Vec<Box<dyn AnyOperation>> {
    let mut story = story();
    let samples = OPERATIONS.iter().map(|facts| {
        let mut requests = story.iter();
        let first = requests.position(|request| request.facts().action == facts.action);
        story.swap_remove(first.unwrap_or_else(|| panic!("{} is not in the story", facts.action)))
    });
    samples.collect()
}

macro_rules! answers {
    ($($operation:ident)*) => {
        /// The answer to a request of this action as it stands on the wire.
        pub fn answer_text(action: &str, answer: &AnyAnswer) -> String {
            match action {
                $($operation::ACTION => {
                    type Answer = <$operation as Request>::Answer;
                    charter_json::to_text(answer.downcast_ref::<Answer>().unwrap())
                })*
                other => panic!("{other} is not in the list"),
            }
        }
    };
}
operations!(answers);
