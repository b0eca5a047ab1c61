//! `policy check`.

use serde_json::Value;

use super::{RIGHT, ROLE, WRONG, json, run, stderr, stdout, written};

#[test]
fn the_exit_status_tells_errors_from_what_was_not_checked() {
    let cases: &[(&[&str], &str, i32)] = &[
        (&["check", "-"], RIGHT, 0),
        (&["check", "-"], WRONG, 1),
        (&["check", "-"], ROLE, 0),
        (&["check", "--profile", "trust", "-"], ROLE, 0),
        (&["check", "--profile", "cam", "-"], ROLE, 1),
        (&["check", "--profile", "scp", "-"], ROLE, 1),
        (
            &[
                "check",
                "--profile=scp",
                "--language=tencent",
                "--format=json",
                "-",
            ],
            RIGHT,
            0,
        ),
        (&["check", "no-such-file.json"], "", 2),
        (&["check"], "", 2),
        (&[], "", 2),
        (&["fmt"], "", 2),
        (&["check", "--colour", "-"], "", 2),
        (&["check", "--profile"], "", 2),
        (&["check", "--profile", "abc", "-"], RIGHT, 2),
        (&["check", "--language", "aws", "-"], RIGHT, 2),
        (&["check", "--format", "xml", "-"], RIGHT, 2),
        (
            &["check", "--format", "text", "--format", "json", "-"],
            RIGHT,
            2,
        ),
        (&["check", "--severity", "allow-all", "-"], RIGHT, 2),
        (&["check", "--severity", "allow-none=off", "-"], RIGHT, 2),
        (&["check", "--severity", "json-comment=off", "-"], RIGHT, 2),
        (&["check", "--settings", "no-such-file.json", "-"], RIGHT, 2),
        (&["nonsense"], "", 2),
        (&["help", "check"], "", 0),
        (&["check", "--help"], "", 0),
        (&["--help"], "", 0),
        (&["--version"], "", 0),
    ];
    for (arguments, input, expected) in cases {
        let output = run(arguments, input.as_bytes());
        assert_eq!(
            output.status.code(),
            Some(*expected),
            "{arguments:?}: {output:?}"
        );
        let said = if *expected == 2 {
            &output.stderr
        } else {
            &output.stdout
        };
        assert!(!said.is_empty(), "{arguments:?} said nothing");
    }
}

#[test]
fn text_has_a_line_a_finding_as_compilers_print_them() {
    let file = written("wrong.json", WRONG.as_bytes());
    let output = run(&["check", &file.to_string_lossy()], b"");
    let expected = format!(
        "{}:3:29: error effect-invalid [50..55]: “denny” is not an effect: use “allow” or “deny”. Did you mean “deny”? (InvalidParameter.EffectError)\n\
         1 checked: 1 error\n",
        file.display()
    );
    assert_eq!(stdout(&output), expected);
}

#[test]
fn json_says_everything_a_tool_needs() {
    let output = run(&["check", "--format", "json", "-"], WRONG.as_bytes());
    let document = json(&output);
    let finding = &document["files"][0]["diagnostics"][0];
    assert_eq!(document["files"][0]["file"], "<stdin>");
    assert_eq!(document["counts"]["error"], 1);
    let expected = [
        ("code", Value::from("effect-invalid")),
        ("severity", Value::from("error")),
        ("line", Value::from(3)),
        ("column", Value::from(29)),
        ("endColumn", Value::from(34)),
        ("start", Value::from(50)),
        ("end", Value::from(55)),
        ("vendorCode", Value::from("InvalidParameter.EffectError")),
        (
            "message",
            Value::from("“denny” is not an effect: use “allow” or “deny”. Did you mean “deny”?"),
        ),
    ];
    for (field, value) in expected {
        assert_eq!(finding[field], value, "{field}");
    }
    assert_eq!(finding["fix"][0]["insert"], "deny");
}

#[test]
fn a_file_that_is_no_utf8_is_a_finding_with_its_place() {
    let output = run(&["check", "-"], b"{\n\"version\": \"2.\xff\"}");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout(&output).starts_with("<stdin>:2:15: error json-encoding [16..17]: The byte 0xFF"),
        "{output:?}"
    );
}

