//! A compiled policy decides without allocating.

use allocation_counter::measure;
use charter_policy::decide::{Outcome, Request};
use charter_policy::{huawei, tencent};

#[test]
fn a_verdict_allocates_nothing() {
    let text = super::tencent(
        r#"{"effect":"allow","action":["cvm:*","name/cos:Get*"],"resource":["qcs::cvm:::instance/${uin}-*","*"],"condition":{
            "string_like":{"k:text":["a*b","*${owner_uin}"]},"string_equal_ignore_case":{"k:text":["A-B"]},
            "for_all_value:numeric_less_than":{"k:number":[10, "2.5"]},"date_less_than":{"k:date":"2030-01-01 08:00:00"},
            "bool_equal":{"k:bool":true},"binary_equal":{"k:binary":"YQ=="},"null_equal":{"k:absent":"true"},
            "ip_equal":{"qcs:ip":["10.0.0.0/8","2001:db8::/32"]}}},
        {"effect":"deny","action":"permid/1","resource":"*","condition":{"string_not_equal_if_exist":{"k:text":"a-b"}}},
        {"effect":"deny","action":"cvm:*","resource":"qcs::cvm:ap-beijing::*"}"#,
    );
    let policy = super::compiled(&text, &tencent::CAM);
    let keys: &[(&str, &[&str])] = &[
        ("k:text", &["a-b"]),
        ("k:number", &["1", "-2e-1"]),
        ("k:date", &["2029-12-31T23:59:59.5+01:00"]),
        ("k:bool", &["TRUE"]),
        ("k:binary", &["YR=="]),
        ("qcs:ip", &["::ffff:10.1.2.3"]),
        ("qcs:uin", &["ins"]),
    ];
    let asked = super::request(
        "cvm:Run",
        "qcs::cvm:ap-guangzhou:uin/100:instance/ins-1",
        keys,
    );
    let open = Request::new("cvm:Run", "*");
    let huawei = super::compiled(
        r#"{"Version":"5.0","Statement":[{"Effect":"Deny","NotAction":["iam:*:*"],"NotResource":["ecs:*:*:server:?"],
            "Condition":{"StringStartWith":{"g:UserName":["${g:UserId}"]}}}]}"#,
        &huawei::V5_0,
    );
    let mut outcomes = Vec::with_capacity(3);
    let counted = measure(|| {
        outcomes.push(policy.verdict(&asked).outcome);
        outcomes.push(policy.verdict(&open).outcome);
        outcomes.push(huawei.verdict(&open).outcome);
    });
    assert_eq!(
        outcomes,
        [Outcome::Allowed, Outcome::Unknown, Outcome::ImplicitDeny]
    );
    assert_eq!(counted.count_total, 0);
    // The counter counts.
    assert!(measure(|| drop(policy.decide(&asked))).count_total > 0);
}
