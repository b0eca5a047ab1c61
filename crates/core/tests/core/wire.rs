//! Requests and answers pass through the types unchanged: the vendor's own examples, shortened and renamed, and ours.

use crate::support::every::Every;
use charter_core::contract::wire::{Incoming, PathFields, Unreadable, decode, encode};
use charter_core::contract::*;
use charter_core::domain::Operation;
use serde_json::{Value, json};

/// An answer with an etag.
fn arrived(status: u16, body: &str) -> Incoming<'_> {
    let etag = Some("7");
    Incoming {
        status,
        body,
        etag,
        request_id: None,
    }
}

/// The request as sent equals `request`, the answer read and written again equals `answer`.
fn round_trip<R: Operation>(every: &mut Every, request: Value, answer: Value) {
    let typed: R = charter_json::from_text(&request.to_string()).unwrap();
    every.tried(&typed);
    let sent = encode(&typed, None, &PathFields::new()).unwrap();
    let sent: Value = serde_json::from_str(&sent.body.unwrap()).unwrap();
    for (key, value) in request.as_object().unwrap() {
        assert_eq!(sent.get(key), Some(value), "{} {key}", R::ACTION);
    }
    let body = json!({ "Response": answer }).to_string();
    let reply = decode::<R>(arrived(200, &body)).unwrap();
    assert_eq!(reply.etag, Some(Etag(7)));
    let mut written = serde_json::from_str::<Value>(&charter_json::to_text(&reply.answer)).unwrap();
    written
        .as_object_mut()
        .unwrap()
        .insert("RequestId".into(), answer["RequestId"].clone());
    assert_eq!(written, answer, "{}", R::ACTION);
}

