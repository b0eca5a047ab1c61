//! The custom policies of the demo: texts that a bank would write, mistakes included.

use crate::contract::PolicyId;

/// A policy of the demo: what it is created with.
pub(super) struct Text {
    /// The number that it gets, being created in the order of [`ALL`].
    pub(super) id: PolicyId,
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) content: &'static str,
}

const fn text(
    place: u64,
    name: &'static str,
    description: &'static str,
    content: &'static str,
) -> Text {
    Text {
        id: PolicyId(100_001 + place),
        name,
        description,
        content,
    }
}

/// All of them, in the order in which they are created.
#[cfg(test)]
pub(super) const ALL: [&Text; 15] = [
    &LOG_DELETION,
    &AUDIT_TRAIL,
    &LEAVING,
    &DOMAIN_PURCHASE,
    &KEY_DELETION,
    &PLAIN_TRANSPORT,
    &REQUIRE_BANK_NETWORK,
    &NETWORK_PEERING,
    &UNAPPROVED_REGIONS,
    &SANDBOX_COST,
    &TAGGED_DELETION,
    &LOG_TOPIC_DELETION,
    &PUBLIC_BUCKETS,
    &OBJECT_STORAGE_ONLY,
    &QUARTER_END,
];

pub(super) const LOG_DELETION: Text = text(
    0,
    "DenyLogDeletion",
    "Nobody deletes log topics or log sets.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "cls:DeleteTopic",
        "cls:DeleteLogset"
      ],
      "resource": "*"
    }
  ]
}
"#,
);

/// The second version of [`LOG_DELETION`]: indexes and shippers as well, and no shorter retention.
pub(super) const LOG_DELETION_WIDER: &str = r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "cls:DeleteTopic",
        "cls:DeleteLogset",
        "cls:DeleteIndex",
        "cls:DeleteShipper",
        "cls:ModifyTopic"
      ],
      "resource": "*"
    }
  ]
}
"#;

/// The third: shippers are rotated by the platform team.
pub(super) const LOG_DELETION_FINAL: &str = r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "cls:DeleteTopic",
        "cls:DeleteLogset",
        "cls:DeleteIndex",
        "cls:ModifyTopic"
      ],
      "resource": "*"
    }
  ]
}
"#;

pub(super) const AUDIT_TRAIL: Text = text(
    1,
    "DenyAuditTrailChanges",
    "The audit trail stays on and goes where group security sends it.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "cloudaudit:DeleteAudit*",
        "cloudaudit:ModifyAudit*",
        "cloudaudit:StopLogging",
        "cloudaudit:UpdateAudit*"
      ],
      "resource": "*"
    }
  ]
}
"#,
);

pub(super) const LEAVING: Text = text(
    2,
    "DenyLeavingOrganization",
    "Members do not quit the organization by themselves.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": "organization:QuitOrganization",
      "resource": "*"
    }
  ]
}
"#,
);

pub(super) const DOMAIN_PURCHASE: Text = text(
    3,
    "禁止购买域名",
    "Domains are bought by group marketing alone (域名由集团市场部统一购买).",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "domain:CreateDomain*",
        "domain:TransferIn*",
        "dnspod:CreateDomain"
      ],
      "resource": "*"
    }
  ]
}
"#,
);

pub(super) const KEY_DELETION: Text = text(
    4,
    "DenyKeyDeletion",
    "Encryption keys are neither disabled nor scheduled for deletion.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "kms:ArchiveKey",
        "kms:DisableKey",
        "kms:DisableKeys",
        "kms:ScheduleKeyDeletion"
      ],
      "resource": "qcs::kms:::key/*"
    }
  ]
}
"#,
);

pub(super) const PLAIN_TRANSPORT: Text = text(
    5,
    "DenyUnencryptedTransport",
    "Object storage is reached over HTTPS only.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": "cos:*",
      "resource": "*",
      "condition": {
        "bool_equal": {
          "cos:secure-transport": "false"
        }
      }
    }
  ]
}
"#,
);

/// The deny that silently never applies: a request from the Internet carries no `vpc:requester_vpc`, and without
/// `_if_exist` a negative operator is then false.
pub(super) const REQUIRE_BANK_NETWORK: Text = text(
    6,
    "RequireBankNetworkForBuckets",
    "Objects are read and written from the bank's own networks, never from the Internet.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "cos:GetObject",
        "cos:PutObject",
        "cos:PostObject",
        "cos:DeleteObject"
      ],
      "resource": "*",
      "condition": {
        "string_not_equal": {
          "vpc:requester_vpc": [
            "vpc-8k2m4x1p",
            "vpc-f07q9c3d"
          ]
        }
      }
    }
  ]
}
"#,
);

