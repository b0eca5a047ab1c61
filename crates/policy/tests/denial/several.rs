//! Logs with more than one denial: one is explained, and the others are named.

use charter_policy::denial::read;
use charter_policy::english;

const TENCENT: &str = "10:00:01 ERROR [TencentCloudSDKException] code:UnauthorizedOperation message:[request id:7bdd8c92-ab41-4e10-80e5-6b928a207420]you are not authorized to perform operation (cvm:StopInstances)\nresource (qcs:id/0:cvm:ap-guangzhou:uin/100000000001:instance/ins-1) has no permission";

/// The same for another request.
fn tencent(action: &str, resource: &str) -> String {
    TENCENT
        .replace("cvm:StopInstances", action)
        .replace("instance/ins-1", resource)
}

fn huawei(action: &str, resource: &str) -> String {
    format!(
        r#"{{"error_code": "PAP5.0006", "error_msg": "User: ops is not authorized to perform action {action} on resource {resource} because no identity-based policy allows the {action} action."}}"#
    )
}

fn cos(key: &str) -> String {
    format!(
        "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><Resource>b-1250000000.cos.ap-guangzhou.myqcloud.com/{key}</Resource><RequestId>NjI=</RequestId></Error>"
    )
}

/// What the text is first and foremost about, and what else it says was denied.
fn said(text: &str) -> (String, Vec<String>) {
    let denial = read(text);
    let resource = denial.resource.or(denial.resource_pattern);
    let first = [denial.action, resource].map(Option::unwrap_or_default);
    let others = denial.others.iter().map(english::other_denial);
    (first.join(" on "), others.collect())
}

#[test]
fn every_further_denial_is_named_once() {
    let stop = "cvm:StopInstances on qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1";
    let start = tencent("cvm:StartInstances", "instance/ins-2");
    let cases: &[(&str, Vec<String>, &str, &[&str])] = &[
        (
            "another action",
            vec![TENCENT.to_owned(), start.clone()],
            stop,
            &["cvm:StartInstances on qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-2"],
        ),
        (
            "another resource",
            vec![TENCENT.to_owned(), tencent("cvm:StopInstances", "instance/ins-9")],
            stop,
            &["cvm:StopInstances on qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-9"],
        ),
        (
            "tried again",
            vec![TENCENT.to_owned(), start.clone(), TENCENT.to_owned(), start],
            stop,
            &["cvm:StartInstances on qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-2"],
        ),
        (
            "without a resource",
            vec![
                "you are not authorized to perform operation (cls:DeleteTopic)".to_owned(),
                TENCENT.to_owned(),
            ],
            "cls:DeleteTopic on ",
            &[stop],
        ),
        (
            "masked",
            vec![
                TENCENT.to_owned(),
                tencent("cvm:Stop...", "instance/ins-2"),
                TENCENT.replace("100000000001", "1000******02"),
            ],
            stop,
            &[
                "qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-2",
                "cvm:StopInstances on qcs::cvm:ap-guangzhou::instance/ins-1",
            ],
        ),
        (
            "Huawei Cloud",
            vec![
                huawei("ecs:cloudServers:get", "ecs:cn-north-4:0123:instance:i-1"),
                huawei("vpc:vpcs:create", "vpc:cn-north-4:0123:vpc:*"),
                r#"{"error_msg":"Policy doesn't allow evs:volumes:list to be performed.","error_code":"EVS.5000"}"#.to_owned(),
            ],
            "ecs:cloudServers:get on ecs:cn-north-4:0123:instance:i-1",
            &[
                "vpc:vpcs:create on vpc:cn-north-4:0123:vpc:*",
                "evs:volumes:list",
            ],
        ),
        (
            "objects of a bucket",
            vec![cos("a.txt"), cos("b.txt"), cos("a.txt")],
            " on qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/a.txt",
            &["qcs::cos:ap-guangzhou:uid/1250000000:b-1250000000/b.txt"],
        ),
        (
            "boxes of the console",
            vec![
                "操作：cvm:StopInstances\n资源：qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1".to_owned(),
                "操作：cls:DeleteTopic\n资源：qcs::cls:ap-guangzhou:uin/100000000001:topic/t-1".to_owned(),
            ],
            stop,
            &["cls:DeleteTopic on qcs::cls:ap-guangzhou:uin/100000000001:topic/t-1"],
        ),
        ("one", vec![TENCENT.to_owned()], stop, &[]),
    ];
    for (name, texts, first, others) in cases {
        let found = said(&texts.join("\n"));
        let named: Vec<&str> = found.1.iter().map(String::as_str).collect();
        assert_eq!(
            (found.0.as_str(), named.as_slice()),
            (*first, *others),
            "{name}"
        );
    }
}

#[test]
fn the_resource_of_another_denial_is_not_that_of_the_first() {
    let denial = read(&format!(
        "you are not authorized to perform operation (cls:DeleteTopic)\n{TENCENT}"
    ));
    assert_eq!(denial.action.as_deref(), Some("cls:DeleteTopic"));
    assert_eq!(denial.resource, None);
}

#[test]
fn where_several_actions_are_mentioned_none_is_taken_for_the_denied_one() {
    let denial =
        read("Permission denied: needs cvm:StopInstances, cvm:RunInstances or cvm:StopInstances");
    let others = denial.others.iter().map(english::other_denial);
    assert_eq!(denial.action, None);
    assert_eq!(
        others.collect::<Vec<_>>(),
        ["cvm:StopInstances", "cvm:RunInstances"]
    );
}

#[test]
fn of_a_text_that_is_no_missing_permission_nothing_else_is_said() {
    for text in [
        "AuthFailure.SignatureFailure: cvm:StopInstances, cvm:RunInstances",
        "An error occurred (AccessDenied): User: arn:aws:iam::1:user/a is not authorized to perform: ec2:StopInstances\nUser: arn:aws:iam::1:user/a is not authorized to perform: ec2:RunInstances",
    ] {
        assert_eq!(read(text).others, [], "{text}");
    }
}

#[test]
fn a_long_log_is_read_in_time() {
    let log: Vec<String> = (0..200)
        .map(|number| tencent("cvm:StopInstances", &format!("instance/ins-{number}")))
        .collect();
    assert_eq!(read(&log.join("\n")).others.len(), 199);
}
