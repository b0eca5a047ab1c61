//! What is proposed where a request comes from an error's text, of which a part may not be readable.

use super::*;

/// What is proposed for an error of whose resource a part cannot be read: the outcome before, each new text of a policy,
/// and the outcome after.
fn partly(text: &str, policies: &[&str]) -> (Outcome, Vec<String>, Outcome) {
    let denial = read(text);
    let request = denial.request().expect("an action");
    assert_eq!(
        (&denial.resource, request.resource()),
        (&None, ""),
        "{text}"
    );
    let pattern = denial.resource_pattern.expect("a pattern");
    let situation = identity(policies);
    let found = explain_partly(&request, &pattern, &situation, &Catalog::empty()).expect("sound");
    let texts = found.steps.iter().map(|step| {
        let sentence = step.sentence(&request, &situation);
        assert!(
            !sentence.contains("**") && !sentence.contains("xx"),
            "{sentence}"
        );
        step.after.clone().unwrap_or_default()
    });
    (found.before.outcome, texts.collect(), found.after)
}

#[test]
fn what_is_masked_is_never_put_into_a_statement() {
    let read_only = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cvm:Describe*", "resource": "*"}]}"#;
    let denied = |action: &str, resource: &str| {
        format!(
            "you are not authorized to perform operation ({action})\nresource ({resource}) has no permission"
        )
    };
    for (resource, written) in [
        (
            "qcs::cvm:ap-guangzhou:uin/1000******07:eip/*",
            "qcs::cvm:ap-guangzhou::eip/*",
        ),
        (
            "qcs::cvm:ap-guangzhou:uin/1xx7:eip/eip-1",
            "qcs::cvm:ap-guangzhou::eip/eip-1",
        ),
        (
            "qcs::cvm:ap-guangzhou:uin/100000000001:eip/eip-xxxx",
            "qcs::cvm:ap-guangzhou:uin/100000000001:eip/*",
        ),
        ("qcs::cvm:<region>:uin/<uin>:eip/<ID>", "qcs::cvm:::eip/*"),
        ("qcs::cvm:ap-gua...", "qcs::cvm:::*"),
    ] {
        let text = denied("cvm:AllocateAddresses", resource);
        let (before, texts, after) = partly(&text, &[read_only]);
        // Whether the statement is enough depends on what cannot be read.
        assert_eq!(
            (before, after),
            (Outcome::ImplicitDeny, Outcome::Unknown),
            "{resource}"
        );
        let [after] = texts.as_slice() else {
            panic!("one step: {texts:?}");
        };
        assert!(after.contains(&format!("[\"{written}\"]")), "{after}");
    }
}

#[test]
fn a_masked_account_is_not_another_one() {
    let text = "you are not authorized to perform operation (cvm:StopInstances) resource (qcs::cvm:ap-guangzhou:uin/1000******01:instance/ins-1) has no permission";
    let of = |effect: &str, resource: &str| {
        format!(
            r#"{{"version": "2.0", "statement": [{{"effect": "{effect}", "action": "cvm:*", "resource": "{resource}"}}]}}"#
        )
    };
    // Whose instance it is decides, and is not known.
    for resource in [
        "qcs::cvm:ap-guangzhou:uin/100000000001:instance/*",
        "qcs::cvm:ap-guangzhou:uin/100000000002:instance/*",
        "qcs::cvm:ap-guangzhou::instance/*",
    ] {
        let allows = of("allow", resource);
        assert_eq!(
            partly(text, &[&allows]),
            (Outcome::Unknown, vec![], Outcome::Unknown)
        );
        let denies = of("deny", resource);
        assert_eq!(
            partly(text, &[FULL, &denies]),
            (Outcome::Unknown, vec![], Outcome::Unknown)
        );
    }
    // It does not matter to these.
    assert_eq!(partly(text, &[FULL]).0, Outcome::Allowed);
    let (before, texts, after) = partly(text, &[FULL, &of("deny", "*")]);
    assert_eq!((before, after), (Outcome::ExplicitDeny, Outcome::Allowed));
    assert!(texts.iter().all(|text| !text.contains("**")), "{texts:?}");
}

#[test]
fn a_request_to_the_object_storage_is_explained() {
    let text = "PUT https://b-1250000000.cos.ap-guangzhou.myqcloud.com/up/a.png: 403 AccessDenied(Message: Access Denied., RequestId: x, TraceId: y)";
    let policy = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cos:GetObject", "resource": "qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/*"}]}"#;
    let situation = identity(&[policy]);
    let request = read(text).request().expect("an action");
    let explained = explained(&request, &situation);
    assert_eq!(
        sentences(&explained, &request, &situation),
        [
            "Add a statement to “p1” that allows cos:PutObject on qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/up/a.png."
        ]
    );
    assert_eq!(explained.after, Outcome::Allowed);
}

#[test]
fn the_short_name_of_a_region_leads_to_no_second_statement() {
    let text = "[CreateFunction] [request id:32c3ef43]you are not authorized to perform operation (scf:CreateFunction)\nresource (qcs::scf:sh:uin/100000000001:namespace/demo) has no permission";
    let request = read(text).request().expect("an action");
    for region in ["ap-shanghai", "sh"] {
        let policy = format!(
            r#"{{"version": "2.0", "statement": [{{"effect": "allow", "action": "scf:CreateFunction", "resource": "qcs::scf:{region}:uin/100000000001:namespace/*"}}]}}"#
        );
        let found = explained(&request, &identity(&[&policy]));
        assert!(
            matches!(found.before.outcome, Outcome::Allowed | Outcome::Unknown),
            "{region}: {found:#?}"
        );
        assert!(found.steps.is_empty(), "{region}: {found:#?}");
    }
}