#[test]
fn what_a_document_quotes_cannot_break_the_output() {
    let hostile =
        "{\"a\u{1b}[31m\\n\u{2028}\\\"</x>\": 1, \"version\": \"2.0\", \"statement\": [] }";
    let output = run(&["check", "--format", "json", "-"], hostile.as_bytes());
    let document = json(&output);
    assert!(
        document["files"][0]["diagnostics"]
            .as_array()
            .is_some_and(|found| found.len() >= 2)
    );
    let output = run(&["check", "-"], hostile.as_bytes());
    assert!(!stdout(&output).contains('\u{1b}'));
}

#[test]
fn several_files_are_checked_although_one_cannot_be_read() {
    let (right, wrong) = (
        written("a.json", RIGHT.as_bytes()),
        written("b.json", WRONG.as_bytes()),
    );
    let output = run(
        &[
            "check",
            &right.to_string_lossy(),
            "missing.json",
            &wrong.to_string_lossy(),
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stdout(&output).contains("b.json:3:29")
            && stdout(&output).ends_with("2 checked: 1 error\n")
    );
    assert!(stderr(&output).contains("missing.json"));
}

#[test]
fn a_file_may_begin_with_a_dash() {
    let output = run(&["check", "--", "-x.json"], b"");
    assert!(stderr(&output).contains("-x.json"));
}

#[test]
fn the_bar_decides_what_fails() {
    // One security finding, nothing worse.
    let open =
        r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "*", "resource": "*"}]}"#;
    let cases: &[(&[&str], &str, i32)] = &[
        (&[], open, 0),
        (&["--fail-on", "security"], open, 1),
        (&["--fail-on=suggestion"], open, 1),
        (&["--fail-on", "never"], WRONG, 0),
        (&["--severity", "allow-all=error"], open, 1),
        (&["--severity", "effect-invalid=warning"], WRONG, 0),
        (
            &[
                "--severity",
                "effect-invalid=off",
                "--fail-on",
                "suggestion",
            ],
            WRONG,
            0,
        ),
        (
            &[
                "--severity",
                "allow-all=error",
                "--severity=allow-all=off",
                "--fail-on",
                "security",
            ],
            open,
            0,
        ),
    ];
    for (options, input, expected) in cases {
        let arguments = [&["check"], *options, &["-"]].concat();
        let output = run(&arguments, input.as_bytes());
        assert_eq!(
            output.status.code(),
            Some(*expected),
            "{options:?}: {output:?}"
        );
    }
}

const OPEN: &str = r#"{"version": "2.0", "statement": [{"sid": "Ops", "effect": "allow", "action": "*", "resource": "*"}]}"#;

