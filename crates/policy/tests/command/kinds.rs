//! The kinds of policies on the command line: recognized, named, and judged together.

use std::path::PathBuf;

use super::{ROLE, json, run, stderr, stdout, written};

const BUCKET: &str = r#"{"version": "2.0", "statement": [{"effect": "deny", "principal": {"qcs": ["qcs::cam::uin/100000000001:uin/100000000002"]}, "action": ["name/cos:DeleteObject"], "resource": ["qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/*"]}]}"#;
const USER: &str =
    r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cos:*", "resource": "*"}]}"#;
const AGENCY: &str = r#"{"Version": "5.0", "Statement": [{"Effect": "Allow", "Principal": {"Service": ["service.OBS"]}, "Action": ["sts:agencies:assume"]}]}"#;
const NOBODY: &str = r#"{"Version": "5.0", "Statement": [{"Effect": "Allow", "Principal": {"IAM": ["0a1b"]}, "Action": ["ecs:cloudServers:get"], "Resource": ["*"]}]}"#;
const OBJECT: &str = "qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/x";

#[test]
fn where_no_kind_is_named_it_is_recognized_and_said() {
    let cases: &[(&[&str], &str, i32, &str)] = &[
        (
            &[],
            ROLE,
            0,
            "<stdin>: taken for a role's trust policy (--profile trust)\n1 checked: 1 action of 1 service was not looked up: no catalog\n",
        ),
        (
            &[],
            BUCKET,
            0,
            "<stdin>: taken for a bucket's policy (--profile bucket)\n1 checked: 1 action of 1 service was not looked up: no catalog\n",
        ),
        (
            &["--language", "huawei"],
            AGENCY,
            0,
            "<stdin>: taken for an agency's trust policy (--profile 5.0-trust)\n1 checked: 1 action of 1 service was not looked up: no catalog\n",
        ),
        // The first kind of a language needs no word, nor one that was named.
        (
            &["--severity", "allow-service=off"],
            USER,
            0,
            "1 checked: 1 action of 1 service was not looked up: no catalog\n",
        ),
        (
            &["--profile", "bucket"],
            BUCKET,
            0,
            "1 checked: 1 action of 1 service was not looked up: no catalog\n",
        ),
        (
            &["--language", "huawei", "--profile", "5.0-trust"],
            AGENCY,
            0,
            "1 checked: 1 action of 1 service was not looked up: no catalog\n",
        ),
        (
            &["--language", "huawei"],
            NOBODY,
            1,
            "<stdin>:1:54: error principal-not-allowed [53..64]: A policy of this kind names no principal. (UNSUPPORTED_PRINCIPAL)\n1 checked: 1 error\n",
        ),
        (
            &["--profile", "cam"],
            BUCKET,
            1,
            "<stdin>:1:53: error kind-other [52..63]: This is written like a bucket's policy: check it as one. Check it with --language tencent --profile bucket. (InvalidParameter.PrincipalError)\n1 checked: 1 error\n",
        ),
    ];
    for (options, input, status, expected) in cases {
        let arguments = [&["check"], *options, &["-"]].concat();
        let output = run(&arguments, input.as_bytes());
        assert_eq!(output.status.code(), Some(*status), "{options:?}");
        // The last line goes on with what was not looked up.
        let said = stdout(&output);
        assert!(said.starts_with(expected.trim_end()), "{options:?}: {said}");
    }
}

#[test]
fn tools_are_told_the_kind_of_each_file() {
    let output = run(&["check", "--format", "json", "-"], BUCKET.as_bytes());
    assert_eq!(json(&output)["files"][0]["profile"], "bucket");
    let output = run(&["check", "--format", "json", "-"], USER.as_bytes());
    assert_eq!(json(&output)["files"][0]["profile"], "cam");
    let output = run(&["check", "--format", "sarif", "-"], BUCKET.as_bytes());
    let artifact = &json(&output)["runs"][0]["artifacts"][0];
    assert_eq!(
        artifact["description"]["text"],
        "taken for a bucket's policy"
    );
    let output = run(&["check", "--format", "sarif", "-"], USER.as_bytes());
    assert!(
        json(&output)["runs"][0]["artifacts"][0]
            .get("description")
            .is_none()
    );
}

