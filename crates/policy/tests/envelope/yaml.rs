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
    assert_eq!(value(&only(text, Kind::Yaml)), expected);
    assert_eq!(value(&unwrapped(text)), expected);
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
        "{\"version\": \"2.0\",\n  \"statement\": {\"effect\": \"deny\"}}\n"
    );
    let folded = format!("policy: >-\n  {}\n", POLICY.replace(['\n', '\t'], "\n  "));
    assert_eq!(value(&only(&folded, Kind::Yaml)), value(POLICY));
    let quoted = format!("policy: '{}'\n", POLICY.replace(['\n', '\t'], ""));
    assert_eq!(value(&only(&quoted, Kind::Yaml)), value(POLICY));
}

#[test]
fn brackets_may_reach_over_lines() {
    let text = "\
version: '2.0'
statement:
  - effect: deny
    action: [
      cvm:Stop*,   # machines
      'it''s', \"a,b\",
    ]
    resource: [ 10.0.0.0/8, '*', ::1 ]
    condition: {
      ip_equal: {qcs:ip: [203.0.113.0/24]},
      \"bool_equal\":{'cos:x': true}
    }
";
    let expected = json!({"version": "2.0", "statement": [{
        "effect": "deny",
        "action": ["cvm:Stop*", "it's", "a,b"],
        "resource": ["10.0.0.0/8", "*", "::1"],
        "condition": {"ip_equal": {"qcs:ip": ["203.0.113.0/24"]}, "bool_equal": {"cos:x": true}},
    }]});
    assert_eq!(value(&only(text, Kind::Yaml)), expected);
    let flow = "# all of it\n---\n{version: 2.0, statement: [\n {effect: deny, action: [], resource: '*'}]}\n";
    let found = only(flow, Kind::Yaml);
    let expected =
        json!({"version": "2.0", "statement": [{"effect": "deny", "action": [], "resource": "*"}]});
    assert_eq!(value(&found), expected);
}

#[test]
fn an_alias_is_what_its_anchor_is() {
    let text = "\
version: '2.0'
statement:
  - &deny
    effect: deny
    action: &all ['cvm:*', cos:*]
    resource: &star \"*\"
  - effect: allow
    action: *all
    resource: [*star, a]
  - *deny
";
    let deny = json!({"effect": "deny", "action": ["cvm:*", "cos:*"], "resource": "*"});
    let allow = json!({"effect": "allow", "action": ["cvm:*", "cos:*"], "resource": ["*", "a"]});
    let expected = json!({"version": "2.0", "statement": [deny, allow, deny]});
    assert_eq!(value(&only(text, Kind::Yaml)), expected);
}

#[test]
fn what_aliases_repeat_stays_small() {
    let mut text =
        "statement:\n  - effect: deny\n    a0: &a0 [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]\n"
            .to_owned();
    for level in 1..40 {
        let below = level - 1;
        text.push_str(&format!(
            "    a{level}: &a{level} [*a{below}, *a{below}, *a{below}]\n"
        ));
    }
    let anchors: String = (0..300)
        .map(|number| format!("    a{number}: &a{number} b\n"))
        .collect();
    let many = format!("statement:\n  - effect: deny\n{anchors}    c: *a1\n");
    for text in [text, many] {
        let found = only_finding(&text, &tencent::CAM);
        let said = found.param(1);
        assert_eq!(said, "more repetitions by aliases than are read");
    }
}

#[test]
fn of_several_documents_each_is_offered() {
    let one = "version: '2.0'\nstatement:\n- effect: deny\n  action: one\n";
    let text = format!(
        "%YAML 1.2\n---\n{one}---\nkind: Other\nx: !y\n...\n---\n{}",
        one.replace("one", "two")
    );
    let policies = opened(&text).policies;
    let actions: Vec<Value> = policies
        .iter()
        .map(|policy| value(&policy.text)["statement"][0]["action"].clone())
        .collect();
    assert_eq!(actions, [json!("one"), json!("two")]);
    assert_eq!(labels(&text), ["[0]", "[1]"]);
    let starts: Vec<usize> = policies.iter().map(|policy| policy.range.start).collect();
    assert_eq!(
        starts,
        [
            text.find(one).unwrap_or(0),
            text.rfind("version").unwrap_or(0)
        ]
    );
}

