//! `policy unwrap`, and what the other commands say of a text that only holds a policy.

use super::{RIGHT, json, run, stderr, stdout, written};

fn in_string(text: &str) -> String {
    serde_json::to_string(text).expect("a string")
}

/// Requests, answers and files with the policy `RIGHT` in them.
fn wrapped() -> Vec<(&'static str, Vec<u8>)> {
    let utf16: Vec<u8> = format!("\u{feff}{RIGHT}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    vec![
        (
            "wrapped-request.json",
            format!(
                "{{\"PolicyName\": \"ops\", \"PolicyDocument\": {}}}",
                in_string(RIGHT)
            )
            .into(),
        ),
        ("wrapped-string.json", in_string(RIGHT).into()),
        (
            "wrapped.tf",
            format!("resource \"a\" \"b\" {{\n  document = <<EOF\n{RIGHT}\nEOF\n}}\n").into(),
        ),
        (
            "wrapped-page.md",
            format!("See:\n\n```json\n{RIGHT}\n```\n").into(),
        ),
        ("wrapped-utf16.json", utf16),
        ("not-wrapped.json", format!("{RIGHT}\n").into()),
    ]
}

#[test]
fn the_policy_in_a_text_is_printed() {
    for (name, bytes) in wrapped() {
        let output = run(&["unwrap", "-"], &bytes);
        assert_eq!(output.status.code(), Some(0), "{name}: {output:?}");
        assert_eq!(stdout(&output).trim_end_matches('\n'), RIGHT, "{name}");
        let file = written(name, &bytes);
        let output = run(&["unwrap", file.to_str().expect("UTF-8")], b"");
        assert_eq!(stdout(&output).trim_end_matches('\n'), RIGHT, "{name}");
    }
}

#[test]
fn a_text_without_a_policy_is_none() {
    for text in ["", "hello\n", "{}", "['a', 'b']"] {
        let output = run(&["unwrap", "-"], text.as_bytes());
        assert_eq!(output.status.code(), Some(1), "{text}: {output:?}");
        assert_eq!(stdout(&output), "", "{text}");
        assert!(
            stderr(&output).contains("no policy could be read from it"),
            "{text}: {output:?}"
        );
    }
}

#[test]
fn of_several_policies_one_is_named() {
    let list = format!(
        "[{{\"Name\": \"one\", \"Content\": {RIGHT}}}, {{\"Name\": \"two\", \"Content\": {RIGHT}}}]"
    );
    let output = run(&["unwrap", "-"], list.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "policy: <stdin>: 2 policies are in it; --name takes one of\n[0].Content (one)\n[1].Content (two)\n"
    );
    let output = run(&["unwrap", "--list", "-"], list.as_bytes());
    assert_eq!(stdout(&output), "[0].Content (one)\n[1].Content (two)\n");
    for name in ["two", "[1].Content", "[1].Content (two)"] {
        let output = run(&["unwrap", "--name", name, "-"], list.as_bytes());
        assert_eq!(stdout(&output), format!("{RIGHT}\n"), "{name}");
    }
    let output = run(&["unwrap", "--name", "three", "-"], list.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("no policy 'three' is in it"),
        "{output:?}"
    );
}

