//! `policy decide`.

use std::path::PathBuf;
use std::sync::OnceLock;

use super::{json, run, stderr, stdout, written};

const FULL: &str =
    r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "*", "resource": "*"}]}"#;
const OPS: &str = r#"{
  "version": "2.0",
  "statement": [
    {"sid": "Read", "effect": "allow", "action": "cvm:Describe*", "resource": "*"},
    {"effect": "allow", "action": "cvm:StopInstances", "resource": "*", "condition": {"ip_equal": {"qcs:ip": "10.0.0.0/8"}}}
  ]
}"#;
const GUARD: &str = r#"{"version": "2.0", "statement": [
  {"effect": "allow", "action": "*", "resource": "*"},
  {"sid": "NoLogs", "effect": "deny", "action": "cls:Delete*", "resource": "*"}]}"#;

struct Files {
    full: PathBuf,
    ops: PathBuf,
    guard: PathBuf,
}

/// Written once: tests run beside each other.
fn files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| Files {
        full: written("decide-full.json", FULL.as_bytes()),
        ops: written("decide-ops.json", OPS.as_bytes()),
        guard: written("decide-guard.json", GUARD.as_bytes()),
    })
}

fn ops(options: &[&str]) -> std::process::Output {
    let file = files().ops.to_string_lossy();
    let arguments = [&["decide", "--policy", &file], options].concat();
    run(&arguments, b"")
}

#[test]
fn the_outcome_is_the_exit_status() {
    let cases: &[(&[&str], i32, &str)] = &[
        (&["--action", "cvm:DescribeInstances"], 0, "allowed: "),
        (&["--action", "cvm:RunInstances"], 1, "implicit-deny: "),
        (&["--action", "cvm:StopInstances"], 3, "unknown: "),
        (
            &["--action", "cvm:StopInstances", "--with", "qcs:ip=10.1.2.3"],
            0,
            "allowed: ",
        ),
        (
            &["--action", "cvm:StopInstances", "--with=qcs:ip=192.0.2.1"],
            1,
            "implicit-deny: ",
        ),
        (
            &["--action", "cvm:StopInstances", "--without", "qcs:ip"],
            1,
            "implicit-deny: ",
        ),
        (
            &["--action", "cvm:StopInstances", "--complete"],
            1,
            "implicit-deny: ",
        ),
        (
            &["--action", "cvm:RunInstances", "--expect", "denied"],
            0,
            "implicit-deny: ",
        ),
        (
            &["--action", "cvm:RunInstances", "--expect", "implicit-deny"],
            0,
            "implicit-deny: ",
        ),
        (
            &["--action", "cvm:RunInstances", "--expect", "allowed"],
            1,
            "implicit-deny, but allowed is expected: ",
        ),
        (
            &["--action", "cvm:StopInstances", "--expect", "unknown"],
            0,
            "unknown: ",
        ),
    ];
    for (options, status, said) in cases {
        let output = ops(options);
        assert_eq!(
            output.status.code(),
            Some(*status),
            "{options:?}: {output:?}"
        );
        assert!(stdout(&output).starts_with(said), "{options:?}: {output:?}");
    }
}

#[test]
fn the_reasons_are_told_with_their_places() {
    let file = &files().ops;
    let expected = format!(
        "unknown: cvm:StopInstances on a resource that is not given\n  \
           the caller's policies: unknown\n    \
             {}:5:5: allow statement 2 may apply\n      \
               unknown: ip_equal qcs:ip\n    \
             missing: qcs:ip\n",
        file.display()
    );
    assert_eq!(stdout(&ops(&["--action", "cvm:StopInstances"])), expected);
    let document = json(&ops(&["--action", "cvm:StopInstances", "--format", "json"]));
    let decision = &document["decisions"][0];
    assert_eq!(decision["outcome"], "unknown");
    assert_eq!(decision["boundary"], serde_json::Value::Null);
    assert_eq!(decision["identity"]["missing"][0], "qcs:ip");
    let because = &decision["identity"]["because"][0];
    assert_eq!(because["statement"], 2);
    assert_eq!(because["conditions"][0]["holds"], "unknown");
    let start = because["conditions"][0]["start"].as_u64().expect("a place") as usize;
    assert!(OPS[start..].starts_with("\"qcs:ip\""));
}