/// Written once a test: tests run beside each other.
fn files(test: &str) -> [PathBuf; 2] {
    let user = written(&format!("kinds-{test}-user.json"), USER.as_bytes());
    let bucket = written(&format!("kinds-{test}-bucket.json"), BUCKET.as_bytes());
    [user, bucket]
}

#[test]
fn a_users_policy_and_a_buckets_are_judged_together() {
    let [user, bucket] = files("decide");
    let (user, bucket) = (user.to_string_lossy(), bucket.to_string_lossy());
    let asked = |who: &[&str], format: &str| {
        let about = [
            "decide", "--policy", &user, "--policy", &bucket, "--format", format,
        ];
        let request = [
            "--action",
            "cos:DeleteObject",
            "--resource",
            OBJECT,
            "--complete",
        ];
        run(&[&about[..], &request, who].concat(), b"")
    };
    let denied = [
        "--principal",
        "qcs=qcs::cam::uin/100000000001:uin/100000000002",
    ];
    let other = [
        "--principal",
        "qcs=qcs::cam::uin/100000000001:uin/100000000003",
    ];
    let said = stdout(&asked(&denied, "text"));
    let taken = format!("\n{bucket}: taken for a bucket's policy (--profile bucket)\n");
    assert!(
        said.starts_with("explicit-deny: ") && said.ends_with(&taken),
        "{said}"
    );
    assert_eq!(asked(&denied, "text").status.code(), Some(1));
    assert_eq!(asked(&other, "text").status.code(), Some(0));
    assert_eq!(
        asked(&[], "text").status.code(),
        Some(3),
        "who asks decides"
    );
    let policies = &json(&asked(&denied, "json"))["policies"];
    assert_eq!(
        (&policies[0]["profile"], &policies[1]["profile"]),
        (&"cam".into(), &"bucket".into())
    );
    // Beside a user's policies a bucket's is always one, also where their kind is named.
    let about = ["decide", "--profile", "cam", "--policy", &bucket];
    let request = ["--action", "cos:DeleteObject", "--resource", OBJECT];
    let named = run(&[&about[..], &request, &denied].concat(), b"");
    assert!(stdout(&named).ends_with(&taken), "{named:?}");
    // Any other kind that is named is meant for all of them.
    let named = run(
        &[
            "decide",
            "--profile",
            "bucket",
            "--policy",
            &user,
            "--action",
            "cos:GetObject",
        ],
        b"",
    );
    assert_eq!(named.status.code(), Some(2));
    assert!(stderr(&named).contains("principal-missing"), "{named:?}");
}

#[test]
fn a_policy_that_names_somebody_where_nobody_belongs_decides_nothing() {
    let text = BUCKET.replace("name/cos:DeleteObject", "cvm:StopInstances");
    let text = text.replace("qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/*", "*");
    let file = written("kinds-nobody.json", text.as_bytes());
    let output = run(
        &[
            "decide",
            "--policy",
            &file.to_string_lossy(),
            "--action",
            "cvm:StopInstances",
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("principal-not-allowed"),
        "{output:?}"
    );
}

#[test]
fn a_denial_is_explained_by_both_and_nothing_is_added_to_what_is_a_buckets() {
    let [_, bucket] = files("denial");
    let bucket = bucket.to_string_lossy();
    let error = b"you are not authorized to perform operation (cos:GetObject)\nresource (qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/x) has no permission";
    let output = run(
        &["explain-denial", "--policy", &bucket, "--complete", "-"],
        error,
    );
    let said = stdout(&output);
    assert!(
        said.contains(
            ": taken for a bucket's policy (--profile bucket)\nthese policies: implicit-deny"
        ),
        "{said}"
    );
    // A statement without a principal would make the bucket's policy one that its vendor refuses.
    assert!(said.contains("Bind a policy to the caller"), "{said}");
    let document = json(&run(
        &[
            "explain-denial",
            "--policy",
            &bucket,
            "--format",
            "json",
            "-",
        ],
        error,
    ));
    assert_eq!(document["policies"][0]["profile"], "bucket");
}
