//! The vendor's own examples (shortened and renamed) pass through the types unchanged.

use super::wire::{Unreadable, decode, encode};
use super::*;
use serde_json::{Value, json};

/// The request as sent equals `request`, the answer read and written again equals `answer`.
fn round_trip<R: Request>(request: Value, answer: Value) {
    let typed: R = serde_json::from_value(request.clone()).unwrap();
    let sent: Value = serde_json::from_str(&encode(&typed, None).body).unwrap();
    for (key, value) in request.as_object().unwrap() {
        assert_eq!(sent.get(key), Some(value), "{} {key}", R::ACTION);
    }
    let body = json!({ "Response": answer }).to_string();
    let reply = decode::<R>(&body, Some("7")).unwrap();
    assert_eq!(reply.etag, Some(Etag(7)));
    let mut written = serde_json::to_value(&reply.answer).unwrap();
    written
        .as_object_mut()
        .unwrap()
        .insert("RequestId".into(), answer["RequestId"].clone());
    assert_eq!(written, answer, "{}", R::ACTION);
}

#[test]
fn requests_and_answers_stand_on_the_wire_as_the_vendor_writes_them() {
    let time = "2022-08-04 16:04:17";
    round_trip::<DescribePolicyConfig>(
        json!({"OrganizationId": 80001}),
        json!({"Status": 1, "Type": "SERVICE_CONTROL_POLICY", "RequestId": "r"}),
    );
    round_trip::<EnablePolicyType>(
        json!({"OrganizationId": 80001, "PolicyType": "SERVICE_CONTROL_POLICY"}),
        json!({"RequestId": "r"}),
    );
    round_trip::<ListPolicies>(
        json!({"Scope": "Local"}),
        json!({"TotalNum": 1, "RequestId": "r", "List": [{"PolicyId": 10001, "PolicyName": "p", "Type": 1,
            "Description": "d", "AttachedTimes": 0, "AddTime": time, "UpdateTime": time}]}),
    );
    round_trip::<AttachPolicy>(
        json!({"TargetId": 18446744073709551615_u64, "TargetType": "NODE", "PolicyId": 100001}),
        json!({"RequestId": "r"}),
    );
    round_trip::<ListTargetsForPolicy>(
        json!({"PolicyId": 1, "Rp": 20, "Page": 1}),
        json!({"TotalNum": 1, "RequestId": "r", "List": [{"Uin": 225418, "RelatedType": 1, "Name": "n",
            "AddTime": time, "NodePath": ["Root", "n"], "NodePathIds": [224674, 225418]}]}),
    );
    round_trip::<ListPoliciesForTarget>(
        json!({"TargetId": 111111111111_u64}),
        json!({"TotalNum": 1, "RequestId": "r", "List": [{"StrategyId": 10001, "StrategyName": "p", "Remark": "d",
            "Uin": 111111111111_u64, "Type": 2, "Name": "m", "AddTime": time, "UpdateTime": time, "AttachTime": time}]}),
    );
    round_trip::<DescribeOrganizationNodes>(
        json!({"Limit": 10, "Offset": 0}),
        json!({"Total": 1, "RequestId": "r", "Items": [{"NodeId": 101, "Name": "Root", "ParentNodeId": 0,
            "Remark": "", "CreateTime": time, "UpdateTime": time}]}),
    );
}

#[test]
fn an_error_in_the_envelope_is_an_error_with_its_code() {
    let body = r#"{"Response":{"Error":{"Code":"FailedOperation.OrganizationDetachLastPolicyError","Message":"no"},"RequestId":"r"}}"#;
    let Err(Unreadable::Refused(error)) = decode::<DetachPolicy>(body, None) else {
        panic!("expected a refusal")
    };
    assert_eq!(error.code, ErrorCode::DetachLastPolicy);
}

#[test]
fn what_is_no_answer_says_so() {
    for body in [
        "",
        "<html>502</html>",
        "{}",
        r#"{"Response":{"Total":"x"}}"#,
    ] {
        assert!(
            matches!(
                decode::<DescribeOrganizationNodes>(body, None),
                Err(Unreadable::Malformed(_))
            ),
            "{body}"
        );
    }
}
