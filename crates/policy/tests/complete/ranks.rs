//! What is offered, in which order, and where nothing is.

use charter_policy::Catalog;
use charter_policy::catalog::Access;
use charter_policy::complete::{Detail, Kind, MAX_ITEMS, Names, complete};
use charter_policy::tencent::CAM;

use crate::{caret, catalog, completions, statement};

fn labels(marked: &str) -> Vec<String> {
    let found = completions(&statement(marked), &CAM, &catalog());
    let items = found.map(|found| found.items).unwrap_or_default();
    items.into_iter().map(|item| item.label).collect()
}

#[test]
fn the_best_come_first() {
    let cases: &[(&str, &[&str])] = &[
        ("|", &["effect", "action", "resource", "condition", "sid"]),
        (
            "\"effect\": \"deny\", \"Action\": \"*\", |",
            &["resource", "condition", "sid"],
        ),
        ("\"effect\": \"|\"", &["allow", "deny"]),
        // One exact action before the patterns: the first item is taken with one key.
        (
            "\"action\": \"cls:|\"",
            &["cls:AddMachineGroupInfo", "cls:*", "cls:Check*"],
        ),
        ("\"action\": \"cls:DeleteT|\"", &["cls:DeleteTopic"]),
        ("\"action\": \"cls:DeTo|\"", &["cls:DeleteTopic"]),
        (
            "\"action\": [\"cvm:*\", \"cvm:StopI|\"]",
            &["cvm:StopInstances"],
        ),
        (
            "\"action\": \"as:ScalingPol|\"",
            &["as:CreateScalingPolicy"],
        ),
        (
            "\"action\": \"cvm:Run*\", \"resource\": \"qcs::|\"",
            &["cvm:", "aai:"],
        ),
        (
            "\"action\": \"cvm:StopInstances\", \"resource\": \"|\"",
            &["*", "qcs::cvm:::instance/*", "qcs::"],
        ),
        (
            "\"condition\": {\"ip|\"}",
            &[
                "ip_equal",
                "ip_not_equal",
                "ip_equal_if_exist",
                "ip_not_equal_if_exist",
            ],
        ),
        (
            "\"condition\": {\"|\": {\"qcs:ip\": \"\"}}",
            &["ip_equal", "ip_not_equal", "null_equal"],
        ),
        (
            "\"condition\": {\"bool_equal\": {\"|\"}}",
            &["cos:secure-transport"],
        ),
        (
            "\"action\": \"vpc:*\", \"condition\": {\"string_equal\": {\"vpc|\"}}",
            &[
                "vpc:region",
                "vpc:vpc",
                "vpc:requester_vpc",
                "vpc:accepter_vpc",
                "qcs:vpc",
            ],
        ),
        (
            "\"condition\": {\"null_equal\": {\"qcs:ip\": [\"true\", \"|\"]}}",
            &["false"],
        ),
    ];
    for (marked, expected) in cases {
        let found = labels(marked);
        let first: Vec<&str> = found
            .iter()
            .take(expected.len())
            .map(String::as_str)
            .collect();
        assert_eq!(first, *expected, "{marked}");
    }
}

#[test]
fn what_stands_there_or_does_not_fit_is_not_offered() {
    for (marked, unwanted) in [
        (
            "\"action\": [\"cls:DeleteTopic\", \"cls:DeleteT|\"]",
            "cls:DeleteTopic",
        ),
        (
            "\"action\": [\"name/cls:DeleteTopic\", \"cls:DeleteT|\"]",
            "cls:DeleteTopic",
        ),
        ("\"action\": [\"*\", \"|\"]", "*"),
        ("\"condition\": {\"ip_equal\": {\"|\"}}", "qcs:current_time"),
        ("\"condition\": {\"string_equal\": {\"|\"}}", "qcs:tag"),
        (
            "\"action\": \"cls:*\", \"condition\": {\"string_equal\": {\"|\"}}",
            "cos:prefix",
        ),
        ("\"condition\": {\"null_equal\": {}, \"n|\"}", "null_equal"),
        ("\"condition\": {\"n|\"}", "null_equal_if_exist"),
        ("\"condition\": {\"ip_equal\": {\"qcs:ip\": \"|\"}}", "true"),
        ("\"principal\": {\"qcs\": [], \"|\"}", "qcs"),
    ] {
        let found = labels(marked);
        assert!(
            !found.iter().any(|label| label == unwanted),
            "{marked}: {found:?}"
        );
    }
}

