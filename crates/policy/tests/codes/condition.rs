//! Conditions.

use charter_policy::Code;

use crate::{Case, case, condition};

pub fn condition_cases() -> Vec<Case> {
    use Code::*;
    let ip = |values: &str| condition(&format!(r#""ip_equal": {{"qcs:ip": {values}}}"#));
    let string = |operator: &str, value: &str| {
        condition(&format!(r#""{operator}": {{"vpc:vpc": "{value}"}}"#))
    };
    let tag = |operator: &str, value: &str| {
        condition(&format!(
            r#""{operator}": {{"qcs:resource_tag": "{value}"}}"#
        ))
    };
    let any = "for_any_value:string_equal";
    vec![
        case(
            OperatorUnknown,
            string("string_equals", "a"),
            "string_equals",
            string("string_equal", "a"),
        ),
        case(
            OperatorIfExist,
            condition(r#""null_equal_if_exist": {"qcs:ip": "true"}"#),
            "null_equal_if_exist",
            condition(r#""null_equal": {"qcs:ip": "true"}"#),
        ),
        case(
            OperatorKeyType,
            condition(r#""string_equal": {"qcs:ip": "1.2.3.4"}"#),
            "string_equal",
            ip("\"1.2.3.4\""),
        ),
        case(
            QualifierMissing,
            tag("string_equal", "a&b"),
            "string_equal",
            tag(any, "a&b"),
        ),
        case(
            QualifierForAll,
            tag("for_all_value:string_equal", "a&b"),
            "for_all_value",
            tag(any, "a&b"),
        ),
        case(
            NegativeWithoutIfExist,
            condition(r#""ip_not_equal": {"qcs:ip": "203.0.113.0/24"}"#),
            "ip_not_equal",
            condition(r#""ip_not_equal_if_exist": {"qcs:ip": "203.0.113.0/24"}"#),
        ),
        case(
            WildcardWithoutLike,
            string("string_equal", "vpc-*"),
            "*",
            string("string_like", "vpc-*"),
        ),
        case(
            ConditionKeySpace,
            ip("\"1.2.3.4\"").replace("qcs:ip", "qcs: ip"),
            " ",
            ip("\"1.2.3.4\""),
        ),
        case(
            ConditionKeyUnknown,
            ip("\"1.2.3.4\"").replace("qcs:ip", "qcs:ipp"),
            "qcs:ipp",
            string("string_equal", "a"),
        ),
        case(
            ConditionKeyLegacy,
            tag(any, "a&b").replace("resource_tag", "tag"),
            "qcs:tag",
            tag(any, "a&b"),
        ),
        case(
            ValueNotNumber,
            condition(r#""numeric_equal": {"cos:content-length": "ten"}"#),
            "\"ten\"",
            condition(r#""numeric_equal": {"cos:content-length": ["10", 1.5]}"#),
        ),
        case(
            ValueNotDate,
            condition(r#""date_less_than": {"qcs:current_time": "31.5.2022"}"#),
            "\"31.5.2022\"",
            condition(r#""date_less_than": {"qcs:current_time": "2022-05-31T00:00:00Z"}"#),
        ),
        case(
            ValueNotBool,
            condition(r#""bool_equal": {"cos:secure-transport": "yes"}"#),
            "\"yes\"",
            condition(r#""bool_equal": {"cos:secure-transport": false}"#),
        ),
        case(
            ValueNotIp,
            ip("\"1.2.3\""),
            "\"1.2.3\"",
            ip(r#"["1.2.3.4", "2001:db8::/32"]"#),
        ),
        case(
            ValueNotBinary,
            condition(r#""binary_equal": {"svc:key": "?"}"#),
            "\"?\"",
            condition(r#""binary_equal": {"svc:key": "YWJj"}"#),
        ),
        case(ValueNotTag, tag(any, "team"), "team", tag(any, "team&red")),
        case(
            ValueRedundant,
            ip(r#"["1.2.3.4", "1.2.3.4"]"#),
            "\"1.2.3.4\"",
            ip(r#"["1.2.3.4", "1.2.3.5"]"#),
        ),
        case(
            IpHostBits,
            ip("\"203.0.113.5/24\""),
            "203.0.113.5/24",
            ip("\"203.0.113.0/24\""),
        ),
        case(
            IpPrivate,
            ip("\"10.0.0.0/8\""),
            "10.0.0.0/8",
            ip("\"0.0.0.0/0\""),
        ),
        case(
            VariableMalformed,
            string("string_equal", "${uin"),
            "${uin",
            string("string_equal", "${uin}"),
        ),
        case(
            VariableUnknown,
            string("string_equal", "${user}"),
            "${user}",
            string("string_equal", "${owner_uin}"),
        ),
        case(
            VariableMisplaced,
            ip("\"${uin}\""),
            "${uin}",
            string("string_equal", "${uin}"),
        ),
    ]
}