#[test]
fn an_organization_bounds_and_never_grants() {
    let files = files();
    let (full, guard) = (files.full.to_string_lossy(), files.guard.to_string_lossy());
    let level = |name: &str, file: &str| format!("{name}={file}");
    let (member, finance, root) = (
        level("member", &full),
        level("Finance", &guard),
        level("Root", &full),
    );
    let chain = [
        "decide", "--level", &member, "--level", &finance, "--level", &root,
    ];
    let cases: &[(&[&str], i32, &str)] = &[
        (
            &["--action", "cvm:RunInstances"],
            0,
            "not-blocked: cvm:RunInstances on a resource that is not given\n  every level lets it pass\n",
        ),
        (
            &["--action", "cls:DeleteTopic"],
            1,
            "explicit-deny: cls:DeleteTopic on a resource that is not given\n  level 2 of 3, Finance, denies it\n",
        ),
        (
            &[
                "--action",
                "cls:DeleteTopic",
                "--caller",
                "service-linked-role",
            ],
            0,
            "not-blocked: cls:DeleteTopic on a resource that is not given\n  no level binds it: a service-linked role asks\n",
        ),
        (
            &["--action", "cls:DeleteTopic", "--caller", "management"],
            0,
            "not-blocked: ",
        ),
        (
            &[
                "--action",
                "cls:DeleteTopic",
                "--caller",
                "management",
                "--bind-management",
            ],
            1,
            "explicit-deny: ",
        ),
        (
            &["--action", "cls:DeleteTopic", "--caller", "member-root"],
            1,
            "explicit-deny: ",
        ),
        (
            &[
                "--action",
                "cls:DeleteTopic",
                "--caller",
                "member-root",
                "--exempt-member-roots",
            ],
            0,
            "not-blocked: ",
        ),
    ];
    for (options, status, said) in cases {
        let output = run(&[&chain, *options].concat(), b"");
        assert_eq!(
            output.status.code(),
            Some(*status),
            "{options:?}: {output:?}"
        );
        assert!(stdout(&output).starts_with(said), "{options:?}: {output:?}");
    }
    let denied = run(
        &[&chain, ["--action", "cls:DeleteTopic"].as_slice()].concat(),
        b"",
    );
    assert!(
        stdout(&denied).contains(":3:3: deny statement 2 “NoLogs” applies"),
        "{denied:?}"
    );
    // Both are asked: what every level lets pass still needs an allow.
    let policy = files.ops.to_string_lossy();
    let both = [
        &chain,
        ["--policy", &policy, "--action", "cvm:RunInstances"].as_slice(),
    ]
    .concat();
    let output = run(&both, b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout(&output).contains("the caller's policies: implicit-deny"),
        "{output:?}"
    );
}

#[test]
fn a_level_where_nothing_allows_blocks() {
    let deny = written(
        "decide-deny.json",
        br#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cls:*", "resource": "*"}]}"#,
    );
    let level = format!("Root={}", deny.display());
    let output = run(
        &[
            "decide",
            "--level",
            &level,
            "--action",
            "cvm:RunInstances",
            "--format=json",
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(1));
    let boundary = &json(&output)["decisions"][0]["boundary"];
    assert_eq!(boundary["result"], "nothing-allows");
    assert_eq!(boundary["levelName"], "Root");
}

#[test]
fn requests_and_organizations_are_read_from_files() {
    let files = files();
    written(
        "decide-organization.json",
        br#"{"levels": [
          {"name": "member", "policies": ["decide-full.json"]},
          {"name": "Root", "policies": ["decide-full.json", "decide-guard.json"]}]}"#,
    );
    let organization = files.full.with_file_name("decide-organization.json");
    let cases = written(
        "decide-cases.json",
        br#"[
          {"name": "instances are described", "action": "cvm:DescribeInstances", "expect": "allowed"},
          {"name": "from the office", "action": "cvm:StopInstances", "with": {"qcs:ip": ["10.0.0.1"]}, "expect": "allowed"},
          {"name": "from home", "action": "cvm:StopInstances", "without": ["qcs:ip"], "expect": "denied"},
          {"name": "logs stay", "action": "cls:DeleteTopic", "complete": true, "expect": "explicit-deny"},
          {"name": "wrong on purpose", "action": "cls:DeleteTopic", "expect": "allowed"}
        ]"#,
    );
    let (organization, cases, ops) = (
        organization.to_string_lossy(),
        cases.to_string_lossy(),
        files.ops.to_string_lossy(),
    );
    let arguments = [
        "decide",
        "--policy",
        &ops,
        "--organization",
        &organization,
        "--request",
        &cases,
    ];
    let output = run(&arguments, b"");
    assert_eq!(output.status.code(), Some(1));
    let said = stdout(&output);
    assert!(
        said.contains("wrong on purpose: explicit-deny, but allowed is expected: "),
        "{said}"
    );
    assert!(said.ends_with("4 as expected, 1 not\n"), "{said}");
}

