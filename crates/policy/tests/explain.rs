//! What stands at a place, written `|` here, and its English words.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;

use charter_policy::explain::explain;
use charter_policy::naver::USER_POLICY;
use charter_policy::tencent::{CAM, SCP};
use charter_policy::{Catalog, english};

fn catalog() -> Catalog {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog/tencent");
    let file = |name: &str| fs::read_to_string(folder.join(format!("{name}.txt"))).expect("a file");
    let index = Catalog::with_index(&file("index")).expect("an index");
    ["cls", "cvm", "as"].iter().fold(index, |catalog, name| {
        catalog.with_service(&file(name)).expect("a service")
    })
}

/// Members of a statement with a caret, the text that is explained, and the words.
const CASES: &[(&str, &str, &[&str])] = &[
    (
        "\"eff|ect\": \"deny\"",
        "effect",
        &["Whether the statement allows or denies."],
    ),
    ("\"Action\"|: \"*\"", "", &[]),
    (
        "|\"condition\": {}",
        "condition",
        &["When the statement applies: every condition must hold."],
    ),
    (
        "\"effect\": \"de|ny\"",
        "deny",
        &["Denies the actions, whatever else allows them."],
    ),
    (
        "\"effect\": \"al|low\"",
        "allow",
        &["Allows the actions, unless another statement denies them."],
    ),
    ("\"effect\": \"per|mit\"", "", &[]),
    (
        "\"action\": \"*|\"",
        "*",
        &["Every action of every service."],
    ),
    (
        "\"action\": \"name/cvm:Stop|Instances\"",
        "name/cvm:StopInstances",
        &[
            "An action of Cloud Virtual Machine (cvm).",
            "Writes, judging by its name.",
            "It is in the vendor’s API.",
            "Takes qcs::cvm:{region}:uin/{uin}:instance/{instanceId}.",
        ],
    ),
    (
        "\"action\": [\"cls:pushL|og\"]",
        "cls:pushLog",
        &[
            "An action of Cloud Log Service (cls).",
            "Writes, judging by its name.",
            "It was seen in published policies; no list of the vendor has it.",
        ],
    ),
    (
        "\"action\": [\"cvm:Frob|\"",
        "cvm:Frob",
        &[
            "An action of Cloud Virtual Machine (cvm).",
            "Writes, judging by its name.",
            "It is not in the list of the service, which may have gaps.",
        ],
    ),
    (
        "\"action\": \"vpc:Describe|Vpcs\"",
        "vpc:DescribeVpcs",
        &[
            "An action of Virtual Private Cloud (vpc).",
            "Reads, judging by its name.",
            "The list of the service is not loaded.",
        ],
    ),
    (
        "\"action\": \"as:*ScalingPol|*\"",
        "as:*ScalingPol*",
        &[
            "Means 5 of the 58 known actions of Auto Scaling (as).",
            "CreateScalingPolicy, DeleteScalingPolicy, DescribeScalingPolicies, ExecuteScalingPolicy, ModifyScalingPolicy.",
        ],
    ),
    ("\"resource\": \"|*\"", "*", &["Every resource."]),
    (
        "\"resource\": \"qc|s::cvm:ap-beijing:uin/1:instance/a\"",
        "qcs",
        &["Every resource begins like this."],
    ),
    (
        "\"resource\": \"qcs::c|vm:ap-beijing:uin/1:instance/a\"",
        "cvm",
        &["The service: Cloud Virtual Machine (cvm)."],
    ),
    (
        "\"resource\": \"qcs::cvm:ap-b|eijing:uin/1:instance/a\"",
        "ap-beijing",
        &["The region ap-beijing."],
    ),
    (
        "\"resource\": \"qcs::cvm:g|z:uin/1:instance/a\"",
        "gz",
        &["The region ap-guangzhou, by its short name."],
    ),
    (
        "\"resource\": \"qcs::cvm:c|a:uin/1:instance/a\"",
        "ca",
        &["The region; it is none of the known ones."],
    ),
    (
        "\"resource\": \"qcs::|:ap-beijing:uin/1:*\"",
        "",
        &["The service: all of them."],
    ),
    (
        "\"resource\": \"qcs::cvm:gz:ui|n/-1:*\"",
        "uin/-1",
        &["The account: the one that the policy belongs to."],
    ),
    (
        "\"resource\": \"qcs::cvm:|:uin/1:instance/a\"",
        "",
        &["The region: all of them."],
    ),
    (
        "\"resource\": \"qcs::cvm:::instance/|a:b\"",
        "instance/a:b",
        &[
            "A resource of Cloud Virtual Machine (cvm).",
            "Its form is qcs::cvm:{region}:uin/{uin}:instance/{instanceId}.",
        ],
    ),
    (
        "\"resource\": \"qcs::cvm::ui|n/1:*\"",
        "uin/1",
        &["The account that owns the resource."],
    ),
    (
        "\"condition\": {\"string_not|_equal\": {}}",
        "string_not_equal",
        &[
            "The condition holds where the value is none of those given.",
            "Where a request lacks the key, it does not hold.",
        ],
    ),
    (
        "\"condition\": {\"ip_equal_if|_exist\": {}}",
        "ip_equal_if_exist",
        &[
            "The condition holds where the address lies in one of the ranges.",
            "Where a request lacks the key, it holds too.",
        ],
    ),
    (
        "\"condition\": {\"for_all_value:|string_like\": {}}",
        "for_all_value:string_like",
        &[
            "The condition holds where the value matches one of the patterns.",
            "Where a request has several values, all of them must do.",
            "Where a request lacks the key, it holds too.",
        ],
    ),
    (
        "\"condition\": {\"null_|equal\": {}}",
        "null_equal",
        &["The condition holds where the key is absent, for “true”, or present, for “false”."],
    ),
    (
        "\"condition\": {\"ip_equal\": {\"qcs:|ip\": \"\"}}",
        "qcs:ip",
        &["A condition key that holds an IP address."],
    ),
    (
        "\"condition\": {\"string_equal\": {\"qcs:ta|g\": \"\"}}",
        "qcs:tag",
        &[
            "A condition key that holds a tag, written key&value.",
            "Replaced by qcs:resource_tag.",
        ],
    ),
    (
        "\"condition\": {\"string_equal\": {\"cls:x|\": \"\"}}",
        "cls:x",
        &["A condition key of Cloud Log Service (cls); its type is not known here."],
    ),
    (
        "\"condition\": {\"string_equal\": {\"qcs:nosu|ch\": \"\"}}",
        "",
        &[],
    ),
    (
        "\"principal\": {\"servi|ce\": []}",
        "service",
        &["Services of the cloud that take a role."],
    ),
];

