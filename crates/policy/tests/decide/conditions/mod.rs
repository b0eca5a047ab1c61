//! Every operator, qualifier and missing-key rule.

mod comparisons;
mod readings;

use charter_policy::decide::{Outcome, Request};
use charter_policy::{Profile, huawei, tencent};

use crate::aws_language::IDENTITY as AWS;

/// Whether an allow with that condition applies to a request with those values of the key; `None` is unknown.
fn holds(profile: &'static Profile, condition: &str, key: &str, given: Given<'_>) -> Option<bool> {
    let text = match profile.dialect.name {
        "tencent" => crate::tencent(&format!(
            r#"{{"effect":"allow","action":"cvm:Run","resource":"*","condition":{condition}}}"#
        )),
        "aws" => format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"s3:Get","Resource":"*","Condition":{condition}}}]}}"#
        ),
        "naver" => format!(
            r#"{{"permissions":[{{"effect":"Allow","targets":[{{"product":"Server","actions":["*"],"resourceNrns":["*"]}}],"condition":{condition}}}]}}"#
        ),
        _ => format!(
            r#"{{"Version":"5.0","Statement":[{{"Effect":"Allow","Action":["ecs:a:get"],"Condition":{condition}}}]}}"#
        ),
    };
    let action = match profile.dialect.name {
        "tencent" => "cvm:Run",
        "aws" => "s3:Get",
        "naver" => "Server:View/getServerList",
        _ => "ecs:a:get",
    };
    let request = Request::new(action, "*");
    let request = match given {
        Given::Values(values) => request.with(key, values.iter().copied()),
        Given::Absent => request.without(key),
        Given::Unsaid => request,
    };
    match crate::outcome(&text, profile, &request) {
        Outcome::Allowed => Some(true),
        Outcome::ImplicitDeny => Some(false),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy)]
enum Given<'v> {
    Values(&'v [&'v str]),
    Absent,
    Unsaid,
}

const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);
const UNKNOWN: Option<bool> = None;

fn one(value: &str) -> [&str; 1] {
    [value]
}

/// Operator, values of the policy, value of the request, whether it holds.
type Row<'t> = (&'t str, &'t str, &'t str, Option<bool>);

