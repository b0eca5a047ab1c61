//! What taking an item makes of the text.

use charter_policy::json::parse;
use charter_policy::tencent::{BUCKET, CAM, SCP, TRUST};
use charter_policy::{TextEdit, text};

use crate::{caret, catalog, completions, statement};

/// Whole documents: the text, the item, what becomes of it.
const DOCUMENTS: &[(&str, &str, &str)] = &[
    ("{|}", "version", "{\"version\": \"2.0\"|}"),
    ("{\"|\"}", "version", "{\"version\": \"2.0\"|}"),
    ("{\"|", "statement", "{\"statement\": [{|}]"),
    ("{v|}", "version", "{\"version\": \"2.0\"|}"),
    (
        "{\"version\": \"2.0\", |}",
        "statement",
        "{\"version\": \"2.0\", \"statement\": [{|}]}",
    ),
    (
        "{|\"statement\": []}",
        "version",
        "{\"version\": \"2.0\"|, \"statement\": []}",
    ),
    ("{\"ver|\": \"2.0\"}", "version", "{\"version|\": \"2.0\"}"),
    ("{\"version\": \"|\"}", "2.0", "{\"version\": \"2.0|\"}"),
    ("{\"version\": |}", "3.0", "{\"version\": \"3.0\"|}"),
    (
        "{\"version\": |, \"statement\": []}",
        "2.0",
        "{\"version\": \"2.0\"|, \"statement\": []}",
    ),
    (
        "{\"version\": | \"statement\": []}",
        "2.0",
        "{\"version\": \"2.0\"|,  \"statement\": []}",
    ),
    (
        "\u{feff}{\"v|\": 1}",
        "version",
        "\u{feff}{\"version|\": 1}",
    ),
    (
        "{\"statement\": {|}}",
        "effect",
        "{\"statement\": {\"effect\": \"|\"}}",
    ),
    (
        "{\"Statement\": [{\"Action\": [\"cls:DeleteT|\"]}]}",
        "cls:DeleteTopic",
        "{\"Statement\": [{\"Action\": [\"cls:DeleteTopic|\"]}]}",
    ),
];

