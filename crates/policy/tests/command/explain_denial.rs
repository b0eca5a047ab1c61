//! `policy explain-denial`.

use super::{json, run, stderr, stdout, written};

const ERROR: &[u8] = b"[TencentCloudSDKException] code:UnauthorizedOperation message:[request id:7bdd8c92-ab41]you are not authorized to perform operation (cls:DeleteTopic)\nresource (qcs::cls:ap-guangzhou:uin/100000000001:topic/t-1) has no permission";
const GUARD: &str = r#"{"version": "2.0", "statement": [
  {"effect": "allow", "action": "*", "resource": "*"},
  {"effect": "deny", "action": ["cls:DeleteTopic", "cls:DeleteIndex"], "resource": "*"}]}"#;

/// Allows nothing that the errors are about.
const DESCRIBING: &[u8] = br#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cvm:Describe*", "resource": "*"}]}"#;

#[test]
fn without_policies_it_says_what_the_text_says() {
    let output = run(&["explain-denial", "-"], ERROR);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stdout(&output),
        "the text says\n  \
           language  tencent\n  \
           code      UnauthorizedOperation\n  \
           action    cls:DeleteTopic\n  \
           resource  qcs::cls:ap-guangzhou:uin/100000000001:topic/t-1\n  \
           request   7bdd8c92-ab41\n"
    );
    let nothing = run(&["explain-denial", "-"], b"hello");
    assert_eq!(nothing.status.code(), Some(1));
    assert!(stdout(&nothing).contains("no action was found in it: name it with --action"));
    let naver = run(
        &["explain-denial", "-"],
        br#"{"error":{"errorCode":"210","message":"Permission Denied"}}"#,
    );
    assert!(stdout(&naver).contains("language  naver"), "{naver:?}");
}

#[test]
fn what_a_text_lacks_is_asked_for() {
    let cases: &[(&str, &[&str])] = &[
        (
            r#"{"error":{"errorCode":"Forbidden","message":"You do not have permission to perform this operation.","detail":"policyId: 00000000"}}"#,
            &["a permission is missing; no action was found in it: name it with --action"],
        ),
        (
            r#"{"error_msg":"Policy doesn't allow ecs:servers:list to be performed.","error_code":"IAM.0003"}"#,
            &["it names no resource: name it with --resource if it matters"],
        ),
        (
            "you are not authorized to perform operation (cvm:Stop...) resource (qcs::cvm:ap-guangzhou:uin/1000******07:instance/ins-1) has no permission",
            &[
                "the action is masked or cut: name it with --action",
                "the account of the resource is masked or cut: name the resource with --resource",
            ],
        ),
        (
            "<Error><Code>AccessDenied</Code><Message>You are denied by bucket referer rule</Message></Error>",
            &["it was refused by something else than a missing permission"],
        ),
        (
            "ResourceNotFound: no such instance",
            &["nothing in the text says that a permission is missing"],
        ),
    ];
    for (text, notes) in cases {
        let output = run(&["explain-denial", "-"], text.as_bytes());
        let said = stdout(&output);
        for note in *notes {
            assert!(said.contains(note), "{note}\nin {said}");
        }
        let is_missing = !said.contains("nothing in the text says that a permission is missing");
        assert_eq!(is_missing, !text.starts_with("ResourceNotFound"), "{said}");
    }
}