#[test]
fn settings_weigh_and_suppress_and_say_what_is_superfluous() {
    let policy = written("settings-policy.json", OPEN.as_bytes());
    let settings = written(
        "policy-settings.json",
        br#"{"suppressions": [
  {"file": "settings-*.json", "statement": "Ops", "code": "allow-all", "reason": "Known and wanted."},
  {"file": "settings-*.json", "statement": "Old", "code": "allow-all", "reason": "Was wanted once."},
  {"file": "other.json", "statement": "Ops", "code": "allow-all", "reason": "Not checked here."}
]}"#,
    );
    let (policy, settings) = (policy.to_string_lossy(), settings.to_string_lossy());
    let output = run(
        &[
            "check",
            "--fail-on",
            "security",
            "--settings",
            &settings,
            &policy,
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(
        stdout(&output),
        format!(
            "{settings}:3:3: warning settings-suppression-unused [124..222]: No statement “Old” in “settings-*.json”: it is gone, or was edited.\n\
             1 checked: 1 warning, 1 suppressed\n"
        )
    );
    let output = run(
        &[
            "check",
            "--fail-on",
            "warning",
            "--settings",
            &settings,
            &policy,
        ],
        b"",
    );
    assert_eq!(
        output.status.code(),
        Some(1),
        "a superfluous suppression is a warning"
    );
    let document = json(&run(
        &[
            "check",
            "--format",
            "json",
            "--settings",
            &settings,
            &policy,
        ],
        b"",
    ));
    assert_eq!(
        document["files"][0]["suppressed"][0]["reason"],
        "Known and wanted."
    );
    assert_eq!(document["files"][0]["suppressed"][0]["code"], "allow-all");
    assert_eq!(document["counts"]["suppressed"], 1);
    assert_eq!(document["settings"]["unused"][0]["line"], 3);
}

#[test]
fn settings_at_fault_check_nothing() {
    let settings = written(
        "faulty-settings.json",
        b"{\n  \"suppressions\": [{\"file\": \"a\", \"code\": \"allow-all\"}],\n  \"severities\": {\"alow-all\": \"off\"}\n}",
    );
    let output = run(
        &["check", "--settings", &settings.to_string_lossy(), "-"],
        RIGHT.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = stderr(&output);
    assert!(
        said.contains(":2:20: settings-element-missing: A suppression needs a “reason”"),
        "{said}"
    );
    assert!(
        said.contains(
            ":3:18: settings-code-unknown: There is no code “alow-all”. Did you mean “allow-all”?"
        ),
        "{said}"
    );
}

#[test]
fn json_names_the_statement_of_a_finding() {
    let document = json(&run(&["check", "--format", "json", "-"], OPEN.as_bytes()));
    let statement = &document["files"][0]["diagnostics"][0]["statement"];
    assert_eq!(statement["number"], 1);
    assert_eq!(statement["sid"], "Ops");
    let print = statement["fingerprint"].as_str().expect("a fingerprint");
    assert!(print.starts_with("sha256:") && print.len() == 27, "{print}");
    let document = json(&run(&["check", "--format", "json", "-"], b""));
    assert_eq!(
        document["files"][0]["diagnostics"][0]["statement"],
        Value::Null
    );
}

#[test]
fn actions_are_held_against_the_catalog_that_is_named() {
    let policy = OPEN.replace(
        "\"action\": \"*\"",
        "\"action\": [\"cvm:RunInstancs\", \"nosuch:Thing\"]",
    );
    let catalog = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/catalog/tencent");
    let without = run(&["check", "-"], policy.as_bytes());
    assert!(!stdout(&without).contains("RunInstances"), "{without:?}");
    let with = run(&["check", "--catalog", catalog, "-"], policy.as_bytes());
    assert!(
        stdout(&with).contains("Did you mean “RunInstances”?")
            || stdout(&with).contains("cvm:RunInstances"),
        "{with:?}"
    );
    let wrong = run(
        &["check", "--catalog", "no-such-folder", "-"],
        policy.as_bytes(),
    );
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_document_is_of_the_kind_that_has_its_version() {
    let policy = |version: &str| {
        format!(
            r#"{{"Version": "{version}", "Statement": [{{"Effect": "Allow", "Action": ["ecs:cloudServers:list"], "Resource": ["*"]}}]}}"#
        )
    };
    let cases: &[(&[&str], &str, i32)] = &[
        (&["--language", "huawei"], "5.0", 0),
        (&["--language", "huawei"], "1.1", 0),
        (&["--language", "huawei"], "3.0", 1),
        (&["--language", "huawei", "--profile", "5.0"], "1.1", 1),
        (
            &["--language", "huawei", "--profile", "scp-2025-12"],
            "5.0",
            0,
        ),
    ];
    for (options, version, expected) in cases {
        let arguments = [&["check"], *options, &["-"]].concat();
        let output = run(&arguments, policy(version).as_bytes());
        assert_eq!(
            output.status.code(),
            Some(*expected),
            "{options:?} {version}: {output:?}"
        );
    }
}

#[test]
fn the_help_names_every_language_and_kind() {
    let help = stdout(&run(&["check", "--help"], b""));
    for profile in charter_policy::PROFILES {
        let language = profile.dialect.name;
        assert!(help.contains(language), "{language}");
        let kinds = charter_policy::PROFILES.iter();
        let only = kinds.filter(|kind| kind.dialect.name == language).count() == 1;
        assert!(only || help.contains(profile.name), "{}", profile.name);
    }
}

#[test]
fn what_was_not_looked_up_is_said_beside_the_findings() {
    const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/catalog/tencent");
    let policy = |actions: &str| {
        format!(
            r#"{{"version": "2.0", "statement": [{{"effect": "deny", "action": [{actions}], "resource": "*"}}]}}"#
        )
    };
    let last = |arguments: &[&str], actions: &str| {
        let arguments = [&["check"], arguments, &["-"]].concat();
        let output = stdout(&run(&arguments, policy(actions).as_bytes()));
        output.lines().last().unwrap_or_default().to_owned()
    };
    let with: &[&str] = &["--catalog", FILES];
    for (arguments, actions, expected) in [
        (&[][..], r#""*""#, "1 checked: no findings"),
        (
            &[],
            r#""cvm:StopInstances", "cvm:Run*", "cos:GetObject""#,
            "1 checked: 3 actions of 2 services were not looked up: no catalog",
        ),
        (
            with,
            r#""cvm:StopInstances", "cvm:Run*""#,
            "1 checked: no findings",
        ),
        (
            with,
            r#""cvm:Foo*", "cvm:Run*""#,
            "1 checked: 1 action not in the list of the service: cvm:Foo*",
        ),
        (
            with,
            r#""newservice:Run*", "name/cos:Frobnicate""#,
            "1 checked: 1 action not in the list of the service: name/cos:Frobnicate; \
             1 action of 1 service was not looked up: no list of newservice",
        ),
    ] {
        assert_eq!(last(arguments, actions), expected);
    }
    let text = policy(r#""cvm:Foo*", "cvm:Run*", "newservice:Run*""#);
    let output = json(&run(
        &["check", "--format", "json", "--catalog", FILES, "-"],
        text.as_bytes(),
    ));
    let coverage = &output["files"][0]["coverage"];
    assert_eq!(coverage["found"], 1);
    assert_eq!(coverage["unlisted"], serde_json::json!(["cvm:Foo*"]));
    assert_eq!(coverage["notLookedUp"], 1);
    assert_eq!(coverage["services"], serde_json::json!(["newservice"]));
}

#[test]
fn a_language_with_services_of_their_own_element_loads_their_lists() {
    const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/catalog/naver");
    let text = r#"{"permissions": [{"effect": "Allow", "targets": [{"product": "SSO", "actions": ["View/getUserLst"], "resourceNrns": ["*"]}]}]}"#;
    let arguments = ["check", "--language", "naver", "--catalog", FILES, "-"];
    let output = stdout(&run(&arguments, text.as_bytes()));
    assert!(output.contains("action-unknown"), "{output}");
}

#[test]
fn a_list_in_quotes_is_one_finding_whose_repair_keeps_every_resource() {
    let (one, other) = (
        "qcs::cos::uid/1250000000:a-1250000000/*",
        "qcs::cos::uid/1250000000:prefix//1250000000/b/*",
    );
    let before = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": ["cos:GetObject"], "resource": "#;
    let text = format!("{before}\"[\"{one}\",\"{other}\"]\"}}]}}");
    let output = run(&["check", "-"], text.as_bytes());
    let expected = format!(
        "<stdin>:1:{}: error json-quote-in-string [{}..{}]: A quote is inside a string: “\"[”. It seems to be a list, which takes no quotes around it. (InvalidParameter.PolicyDocumentError)\n1 checked: 1 error\n",
        before.len() + 1,
        before.len(),
        before.len() + 2
    );
    assert_eq!(output.status.code(), Some(1));
    // The last line goes on with what was not looked up.
    assert!(stdout(&output).starts_with(expected.trim_end()));
    let found = json(&run(&["check", "--format", "json", "-"], text.as_bytes()));
    let mut mended = text.clone();
    let fix = found["files"][0]["diagnostics"][0]["fix"]
        .as_array()
        .expect("a repair");
    for edit in fix.iter().rev() {
        let at = |name: &str| {
            edit[name]
                .as_u64()
                .and_then(|at| usize::try_from(at).ok())
                .expect("an offset")
        };
        mended.replace_range(
            at("start")..at("end"),
            edit["insert"].as_str().expect("a text"),
        );
    }
    assert_eq!(mended, format!("{before}[\"{one}\",\"{other}\"]}}]}}"));
}
