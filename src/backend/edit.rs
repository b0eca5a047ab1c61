//! Edits of a record, and how to read the record again where the service knows no etags.

use charter_core::contract::{DeletePolicy, DescribePolicy, UpdatePolicy};
use charter_core::domain::Operation;

/// An edit of one record.
pub trait Edit: Operation {
    /// What reads the record.
    type Read: Operation;

    /// Reads the record as it stands now: the answer is compared with the one that the edit was made from.
    fn read(&self) -> Self::Read;
}

impl Edit for UpdatePolicy {
    type Read = DescribePolicy;

    fn read(&self) -> DescribePolicy {
        DescribePolicy {
            policy_id: self.policy_id,
        }
    }
}

impl Edit for DeletePolicy {
    type Read = DescribePolicy;

    fn read(&self) -> DescribePolicy {
        DescribePolicy {
            policy_id: self.policy_id,
        }
    }
}
