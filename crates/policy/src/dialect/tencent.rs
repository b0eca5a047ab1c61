//! Tencent Cloud.

use super::{Dialect, Profile};

/// The policy language of Tencent Cloud.
pub static DIALECT: Dialect = Dialect { name: "tencent" };
/// A CAM (identity) policy.
pub static CAM: Profile = Profile {
    name: "cam",
    dialect: &DIALECT,
    max_size: 6144,
};
/// A service control policy of an organization.
pub static SCP: Profile = Profile {
    name: "scp",
    dialect: &DIALECT,
    max_size: 6144,
};