#[test]
fn what_cannot_be_decided_upon_is_refused() {
    let files = files();
    let (full, ops) = (files.full.to_string_lossy(), files.ops.to_string_lossy());
    let faulty = written("decide-faulty.json", super::WRONG.as_bytes());
    let faulty = faulty.to_string_lossy();
    let requests = |text: &str, name: &str| {
        written(name, text.as_bytes())
            .to_string_lossy()
            .into_owned()
    };
    let unknown = requests(r#"{"action": "a:b", "when": "now"}"#, "decide-r1.json");
    let nothing = requests("[]", "decide-r2.json");
    let broken = requests("{\n\"action\": }", "decide-r3.json");
    let cases: &[(&[&str], &str)] = &[
        (&["decide"], "--action or --request is needed"),
        (
            &["decide", "--action", "a:b"],
            "--policy, --level or --organization is needed",
        ),
        (
            &["decide", "--action", "a:b", &full],
            "is no option; policies are named by --policy",
        ),
        (
            &["decide", "--action", "a:b", "--policy", "no-such-file.json"],
            "no-such-file.json: ",
        ),
        (
            &["decide", "--action", "a:b", "--policy", &faulty],
            "decide-faulty.json:3:29: effect-invalid: ",
        ),
        (
            &[
                "decide", "--action", "a:b", "--policy", &ops, "--with", "qcs:ip",
            ],
            "--with takes KEY=VALUE",
        ),
        (
            &[
                "decide", "--action", "a:b", "--policy", &ops, "--expect", "maybe",
            ],
            "--expect does not know 'maybe'",
        ),
        (
            &["decide", "--action", "a:b", "--level", &full],
            "--level takes NAME=FILE",
        ),
        (
            &["decide", "--policy", &ops, "--request", &unknown],
            "decide-r1.json:1:27: there is no element “when” here",
        ),
        (
            &["decide", "--policy", &ops, "--request", &nothing],
            "there is no request",
        ),
        (
            &["decide", "--policy", &ops, "--request", &broken],
            "decide-r3.json:2:11: ",
        ),
        (
            &[
                "decide",
                "--policy",
                &ops,
                "--request",
                &unknown,
                "--action",
                "a:b",
            ],
            "--action belongs to the request",
        ),
    ];
    for (arguments, said) in cases {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
        assert!(stderr(&output).contains(said), "{arguments:?}: {output:?}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_request_is_one_action_on_one_resource() {
    let cases: &[(&[&str], &str)] = &[
        (
            &["--action", "cvm:*"],
            "policy: 'cvm:*': A request names one action",
        ),
        (
            &["--action", "cvm: StopInstances"],
            "policy: 'cvm: StopInstances': The action of the request contains a space",
        ),
        (
            &["--action", "cvm:"],
            "policy: 'cvm:': A part of the action",
        ),
        (
            &["--action", "StopInstances"],
            "policy: 'StopInstances': The action of a request is written as service:Action",
        ),
        (
            &["--action", "cvm:Stop", "--resource", ""],
            "policy: the resource is empty",
        ),
        (
            &[
                "--action",
                "cvm:Stop",
                "--resource",
                "qcs::cvm:gz:uin/1:instance/*",
            ],
            "policy: 'qcs::cvm:gz:uin/1:instance/*': A request names one resource",
        ),
        (
            &["--action", "cvm:Stop", "--resource", "qcs::cvm:gz:uin/1:"],
            "policy: 'qcs::cvm:gz:uin/1:': A part of the resource",
        ),
        (
            &[
                "--action",
                "cvm:Stop",
                "--principal",
                "qcs=qcs::cam::uin/1:*",
            ],
            "policy: 'qcs::cam::uin/1:*': A request names one principal",
        ),
        (
            &["--action", "cvm:Stop\u{200b}Instances"],
            "policy: 'cvm:Stop\u{200b}Instances': The action of the request contains an invisible character",
        ),
        (
            &["--action", "cvm:Stop", "--with", " qcs:ip=10.0.0.1"],
            "policy: The condition key “ qcs:ip” of the request contains a space",
        ),
        (
            &["--action", "cvm:Stop", "--with", "QCS:IP=10.0.0.1"],
            "policy: The condition key “QCS:IP” of the request is written in other capitals",
        ),
        (
            &[
                "--action",
                "cvm:Stop",
                "--with",
                "qcs:ip=10.0.0.1",
                "--with=bad key=1",
            ],
            "policy: The condition key “bad key” of the request contains a space",
        ),
        (
            &["--action", "cvm:Stop", "--without", ""],
            "policy: A condition key of the request is empty",
        ),
        (
            &[
                "--action",
                "cvm:Stop",
                "--with",
                "qcs:ip=10.0.0.1",
                "--without",
                "qcs:ip",
            ],
            "policy: 'qcs:ip' is given both by --with and --without",
        ),
        (
            &["--action", "cvm:Stop", "--owner", "uin/*"],
            "policy: --owner takes one account",
        ),
    ];
    for (options, said) in cases {
        let output = ops(options);
        assert_eq!(output.status.code(), Some(2), "{options:?}: {output:?}");
        assert!(stderr(&output).starts_with(said), "{options:?}: {output:?}");
    }
    // The same in a file of requests.
    for (number, request) in [
        r#"{"action": "cvm:Stop", "resource": "qcs::cvm: gz:uin/1:a"}"#,
        r#"{"action": "cvm:Stop", "with": {"qcs:ip": []}}"#,
        r#"{"action": "cvm:Stop", "without": ["qcs:ip"], "with": {"qcs:ip": "10.0.0.1"}}"#,
    ]
    .into_iter()
    .enumerate()
    {
        let file = written(&format!("one-{number}.json"), request.as_bytes());
        let output = ops(&["--request", &file.to_string_lossy()]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
    }
    // Of several requests, the one that is wrong is named by its place.
    let file = written(
        "one-of-several.json",
        b"[{\"action\": \"cvm:Stop\"},\n {\"action\": \"cvm:Stop\", \"with\": {\"qcs:ip\": \"10.0.0.1\", \"qcs:v pc\": \"1\"}}]",
    );
    let file = file.to_string_lossy();
    let output = ops(&["--request", &file]);
    assert_eq!(
        (output.status.code(), stderr(&output)),
        (
            Some(2),
            format!(
                "policy: {file}:2:2: The condition key “qcs:v pc” of the request contains a space.\n"
            )
        )
    );
}

#[test]
fn a_resource_that_is_not_given_is_not_taken_for_none() {
    let policy = written(
        "one-instance.json",
        br#"{"version":"2.0","statement":[{"effect":"allow","action":"cvm:*","resource":"*"},
            {"effect":"deny","action":"cvm:Stop*","resource":"qcs::cvm:::instance/ins-1"}]}"#,
    );
    let policy = policy.to_string_lossy();
    let ask = |options: &[&str]| {
        let asked = [
            "decide",
            "--policy",
            &policy,
            "--action",
            "cvm:StopInstances",
        ];
        run(&[&asked, options].concat(), b"")
    };
    let open = ask(&[]);
    assert_eq!(open.status.code(), Some(3), "{open:?}");
    assert!(
        stdout(&open).contains("unsure: which resource is asked for (--resource"),
        "{open:?}"
    );
    assert_eq!(ask(&["--resource", "*"]).status.code(), Some(0));
}