#[test]
fn nothing_is_offered_where_no_part_of_a_policy_can_stand() {
    for marked in [
        "|",
        "|{}",
        "{}|",
        "[|]",
        "1|",
        "{\"version\" |: 1}",
        "{\"version\": \"2.0\" | }",
        "{\"x\": \"|\"}",
        "{\"statement\": [\"|\"]}",
        "{\"statement\": [[{\"|\"}]]}",
        "{/* | */}",
        "{\"statement\": [{\"effect\": | \"deny\"}]}",
    ] {
        assert_eq!(completions(marked, &CAM, &catalog()), None, "{marked}");
    }
    let (text, at) = caret(&statement("\"effect\": |"));
    let unasked = complete(&text, &CAM, &catalog(), &Names::default(), at, false);
    assert_eq!(unasked, None, "a gap, unless somebody asks");
}

#[test]
fn items_say_what_they_are() {
    let catalog = catalog();
    let found = |marked: &str| completions(&statement(marked), &CAM, &catalog).expect("items");
    let actions = found("\"action\": \"cls:Delete|\"").items;
    let kinds = (actions[0].kind, actions[1].kind);
    assert_eq!(kinds, (Kind::Action, Kind::Wildcard));
    assert!(matches!(actions[1].detail, Detail::Matches(count) if count > 20));
    let action = actions
        .iter()
        .find(|item| item.kind == Kind::Action)
        .expect("an action");
    assert!(
        matches!(action.detail, Detail::Action(Access::Write, _)),
        "{action:?}"
    );
    let service = &found("\"action\": \"cls|\"").items[0];
    assert!(
        service.more
            && matches!(&service.detail, Detail::Service { title_zh, .. } if title_zh == "日志服务")
    );
    let account = &found("\"resource\": \"qcs::cvm::uin/100000000001|\"").items[0];
    assert_eq!(account.detail, Detail::Account("Headquarters".to_owned()));
}

#[test]
fn a_service_that_is_not_loaded_is_asked_for() {
    let wants = |marked: &str, catalog: &Catalog| {
        completions(&statement(marked), &CAM, catalog).and_then(|found| found.wants)
    };
    let all = catalog();
    assert_eq!(
        wants("\"action\": \"vpc:De|\"", &all).as_deref(),
        Some("vpc")
    );
    assert_eq!(
        wants("\"resource\": \"qcs::vpc:::|\"", &all).as_deref(),
        Some("vpc")
    );
    assert_eq!(wants("\"action\": \"cls:De|\"", &all), None);
    assert_eq!(wants("\"action\": \"vpc:|\"", &Catalog::empty()), None);
    let bare = completions(&statement("\"action\": \"cv|\""), &CAM, &Catalog::empty());
    let labels = bare.expect("services").items;
    assert!(labels.iter().any(|item| item.label == "cvm:"));
}

#[test]
fn no_more_items_are_given_than_somebody_can_look_through() {
    assert_eq!(labels("\"action\": \"|\"").len(), MAX_ITEMS);
    assert_eq!(labels("\"action\": \"cls:|\"").len(), MAX_ITEMS);
}

#[test]
fn owners_are_offered_as_the_service_writes_them() {
    let offered = |service: &str, catalog: &Catalog| -> Vec<String> {
        let marked = statement(&format!("\"resource\": \"qcs::{service}::|\""));
        let found = completions(&marked, &CAM, catalog).map(|found| found.items);
        let items = found.into_iter().flatten();
        items.map(|item| item.label).collect()
    };
    // An account's ID is no APPID: for services that name their owners by it none is offered.
    for catalog in [catalog(), Catalog::empty()] {
        for service in ["cos", "cas", "ci"] {
            assert_eq!(offered(service, &catalog), ["uid/"], "{service}");
        }
        for service in ["cvm", "vod"] {
            let labels = offered(service, &catalog);
            assert!(
                labels.contains(&"uin/100000000001:".to_owned()),
                "{labels:?}"
            );
            assert!(!labels.contains(&"uid/".to_owned()), "{labels:?}");
        }
    }
    // Variables are not replaced in the paths of COS, and none is offered there.
    let path = labels("\"resource\": \"qcs::cos::uid/1250000000:b-1250000000/|\"");
    assert!(path.iter().all(|label| !label.contains('$')), "{path:?}");
}