pub(super) const NETWORK_PEERING: Text = text(
    7,
    "DenyNetworkPeering",
    "No peering with networks of others.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "vpc:AcceptVpcPeeringConnection",
        "vpc:CreateVpcPeeringConnection"
      ],
      "resource": "*"
    }
  ]
}
"#,
);

/// The second version of [`NETWORK_PEERING`].
pub(super) const NETWORK_PEERING_WIDER: &str = r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "vpc:AcceptVpcPeeringConnection",
        "vpc:AttachCcnInstances",
        "vpc:CreateVpcPeeringConnection",
        "vpc:CreateVpnConnection"
      ],
      "resource": "*"
    }
  ]
}
"#;

pub(super) const UNAPPROVED_REGIONS: Text = text(
    8,
    "DenyUnapprovedRegions",
    "Customer data stays in Asia: no servers or databases in America and Europe.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": "cvm:RunInstances",
      "resource": [
        "qcs::cvm:eu-frankfurt::instance/*",
        "qcs::cvm:na-ashburn::instance/*",
        "qcs::cvm:na-siliconvalley::instance/*",
        "qcs::cvm:sa-saopaulo::instance/*"
      ]
    },
    {
      "effect": "deny",
      "action": [
        "cdb:CreateDBInstance",
        "cdb:CreateDBInstanceHour"
      ],
      "resource": [
        "qcs::cdb:eu-frankfurt::instanceId/*",
        "qcs::cdb:na-ashburn::instanceId/*",
        "qcs::cdb:na-siliconvalley::instanceId/*"
      ]
    }
  ]
}
"#,
);

pub(super) const SANDBOX_COST: Text = text(
    9,
    "SandboxCostGuard",
    "Experiments do not buy dedicated hosts or commit to reserved capacity.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "cvm:AllocateHosts",
        "cvm:PurchaseReservedInstancesOffering",
        "emr:CreateInstance"
      ],
      "resource": "*"
    }
  ]
}
"#,
);

/// It has a warning: `string_equal` compares literally, so the asterisk matches nothing.
pub(super) const TAGGED_DELETION: Text = text(
    10,
    "DenyTaggedProductionDeletion",
    "Servers and databases tagged as production are not deleted.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "cvm:TerminateInstances",
        "cdb:IsolateDBInstance",
        "redis:DestroyPostpaidInstance"
      ],
      "resource": "*",
      "condition": {
        "for_any_value:string_equal": {
          "qcs:resource_tag": [
            "environment&prod*"
          ]
        }
      }
    }
  ]
}
"#,
);

/// The redundant one: [`LOG_DELETION`] at the root says it already.
pub(super) const LOG_TOPIC_DELETION: Text = text(
    11,
    "DenyLogTopicDeletion",
    "Payments keeps its log topics.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": "cls:DeleteTopic",
      "resource": "*"
    }
  ]
}
"#,
);

pub(super) const PUBLIC_BUCKETS: Text = text(
    12,
    "DenyPublicBuckets",
    "Draft: no bucket or object is opened to everyone.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "cos:PutBucket",
        "cos:PutBucketACL",
        "cos:PutObject",
        "cos:PutObjectACL"
      ],
      "resource": "*",
      "condition": {
        "string_equal": {
          "cos:x-cos-acl": [
            "public-read",
            "public-read-write"
          ]
        }
      }
    }
  ]
}
"#,
);

/// Locks an account out once `FullQcloudAccess` is taken off: whatever it does not allow is denied.
pub(super) const OBJECT_STORAGE_ONLY: Text = text(
    13,
    "AllowObjectStorageOnly",
    "Archive accounts use object storage and nothing else.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "allow",
      "action": "cos:*",
      "resource": "*"
    }
  ]
}
"#,
);

pub(super) const QUARTER_END: Text = text(
    14,
    "QuarterEndFreeze",
    "For the last days of a quarter: servers are neither replaced nor resized.",
    r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": [
        "cvm:ResetInstance*",
        "cvm:ResizeInstance*",
        "cvm:TerminateInstances"
      ],
      "resource": "*",
      "condition": {
        "date_greater_than": {
          "qcs:current_time": "2026-12-28T00:00:00Z"
        },
        "date_less_than": {
          "qcs:current_time": "2027-01-04T00:00:00Z"
        }
      }
    }
  ]
}
"#,
);