fn assert_rows(profile: &'static Profile, key: &str, rows: &[Row<'_>]) {
    for (operator, values, given, expected) in rows {
        let condition = format!(r#"{{"{operator}":{{"{key}":{values}}}}}"#);
        let found = holds(profile, &condition, key, Given::Values(&one(given)));
        assert_eq!(found, *expected, "{condition} for {given:?}");
    }
}

#[test]
fn a_missing_key_is_what_the_language_says() {
    let cases: &[(&'static Profile, &str, &str, Option<bool>)] = &[
        // COS's worked examples: without `_if_exist` even a negative operator is false.
        (&tencent::CAM, r#"{"string_equal":{"k:a":"x"}}"#, "k:a", NO),
        (
            &tencent::CAM,
            r#"{"string_not_equal":{"k:a":"x"}}"#,
            "k:a",
            NO,
        ),
        (
            &tencent::CAM,
            r#"{"ip_not_equal":{"qcs:ip":"10.0.0.0/8"}}"#,
            "qcs:ip",
            NO,
        ),
        (
            &tencent::CAM,
            r#"{"string_equal_if_exist":{"k:a":"x"}}"#,
            "k:a",
            YES,
        ),
        (
            &tencent::CAM,
            r#"{"string_not_equal_if_exist":{"k:a":"x"}}"#,
            "k:a",
            YES,
        ),
        (
            &tencent::CAM,
            r#"{"numeric_less_than_if_exist":{"k:a":1}}"#,
            "k:a",
            YES,
        ),
        (
            &tencent::CAM,
            r#"{"for_any_value:string_equal":{"k:a":"x"}}"#,
            "k:a",
            NO,
        ),
        (
            &tencent::CAM,
            r#"{"for_any_value:string_not_equal":{"k:a":"x"}}"#,
            "k:a",
            NO,
        ),
        (
            &tencent::CAM,
            r#"{"for_all_value:string_equal":{"k:a":"x"}}"#,
            "k:a",
            YES,
        ),
        (
            &tencent::CAM,
            r#"{"for_any_value:string_equal_if_exist":{"k:a":"x"}}"#,
            "k:a",
            YES,
        ),
        (
            &tencent::CAM,
            r#"{"null_equal":{"k:a":"true"}}"#,
            "k:a",
            YES,
        ),
        (
            &tencent::CAM,
            r#"{"null_equal":{"k:a":"false"}}"#,
            "k:a",
            NO,
        ),
        (
            &huawei::V5_0,
            r#"{"StringEquals":{"k:a":["x"]}}"#,
            "k:a",
            NO,
        ),
        (
            &huawei::V5_0,
            r#"{"StringEqualsIfExists":{"k:a":["x"]}}"#,
            "k:a",
            YES,
        ),
        (
            &huawei::V5_0,
            r#"{"ForAnyValue:StringEquals":{"k:a":["x"]}}"#,
            "k:a",
            NO,
        ),
        (&huawei::V5_0, r#"{"Null":{"k:a":["true"]}}"#, "k:a", YES),
        // AWS: a negative operator holds without its key.
        (&AWS, r#"{"StringEquals":{"k:a":"x"}}"#, "k:a", NO),
        (&AWS, r#"{"StringNotEquals":{"k:a":"x"}}"#, "k:a", YES),
        (&AWS, r#"{"StringLikeIfExists":{"k:a":"x"}}"#, "k:a", YES),
        (
            &AWS,
            r#"{"ForAllValues:StringEquals":{"k:a":"x"}}"#,
            "k:a",
            YES,
        ),
        (
            &AWS,
            r#"{"ForAnyValue:StringNotEquals":{"k:a":"x"}}"#,
            "k:a",
            NO,
        ),
        (&AWS, r#"{"Null":{"k:a":"true"}}"#, "k:a", YES),
    ];
    for (profile, condition, key, expected) in cases {
        let absent = holds(profile, condition, key, Given::Absent);
        assert_eq!(absent, *expected, "{condition}");
        // No value at all is the same.
        let empty = holds(profile, condition, key, Given::Values(&[]));
        assert_eq!(empty, *expected, "{condition}");
        let unsaid = holds(profile, condition, key, Given::Unsaid);
        assert_eq!(unsaid, None, "{condition}");
    }
}

#[test]
fn if_exists_changes_nothing_for_a_key_that_is_there() {
    assert_rows(
        &tencent::CAM,
        "qcs:ip",
        &[
            ("ip_equal_if_exist", r#""10.0.0.0/8""#, "10.1.2.3", YES),
            ("ip_equal_if_exist", r#""10.0.0.0/8""#, "8.8.8.8", NO),
            ("ip_not_equal_if_exist", r#""10.0.0.0/8""#, "10.1.2.3", NO),
        ],
    );
}

#[test]
fn null_asks_whether_the_key_is_there() {
    let given =
        |profile, condition, value| holds(profile, condition, "k:a", Given::Values(&one(value)));
    assert_eq!(
        given(&tencent::CAM, r#"{"null_equal":{"k:a":"false"}}"#, "x"),
        YES
    );
    assert_eq!(
        given(&tencent::CAM, r#"{"null_equal":{"k:a":"true"}}"#, "x"),
        NO
    );
    // "The key is empty": whether an empty text is meant, CAM's page does not say.
    assert_eq!(
        given(&tencent::CAM, r#"{"null_equal":{"k:a":"true"}}"#, ""),
        UNKNOWN
    );
    assert_eq!(given(&huawei::V5_0, r#"{"Null":{"k:a":["true"]}}"#, ""), NO);
    assert_eq!(
        given(&huawei::V5_0, r#"{"Null":{"k:a":["false"]}}"#, ""),
        YES
    );
}

#[test]
fn qualifiers_ask_one_value_or_every_value() {
    let cases: &[(&str, &[&str], Option<bool>)] = &[
        ("for_any_value:string_equal", &["x", "z"], YES),
        ("for_any_value:string_equal", &["v", "w"], NO),
        ("for_all_value:string_equal", &["x", "y"], YES),
        ("for_all_value:string_equal", &["x", "z"], NO),
        ("for_any_value:string_not_equal", &["x", "z"], YES),
        ("for_any_value:string_not_equal", &["x", "y"], NO),
        ("for_all_value:string_not_equal", &["v", "w"], YES),
        ("for_all_value:string_not_equal", &["v", "x"], NO),
        // Without a qualifier nothing says which of several values counts.
        ("string_equal", &["x", "y"], YES),
        ("string_equal", &["v", "w"], NO),
        ("string_equal", &["x", "z"], UNKNOWN),
        ("string_not_equal", &["x", "z"], UNKNOWN),
        ("string_not_equal", &["v", "w"], YES),
    ];
    for (operator, values, expected) in cases {
        let condition = format!(r#"{{"{operator}":{{"k:a":["x","y"]}}}}"#);
        let found = holds(&tencent::CAM, &condition, "k:a", Given::Values(values));
        assert_eq!(found, *expected, "{operator} for {values:?}");
    }
    let numbers = r#"{"for_all_value:numeric_less_than":{"k:a":10}}"#;
    let found = |values| holds(&tencent::CAM, numbers, "k:a", Given::Values(values));
    assert_eq!(found(&["1", "2"]), YES);
    assert_eq!(found(&["1", "many"]), UNKNOWN);
    assert_eq!(found(&["11", "many"]), NO);
}

#[test]
fn all_keys_and_all_operators_must_hold() {
    let text = crate::tencent(
        r#"{"effect":"allow","action":"cvm:Run","resource":"*","condition":{
            "string_equal":{"k:a":["x","y"],"k:b":"z"},"numeric_less_than":{"k:c":5}}}"#,
    );
    let given = |a: &str, b: &str, c: &str| {
        let keys: &[(&str, &[&str])] = &[("k:a", &[a]), ("k:b", &[b]), ("k:c", &[c])];
        crate::outcome(&text, &tencent::CAM, &crate::request("cvm:Run", "*", keys))
    };
    assert_eq!(given("y", "z", "4"), Outcome::Allowed);
    assert_eq!(given("z", "z", "4"), Outcome::ImplicitDeny);
    assert_eq!(given("x", "y", "4"), Outcome::ImplicitDeny);
    assert_eq!(given("x", "z", "5"), Outcome::ImplicitDeny);
    // What is certainly false needs no other key.
    let request = Request::new("cvm:Run", "*").with("k:b", ["y"]);
    assert_eq!(
        crate::outcome(&text, &tencent::CAM, &request),
        Outcome::ImplicitDeny
    );
}

#[test]
fn keys_are_spelt_as_the_language_has_it() {
    let tag = r#"{"StringEquals":{"aws:ResourceTag/Team":"red"}}"#;
    let red = one("red");
    assert_eq!(
        holds(&AWS, tag, "AWS:resourcetag/team", Given::Values(&red)),
        YES
    );
    let tag = r#"{"for_any_value:string_equal":{"qcs:resource_tag":"team&red"}}"#;
    let team = one("team&red");
    assert_eq!(
        holds(&tencent::CAM, tag, "qcs:resource_tag", Given::Values(&team)),
        YES
    );
    assert_eq!(
        holds(&tencent::CAM, tag, "QCS:resource_tag", Given::Values(&team)),
        UNKNOWN
    );
}

#[test]
fn variables_take_the_values_of_the_requests_keys() {
    let text = crate::tencent(
        r#"{"effect":"allow","action":"cvm:Run","resource":"*","condition":{"string_like":{"k:a":"home/${uin}/*"}}}"#,
    );
    let given = |keys: &[(&str, &[&str])]| {
        crate::outcome(&text, &tencent::CAM, &crate::request("cvm:Run", "*", keys))
    };
    let home: (&str, &[&str]) = ("k:a", &["home/7/a"]);
    assert_eq!(given(&[home, ("uin", &["7"])]), Outcome::Allowed);
    assert_eq!(given(&[home, ("qcs:uin", &["7"])]), Outcome::Allowed);
    assert_eq!(
        given(&[home, ("uin", &["8"]), ("qcs:uin", &["7"])]),
        Outcome::ImplicitDeny
    );
    assert_eq!(given(&[home, ("qcs:uin", &["8"])]), Outcome::ImplicitDeny);
    // A wildcard in the value is a letter like others.
    assert_eq!(given(&[home, ("uin", &["*"])]), Outcome::ImplicitDeny);
    assert_eq!(
        given(&[("k:a", &["home/*/a"]), ("uin", &["*"])]),
        Outcome::Allowed
    );
    // Several values, or none: nothing says what it is. But no value makes this match.
    assert_eq!(given(&[home, ("uin", &["7", "8"])]), Outcome::Unknown);
    assert_eq!(given(&[home]), Outcome::Unknown);
    assert_eq!(given(&[("k:a", &["elsewhere"])]), Outcome::ImplicitDeny);

    let aws = r#"{"StringEquals":{"k:a":"${aws:username}"}}"#;
    assert_eq!(holds(&AWS, aws, "k:a", Given::Values(&one("x"))), UNKNOWN);
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get","Resource":"*","Condition":{"StringEquals":{"k:a":"${aws:username}"}}}]}"#;
    let given =
        |keys: &[(&str, &[&str])]| crate::outcome(text, &AWS, &crate::request("s3:get", "*", keys));
    assert_eq!(
        given(&[("k:a", &["ann"]), ("aws:UserName", &["ann"])]),
        Outcome::Allowed
    );
    // AWS: a variable without a value matches nothing.
    assert_eq!(given(&[("k:a", &[""])]), Outcome::ImplicitDeny);
}
