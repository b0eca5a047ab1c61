//! What the text around a policy says of it: its kind, its name, its description.

use charter_policy::envelope::About;
use charter_policy::{Code, Profile, check, english, huawei, tencent};

use super::{POLICY, in_string, opened};

const HUAWEI: &str = r#"{"Version": "5.0", "Statement": [{"Effect": "Allow", "Action": ["ecs:*:get"], "Resource": ["*"]}]}"#;
const HUAWEI_1_1: &str =
    r#"{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:*:get"]}]}"#;
const AWS: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}"#;

/// What is said of the first policy of a text.
fn about(text: &str) -> About {
    opened(text).policies.remove(0).about
}

fn resource(head: &str, attributes: &str) -> String {
    format!("resource \"{head}\" \"ops\" {{\n{attributes}\n}}\n")
}

#[test]
fn requests_and_answers_tell_the_kind() {
    let string = in_string(POLICY);
    let cases: &[(String, Option<&Profile>)] = &[
        (
            format!(r#"{{"PolicyName": "a", "PolicyDocument": {string}}}"#),
            Some(&tencent::CAM),
        ),
        (
            format!(r#"{{"PolicyId": 7, "PolicyDocument": {string}}}"#),
            Some(&tencent::CAM),
        ),
        (
            format!(r#"{{"RoleName": "a", "PolicyDocument": {string}}}"#),
            Some(&tencent::TRUST),
        ),
        (
            format!(r#"{{"PolicyDocument": {POLICY}, "RoleId": "1"}}"#),
            Some(&tencent::TRUST),
        ),
        (
            format!(
                r#"{{"Response": {{"RoleInfo": {{"RoleId": "1", "PolicyDocument": {string}}}}}}}"#
            ),
            Some(&tencent::TRUST),
        ),
        (
            format!(
                r#"{{"Response": {{"PolicyName": "a", "PolicyDocument": {string}, "PresetAlias": ""}}}}"#
            ),
            Some(&tencent::CAM),
        ),
        // The organization answers with the same names.
        (
            format!(r#"{{"Response": {{"PolicyName": "a", "PolicyDocument": {string}}}}}"#),
            None,
        ),
        (
            format!(r#"{{"PolicyName": "a", "PolicyDocument": {string}, "RequestId": "1"}}"#),
            None,
        ),
        (format!(r#"{{"PolicyDocument": {string}}}"#), None),
        (
            format!(r#"{{"Name": "a", "Type": "SERVICE_CONTROL_POLICY", "Content": {string}}}"#),
            Some(&tencent::SCP),
        ),
        (
            format!(r#"{{"Name": "a", "Content": {string}}}"#),
            Some(&tencent::SCP),
        ),
        (
            format!(
                r#"{{"RolePolicies": [{{"RolePolicyName": "a", "RolePolicyDocument": {string}}}]}}"#
            ),
            Some(&tencent::CAM),
        ),
        (
            format!(
                r#"{{"policy_name": "a", "policy_document": {}}}"#,
                in_string(HUAWEI)
            ),
            Some(&huawei::V5_0),
        ),
        (
            format!(
                r#"{{"agency_name": "a", "trust_policy": {}}}"#,
                in_string(HUAWEI)
            ),
            Some(&huawei::V5_0_TRUST),
        ),
        (
            format!(
                r#"{{"type": "service_control_policy", "content": {}}}"#,
                in_string(HUAWEI)
            ),
            Some(&huawei::SCP_2025_12),
        ),
        (
            format!(r#"{{"role": {{"type": "AX", "policy": {HUAWEI_1_1}}}}}"#),
            Some(&huawei::V1_1),
        ),
        // Another vendor's request looks the same: what the policy itself says of its language weighs more.
        (
            format!(
                r#"{{"PolicyName": "a", "PolicyDocument": {}}}"#,
                in_string(AWS)
            ),
            None,
        ),
        (
            format!(
                r#"{{"PolicyName": "a", "PolicyDocument": {}}}"#,
                in_string(HUAWEI)
            ),
            None,
        ),
    ];
    for (text, kind) in cases {
        assert_eq!(about(text).kind, *kind, "{text}");
    }
}

#[test]
fn resources_of_terraform_tell_the_kind() {
    let policy = in_string(POLICY);
    let cases: &[(&str, &str, Option<&Profile>)] = &[
        ("tencentcloud_cam_policy", "document", Some(&tencent::CAM)),
        ("tencentcloud_cam_role", "document", Some(&tencent::TRUST)),
        (
            "tencentcloud_cos_bucket_policy",
            "policy",
            Some(&tencent::BUCKET),
        ),
        (
            "tencentcloud_organization_org_manage_policy",
            "content",
            Some(&tencent::SCP),
        ),
        ("some_other_policy", "document", None),
        ("tencentcloud_cam_policy", "other", None),
    ];
    for (head, attribute, kind) in cases {
        let text = resource(head, &format!("  {attribute} = {policy}"));
        assert_eq!(about(&text).kind, *kind, "{text}");
        let text = resource(head, &format!("  {attribute} = <<-EOF\n{POLICY}\n  EOF"));
        assert_eq!(about(&text).kind, *kind, "{text}");
        let text = resource(head, &format!("  {attribute} = jsonencode({POLICY})"));
        assert_eq!(about(&text).kind, *kind, "{text}");
        // The plan and the state of the same.
        let text = format!(
            r#"{{"resource_changes": [{{"type": "{head}", "change": {{"after": {{"{attribute}": {policy}}}}}}}]}}"#
        );
        assert_eq!(about(&text).kind, *kind, "{text}");
        let text = format!(
            r#"{{"resources": [{{"type": "{head}", "instances": [{{"attributes": {{"{attribute}": {policy}}}}}]}}]}}"#
        );
        assert_eq!(about(&text).kind, *kind, "{text}");
    }
}

#[test]
fn addresses_and_commands_tell_the_kind_and_the_name() {
    let encoded = POLICY
        .replace('{', "%7B")
        .replace('"', "%22")
        .replace(' ', "+");
    let encoded = encoded.replace(['\n', '\t'], "+");
    let address = format!(
        "https://cam.example/?Action=CreatePolicy&PolicyName=ops&PolicyDocument={encoded}&Description=a+b"
    );
    let found = about(&address);
    assert_eq!((&*found.name, &*found.description), ("ops", "a b"));
    assert_eq!(found.kind, Some(&tencent::CAM));
    let command = format!("tccli cam CreateRole --RoleName ops --PolicyDocument '{POLICY}'");
    assert_eq!(about(&command).kind, Some(&tencent::TRUST));
    let command = format!("tccli cam CreatePolicy --PolicyName ops --PolicyDocument '{POLICY}'");
    assert_eq!(
        (about(&command).kind, &*about(&command).name),
        (Some(&tencent::CAM), "ops")
    );
}

#[test]
fn the_name_and_the_description_are_those_beside_the_policy() {
    let string = in_string(POLICY);
    let cases = [
        (
            format!(
                r#"{{"PolicyName": " ops ", "Description": "Reads", "PolicyDocument": {string}}}"#
            ),
            "ops",
            "Reads",
        ),
        (
            format!(r#"{{"Content": {string}, "Name": "ops", "Description": ""}}"#),
            "ops",
            "",
        ),
        (
            format!(r#"{{"role": {{"display_name": "ops", "policy": {HUAWEI_1_1}}}}}"#),
            "ops",
            "",
        ),
        (
            format!(
                "Type: Policy\nProperties:\n  PolicyName: ops\n  Description: 'Reads'\n  PolicyDocument: {string}\n"
            ),
            "ops",
            "Reads",
        ),
        (
            resource(
                "tencentcloud_cam_policy",
                &format!("  name = \"ops\"\n  document = {string}\n  description = \"Reads\""),
            ),
            "ops",
            "Reads",
        ),
        // A name that is put together elsewhere is none.
        (
            resource(
                "tencentcloud_cam_policy",
                &format!("  name = \"${{var.a}}-ops\"\n  document = {string}"),
            ),
            "",
            "",
        ),
        (
            resource(
                "tencentcloud_cam_policy",
                &format!(
                    "  document = {string}\n  tags = {{ name = \"no\" }}\n  x {{\n name = \"no\"\n}}"
                ),
            ),
            "",
            "",
        ),
        // A role has a name; its policy has none.
        (
            format!(r#"{{"RoleName": "a", "Description": "no", "PolicyDocument": {string}}}"#),
            "",
            "",
        ),
        (
            resource(
                "tencentcloud_cam_role",
                &format!("  name = \"no\"\n  document = {string}"),
            ),
            "",
            "",
        ),
        (
            format!(r#"{{"name": "stack", "policies": {{"PolicyDocument": {string}}}}}"#),
            "",
            "",
        ),
    ];
    for (text, name, description) in cases {
        let found = about(&text);
        assert_eq!(
            (&*found.name, &*found.description),
            (name, description),
            "{text}"
        );
    }
    let two = resource(
        "tencentcloud_cam_policy",
        &format!("  name = \"one\"\n  document = {string}"),
    ) + &resource(
        "tencentcloud_cam_role",
        &format!("  name = \"no\"\n  document = {string}"),
    ) + &resource(
        "tencentcloud_cam_policy",
        &format!("  document = {string}\n  name = \"two\""),
    );
    let found = opened(&two).policies.into_iter();
    let names: Vec<_> = found.map(|policy| policy.about.name).collect();
    assert_eq!(names, ["one", "", "two"]);
}

#[test]
fn the_finding_says_of_which_kind_the_policy_is() {
    let text = resource(
        "tencentcloud_cam_policy",
        &format!("  document = {}", in_string(POLICY)),
    );
    let found = check(&text, &tencent::SCP).remove(0);
    assert_eq!(
        (found.code, found.kind()),
        (Code::DocumentWrapped, Some(&tencent::CAM))
    );
    assert_eq!(
        english::message(&found),
        "This is Terraform, not the policy itself. The policy is in “tencentcloud_cam_policy.ops.document”. It is a policy of a user, group or role."
    );
}
