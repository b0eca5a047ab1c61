//! Statements, actions and resources.

use charter_policy::Code;

use crate::{Case, GOOD, action, case, huawei, policy, resource, typed};

pub fn statement_cases() -> Vec<Case> {
    use Code::*;
    let one = r#"{"effect": "deny", "action": "cvm:*", "resource": "*"}"#;
    let two = |second: &str| format!(r#"{{"version": "2.0", "statement": [{one}, {second}]}}"#);
    let pass = |on: &str| {
        policy(&format!(
            r#""effect": "allow", "action": "cam:*", "resource": "{on}""#
        ))
    };
    vec![
        case(StatementMissing, r#"{"version": "2.0"}"#, "{", GOOD),
        case(
            StatementEmpty,
            r#"{"version": "2.0", "statement": []}"#,
            "[]",
            GOOD,
        ),
        case(
            StatementType,
            r#"{"version": "2.0", "statement": ["deny"]}"#,
            "\"deny\"",
            GOOD,
        ),
        case(
            StatementRedundant,
            two(r#"{"effect":"deny","action":"cvm:*","resource":"*"}"#),
            r#"{"effect":"deny","action":"cvm:*","resource":"*"}"#,
            two(r#"{"effect": "deny", "action": "cvm: *", "resource": "*"}"#),
        ),
        case(
            EffectMissing,
            policy(r#""action": "*", "resource": "*""#),
            "{",
            GOOD,
        ),
        case(EffectInvalid, GOOD.replace("deny", "denny"), "denny", GOOD),
        case(EffectCase, GOOD.replace("deny", "Deny"), "Deny", GOOD),
        case(
            AllowAll,
            action("\"*\""),
            "*",
            GOOD.replace("cvm:Run*", "*"),
        ),
        case(
            PassRoleAny,
            pass("*"),
            "cam:*",
            pass("qcs::cam::uin/1:roleName/logs"),
        ),
        case(
            ActionMissing,
            policy(r#""effect": "deny", "resource": "*""#),
            "{",
            GOOD,
        ),
        case(
            ActionMalformed,
            action("\"DescribeInstances\""),
            "DescribeInstances",
            action("\"name/cvm:Run*\""),
        ),
        case(
            ActionSpace,
            action("\"cvm: Run*\""),
            " ",
            action("\"cvm:Run*\""),
        ),
        case(
            ActionJoined,
            action("\"cvm:Run*, cvm:Stop*\""),
            "cvm:Run*, cvm:Stop*",
            action(r#"["cvm:a","cvm:b"]"#),
        ),
        case(
            ActionServiceUnknown,
            action("\"cmv:Run*\""),
            "cmv",
            action("\"newservice:Run*\""),
        ),
        // A list that may have gaps: only a typing error is a finding, whatever the case.
        case(
            ActionUnknown,
            action(r#"["tat:InvokeComand", "tat:Wait", "tat:Wait*"]"#),
            "InvokeComand",
            action(r#"["tat:invokecommand", "tat:DescribeRegions", "tat:Wait*"]"#),
        ),
        // A list that is whole.
        case(
            ActionUnknown,
            action("\"name/as:Scale\""),
            "Scale",
            action(r#"["name/as:CreateScalingPolicy", "as:*", "other:Scale"]"#),
        ),
        case(
            ActionUnknown,
            action("\"as:Delete*\""),
            "Delete*",
            action("\"as:*scaling*\""),
        ),
        case(
            ActionWildcardService,
            action("\"*:Describe*\""),
            "*",
            action("\"*\""),
        ),
        case(
            ActionRedundant,
            action(r#"["cvm:Describe*", "name/cvm:DescribeInstances"]"#),
            "\"name/cvm:DescribeInstances\"",
            action(r#"["cvm:Describe*", "cvm:RunInstances"]"#),
        ),
    ]
}

pub fn resource_cases() -> Vec<Case> {
    use Code::*;
    let good = || {
        resource(
            r#"["qcs::cvm:ap-guangzhou:uin/100000000001:instance/*", "qcs::cvm::uin/1:key/a b"]"#,
        )
    };
    vec![
        huawei(case(
            ResourceType,
            typed("secmaster:*:*:alerts:ws/1"),
            "alerts",
            typed("secmaster:*:*:alert:ws/1"),
        )),
        huawei(case(
            ResourceName,
            typed("secmaster:*:*:alert:1"),
            "1",
            typed("secmaster:*:*:alert:*"),
        )),
        case(
            ResourceMissing,
            policy(r#""effect": "deny", "action": "cvm:*""#),
            "{",
            good(),
        ),
        case(
            ResourceSegments,
            resource("\"qcs::cvm:instance/*\""),
            "qcs::cvm:instance/*",
            good(),
        ),
        case(
            ResourcePrefix,
            resource("\"QCS::cvm:::instance/*\""),
            "QCS",
            good(),
        ),
        case(
            ResourceProject,
            resource("\"qcs:7:cvm:::instance/*\""),
            "7",
            good(),
        ),
        case(
            ResourceService,
            resource("\"qcs::cmv:::instance/*\""),
            "cmv",
            resource("\"qcs::newservice:::x/*\""),
        ),
        case(
            ResourceServiceCase,
            resource("\"qcs::CVM:::instance/*\""),
            "CVM",
            good(),
        ),
        case(
            ResourceRegion,
            resource("\"qcs::cvm:ap-guangzhuo::*\""),
            "ap-guangzhuo",
            resource("\"qcs::cvm:gz::*\""),
        ),
        case(
            ResourceAccount,
            resource("\"qcs::cvm::12345:*\""),
            "12345",
            good(),
        ),
        case(ResourceSpace, resource("\"qcs:: cvm:::*\""), " ", good()),
        case(
            ResourceRedundant,
            resource(r#"["qcs::cvm:::*", "qcs::cvm:::a"]"#),
            "\"qcs::cvm:::a\"",
            good(),
        ),
    ]
}
