//! What can be wrong with a policy's name and description, before the backend is asked. Pure.

use charter_core::domain::NameFault;
use charter_core::domain::guardrails::{DESCRIPTION_BYTES, NAME_CHARACTERS, check_name};

use crate::app::texts::PolicyTexts;

/// The sentence for a name that breaks the vendor's rule.
pub fn name_fault(name: &str, t: &PolicyTexts) -> Option<String> {
    match check_name(name).err()? {
        NameFault::Empty => Some(t.writing().name_empty.to_owned()),
        NameFault::TooLong => Some((t.writing().name_too_long)(
            name.chars().count(),
            NAME_CHARACTERS,
        )),
        NameFault::Character(found) => Some((t.writing().name_character)(found)),
    }
}

/// The sentence for a description that is longer than the vendor allows.
pub fn description_fault(description: &str, t: &PolicyTexts) -> Option<String> {
    let bytes = description.len();
    (bytes > DESCRIPTION_BYTES)
        .then(|| (t.writing().description_too_long)(bytes, DESCRIPTION_BYTES))
}

/// Whether a field may be filled in: nothing is typed in it, or only what was filled in before.
pub fn is_free(typed: &str, filled_in: &str) -> bool {
    typed.trim().is_empty() || typed == filled_in
}

/// A free name for a copy: letters, digits and underscores alone are allowed, and at most 128 of them.
pub fn copy_name(name: &str) -> String {
    const ENDING: &str = "_copy";
    let kept: String = name.chars().take(NAME_CHARACTERS - ENDING.len()).collect();
    kept + ENDING
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::texts::Language;

    #[test]
    fn each_fault_of_a_name_has_its_own_sentence() {
        for language in Language::ALL {
            let t = language.texts().policies();
            let faults: Vec<_> = ["", "a b", &"x".repeat(129)]
                .iter()
                .filter_map(|name| name_fault(name, t))
                .collect();
            assert_eq!(faults.len(), 3);
            assert_ne!(faults[0], faults[1]);
            assert!(faults[2].contains("129"), "{}", faults[2]);
            assert_eq!(name_fault("禁止_Deny1", t), None);
        }
    }

    #[test]
    fn a_description_is_counted_in_bytes() {
        let t = Language::English.texts().policies();
        assert_eq!(description_fault(&"a".repeat(300), t), None);
        assert_eq!(description_fault(&"中".repeat(100), t), None);
        assert!(description_fault(&"中".repeat(101), t).is_some_and(|said| said.contains("303")));
    }

    #[test]
    fn only_what_nobody_typed_is_filled_in() {
        for (typed, before, expected) in [
            ("", "", true),
            (" ", "", true),
            ("ops", "ops", true),
            ("", "ops", true),
            ("mine", "", false),
            ("mine", "ops", false),
        ] {
            assert_eq!(is_free(typed, before), expected, "{typed:?} {before:?}");
        }
    }

    #[test]
    fn a_copy_has_a_name_that_is_allowed() {
        assert_eq!(copy_name("Deny"), "Deny_copy");
        assert_eq!(check_name(&copy_name(&"长".repeat(128))), Ok(()));
    }
}
