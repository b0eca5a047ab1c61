//! Policies written as YAML.

use charter_policy::envelope::Kind;
use charter_policy::{Code, tencent};
use serde_json::{Value, json};

use super::{POLICY, labels, only, only_finding, opened, unwrapped};

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn block_style_becomes_json() {
    let text = "\
# Nobody stops machines.
---
version: 2.0
statement:
- effect: deny          # always
  action:
    - cvm:Stop*
    - 'cvm:Terminate*'
  resource: \"*\"
  condition:
    ip_not_equal:
      qcs:ip: [203.0.113.0/24, '2001:db8::/32', \"::1\"]
    bool_equal: {cos:secure-transport: true}
-
  effect: allow
  action: [\"cos:*\"]
  resource:
  - qcs::cos:::a/*
  principal:
";
    assert_eq!(
        opened(text).policies.len(),
        0,
        "a flow mapping with a colon in its key"
    );
    let text = text.replace(
        "{cos:secure-transport: true}",
        "{\"cos:secure-transport\": true}",
    );
    let expected = json!({
        "version": "2.0",
        "statement": [
            {
                "effect": "deny",
                "action": ["cvm:Stop*", "cvm:Terminate*"],
                "resource": "*",
                "condition": {
                    "ip_not_equal": {"qcs:ip": ["203.0.113.0/24", "2001:db8::/32", "::1"]},
                    "bool_equal": {"cos:secure-transport": true},
                },
            },
            {"effect": "allow", "action": ["cos:*"], "resource": ["qcs::cos:::a/*"], "principal": null},
        ],
    });
    assert_eq!(value(&only(&text, Kind::Yaml)), expected);
    assert_eq!(value(&unwrapped(&text)), expected);
}

#[test]
fn a_policy_within_a_template_is_found_with_its_place() {
    let text = "\
ROSTemplateFormatVersion: '2015-09-01'
Resources:
  Ops:
    Properties:
      PolicyName: ops
      PolicyDocument:
        Version: '5.0'
        Statement:
          - Effect: Deny
            Action: ['ecs:*:*']
  Other:
    Properties:
      Document: |
        {\"version\": \"2.0\",
          \"statement\": {\"effect\": \"deny\"}}
      Name: other
";
    assert_eq!(
        labels(text),
        [
            "Resources.Ops.Properties.PolicyDocument (ops)",
            "Resources.Other.Properties.Document (other)"
        ]
    );
    let policies = opened(text).policies;
    let first = json!({"Version": "5.0", "Statement": [{"Effect": "Deny", "Action": ["ecs:*:*"]}]});
    assert_eq!(value(&policies[0].text), first);
    assert_eq!(
        policies[1].text,
        "{\"version\": \"2.0\",\n  \"statement\": {\"effect\": \"deny\"}}"
    );
    let folded = format!("policy: >-\n  {}\n", POLICY.replace(['\n', '\t'], "\n  "));
    assert_eq!(value(&only(&folded, Kind::Yaml)), value(POLICY));
    let quoted = format!("policy: '{}'\n", POLICY.replace(['\n', '\t'], ""));
    assert_eq!(value(&only(&quoted, Kind::Yaml)), value(POLICY));
}

#[test]
fn what_is_not_understood_is_only_recognised() {
    for text in [
        "Statement:\n  - !Sub deny\n",
        "version: '2.0'\nstatement:\n  - &deny\n    effect: deny\n  - *deny\n",
        "version: '2.0'\nstatement:\n\t- effect: deny\n",
        "version: '2.0'\nstatement:\n  - effect: deny\n---\nversion: '2.0'\n",
        "permissions:\n  - effect: Allow\n    targets: [\n      a\n    ]\n",
        "statement:\n  - effect: deny\n    action: one\n      two\n",
    ] {
        let found = opened(text);
        assert_eq!(
            (found.kind, found.policies.len()),
            (Kind::Yaml, 0),
            "{text}"
        );
        let found = only_finding(text, &tencent::CAM);
        assert_eq!((found.code, found.fix), (Code::DocumentUnread, None));
    }
}