#[test]
fn a_masked_resource_is_asked_for_until_it_is_told() {
    let policy = written("denial-hidden.json", DESCRIBING);
    let policy = policy.to_string_lossy();
    let error = br#"Code=UnauthorizedOperation, Message="[request id:1]you are not authorized to perform operation (cvm:AllocateAddresses)\nresource (qcs::cvm:ap-guangzhou:uin\/1000******07:eip\/*) has no permission\n""#;
    let arguments = ["explain-denial", "--policy", &policy, "-"];
    let output = run(&arguments, error);
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    for expected in [
        "  note      the account of the resource is masked or cut: name the resource with --resource\n",
        "that allows cvm:AllocateAddresses on qcs::cvm:ap-guangzhou::eip/*.\n",
        "then: unknown\n  unsure: which resource is asked for (--resource; * where the action has none)\n",
    ] {
        assert!(said.contains(expected), "{expected}\nin {said}");
    }
    assert!(!said.contains("1000***"), "{said}");
    let document = json(&run(
        &[&arguments[..3], &["--format", "json", "-"]].concat(),
        error,
    ));
    assert_eq!(document["denial"]["resource"], serde_json::Value::Null);
    assert_eq!(
        document["denial"]["resourcePattern"],
        "qcs::cvm:ap-guangzhou::eip/*"
    );
    assert_eq!(
        document["denial"]["unreadable"],
        serde_json::json!(["account"])
    );
    assert_eq!(document["explanation"]["outcomeAfter"], "unknown");
    let told = [
        &arguments[..3],
        &[
            "--resource",
            "qcs::cvm:ap-guangzhou:uin/100000000007:eip/eip-1",
            "-",
        ],
    ]
    .concat();
    let said = stdout(&run(&told, error));
    assert!(!said.contains("masked"), "{said}");
    assert!(said.ends_with("then: allowed\n"), "{said}");
}

#[test]
fn where_the_masked_part_decides_the_outcome_is_unknown() {
    let policy = written(
        "denial-own.json",
        br#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cvm:*", "resource": "qcs::cvm:ap-guangzhou:uin/100000000007:eip/*"}]}"#,
    );
    let output = run(
        &["explain-denial", "--policy", &policy.to_string_lossy(), "-"],
        b"you are not authorized to perform operation (cvm:AllocateAddresses) resource (qcs::cvm:ap-guangzhou:uin/1000******07:eip/*) has no permission",
    );
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    let said = stdout(&output);
    assert!(
        said.ends_with("the resource decides: name it with --resource\n"),
        "{said}"
    );
}

#[test]
fn level_statement_and_smallest_change_are_told() {
    let guard = written("denial-guard.json", GUARD.as_bytes());
    let level = format!("Finance={}", guard.display());
    let arguments = ["explain-denial", "--level", &level, "-"];
    let output = run(&arguments, ERROR);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = stdout(&output);
    let name = guard.display();
    for expected in [
        "these policies: explicit-deny: cls:DeleteTopic on qcs::cls:ap-guangzhou:uin/100000000001:topic/t-1\n".to_owned(),
        "  level 1 of 1, Finance, denies it\n".to_owned(),
        format!("    {name}:3:3: deny statement 2 applies\n"),
        format!(
            "the smallest change\n  \
               1. Take cls:DeleteTopic out of statement 2 of “{name}” at Finance.\n     \
                  cls:DeleteTopic passes on every resource of the statement.\n     \
                  {name}:3\n       \
                    -   {{\"effect\": \"deny\", \"action\": [\"cls:DeleteTopic\", \"cls:DeleteIndex\"], \"resource\": \"*\"}}]}}\n       \
                    +   {{\"effect\": \"deny\", \"action\": [\"cls:DeleteIndex\"], \"resource\": \"*\"}}]}}\n"
        ),
        "then: not-blocked\n".to_owned(),
    ] {
        assert!(said.contains(&expected), "{expected}\nin {said}");
    }
    let document = json(&run(
        &[&arguments[..3], &["--format", "json", "-"]].concat(),
        ERROR,
    ));
    let change = &document["explanation"]["changes"][0];
    assert_eq!(change["kind"], "except-action");
    assert_eq!(change["passes"], "action");
    assert_eq!(change["level"], 1);
    assert_eq!(document["explanation"]["outcomeAfter"], "not-blocked");
    let after = change["after"].as_str().expect("a text");
    assert!(!after.contains("DeleteTopic"), "{after}");
}

