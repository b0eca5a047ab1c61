//! Settings: severities and suppressions, and what can be wrong with them.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use charter_policy::settings::{Applied, Settings, WhyUnused, statements};
use charter_policy::{Code, Severity, check, tencent};

const POLICY: &str = r#"{
  "version": "2.0",
  "statement": [
    {"sid": "Ops", "effect": "allow", "action": "*", "resource": "*"},
    {"effect": "allow", "action": "*", "resource": "*", "condition": {"ip_equal": {"qcs:ip": "10.0.0.0/8"}}}
  ]
}"#;

fn read(text: &str) -> Settings {
    let (settings, faults) = Settings::read(text);
    assert!(faults.is_empty(), "{faults:?}");
    settings
}

fn applied(settings: &Settings, file: &str, text: &str) -> Applied {
    settings.apply(file, text, &tencent::CAM, check(text, &tencent::CAM))
}

fn suppressing(statement: &str, code: &str) -> Settings {
    read(&format!(
        r#"{{"suppressions": [{{"file": "*.json", "statement": "{statement}", "code": "{code}", "reason": "Known."}}]}}"#
    ))
}

fn codes(applied: &Applied) -> Vec<&str> {
    let found = applied.findings.iter();
    found.map(|found| found.code.as_str()).collect()
}

#[test]
fn without_settings_nothing_changes() {
    let settings = read("{}");
    let found = check(POLICY, &tencent::CAM);
    assert!(!found.is_empty());
    let applied = settings.apply("a.json", POLICY, &tencent::CAM, found.clone());
    assert_eq!(applied.findings, found);
}

#[test]
fn a_code_is_raised_lowered_or_turned_off() {
    let settings = read(r#"{"severities": {"allow-all": "suggestion", "ip-private": "error"}}"#);
    let found = applied(&settings, "a.json", POLICY).findings;
    let severity = |code: Code| {
        let found = found.iter().find(|found| found.code == code);
        found.map(|found| found.severity)
    };
    assert_eq!(severity(Code::AllowAll), Some(Severity::Suggestion));
    assert_eq!(severity(Code::IpPrivate), Some(Severity::Error));
    let off = read(r#"{"severities": {"allow-all": "off"}}"#);
    assert!(!codes(&applied(&off, "a.json", POLICY)).contains(&"allow-all"));
}

#[test]
fn a_suppression_speaks_of_one_statement_of_the_named_files() {
    let settings = suppressing("Ops", "allow-all");
    let here = applied(&settings, "policies/a.json", POLICY);
    assert_eq!(here.suppressed.len(), 1);
    assert_eq!(here.suppressed[0].finding.code, Code::AllowAll);
    assert!(!codes(&here).contains(&"allow-all") && codes(&here).contains(&"ip-private"));
    let elsewhere = applied(&settings, "policies/a.txt", POLICY);
    assert!(elsewhere.suppressed.is_empty() && elsewhere.unused.is_empty());
    assert!(codes(&elsewhere).contains(&"allow-all"));
}

#[test]
fn a_fingerprint_survives_everything_but_an_edit_of_its_statement() {
    let second = statements(POLICY, &tencent::CAM)[1].clone();
    assert_eq!((second.number, second.sid.as_deref()), (2, None));
    assert_eq!(second.name(), second.fingerprint);
    let settings = suppressing(&second.fingerprint, "ip-private");
    let accepted = |text: &str| applied(&settings, "a.json", text).suppressed.len();
    assert_eq!(accepted(POLICY), 1);
    let moved = POLICY.replace(
        "[\n",
        "[\n    {\"effect\": \"deny\", \"action\": \"cvm:*\", \"resource\": \"*\"},\n",
    );
    assert_eq!(accepted(&moved), 1, "another statement before it");
    assert_eq!(
        accepted(&POLICY.replace(": ", ":\n\t")),
        1,
        "another layout"
    );
    let edited = POLICY.replace("10.0.0.0/8", "172.16.0.0/12");
    let found = applied(&settings, "a.json", &edited);
    assert!(found.suppressed.is_empty() && codes(&found).contains(&"ip-private"));
    assert_eq!(found.unused[0].why, WhyUnused::NoSuchStatement);
}

#[test]
fn a_suppression_that_meets_nothing_is_named_with_its_reason() {
    let doubled = POLICY.replace(
        "{\"effect\": \"allow\"",
        "{\"sid\": \"Ops\", \"effect\": \"allow\"",
    );
    let cases = [
        ("Ops", "ip-private", POLICY, Some(WhyUnused::NoSuchFinding)),
        (
            "Gone",
            "allow-all",
            POLICY,
            Some(WhyUnused::NoSuchStatement),
        ),
        (
            "Ops",
            "allow-all",
            doubled.as_str(),
            Some(WhyUnused::SeveralStatements),
        ),
        ("Gone", "allow-all", "{\"statement\": [{]}", None),
    ];
    for (statement, code, text, expected) in cases {
        let found = applied(&suppressing(statement, code), "a.json", text);
        assert!(found.suppressed.is_empty(), "{statement} {code}");
        let why = found.unused.first().map(|unused| unused.why);
        assert_eq!(why, expected, "{statement} {code} in {text}");
    }
}

#[test]
fn without_a_statement_a_suppression_speaks_of_what_stands_in_none() {
    let settings = read(
        r#"{"suppressions": [{"file": "a.json", "code": "version-missing", "reason": "Filled in on deployment."},
                             {"file": "a.json", "code": "allow-all", "reason": "Never reached."}]}"#,
    );
    let text = r#"{"statement": [{"effect": "allow", "action": "*", "resource": "*"}]}"#;
    let found = applied(&settings, "a.json", text);
    assert_eq!(codes(&found), ["allow-all"]);
    assert_eq!(found.unused.len(), 1);
}

