//! What checks know of Huawei Cloud's services, identities and dangers.
//!
//! Sources: the pages of IAM on its actions and on its global condition keys. Which actions are dangerous is this
//! project's judgement; that their names are written so in each version is **UNVERIFIED**. A name that does not exist
//! raises nothing by itself, and wildcards such as `iam:*:*` cover what is really there.

use crate::dialect::concerns::{Concerns, IdForm, PrincipalForm, SidForm};

/// How a `Sid` is written. **UNVERIFIED**: that there is a set of characters is documented, not which; these are in
/// every set that other languages of this kind have, hyphen and underscore in most.
const SID: SidForm = SidForm {
    also: "-_",
    longest: 64,
};

/// Services whose resources are in no region.
const WITHOUT_REGION: &[&str] = &["iam", "organizations", "sts"];

/// Services whose resources are in a region. **UNVERIFIED** whether an empty segment means all of them; the pages
/// write `*` for that, which is the safe way.
const REGION_REQUIRED: &[&str] = &[
    "bms",
    "cce",
    "dcs",
    "ecs",
    "elb",
    "evs",
    "ims",
    "kms",
    "rds",
    "secmaster",
    "vpc",
];

pub(super) const CONCERNS_5_0: Concerns = Concerns {
    sid: Some(SID),
    principals: &[("Service", PrincipalForm::Begins("service."))],
    without_region: WITHOUT_REGION,
    region_required: REGION_REQUIRED,
    // The services' pages on request conditions, such as that of GES (ges_01_0071).
    own_keys: true,
    without_tags: &["sts"],
    private_addresses: &["g:VpcSourceIp"],
    network_keys: &["g:SourceVpc", "g:SourceVpce"],
    key_pairs: &[("g:SourceUrn", "g:SourceAccount")],
    ids: &[
        ("g:SourceVpc", IdForm::Uuid),
        ("g:SourceVpce", IdForm::Uuid),
    ],
    escalations: &[
        ("iam:agencies:attachPolicyV5", None),
        ("iam:groups:attachPolicyV5", None),
        ("iam:users:attachPolicyV5", None),
        ("iam:policies:createVersionV5", None),
        ("iam:policies:setDefaultVersionV5", None),
        ("iam:permissions:addUserToGroupV5", None),
        ("iam:credentials:createCredentialV5", None),
        ("iam:agencies:updateTrustPolicyV5", None),
        ("iam:agencies:pass", Some("functiongraph:function:create")),
    ],
    sensitive: &[
        "cts:tracker:delete",
        "kms:cmk:disable",
        "obs:bucket:putBucketAcl",
        "obs:bucket:putBucketPolicy",
        "organizations:organizations:leave",
    ],
    ..Concerns::NONE
};

pub(super) const CONCERNS_1_1: Concerns = Concerns {
    sid: None,
    principals: &[],
    key_pairs: &[],
    ids: &[],
    // Every published resource of OBS has `*` in both places.
    without_account: &["obs"],
    escalations: &[
        ("iam:permissions:grantRoleToGroup", None),
        ("iam:permissions:grantRoleToAgency", None),
        ("iam:permissions:addUserToGroup", None),
        ("iam:credentials:createCredential", None),
        ("iam:roles:updateRole", None),
    ],
    sensitive: &[
        "cts:tracker:delete",
        "kms:cmk:disable",
        "obs:bucket:PutBucketAcl",
        "obs:bucket:PutBucketPolicy",
    ],
    ..CONCERNS_5_0
};