#[test]
fn the_exit_status_says_whether_these_policies_explain_it() {
    let full = written(
        "denial-full.json",
        br#"{"version": "2.0", "statement": [{"effect": "allow", "action": "*", "resource": "*"}]}"#,
    );
    let office = written(
        "denial-office.json",
        br#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cls:*", "resource": "*", "condition": {"ip_equal": {"qcs:ip": "10.0.0.0/8"}}}]}"#,
    );
    let faulty = written("denial-faulty.json", super::WRONG.as_bytes());
    let (full, office, faulty) = (
        full.to_string_lossy(),
        office.to_string_lossy(),
        faulty.to_string_lossy(),
    );
    let cases: &[(&[&str], i32, &str)] = &[
        (&["--policy", &full], 1, "these policies do not deny it"),
        (
            &["--policy", &office],
            3,
            "condition keys decide: tell them with --with",
        ),
        (
            &["--policy", &office, "--with", "qcs:ip=192.0.2.1"],
            0,
            "Add a statement to",
        ),
        (
            &["--policy", &office, "--with", "qcs:ip=10.0.0.1"],
            1,
            "these policies do not deny it",
        ),
        (
            &["--policy", &office, "--action", "cvm:RunInstances"],
            0,
            "allows cvm:RunInstances on ",
        ),
    ];
    for (options, status, expected) in cases {
        let arguments = [&["explain-denial"], *options, &["-"]].concat();
        let output = run(&arguments, ERROR);
        assert_eq!(
            output.status.code(),
            Some(*status),
            "{options:?}: {output:?}"
        );
        assert!(
            stdout(&output).contains(expected),
            "{options:?}: {output:?}"
        );
    }
    let refused = run(&["explain-denial", "--policy", &faulty, "-"], ERROR);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        stderr(&refused).contains("denial-faulty.json:3:29: effect-invalid"),
        "{refused:?}"
    );
    assert_eq!(run(&["explain-denial"], b"").status.code(), Some(2));
}

#[test]
fn what_else_was_denied_in_a_log_is_named() {
    let one = |number: usize| {
        format!(
            "you are not authorized to perform operation (cvm:StopInstances)\nresource (qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-{number}) has no permission\n"
        )
    };
    let log = |count: usize| (0..count).map(one).collect::<String>();
    let said = |text: &str| stdout(&run(&["explain-denial", "-"], text.as_bytes()));
    assert!(!said(&log(1)).contains("denial"), "{}", said(&log(1)));
    let line =
        "            cvm:StopInstances on qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-";
    assert!(
        said(&log(2)).ends_with(&format!(
            "  note      another denial is in it, which is not explained here\n{line}1\n"
        )),
        "{}",
        said(&log(2))
    );
    let many = said(&log(13));
    assert!(
        many.contains("  note      12 other denials are in it, which are not explained here\n"),
        "{many}"
    );
    assert!(
        many.ends_with(&format!("{line}10\n            …\n")),
        "{many}"
    );
    let document = json(&run(
        &["explain-denial", "--format", "json", "-"],
        log(13).as_bytes(),
    ));
    let others = document["denial"]["others"].as_array().expect("a list");
    assert_eq!(others.len(), 12);
    assert_eq!(
        others[0],
        serde_json::json!({
            "action": "cvm:StopInstances",
            "resource": "qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1"
        })
    );
    let mentioned = said("permission denied: cvm:StopInstances or cvm:RunInstances");
    assert!(
        mentioned.ends_with(
            "for which action is not said: name it with --action\n  note      it mentions 2 actions\n            cvm:StopInstances\n            cvm:RunInstances\n"
        ),
        "{mentioned}"
    );
}