/// Members of a statement.
const STATEMENTS: &[(&str, &str, &str)] = &[
    ("|", "effect", "\"effect\": \"|\""),
    (
        "\"effect\": \"deny\", |",
        "action",
        "\"effect\": \"deny\", \"action\": [\"|\"]",
    ),
    (
        "\"effect\": \"deny\",\n\"|\n",
        "resource",
        "\"effect\": \"deny\",\n\"resource\": [\"|\"]\n",
    ),
    (
        "\"effect\": \"deny\", \"co|\"",
        "condition",
        "\"effect\": \"deny\", \"condition\": {|}",
    ),
    (
        "\"con|, \"effect\": \"deny\"",
        "condition",
        "\"condition\": {|}, \"effect\": \"deny\"",
    ),
    ("\"effect\": \"|\"", "deny", "\"effect\": \"deny|\""),
    (
        "\"effect\": \"|, \"action\": \"*\"",
        "deny",
        "\"effect\": \"deny\"|, \"action\": \"*\"",
    ),
    ("\"effect\": \"|\n", "allow", "\"effect\": \"allow\"|\n"),
    ("\"effect\": |", "allow", "\"effect\": \"allow\"|"),
    ("\"effect\": de|", "deny", "\"effect\": \"deny\"|"),
    ("\"effect\": \"al|low\"", "allow", "\"effect\": \"allow|\""),
    ("\"effect\": '|'", "deny", "\"effect\": \"deny\"|"),
    ("\"action\": \"|\"", "cls:", "\"action\": \"cls:|\""),
    ("\"action\": [\"|]", "cls:", "\"action\": [\"cls:|\"]"),
    (
        "\"action\": [\"cls:Del|, \"cls:GetLog\"]",
        "cls:DeleteTopic",
        "\"action\": [\"cls:DeleteTopic\"|, \"cls:GetLog\"]",
    ),
    (
        "\"action\": [\"cls:Del|\", \"cls:GetLog\"]",
        "cls:Delete*",
        "\"action\": [\"cls:Delete*|\", \"cls:GetLog\"]",
    ),
    ("\"action\": [|]", "*", "\"action\": [\"*\"|]"),
    (
        "\"action\": [\"a:b\", |]",
        "cvm:",
        "\"action\": [\"a:b\", \"cvm:|\"]",
    ),
    (
        "\"action\": [|\"a:b\"]",
        "cvm:",
        "\"action\": [\"cvm:|\", \"a:b\"]",
    ),
    (
        "\"action\": [cls:DT|]",
        "cls:DeleteTopic",
        "\"action\": [\"cls:DeleteTopic\"|]",
    ),
    (
        "\"action\": \"name/c|\"",
        "cos:",
        "\"action\": \"name/cos:|\"",
    ),
    (
        "\"action\": \"name/cos:Get|\"",
        "cos:GetObject",
        "\"action\": \"name/cos:GetObject|\"",
    ),
    (
        "\"action\": \"cls:DT|xx\"",
        "cls:DeleteTopic",
        "\"action\": \"cls:DeleteTopic|\"",
    ),
    ("\"action\": \"对象|\"", "cos:", "\"action\": \"cos:|\""),
    ("\"resource\": \"|\"", "qcs::", "\"resource\": \"qcs::|\""),
    (
        "\"action\": \"cvm:StopInstances\", \"resource\": [\"|\"]",
        "qcs::cvm:::instance/*",
        "\"action\": \"cvm:StopInstances\", \"resource\": [\"qcs::cvm:::instance/*|\"]",
    ),
    (
        "\"resource\": \"qcs::|\"",
        "cvm:",
        "\"resource\": \"qcs::cvm:|\"",
    ),
    (
        "\"resource\": \"qcs::cv|:::*\"",
        "cvm",
        "\"resource\": \"qcs::cvm|:::*\"",
    ),
    (
        "\"resource\": \"qcs::cvm:ap-g|\"",
        "ap-guangzhou:",
        "\"resource\": \"qcs::cvm:ap-guangzhou:|\"",
    ),
    (
        "\"resource\": \"qcs::cvm:ap-g|:uin/1:instance/*\"",
        "ap-guangzhou",
        "\"resource\": \"qcs::cvm:ap-guangzhou|:uin/1:instance/*\"",
    ),
    (
        "\"resource\": \"qcs::cvm::shop|\"",
        "uin/100000000002:",
        "\"resource\": \"qcs::cvm::uin/100000000002:|\"",
    ),
    (
        "\"resource\": \"qcs::cos::|\"",
        "uid/",
        "\"resource\": \"qcs::cos::uid/|\"",
    ),
    (
        "\"resource\": \"qcs::cvm:::|\"",
        "instance/",
        "\"resource\": \"qcs::cvm:::instance/|\"",
    ),
    (
        "\"resource\": [\"qcs::cvm:::in|]",
        "instance/*",
        "\"resource\": [\"qcs::cvm:::instance/*\"|]",
    ),
    (
        "\"condition\": {|}",
        "ip_equal",
        "\"condition\": {\"ip_equal\": {|}}",
    ),
    (
        "\"condition\": {\"sne|\": {}}",
        "string_not_equal",
        "\"condition\": {\"string_not_equal|\": {}}",
    ),
    (
        "\"condition\": {\"ip_eq|\": {\"qcs:ip\": \"1.1.1.1\"}}",
        "ip_equal_if_exist",
        "\"condition\": {\"ip_equal_if_exist|\": {\"qcs:ip\": \"1.1.1.1\"}}",
    ),
    (
        "\"condition\": {\"for_an|\"}",
        "for_any_value:string_equal",
        "\"condition\": {\"for_any_value:string_equal\": {|}}",
    ),
    (
        "\"condition\": {\"ip_equal\": {\"|\"}}",
        "qcs:ip",
        "\"condition\": {\"ip_equal\": {\"qcs:ip\": \"|\"}}",
    ),
    (
        "\"condition\": {\"bool_equal\": {\"cos:secure-transport\": \"|\"}}",
        "true",
        "\"condition\": {\"bool_equal\": {\"cos:secure-transport\": \"true|\"}}",
    ),
    (
        "\"condition\": {\"null_equal\": {\"qcs:ip\": |}}",
        "false",
        "\"condition\": {\"null_equal\": {\"qcs:ip\": \"false\"|}}",
    ),
    (
        "\"condition\": {\"date_less_than\": {\"qcs:current_time\": [|]}}",
        "2026-12-31T23:59:59Z",
        "\"condition\": {\"date_less_than\": {\"qcs:current_time\": [\"2026-12-31T23:59:59Z\"|]}}",
    ),
    (
        "\"condition\": {\"string_equal\": {\"cvm:region\": \"ap-b|\"}}",
        "ap-beijing",
        "\"condition\": {\"string_equal\": {\"cvm:region\": \"ap-beijing|\"}}",
    ),
    (
        "\"condition\": {\"string_equal\": {\"qcs:uin\": \"|\"}}",
        "${uin}",
        "\"condition\": {\"string_equal\": {\"qcs:uin\": \"${uin}|\"}}",
    ),
    (
        "\"principal\": {|}",
        "qcs",
        "\"principal\": {\"qcs\": [\"|\"]}",
    ),
    (
        "\"principal\": {\"qcs\": [\"head|\"]}",
        "qcs::cam::uin/100000000001:root",
        "\"principal\": {\"qcs\": [\"qcs::cam::uin/100000000001:root|\"]}",
    ),
];

fn check(marked: &str, label: &str, expected: &str) {
    let (before, _) = caret(marked);
    let found = completions(marked, &CAM, &catalog()).expect(marked);
    let item = found.items.iter().find(|item| item.label == label);
    assert!(item.is_some(), "{marked}: no {label} in {:?}", found.items);
    let item = item.expect(label);
    let edit = TextEdit::replace(found.range.clone(), item.insert.as_str());
    let mut after = text::apply(&before, &[edit]).expect("the range fits");
    let (old, new) = (parse(&before).faults.len(), parse(&after).faults.len());
    assert!(new <= old, "{marked}: {after}");
    after.insert(found.range.start + item.caret, '|');
    assert_eq!(after, expected, "{marked}");
}

#[test]
fn a_taken_item_stands_where_the_caret_was_with_all_that_it_needs() {
    assert!(DOCUMENTS.len() + STATEMENTS.len() >= 40);
    for (marked, label, expected) in DOCUMENTS {
        check(marked, label, expected);
    }
    for (marked, label, expected) in STATEMENTS {
        check(&statement(marked), label, &statement(expected));
    }
}

#[test]
fn a_principal_is_offered_where_the_kind_of_policy_has_one() {
    let marked = statement("|");
    let offers = |profile| {
        let found = completions(&marked, profile, &catalog()).expect("elements");
        found.items.iter().any(|item| item.label == "principal")
    };
    assert!(offers(&TRUST) && offers(&BUCKET));
    assert!(!offers(&CAM) && !offers(&SCP));
}
