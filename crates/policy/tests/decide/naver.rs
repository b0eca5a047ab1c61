//! NAVER Cloud: what the pages of Sub Account say of its policies, as requests.

use charter_policy::decide::{Compiled, Outcome, PolicySource, Request};
use charter_policy::naver::USER_POLICY;

use super::request;
use Outcome::{Allowed, ExplicitDeny, ImplicitDeny, Unknown};

/// The member who owns the policies here.
const MEMBER: &str = "123456";

fn decided(permissions: &str, request: &Request) -> Outcome {
    let text = format!(r#"{{"permissions":[{permissions}]}}"#);
    let source = PolicySource::new("policy", &text).owned_by(MEMBER);
    let policy =
        Compiled::of(&[source], &USER_POLICY).unwrap_or_else(|refused| panic!("{refused}: {text}"));
    policy.verdict(request).outcome
}

fn permission(effect: &str, product: &str, actions: &str, resources: &str) -> String {
    format!(
        r#"{{"effect":"{effect}","targets":[{{"product":"{product}","actions":[{actions}],"resourceNrns":[{resources}]}}]}}"#
    )
}

fn server(id: u32) -> String {
    format!("nrn:PUB:Server:KR:{MEMBER}:Server/{id}")
}

/// The guide's own example: whoever may list servers and stop one of them.
#[test]
fn servers_are_listed_and_one_is_stopped() {
    let list = permission(
        "Allow",
        "Server",
        r#""View/getServerInstanceList""#,
        r#""*""#,
    );
    let stop = permission(
        "Allow",
        "Server",
        r#""Change/stopServerInstances""#,
        &format!("\"{}\"", server(7)),
    );
    let both = format!("{list},{stop}");
    let cases = [
        ("Server:View/getServerInstanceList", "*".to_owned(), Allowed),
        ("Server:Change/stopServerInstances", server(7), Allowed),
        ("Server:Change/stopServerInstances", server(8), ImplicitDeny),
        (
            "Server:Change/startServerInstances",
            server(7),
            ImplicitDeny,
        ),
        // Of all servers, which is not to be asked of one.
        (
            "Server:Change/stopServerInstances",
            "*".to_owned(),
            ImplicitDeny,
        ),
        (
            "IAM:View/getServerInstanceList",
            "*".to_owned(),
            ImplicitDeny,
        ),
    ];
    for (action, resource, expected) in cases {
        let asked = request(action, &resource, &[]);
        assert_eq!(decided(&both, &asked), expected, "{action} on {resource}");
    }
}

#[test]
fn a_word_stands_for_views_changes_or_all_of_its_service() {
    let cases = [
        ("View*", "SSO:View/getUserList", Allowed),
        ("View*", "SSO:Change/updateUser", ImplicitDeny),
        ("Change*", "SSO:Change/updateUser", Allowed),
        ("*", "SSO:Change/updateUser", Allowed),
        ("*", "IAM:Change/updateUser", ImplicitDeny),
        // The guide writes the types both ways.
        ("view/getUserList", "SSO:View/getUserList", Allowed),
        ("View/getUserList", "SSO:view/GETUSERLIST", Allowed),
    ];
    for (word, action, expected) in cases {
        let policy = permission("Allow", "SSO", &format!("\"{word}\""), r#""*""#);
        let asked = request(action, "*", &[]);
        assert_eq!(decided(&policy, &asked), expected, "{action} by {word}");
    }
}

#[test]
fn deny_wins_wherever_it_stands() {
    let allow = permission("Allow", "SSO", r#""*""#, r#""*""#);
    let deny = permission("Deny", "SSO", r#""Change/deleteTenant""#, r#""*""#);
    for policy in [format!("{allow},{deny}"), format!("{deny},{allow}")] {
        let of = |action: &str| decided(&policy, &request(action, "*", &[]));
        assert_eq!(of("SSO:Change/deleteTenant"), ExplicitDeny);
        assert_eq!(of("SSO:Change/updateTenant"), Allowed);
    }
}

#[test]
fn a_resource_is_named_field_by_field() {
    let cases = [
        (server(7), Allowed),
        (format!("nrn:PUB:Server:KR:{MEMBER}:Server/*"), Allowed),
        (format!("nrn:*:Server:*:{MEMBER}:*"), Allowed),
        // As the server returns `*`: without the member, who is then the policy's own.
        ("nrn:*:Server:*::*".to_owned(), Allowed),
        (format!("nrn:GOV:Server:KR:{MEMBER}:Server/7"), ImplicitDeny),
        (
            format!("nrn:PUB:Server:JPN:{MEMBER}:Server/7"),
            ImplicitDeny,
        ),
        ("nrn:PUB:Server:KR:654321:Server/7".to_owned(), ImplicitDeny),
        (
            format!("nrn:PUB:VPCServer:KR:{MEMBER}:Server/7"),
            ImplicitDeny,
        ),
        // What an empty region or cloud means is not said.
        (format!("nrn:PUB:Server::{MEMBER}:Server/7"), Unknown),
        (format!("nrn::Server:KR:{MEMBER}:Server/7"), Unknown),
    ];
    for (name, expected) in cases {
        let policy = permission("Allow", "Server", r#""View*""#, &format!("\"{name}\""));
        let asked = request("Server:View/getServerInstanceDetail", &server(7), &[]);
        assert_eq!(decided(&policy, &asked), expected, "{name}");
    }
    let other = server(7).replace(MEMBER, "654321");
    let own = permission("Allow", "Server", r#""View*""#, r#""nrn:*:Server:*::*""#);
    let asked = request("Server:View/getServerInstanceDetail", &other, &[]);
    assert_eq!(decided(&own, &asked), ImplicitDeny);
}

#[test]
fn each_target_has_its_own_actions_and_resources() {
    let policy = format!(
        r#"{{"effect":"Allow","targets":[{{"product":"Server","actions":["View*"],"resourceNrns":["*"]}},{{"product":"Server","actions":["Change*"],"resourceNrns":["{}"]}}]}}"#,
        server(7)
    );
    let of = |action: &str, id: u32| decided(&policy, &request(action, &server(id), &[]));
    assert_eq!(of("Server:View/getServerInstanceDetail", 8), Allowed);
    assert_eq!(of("Server:Change/stopServerInstances", 7), Allowed);
    assert_eq!(of("Server:Change/stopServerInstances", 8), ImplicitDeny);
}

#[test]
fn conditions_are_held_against_the_request() {
    type Keys = &'static [(&'static str, &'static [&'static str])];
    const DEV: Keys = &[("ncp:resourceTag", &["env:dev"])];
    const TWO: Keys = &[("ncp:resourceTag", &["env:dev", "team:a"])];
    const KIM: Keys = &[
        ("ncp:principalId", &["kim"]),
        ("ncp:resourceTag/owner", &["kim"]),
    ];
    const LEE: Keys = &[
        ("ncp:principalId", &["lee"]),
        ("ncp:resourceTag/owner", &["kim"]),
    ];
    let cases: &[(&str, Keys, Outcome)] = &[
        (
            r#""StringEquals":{"ncp:resourceTag":["env:dev"]}"#,
            DEV,
            Allowed,
        ),
        // Whether one of several tags is enough is not said.
        (
            r#""StringEquals":{"ncp:resourceTag":["env:dev"]}"#,
            TWO,
            Unknown,
        ),
        (
            r#""StringEquals":{"ncp:resourceTag":["env:prod"]}"#,
            TWO,
            ImplicitDeny,
        ),
        (
            r#""StringEquals":{"ncp:resourceTag":["env:prod"]}"#,
            DEV,
            ImplicitDeny,
        ),
        (
            r#""StringEquals":{"ncp:resourceTag":["env:dev"]}"#,
            &[],
            ImplicitDeny,
        ),
        // Which characters stand for others is not said.
        (r#""StringLike":{"ncp:principalId":"k*"}"#, KIM, Unknown),
        (r#""StringLike":{"ncp:principalId":"kim"}"#, KIM, Allowed),
        (
            r#""StringLike":{"ncp:principalId":"K*"}"#,
            KIM,
            ImplicitDeny,
        ),
        (
            r#""StringEquals":{"ncp:resourceTag/owner":"${ncp:principalId}"}"#,
            KIM,
            Allowed,
        ),
        (
            r#""StringEquals":{"ncp:resourceTag/owner":"${ncp:principalId}"}"#,
            LEE,
            ImplicitDeny,
        ),
        // A key that is missing fails a negation, too, but for its if-exists form.
        (
            r#""StringNotEquals":{"ncp:principalId":"kim"}"#,
            LEE,
            Allowed,
        ),
        (
            r#""StringNotEquals":{"ncp:principalId":"kim"}"#,
            &[],
            ImplicitDeny,
        ),
        (
            r#""StringNotEqualsIfExists":{"ncp:principalId":"kim"}"#,
            &[],
            Allowed,
        ),
        (r#""Null":{"ncp:resourceTag/owner":"false"}"#, KIM, Allowed),
        (
            r#""Null":{"ncp:resourceTag/owner":"false"}"#,
            &[],
            ImplicitDeny,
        ),
    ];
    for (condition, keys, expected) in cases {
        let policy = permission("Allow", "Server", r#""Change*""#, r#""*""#);
        let policy = policy.replacen(
            "{\"effect\"",
            &format!("{{\"condition\":{{{condition}}},\"effect\""),
            1,
        );
        let asked = request("Server:Change/stopServerInstances", &server(7), keys);
        assert_eq!(
            decided(&policy, &asked),
            *expected,
            "{condition} with {keys:?}"
        );
    }
    // A request that does not say what it lacks leaves the answer open.
    let policy = r#"{"condition":{"StringEquals":{"ncp:principalId":"kim"}},"effect":"Allow","targets":[{"product":"Server","actions":["*"],"resourceNrns":["*"]}]}"#;
    let open = Request::new("Server:View/getServerInstanceList", "*");
    assert_eq!(decided(policy, &open), Unknown);
}
