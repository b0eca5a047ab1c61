//! Requests and answers pass through the types and the envelope unchanged.

use crate::codec::examples;
use charter_core::contract::wire::{Incoming, PathFields, Unreadable, decode, encode};
use charter_core::contract::*;
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

/// The request is sent as it stands in the example, and the answer is read out of its envelope.
fn round_trip<R: Request>(request: &str, answer: &str) {
    let typed: R = charter_json::from_text(request).unwrap();
    let sent = encode(&typed, None, &PathFields::new()).unwrap();
    assert_eq!(sent.body.as_deref(), Some(request));
    let action = match R::WIRE {
        Wire::NamedAction(_, name) => name,
        _ => R::ACTION,
    };
    let named = ("X-TC-Action", action.to_owned());
    assert!(sent.headers.contains(&named), "{:?}", sent.headers);
    let mut response: Value = serde_json::from_str(answer).unwrap();
    response["RequestId"] = json!("r");
    let body = json!({ "Response": response }).to_string();
    let reply = decode::<R>(arrived(200, &body)).unwrap();
    assert_eq!(reply.etag, Some(Etag(7)));
    assert_eq!(
        charter_json::to_text(&reply.answer),
        answer,
        "{}",
        R::ACTION
    );
}

macro_rules! round_trips {
    ($($operation:ident)*) => {
        fn round_trip_of(action: &str, request: &str, answer: &str) {
            match action {
                $($operation::ACTION => round_trip::<$operation>(request, answer),)*
                UndoChange::ACTION => round_trip::<UndoChange>(request, answer),
                other => panic!("{other} is no operation"),
            }
        }
    };
}
charter_core::operations!(round_trips);

/// The vendor's own examples, shortened and renamed, and ours.
#[test]
fn requests_and_answers_stand_on_the_wire_as_the_vendor_writes_them() {
    for (action, request, answer) in examples() {
        round_trip_of(action, request, answer);
    }
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
    for status in [429, 500, 503] {
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