#[test]
fn requests_and_answers_stand_on_the_wire_as_the_vendor_writes_them() {
    let time = "2022-08-04 16:04:17";
    let every = &mut Every::default();
    let done = json!({"RequestId": "r"});
    round_trip::<DescribeOrganization>(
        every,
        json!({}),
        json!({"OrgId": 80001, "HostUin": 100, "NickName": "n", "OrgType": 1, "IsManager": true,
            "OrgPolicyType": "Financial", "OrgPolicyName": "p", "OrgPermission": [{"Id": 1, "Name": "View bills"}],
            "RootNodeId": 101, "CreateTime": time, "JoinTime": time, "IsAllowQuit": "Denied", "PayUin": "",
            "PayName": "", "IsAssignManager": false, "IsAuthManager": false, "RequestId": "r"}),
    );
    round_trip::<DescribeOrganizationMembers>(
        every,
        json!({"Limit": 50, "Offset": 100, "SearchKey": "ledger", "NodeId": 101}),
        json!({"Total": 1, "RequestId": "r", "Items": [{"MemberUin": 200, "Name": "m", "MemberType": "Invite",
            "OrgPolicyType": "Financial", "OrgPolicyName": "p", "OrgPermission": [], "NodeId": 101, "NodeName": "Root",
            "Remark": "", "CreateTime": time, "UpdateTime": time, "IsAllowQuit": "Allow", "PayUin": "100",
            "PayName": "payer", "BindStatus": "Unbound", "PermissionStatus": "Confirmed"}]}),
    );
    round_trip::<UpdateOrganizationNode>(
        every,
        json!({"NodeId": 101, "Name": "n", "Remark": ""}),
        done.clone(),
    );
    round_trip::<InviteOrganizationMember>(
        every,
        json!({"Remark": "r", "MemberUin": 111111111111_u64, "Name": "m", "NodeId": 1001, "PermissionIds": [1, 2],
            "PolicyType": "Financial", "PayUin": "100000000001", "IsAllowQuit": "Denied"}),
        done.clone(),
    );
    round_trip::<ListOrganizationInvitations>(
        every,
        json!({"Invited": 0, "Offset": 0, "Limit": 10}),
        json!({"TotalCount": 2, "RequestId": "r", "Invitations": [
            {"Id": 1, "Uin": 1000001, "HostUin": 1000001, "HostName": "h", "HostMail": "23**@qq.com", "Status": 1,
                "Name": "m", "Remark": "r", "OrgType": 1, "InviteTime": time, "ExpireTime": time},
            {"Id": 2, "Uin": 1000002, "HostUin": 1000001, "HostName": "h", "HostMail": "", "Status": -1,
                "Name": "n", "Remark": "", "OrgType": 1, "InviteTime": time, "ExpireTime": time, "NodeId": 7,
                "PermissionIds": [1, 2], "IsAllowQuit": "Allow"}]}),
    );
    round_trip::<CancelOrganizationInvitation>(every, json!({"Id": 1001}), done.clone());
    round_trip::<DisablePolicyType>(
        every,
        json!({"OrganizationId": 80001, "PolicyType": "SERVICE_CONTROL_POLICY"}),
        done.clone(),
    );
    round_trip::<CreatePolicy>(
        every,
        json!({"Name": "p", "Content": "{}", "Description": "d", "Type": "SERVICE_CONTROL_POLICY"}),
        json!({"PolicyId": 100001, "RequestId": "r"}),
    );
    round_trip::<DescribePolicy>(
        every,
        json!({"PolicyId": 100001}),
        json!({"PolicyId": 100001, "PolicyName": "p", "Type": 2, "Description": "d", "PolicyDocument": "{}",
            "UpdateTime": time, "AddTime": time, "RequestId": "r"}),
    );
    round_trip::<UpdatePolicy>(
        every,
        json!({"PolicyId": 100001, "Name": "p", "Description": "", "Content": "{}"}),
        done.clone(),
    );
    round_trip::<DeletePolicy>(every, json!({"PolicyId": 100001}), done.clone());
    round_trip::<DetachPolicy>(
        every,
        json!({"TargetId": 200, "TargetType": "MEMBER", "PolicyId": 100001}),
        done.clone(),
    );
    round_trip::<ListPolicyVersions>(
        every,
        json!({"PolicyId": 100001}),
        json!({"RequestId": "r", "Versions": [{"Number": 1, "Name": "p", "Description": "d", "Content": "{}",
            "Saved": time, "By": 100, "Action": "CreatePolicy"}]}),
    );
    round_trip::<DescribeFormerBindings>(
        every,
        json!({}),
        json!({"RequestId": "r", "Bindings": [{"PolicyId": 100001, "PolicyName": "p", "Target": "node-101",
            "TargetName": "Root"}], "WithoutFullAccess": [{"Target": "member-200", "TargetName": "m",
            "HasOther": true}]}),
    );
    round_trip::<RestoreBinding>(
        every,
        json!({"PolicyId": 100001, "Target": "member-200"}),
        done,
    );
    round_trip::<DescribePolicyConfig>(
        every,
        json!({"OrganizationId": 80001}),
        json!({"Status": 1, "Type": "SERVICE_CONTROL_POLICY", "RequestId": "r"}),
    );
    round_trip::<EnablePolicyType>(
        every,
        json!({"OrganizationId": 80001, "PolicyType": "SERVICE_CONTROL_POLICY"}),
        json!({"RequestId": "r"}),
    );
    round_trip::<ListPolicies>(
        every,
        json!({"Scope": "Local"}),
        json!({"TotalNum": 1, "RequestId": "r", "List": [{"PolicyId": 10001, "PolicyName": "p", "Type": 1,
            "Description": "d", "AttachedTimes": 0, "AddTime": time, "UpdateTime": time}]}),
    );
    round_trip::<AttachPolicy>(
        every,
        json!({"TargetId": 18446744073709551615_u64, "TargetType": "NODE", "PolicyId": 100001}),
        json!({"RequestId": "r"}),
    );
    round_trip::<ListTargetsForPolicy>(
        every,
        json!({"PolicyId": 1, "Rp": 20, "Page": 1}),
        json!({"TotalNum": 1, "RequestId": "r", "List": [{"Uin": 225418, "RelatedType": 1, "Name": "n",
            "AddTime": time, "NodePath": ["Root", "n"], "NodePathIds": [224674, 225418]}]}),
    );
    round_trip::<ListPoliciesForTarget>(
        every,
        json!({"TargetId": 111111111111_u64}),
        json!({"TotalNum": 1, "RequestId": "r", "List": [{"StrategyId": 10001, "StrategyName": "p", "Remark": "d",
            "Uin": 111111111111_u64, "Type": 2, "Name": "m", "AddTime": time, "UpdateTime": time, "AttachTime": time}]}),
    );
    round_trip::<DescribeOrganizationNodes>(
        every,
        json!({"Limit": 10, "Offset": 0}),
        json!({"Total": 1, "RequestId": "r", "Items": [{"NodeId": 101, "Name": "Root", "ParentNodeId": 0,
            "Remark": "", "CreateTime": time, "UpdateTime": time}]}),
    );
    every.or_fail(|_| true);
}

#[test]
fn an_error_in_the_envelope_is_an_error_with_its_code() {
    let body = r#"{"Response":{"Error":{"Code":"FailedOperation.OrganizationDetachLastPolicyError","Message":"no"},"RequestId":"r"}}"#;
    let Err(Unreadable::Refused(error)) = decode::<DetachPolicy>(arrived(200, body)) else {
        panic!("expected a refusal")
    };
    assert_eq!(error.code, ErrorCode::DetachLastPolicy);
    assert_eq!(error.request_id.as_deref(), Some("r"));
}

#[test]
fn an_error_that_comes_with_a_status_keeps_its_code_and_request() {
    let body = r#"{"Response":{"Error":{"Code":"InternalError","Message":"no"},"RequestId":"r"}}"#;
    let expected = Error::new(ErrorCode::Internal, "no").of_request(Some("r".to_owned()));
    let read = |status, body| decode::<DetachPolicy>(arrived(status, body)).unwrap_err();
    assert_eq!(read(403, body), Unreadable::Refused(expected.clone()));
    for status in [500, 503] {
        let kept = Unreadable::Status(status, Some(expected.clone()));
        assert_eq!(read(status, body), kept);
    }
    for body in ["", "<html>502</html>", r#"{"Response":{}}"#] {
        assert_eq!(read(502, body), Unreadable::Status(502, None));
    }
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
                decode::<DescribeOrganizationNodes>(arrived(200, body)),
                Err(Unreadable::Malformed(_))
            ),
            "{body}"
        );
    }
}
