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