#[test]
fn the_end_of_a_block_scalar_is_as_its_header_says() {
    // The first is the specification's example 8.5, in spirit; folding is that of 8.10.
    let cases = [
        ("|", "a\n  b\n\n", "a\n  b\n"),
        ("|-", "a\n  b\n\n", "a\n  b"),
        ("|+", "a\n  b\n\n", "a\n  b\n\n"),
        ("|2-", "  a\nb\n", "  a\nb"),
        (">", "a\nb\n\nc\n  d\ne\n", "a b\nc\n  d\ne\n"),
        (">-", "a\n\n\nb\n", "a\n\nb"),
        (">+", "a\n\n", "a\n\n"),
        ("|", "", ""),
    ];
    for (header, lines, expected) in cases {
        let lines: String = lines
            .lines()
            .map(|line| match line {
                "" => "\n".to_owned(),
                line => format!("      {line}\n"),
            })
            .collect();
        let text = format!(
            "statement:\n  - effect: deny\n    action: {header} # text\n{lines}    resource: a\n"
        );
        let found = value(&only(&text, Kind::Yaml));
        let expected =
            json!({"statement": [{"effect": "deny", "action": expected, "resource": "a"}]});
        assert_eq!(found, expected, "{text}");
    }
    // In a list the text is indented more than the dash, and that is enough.
    let text = "statement:\n- effect: deny\n  action:\n  - |-\n    a\n  - >-\n   b\n   c\n";
    let expected = json!({"statement": [{"effect": "deny", "action": ["a", "b c"]}]});
    assert_eq!(value(&only(text, Kind::Yaml)), expected);
}

#[test]
fn what_is_not_understood_is_recognised_with_the_reason_and_its_line() {
    for (text, line, words) in [
        (
            "Statement:\n  - !If deny\n",
            "2",
            "a tag that is not understood",
        ),
        (
            "version: '2.0'\nstatement:\n  - *deny\n",
            "3",
            "an alias without its anchor",
        ),
        (
            "version: '2.0'\nstatement:\n\t- effect: deny\n",
            "3",
            "a tab in the indentation",
        ),
        (
            "statement:\n  - effect: deny\n    <<: *a\n",
            "3",
            "a merge key (<<)",
        ),
        (
            "statement:\n  - effect: deny\n    action: one\n      two\n",
            "4",
            "a value over several lines",
        ),
        (
            "statement:\n  - effect: deny\n    action: \"one\n      two\"\n",
            "3",
            "a value over several lines",
        ),
        (
            "statement:\n  - effect: deny\n    action: [a, 'b\n      two']\n",
            "3",
            "a value over several lines",
        ),
        (
            "permissions:\n  - effect: Allow\n    targets: [\n      a\n",
            "4",
            "brackets that are not understood",
        ),
        (
            "statement:\n  - effect: deny\n    action: [a}\n",
            "3",
            "brackets that are not understood",
        ),
        (
            "x: 1\n---\nstatement:\n  - effect: deny\n    ? a\n",
            "5",
            "something that is not understood",
        ),
        (
            "statement:\n  - effect: deny\n    action: @a\n",
            "3",
            "something that is not understood",
        ),
    ] {
        let found = opened(text);
        assert_eq!(
            (found.kind, found.policies.len()),
            (Kind::Yaml, 0),
            "{text}"
        );
        let found = only_finding(text, &tencent::CAM);
        assert_eq!((found.code, &found.fix), (Code::DocumentUnread, &None));
        assert_eq!((found.param(1), found.param(2)), (words, line), "{text}");
    }
}
