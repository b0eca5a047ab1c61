//! What a decision says of its reasons.

use charter_policy::decide::{
    Compiled, Decision, Holds, Outcome, PolicySource, Request, Spelling, Unsure,
};
use charter_policy::{naver, tencent};

fn decide(statements: &str, request: &Request) -> (String, Decision) {
    let text = super::tencent(statements);
    let decision = super::compiled(&text, &tencent::CAM).decide(request);
    (text, decision)
}

/// The statements given as reasons.
fn reasons(decision: &Decision) -> Vec<usize> {
    decision
        .because
        .iter()
        .map(|it| it.place.statement)
        .collect()
}

const OPEN: &str = r#"{"effect":"allow","action":"cvm:*","resource":"*"}"#;
const OFFICE: &str = r#"{"effect":"deny","action":"cvm:*","resource":"*","condition":{"ip_not_equal":{"qcs:ip":"10.0.0.0/8"},"bool_equal":{"k:mfa":false}}}"#;
const UNTIL: &str = r#"{"effect":"allow","action":"cvm:*","resource":"*","condition":{"date_less_than":{"qcs:current_time":"2030-01-01"}}}"#;

#[test]
fn each_condition_of_what_decides_is_told_with_its_place() {
    let request = Request::new("cvm:Run", "*")
        .with("qcs:ip", ["8.8.8.8"])
        .with("k:mfa", ["false"]);
    let (text, decision) = decide(&[OPEN, OFFICE].join(","), &request);
    assert_eq!(decision.outcome, Outcome::ExplicitDeny);
    assert_eq!(reasons(&decision), [1]);
    let because = &decision.because[0];
    assert_eq!(because.policy, "policy");
    assert_eq!(&text[because.range.clone()], OFFICE);
    let told: Vec<_> = because
        .conditions
        .iter()
        .map(|it| {
            (
                it.operator.as_str(),
                it.key.as_str(),
                it.holds,
                &text[it.range.clone()],
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "ip_not_equal",
                "qcs:ip",
                Holds::Yes,
                r#""qcs:ip":"10.0.0.0/8""#
            ),
            ("bool_equal", "k:mfa", Holds::Yes, r#""k:mfa":false"#),
        ]
    );
    assert!(decision.missing.is_empty() && decision.unsure.is_empty());
}

#[test]
fn only_keys_that_matter_are_missing() {
    let ask = || Request::new("cvm:Run", "*");
    let missing =
        |statements: &[&str], request: &Request| decide(&statements.join(","), request).1.missing;
    assert_eq!(missing(&[OPEN, OFFICE], &ask()), ["qcs:ip", "k:mfa"]);
    // The deny cannot apply any more, or nothing can allow.
    let office = ask().with("qcs:ip", ["10.0.0.1"]);
    assert!(missing(&[OPEN, OFFICE], &office).is_empty());
    assert!(missing(&[OFFICE], &ask()).is_empty());
    // With an allow that applies, the other's key changes nothing.
    assert!(missing(&[OPEN, UNTIL], &ask()).is_empty());
    assert_eq!(missing(&[OPEN, UNTIL, OFFICE], &ask()), ["qcs:ip", "k:mfa"]);
    assert_eq!(
        missing(&[UNTIL, OFFICE], &ask()),
        ["qcs:ip", "k:mfa", "qcs:current_time"]
    );
    // Keys of other services' statements never matter.
    let other = r#"{"effect":"deny","action":"cos:*","resource":"*","condition":{"string_equal":{"cos:prefix":"a"}}}"#;
    assert!(missing(&[OPEN, other], &ask()).is_empty());
    // A deny that applies needs nothing.
    let deny = r#"{"effect":"deny","action":"*","resource":"*"}"#;
    assert!(missing(&[OPEN, OFFICE, deny], &ask()).is_empty());
}

#[test]
fn a_region_without_a_known_code_is_named() {
    let deny = r#"{"effect":"deny","action":"cvm:*","resource":"*","condition":{"string_equal":{"cvm:region":["gz","shjr","ca"]}}}"#;
    let ask = |regions: &[&str]| {
        let request = Request::new("cvm:Run", "*").with("cvm:region", regions.iter().copied());
        decide(&[OPEN, deny].join(","), &request).1
    };
    let decision = ask(&["ap-shanghai-fsi"]);
    assert_eq!(decision.outcome, Outcome::Unknown);
    let region = Unsure::Spelling {
        spelling: Spelling::Region,
        written: "shjr".to_owned(),
    };
    assert_eq!(decision.unsure, [region]);
    assert_eq!(ask(&["gz"]).outcome, Outcome::ExplicitDeny);
    // The name is sure; which of several values counts is not.
    let deny = deny.replace(r#"["gz","shjr","ca"]"#, r#""gz""#);
    let request = Request::new("cvm:Run", "*").with("cvm:region", ["gz", "sh"]);
    let (_, decision) = decide(&[OPEN, &deny].join(","), &request);
    let key = "cvm:region".to_owned();
    assert_eq!(decision.unsure, [Unsure::Value { key }]);
}

#[test]
fn a_pattern_that_no_page_explains_is_a_value_that_cannot_be_compared() {
    let text = r#"{"permissions":[
        {"effect":"Allow","targets":[{"product":"Server","actions":["*"],"resourceNrns":["*"]}]},
        {"effect":"Deny","targets":[{"product":"Server","actions":["*"],"resourceNrns":["*"]}],
         "condition":{"StringLike":{"ncp:principalName":["b%"]}}}]}"#;
    let policy = super::compiled(text, &naver::USER_POLICY);
    let ask = |name| {
        let request = Request::new("Server:View/getServerList", "*");
        policy.decide(&request.with("ncp:principalName", [name]))
    };
    assert_eq!(ask("bob").outcome, Outcome::Unknown);
    let key = "ncp:principalName".to_owned();
    assert_eq!(ask("bob").unsure, [Unsure::Value { key }]);
    assert_eq!(ask("b%").outcome, Outcome::ExplicitDeny);
    assert_eq!(ask("ada").outcome, Outcome::Allowed);
}

