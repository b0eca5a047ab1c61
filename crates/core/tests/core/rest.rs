//! Requests that stand on the wire as a method and a path. The console has no operation of those clouds yet: these are the
//! vendors' own, as their references have them.

use charter_core::contract::wire::{Incoming, Outgoing, PathFields, Unreadable, decode, encode};
use charter_core::contract::{Done, Error, ErrorCode, Etag, Method, Request};
use charter_core::request;
use charter_json::{Raw, object};
use serde_json::json;

#[derive(Debug, Clone, Default, PartialEq)]
struct ListShippers {
    workspace_id: String,
    shipper_name: Option<String>,
    ids: Vec<u64>,
    limit: u64,
    nothing: Option<u64>,
}
object!(ListShippers {
    workspace_id,
    shipper_name: optional,
    ids,
    limit,
    nothing: or_blank
});
request!(ListShippers, Read, Huawei Get "/v1/{project_id}/workspaces/{workspace_id}/siem/shippers", Shippers);

#[derive(Debug, Clone, PartialEq)]
struct Shippers {
    count: u64,
}
object!(Shippers { count });

#[derive(Debug, Clone, PartialEq)]
struct DeleteWorkspace {
    workspace_id: String,
    permanent_delete: bool,
}
object!(DeleteWorkspace {
    workspace_id,
    permanent_delete
});
request!(DeleteWorkspace, Write, Huawei Delete "/v1/{project_id}/workspaces/{workspace_id}" ["permanent_delete"], Done);

#[derive(Debug, Clone, PartialEq)]
struct DeleteShippers {
    workspace_id: String,
    ids: Vec<String>,
}
object!(DeleteShippers { workspace_id, ids });
request!(DeleteShippers, Write, Huawei Delete "/v1/{project_id}/workspaces/{workspace_id}/siem/shippers", Done);

#[derive(Debug, Clone, PartialEq)]
struct UpdateTenant {
    tenant_alias: String,
}
object!(UpdateTenant {
    tenant_alias: "tenantAlias"
});
request!(UpdateTenant, Write, Naver Put "/tenant", Done);

#[derive(Debug, Clone, PartialEq)]
struct PauseShipper {
    workspace_id: String,
    shipper_id: u64,
}
object!(PauseShipper {
    workspace_id,
    shipper_id
});
request!(PauseShipper, Write, Huawei Post "/v1/{project_id}/workspaces/{workspace_id}/siem/shippers/{shipper_id}/pause", Done);

#[derive(Debug, Clone, PartialEq)]
struct PatchUser {
    id: String,
    description: String,
}
object!(PatchUser { id, description });
request!(PatchUser, Write, Naver Patch "/users/{id}", Done);

fn settings() -> PathFields {
    [("project_id".to_owned(), "p-1".to_owned())].into()
}

fn sent<R: Request>(request: &R) -> Outgoing {
    encode(request, None, &settings()).unwrap()
}