#[test]
fn advice_is_given_for_what_decides_and_can_be_told() {
    const KEYS: &str =
        "condition keys decide: tell them with --with KEY=VALUE, --without KEY or --complete\n";
    const RESOURCE: &str = "the resource decides: name it with --resource\n";
    const OPTION: &str = "what is unsure decides: the option beside it tells it\n";
    const NOTHING: &str = "what is unsure decides: no option tells it\n";
    let denied = |action: &str, resource: &str| {
        format!(
            "you are not authorized to perform operation ({action})\nresource ({resource}) has no permission"
        )
    };
    let instance = "qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1";
    let untold = "qcs::cvm:ap-guangzhou:uin/1000******01:instance/ins-1";
    let statement = |rest: &str| {
        format!(r#"{{"version": "2.0", "statement": [{{"effect": "allow", {rest}}}]}}"#)
    };
    let ip = r#", "condition": {"ip_equal": {"qcs:ip": "10.0.0.0/8"}}"#;
    let cases: &[(&str, String, &str, &str, &[&str])] = &[
        (
            "keys",
            format!(r#""action": "cvm:*", "resource": "*"{ip}"#),
            "cvm:StopInstances",
            instance,
            &[KEYS],
        ),
        (
            "resource",
            r#""action": "cvm:*", "resource": "qcs::cvm::uin/100000000001:instance/*""#.to_owned(),
            "cvm:StopInstances",
            untold,
            &[RESOURCE],
        ),
        (
            "both",
            format!(
                r#""action": "cvm:*", "resource": "qcs::cvm::uin/100000000001:instance/*"{ip}"#
            ),
            "cvm:StopInstances",
            untold,
            &[KEYS, RESOURCE],
        ),
        (
            "case",
            r#""action": "cvm:stopinstances", "resource": "*""#.to_owned(),
            "cvm:StopInstances",
            instance,
            &[NOTHING],
        ),
        (
            "region",
            r#""action": "cvm:*", "resource": "qcs::cvm:xyz:uin/100000000001:instance/*""#
                .to_owned(),
            "cvm:StopInstances",
            instance,
            &[NOTHING],
        ),
        (
            "owner",
            r#""action": "cvm:*", "resource": "qcs::cvm:::instance/*""#.to_owned(),
            "cvm:StopInstances",
            instance,
            &[OPTION],
        ),
    ];
    let all = [KEYS, RESOURCE, OPTION, NOTHING];
    for (name, rest, action, resource, expected) in cases {
        let policy = written(&format!("advice-{name}.json"), statement(rest).as_bytes());
        let output = run(
            &["explain-denial", "--policy", &policy.to_string_lossy(), "-"],
            denied(action, resource).as_bytes(),
        );
        let said = stdout(&output);
        assert_eq!(output.status.code(), Some(3), "{name}: {said}");
        let found: Vec<&str> = all.into_iter().filter(|it| said.contains(it)).collect();
        assert_eq!(found, *expected, "{name}: {said}");
    }
}

#[test]
fn a_catalog_lets_a_pattern_be_narrowed() {
    let guard = written(
        "denial-pattern.json",
        br#"{"version": "2.0", "statement": [
  {"effect": "allow", "action": "*", "resource": "*"},
  {"effect": "deny", "action": ["cls:Delete*"], "resource": "*"}]}"#,
    );
    let guard = guard.to_string_lossy();
    let catalog = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/catalog/tencent");
    let output = run(
        &[
            "explain-denial",
            "--policy",
            &guard,
            "--catalog",
            catalog,
            "-",
        ],
        ERROR,
    );
    let said = stdout(&output);
    assert!(
        said.contains("by writing the ") && said.contains("the catalog does not list"),
        "{said}"
    );
    assert!(said.ends_with("then: allowed\n"), "{said}");
}

