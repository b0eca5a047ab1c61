//! What cannot be written, what nobody reads, and what is too much to be listed.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::{RIGHT, json, run, stderr, stdout, written};

/// A device that is always full, or `None` where there is no such thing.
fn full() -> Option<File> {
    let device = OpenOptions::new().write(true).open("/dev/full").ok();
    if device.is_none() {
        println!("/dev/full is absent: a full disk is not tried");
    }
    device
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_policy"));
    command.args(arguments).stdin(Stdio::null());
    command
}

const NOT_WRITTEN: &str = "policy: the output could not be written: ";

#[test]
fn output_that_cannot_be_written_is_an_error_of_its_own() {
    let right = written("output-right.json", RIGHT.as_bytes());
    let right = right.to_string_lossy();
    let denial = written(
        "output-denial.txt",
        b"not authorized to perform operation (cls:DeleteTopic)",
    );
    let denial = denial.to_string_lossy();
    let cases: &[&[&str]] = &[
        &["fmt", &right],
        &["fmt", "--check", &right],
        &["check", &right],
        &["check", "--format", "json", &right],
        &["check", "--format", "sarif", &right],
        &["decide", "--policy", &right, "--action", "cvm:RunInstances"],
        &[
            "decide",
            "--policy",
            &right,
            "--action",
            "cvm:RunInstances",
            "--format",
            "json",
        ],
        &["explain-denial", &denial],
        &[
            "explain-denial",
            "--policy",
            &right,
            "--format",
            "json",
            &denial,
        ],
        &["catalog", "--language", "naver"],
        &["catalog", "--language", "naver", "--repairs"],
        &["catalog", "--language", "naver", "SSO"],
        &["--help"],
        &["--version"],
        &["help", "check"],
        &["fmt", "--help"],
    ];
    for arguments in cases {
        let Some(device) = full() else { return };
        let output = command(arguments)
            .stdout(device)
            .output()
            .expect("the command runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = stderr(&output);
        assert!(
            said.starts_with(NOT_WRITTEN) && said.lines().count() == 1,
            "{arguments:?}: {said}"
        );
    }
}

#[test]
fn what_cannot_be_said_on_standard_error_is_said_by_the_status() {
    let broken = written("output-broken.json", b"{\"a\": 1,}");
    let broken = broken.to_string_lossy();
    let cases: &[(&[&str], i32)] = &[
        (&["check", "no-such-file.json"], 2),
        (&["fmt", "no-such-file.json"], 2),
        (&["fmt", &broken], 1),
        (&["no-such-command"], 2),
        (&["catalog", "--language", "naver", "no-such-service"], 1),
    ];
    for (arguments, status) in cases {
        let Some(device) = full() else { return };
        let output = command(arguments)
            .stderr(device)
            .output()
            .expect("the command runs");
        assert_eq!(output.status.code(), Some(*status), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_has_gone_away_is_no_error() {
    let broken = written("output-gone.json", "[1 2]\n".repeat(300).as_bytes());
    let broken = broken.to_string_lossy();
    let cases: &[&[&str]] = &[
        &["check", "-", &broken],
        &["check", "--format", "json", "-", &broken],
        &["check", "--format", "sarif", "-", &broken],
        &["fmt", "--check", "-", &broken],
        &["fmt", "-"],
    ];
    for arguments in cases {
        let expected = run(arguments, RIGHT.as_bytes());
        let mut child = command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        // Nobody reads; only now does the command get to know its input.
        drop(child.stdout.take());
        let mut input = child.stdin.take().expect("a pipe");
        input
            .write_all(RIGHT.as_bytes())
            .expect("the command reads");
        drop(input);
        let output = child.wait_with_output().expect("the command ends");
        assert_eq!(
            output.status.code(),
            expected.status.code(),
            "{arguments:?}"
        );
        assert_eq!(stderr(&output), stderr(&expected), "{arguments:?}");
    }
}

/// A folder of its own with one file in it.
fn folder(name: &str, content: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).expect("a writable folder");
    fs::write(folder.join("policy.json"), content).expect("a writable folder");
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("a readable folder")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

fn write(file: &Path) -> Output {
    run(&["fmt", "--write", &file.to_string_lossy()], b"")
}

#[test]
fn a_file_is_written_anew_beside_itself_and_nothing_else_is_left() {
    let folder = folder("write-plain", "{\"a\":1}");
    let output = write(&folder.join("policy.json"));
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let content = fs::read_to_string(folder.join("policy.json")).expect("the file");
    assert_eq!(content, "{\n  \"a\": 1\n}\n");
    assert_eq!(names(&folder), ["policy.json"]);
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_a_link_leads_to_what_is_written() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder("write-link", "{\"a\":1}");
    let file = folder.join("policy.json");
    for mode in [0o640, 0o604, 0o755] {
        fs::write(&file, "{\"a\":1}").expect("the file");
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("the file");
        assert_eq!(write(&file).status.code(), Some(0));
        let after = fs::metadata(&file).expect("the file").permissions().mode();
        assert_eq!(after & 0o7777, mode);
    }
    fs::write(&file, "{\"a\":1}").expect("the file");
    fs::create_dir(folder.join("links")).expect("a folder");
    symlink("../policy.json", folder.join("links/one.json")).expect("a link");
    symlink("one.json", folder.join("links/two.json")).expect("a link");
    assert_eq!(write(&folder.join("links/two.json")).status.code(), Some(0));
    let content = fs::read_to_string(&file).expect("the file");
    assert_eq!(content, "{\n  \"a\": 1\n}\n");
    for link in ["links/one.json", "links/two.json"] {
        let kind = fs::symlink_metadata(folder.join(link))
            .expect("a link")
            .file_type();
        assert!(kind.is_symlink(), "{link}");
    }
    assert_eq!(names(&folder), ["links", "policy.json"]);
    assert_eq!(names(&folder.join("links")), ["one.json", "two.json"]);
}

/// Runs a script of the shell, in which `$0` is the command and `$1` a file; `None` where there is no shell.
#[cfg(unix)]
fn shell(script: &str, file: &Path) -> Option<Output> {
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_policy")])
        .arg(file)
        .output()
        .ok();
    if output.is_none() {
        println!("sh is absent: {script} is not tried");
    }
    output
}

/// A limit of the size of files stops the writing at the start, or in the middle: with the signal that ends a command
/// there, and without it, as a full disk does.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_whole_is_left_as_it_was() {
    let long = format!("[{}1]", "1,".repeat(20_000));
    for (name, content, trap, blocks) in [
        ("write-nothing", "{\"a\":1}", "trap '' XFSZ &&", 0),
        ("write-a-part", long.as_str(), "trap '' XFSZ &&", 4),
        ("write-no-byte", "{\"a\":1}", "", 0),
        ("write-to-the-limit", long.as_str(), "", 4),
    ] {
        let folder = folder(name, content);
        let file = folder.join("policy.json");
        let script = format!("{trap} ulimit -f {blocks} && exec \"$0\" fmt --write \"$1\"");
        let Some(output) = shell(&script, &file) else {
            return;
        };
        assert_eq!(output.status.code(), Some(2), "{name}: {output:?}");
        let said = stderr(&output);
        assert!(
            said.contains("could not be written and is as it was"),
            "{said}"
        );
        assert_eq!(fs::read_to_string(&file).expect("the file"), content);
        assert_eq!(names(&folder), ["policy.json"], "{name}");
    }
}

#[cfg(unix)]
#[test]
fn output_beyond_the_limit_of_a_file_is_an_error() {
    let long = format!("[{}1]", "1,".repeat(20_000));
    let folder = folder("print-to-the-limit", &long);
    let script = "ulimit -f 4 && exec \"$0\" fmt \"$1\" > \"$1.out\"";
    let Some(output) = shell(script, &folder.join("policy.json")) else {
        return;
    };
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(stderr(&output).starts_with(NOT_WRITTEN), "{output:?}");
}

/// Who else may own a file, and which group.
#[cfg(unix)]
const SOMEBODY: (u32, u32) = (4_001, 4_002);

/// A file of somebody else's that everybody may write, or `None` where nobody can make one.
#[cfg(unix)]
fn of_somebody_else(name: &str) -> Option<PathBuf> {
    use std::os::unix::fs::{PermissionsExt, chown};
    let folder = folder(name, "{\"a\":1}");
    let file = folder.join("policy.json");
    for (path, mode) in [(&folder, 0o777), (&file, 0o666)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a file of our own");
    }
    let is_given = chown(&file, Some(SOMEBODY.0), Some(SOMEBODY.1)).is_ok();
    if !is_given {
        println!("only root gives files away: no other owner is tried");
    }
    is_given.then_some(file)
}

#[cfg(unix)]
fn owner(file: &Path) -> (u32, u32) {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(file).expect("the file");
    (metadata.uid(), metadata.gid())
}

#[cfg(unix)]
#[test]
fn whose_a_file_is_stays_or_is_said() {
    use std::os::unix::process::CommandExt;
    let Some(file) = of_somebody_else("write-owner") else {
        return;
    };
    let name = file.to_string_lossy();
    let output = write(&file);
    assert_eq!(
        (output.status.code(), stderr(&output)),
        (Some(0), String::new())
    );
    assert_eq!(owner(&file), SOMEBODY);
    // Root gives files away; others keep the group, where they belong to it.
    let write_as = |user: u32, group: u32| {
        fs::write(&file, "{\"a\":1}").expect("the file");
        let mut command = command(&["fmt", "--write", &name]);
        command
            .uid(user)
            .gid(group)
            .output()
            .expect("the command runs")
    };
    let output = write_as(4_003, SOMEBODY.1);
    let said = format!("policy: {name}: written; its owner can’t be kept, so it is yours now\n");
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), said));
    assert_eq!(owner(&file), (4_003, SOMEBODY.1));
    let output = write_as(4_004, 4_005);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("is as it was: its group can’t be kept: "),
        "{said}"
    );
    assert_eq!(owner(&file), (4_003, SOMEBODY.1));
    assert_eq!(fs::read_to_string(&file).expect("the file"), "{\"a\":1}");
    assert_eq!(names(file.parent().expect("a folder")), ["policy.json"]);
}

