//! `policy catalog`.

use super::{json, run, stderr, stdout};

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/catalog/tencent");

#[test]
fn services_actions_and_one_action_are_listed() {
    let services = stdout(&run(&["catalog", "--catalog", FILES], b""));
    assert!(services.lines().count() > 200);
    assert!(services.lines().any(|line| line.starts_with("cvm ")));
    let actions = stdout(&run(&["catalog", "--catalog", FILES, "cvm"], b""));
    assert!(actions.lines().count() > 50);
    let one = stdout(&run(
        &["catalog", "--catalog", FILES, "cvm", "RunInst*"],
        b"",
    ));
    assert_eq!(one.lines().count(), 1, "{one}");
    assert!(
        one.starts_with("cvm:RunInstances ") && one.contains(" write "),
        "{one}"
    );
    let services = json(&run(
        &["catalog", "--catalog", FILES, "--format", "json"],
        b"",
    ));
    assert!(
        services["services"]
            .as_array()
            .is_some_and(|list| list.len() > 200)
    );
    let one = json(&run(
        &[
            "catalog",
            "--catalog",
            FILES,
            "--format=json",
            "cvm",
            "RunInstances",
        ],
        b"",
    ));
    assert_eq!(one["actions"][0]["name"], "RunInstances");
    assert_eq!(one["actions"][0]["access"], "write");
}

#[test]
fn what_is_not_there_is_said() {
    let cases: &[(&[&str], i32, &str)] = &[
        (&["catalog"], 2, "--catalog is needed"),
        (&["catalog", "--catalog", "no-such-folder"], 2, "index.txt"),
        (
            &["catalog", "--catalog", FILES, "nosuch"],
            1,
            "no service 'nosuch'",
        ),
        (
            &["catalog", "--catalog", FILES, "../cvm"],
            1,
            "no service '../cvm'",
        ),
        (
            &["catalog", "--catalog", FILES, "cvm", "Nosuch"],
            1,
            "no action 'cvm:Nosuch'",
        ),
        (
            &["catalog", "--catalog", FILES, "a", "b", "c"],
            2,
            "only a service",
        ),
    ];
    for (arguments, status, said) in cases {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(*status), "{arguments:?}");
        assert!(stderr(&output).contains(said), "{arguments:?}: {output:?}");
    }
}

#[test]
fn navers_table_is_listed_with_related_actions_and_repairs() {
    let naver = |rest: &[&str]| run(&[&["catalog", "--language", "naver"], rest].concat(), b"");
    assert_eq!(
        stdout(&naver(&[])),
        "SSO                     60 complete Ncloud Single Sign-On\n"
    );
    let rows = stdout(&naver(&["SSO"]));
    assert_eq!(rows.lines().count(), 62);
    let twice = stdout(&naver(&["sso", "change/addusertogroup"]));
    let of = |kind: &str, needs: &str| {
        twice
            .lines()
            .any(|line| line.contains(kind) && line.contains(needs))
    };
    assert_eq!(twice.lines().count(), 2, "{twice}");
    assert!(
        of(" User ", "Change/updateUser") && of(" Group ", "Change/updateGroup"),
        "{twice}"
    );
    let action = json(&naver(&["--format", "json", "SSO", "Change/updateUser"]));
    let related = action["actions"][0]["related"].as_array().expect("a list");
    assert!(related.iter().any(|needed| needed["direct"] == true));
    assert!(
        related
            .iter()
            .any(|needed| needed["direct"] == false && needed["via"].is_string())
    );
    let repairs = stdout(&naver(&["--repairs"]));
    assert!(
        repairs.contains("rows 61 to 62, Related action: “getuserDetail” is “getUserDetail”: no action has this name"),
        "{repairs}"
    );
    assert!(repairs.contains("left as it is: "), "{repairs}");
    let repairs = json(&naver(&["--repairs", "--format=json"]));
    assert!(
        repairs["repairs"]
            .as_array()
            .is_some_and(|list| list.len() > 5)
    );
    assert_eq!(naver(&["Server"]).status.code(), Some(1));
    assert_eq!(naver(&["SSO", "View/nothing"]).status.code(), Some(1));
    let wrong = run(&["catalog", "--repairs"], b"");
    assert_eq!(wrong.status.code(), Some(2));
}
