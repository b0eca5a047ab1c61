//! `policy fmt`.

use super::{run, stderr, stdout, written};

const LOOSE: &str = "{\"version\":\"2.0\",\r\n \"statement\" : [ ] }";
const LAID_OUT: &str = "{\r\n  \"version\": \"2.0\",\r\n  \"statement\": []\r\n}\r\n";

#[test]
fn a_document_is_printed_laid_out() {
    let cases: &[(&[&str], &str)] = &[
        (&[], LAID_OUT),
        (&["--minify"], "{\"version\":\"2.0\",\"statement\":[]}"),
        (
            &["--indent", "tab"],
            "{\r\n\t\"version\": \"2.0\",\r\n\t\"statement\": []\r\n}\r\n",
        ),
        (
            &["--indent=1"],
            "{\r\n \"version\": \"2.0\",\r\n \"statement\": []\r\n}\r\n",
        ),
    ];
    for (options, expected) in cases {
        let arguments = [&["fmt"], *options, &["-"]].concat();
        let output = run(&arguments, LOOSE.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert_eq!(stdout(&output), *expected, "{options:?}");
    }
}

#[test]
fn check_names_what_would_change_and_write_changes_it() {
    let (loose, neat) = (
        written("fmt-loose.json", LOOSE.as_bytes()),
        written("fmt-neat.json", LAID_OUT.as_bytes()),
    );
    let (loose_name, neat_name) = (loose.to_string_lossy(), neat.to_string_lossy());
    let check = || run(&["fmt", "--check", &loose_name, &neat_name], b"");
    let output = check();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), format!("{loose_name}\n"));
    assert_eq!(std::fs::read_to_string(&loose).expect("a file"), LOOSE);
    let output = run(&["fmt", "--write", &loose_name, &neat_name], b"");
    assert_eq!(
        (output.status.code(), stdout(&output).as_str()),
        (Some(0), "")
    );
    assert_eq!(std::fs::read_to_string(&loose).expect("a file"), LAID_OUT);
    assert_eq!(check().status.code(), Some(0));
}

#[test]
fn what_is_not_json_is_left_alone_and_named() {
    let broken = written("fmt-broken.json", b"{\n \"a\": 1,\n}");
    let name = broken.to_string_lossy();
    let output = run(&["fmt", "--write", &name], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        format!("policy: {name}:2:8: A comma isn’t allowed before the closing bracket.\n")
    );
    assert_eq!(std::fs::read(&broken).expect("a file"), b"{\n \"a\": 1,\n}");
}

#[test]
fn arguments_that_contradict_each_other_are_refused() {
    let cases: &[&[&str]] = &[
        &["fmt"],
        &["fmt", "--check", "--write", "a.json"],
        &["fmt", "a.json", "b.json"],
        &["fmt", "--write", "-"],
        &["fmt", "--indent", "9", "-"],
        &["fmt", "--minify", "--indent", "2", "-"],
        &["fmt", "--minify=yes", "-"],
        &["fmt", "no-such-file.json"],
    ];
    for arguments in cases {
        let output = run(arguments, b"{}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}