#[test]
fn fields_stand_in_the_path_in_the_query_and_in_the_body_where_they_are_declared() {
    let list = ListShippers {
        workspace_id: "w 1/2".to_owned(),
        shipper_name: Some("日志&more=1".to_owned()),
        ids: vec![1, u64::MAX],
        limit: 50,
        nothing: None,
    };
    let found = sent(&list);
    let path = "/v1/p-1/workspaces/w%201%2F2/siem/shippers\
        ?ids=1&ids=18446744073709551615&limit=50&shipper_name=%E6%97%A5%E5%BF%97%26more%3D1";
    assert_eq!((found.method, found.path.as_str()), (Method::Get, path));
    assert_eq!((found.body, found.headers), (None, vec![]));
    let found = sent(&DeleteWorkspace {
        workspace_id: "w-1".to_owned(),
        permanent_delete: true,
    });
    assert_eq!(found.method, Method::Delete);
    assert_eq!(found.path, "/v1/p-1/workspaces/w-1?permanent_delete=true");
    assert_eq!(found.body, None);
    let found = sent(&DeleteShippers {
        workspace_id: "w-1".to_owned(),
        ids: vec!["a".to_owned()],
    });
    assert_eq!(found.path, "/v1/p-1/workspaces/w-1/siem/shippers");
    assert_eq!(found.body.as_deref(), Some(r#"{"ids":["a"]}"#));
    let json = vec![("Content-Type", "application/json".to_owned())];
    assert_eq!(found.headers, json);
    let found = sent(&PauseShipper {
        workspace_id: "w-1".to_owned(),
        shipper_id: u64::MAX,
    });
    assert_eq!(found.method, Method::Post);
    let path = "/v1/p-1/workspaces/w-1/siem/shippers/18446744073709551615/pause";
    assert_eq!((found.path.as_str(), found.body), (path, None));
    let tenant_alias = "bank".to_owned();
    let found = encode(
        &UpdateTenant { tenant_alias },
        Some(Etag(7)),
        &PathFields::new(),
    )
    .unwrap();
    assert_eq!(
        (found.method, found.path.as_str()),
        (Method::Put, "/tenant")
    );
    assert_eq!(found.body.as_deref(), Some(r#"{"tenantAlias":"bank"}"#));
    assert!(
        found
            .headers
            .contains(&("X-Charter-If-Match", "7".to_owned()))
    );
    let (id, description) = ("u-1".to_owned(), String::new());
    let found = sent(&PatchUser { id, description });
    assert_eq!(
        (found.method.as_str(), found.path.as_str()),
        ("PATCH", "/users/u-1")
    );
}

#[test]
fn a_path_leads_nowhere_else_than_declared() {
    for id in [
        "", ".", "..", "...", "a/../b", "a/./b", "../a", "a/", "a\\..\\b",
    ] {
        let (id, description) = (id.to_owned(), String::new());
        let refused = encode(&PatchUser { id, description }, None, &settings()).unwrap_err();
        assert_eq!(refused.field, "id");
    }
    let pause = PauseShipper {
        workspace_id: "w-1".to_owned(),
        shipper_id: 1,
    };
    let refused = encode(&pause, None, &PathFields::new()).unwrap_err();
    assert_eq!(refused.field, "project_id");
}

fn arrived(status: u16, body: &str) -> Incoming<'_> {
    Incoming {
        status,
        body,
        etag: None,
        request_id: None,
    }
}

#[test]
fn an_answer_is_the_body_itself() {
    let reply = decode::<ListShippers>(arrived(200, r#"{"count":3,"more":1}"#)).unwrap();
    assert_eq!(reply.answer, Shippers { count: 3 });
    for (status, body) in [(200, "{}"), (201, " "), (204, "")] {
        assert_eq!(
            decode::<PauseShipper>(arrived(status, body))
                .unwrap()
                .answer,
            Done {}
        );
    }
    let read = decode::<ListShippers>(arrived(200, "<html>"));
    assert!(matches!(read, Err(Unreadable::Malformed(_))));
}

/// How a refusal of the cloud of `R` is read.
fn refused<R: Request>(status: u16, body: &str) -> Result<(ErrorCode, String), Unreadable>
where
    R::Answer: std::fmt::Debug,
{
    match decode::<R>(arrived(status, body)).unwrap_err() {
        Unreadable::Refused(Error { code, message, .. }) => Ok((code, message)),
        other => Err(other),
    }
}

#[test]
fn each_cloud_s_refusal_is_read() {
    let other = |code: &str, message: &str| Ok((ErrorCode::from(code), message.to_owned()));
    let huawei =
        json!({"error_code": "SecMaster.20010006", "error_msg": "No workspace."}).to_string();
    assert_eq!(
        refused::<PauseShipper>(404, &huawei),
        other("SecMaster.20010006", "No workspace.")
    );
    let first = json!({"errorCode": 1000, "message": "No tenant."}).to_string();
    assert_eq!(
        refused::<UpdateTenant>(400, &first),
        other("1000", "No tenant.")
    );
    let second =
        json!({"error": {"errorCode": "INVALID", "message": "Invalid.", "detail": "See below.",
        "fieldErrors": [{"field": "tenantAlias", "message": "is taken"}]}})
        .to_string();
    let read = refused::<UpdateTenant>(409, &second);
    assert_eq!(
        read,
        other("INVALID", "Invalid. See below. tenantAlias: is taken")
    );
}

#[test]
fn too_many_requests_are_told_from_other_refusals() {
    let huawei = json!({"error_code": "APIGW.0308", "error_msg": "Throttled."}).to_string();
    let expected = (
        ErrorCode::RequestLimitExceeded,
        "APIGW.0308: Throttled.".to_owned(),
    );
    assert_eq!(refused::<PauseShipper>(429, &huawei), Ok(expected));
    let bare = (
        ErrorCode::RequestLimitExceeded,
        "Too many requests.".to_owned(),
    );
    assert_eq!(refused::<PauseShipper>(429, "slow down"), Ok(bare));
}

#[test]
fn what_is_no_refusal_of_the_cloud_is_a_status() {
    let huawei = json!({"error_code": "SecMaster.1", "error_msg": "x"}).to_string();
    for (status, body) in [(302, ""), (403, "<html>"), (404, "{}"), (503, "")] {
        assert_eq!(
            refused::<PauseShipper>(status, body),
            Err(Unreadable::Status(status, None))
        );
    }
    assert_eq!(
        refused::<UpdateTenant>(404, &huawei),
        Err(Unreadable::Status(404, None))
    );
    let said = Error::new(ErrorCode::from("SecMaster.1"), "x");
    assert_eq!(
        refused::<PauseShipper>(500, &huawei),
        Err(Unreadable::Status(500, Some(said)))
    );
}

/// The number of the request that a refusal has, where the header has this one.
fn request_id<R: Request>(incoming: Incoming<'_>, header: Option<&str>) -> Option<String>
where
    R::Answer: std::fmt::Debug,
{
    let incoming = Incoming {
        request_id: header,
        ..incoming
    };
    match decode::<R>(incoming).unwrap_err() {
        Unreadable::Refused(error) | Unreadable::Status(_, Some(error)) => error.request_id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_refusal_keeps_the_number_of_its_request() {
    let body = json!({"error_code": "APIGW.0301", "error_msg": "x", "request_id": "in-body"});
    let (with, without) = (body.to_string(), json!({"error_code": "a"}).to_string());
    for status in [403, 429, 500, 503] {
        let id = |body, header| request_id::<PauseShipper>(arrived(status, body), header);
        assert_eq!(id(&with, None).as_deref(), Some("in-body"));
        assert_eq!(id(&with, Some("in-header")).as_deref(), Some("in-body"));
        assert_eq!(
            id(&without, Some("in-header")).as_deref(),
            Some("in-header")
        );
        assert_eq!(id(&without, None), None);
    }
    let naver = json!({"error": {"errorCode": "INVALID"}}).to_string();
    let id = request_id::<UpdateTenant>(arrived(400, &naver), Some("h"));
    assert_eq!(id.as_deref(), Some("h"));
    let failed = json!({"success": false}).to_string();
    let id = request_id::<CreateTenant>(arrived(200, &failed), Some("h"));
    assert_eq!(id.as_deref(), Some("h"));
}

#[derive(Debug, Clone, PartialEq)]
struct CountShippers {
    workspace_id: Raw,
}
object!(CountShippers { workspace_id });
request!(CountShippers, Read, Huawei Get "/v1/{workspace_id}/shippers", Shippers, CodeMsgData);

#[derive(Debug, Clone, PartialEq)]
struct CreateTenant {}
object!(CreateTenant {});
request!(CreateTenant, Write, Naver Post "/tenant", Done, ProcessResult);

#[test]
fn a_refusal_inside_an_answer_is_a_refusal() {
    for code in [json!(0), json!("200"), json!(null)] {
        let body = json!({"code": code, "msg": "ok", "data": {"count": 3}}).to_string();
        let read = decode::<CountShippers>(arrived(200, &body)).unwrap();
        assert_eq!(read.answer, Shippers { count: 3 });
    }
    let body = json!({"code": "SecMaster.1", "msg": "No.", "data": null}).to_string();
    let expected = (ErrorCode::from("SecMaster.1"), "No.".to_owned());
    assert_eq!(refused::<CountShippers>(200, &body), Ok(expected));
    let done = json!({"success": true, "id": "t-1"}).to_string();
    assert!(decode::<CreateTenant>(arrived(200, &done)).is_ok());
    let failed = json!({"success": false, "message": "No."}).to_string();
    let expected = (ErrorCode::OperationFailed, "No.".to_owned());
    assert_eq!(refused::<CreateTenant>(200, &failed), Ok(expected));
}

#[test]
fn a_message_may_be_null() {
    let body = json!({"errorCode": 7, "message": null}).to_string();
    let expected = (ErrorCode::from("7"), String::new());
    assert_eq!(refused::<UpdateTenant>(400, &body), Ok(expected));
}

#[test]
fn texts_and_numbers_alone_fill_a_path() {
    for value in [json!(null), json!(true), json!([1]), json!({"a": 1})] {
        let request = CountShippers {
            workspace_id: Raw::parse(&value.to_string()).unwrap(),
        };
        let refused = encode(&request, None, &settings()).unwrap_err();
        assert_eq!(refused.field, "workspace_id");
    }
}
