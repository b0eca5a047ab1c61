//! The `policy` command as a CI job runs it.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const WRONG: &str = "{\n  \"version\": \"2.0\",\n  \"statement\": [{\"effect\": \"denny\", \"action\": \"*\", \"resource\": \"*\"}]\n}\n";
const RIGHT: &str =
    r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "*", "resource": "*"}]}"#;
const ROLE: &str = r#"{"version": "2.0", "statement": [{"effect": "allow", "principal": {"service": ["scf.qcloud.com"]}, "action": "sts:AssumeRole"}]}"#;

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_policy"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // The command may end without reading: that is not this test's failure.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the command ends")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn written(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("a writable folder");
    path
}

#[test]
fn the_exit_status_tells_errors_from_what_was_not_checked() {
    let cases: &[(&[&str], &str, i32)] = &[
        (&["check", "-"], RIGHT, 0),
        (&["check", "-"], WRONG, 1),
        (&["check", "--profile", "cam", "-"], ROLE, 0),
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
    let document: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
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
    let document: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
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
    assert!(String::from_utf8_lossy(&output.stderr).contains("missing.json"));
}

#[test]
fn a_file_may_begin_with_a_dash() {
    let output = run(&["check", "--", "-x.json"], b"");
    assert!(String::from_utf8_lossy(&output.stderr).contains("-x.json"));
}