#[test]
fn what_cannot_be_unwrapped_says_why() {
    let cases: [(&[u8], i32, &str); 7] = [
        (
            b"statement:\n  - !If [a, b, c]\n",
            1,
            "This is YAML, and no policy could be read from it. In line 2 there is a tag that is not understood.",
        ),
        (
            b"{\"PolicyDocument\": null}",
            1,
            "This is a request or an answer of an API, and its policy is empty: \u{201c}PolicyDocument\u{201d} has nothing in it.",
        ),
        (
            b"{\"Response\": {\"Error\": {\"Code\": \"UnauthorizedOperation\", \"Message\": \"you are not authorized to perform operation (cam:GetPolicy)\"}}}",
            1,
            "This is an answer of an API that reports an error (\u{201c}UnauthorizedOperation\u{201d}), not a policy. It may be a denial. \u{201c}policy explain-denial -\u{201d} explains it.",
        ),
        (
            b"{\"a\": \"\xB8\x54\xA4\xEE\xA7\x52\xB0\xA3\"}",
            2,
            "the bytes are those of Big5, not of UTF-8; \u{201c}iconv -f big5 -t utf-8 -\u{201d} prints it as UTF-8",
        ),
        (
            b"{\"a\": \"\xB2\xDF\xC2\xD4\"}",
            2,
            "the bytes are those of GBK, Big5 or another double-byte encoding, not of UTF-8; \u{201c}iconv -f gb18030 -t utf-8 -\u{201d} or \u{201c}iconv -f big5 -t utf-8 -\u{201d} prints it as UTF-8",
        ),
        (
            b"{\"a\": \"\xD6\xBB\xB6\xC1\xB2\xDF\xC2\xD4\xD4\xCB\"}",
            2,
            "the bytes are those of GBK (GB18030), not of UTF-8; \u{201c}iconv -f gb18030 -t utf-8 -\u{201d} prints it as UTF-8",
        ),
        (b"{\"a\": \"\xFF\"}", 2, "the file is not UTF-8"),
    ];
    for (text, status, why) in cases {
        let output = run(&["unwrap", "-"], text);
        assert_eq!(output.status.code(), Some(status), "{output:?}");
        assert_eq!(stderr(&output), format!("policy: <stdin>: {why}\n"));
    }
    for (action, kept) in [
        (
            "${var.a}",
            "1 template expression is kept as it is: ${var.a}",
        ),
        (
            "${var.a}:${var.b}",
            "2 template expressions are kept as they are, such as ${var.a}",
        ),
    ] {
        let policy =
            format!("{{\"statement\": {{\"effect\": \"deny\", \"action\": \"{action}\"}}}}\n");
        let template = format!("a = <<EOF\n{policy}EOF\n");
        let output = run(&["unwrap", "-"], template.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(stdout(&output), policy);
        assert_eq!(stderr(&output), format!("policy: <stdin>: {kept}\n"));
    }
}

#[test]
fn a_check_says_what_a_text_is_and_checks_the_policy_in_it() {
    let wrong = RIGHT.replace("\"deny\"", "\"denny\"");
    let text = format!("{{\"PolicyDocument\": {}}}", in_string(&wrong));
    let output = run(&["check", "-"], text.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let printed = stdout(&output);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(
        lines[0],
        "<stdin>:1:2: error document-wrapped [1..17]: This is a request or an answer of an API, not the policy itself. The policy is in “PolicyDocument”. “policy unwrap -” prints it. (InvalidParameter.PolicyDocumentError)"
    );
    assert!(
        lines[1].starts_with("<stdin>#PolicyDocument:1:46: error effect-invalid [45..50]: "),
        "{printed}"
    );
    assert_eq!(lines[2..], ["1 checked: 2 errors"]);
    let files = json(&run(&["check", "--format", "json", "-"], text.as_bytes()));
    assert_eq!(files["files"][1]["file"], "<stdin>#PolicyDocument");
    assert_eq!(
        files["files"][1]["diagnostics"][0]["code"],
        "effect-invalid"
    );
    assert_eq!(files["counts"]["error"], 2);
    // Code scanning services know files, not places in them.
    let log = json(&run(&["check", "--format", "sarif", "-"], text.as_bytes()));
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(1));
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "document-wrapped");
}

