//! Edits of a record, and how to read the record again where the service knows no etags.

use super::http::Wired;
use charter_core::contract::{DeletePolicy, DescribePolicy, UpdatePolicy};

/// An edit of one record.
pub trait Edit: Wired {
    /// What reads the record.
    type Read: Wired;

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