#[test]
fn a_variables_key_is_named_as_the_language_names_it() {
    let home = r#"{"effect":"allow","action":"cvm:*","resource":"qcs::cvm:::user/${uin}/${app_id}","condition":{"string_equal":{"k:a":"${owner_uin}"}}}"#;
    let request =
        Request::new("cvm:Run", "qcs::cvm:ap-beijing:uin/100:user/1/2").with("k:a", ["3"]);
    let (_, decision) = decide(home, &request);
    assert_eq!(decision.missing, ["qcs:uin", "app_id", "qcs:owner_uin"]);
    // Where nothing says what an absent key's variable is, that is said.
    let (_, decision) = decide(
        home,
        &request
            .clone()
            .with("uin", ["1"])
            .with("app_id", ["2"])
            .complete(),
    );
    let key = "qcs:owner_uin".to_owned();
    assert_eq!(
        (decision.missing, decision.unsure),
        (vec![], vec![Unsure::Value { key }])
    );
    let given = request
        .with("uin", ["1"])
        .with("app_id", ["2"])
        .with("owner_uin", ["3"]);
    assert_eq!(decide(home, &given).1.outcome, Outcome::Allowed);
}

#[test]
fn what_else_is_open_is_said() {
    let vm = "qcs::cvm:ap-beijing:uid/7:instance/a";
    let own = r#"{"effect":"allow","action":"cvm:*","resource":"qcs::cvm:::*"}"#;
    let permission = r#"{"effect":"allow","action":"permid/7","resource":"*"}"#;
    let trusted = r#"{"effect":"allow","principal":{"qcs":"qcs::cam::uin/1:uin/2"},"action":"cos:*","resource":"*"}"#;
    let number = r#"{"effect":"allow","action":"cvm:*","resource":"*","condition":{"numeric_equal":{"k:a":1}}}"#;
    let cases = [
        (own, Request::new("cvm:Run", vm), Unsure::Owner),
        (own, Request::new("cvm:Run", "a"), Unsure::Resource),
        (own, Request::new("Run", "qcs::cvm:::a"), Unsure::Action),
        (
            permission,
            Request::new("cvm:Run", "*"),
            Unsure::Permission {
                name: "permid/7".to_owned(),
            },
        ),
        (trusted, Request::new("cos:Get", "*"), Unsure::Principal),
        (
            number,
            Request::new("cvm:Run", "*").with("k:a", ["one"]),
            Unsure::Value {
                key: "k:a".to_owned(),
            },
        ),
    ];
    for (statement, request, unsure) in cases {
        let (_, decision) = decide(statement, &request);
        assert_eq!(decision.outcome, Outcome::Unknown, "{statement}");
        assert_eq!(decision.unsure, [unsure]);
        assert!(decision.missing.is_empty());
        assert_eq!(reasons(&decision), [0]);
    }
    let text = r#"{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["obs:bucket:list"],"Resource":["obs:::bucket:b"]}]}"#;
    let policy = super::compiled(text, &charter_policy::huawei::V5_0);
    let decision = policy.decide(&Request::new("obs:bucket:list", "obs:r:a:bucket:b"));
    assert_eq!(decision.unsure, [Unsure::EmptySegment]);
}

