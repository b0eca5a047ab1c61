//! Huawei Cloud: worked examples of its pages, SecMaster's resources, and the published documents.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use charter_policy::huawei::{LANGUAGE_1_1, SCP_2024_11, SCP_2025_12, V1_1, V5_0, V5_0_TRUST};
use charter_policy::{Code, Profile, Severity, check, english, recognize};

use super::assert_found;

fn policy(version: &str, statement: &str) -> String {
    format!(r#"{{"Version":"{version}","Statement":[{{{statement}}}]}}"#)
}

fn resource(resource: &str) -> String {
    let statement = format!(
        r#""Effect":"Allow","Action":["secmaster:playbook:approve"],"Resource":["{resource}"]"#
    );
    policy("1.1", &statement)
}

#[test]
fn the_example_of_the_page_on_resources_is_right() {
    let example = resource("secmaster:*:*:playbook:7430b8e4-be12-4bd4-80f7-1aa02123551c/*");
    assert_found(&example, &V1_1, &[]);
}

#[test]
fn a_resource_of_secmaster_has_a_known_type_and_the_parts_of_its_name() {
    use Code::{ResourceName, ResourceType};
    let cases: &[(&str, Option<(Code, &str)>)] = &[
        ("secmaster:cn-north-4:0a1b:alert:ws/al", None),
        ("secmaster:*:*:alert:*", None),
        ("secmaster:*:*:*:*", None),
        ("secmaster:*:*:workspace:ws", None),
        ("secmaster:*:*:accountAgency:agency", None),
        (
            "secmaster:*:*:workspace:ws/more",
            Some((ResourceName, "ws/more")),
        ),
        ("secmaster:*:*:alert:ws", Some((ResourceName, "ws"))),
        (
            "secmaster:*:*:alert:ws/al/more",
            Some((ResourceName, "ws/al/more")),
        ),
        ("secmaster:*:*:alert:ws/", Some((ResourceName, "ws/"))),
        ("secmaster:*:*:alerts:ws/al", Some((ResourceType, "alerts"))),
        ("secmaster:*:*:Alert:ws/al", Some((ResourceType, "Alert"))),
        // The types of other services are not known.
        ("ecs:*:*:anything:a/b/c", None),
    ];
    for (name, expected) in cases {
        let expected: Vec<_> = expected.iter().copied().collect();
        assert_found(&resource(name), &V1_1, &expected);
    }
}

#[test]
fn secmaster_has_35_types() {
    let services = LANGUAGE_1_1.resources.types;
    let secmaster = services.iter().find(|known| known.service == "secmaster");
    let types = secmaster.expect("its types").types;
    assert_eq!(types.len(), 35);
    let single: Vec<&str> = types
        .iter()
        .filter(|form| form.parts.len() == 1)
        .map(|form| form.name)
        .collect();
    assert_eq!(single, ["workspace", "accountAgency"]);
}

#[test]
fn versions_differ_in_what_a_statement_may_hold() {
    let not_action = r#""Effect":"Deny","NotAction":["iam:*:*"]"#;
    assert_found(&policy("5.0", not_action), &V5_0, &[]);
    assert_found(
        &policy("1.1", not_action),
        &V1_1,
        &[
            (Code::ActionMissing, "{"),
            (Code::ElementUnknown, "\"NotAction\""),
        ],
    );
    let trust = r#""Effect":"Allow","Principal":{"Service":["service.OBS"]},"Action":["sts:agencies:assume"]"#;
    assert_found(&policy("5.0", trust), &V5_0_TRUST, &[]);
    assert_found(
        &policy("5.0", trust),
        &V5_0,
        &[(Code::KindOther, "\"Principal\"")],
    );
    let bounds = policy("5.0", trust);
    assert_found(
        &bounds,
        &SCP_2025_12,
        &[(Code::PrincipalNotAllowed, "\"Principal\"")],
    );
    assert_found(&policy("1.1", ""), &V5_0, &[(Code::LanguageOther, "{")]);
}

#[test]
fn conditions_of_the_pages_are_known() {
    let conditions = [
        (
            r#""StringEndWithIfExists":{"g:UserName":["specialCharacter"]}"#,
            &[][..],
        ),
        (r#""Null":{"obs:SourceVpc":["false"]}"#, &[]),
        (
            r#""ForAnyValue:StringNotEquals":{"g:RequestTag/owner":["Alice"]}"#,
            &[],
        ),
        (r#""ForAnyValue:StringEquals":{"g:TagKeys":["owner"]}"#, &[]),
        (
            r#""StringEquals":{"g:TagKeys":["owner"]}"#,
            &[Code::QualifierMissing],
        ),
        (
            r#""StringEquals":{"g:UserNam":["a"]}"#,
            &[Code::ConditionKeyUnknown],
        ),
        (
            r#""NumericLessThan":{"obs:max-keys":["10"]}"#,
            &[Code::OperatorUnknown],
        ),
        (
            r#""StringEquals":{"g:UserName":["a*"]}"#,
            &[Code::WildcardWithoutLike],
        ),
        (
            r#""NullIfExists":{"g:UserName":["true"]}"#,
            &[Code::OperatorIfExist],
        ),
    ];
    for (condition, expected) in conditions {
        let statement =
            format!(r#""Effect":"Allow","Action":["obs:bucket:list"],"Condition":{{{condition}}}"#);
        let text = policy("5.0", &statement);
        let codes: Vec<Code> = check(&text, &V5_0).iter().map(|found| found.code).collect();
        assert_eq!(codes, expected, "{condition}");
    }
}

#[test]
fn an_agency_is_named_in_an_object() {
    let text = policy(
        "1.1",
        r#""Effect":"Allow","Action":["iam:agencies:assume"],"Resource":{"uri":["/iam/agencies/07805acaba800fdd4fbdc00b8f888c7c"]}"#,
    );
    assert_found(&text, &V1_1, &[]);
    assert_found(
        &policy(
            "1.1",
            r#""Effect":"Allow","Action":["iam:agencies:assume"],"Resource":{"uri":7}"#,
        ),
        &V1_1,
        &[(Code::ElementType, "7")],
    );
}

#[test]
fn a_policy_that_is_too_long_only_with_its_spaces_is_warned_of() {
    let text = policy("5.0", r#""Effect":"Deny","Action":["cts:*:*"]"#);
    let length = text.chars().count();
    let long = format!("{text}{}", " ".repeat(5_121 - length));
    let sizes = |text: &str, profile: &'static Profile| -> Vec<(Code, Severity, String)> {
        let found = check(text, profile).into_iter();
        let sizes = found.filter(|finding| finding.code.as_str().starts_with("size-"));
        sizes
            .map(|finding| (finding.code, finding.severity, english::message(&finding)))
            .collect()
    };
    let warning = format!(
        "The policy has 5121 characters, spaces counted; 5120 are allowed. Minified it has {length}."
    );
    for profile in [&SCP_2024_11, &SCP_2025_12] {
        let expected = (Code::SizeWithSpaces, Severity::Warning, warning.clone());
        assert_eq!(sizes(&long, profile), [expected]);
    }
    assert_eq!(sizes(&long, &V5_0), []);
    // Without any space it is too long in every reading.
    for (version, profile) in [("5.0", &V5_0), ("1.1", &V1_1)] {
        let of = |filler: usize| {
            let action = format!("cts:t:{}", "a".repeat(filler));
            policy(
                version,
                &format!(r#""Effect":"Allow","Action":["{action}"]"#),
            )
        };
        let text = of(6_146 - of(0).len()).replace(',', " ,\n") + "  ";
        let found = sizes(&text, profile);
        let message = "The policy has 6146 characters, without the space between its parts; 6144 are allowed.";
        assert_eq!(
            found,
            [(Code::SizeOver, Severity::Error, message.to_owned())]
        );
    }
}

/// The published documents that parse and yet get an error, each with what is wrong with it.
const ERRORS: &[(&str, Code, &str)] = &[
    (
        "hwdoc-0018.json",
        Code::ActionSpace,
        "a space before an action",
    ),
    (
        "hwx-0006.json",
        Code::ActionJoined,
        "two actions in one string",
    ),
    (
        "hwx-0007.json",
        Code::ActionJoined,
        "two actions in one string",
    ),
];

/// Those with another finding. Each has been looked at, and each is right.
const OTHERS: &[(&str, Code, &str)] = &[
    ("hwdoc-0007.json", Code::AllowService, "all of a service"),
    (
        "hwdoc-0008.json",
        Code::AllowService,
        "all of four services",
    ),
    ("hwtf-0005.json", Code::AllowAll, "everything is allowed"),
    ("hwx-0016.json", Code::AllowService, "all of a service"),
    ("otcdoc-0010.json", Code::AllowService, "all of a service"),
    ("otcdoc-0018.json", Code::AllowService, "all of a service"),
    (
        "hwdoc-0015.json",
        Code::ResourceServiceCase,
        "OBS in capitals",
    ),
    (
        "hwtf-0002.json",
        Code::ResourceRedundant,
        "objects of a bucket beside everything of it",
    ),
];

/// Of those above, the errors that are not the fault of their document and what else is false or doubtful.
const DOUBTFUL: &[(&str, Code, &str)] = &[];

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn published_documents_get_the_findings_that_they_deserve() {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/huawei/valid");
    let entries = fs::read_dir(&folder).expect("the corpus");
    let mut seen = 0;
    let (mut errors, mut others) = (BTreeSet::new(), BTreeSet::new());
    for entry in entries {
        let entry = entry.expect("a readable folder");
        let name = entry.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(entry.path()).expect("a readable file");
        let profile = recognize(&text, "huawei").expect("the language");
        seen += 1;
        for finding in check(&text, profile) {
            let list = match finding.severity {
                Severity::Error => &mut errors,
                _ => &mut others,
            };
            list.insert((name.clone(), finding.code));
        }
    }
    let listed = |list: &[(&str, Code, &str)]| -> BTreeSet<_> {
        list.iter()
            .map(|(name, code, _)| ((*name).to_owned(), *code))
            .collect()
    };
    assert_eq!(errors, listed(ERRORS));
    assert_eq!(others, listed(OTHERS));
    assert!(DOUBTFUL.len() * 100 <= seen, "more than 1 %");
    println!("{} of {seen} valid documents have an error:", ERRORS.len());
    for (name, code, reason) in ERRORS.iter().chain(OTHERS) {
        println!("  {name} {code}: {reason}");
    }
}