#[test]
fn huaweis_texts_choose_huaweis_language() {
    let policy = written(
        "denial-huawei.json",
        br#"{"Version": "5.0", "Statement": [{"Effect": "Allow", "Action": ["ecs:cloudServers:list"]}]}"#,
    );
    let output = run(
        &["explain-denial", "--policy", &policy.to_string_lossy(), "-"],
        br#"{"error_code": "PAP5.0006", "error_msg": "User: ops is not authorized to perform action ecs:cloudServers:get on resource ecs:cn-north-4:0123:instance:i-1 because no identity-based policy allows the ecs:cloudServers:get action."}"#,
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = stdout(&output);
    assert!(
        said.contains("reason    no identity policy allows it"),
        "{said}"
    );
    assert!(
        said.contains("that allows ecs:cloudServers:get on ecs:cn-north-4:0123:instance:i-1."),
        "{said}"
    );
    assert!(said.ends_with("then: allowed\n"), "{said}");
}

#[test]
fn what_still_decides_after_the_changes_is_named() {
    let policy = written(
        "denial-two.json",
        br#"{"version": "2.0", "statement": [
  {"effect": "allow", "action": "cls:*", "resource": "*", "condition": {"ip_equal": {"qcs:ip": "10.0.0.0/8"}}},
  {"effect": "deny", "action": ["cls:DeleteTopic"], "resource": "*"}]}"#,
    );
    let output = run(
        &["explain-denial", "--policy", &policy.to_string_lossy(), "-"],
        ERROR,
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(
        stdout(&output).ends_with("then: unknown\n  missing: qcs:ip\n"),
        "{output:?}"
    );
}

#[test]
fn what_is_told_beside_a_text_is_one_action_on_one_resource() {
    let policy = written(
        "denial-stop.json",
        br#"{"version": "2.0", "statement": [{"effect": "allow", "action": "*", "resource": "*"},
            {"effect": "deny", "action": "cvm:StopInstances", "resource": "*"}]}"#,
    );
    let policy = policy.to_string_lossy();
    let error = b"Code=UnauthorizedOperation, Message=\"you are not authorized\"";
    for (told, said) in [
        (["--action", "cvm:Stop*"], "A request names one action"),
        (
            ["--action", " cvm:StopInstances"],
            "of the request contains a space",
        ),
        (["--action", "cvm:"], "A part of the action"),
    ] {
        let output = run(
            &[&["explain-denial", "--policy", &policy], &told[..], &["-"]].concat(),
            error,
        );
        assert_eq!(output.status.code(), Some(2), "{told:?}: {output:?}");
        assert!(stderr(&output).contains(said), "{told:?}: {output:?}");
    }
}

#[test]
fn while_the_resource_is_hidden_nothing_is_proposed() {
    let policy = written("denial-nothing.json", DESCRIBING);
    let policy = policy.to_string_lossy();
    let of = |resource: &str| {
        format!(
            "Code=UnauthorizedOperation, Message=\"you are not authorized to perform operation (cvm:StopInstances)\nresource ({resource}) has no permission\""
        )
    };
    for resource in [
        "qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-****",
        "qcs::cvm:ap-guangzhou:uin/1:instance/ins-1,qcs::cvm:ap-guangzhou:uin/1:instance/ins-2",
    ] {
        let arguments = ["explain-denial", "--policy", &policy, "-"];
        let said = stdout(&run(&arguments, of(resource).as_bytes()));
        assert!(
            said.ends_with(
                "a change is proposed once the resource is known: name it with --resource\n"
            ),
            "{said}"
        );
        let told = "qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1";
        let arguments = [&arguments[..3], &["--resource", told, "-"]].concat();
        let said = stdout(&run(&arguments, of(resource).as_bytes()));
        assert!(said.contains("the smallest change\n"), "{said}");
        assert!(said.contains(told), "{said}");
    }
}

#[test]
fn another_vendors_error_is_judged_by_no_policy_unless_somebody_says_so() {
    let policy = written("denial-none.json", DESCRIBING);
    let policy = policy.to_string_lossy();
    let error = b"User: arn:aws:iam::1:user/x is not authorized to perform: ec2:StopInstances on resource: arn:aws:ec2:::i-1";
    let output = run(&["explain-denial", "--policy", &policy, "-"], error);
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("the error of another vendor") && !said.contains("smallest change"),
        "{said}"
    );
    let chosen = [
        "explain-denial",
        "--language",
        "tencent",
        "--policy",
        &policy,
        "-",
    ];
    let said = stdout(&run(&chosen, error));
    assert!(!said.contains("another vendor"), "{said}");
}
