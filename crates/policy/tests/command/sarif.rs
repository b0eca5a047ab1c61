//! `policy check --format sarif`: the shape that the schema of SARIF 2.1.0 asks for, and what the results say.

use std::sync::OnceLock;

use serde_json::Value;

use super::{json, run, written};

/// What the schema says of the objects that are written: required members, then those that may be there besides. A
/// member that is neither is a mistake, since every object but property bags is closed there.
const OBJECTS: &[(&str, &[&str], &[&str])] = &[
    ("log", &["version", "runs"], &["$schema"]),
    (
        "run",
        &["tool"],
        &["columnKind", "newlineSequences", "artifacts", "results"],
    ),
    ("tool", &["driver"], &[]),
    (
        "driver",
        &["name"],
        &["version", "semanticVersion", "rules"],
    ),
    (
        "rule",
        &["id"],
        &[
            "shortDescription",
            "fullDescription",
            "help",
            "defaultConfiguration",
            "properties",
        ],
    ),
    ("configuration", &[], &["level"]),
    ("message", &["text"], &[]),
    ("artifact", &[], &["location", "encoding", "description"]),
    ("artifactLocation", &[], &["uri", "index"]),
    (
        "result",
        &["message"],
        &[
            "ruleId",
            "ruleIndex",
            "level",
            "locations",
            "properties",
            "partialFingerprints",
            "fixes",
            "suppressions",
        ],
    ),
    ("location", &[], &["physicalLocation"]),
    ("physicalLocation", &[], &["artifactLocation", "region"]),
    (
        "region",
        &[],
        &[
            "startLine",
            "startColumn",
            "endLine",
            "endColumn",
            "charOffset",
            "charLength",
            "byteOffset",
            "byteLength",
        ],
    ),
    ("fix", &["artifactChanges"], &["description"]),
    ("artifactChange", &["artifactLocation", "replacements"], &[]),
    ("replacement", &["deletedRegion"], &["insertedContent"]),
    ("artifactContent", &[], &["text"]),
    ("suppression", &["kind"], &["status", "justification"]),
];

/// Which object a member holds, or a list of which.
const MEMBERS: &[(&str, &str)] = &[
    ("runs", "run"),
    ("tool", "tool"),
    ("driver", "driver"),
    ("rules", "rule"),
    ("shortDescription", "message"),
    ("fullDescription", "message"),
    ("help", "message"),
    ("description", "message"),
    ("message", "message"),
    ("defaultConfiguration", "configuration"),
    ("artifacts", "artifact"),
    ("location", "artifactLocation"),
    ("artifactLocation", "artifactLocation"),
    ("results", "result"),
    ("locations", "location"),
    ("physicalLocation", "physicalLocation"),
    ("region", "region"),
    ("deletedRegion", "region"),
    ("fixes", "fix"),
    ("artifactChanges", "artifactChange"),
    ("replacements", "replacement"),
    ("insertedContent", "artifactContent"),
    ("suppressions", "suppression"),
];

fn assert_shape(kind: &str, value: &Value) {
    if let Some(items) = value.as_array() {
        for item in items {
            assert_shape(kind, item);
        }
        return;
    }
    let object = value
        .as_object()
        .unwrap_or_else(|| panic!("{kind}: {value}"));
    let (_, required, optional) = OBJECTS
        .iter()
        .find(|(name, _, _)| *name == kind)
        .expect("a known object");
    for name in *required {
        assert!(object.contains_key(*name), "{kind} has no {name}: {value}");
    }
    for (name, value) in object {
        let name = name.as_str();
        assert!(
            required.contains(&name) || optional.contains(&name),
            "{kind} has {name}"
        );
        if let Some((_, kind)) = MEMBERS.iter().find(|(member, _)| *member == name) {
            assert_shape(kind, value);
        }
        assert_value(kind, name, value);
    }
}

fn assert_value(kind: &str, name: &str, value: &Value) {
    let one_of = |known: &[&str]| known.contains(&value.as_str().unwrap_or_default());
    let right = match name {
        "startLine" | "startColumn" | "endLine" | "endColumn" => value.as_u64() > Some(0),
        "charOffset" | "charLength" | "byteOffset" | "byteLength" | "index" | "ruleIndex" => {
            value.is_u64()
        }
        "level" => one_of(&["none", "note", "warning", "error"]),
        "kind" => one_of(&["inSource", "external"]),
        "status" => one_of(&["accepted", "underReview", "rejected"]),
        "columnKind" => one_of(&["utf16CodeUnits", "unicodeCodePoints"]),
        "version" if kind == "log" => value == "2.1.0",
        "uri" => value
            .as_str()
            .is_some_and(|uri| uri.bytes().all(|byte| byte.is_ascii_graphic())),
        "text" | "id" | "justification" => value.is_string(),
        "partialFingerprints" => value
            .as_object()
            .is_some_and(|prints| prints.values().all(Value::is_string)),
        _ => true,
    };
    assert!(right, "{kind}.{name}: {value}");
}