#[test]
fn a_suppression_holds_for_the_policy_in_a_file_and_not_for_what_the_file_is() {
    let policy = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cvm:*", "resource": "*"}]}"#;
    let file = written("wrapped-accepted.json", in_string(policy).as_bytes());
    let accepted = |code: &str| {
        let settings = format!(
            "{{\"severities\": {{}}, \"suppressions\": [{{\"file\": \"wrapped-accepted.json\", \"statement\": \"{}\", \"code\": \"{code}\", \"reason\": \"a\"}}]}}",
            json(&run(&["check", "--format", "json", "-"], policy.as_bytes()))["files"][0]["diagnostics"][0]["statement"]["fingerprint"].as_str().expect("a fingerprint")
        );
        let settings = written("wrapped-settings.json", settings.as_bytes());
        run(
            &[
                "check",
                "--settings",
                settings.to_str().expect("UTF-8"),
                file.to_str().expect("UTF-8"),
            ],
            b"",
        )
    };
    let output = accepted("allow-service");
    assert!(
        stdout(&output).ends_with("1 checked: 1 error, 1 suppressed\n"),
        "{output:?}"
    );
    let output = accepted("document-wrapped");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let output = run(&["check", "--severity", "language-other=off", "-"], b"{}");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn every_command_refuses_it_with_the_same_sentence() {
    let text = format!("{{\"PolicyDocument\": {}}}", in_string(RIGHT));
    let file = written("wrapped-refused.json", text.as_bytes());
    let file = file.to_str().expect("UTF-8");
    let sentence = "This is a request or an answer of an API, not the policy itself. The policy is in “PolicyDocument”.";
    let denial = "you are not authorized to perform operation (cvm:StopInstances) resource (qcs::cvm:ap-guangzhou:uin/1:instance/i) has no permission";
    let calls: [(&[&str], i32); 3] = [
        (
            &["decide", "--policy", file, "--action", "cvm:RunInstances"],
            2,
        ),
        (&["explain-denial", "--policy", file, "-"], 2),
        (&["fmt", file], 1),
    ];
    for (arguments, status) in calls {
        let output = run(arguments, denial.as_bytes());
        assert_eq!(output.status.code(), Some(status), "{output:?}");
        assert!(stderr(&output).contains(sentence), "{output:?}");
        assert_eq!(stdout(&output), "");
    }
    for (name, bytes) in wrapped()
        .into_iter()
        .filter(|(name, _)| name.contains("utf16"))
    {
        let file = written(name, &bytes);
        let output = run(&["fmt", file.to_str().expect("UTF-8")], b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(
            stderr(&output)
                .contains("the bytes are those of UTF-16 LE, not of UTF-8; “policy unwrap "),
            "{output:?}"
        );
    }
}

#[test]
fn another_language_is_said_with_the_options_to_use() {
    let huawei = r#"{"Version": "1.1", "Statement": [{"Effect": "Deny", "Action": ["ecs:*:*"]}]}"#;
    let output = run(&["check", "-"], huawei.as_bytes());
    assert!(
        stdout(&output).contains(" Check it with --language huawei --profile 1.1."),
        "{output:?}"
    );
    let output = run(
        &["check", "--language", "huawei", "--profile", "1.1", "-"],
        huawei.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let file = written("other-language.json", huawei.as_bytes());
    let output = run(
        &[
            "decide",
            "--policy",
            file.to_str().expect("UTF-8"),
            "--action",
            "cvm:RunInstances",
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains(" Check it with --language huawei --profile 1.1."),
        "{output:?}"
    );
    // Laying out is the same in every language.
    let output = run(&["fmt", "-"], huawei.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn the_kind_that_a_wrapper_tells_is_the_one_that_is_checked() {
    let allow_all =
        r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "*", "resource": "*"}]}"#;
    let resource = |head: &str, attribute: &str| {
        format!(
            "resource \"{head}\" \"a\" {{\n  {attribute} = {}\n}}\n",
            in_string(allow_all)
        )
    };
    let boundary = resource("tencentcloud_organization_org_manage_policy", "content");
    let place = "<stdin>#tencentcloud_organization_org_manage_policy.a.content";
    let said = stdout(&run(&["check", "-"], boundary.as_bytes()));
    let taken = format!("{place}: taken for a service control policy (--profile scp)\n");
    // A boundary grants nothing: that it allows everything is no finding.
    assert!(
        said.contains(&taken) && !said.contains("allow-all"),
        "{said}"
    );
    // What somebody names is meant.
    let said = stdout(&run(
        &["check", "--profile", "cam", "-"],
        boundary.as_bytes(),
    ));
    assert!(
        !said.contains("taken for") && said.contains("allow-all"),
        "{said}"
    );
    let output = run(&["unwrap", "-"], boundary.as_bytes());
    assert_eq!(stdout(&output), format!("{allow_all}\n"));
    assert_eq!(
        stderr(&output),
        "policy: <stdin>: this is a service control policy; check it with --language tencent --profile scp\n"
    );
    // The text alone tells this one.
    let users = resource("tencentcloud_cam_policy", "document");
    assert_eq!(stderr(&run(&["unwrap", "-"], users.as_bytes())), "");
    // Another language than the one that is asked for is told with the options that read it.
    let huawei = r#"{"Version": "5.0", "Statement": [{"Effect": "Allow", "Action": ["ecs:*:get"], "Resource": ["*"]}]}"#;
    let text = format!(
        "{{\"policy_name\": \"a\", \"policy_document\": {}}}",
        in_string(huawei)
    );
    let said = stdout(&run(&["check", "-"], text.as_bytes()));
    assert!(
        said.contains("Check it with --language huawei --profile 5.0."),
        "{said}"
    );
}
