//! Terraform: heredocs, strings, `jsonencode`; and expressions, which nobody evaluates.

use charter_policy::envelope::{Enclosed, Kind};
use charter_policy::{Code, check, tencent};

use super::{POLICY, labels, only, opened, unwrapped};

/// The only policy of a text.
fn enclosed(text: &str) -> Enclosed {
    let mut found = opened(text);
    assert_eq!(found.policies.len(), 1, "{text}");
    found.policies.remove(0)
}

#[test]
fn a_policy_in_a_heredoc_comes_out_as_it_stands() {
    let resource = format!(
        "resource \"tencentcloud_cam_policy\" \"ops\" {{\n  name = \"ops\"\n  document = <<EOF\n{POLICY}\nEOF\n}}\n"
    );
    assert_eq!(only(&resource, Kind::Terraform), POLICY);
    assert_eq!(labels(&resource), ["tencentcloud_cam_policy.ops.document"]);
    assert_eq!(unwrapped(&resource), POLICY);
    let bare = "<<-EOT\n    {\n      \"statement\": {\"effect\": \"deny\"}\n    }\n  EOT";
    assert_eq!(
        only(bare, Kind::Literal),
        "    {\n      \"statement\": {\"effect\": \"deny\"}\n    }"
    );
    let windows = format!("policy = <<POLICY\r\n{POLICY}\r\nPOLICY\r\n");
    assert_eq!(only(&windows, Kind::Literal), POLICY);
    assert_eq!(labels(&windows), ["policy"]);
}

#[test]
fn a_policy_in_a_string_is_decoded() {
    let string = serde_json::to_string(POLICY).expect("a string");
    assert_eq!(
        only(&format!("document = {string}\n"), Kind::Literal),
        POLICY
    );
    let resource =
        format!("resource \"huaweicloud_identity_role\" \"r\" {{\n  policy = {string} // why\n}}");
    assert_eq!(only(&resource, Kind::Terraform), POLICY);
    assert_eq!(labels(&resource), ["huaweicloud_identity_role.r.policy"]);
}

#[test]
fn an_object_of_jsonencode_becomes_json_in_its_own_layout() {
    let text = r#"resource "huaweicloud_identity_policy" "p" {
  policy = jsonencode({
    Version   = "5.0" # the newest
    Statement = [
      {
        Effect = "Deny", /* always */
        Action = ["ecs:*:*", "obs:*:*",]
        Condition = { StringEquals = { "g:UserName" = ["a\tb"] }, Bool : { "g:MFAPresent" = [true] } }
      },
    ]
  })
}"#;
    let policy = r#"{
    "Version": "5.0", 
    "Statement": [
      {
        "Effect": "Deny", 
        "Action": ["ecs:*:*", "obs:*:*"],
        "Condition": { "StringEquals": { "g:UserName": ["a\tb"] }, "Bool" : { "g:MFAPresent": [true] } }
      }
    ]
  }"#;
    assert_eq!(only(text, Kind::Terraform), policy);
    // What is JSON already stays what it is.
    assert_eq!(
        only(&format!("jsonencode({POLICY})"), Kind::Terraform),
        POLICY
    );
    assert_eq!(
        labels("jsonencode({ statement = [{ effect = \"deny\" }] })"),
        [""]
    );
    let locals = "locals {\n  policies = {\n    one = { version = \"2.0\", statement = [] }\n    two = jsonencode({ statement = { effect = \"deny\" } })\n  }\n}";
    assert_eq!(labels(locals), ["policies.one"]);
    let plan = "  + resource \"a\" \"b\" {\n      + policy = jsonencode(\n            {\n              + version   = \"2.0\"\n              + statement = [\n                  + {\n                      + effect = \"deny\"\n                    },\n                ]\n            }\n        )\n    }";
    let policy = only(plan, Kind::Terraform);
    let value: serde_json::Value = serde_json::from_str(&policy).expect("JSON");
    assert_eq!(
        value,
        serde_json::json!({"version": "2.0", "statement": [{"effect": "deny"}]})
    );
    assert_eq!(labels(plan), ["a.b.policy"]);
    // The object alone, as it was marked and copied.
    assert_eq!(
        only(
            "{\n  version = \"2.0\"\n  statement = { effect = \"deny\" }\n}",
            Kind::Terraform
        ),
        "{\n  \"version\": \"2.0\",\n  \"statement\": { \"effect\": \"deny\" }\n}"
    );
}

