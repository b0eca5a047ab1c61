//! The reported policies themselves, where they stand beside the project.

use std::path::Path;

use charter_policy::huawei::{SCP_2025_12, V1_1};
use charter_policy::tencent::{BUCKET, CAM};
use charter_policy::{Code, Profile, Severity, check};

use Severity::{Suggestion, Warning};

/// The worst of what is found in a policy.
type Worst = Option<(Severity, Code)>;

/// A report, its kind of policy, and the worst of what is found in it.
const REPORTS: &[(&str, &Profile, Worst)] = &[
    ("hw-scp-service-wildcard", &SCP_2025_12, None),
    (
        "hw11-effect-lower",
        &V1_1,
        Some((Suggestion, Code::EffectCase)),
    ),
    (
        "hw-size-message",
        &SCP_2025_12,
        Some((Warning, Code::SizeWithSpaces)),
    ),
    ("tx-key-case", &CAM, Some((Warning, Code::ConditionKeyCase))),
    (
        "tx-escaped-variable",
        &CAM,
        Some((Warning, Code::VariableEscaped)),
    ),
    (
        "tx-cos-path-variable",
        &CAM,
        Some((Warning, Code::VariableMisplaced)),
    ),
    (
        "tx-variable-with-colon",
        &CAM,
        Some((Warning, Code::VariableUnknown)),
    ),
    (
        "tx-placeholder-space",
        &CAM,
        Some((Warning, Code::Placeholder)),
    ),
    (
        "tx-uid-not-cos",
        &CAM,
        Some((Warning, Code::ResourceAccountKind)),
    ),
    ("tx-service-cbm", &CAM, None),
    ("tx-private-ip-vpc", &BUCKET, None),
];

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn each_report_gets_the_finding_that_it_asks_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/reports");
    for (name, profile, expected) in REPORTS {
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).expect("a report");
        let found = check(&text, profile).into_iter();
        let worst = found.map(|found| (found.severity, found.code)).min();
        assert_eq!(worst, *expected, "{name}");
    }
}
