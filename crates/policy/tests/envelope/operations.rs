//! Each request and each answer of a vendor that carries a policy is opened; those that carry none say so.
//!
//! Sources: the vendors' pages of their interfaces: Tencent Cloud's CAM (2019-01-16), STS (2018-08-13) and organizations
//! (2021-03-31); Huawei Cloud's IAM (v3, v5), STS (v1), organizations (v1) and Identity Center (v1); NAVER Cloud's Sub
//! Account (v1). The texts are written here; names and places of their fields are the vendors'.

use charter_policy::envelope::open;
use charter_policy::huawei::{SCP_2025_12, V1_1, V5_0, V5_0_TRUST};
use charter_policy::naver::USER_POLICY;
use charter_policy::tencent::{CAM, SCP, TRUST};
use charter_policy::{
    Catalog, Code, Document, PROFILES, Profile, check, check_parsed, english, json, origin,
};

use super::{in_string, only_finding, opened};

/// The vendor, the operation, the text, and of which kind the policy must be. `{object}` is the policy, `{string}` a string
/// with it.
type Row = (
    &'static Profile,
    &'static str,
    &'static str,
    Option<&'static Profile>,
);

#[rustfmt::skip]
const OPERATIONS: &[Row] = &[
    (&CAM, "CAM CreatePolicy", r#"{"PolicyName": "ops", "PolicyDocument": {string}, "Description": "d"}"#, Some(&CAM)),
    (&CAM, "CAM UpdatePolicy", r#"{"PolicyId": 7, "PolicyName": "ops", "PolicyDocument": {string}}"#, Some(&CAM)),
    (&CAM, "CAM CreatePolicyVersion", r#"{"PolicyId": 7, "PolicyDocument": {string}, "SetAsDefault": false}"#, Some(&CAM)),
    (&CAM, "CAM GetPolicy", r#"{"Response": {"PolicyName": "ops", "Description": "d", "Type": 1, "AddTime": "t", "UpdateTime": "t", "PolicyDocument": {string}, "PresetAlias": "", "IsServiceLinkedRolePolicy": 0, "RequestId": "r"}}"#, Some(&CAM)),
    (&CAM, "CAM GetPolicyVersion", r#"{"Response": {"PolicyVersion": {"VersionId": 1, "CreateDate": "t", "IsDefaultVersion": 1, "Document": {string}}, "RequestId": "r"}}"#, Some(&CAM)),
    (&CAM, "CAM CreateRole", r#"{"RoleName": "ops", "PolicyDocument": {string}, "ConsoleLogin": 0}"#, Some(&TRUST)),
    (&CAM, "CAM UpdateAssumeRolePolicy", r#"{"PolicyDocument": {string}, "RoleName": "ops"}"#, Some(&TRUST)),
    (&CAM, "CAM GetRole", r#"{"Response": {"RoleInfo": {"RoleId": "1", "RoleName": "ops", "PolicyDocument": {string}, "Description": "d", "AddTime": "t"}, "RequestId": "r"}}"#, Some(&TRUST)),
    (&CAM, "CAM DescribeRoleList", r#"{"Response": {"List": [{"RoleId": "1", "RoleName": "ops", "PolicyDocument": {string}}], "TotalNum": 1, "RequestId": "r"}}"#, Some(&TRUST)),
    (&CAM, "CAM GetRolePermissionBoundary", r#"{"Response": {"PolicyId": 1, "PolicyName": "ops", "PolicyDocument": {string}, "PolicyType": 2, "CreateMode": 2, "RequestId": "r"}}"#, Some(&CAM)),
    (&CAM, "CAM GetUserPermissionBoundary", r#"{"Response": {"PolicyId": 1, "PolicyName": "ops", "PolicyType": 1, "CreateMode": 1, "PolicyDocument": {string}, "RequestId": "r"}}"#, Some(&CAM)),
    (&CAM, "STS AssumeRole", r#"{"RoleArn": "qcs::cam::uin/1:roleName/a", "RoleSessionName": "s", "Policy": {encoded}}"#, None),
    (&CAM, "STS GetFederationToken", r#"{"Name": "ops", "Policy": {encoded}, "DurationSeconds": 1800}"#, None),
    (&SCP, "organization CreatePolicy", r#"{"Name": "ops", "Content": {string}, "Type": "SERVICE_CONTROL_POLICY", "Description": "d"}"#, Some(&SCP)),
    (&SCP, "organization UpdatePolicy", r#"{"PolicyId": 1, "Name": "ops", "Content": {string}}"#, Some(&SCP)),
    (&SCP, "organization DescribePolicy", r#"{"Response": {"PolicyId": 1, "PolicyName": "ops", "Type": 1, "Description": "d", "PolicyDocument": {string}, "RequestId": "r"}}"#, None),
    (&CAM, "organization CreateOrganizationIdentity", r#"{"IdentityAliasName": "ops", "IdentityPolicy": [{"PolicyType": 1, "PolicyDocument": {string}}]}"#, None),
    (&CAM, "organization ListOrganizationIdentity", r#"{"Response": {"Total": 1, "Items": [{"IdentityId": 1, "IdentityPolicy": [{"PolicyId": 1, "PolicyName": "ops", "PolicyType": 2, "PolicyDocument": {string}}]}], "RequestId": "r"}}"#, None),
    (&CAM, "organization AddPermissionPolicyToRoleConfiguration", r#"{"ZoneId": "z-1", "RoleConfigurationId": "rc-1", "RolePolicyType": "Custom", "RolePolicyNames": ["ops"], "CustomPolicyDocument": {string}}"#, Some(&CAM)),
    (&CAM, "organization AddPermissionPolicyToRoleConfiguration, several", r#"{"ZoneId": "z-1", "RolePolicyType": "Custom", "RolePolicyNames": ["ops"], "CustomPolicyDocuments": [{string}]}"#, None),
    (&CAM, "organization UpdateCustomPolicyForRoleConfiguration", r#"{"ZoneId": "z-1", "CustomPolicyName": "ops", "NewCustomPolicyDocument": {string}}"#, Some(&CAM)),
    (&CAM, "organization ListPermissionPoliciesInRoleConfiguration", r#"{"Response": {"TotalCounts": 1, "RolePolicies": [{"RolePolicyName": "ops", "RolePolicyType": "Custom", "RolePolicyDocument": {string}, "AddTime": "t"}], "RequestId": "r"}}"#, Some(&CAM)),

    (&V1_1, "IAM v3 CreateCustomPolicy", r#"{"role": {"display_name": "ops", "type": "AX", "description": "d", "policy": {object}}}"#, Some(&V1_1)),
    (&V1_1, "IAM v3 ShowCustomPolicy", r#"{"role": {"domain_id": "d", "references": 0, "catalog": "CUSTOMED", "name": "custom_1", "id": "i", "display_name": "ops", "type": "XA", "policy": {object}}}"#, Some(&V1_1)),
    (&V1_1, "IAM v3 ListCustomPolicies", r#"{"links": {"self": "s", "previous": null, "next": null}, "roles": [{"display_name": "ops", "type": "AX", "policy": {object}}], "total_number": 1}"#, Some(&V1_1)),
    (&V1_1, "IAM v3 ShowPermission", r#"{"role": {"name": "system_all_4", "catalog": "VulnScan", "id": "i", "flag": "fine_grained", "policy": {object}}}"#, None),
    (&V5_0, "IAM v5 CreatePolicy", r#"{"policy_name": "ops", "path": "", "policy_document": {string}, "description": "d"}"#, Some(&V5_0)),
    (&V5_0, "IAM v5 CreatePolicyVersion", r#"{"policy_document": {string}, "set_as_default": true}"#, Some(&V5_0)),
    (&V5_0, "IAM v5 GetPolicyVersion", r#"{"policy_version": {"document": {string}, "version_id": "v1", "is_default": true, "created_at": "t"}}"#, Some(&V5_0)),
    (&V5_0, "IAM v5 CreateAgency", r#"{"agency_name": "ops", "path": "", "trust_policy": {string}, "max_session_duration": 3600}"#, Some(&V5_0_TRUST)),
    (&V5_0, "IAM v5 UpdateTrustPolicy", r#"{"trust_policy": {string}}"#, Some(&V5_0_TRUST)),
    (&V5_0, "IAM v5 GetAgency", r#"{"agency": {"agency_id": "a", "agency_name": "ops", "trust_policy": {string}, "path": ""}}"#, Some(&V5_0_TRUST)),
    (&V5_0, "STS AssumeAgency", r#"{"agency_urn": "iam::a:agency:b", "agency_session_name": "s", "policy": {string}}"#, None),
    (&SCP_2025_12, "organizations CreatePolicy", r#"{"content": {string}, "description": "d", "name": "ops", "type": "service_control_policy"}"#, Some(&SCP_2025_12)),
    (&SCP_2025_12, "organizations UpdatePolicy", r#"{"name": "ops", "description": "d", "content": {string}}"#, None),
    (&SCP_2025_12, "organizations ShowPolicy", r#"{"policy": {"content": {string}, "policy_summary": {"id": "p-1", "urn": "organizations::a:policy:o/service_control_policy/p-1", "name": "ops", "description": "d", "type": "service_control_policy", "is_builtin": false}}}"#, Some(&SCP_2025_12)),
    (&V5_0, "Identity Center PutCustomPolicyToPermissionSet", r#"{"custom_policy": {string}}"#, None),
    (&V1_1, "Identity Center PutCustomRoleToPermissionSet", r#"{"custom_role": {string}}"#, None),

    (&USER_POLICY, "Sub Account Get policy", r#"{"policyId": "48ac3260", "policyName": "ops", "policyType": "USER_CREATED", "policyDesc": "d", "nrn": "nrn:PUB:IAM::7:Policy/48ac3260", {members}}"#, None),
    (&USER_POLICY, "Sub Account Get policy, an old one", r#"{"policyId": "48ac3260", "policyName": "ops", "policyType": "USER_CREATED", "nrn": "nrn:PUB:IAM::7:Policy/48ac3260", {members}}"#, None),
    (&USER_POLICY, "Sub Account Get policy, in a list", r#"{"page": 0, "items": [{"policyId": "48ac3260", "policyName": "ops", {members}}]}"#, None),
];

/// The policy that a row carries, without findings but for those of a kind that names principals.
fn policy(vendor: &Profile) -> &'static str {
    match (vendor.dialect.name, vendor.name) {
        ("tencent", _) => {
            r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cvm:*", "resource": "*"}]}"#
        }
        ("huawei", "1.1") => {
            r#"{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["ecs:servers:list"]}]}"#
        }
        ("huawei", _) => {
            r#"{"Version": "5.0", "Statement": [{"Effect": "Deny", "Action": ["ecs:*:*"], "Resource": ["*"]}]}"#
        }
        _ => {
            r#"{"permissions": [{"effect": "Allow", "targets": [{"product": "Server", "actions": ["View*"], "resourceNrns": ["*"]}]}]}"#
        }
    }
}

/// The text of a row.
fn text(template: &str, policy: &str) -> String {
    let encoded = policy.replace('{', "%7B").replace('"', "%22");
    template
        .replace("{object}", policy)
        .replace("{string}", &in_string(policy))
        .replace("{encoded}", &in_string(&encoded.replace(' ', "%20")))
        .replace("{members}", &policy[1..policy.len() - 1])
}

#[test]
fn each_request_and_answer_that_carries_a_policy_is_opened() {
    for (vendor, operation, template, kind) in OPERATIONS {
        let policy = policy(vendor);
        let text = text(template, policy);
        let found = opened(&text);
        let texts: Vec<_> = found.policies.iter().map(|found| &*found.text).collect();
        assert_eq!(texts, [policy], "{operation}: {text}");
        assert_eq!(found.policies[0].about.kind, *kind, "{operation}");
        for profile in PROFILES {
            let found = only_finding(&text, profile);
            assert_eq!(found.code, Code::DocumentWrapped, "{operation}");
        }
    }
}

#[test]
fn the_name_beside_the_policy_or_in_its_summary_goes_along() {
    for (vendor, operation, template, kind) in OPERATIONS {
        let about = opened(&text(template, policy(vendor)))
            .policies
            .remove(0)
            .about;
        let says = template.contains("ops") && template.contains("\"d\"");
        let is_named = kind.is_none_or(|kind| !kind.names_principals());
        // A list of roles and a list of policies hold more than one.
        if says && is_named && !operation.contains("Show") || operation.ends_with("ShowPolicy") {
            assert_eq!(about.name, "ops", "{operation}");
            assert_eq!(about.description, "d", "{operation}");
        }
    }
}

#[test]
fn an_answer_that_reports_an_error_says_so_and_nothing_else() {
    let cases = [
        (
            r#"{"Response": {"Error": {"Code": "AuthFailure.UnauthorizedOperation", "Message": "you are not authorized to perform operation (cam:GetPolicy) resource (*) has no permission"}, "RequestId": "r"}}"#,
            "AuthFailure.UnauthorizedOperation",
            true,
        ),
        (
            r#"{"Response": {"Error": {"Code": "InvalidParameter.StatementError", "Message": "The statement is wrong."}, "RequestId": "r"}}"#,
            "InvalidParameter.StatementError",
            false,
        ),
        (
            r#"{"code": 4104, "message": "(100004) secret id not found", "codeDesc": "AuthFailure"}"#,
            "4104",
            false,
        ),
        (
            r#"{"error_code": "PAP5.0011", "error_msg": "Access denied: iam:policies:get"}"#,
            "PAP5.0011",
            true,
        ),
        (
            r#"{"error_msg": "The request is wrong.", "error_code": "IAM.0011", "request_id": "r"}"#,
            "IAM.0011",
            false,
        ),
        (
            r#"{"error": {"code": 403, "message": "You are not authorized to perform the requested action.", "title": "Forbidden"}}"#,
            "403",
            true,
        ),
        (
            r#"{"error": {"error_code": "Org.0001", "error_msg": "wrong"}}"#,
            "Org.0001",
            false,
        ),
        (
            r#"{"forbidden": {"code": 403, "message": "Policy doesn't allow os_compute_api:servers:create to be performed."}}"#,
            "403",
            true,
        ),
        (r#"{"error": {"code": "Forbidden"}}"#, "Forbidden", true),
        (
            r#"{"responseError": {"returnCode": "200", "returnMessage": "Authentication Failed"}}"#,
            "200",
            false,
        ),
        (
            r#"{"responseError": {"returnCode": "1110003", "returnMessage": "Required field is not specified."}}"#,
            "1110003",
            false,
        ),
        (
            r#"{"error": {"errorCode": "210", "message": "Permission Denied", "details": "d"}}"#,
            "210",
            true,
        ),
        (
            r#"{"errorCode": 1400, "message": "wrong", "errorMessage": null}"#,
            "1400",
            false,
        ),
        (
            "<?xml version='1.0'?>\n<Error>\n<Code>AccessDenied</Code>\n<Message>Access Denied.</Message>\n</Error>",
            "AccessDenied",
            true,
        ),
    ];
    for (text, code, is_denial) in cases {
        for profile in PROFILES {
            let found = only_finding(text, profile);
            assert_eq!((found.code, found.param(0)), (Code::DocumentError, code));
            assert!(text[found.range.clone()].contains(code), "{text}");
            let said = english::message(&found).ends_with("It may be a denial.");
            assert_eq!(said, is_denial, "{text}");
        }
    }
}

#[test]
fn an_answer_that_reports_none_is_none() {
    for text in [
        r#"{"code": 0, "message": "", "codeDesc": "Success"}"#,
        r#"{"code": "200", "message": "OK", "data": null}"#,
        r#"{"Response": {"RequestId": "r"}}"#,
        r#"{"version": "2.0", "code": "a"}"#,
        r#"{"message": "a", "Code": {"a": 1}}"#,
        "<p>Code and Message</p>",
    ] {
        let found = check(text, &CAM);
        let is_one = |code: &Code| matches!(code, Code::DocumentError | Code::DocumentEmpty);
        assert!(!found.iter().any(|found| is_one(&found.code)), "{text}");
    }
}

#[test]
fn a_policy_that_is_null_or_empty_is_said_to_be_so_and_nothing_else() {
    for (vendor, operation, template, kind) in OPERATIONS {
        let names = ["ocument\": {", "trust_policy\": {"];
        let is_place = kind.is_some() || names.iter().any(|name| template.contains(name));
        if !is_place || vendor.dialect.name == "naver" {
            continue;
        }
        for empty in ["null", r#""""#, r#"" ""#, "{}"] {
            let text = template
                .replace("{object}", empty)
                .replace("{string}", empty);
            let found = only_finding(&text, vendor);
            assert_eq!(found.code, Code::DocumentEmpty, "{operation}: {text}");
            assert!(text[found.range.clone()].contains(found.param(0)));
        }
    }
}

#[test]
fn who_waits_for_the_readers_misses_none_of_it() {
    let error = r#"{"error": {"code": 403, "message": "m"}}"#;
    let mut texts: Vec<String> = vec![error.to_owned()];
    texts.extend(OPERATIONS.iter().map(|row| text(row.2, policy(row.0))));
    for text in texts {
        for profile in PROFILES {
            let parsed = json::parse(&text);
            let mut document = Document::without_origin(text.clone(), profile);
            assert!(document.needs_origin(), "{text}");
            document.set_origin(origin);
            let found = check_parsed(&text, &parsed, profile, &Catalog::empty());
            assert_eq!(document.findings(), found);
        }
        // What comes out is no envelope.
        for policy in open(&text, &json::parse(&text))
            .into_iter()
            .flat_map(|found| found.policies)
        {
            assert_eq!(open(&policy.text, &json::parse(&policy.text)), None);
        }
    }
}
