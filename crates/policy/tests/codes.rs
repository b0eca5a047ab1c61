//! Every code has a document that raises it, at the exact place, and one that must not.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use charter_policy::tencent::{CAM, SCP};
use charter_policy::{Code, Diagnostic, Profile, check, check_bytes, counted_size, english, text};

struct Case {
    code: Code,
    profile: &'static Profile,
    wrong: String,
    /// The text at the finding's range.
    at: &'static str,
    right: String,
}

fn case(code: Code, wrong: impl Into<String>, at: &'static str, right: impl Into<String>) -> Case {
    Case {
        code,
        profile: &CAM,
        wrong: wrong.into(),
        at,
        right: right.into(),
    }
}

fn scp(case: Case) -> Case {
    Case {
        profile: &SCP,
        ..case
    }
}

const GOOD: &str = r#"{"version": "2.0", "statement": [{"effect": "deny", "action": "cvm:Run*", "resource": "*"}]}"#;

fn policy(statement: &str) -> String {
    format!(r#"{{"version": "2.0", "statement": [{{{statement}}}]}}"#)
}

fn action(action: &str) -> String {
    policy(&format!(
        r#""effect": "allow", "action": {action}, "resource": "*""#
    ))
}

fn resource(resource: &str) -> String {
    policy(&format!(
        r#""effect": "allow", "action": "cvm:*", "resource": {resource}"#
    ))
}

fn condition(condition: &str) -> String {
    policy(&format!(
        r#""effect": "deny", "action": "cvm:*", "resource": "*", "condition": {{{condition}}}"#
    ))
}

/// A policy of exactly so many characters as the vendor counts them.
fn sized(characters: usize) -> String {
    let of = |filler: usize| action(&format!(r#"["cvm:{}"]"#, "a".repeat(filler)));
    of(characters - counted_size(&of(0)))
}

fn json_cases() -> Vec<Case> {
    use Code::*;
    vec![
        case(JsonEmpty, "", "", GOOD),
        case(
            JsonByteOrderMark,
            format!("\u{feff}{GOOD}"),
            "\u{feff}",
            GOOD,
        ),
        case(JsonUnexpected, r#"{"version":: "2.0"}"#, ":", GOOD),
        case(
            JsonMissingComma,
            "{\"version\": \"2.0\"\n \"statement\": []}",
            "\"statement\"",
            GOOD,
        ),
        case(JsonMissingColon, r#"{"version" "2.0"}"#, "\"2.0\"", GOOD),
        case(
            JsonMissingValue,
            r#"{"version": , "statement": []}"#,
            ",",
            GOOD,
        ),
        case(
            JsonMissingKey,
            r#"{"version": "2.0", {"effect": "deny"}}"#,
            "{",
            GOOD,
        ),
        case(
            JsonTrailingComma,
            action(r#"["cvm:Run*",]"#),
            ",",
            action(r#"["cvm:Run*"]"#),
        ),
        case(
            JsonExtraComma,
            action(r#"["cvm:Run*",,"cvm:Stop*"]"#),
            ",",
            action(r#"["cvm:Run*","cvm:Stop*"]"#),
        ),
        case(JsonUnclosed, GOOD.trim_end_matches('}'), "", GOOD),
        case(
            JsonMismatchedClose,
            r#"{"version": "2.0", "statement": [{"action": ["cvm:*"}]}"#,
            "}",
            GOOD,
        ),
        case(JsonTrailingText, format!("{GOOD} {GOOD}"), GOOD, GOOD),
        case(
            JsonComment,
            format!("{GOOD} // all of it"),
            "// all of it",
            action(r#""cos:a//b""#),
        ),
        case(
            JsonWrongQuote,
            GOOD.replace("\"deny\"", "“deny”"),
            "“",
            GOOD,
        ),
        case(
            JsonFullWidth,
            GOOD.replace("\"2.0\",", "\"2.0\"，"),
            "，",
            GOOD,
        ),
        case(JsonUnquoted, GOOD.replace("\"deny\"", "deny"), "deny", GOOD),
        case(
            JsonUnterminatedString,
            "{\"version\": \"2.0,\n\"statement\": []}",
            "\"2.0",
            GOOD,
        ),
        case(
            JsonControlCharacter,
            GOOD.replace("Run", "R\tun"),
            "\t",
            GOOD,
        ),
        case(
            JsonBadEscape,
            GOOD.replace("Run", "R\\un"),
            "\\u",
            action(r#""cvm:\u0052un""#),
        ),
        case(
            JsonBadNumber,
            r#"{"version": 02.0}"#,
            "02.0",
            r#"{"version": 2.0}"#,
        ),
        case(
            JsonBadSpace,
            GOOD.replace(", ", ",\u{a0}").replacen('\u{a0}', " ", 2),
            "\u{a0}",
            GOOD,
        ),
        case(JsonTooDeep, "[".repeat(600), "[", "[".repeat(500)),
    ]
}

fn document_cases() -> Vec<Case> {
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

fn statement_cases() -> Vec<Case> {
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

fn resource_cases() -> Vec<Case> {
    use Code::*;
    let good = || {
        resource(
            r#"["qcs::cvm:ap-guangzhou:uin/100000000001:instance/*", "qcs::cvm::uin/1:key/a b"]"#,
        )
    };
    vec![
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

fn condition_cases() -> Vec<Case> {
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

fn cases() -> Vec<Case> {
    let all = [
        json_cases(),
        document_cases(),
        statement_cases(),
        resource_cases(),
        condition_cases(),
    ];
    all.into_iter().flatten().collect()
}

fn with_code(found: Vec<Diagnostic>, code: Code) -> Vec<Diagnostic> {
    found
        .into_iter()
        .filter(|finding| finding.code == code)
        .collect()
}

#[test]
fn every_code_has_a_case() {
    let listed: Vec<Code> = cases().iter().map(|case| case.code).collect();
    let missing: Vec<&Code> = Code::ALL
        .iter()
        .filter(|code| !listed.contains(code) && **code != Code::JsonEncoding)
        .collect();
    assert!(missing.is_empty(), "codes without a case: {missing:?}");
}

#[test]
fn wrong_documents_are_found_at_the_exact_place() {
    for case in cases() {
        let found = with_code(check(&case.wrong, case.profile), case.code);
        let places: Vec<&str> = found
            .iter()
            .map(|finding| &case.wrong[finding.range.clone()])
            .collect();
        assert_eq!(places, [case.at], "{} in {:.300}", case.code, case.wrong);
    }
}

#[test]
fn right_documents_are_left_alone() {
    for case in cases() {
        let found = with_code(check(&case.right, case.profile), case.code);
        assert!(
            found.is_empty(),
            "{} in {}: {found:?}",
            case.code,
            case.right
        );
    }
}

#[test]
fn a_fix_mends_what_it_is_offered_for() {
    let mut fixed = 0;
    for case in cases() {
        for finding in with_code(check(&case.wrong, case.profile), case.code) {
            let Some(fix) = finding.fix else { continue };
            let mended = text::apply(&case.wrong, &fix.edits).expect("edits fit");
            let left = with_code(check(&mended, case.profile), case.code);
            assert!(left.is_empty(), "{} is still in {mended}", case.code);
            fixed += 1;
        }
    }
    assert!(fixed >= 40, "only {fixed} fixes");
}

#[test]
fn bytes_that_are_no_utf8_are_found_where_they_stand() {
    let found = check_bytes(b"{\"version\": \"\xff\"}", &CAM);
    assert_eq!(
        (found.len(), found[0].code, found[0].range.clone()),
        (1, Code::JsonEncoding, 13..14)
    );
    assert!(with_code(check_bytes(GOOD.as_bytes(), &CAM), Code::JsonEncoding).is_empty());
}

#[test]
fn every_finding_is_worded_completely() {
    for case in cases() {
        for finding in with_code(check(&case.wrong, case.profile), case.code) {
            let message = english::message(&finding);
            assert!(message.ends_with(['.', '?']), "{}: {message}", case.code);
            assert!(!message.contains("“”"), "{}: {message}", case.code);
        }
    }
    for &code in Code::ALL {
        assert!(english::help(code).ends_with('.'), "{code}");
        assert_eq!(Code::from_name(code.as_str()), Some(code));
    }
}

#[test]
fn errors_carry_the_vendors_code_and_others_do_not() {
    let found = check(&GOOD.replace("deny", "permit"), &CAM);
    assert_eq!(found[0].vendor_code, Some("InvalidParameter.EffectError"));
    let found = check(&GOOD.replace("deny", "permit"), &SCP);
    assert_eq!(
        found[0].vendor_code,
        Some("FailedOperation.OrganizationPolicyIllegal")
    );
    assert_eq!(
        check("", &SCP)[0].vendor_code,
        Some("InvalidParameter.PolicyDocumentEmpty")
    );
    assert_eq!(
        check(&GOOD.replace("deny", "Deny"), &SCP)[0].vendor_code,
        None
    );
}

#[test]
fn the_policy_that_allows_everything_is_in_order_as_a_service_control_policy() {
    let full =
        r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "*", "resource": "*"}]}"#;
    assert_eq!(check(full, &SCP), []);
}

#[test]
fn a_broken_text_does_not_raise_what_only_seems_missing() {
    let broken =
        "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\", \"action\": \"cvm:*\", ";
    let found: Vec<Code> = check(broken, &CAM)
        .into_iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(found, [Code::JsonUnclosed]);
}

#[test]
fn findings_are_sorted_by_place() {
    let text = action(r#"["cmv: a", "cvm:*", "cvm:Run*", "b"]"#);
    let starts: Vec<usize> = check(&text, &CAM)
        .iter()
        .map(|finding| finding.range.start)
        .collect();
    assert!(starts.len() >= 3 && starts.is_sorted(), "{starts:?}");
}
