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
    trust_actions: &[
        "sts:AssumeRole",
        "sts:AssumeRoleWithSAML",
        "sts:AssumeRoleWithWebIdentity",
    ],
    without_region: WITHOUT_REGION,
    // COS's bucket policies are bound to a network by it.
    keys_of_others: &["vpc:requester_vpc"],
    without_tags: WITHOUT_TAGS,
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
