//! The demo obeys every limit, raises no error, and holds the findings of its story.

use super::history::tell;
use super::policies::{ALL, REQUIRE_BANK_NETWORK, TAGGED_DELETION};
use super::*;
use crate::domain::Owner;
use crate::domain::guardrails::Policy;
use charter_policy::{Code, Severity};

fn now() -> Timestamp {
    Timestamp(1_792_540_800_123)
}

#[test]
fn nothing_of_the_demo_is_refused() {
    for size in Size::ALL {
        let story = tell(*size, now());
        assert_eq!(story.refused, Vec::new(), "{size:?}");
        for text in ALL {
            let tables = story
                .state
                .owner(Owner::Organization(ORGANIZATION))
                .unwrap();
            let policy = tables.policies.get(Policy::key_of(text.id)).unwrap();
            assert_eq!(policy.name, text.name);
        }
    }
}

#[test]
fn no_policy_of_the_demo_has_an_error() {
    for text in ALL {
        let findings = charter_policy::check(text.content, &charter_policy::tencent::SCP);
        let errors: Vec<_> = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", text.name);
    }
}

#[test]
fn the_checks_find_what_the_story_is_about() {
    for (text, code) in [
        (&REQUIRE_BANK_NETWORK, Code::NegativeWithoutIfExist),
        (&TAGGED_DELETION, Code::WildcardWithoutLike),
    ] {
        let findings = charter_policy::check(text.content, &charter_policy::tencent::SCP);
        assert!(
            findings.iter().any(|finding| finding.code == code),
            "{}: {findings:?}",
            text.name
        );
    }
}
