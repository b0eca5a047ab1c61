//! NAVER Cloud: what the pages of Sub Account say of its policies.

use charter_policy::Code;
use charter_policy::naver::USER_POLICY;

use super::assert_found;

fn policy(permission: &str) -> String {
    format!(r#"{{"permissions":[{permission}]}}"#)
}

fn allow(product: &str, actions: &str, resources: &str) -> String {
    policy(&format!(
        r#"{{"effect":"Allow","targets":[{{"product":"{product}","actions":[{actions}],"resourceNrns":[{resources}]}}]}}"#
    ))
}

fn resource(name: &str) -> String {
    allow("Server", r#""View*""#, &format!("\"{name}\""))
}

fn condition(condition: &str) -> String {
    policy(&format!(
        r#"{{"effect":"Allow","targets":[{{"product":"Server","actions":["View*"],"resourceNrns":["*"]}}],"condition":{{{condition}}}}}"#
    ))
}

#[test]
fn the_words_of_the_apis_page_are_actions() {
    for actions in [
        r#""View/getServerInstanceList""#,
        r#""view/getServerInstanceList""#,
        r#""View*""#,
        r#""Change*""#,
        r#""View/get*","Change/stop*""#,
    ] {
        assert_found(&allow("Server", actions, r#""*""#), &USER_POLICY, &[]);
    }
    let wrong = [
        "getServerInstanceList",
        "View:getServerInstanceList",
        "Read/getServerInstanceList",
        "View/",
        "View/get*List",
    ];
    for action in wrong {
        let text = allow("Server", &format!("\"{action}\""), r#""*""#);
        assert_found(&text, &USER_POLICY, &[(Code::ActionMalformed, action)]);
    }
}

#[test]
fn resources_are_names_of_six_fields() {
    for name in [
        "nrn:PUB:Server:KR:2942:Serverimage/7449",
        "nrn:GOV:Server:KR:2942:Server/*",
        "nrn::Server::2942:Server/1",
        "nrn:*:Server:*::*",
        "nrn:PUB:ResourceManager::2942:group/3125/abc",
        // A service and a region that are not known here.
        "nrn:PUB:SomethingNew:XYZ:2942:Thing/1",
    ] {
        assert_found(&resource(name), &USER_POLICY, &[]);
    }
    let wrong: &[(&str, Code, &str)] = &[
        (
            "nrn:PUB:Server:KR:2942",
            Code::ResourceSegments,
            "nrn:PUB:Server:KR:2942",
        ),
        (
            "arn:PUB:Server:KR:2942:Server/1",
            Code::ResourcePrefix,
            "arn",
        ),
        (
            "nrn:pub:Server:KR:2942:Server/1",
            Code::ResourceDomain,
            "pub",
        ),
        (
            "nrn:PUB:server:KR:2942:Server/1",
            Code::ResourceServiceCase,
            "server",
        ),
        (
            "nrn:PUB:Sever:KR:2942:Server/1",
            Code::ResourceService,
            "Sever",
        ),
        (
            "nrn:PUB:Server:kr:2942:Server/1",
            Code::ResourceRegion,
            "kr",
        ),
        (
            "nrn:PUB:Server:KR:uin/1:Server/1",
            Code::ResourceAccount,
            "uin/1",
        ),
        (
            "nrn:PUB:Server:KR:{memberNo}:Server/1",
            Code::Placeholder,
            "{memberNo}",
        ),
    ];
    for (name, code, at) in wrong {
        assert_found(&resource(name), &USER_POLICY, &[(*code, at)]);
    }
}

#[test]
fn a_target_names_its_service_and_lists_what_it_is_about() {
    let whole = r#""product":"Server","actions":["View*"],"resourceNrns":["*"]"#;
    let of = |target: &str| policy(&format!(r#"{{"effect":"Allow","targets":[{{{target}}}]}}"#));
    assert_found(&of(whole), &USER_POLICY, &[]);
    let cases: &[(&str, &[(Code, &str)])] = &[
        (
            r#""actions":["View*"],"resourceNrns":["*"]"#,
            &[(Code::ElementMissing, "{")],
        ),
        (
            r#""product":"Server","resourceNrns":["*"]"#,
            &[(Code::ActionMissing, "{")],
        ),
        (
            r#""product":"Server","actions":["View*"]"#,
            &[(Code::ResourceMissing, "{")],
        ),
        (
            r#""prodcut":"Server","actions":["View*"],"resourceNrns":["*"]"#,
            &[(Code::ElementUnknown, "\"prodcut\"")],
        ),
        (
            r#""product":["Server"],"actions":["View*"],"resourceNrns":["*"]"#,
            &[(Code::ElementType, "[\"Server\"]")],
        ),
        (
            r#""product":"Sever","actions":["View*"],"resourceNrns":["*"]"#,
            &[(Code::ActionServiceUnknown, "Sever")],
        ),
        (
            r#""product":"*","actions":["View*"],"resourceNrns":["*"]"#,
            &[(Code::ActionWildcardService, "*")],
        ),
    ];
    for (target, expected) in cases {
        assert_found(&of(target), &USER_POLICY, expected);
    }
}

#[test]
fn a_permission_has_targets_and_an_effect() {
    let target = r#"{"product":"Server","actions":["View*"],"resourceNrns":["*"]}"#;
    let cases: &[(String, &[(Code, &str)])] = &[
        (
            r#"{"effect":"Allow"}"#.to_owned(),
            &[(Code::ElementMissing, "{")],
        ),
        (
            r#"{"effect":"Allow","targets":[]}"#.to_owned(),
            &[(Code::EmptyList, "[]")],
        ),
        (
            r#"{"effect":"Allow","targets":["Server"]}"#.to_owned(),
            &[(Code::ElementType, "\"Server\"")],
        ),
        (
            format!(r#"{{"targets":[{target}]}}"#),
            &[(Code::EffectMissing, "{")],
        ),
        (
            format!(r#"{{"effect":"allow","targets":[{target}]}}"#),
            &[(Code::EffectInvalid, "allow")],
        ),
        (format!(r#"{{"effect":"Deny","targets":[{target}]}}"#), &[]),
        (
            format!(r#"{{"effect":"Allow","Targets":[{target}]}}"#),
            &[(Code::ElementUnknown, "\"Targets\"")],
        ),
    ];
    for (permission, expected) in cases {
        assert_found(&policy(permission), &USER_POLICY, expected);
    }
}

#[test]
fn every_action_of_one_service_is_not_every_action() {
    assert_found(
        &allow("Server", r#""*""#, r#""*""#),
        &USER_POLICY,
        &[(Code::AllowService, "*")],
    );
    assert_found(
        &allow("*", r#""*""#, r#""*""#),
        &USER_POLICY,
        &[(Code::ActionWildcardService, "*"), (Code::AllowAll, "*")],
    );
}

#[test]
fn conditions_of_the_guide_are_known() {
    for right in [
        r#""StringEquals":{"ncp:resourceTag":["env:dev"]}"#,
        r#""StringEquals":{"ncp:resourceTag/env":"dev"}"#,
        r#""StringNotLikeIfExists":{"ncp:principalName":["guest-*"]}"#,
        r#""Null":{"ncp:resourceTag/owner":"false"}"#,
        r#""StringEquals":{"ncp:resourceTag/owner":["${ncp:principalId}"]}"#,
        r#""StringEquals":{"ncp:resourceTag/owner":["${ncp:resourceTag/team}"]}"#,
    ] {
        assert_found(&condition(right), &USER_POLICY, &[]);
    }
    let wrong: &[(&str, Code, &str)] = &[
        (
            r#""StringEqual":{"ncp:principalId":["a"]}"#,
            Code::OperatorUnknown,
            "StringEqual",
        ),
        (
            r#""NullIfExists":{"ncp:principalId":["true"]}"#,
            Code::OperatorIfExist,
            "NullIfExists",
        ),
        (
            r#""StringEquals":{"ncp:principalID":["a"]}"#,
            Code::ConditionKeyUnknown,
            "ncp:principalID",
        ),
        (
            r#""StringEquals":{"ncp: principalId":["a"]}"#,
            Code::ConditionKeySpace,
            " ",
        ),
        (
            r#""StringEquals":{"ncp:resourceTag":["dev"]}"#,
            Code::ValueNotTag,
            "dev",
        ),
        (
            r#""StringEquals":{"ncp:principalName":["ops-*"]}"#,
            Code::WildcardWithoutLike,
            "*",
        ),
        (
            r#""StringEquals":{"ncp:principalName":["${ncp:principal}"]}"#,
            Code::VariableUnknown,
            "${ncp:principal}",
        ),
        (
            r#""StringEquals":{"ncp:principalName":["${ncp:principalId"]}"#,
            Code::VariableMalformed,
            "${ncp:principalId",
        ),
    ];
    for (wrong, code, at) in wrong {
        assert_found(&condition(wrong), &USER_POLICY, &[(*code, at)]);
    }
}
