//! The demo obeys every limit, raises no error, and holds the findings of its story.

use super::history::tell;
use super::policies::ALL;
use super::*;
use crate::domain::Owner;
use crate::domain::guardrails::Policy;
use charter_policy::Severity;

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
