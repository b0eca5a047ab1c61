//! Every operation, named once. What is said of "every operation" is derived from this list: what a service is asked by
//! the action's name, and the tests of scope, authorization, undo and wire.

use super::erased::Facts;
use super::operation::Operation;
use crate::contract::*;

/// An operation that stands in the list: no other can be asked of a backend.
pub trait Listed: Operation {}

/// An edit of one record, with the operation that reads it: where a service knows no etags, the record is read again
/// before it is written.
pub trait Edit: Operation {
    /// What reads the record.
    type Read: Listed;

    /// Reads the record as it stands now; its answer is compared with the one that the edit was made from.
    fn read(&self) -> Self::Read;
}

/// Calls the macro `$then` with the names of all operations.
#[macro_export]
macro_rules! operations {
    ($then:ident) => {
        $then! {
            DescribeOrganization
            DescribeOrganizationNodes
            DescribeOrganizationMembers
            UpdateOrganizationMember
            DeleteOrganizationMembers
            MoveOrganizationNodeMembers
            UpdateOrganizationNode
            InviteOrganizationMember
            ListOrganizationInvitations
            CancelOrganizationInvitation
            AcceptOrganizationInvitation
            DenyOrganizationInvitation
            DescribePolicyConfig
            EnablePolicyType
            DisablePolicyType
            ListPolicies
            CreatePolicy
            DescribePolicy
            UpdatePolicy
            DeletePolicy
            AttachPolicy
            DetachPolicy
            ListTargetsForPolicy
            ListPoliciesForTarget
            ListPolicyVersions
            DescribeFormerBindings
            RestoreBinding
        }
    };
}

macro_rules! list {
    ($($operation:ident)*) => {
        $(impl Listed for $operation {})*

        /// What is declared of each operation, in the order of the list.
        pub const OPERATIONS: &[Facts] = &[$(Facts::of::<$operation>(),)*];
    };
}
operations!(list);
