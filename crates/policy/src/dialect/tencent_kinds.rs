//! Kinds of policies of Tencent Cloud.

use super::tencent::{CAM_MAX_SIZE, CODES, DIALECT, SCP_MAX_SIZE};
use super::{Certainty, Counting, Fitting, Mark, Presence, Principals, Profile, Scope};
use crate::{Code, Severity};

/// A CAM policy of a user, a group or a role: it speaks of whom it is bound to, so that it names no principal. Sources:
/// the element reference (598/10603: a principal stands in the trust policies of roles and in COS's bucket policies
/// alone) and COS's table of user policies and bucket policies (436/68280).
pub static CAM: Profile = Profile {
    name: "cam",
    title: "a policy of a user, group or role",
    dialect: &DIALECT,
    max_size: CAM_MAX_SIZE,
    counting: Counting::WithoutSpace,
    principal: Presence::Forbidden,
    resource: None,
    scope: Scope::Everything,
    marks: &[Mark {
        principals: Principals::Nowhere,
        words: Fitting::Any,
        resources: None,
        certainty: Certainty::Clear,
    }],
    rules: &[],
    grants: true,
    severities: &[],
    vendor_codes: CODES,
    syntax_vendor_code: Some("InvalidParameter.PolicyDocumentError"),
    other_vendor_code: Some("InvalidParameter.PolicyDocumentError"),
};

/// The trust policy of a role: who may take it on. It is about the role that has it, and needs no resource.
/// **UNVERIFIED**: whether one is refused, and whether an action is that takes on no role. All published ones have
/// neither; such an action never decides who takes on the role.
pub static TRUST: Profile = Profile {
    name: "trust",
    title: "a role's trust policy",
    principal: Presence::Required,
    resource: Some(Presence::Open),
    scope: Scope::Actions(&[
        "sts:AssumeRole",
        "sts:AssumeRoleWithSAML",
        "sts:AssumeRoleWithWebIdentity",
    ]),
    marks: &[
        OF_ITS_SCOPE,
        with_principals(Fitting::NoneForeign, false),
        with_principals(Fitting::SomeOwn, false),
        // Everywhere else a resource is needed: only the principal was left out.
        Mark {
            principals: Principals::Nowhere,
            words: Fitting::Own,
            resources: Some(false),
            certainty: Certainty::Clear,
        },
    ],
    ..CAM
};

/// The policy of a COS bucket. Its resources are those of the bucket (436/18031), and each statement says whom it is
/// about (436/68280). CAS's vaults have the same; data processing (`ci`) works on objects of buckets. **UNVERIFIED**:
/// whether what belongs to another service is refused; it is never asked of a bucket.
pub static BUCKET: Profile = Profile {
    name: "bucket",
    title: "a bucket's policy",
    principal: Presence::Required,
    resource: Some(Presence::Required),
    scope: Scope::Services(&["cos", "cas", "ci"]),
    marks: &[
        OF_ITS_SCOPE,
        with_principals(Fitting::NoneForeign, true),
        with_principals(Fitting::SomeOwn, true),
    ],
    ..CAM
};

/// It speaks of what the kind is about, and of somebody.
const OF_ITS_SCOPE: Mark = Mark {
    principals: Principals::Somewhere,
    words: Fitting::Own,
    resources: None,
    certainty: Certainty::Clear,
};

/// Every statement names a principal, as only these two kinds do; a bucket's lists resources, a role's none.
const fn with_principals(words: Fitting, resources: bool) -> Mark {
    Mark {
        principals: Principals::Everywhere,
        words,
        resources: Some(resources),
        certainty: Certainty::Likely,
    }
}

/// A service control policy of an organization: it bounds what members may do and grants nothing.
pub static SCP: Profile = Profile {
    name: "scp",
    title: "a service control policy",
    max_size: SCP_MAX_SIZE,
    marks: &[],
    grants: false,
    severities: &[
        (Code::AllowAll, None),
        (Code::PassRoleAny, None),
        // The limit is UNVERIFIED.
        (Code::SizeOver, Some(Severity::Warning)),
    ],
    ..CAM
};
