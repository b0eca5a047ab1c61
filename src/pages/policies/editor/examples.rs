//! Policies to start from.

use crate::app::texts::PolicyTexts;

/// A policy to start from.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// What it does, in the interface's language.
    pub title: fn(&PolicyTexts) -> &'static str,
    /// Its text.
    pub content: &'static str,
}

/// All of them. None has a finding.
pub const EXAMPLES: [Example; 3] = [
    Example {
        title: |t| t.example_logs,
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
        title: |t| t.example_network,
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
        title: |t| t.example_allow,
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
];

#[cfg(test)]
mod tests {
    use super::EXAMPLES;
    use charter_policy::{check, tencent};

    #[test]
    fn nothing_is_wrong_with_an_example() {
        for example in EXAMPLES {
            assert_eq!(
                check(example.content, &tencent::SCP),
                [],
                "{}",
                example.content
            );
        }
    }
}
