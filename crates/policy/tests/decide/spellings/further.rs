//! What has no two spellings in one place, but may be one thing all the same.

use charter_policy::decide::{Outcome, Request};
use charter_policy::{huawei, tencent};

/// An agency is named by the path of the API that assumes it; a request, in five segments or not at all.
#[test]
fn a_deny_on_an_agencys_path_is_never_passed_over() {
    let text = r#"{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["iam:*:*"]},
        {"Effect":"Deny","Action":["iam:agencies:assume"],"Resource":{"uri":["/iam/agencies/07805acaba800fdd4fbdc00b8f888c7c"]}}]}"#;
    for resource in ["", "iam::a1:agency:ops", "iam:r1:a1:agency:ops"] {
        let request = Request::new("iam:agencies:assume", resource).complete();
        let found = crate::outcome(text, &huawei::V1_1, &request);
        assert_eq!(found, Outcome::Unknown, "{resource:?}");
    }
    let path = "/iam/agencies/07805acaba800fdd4fbdc00b8f888c7c";
    let found = |path| {
        let request = Request::new("iam:agencies:assume", path).complete();
        crate::outcome(text, &huawei::V1_1, &request)
    };
    assert_eq!(found(path), Outcome::ExplicitDeny);
    assert_eq!(found("/iam/agencies/1"), Outcome::Allowed);
}

/// `::Get` of a role of version 1.0 says nothing of services.
#[test]
fn a_deny_of_the_older_form_is_never_passed_over() {
    let text = r#"{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["iam:*:*"]},{"Effect":"Deny","Action":["::Get"]}]}"#;
    let request = Request::new("iam:users:get", "*").complete();
    let found = crate::outcome(text, &huawei::V1_1, &request);
    assert_eq!(found, Outcome::Unknown);
}

/// JSON has a spelling of its own for every letter.
#[test]
fn escapes_are_letters() {
    let text = r#"{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"},
        {"\u0065ffect":"d\u0065ny","action":"cvm:\u0053top","resource":"\u0071cs::cvm:g\u007a:uin/1:a\/b"}]}"#;
    let request = Request::new("cvm:Stop", "qcs::cvm:ap-guangzhou:uin/1:a/b").complete();
    let found = crate::outcome(text, &tencent::CAM, &request);
    assert_eq!(found, Outcome::ExplicitDeny);
}

/// A deny is found among many, whatever the letters of its action, service and prefix.
#[test]
fn a_deny_among_many_is_found_in_every_spelling() {
    let others: Vec<String> = (0..60)
        .map(|number| format!(r#"{{"effect":"deny","action":"s{number}:Run","resource":"*"}}"#))
        .collect();
    let spellings = [
        ("cvm:Stop", Outcome::ExplicitDeny),
        ("name/cvm:Stop", Outcome::ExplicitDeny),
        ("cvm:*", Outcome::ExplicitDeny),
        ("c*:Stop", Outcome::ExplicitDeny),
        ("cvm:stop", Outcome::Unknown),
        ("CVM:Stop", Outcome::Unknown),
        ("name/Cvm:STOP", Outcome::Unknown),
        ("C*:S*", Outcome::Unknown),
        ("*:s*", Outcome::Unknown),
        ("permid/7", Outcome::Unknown),
    ];
    for (action, expected) in spellings {
        let text = crate::tencent(&format!(
            r#"{},{{"effect":"allow","action":"*","resource":"*"}},{{"effect":"deny","action":"{action}","resource":"*"}}"#,
            others.join(",")
        ));
        for asked in ["cvm:Stop", "name/cvm:Stop"] {
            let request = Request::new(asked, "*").complete();
            let found = crate::outcome(&text, &tencent::CAM, &request);
            assert_eq!(found, expected, "{action} for {asked}");
        }
    }
}

/// A tag's key follows the older name, and the newer has it in its value.
#[test]
fn a_deny_on_a_tag_is_never_passed_over() {
    let text = |key: &str, value: &str| {
        crate::tencent(&format!(
            r#"{{"effect":"allow","action":"*","resource":"*"}},{{"effect":"deny","action":"*","resource":"*",
            "condition":{{"for_any_value:string_equal":{{"{key}":"{value}"}}}}}}"#
        ))
    };
    let pairs = [
        ("qcs:resource_tag", "team&red", "qcs:tag/team", "red"),
        ("qcs:tag/team", "red", "qcs:resource_tag", "team&red"),
    ];
    for (key, value, asked, given) in pairs {
        let request = Request::new("cvm:Run", "*").with(asked, [given]).complete();
        let found = crate::outcome(&text(key, value), &tencent::CAM, &request);
        assert_eq!(found, Outcome::Unknown, "{key} for {asked}");
    }
}
