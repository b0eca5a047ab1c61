//! Terraform: heredocs, strings, `jsonencode`; and expressions, which nobody evaluates.

use charter_policy::envelope::{Enclosed, Kind, open};
use charter_policy::{Code, check, json, tencent};

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
fn directives_with_nothing_but_values_between_them_are_kept() {
    let cases = [
        (
            r#"{"statement": {"effect": "deny", "action": ["a:b"%{ if x }, "c:d"%{ endif }], "resource": %{ if y }"*"%{ else }"a"%{ endif }}}"#,
            r#"{"statement": {"effect": "deny", "action": ["a:b","%{ if x }, \"c:d\"%{ endif }"], "resource": "%{ if y }\"*\"%{ else }\"a\"%{ endif }"}}"#,
        ),
        (
            r#"{"statement": {"effect": "deny", "action": [%{ for a in b ~}"${a}",%{ endfor ~} "c:d"]}}"#,
            r#"{"statement": {"effect": "deny", "action": ["%{ for a in b ~}\"${a}\",%{ endfor ~}", "c:d"]}}"#,
        ),
        (
            r#"{"statement": {"effect": "%{ if x }deny%{ else }allow%{ endif }", "action": ${jsonencode(a)}}}"#,
            r#"{"statement": {"effect": "%{ if x }deny%{ else }allow%{ endif }", "action": "${jsonencode(a)}"}}"#,
        ),
    ];
    for (template, policy) in cases {
        let heredoc = format!("policy = <<EOF\n{template}\nEOF\n");
        assert_eq!(enclosed(&heredoc).text, policy);
        // A file of its own, which `templatefile` reads.
        assert_eq!(opened(template).kind, Kind::Template);
        assert_eq!(enclosed(template).text, policy);
        let codes = check(template, &tencent::CAM)
            .into_iter()
            .map(|found| found.code);
        let codes: Vec<Code> = codes.collect();
        assert_eq!(
            codes,
            [Code::DocumentWrapped, Code::DocumentTemplate],
            "{template}"
        );
    }
}

#[test]
fn a_condition_may_go_on_in_the_next_line() {
    let text = "policy = jsonencode({\n  statement = [{\n    effect = var.a ?\n      \"deny\" :\n      \"allow\"\n    action = var.b\n      ? \"x\"\n      : \"y\"\n    resource = \"*\"\n  }]\n})";
    let found: serde_json::Value = serde_json::from_str(&enclosed(text).text).expect("JSON");
    let statement = &found["statement"][0];
    assert_eq!(
        statement["effect"],
        "${var.a ?\n      \"deny\" :\n      \"allow\"}"
    );
    assert_eq!(
        statement["action"],
        "${var.b\n      ? \"x\"\n      : \"y\"}"
    );
    assert_eq!(statement["resource"], "*");
}

#[test]
fn what_decides_the_policy_is_said_with_its_line() {
    let directive = "a template directive that decides the policy";
    let expression = "an expression that decides the policy";
    for (text, kind, line, words) in [
        (
            "resource \"x\" \"y\" {\n  policy = <<EOF\n{\"statement\": [%{for a in b}{\"effect\": \"${a}\"}%{endfor}]}\nEOF\n}",
            Kind::Terraform,
            "3",
            directive,
        ),
        (
            "{\"version\": \"2.0\", \"statement\": [\n%{ if x }{\"effect\": \"deny\"}%{ endif }]}",
            Kind::Template,
            "2",
            directive,
        ),
        (
            "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\"%{ if x }, \"action\": \"a\"%{ endif }}]}",
            Kind::Template,
            "1",
            directive,
        ),
        (
            "resource \"x\" \"y\" {\n  policy = jsonencode(var.x ? { statement = [{ effect = \"deny\" }] } : { statement = [] })\n}",
            Kind::Terraform,
            "2",
            expression,
        ),
        (
            "resource \"x\" \"y\" {\n  policy = jsonencode({\n    statement = var.a ? [{ effect = \"deny\" }] : []\n  })\n}",
            Kind::Terraform,
            "2",
            expression,
        ),
        (
            "resource \"x\" \"y\" {\n  policy = jsonencode({ statement = [ \"a\" == b ] })\n}",
            Kind::Terraform,
            "2",
            expression,
        ),
    ] {
        let found = opened(text);
        assert_eq!((found.kind, found.policies.len()), (kind, 0), "{text}");
        for profile in [&tencent::CAM, &tencent::SCP] {
            let found = super::only_finding(text, profile);
            assert_eq!((found.code, &found.fix), (Code::DocumentUnread, &None));
            assert_eq!((found.param(1), found.param(2)), (words, line), "{text}");
        }
    }
}

#[test]
fn variables_and_mistakes_are_no_template() {
    for text in [
        "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\", \"action\": \"a:b\" \"resource\": \"${uin}\"}]}",
        "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\", \"action\": \"a:b\", \"resource\": \"%{x}\",}]}",
        "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\", \"action\": \"a:b\", \"resource\": \"${uin}\"}]}",
    ] {
        let parsed = charter_policy::json::parse(text);
        assert_eq!(
            charter_policy::envelope::open(text, &parsed),
            None,
            "{text}"
        );
    }
}

#[test]
fn what_is_not_understood_is_only_recognised() {
    for text in [
        "data \"tencentcloud_policy_document\" \"d\" {\n  statement {\n    effect = \"deny\"\n  }\n}",
        "resource \"x\" \"y\" {\n  policy = data.policy_document.statements.json\n}",
        "resource \"x\" \"y\" {\n  policy = templatefile(\"policy.json\", { a = 1 })\n}",
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

/// What was looked at is not looked at again for every line or sign.
#[test]
fn long_texts_are_read_once() {
    let lines = "\n".repeat(300_000);
    for text in [
        format!("{{ statement = a ?{lines}b : c }}"),
        format!("statement = [\n{lines}]"),
        format!("statement: !Sub {}", "${".repeat(5_000)),
    ] {
        let parsed = json::parse(&text);
        drop(open(&text, &parsed));
    }
}

/// What is cut behind a policy does not take it away.
#[test]
fn an_escaped_policy_stands_beside_one_that_is_cut() {
    let escaped = POLICY.replace('"', "&quot;");
    let (cut, _) = escaped.split_at(escaped.len() / 2);
    let found = opened(&format!("<p>{escaped}</p><p>{cut}"));
    assert_eq!((found.kind, found.policies.len()), (Kind::Html, 1));
}
