//! Variables, and what templates leave of them.

use charter_policy::huawei::{V1_1, V5_0};
use charter_policy::naver::USER_POLICY;
use charter_policy::tencent::CAM;
use charter_policy::{Code, check, english};

use super::{found, huawei, mended, on, only, under};

/// A resource of CMQ with that end.
fn queue(end: &str) -> String {
    on(
        "cmqqueue:*",
        &format!("qcs::cmqqueue::uin/1:queueName/{end}"),
    )
}

#[test]
fn a_variable_is_read_as_a_whole_and_the_nearest_is_named() {
    // What is written, what is meant (nothing where nothing is near).
    for (written, meant) in [
        ("${qcs:uin}", "uin"),
        ("${aws:uin}", "uin"),
        ("${qcs:owner_uin}", "owner_uin"),
        ("${ownerUin}", "owner_uin"),
        ("${OWNER_UIN}", "owner_uin"),
        ("${appid}", "app_id"),
        ("${user}", "qcs:user"),
        ("${something}", ""),
        ("${acs:something}", ""),
    ] {
        let text = queue(written);
        let finding = only(&text, &CAM, Code::VariableUnknown);
        assert_eq!(&text[finding.range.clone()], written);
        assert_eq!(finding.param(1), meant, "{written}");
        if !meant.is_empty() {
            let after = mended(&text, &finding);
            assert_eq!(after, queue(&format!("${{{meant}}}")));
            assert_eq!(found(&after, &CAM), []);
        }
        let text = under(&format!(
            r#"{{"string_equal": {{"vpc:vpc": "{written}"}}}}"#
        ));
        assert_eq!(found(&text, &CAM), [(Code::VariableUnknown, written)]);
    }
    let text = queue("${qcs:uin}");
    let finding = only(&text, &CAM, Code::VariableUnknown);
    let expected = "No variable “qcs:uin” is known. Did you mean “uin”?";
    assert_eq!(english::message(&finding), expected);
    assert_eq!(found(&queue("a/${qcs:user}/${uin}"), &CAM), []);
}

#[test]
fn a_brace_that_is_not_closed_is_no_variable() {
    for (end, written) in [
        ("${uin", "${uin"),
        ("${uin/*", "${uin"),
        ("${qcs:uin/*", "${qcs"),
        ("${uin/${owner_uin}", "${uin"),
        ("${}", "${}"),
    ] {
        let text = queue(end);
        assert_eq!(found(&text, &CAM), [(Code::VariableMalformed, written)]);
    }
}

#[test]
fn variables_are_not_replaced_in_the_paths_of_cos() {
    let cos = |name: &str| {
        on(
            "cos:GetObject",
            &format!("qcs::cos:ap-beijing:uid/1250000000:{name}"),
        )
    };
    for (name, misplaced) in [
        ("home-1250000000/${uin}/*", &["${uin}"][..]),
        ("home-1250000000/a/${owner_uin}.txt", &["${owner_uin}"]),
        ("b-1250000000/${uin}/${app_id}", &["${uin}", "${app_id}"]),
        ("prefix//1250000000/home/${uin}/*", &["${uin}"]),
        ("prefix/home/${uin}", &["${uin}"]),
        // The page speaks of the path, not of the bucket.
        ("home-${app_id}/a/*", &[]),
        ("prefix//${app_id}/home/*", &[]),
    ] {
        let expected: Vec<_> = misplaced
            .iter()
            .map(|at| (Code::VariableMisplaced, *at))
            .collect();
        assert_eq!(found(&cos(name), &CAM), expected, "{name}");
    }
    assert_eq!(found(&queue("uin/${uin}/*"), &CAM), []);
    let account = on("cvm:*", "qcs::cvm::uin/${owner_uin}:instance/*");
    assert_eq!(
        found(&account, &CAM),
        [(Code::VariableMisplaced, "uin/${owner_uin}")]
    );
}

#[test]
fn escapes_of_templates_are_not_left_in() {
    for (end, written, after) in [
        ("uin/$${uin}/*", "$${uin}", "uin/${uin}/*"),
        ("$${owner_uin}", "$${owner_uin}", "${owner_uin}"),
        ("%%{name}", "%%{name}", "%{name}"),
        ("a/%%{ if x }/b", "%%{ if x }", "a/%{ if x }/b"),
    ] {
        let text = queue(end);
        assert_eq!(found(&text, &CAM), [(Code::VariableEscaped, written)]);
        let finding = only(&text, &CAM, Code::VariableEscaped);
        assert_eq!(mended(&text, &finding), queue(after));
    }
    // In a condition, in other languages, and with a name that is none.
    let text = under(r#"{"string_equal": {"vpc:vpc": "$${uin}"}}"#);
    assert_eq!(found(&text, &CAM), [(Code::VariableEscaped, "$${uin}")]);
    let text = huawei(
        "1.1",
        r#""Effect": "Allow", "Action": ["obs:object:GetObject"], "Resource": ["obs:*:*:object:home/$${g:UserName}/*"]"#,
    );
    assert_eq!(
        found(&text, &V1_1),
        [(Code::VariableEscaped, "$${g:UserName}")]
    );
    let expected = [
        (Code::VariableEscaped, "$${var.queue}"),
        (Code::VariableUnknown, "${var.queue}"),
    ];
    assert_eq!(found(&queue("$${var.queue}"), &CAM), expected);
    // What is cheap stays cheap: a dollar sign of its own is none.
    assert_eq!(found(&queue("a$/${uin}"), &CAM), []);
}

#[test]
fn variables_of_huawei_have_defaults_and_are_in_any_case() {
    let object = |variable: &str| {
        format!(
            r#""Effect": "Allow", "Action": ["obs:object:GetObject"], "Resource": ["obs:*:*:object:home/{variable}/*"]"#
        )
    };
    for good in [
        "${g:UserName}",
        "${ g:username , 'Default_User_Name' }",
        "${g:USERNAME}",
        "${obs:prefix}",
        "${$}",
    ] {
        for (version, profile) in [("1.1", &V1_1), ("5.0", &V5_0)] {
            assert_eq!(
                found(&huawei(version, &object(good)), profile),
                [],
                "{good}"
            );
        }
    }
    // Signs that stand for themselves: 5.0 has more of them.
    assert_eq!(found(&huawei("5.0", &object("${*}${?}")), &V5_0), []);
    let text = huawei("1.1", &object("${*}"));
    assert_eq!(found(&text, &V1_1), [(Code::VariableUnknown, "${*}")]);
    for (bad, code) in [
        ("${g:UserName, nobody}", Code::VariableMalformed),
        ("${ }", Code::VariableMalformed),
        ("${g:User}", Code::VariableUnknown),
        ("${aws:username}", Code::VariableUnknown),
        ("${enter the name}", Code::Placeholder),
    ] {
        let text = huawei("5.0", &object(bad));
        assert_eq!(found(&text, &V5_0), [(code, bad)]);
    }
    let text = huawei("5.0", &object("${aws:username}"));
    assert_eq!(
        only(&text, &V5_0, Code::VariableUnknown).param(1),
        "g:UserName"
    );
    let naver = r#"{"permissions": [{"effect": "Allow", "targets": [{"product": "Server", "actions": ["View*"], "resourceNrns": ["nrn:PUB:Server:KR:123456:Server/${ncp:principalName}"]}]}]}"#;
    assert_eq!(check(naver, &USER_POLICY), []);
}
