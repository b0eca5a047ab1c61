//! NAVER Cloud: what the pages of Sub Account say of its policies, and the related actions.

use charter_policy::naver::{SSO, USER_POLICY};
use charter_policy::{Catalog, Code, check, check_with, english, text};

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
fn what_is_a_list_for_the_api_is_written_as_one() {
    let target = r#"{"product":"Server","actions":["View*"],"resourceNrns":["*"]}"#;
    let whole = policy(&format!(r#"{{"effect":"Allow","targets":[{target}]}}"#));
    let cases = [
        whole.replace(r#"["View*"]"#, r#""View*""#),
        whole.replace(r#"["*"]"#, r#""*""#),
        whole.replace(&format!("[{target}]"), target),
        whole
            .replacen(":[{\"effect", ":{\"effect", 1)
            .replace("}]}]}", "}]}}"),
    ];
    for text in cases {
        let found = check(&text, &USER_POLICY);
        let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::ElementType], "{text}");
        let fix = found[0].fix.as_ref().expect("a repair");
        let mended = text::apply(&text, &fix.edits).expect("edits of this text");
        assert_eq!(mended, whole);
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
            Code::ConditionKeyCase,
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

#[test]
fn an_action_is_held_against_the_list_of_its_targets_service() {
    let list = "charter-catalog 1\nSSO\tcomplete\nChange/deleteUser\td\nView/getUserList\td\n";
    let catalog = Catalog::empty().with_service(list).expect("a list");
    let cases = [
        ("SSO", "View/getUserLst", Some("View/getUserList")),
        ("SSO", "View/getNothing", Some("")),
        ("SSO", "View/getNo*", Some("")),
        ("SSO", "view/GETUSERLIST", None),
        ("SSO", "View*", None),
        ("Server", "View/getUserLst", None),
    ];
    for (service, action, meant) in cases {
        let text = allow(service, &format!("\"{action}\""), r#""*""#);
        let found = check_with(&text, &USER_POLICY, &catalog);
        let found = found.iter().find(|it| it.code == Code::ActionUnknown);
        assert_eq!(found.map(|it| it.param(1)), meant, "{action} of {service}");
        assert_eq!(
            found.map(|it| &text[it.range.clone()]),
            meant.map(|_| action)
        );
    }
}

#[test]
fn an_action_is_held_against_the_types_of_its_targets_resources() {
    let list = "charter-catalog 1\nSSO\tcomplete\n=Group/\t{id}\t\tid\n=User/\t{id}\t\tid\nChange/addUserToGroup\td\t0 1\nChange/deleteUser\td\t1\nView/getUserList\td\n";
    let catalog = Catalog::empty().with_service(list).expect("a list");
    let cases = [
        ("Change/deleteUser", "nrn:PUB:SSO::1:User/7", false),
        ("change/deleteUser", "nrn:PUB:SSO::1:Group/7", true),
        ("Change/deleteUser", "nrn:PUB:SSO::1:*", false),
        ("Change/deleteUser", "nrn:PUB:Server:KR:1:User/7", true),
        ("Change/addUserToGroup", "nrn:PUB:SSO::1:Group/7", false),
        ("View/getUserList", "nrn:PUB:SSO::1:Group/7", false),
    ];
    for (action, resource, never) in cases {
        let text = allow("SSO", &format!("\"{action}\""), &format!("\"{resource}\""));
        let found = check_with(&text, &USER_POLICY, &catalog);
        let found = found.iter().any(|it| it.code == Code::ActionResource);
        assert_eq!(found, never, "{action} on {resource}");
    }
}

/// The finding on related actions in a text, and the text after its repair.
fn related(text: &str) -> Option<(String, Option<String>)> {
    let found = check(text, &USER_POLICY);
    let found = found
        .iter()
        .find(|finding| finding.code == Code::RelatedActionMissing)?;
    let mended = found
        .fix
        .as_ref()
        .map(|fix| text::apply(text, &fix.edits).expect("edits of this text"));
    Some((english::message(found), mended))
}

fn is_related_missing(text: &str) -> bool {
    related(text).is_some()
}

#[test]
fn a_change_without_what_it_needs_is_mended_beside_it() {
    let text = allow("SSO", r#""Change/deleteUser","View/getUserList""#, r#""*""#);
    let (message, mended) = related(&text).expect("a finding");
    assert_eq!(
        message,
        "“Change/deleteUser” can’t work without View/getUserDetail."
    );
    let expected = allow(
        "SSO",
        r#""Change/deleteUser", "View/getUserDetail","View/getUserList""#,
        r#""*""#,
    );
    assert_eq!(mended.as_deref(), Some(expected.as_str()));
    assert!(!is_related_missing(&expected));
}

#[test]
fn on_particular_resources_what_is_missing_gets_a_target_of_its_own() {
    let text = allow(
        "SSO",
        r#""change/deleteGroup""#,
        r#""nrn:PUB:SSO::1:Group/7""#,
    );
    let (message, mended) = related(&text).expect("a finding");
    assert_eq!(
        message,
        "“change/deleteGroup” can’t work without View/getGroupList, View/getGroupDetail."
    );
    let mended = mended.expect("a repair");
    let added = r#", {"product": "SSO", "actions": ["View/getGroupList", "View/getGroupDetail"], "resourceNrns": ["*"]}]"#;
    assert!(mended.contains(added), "{mended}");
    assert_found(&mended, &USER_POLICY, &[]);
}

#[test]
fn what_is_granted_anywhere_in_the_policy_is_not_missing() {
    let first = r#"{"effect":"Allow","targets":[{"product":"SSO","actions":["Change/deleteUser"],"resourceNrns":["*"]}]}"#;
    let with = |second: &str| policy(&format!("{first},{second}"));
    let views = r#"{"effect":"Allow","targets":[{"product":"sso","actions":["VIEW/getUser*"],"resourceNrns":["*"]}]}"#;
    assert!(!is_related_missing(&with(views)));
    // Whether a condition holds is not known here.
    let conditional = views.replace(
        "]}]}",
        r#"]}],"condition":{"StringEquals":{"ncp:principalId":["a"]}}}"#,
    );
    assert!(!is_related_missing(&with(&conditional)));
    let denied = views.replace("Allow", "Deny");
    let (_, mended) = related(&with(&format!("{views},{denied}"))).expect("a finding");
    assert_eq!(mended, None, "allowing mends nothing that is denied");
    let elsewhere = views.replace("sso", "Server");
    assert!(is_related_missing(&with(&elsewhere)));
}

#[test]
fn an_action_that_stands_twice_is_missing_something_where_neither_row_works() {
    let views = r#""View/get*""#;
    for action in ["Change/addUserToGroup", "Change/removeUserFromGroup"] {
        let granted =
            |more: &str, on: &str| allow("SSO", &format!(r#"{views},"{action}"{more}"#), on);
        let all = r#""*""#;
        assert!(is_related_missing(&granted("", all)));
        assert!(!is_related_missing(&granted(
            r#","Change/updateUser""#,
            all
        )));
        assert!(!is_related_missing(&granted(
            r#","Change/updateGroup""#,
            all
        )));
        // On groups alone, the row for users does not count.
        let target = |actions: &str, on: &str| {
            format!(r#"{{"product":"SSO","actions":[{actions}],"resourceNrns":["{on}"]}}"#)
        };
        for (update, missing) in [("User", true), ("Group", false)] {
            let rest = target(&format!(r#"{views},"Change/update{update}""#), "*");
            let own = target(&format!("\"{action}\""), "nrn:PUB:SSO::1:Group/*");
            let text = policy(&format!(r#"{{"effect":"Allow","targets":[{rest},{own}]}}"#));
            assert_eq!(is_related_missing(&text), missing, "{action} with {update}");
        }
    }
}

#[test]
fn all_changes_without_a_view_are_one_finding() {
    let text = allow("SSO", r#""Change*""#, r#""*""#);
    let (message, mended) = related(&text).expect("a finding");
    assert!(message.contains("… (+"), "{message}");
    assert!(!is_related_missing(&mended.expect("a repair")));
    assert!(!is_related_missing(&allow("SSO", r#""*""#, r#""*""#)));
    assert!(!is_related_missing(&allow(
        "SSO",
        r#""View/getUserDetail""#,
        r#""*""#
    )));
}

#[test]
fn every_change_alone_lacks_what_its_row_names() {
    for row in SSO.rows() {
        let text = allow("SSO", &format!("\"{}\"", row.action), r#""*""#);
        let needs = row.action.name().starts_with("Change/") && !row.related.is_empty();
        assert_eq!(is_related_missing(&text), needs, "{}", row.action);
    }
}