#[test]
fn what_stands_at_a_place_is_explained() {
    let catalog = catalog();
    for (marked, at, expected) in CASES {
        let marked = format!("{{\"statement\": [{{{marked}}}]}}");
        let offset = marked.find('|').expect("a caret");
        let text = marked.replacen('|', "", 1);
        let found = explain(&text, &CAM, &catalog, offset);
        let range = found.as_ref().map_or(0..0, |found| found.range.clone());
        let lines = found
            .map(|found| english::explanation(&found))
            .unwrap_or_default();
        assert_eq!(&text[range], *at, "{marked}");
        assert_eq!(lines, *expected, "{marked}");
    }
}

#[test]
fn an_allow_that_grants_nothing_says_so() {
    let text = "{\"statement\": [{\"effect\": \"allow\"}]}";
    let found = explain(text, &SCP, &Catalog::empty(), 30).expect("an effect");
    let lines = english::explanation(&found);
    assert_eq!(
        lines,
        ["Leaves room for the actions, and grants nothing by itself."]
    );
}

#[test]
fn an_action_of_naver_says_what_it_needs_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog/naver");
    let file = |name: &str| fs::read_to_string(folder.join(format!("{name}.txt"))).expect("a file");
    let catalog = Catalog::with_index(&file("index")).expect("an index");
    let catalog = catalog.with_service(&file("SSO")).expect("a service");
    let words = |marked: &str| {
        let at = marked.find('|').expect("a caret");
        let text = marked.replacen('|', "", 1);
        let found = explain(&text, &USER_POLICY, &catalog, at).expect("an explanation");
        (
            text[found.range.clone()].to_owned(),
            english::explanation(&found),
        )
    };
    let target = |product: &str, action: &str| {
        format!(
            r#"{{"permissions": [{{"targets": [{{"product": "{product}", "actions": ["{action}"]}}]}}]}}"#
        )
    };
    let (at, lines) = words(&target("SSO", "change/delete|User"));
    assert_eq!(at, "change/deleteUser");
    assert_eq!(
        lines,
        [
            "An action of Ncloud Single Sign-On (SSO).",
            "Writes, judging by its name.",
            "It is in the vendor’s documentation.",
            "Takes nrn:PUB:SSO::{account}:User/{id}.",
            "Needs View/getUserList, View/getUserDetail beside it.",
        ]
    );
    let (_, lines) = words(&target("SSO", "View|*"));
    assert_eq!(
        lines[0],
        "Means 20 of the 60 known actions of Ncloud Single Sign-On (SSO)."
    );
    let (at, lines) = words(&target("SS|O", "*"));
    assert_eq!(
        (at.as_str(), lines[0].as_str()),
        ("SSO", "The service: Ncloud Single Sign-On (SSO).")
    );
}
