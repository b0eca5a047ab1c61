//! The `policy` command as people and CI jobs run it.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

mod catalog;
mod check;
mod decide;
mod explain_denial;
mod fmt;
mod kinds;
mod output;
mod page;
mod sarif;
mod unwrap;

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

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// What was printed, as JSON.
fn json(output: &Output) -> Value {
    serde_json::from_str(&stdout(output)).expect("JSON")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// A file in the tests' folder. Tests run beside each other and may write the same one: it is there at once or not at all.
fn written(name: &str, content: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let draft = path.with_file_name(format!("{name}.{:?}", std::thread::current().id()));
    std::fs::write(&draft, content).expect("a writable folder");
    std::fs::rename(&draft, &path).expect("a writable folder");
    path
}

#[test]
fn every_command_says_what_it_does_and_how_it_ends() {
    let overview = stdout(&run(&["--help"], b""));
    let listed = overview.lines().filter(|line| line.starts_with("  "));
    let names: Vec<&str> = listed
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() >= 3, "{overview}");
    for name in names {
        let output = run(&[name, "--help"], b"");
        let help = stdout(&output);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(help, stdout(&run(&["help", name], b"")));
        assert!(help.contains(&format!("Usage: policy {name} ")), "{help}");
        assert!(help.contains("Exit status: "), "{help}");
        assert!(
            help.lines().all(|line| line.chars().count() <= 80),
            "{help}"
        );
        let refused = run(&[name, "--no-such-option"], b"");
        assert_eq!(refused.status.code(), Some(2));
        assert_eq!(
            stderr(&refused),
            format!("policy: no option '--no-such-option'\n\nTry 'policy {name} --help'.\n")
        );
    }
}