#[test]
fn expressions_are_kept_and_said_and_never_evaluated() {
    let cases = [
        // In strings they stay; a doubled sign is the language's own escape.
        (
            "<<EOF\n{\"statement\": {\"effect\": \"deny\", \"resource\": [\"${join(\",\", var.a)}/*\", \"$${uin}\", \"%%{a}\"]}}\nEOF",
            r#"{"statement": {"effect": "deny", "resource": ["${join(\",\", var.a)}/*", "${uin}", "%{a}"]}}"#,
            1,
            "${join(\",\", var.a)}",
        ),
        // In the place of a value they become a string.
        (
            "document = <<EOF\n{\"statement\": {\"effect\": \"deny\", \"action\": ${jsonencode(var.actions)}}}\nEOF",
            r#"{"statement": {"effect": "deny", "action": "${jsonencode(var.actions)}"}}"#,
            1,
            "${jsonencode(var.actions)}",
        ),
        (
            r#"jsonencode({ statement = { effect = var.deny ? "deny" : "allow", resource = [data.x.arn, "${local.a}/*", "$${uin}"], action = [for a in ["b"] : "cvm:${a}"] } })"#,
            r#"{ "statement": { "effect": "${var.deny ? \"deny\" : \"allow\"}", "resource": ["${data.x.arn}", "${local.a}/*", "${uin}"], "action": "${[for a in [\"b\"] : \"cvm:${a}\"]}" } }"#,
            4,
            "${var.deny ? \"deny\" : \"allow\"}",
        ),
        (
            r#"policy = "{\"statement\": {\"effect\": \"deny\", \"resource\": \"${a["b"]}%{if c}d%{endif}\"}}""#,
            r#"{"statement": {"effect": "deny", "resource": "${a[\"b\"]}%{if c}d%{endif}"}}"#,
            3,
            "${a[\"b\"]}",
        ),
    ];
    for (text, policy, count, first) in cases {
        let found = enclosed(text);
        assert_eq!(found.text, policy, "{text}");
        assert_eq!(
            (found.expressions.count, found.expressions.first.as_str()),
            (count, first)
        );
        let codes: Vec<Code> = check(text, &tencent::CAM)
            .iter()
            .map(|found| found.code)
            .collect();
        assert_eq!(
            codes,
            [Code::DocumentWrapped, Code::DocumentTemplate],
            "{text}"
        );
    }
}

#[test]
fn what_is_not_understood_is_only_recognised() {
    for text in [
        // Directives between values: what they give nobody knows.
        "resource \"x\" \"y\" {\n  policy = <<EOF\n{\"statement\": [%{for a in b}{\"effect\": \"${a}\"}%{endfor}]}\nEOF\n}",
        "data \"tencentcloud_policy_document\" \"d\" {\n  statement {\n    effect = \"deny\"\n  }\n}",
        "resource \"x\" \"y\" {\n  policy = jsonencode({ statement = [ \"a\" == b ] })\n}",
        "resource \"x\" \"y\" {\n  policy = data.policy_document.statements.json\n}",
    ] {
        let found = opened(text);
        assert_eq!(
            (found.kind, found.policies.len()),
            (Kind::Terraform, 0),
            "{text}"
        );
        let found = super::only_finding(text, &tencent::CAM);
        assert_eq!((found.code, found.fix), (Code::DocumentUnread, None));
    }
}