#[test]
fn an_implicit_deny_tells_what_nearly_allowed() {
    let disk = r#"{"effect":"allow","action":"cvm:*","resource":"qcs::cvm:::volume/*"}"#;
    let other = r#"{"effect":"allow","action":"cos:*","resource":"*"}"#;
    let request = super::request("cvm:Run", "qcs::cvm:ap-beijing:uin/100:instance/a", &[]);
    let (_, decision) = decide(&[disk, other, UNTIL].join(","), &request);
    assert_eq!(decision.outcome, Outcome::ImplicitDeny);
    assert_eq!(reasons(&decision), [0, 2]);
    let [disk, until] = &decision.because[..] else {
        panic!("{decision:?}");
    };
    assert_eq!(
        (disk.action, disk.resource, disk.applies),
        (Holds::Yes, Holds::No, Holds::No)
    );
    assert_eq!((until.resource, until.principal), (Holds::Yes, Holds::Yes));
    assert_eq!(until.conditions[0].holds, Holds::No);
}

#[test]
fn an_unknown_outcome_tells_denies_and_what_allows() {
    let (_, decision) = decide(
        &[OPEN, OFFICE, UNTIL].join(","),
        &Request::new("cvm:Run", "*"),
    );
    assert_eq!(decision.outcome, Outcome::Unknown);
    assert_eq!(reasons(&decision), [1, 0]);
    let text = super::tencent(OPEN);
    let policies = Compiled::of(
        &[PolicySource::new("a", &text), PolicySource::new("b", &text)],
        &tencent::CAM,
    )
    .unwrap();
    let decision = policies.decide(&Request::new("cvm:Run", "*"));
    let names: Vec<&str> = decision
        .because
        .iter()
        .map(|it| it.policy.as_str())
        .collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(policies.policy_name(1), "b");
    assert_eq!(policies.policy_name(2), "");
}

#[test]
fn an_empty_list_is_told_as_what_leaves_a_statement_open() {
    let empty = [
        r#"{"effect":"allow","principal":{"qcs":[]},"action":"cos:*","resource":"*"}"#,
        r#"{"effect":"allow","principal":{"qcs":["*"]},"action":[],"resource":"*"}"#,
        r#"{"effect":"allow","principal":{"qcs":["*"]},"action":"cos:*","resource":[]}"#,
    ];
    for statement in empty {
        let policy = super::compiled(&super::tencent(statement), &tencent::BUCKET);
        let request = Request::new("cos:GetObject", "*").principal("qcs", "qcs::cam::uin/1:uin/2");
        let decision = policy.decide(&request.complete());
        assert_eq!(decision.outcome, Outcome::Unknown, "{statement}");
        assert_eq!(decision.unsure, [Unsure::EmptyList], "{statement}");
    }
}