const POLICY: &str = "\u{feff}{\r\n  \"version\": \"2.0\",\r\n  \"statement\": [\r\n    {\"sid\": \"字\", \"effect\": \"denny\", \"action\": \"*\", \"resource\": \"*\"},\r\n    {\"sid\": \"Ops\", \"effect\": \"allow\", \"action\": \"*\", \"resource\": \"*\"}\r\n  ]\r\n}";

/// The log of one run: tests run beside each other, and none may read what another is writing.
fn log() -> Value {
    static LOG: OnceLock<Value> = OnceLock::new();
    LOG.get_or_init(run_once).clone()
}

fn run_once() -> Value {
    let policy = written("sarif 策略.json", POLICY.as_bytes());
    let settings = written(
        "sarif-settings.json",
        br#"{"suppressions": [
  {"file": "sarif*.json", "statement": "Ops", "code": "allow-all", "reason": "Break glass."},
  {"file": "sarif*.json", "statement": "Old", "code": "allow-all", "reason": "Gone."}]}"#,
    );
    let (policy, settings) = (policy.to_string_lossy(), settings.to_string_lossy());
    let arguments = [
        "check",
        "--format",
        "sarif",
        "--settings",
        &settings,
        &policy,
        "-",
    ];
    json(&run(&arguments, b"{]"))
}

#[test]
fn the_log_has_the_shape_of_the_schema() {
    let log = log();
    assert_shape("log", &log);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let artifacts = run["artifacts"].as_array().expect("artifacts");
    assert_eq!(artifacts.len(), 3, "two documents and the settings");
    for result in run["results"].as_array().expect("results") {
        let rule = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        let artifact = place["index"].as_u64().expect("an index") as usize;
        assert_eq!(artifacts[artifact]["location"]["uri"], place["uri"]);
    }
    let empty = json(&run_empty());
    assert_shape("log", &empty);
    assert_eq!(empty["runs"][0]["results"], Value::Array(Vec::new()));
}

fn run_empty() -> std::process::Output {
    run(
        &["check", "--format", "sarif", "-"],
        super::RIGHT.as_bytes(),
    )
}

fn result<'l>(log: &'l Value, rule: &str) -> &'l Value {
    let results = log["runs"][0]["results"].as_array().expect("results");
    let found = results.iter().find(|result| result["ruleId"] == rule);
    found.unwrap_or_else(|| panic!("{rule} in {results:#?}"))
}

#[test]
fn regions_count_bytes_and_characters_without_the_byte_order_mark() {
    let log = log();
    let region = &result(&log, "effect-invalid")["locations"][0]["physicalLocation"]["region"];
    let at = POLICY.find("denny").expect("the word");
    let before: usize = POLICY[..at].chars().count() - 1;
    let expected = [
        ("startLine", 4),
        ("startColumn", 29),
        ("endLine", 4),
        ("endColumn", 34),
        ("charOffset", before),
        ("charLength", 5),
        ("byteOffset", at),
        ("byteLength", 5),
    ];
    for (name, number) in expected {
        assert_eq!(region[name], number, "{name}");
    }
}

#[test]
fn fixes_and_suppressions_come_along() {
    let log = log();
    let wrong = result(&log, "effect-invalid");
    let change = &wrong["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "deny");
    assert_eq!(change["replacements"][0]["deletedRegion"]["startLine"], 4);
    assert_eq!(wrong["level"], "error");
    assert_eq!(
        wrong["properties"]["vendorCode"],
        "InvalidParameter.EffectError"
    );
    assert!(wrong.get("suppressions").is_none());
    let accepted = result(&log, "allow-all");
    assert_eq!(accepted["suppressions"][0]["justification"], "Break glass.");
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules");
    let rule = rules
        .iter()
        .find(|rule| rule["id"] == "allow-all")
        .expect("a rule");
    assert_eq!(rule["properties"]["security-severity"], "7.0");
    let unused = result(&log, "settings-suppression-unused");
    assert_eq!(
        unused["locations"][0]["physicalLocation"]["region"]["startLine"],
        3
    );
}
