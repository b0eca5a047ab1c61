//! The document and its elements.

use charter_policy::Code;

use crate::{Case, GOOD, action, case, condition, policy, resource, scp, sized};

pub fn document_cases() -> Vec<Case> {
    use Code::*;
    let twice = r#""effect": "deny", "effect": "deny", "action": "*", "resource": "*""#;
    let cased = r#""effect": "deny", "Effect": "deny", "action": "*", "resource": "*""#;
    let trust = r#""effect": "allow", "principal": {"service": "cls.cloud.tencent.com"}, "action": "sts:AssumeRole""#;
    vec![
        case(DocumentNotObject, "[]", "[]", GOOD),
        case(DuplicateKey, policy(twice), "\"effect\"", GOOD),
        case(DuplicateKeyCase, policy(cased), "\"Effect\"", GOOD),
        case(
            ElementUnknown,
            GOOD.replace("statement", "statment"),
            "\"statment\"",
            GOOD,
        ),
        case(
            ElementCase,
            GOOD.replace("effect", "Effect"),
            "\"Effect\"",
            GOOD,
        ),
        case(ElementType, action("7"), "7", action(r#"["cvm:*"]"#)),
        case(EmptyList, action("[]"), "[]", action(r#"["cvm:*"]"#)),
        case(
            EmptyCondition,
            condition(""),
            "{}",
            condition(r#""bool_equal": {"cos:x": "true"}"#),
        ),
        case(
            Placeholder,
            resource(r#""qcs::cvm::uin/<uin>:instance/*""#),
            "<uin>",
            resource(r#""qcs::cvm::uin/1:*""#),
        ),
        case(
            FullWidthPunctuation,
            action(r#""cvm：Run*""#),
            "：",
            action(r#""cvm:Run*""#),
        ),
        case(SizeOver, sized(6145), "}", sized(6144)),
        case(SizeNear, sized(5530), "{", sized(5529)),
        case(
            VersionMissing,
            GOOD.replace(r#""version": "2.0", "#, ""),
            "{",
            GOOD,
        ),
        case(
            VersionInvalid,
            GOOD.replace("\"2.0\"", "2.0"),
            "2.0",
            GOOD.replace("2.0", "3.0"),
        ),
        scp(case(
            PrincipalNotAllowed,
            policy(trust),
            "\"principal\"",
            GOOD,
        )),
        case(
            PrincipalInvalid,
            policy(trust).replace("\"service\"", "\"services\""),
            "\"services\"",
            policy(trust),
        ),
    ]
}