/// A policy with so many equal actions, and one that allows everything after them.
fn repeated(actions: usize) -> String {
    let actions = vec!["\"cvm:RunInstances\""; actions].join(",");
    format!(
        "{{\"version\":\"2.0\",\"statement\":[{{\"effect\":\"deny\",\"action\":[{actions}],\"resource\":\"*\"}},{{\"effect\":\"allow\",\"action\":\"*\",\"resource\":\"*\"}}]}}"
    )
}

#[test]
fn many_findings_of_one_kind_hide_none_of_another() {
    for (actions, listed, omitted) in [
        (901, 900, 0),
        (1_001, 1_000, 0),
        (1_002, 1_000, 1),
        (2_500, 1_000, 1_499),
    ] {
        let text = repeated(actions);
        let found = json(&run(&["check", "--format", "json", "-"], text.as_bytes()));
        let redundant = found["files"][0]["diagnostics"].as_array().expect("a list");
        let of_code = |code: &str| {
            redundant
                .iter()
                .filter(|found| found["code"] == code)
                .count()
        };
        assert_eq!(
            (of_code("action-redundant"), of_code("allow-all")),
            (listed, 1)
        );
        let more = &found["files"][0]["omitted"]["action-redundant"];
        assert_eq!(more.as_u64().unwrap_or(0), omitted, "{actions} actions");
        let output = run(&["check", "--fail-on", "security", "-"], text.as_bytes());
        assert_eq!(output.status.code(), Some(1));
        let verb = if omitted == 1 { "is" } else { "are" };
        let said = format!("<stdin>: {omitted} more of action-redundant {verb} not listed\n");
        assert_eq!(stdout(&output).contains(&said), omitted > 0);
        let total = format!("{omitted} not listed");
        let output = stdout(&output);
        let last = output.lines().last().unwrap_or_default();
        assert_eq!(last.contains(&total), omitted > 0, "{last}");
        let sarif = json(&run(&["check", "--format", "sarif", "-"], text.as_bytes()));
        let notes = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"];
        assert_eq!(
            notes.as_array().map_or(0, Vec::len),
            usize::from(omitted > 0)
        );
    }
    // What is turned off is not counted either.
    let text = repeated(2_500);
    let output = run(
        &["check", "--severity", "action-redundant=off", "-"],
        text.as_bytes(),
    );
    assert!(
        !stdout(&output).contains("not listed"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn as_many_faults_are_listed_as_is_promised_and_then_it_is_said_that_reading_stopped() {
    for (missing, listed, cut) in [
        (1, 1, false),
        (150, 150, false),
        (199, 199, false),
        (200, 200, true),
        (300, 200, true),
    ] {
        let statement = r#"{"effect":"deny","action":"cvm:Run*","resource":"*"}"#;
        let statements = vec![statement; missing + 1].join(" ");
        let text = format!("{{\"version\":\"2.0\",\"statement\":[{statements}]}}");
        let found = json(&run(&["check", "--format", "json", "-"], text.as_bytes()));
        let file = &found["files"][0];
        let codes = file["diagnostics"].as_array().expect("a list").iter();
        let codes: Vec<&str> = codes.filter_map(|found| found["code"].as_str()).collect();
        let commas = codes
            .iter()
            .filter(|code| **code == "json-missing-comma")
            .count();
        assert_eq!((commas, &file["cut"]), (listed, &cut.into()), "{missing}");
        // What was not read is not said to be missing.
        let missing_parts = codes.iter().filter(|code| code.ends_with("-missing"));
        assert_eq!(missing_parts.count(), 0, "{codes:?}");
        let printed = stdout(&run(&["check", "-"], text.as_bytes()));
        assert_eq!(printed.contains("<stdin>: only a part was read"), cut);
    }
}
