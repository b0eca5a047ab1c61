//! Policies to start from.

use charter_policy::{Profile, huawei, naver, tencent};

use crate::app::texts::PolicyTexts;

/// A policy to start from.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// What it does, in the interface's language.
    pub title: fn(&PolicyTexts) -> &'static str,
    /// The kinds of policies that it is one of.
    pub kinds: &'static [&'static Profile],
    /// Its text.
    pub content: &'static str,
}

/// Those for a kind of policy.
pub fn examples_of(profile: &Profile) -> impl Iterator<Item = &'static Example> {
    let fits = move |example: &&Example| {
        let mut kinds = example.kinds.iter();
        kinds.any(|kind| *kind == profile)
    };
    EXAMPLES.iter().filter(fits)
}

const TENCENT: &[&Profile] = &[&tencent::SCP, &tencent::CAM];

/// All of them. None has a finding.
static EXAMPLES: [Example; 12] = [
    Example {
        title: |t| t.examples().logs,
        kinds: TENCENT,
        content: r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": ["cls:DeleteTopic", "cls:DeleteLogset"],
      "resource": "*"
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().network,
        kinds: TENCENT,
        content: r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "action": "*",
      "resource": "*",
      "condition": {
        "ip_not_equal_if_exist": {
          "qcs:ip": ["203.0.113.0/24"]
        }
      }
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().allow,
        kinds: &[&tencent::SCP],
        content: r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "allow",
      "action": "*",
      "resource": "*"
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().role_service,
        kinds: &[&tencent::TRUST],
        content: r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "allow",
      "principal": {
        "service": ["scf.qcloud.com"]
      },
      "action": ["sts:AssumeRole"]
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().role_account,
        kinds: &[&tencent::TRUST],
        content: r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "allow",
      "principal": {
        "qcs": ["qcs::cam::uin/100000000001:root"]
      },
      "action": ["sts:AssumeRole"]
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().bucket_user,
        kinds: &[&tencent::BUCKET],
        content: r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "allow",
      "principal": {
        "qcs": ["qcs::cam::uin/100000000001:uin/100000000002"]
      },
      "action": ["name/cos:GetObject", "name/cos:HeadObject"],
      "resource": ["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/folder/*"]
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().bucket_https,
        kinds: &[&tencent::BUCKET],
        content: r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "deny",
      "principal": {
        "qcs": ["qcs::cam::anyone:anyone"]
      },
      "action": ["name/cos:*"],
      "resource": ["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
      "condition": {
        "bool_equal": {
          "cos:secure-transport": "false"
        }
      }
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().role_service,
        kinds: &[&huawei::V5_0_TRUST],
        content: r#"{
  "Version": "5.0",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Service": ["service.OBS"]
      },
      "Action": ["sts:agencies:assume"]
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().trail,
        kinds: &[&huawei::V5_0, &huawei::SCP_2025_12, &huawei::SCP_2024_11],
        content: r#"{
  "Version": "5.0",
  "Statement": [
    {
      "Effect": "Deny",
      "Action": ["cts:tracker:delete", "cts:tracker:update"],
      "Resource": ["*"]
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().playbooks,
        kinds: &[&huawei::V5_0],
        content: r#"{
  "Version": "5.0",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["secmaster:playbook:get", "secmaster:playbook:approve"],
      "Resource": ["secmaster:*:*:playbook:*"]
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().playbooks,
        kinds: &[&huawei::V1_1],
        content: r#"{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["secmaster:playbook:get", "secmaster:playbook:approve"],
      "Resource": ["secmaster:*:*:playbook:*"]
    }
  ]
}
"#,
    },
    Example {
        title: |t| t.examples().directory,
        kinds: &[&naver::USER_POLICY],
        content: r#"{
  "permissions": [
    {
      "effect": "Allow",
      "targets": [
        {
          "product": "SSO",
          "actions": ["View/getTenantDetail", "View/getUserList", "View/getUserDetail"],
          "resourceNrns": ["*"]
        }
      ]
    }
  ]
}
"#,
    },
];

#[cfg(test)]
mod tests {
    use charter_policy::{PROFILES, check};

    use super::examples_of;

    #[test]
    fn every_kind_of_policy_has_an_example_and_nothing_is_wrong_with_it() {
        for profile in PROFILES {
            let mut count = 0;
            for example in examples_of(profile) {
                assert_eq!(check(example.content, profile), [], "{}", example.content);
                count += 1;
            }
            assert!(count > 0, "{} {}", profile.dialect.name, profile.name);
        }
    }
}