#[test]
fn faults_of_settings_have_a_place_and_a_sentence() {
    let entry = |members: &str| format!("{{\"suppressions\": [{{{members}}}]}}");
    let cases = [
        (
            "{\"severities\": {},}".to_owned(),
            "json-trailing-comma",
            ",",
            "A comma isn’t allowed",
        ),
        ("[]".to_owned(), "settings-type", "[]", "takes an object"),
        (
            "{\"severitis\": {}}".to_owned(),
            "settings-element-unknown",
            "\"severitis\"",
            "“severities”",
        ),
        (
            "{\"severities\": {\"alow-all\": \"off\"}}".to_owned(),
            "settings-code-unknown",
            "\"alow-all\"",
            "Did you mean “allow-all”?",
        ),
        (
            "{\"severities\": {\"allow-all\": \"info\"}}".to_owned(),
            "settings-severity-unknown",
            "\"info\"",
            "use off, error",
        ),
        (
            "{\"severities\": {\"allow-all\": 1}}".to_owned(),
            "settings-type",
            "1",
            "takes a string",
        ),
        (
            "{\"severities\": {\"json-comment\": \"off\"}}".to_owned(),
            "settings-code-fixed",
            "\"json-comment\"",
            "cannot be changed",
        ),
        (
            "{\"severities\": {\"allow-all\": \"off\", \"allow-all\": \"error\"}}".to_owned(),
            "duplicate-key",
            "\"allow-all\"",
            "twice",
        ),
        (
            entry("\"file\": \"a\", \"statement\": \"S\", \"code\": \"allow-all\""),
            "settings-element-missing",
            "{\"file\": \"a\", \"statement\": \"S\", \"code\": \"allow-all\"}",
            "why the finding is accepted",
        ),
        (
            entry("\"file\": \"a\", \"code\": \"allow-all\", \"reason\": \" \""),
            "settings-element-missing",
            "{\"file\": \"a\", \"code\": \"allow-all\", \"reason\": \" \"}",
            "“reason”",
        ),
        (
            entry("\"code\": \"allow-all\", \"reason\": \"r\""),
            "settings-element-missing",
            "{\"code\": \"allow-all\", \"reason\": \"r\"}",
            "“file”",
        ),
        (
            entry(
                "\"file\": \"a\", \"statement\": \"\", \"code\": \"allow-all\", \"reason\": \"r\"",
            ),
            "settings-element-missing",
            "\"\"",
            "“statement”",
        ),
    ];
    for (text, code, place, sentence) in cases {
        let (settings, faults) = Settings::read(&text);
        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
        let fault = &faults[0];
        assert_eq!(fault.kind.code(), code, "{text}");
        assert_eq!(&text[fault.range.clone()], place, "{text}");
        assert!(fault.kind.to_string().contains(sentence), "{}", fault.kind);
        assert!(settings.suppressions().is_empty(), "{text}");
    }
}

#[test]
fn what_stands_around_a_fault_is_read() {
    let (settings, faults) = Settings::read(
        r#"{"severities": {"allow-all": "off", "nope": "error"},
            "suppressions": [{"file": "a", "code": "size-near", "reason": "r"}, {"file": "b"}, 1]}"#,
    );
    assert_eq!(faults.len(), 4);
    assert_eq!(settings.severity(Code::AllowAll), Some(None));
    assert_eq!(settings.suppressions().len(), 1);
}

#[test]
fn any_text_is_read_without_a_panic() {
    let whole = r#"{"severities": {"allow-all": "off"}, "suppressions": [{"file": "*", "code": "allow-all", "reason": "é字"}]}"#;
    let places: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
    for at in places {
        let (settings, faults) = Settings::read(&whole[..at]);
        assert!(!faults.is_empty());
        applied(&settings, "a", &whole[at..]);
    }
}
