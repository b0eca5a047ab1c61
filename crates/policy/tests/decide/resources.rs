//! Which actions and resources a statement speaks of.

use charter_policy::decide::{Compiled, Outcome, PolicySource, Request, Unsure};
use charter_policy::{Profile, huawei, naver, tencent};

use super::aws_language::IDENTITY as AWS;

const VM: &str = "qcs::cvm:ap-guangzhou:uin/100:instance/ins-1";

/// Whether an allow of those actions on that resource applies.
fn allows(actions: &str, resource: &str, request: &Request) -> Outcome {
    let text = super::tencent(&format!(
        r#"{{"effect":"allow","action":{actions},"resource":{resource}}}"#
    ));
    super::outcome(&text, &tencent::CAM, request)
}

#[test]
fn actions_are_patterns_of_services_and_names() {
    let cases = [
        (r#""*""#, true),
        (r#""cvm:*""#, true),
        (r#""cvm:RunInstances""#, true),
        (r#""name/cvm:RunInstances""#, true),
        (r#"["cos:*","cvm:Run*"]"#, true),
        (r#""*:Run*""#, true),
        (r#""cvm:*Instances""#, true),
        (r#""c*:Run*""#, true),
        (r#""cvm:Run""#, false),
        (r#""cvm:Describe*""#, false),
        (r#""cos:*""#, false),
        (r#""cos:RunInstances""#, false),
    ];
    for (actions, expected) in cases {
        let expected = match expected {
            true => Outcome::Allowed,
            false => Outcome::ImplicitDeny,
        };
        for action in ["cvm:RunInstances", "name/cvm:RunInstances"] {
            let found = allows(actions, r#""*""#, &Request::new(action, VM));
            assert_eq!(found, expected, "{actions}");
        }
    }
    // Nothing says whether case counts, except of COS: there it does.
    let request = Request::new("cvm:RunInstances", VM);
    for actions in [r#""cvm:runinstances""#, r#""CVM:Run*""#, r#""cvm:run*""#] {
        assert_eq!(
            allows(actions, r#""*""#, &request),
            Outcome::Unknown,
            "{actions}"
        );
    }
    let request = Request::new("cos:GetObject", "*");
    let found = allows(r#""cos:getobject""#, r#""*""#, &request);
    assert_eq!(found, Outcome::ImplicitDeny);
    // A permission's number says nothing of its actions, and half an action is no action.
    let request = Request::new("cvm:RunInstances", VM);
    assert_eq!(
        allows(r#""permid/280649""#, r#""*""#, &request),
        Outcome::Unknown
    );
    let nameless = Request::new("RunInstances", VM);
    assert_eq!(
        allows(r#""cvm:RunInstances""#, r#""*""#, &nameless),
        Outcome::Unknown
    );
    assert_eq!(allows(r#""*""#, r#""*""#, &nameless), Outcome::Allowed);
}

#[test]
fn a_resource_is_compared_segment_by_segment() {
    let cases = [
        ("*", Outcome::Allowed),
        (
            "qcs::cvm:ap-guangzhou:uin/100:instance/ins-1",
            Outcome::Allowed,
        ),
        ("qcs::cvm:ap-guangzhou:uin/100:instance/*", Outcome::Allowed),
        ("qcs::cvm:ap-guangzhou:uin/100:*", Outcome::Allowed),
        ("qcs::*:*:*:*", Outcome::Allowed),
        ("qcs::cvm:ap-*:uin/*:instance/ins-*", Outcome::Allowed),
        // An empty region is every region, an empty account the policy's own.
        ("qcs::cvm:::instance/ins-1", Outcome::Allowed),
        ("qcs::cvm::uin/100:*", Outcome::Allowed),
        ("qcs::cvm:ap-shanghai::*", Outcome::ImplicitDeny),
        ("qcs::cvm::uin/101:*", Outcome::ImplicitDeny),
        ("qcs::cbs::uin/100:*", Outcome::ImplicitDeny),
        ("qcs::cvm:::volume/*", Outcome::ImplicitDeny),
        ("qcs::cvm:::instance/ins-11", Outcome::ImplicitDeny),
        ("qcs::cvm:::ins-1", Outcome::ImplicitDeny),
    ];
    for (resource, expected) in cases {
        let found = allows(
            r#""cvm:*""#,
            &format!("{resource:?}"),
            &Request::new("cvm:Run", VM),
        );
        assert_eq!(found, expected, "{resource}");
    }
}

#[test]
fn an_old_project_in_a_request_is_passed_over() {
    let request = Request::new(
        "cvm:Run",
        "qcs:id/0:cvm:ap-guangzhou:uin/100:instance/ins-1",
    );
    let found = allows(r#""cvm:*""#, r#""qcs::cvm:::instance/*""#, &request);
    assert_eq!(found, Outcome::Allowed);
}

#[test]
fn an_action_without_a_resource_needs_all_resources() {
    let request = Request::new("cvm:DescribeZones", "*");
    assert_eq!(allows(r#""cvm:*""#, r#""*""#, &request), Outcome::Allowed);
    let of = |resource: &str| allows(r#""cvm:*""#, &format!("{resource:?}"), &request);
    // The account may be the one of whoever asks.
    assert_eq!(of("qcs::cvm::uin/100:*"), Outcome::Unknown);
    assert_eq!(of("qcs::cvm::uin/100:instance/i"), Outcome::ImplicitDeny);
    assert_eq!(of("qcs::cvm:::instance/*"), Outcome::ImplicitDeny);
    // A pattern of all resources is neither `*` nor a resource.
    assert_eq!(of("qcs::cvm:*:*:*"), Outcome::Unknown);
}

#[test]
fn a_resource_in_another_form_is_not_guessed_at() {
    let request = Request::new("cvm:Run", "ins-1");
    assert_eq!(
        allows(r#""cvm:*""#, r#""qcs::cvm:::instance/ins-1""#, &request),
        Outcome::Unknown
    );
    assert_eq!(allows(r#""cvm:*""#, r#""*""#, &request), Outcome::Allowed);
}

#[test]
fn an_empty_account_is_known_only_with_the_policys_owner() {
    let text =
        super::tencent(r#"{"effect":"allow","action":"cvm:*","resource":"qcs::cvm:::instance/*"}"#);
    let decide = |owners: &[&'static str], account: &str| {
        let source = PolicySource::new("", &text);
        let source = owners
            .iter()
            .fold(source, |source, owner| source.owned_by(owner));
        let policy = Compiled::of(&[source], &tencent::CAM).unwrap();
        let resource = format!("qcs::cvm:ap-beijing:{account}:instance/ins-1");
        policy.verdict(&Request::new("cvm:Run", &resource)).outcome
    };
    assert_eq!(decide(&[], "uin/1"), Outcome::Unknown);
    assert_eq!(decide(&[], ""), Outcome::Allowed);
    assert_eq!(decide(&["uin/1"], "uin/1"), Outcome::Allowed);
    assert_eq!(decide(&["uin/1"], "uin/2"), Outcome::ImplicitDeny);
    // An account's other name (COS names it so) may be the same account's.
    assert_eq!(decide(&["uin/1"], "uid/125"), Outcome::Unknown);
    assert_eq!(decide(&["uin/1", "uid/125"], "uid/125"), Outcome::Allowed);
    assert_eq!(
        decide(&["uin/1", "uid/125"], "uid/126"),
        Outcome::ImplicitDeny
    );
}

#[test]
fn a_request_may_leave_out_the_policys_own_account() {
    let own = Request::new("cvm:Run", "qcs::cvm:ap-beijing::instance/ins-1");
    let of = |account: &str| {
        allows(
            r#""cvm:*""#,
            &format!(r#""qcs::cvm::{account}:instance/*""#),
            &own,
        )
    };
    assert_eq!(of("uin/100"), Outcome::Allowed);
    assert_eq!(of("uin/*"), Outcome::Allowed);
    assert_eq!(of("uin/101"), Outcome::ImplicitDeny);
    assert_eq!(of("uid/125"), Outcome::Unknown);
    assert_eq!(of("*"), Outcome::Allowed);
}

#[test]
fn variables_stand_in_the_last_segment_but_not_in_cos() {
    let own = |service: &str| {
        let text = super::tencent(&format!(
            r#"{{"effect":"allow","action":"{service}:*","resource":"qcs::{service}::uin/100:user/${{uin}}/*"}}"#
        ));
        let resource = format!("qcs::{service}:ap-beijing:uin/100:user/7/a");
        let request = super::request(&format!("{service}:Get"), &resource, &[("uin", &["7"])]);
        super::outcome(&text, &tencent::CAM, &request)
    };
    assert_eq!(own("cvm"), Outcome::Allowed);
    assert_eq!(own("cos"), Outcome::ImplicitDeny);
    // The bucket before the path may hold one (598/10607).
    let text = super::tencent(
        r#"{"effect":"allow","action":"cos:*","resource":"qcs::cos::uid/7:home-${app_id}/${uin}/*"}"#,
    );
    let decide = |name: &str| {
        let resource = format!("qcs::cos:ap-beijing:uid/7:{name}");
        let request = super::request(
            "cos:GetObject",
            &resource,
            &[("app_id", &["7"]), ("uin", &["1"])],
        );
        super::outcome(&text, &tencent::CAM, &request)
    };
    assert_eq!(decide("home-7/${uin}/a"), Outcome::Allowed);
    assert_ne!(decide("home-7/1/a"), Outcome::Allowed);
}

fn aws(statement: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{{{statement}}}]}}"#)
}

#[test]
fn a_negated_list_is_all_but_what_it_holds() {
    let cases: &[(&str, &str, &str, Outcome)] = &[
        (
            r#""Effect":"Allow","NotAction":["iam:*","s3:Put*"],"Resource":"*""#,
            "S3:getobject",
            "arn:aws:s3:::a/b",
            Outcome::Allowed,
        ),
        (
            r#""Effect":"Allow","NotAction":["iam:*","s3:Put*"],"Resource":"*""#,
            "s3:PUTobject",
            "arn:aws:s3:::a/b",
            Outcome::ImplicitDeny,
        ),
        (
            r#""Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::secret/*""#,
            "s3:GetObject",
            "arn:aws:s3:::open/a",
            Outcome::Allowed,
        ),
        (
            r#""Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::secret/*""#,
            "s3:GetObject",
            "arn:aws:s3:::secret/a",
            Outcome::ImplicitDeny,
        ),
        (
            r#""Effect":"Allow","NotAction":"iam:*","NotResource":["arn:aws:s3:::a?/*"]"#,
            "s3:GetObject",
            "arn:aws:s3:::ab/c",
            Outcome::ImplicitDeny,
        ),
        (
            r#""Effect":"Allow","Action":"s3:Get?bject","Resource":"arn:aws:s3:::*""#,
            "s3:GetObject",
            "arn:aws:s3:::ab/c",
            Outcome::Allowed,
        ),
        // A wildcard reaches no further than its segment, and an empty one is empty.
        (
            r#""Effect":"Allow","Action":"ec2:*","Resource":"arn:aws:ec2:::*""#,
            "ec2:Run",
            "arn:aws:ec2:us-east-1:1:instance/i",
            Outcome::ImplicitDeny,
        ),
    ];
    for (statement, action, resource, expected) in cases {
        let found = super::outcome(&aws(statement), &AWS, &Request::new(action, resource));
        assert_eq!(found, *expected, "{statement}");
    }
    let huawei = r#"{"Version":"5.0","Statement":[{"Effect":"Deny","NotAction":["iam:*:get*"],"NotResource":["obs:*:*:bucket:open"]},
        {"Effect":"Allow","Action":["*"]}]}"#;
    let decide =
        |action, resource| super::outcome(huawei, &huawei::V5_0, &Request::new(action, resource));
    assert_eq!(
        decide("obs:bucket:list", "obs:r:a:bucket:open"),
        Outcome::Allowed
    );
    assert_eq!(
        decide("obs:bucket:list", "obs:r:a:bucket:shut"),
        Outcome::ExplicitDeny
    );
    assert_eq!(
        decide("iam:users:getUser", "iam::a:user:1"),
        Outcome::Allowed
    );
}

#[test]
fn secmasters_example_reviews_the_playbooks_of_one_workspace() {
    let text = r#"{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["secmaster:playbook:approve"],
        "Resource":["secmaster:*:*:playbook:7430b8e4-be12-4bd4-80f7-1aa02123551c/*"]}]}"#;
    let decide =
        |action, resource| super::outcome(text, &huawei::V1_1, &Request::new(action, resource));
    let playbook = "secmaster:cn-north-4:d1:playbook:7430b8e4-be12-4bd4-80f7-1aa02123551c/p1";
    assert_eq!(
        decide("secmaster:playbook:approve", playbook),
        Outcome::Allowed
    );
    assert_eq!(
        decide("secmaster:playbook:delete", playbook),
        Outcome::ImplicitDeny
    );
    for other in [
        "secmaster:cn-north-4:d1:playbook:11111111-be12-4bd4-80f7-1aa02123551c/p1",
        "secmaster:cn-north-4:d1:workflow:7430b8e4-be12-4bd4-80f7-1aa02123551c/p1",
        "obs:cn-north-4:d1:playbook:7430b8e4-be12-4bd4-80f7-1aa02123551c/p1",
    ] {
        assert_eq!(
            decide("secmaster:playbook:approve", other),
            Outcome::ImplicitDeny,
            "{other}"
        );
    }
}

#[test]
fn huaweis_segments_are_its_own() {
    let policy = |resource: &str| {
        format!(
            r#"{{"Version":"5.0","Statement":[{{"Effect":"Allow","Action":["obs:bucket:list"],"Resource":["{resource}"]}}]}}"#
        )
    };
    let decide = |resource, profile: &'static Profile| {
        let request = Request::new("obs:bucket:list", "obs:r1:a1:bucket:b1");
        super::outcome(&policy(resource), profile, &request)
    };
    // Pages of OBS write it in capitals, and they work.
    assert_eq!(decide("OBS:*:*:bucket:b1", &huawei::V5_0), Outcome::Allowed);
    assert_eq!(decide("obs:*:*:bucket:b?", &huawei::V5_0), Outcome::Allowed);
    assert_eq!(
        decide("obs:*:*:object:*", &huawei::V5_0),
        Outcome::ImplicitDeny
    );
    // What an empty region or account means, its pages do not say.
    assert_eq!(decide("obs:::bucket:b1", &huawei::V5_0), Outcome::Unknown);
}

#[test]
fn principals_are_asked_where_the_policy_names_them() {
    let text = super::tencent(
        r#"{"effect":"allow","principal":{"qcs":["qcs::cam::uin/1:uin/2"],"service":"scf.qcloud.com"},"action":"sts:AssumeRole"}"#,
    );
    let decide = |request: Request| super::outcome(&text, &tencent::CAM, &request);
    let ask = || Request::new("sts:AssumeRole", "*");
    assert_eq!(decide(ask()), Outcome::Unknown);
    assert_eq!(
        decide(ask().principal("qcs", "qcs::cam::uin/1:uin/2")),
        Outcome::Allowed
    );
    assert_eq!(
        decide(ask().principal("qcs", "qcs::cam::uin/1:uin/3")),
        Outcome::ImplicitDeny
    );
    assert_eq!(
        decide(ask().principal("service", "scf.qcloud.com")),
        Outcome::Allowed
    );
    assert_eq!(
        decide(ask().principal("federated", "scf.qcloud.com")),
        Outcome::ImplicitDeny
    );
    // Everybody of one kind is nobody of another.
    let users =
        super::tencent(r#"{"effect":"allow","principal":{"qcs":"*"},"action":"sts:AssumeRole"}"#);
    let decide = |kind| super::outcome(&users, &tencent::CAM, &ask().principal(kind, "x"));
    assert_eq!(
        (decide("qcs"), decide("service")),
        (Outcome::Allowed, Outcome::ImplicitDeny)
    );
    let whole = r#"{"version":"2.0","principal":"*","statement":[{"effect":"allow","action":"cos:Get*","resource":"*"}]}"#;
    let request = Request::new("cos:GetObject", "*");
    assert_eq!(
        super::outcome(whole, &tencent::CAM, &request),
        Outcome::Allowed
    );
}

#[test]
fn each_of_navers_targets_has_its_service_actions_and_resources() {
    let text = r#"{"permissions":[
        {"effect":"Allow","targets":[
            {"product":"Server","actions":["View*","Change/startServer"],"resourceNrns":["nrn:PUB:Server:KR:100:Server/*"]},
            {"product":"Single Sign-On","actions":["View/getUserList"],"resourceNrns":["*"]}]},
        {"effect":"Deny","targets":[{"product":"Server","actions":["*"],"resourceNrns":["nrn:PUB:Server:KR:100:Server/2"]}],
         "condition":{"StringNotEquals":{"ncp:resourceTag":["team:red"]}}}]}"#;
    let decide = |action, resource| {
        let tags: &[(&str, &[&str])] = &[("ncp:resourceTag", &["team:blue"])];
        super::outcome(
            text,
            &naver::USER_POLICY,
            &super::request(action, resource, tags),
        )
    };
    let server = "nrn:PUB:Server:KR:100:Server/1";
    let cases = [
        ("Server:View/getServerList", server, Outcome::Allowed),
        ("Server:view/GETServerList", server, Outcome::Allowed),
        ("Server:Change/startServer", server, Outcome::Allowed),
        ("Server:Change/stopServer", server, Outcome::ImplicitDeny),
        // The other target's actions, or its resources, do not come along.
        (
            "Single Sign-On:View/getServerList",
            server,
            Outcome::ImplicitDeny,
        ),
        ("Server:View/getUserList", "*", Outcome::ImplicitDeny),
        ("Single Sign-On:View/getUserList", "*", Outcome::Allowed),
        (
            "Server:Change/startServer",
            "nrn:PUB:Server:KR:100:Server/2",
            Outcome::ExplicitDeny,
        ),
        (
            "Server:Change/startServer",
            "nrn:PUB:Server:JP:100:Server/2",
            Outcome::ImplicitDeny,
        ),
    ];
    for (action, resource, expected) in cases {
        assert_eq!(decide(action, resource), expected, "{action} on {resource}");
    }
}

#[test]
fn what_stands_for_all_of_a_service_is_or_is_not_all() {
    // NAVER keeps `*` as this, and languages that want `*` say so; Huawei's pages do not.
    let naver = r#"{"permissions":[{"effect":"Allow","targets":[{"product":"Server","actions":["View*"],
        "resourceNrns":["nrn:*:Server:*::*"]}]}]}"#;
    let request = Request::new("Server:View/getServerList", "*");
    assert_eq!(
        super::outcome(naver, &naver::USER_POLICY, &request),
        Outcome::Allowed
    );
    let huawei = |resource: &str| {
        let text = format!(
            r#"{{"Version":"5.0","Statement":[{{"Effect":"Allow","Action":["ecs:servers:list"],"Resource":["{resource}"]}}]}}"#
        );
        let policy = super::compiled(&text, &huawei::V5_0);
        policy.decide(&Request::new("ecs:servers:list", "*"))
    };
    let open = huawei("ecs:*:*:*:*");
    assert_eq!(
        (open.outcome, open.unsure),
        (Outcome::Unknown, vec![Unsure::Resource])
    );
    assert_eq!(huawei("ecs:*:*:server:*").outcome, Outcome::ImplicitDeny);
    let aws = aws(r#""Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:*:*:*""#);
    let request = Request::new("s3:ListAllMyBuckets", "*");
    assert_eq!(super::outcome(&aws, &AWS, &request), Outcome::ImplicitDeny);
}
