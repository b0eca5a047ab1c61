//! What checks know of Tencent Cloud's services, identities and dangers.
//!
//! Sources: CAM's pages on principals and on roles, the bucket policies in COS's documentation, and the names of
//! actions in the vendor's SDK. Which actions are dangerous is this project's judgement.

use super::concerns::{Concerns, IdForm, PrincipalForm};

/// Services without regions. CAM's resources leave the segment empty in every published example; whether a region
/// there is refused or matches nothing is **UNVERIFIED**, so only services whose resources surely have none stand here.
const WITHOUT_REGION: &[&str] = &["cam", "sts"];

/// Services whose requests carry no tags: what they work on is no resource that can be tagged. **UNVERIFIED** for
/// others, so they are not listed.
const WITHOUT_TAGS: &[&str] = &["sts"];

/// How the owners of resources are written where `uin/` is not the only form. CAM's page (598/10606) says that of all
/// services only COS and CAS write `uid/`, and nothing else; pages of Cloud Infinite and of VOD write it as well.
const ACCOUNT_PREFIXES: &[(&str, &[&str])] = &[
    ("cas", &["uid/"]),
    ("ci", &["uid/", "uin/"]),
    ("cos", &["uid/"]),
    ("vod", &["uin/", "uid/"]),
];

/// Services that are reached over the vendor's network as well: the examples of COS's pages on conditions and on bucket
/// policies (436/46205, 436/46206) let requests in by private addresses.
const REACHED_INSIDE: &[&str] = &["cos"];

pub(super) const CONCERNS: Concerns = Concerns {
    principals: &[
        (
            "qcs",
            PrincipalForm::Segments {
                segments: &[
                    &["qcs$"],
                    &["$"],
                    &["cam$"],
                    &["$"],
                    &["uin/", "uid/", "anyone$", "anonymous$"],
                    &[""],
                ],
                example: "qcs::cam::uin/100000000001:uin/100000000002",
            },
        ),
        ("service", PrincipalForm::Host),
        (
            "federated",
            PrincipalForm::Segments {
                segments: &[&["qcs$"], &["$"], &["cam$"], &["$"], &["uin/"], &[""]],
                example: "qcs::cam::uin/100000000001:saml-provider/name",
            },
        ),
    ],
    everybody: &["*", "qcs::cam::anyone:anyone"],
    anonymous: &["qcs::cam::anonymous:anonymous"],
    without_region: WITHOUT_REGION,
    // COS's bucket policies are bound to a network by one of them. That the others stay with VPC no page says: those of
    // bare metal are used beside actions of its other services.
    keys_of_others: &[
        "vpc:accepter_vpc",
        "vpc:region",
        "vpc:requester_vpc",
        "vpc:vpc",
    ],
    without_tags: WITHOUT_TAGS,
    network_keys: &["vpc:requester_vpc", "qcs:vpc"],
    reached_inside: REACHED_INSIDE,
    account_prefixes: ACCOUNT_PREFIXES,
    ids: &[
        ("vpc:vpc", IdForm::After("vpc-")),
        ("vpc:requester_vpc", IdForm::After("vpc-")),
        ("vpc:accepter_vpc", IdForm::After("vpc-")),
        ("qcs:vpc", IdForm::After("vpc-")),
    ],
    escalations: &[
        ("cam:AttachUserPolicy", None),
        ("cam:AttachGroupPolicy", None),
        ("cam:AttachRolePolicy", None),
        ("cam:UpdatePolicy", None),
        ("cam:CreatePolicyVersion", None),
        ("cam:SetDefaultPolicyVersion", None),
        ("cam:AddUserToGroup", None),
        ("cam:CreateAccessKey", None),
        ("cam:UpdateUser", None),
        ("cam:UpdateAssumeRolePolicy", None),
        ("cam:PassRole", Some("scf:CreateFunction")),
        ("cam:PassRole", Some("cvm:RunInstances")),
    ],
    sensitive: &[
        "cloudaudit:DeleteAuditTrack",
        "cloudaudit:StopLogging",
        "cos:PutBucketACL",
        "cos:PutBucketPolicy",
        "kms:DisableKey",
        "kms:ScheduleKeyDeletion",
        "organization:QuitOrganization",
    ],
    ..Concerns::NONE
};
