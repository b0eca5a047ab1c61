//! The resource that a text names.

use super::phrases::RESOURCE_LABELS;
use super::scan::{Scan, Word, find};

/// The resource behind the action, or else the only one of Tencent Cloud's form that the text mentions.
pub(super) fn resource(scan: &Scan, from: usize) -> Option<Word<'_>> {
    for label in RESOURCE_LABELS {
        for at in scan.after(label) {
            let at = scan.value(at).unwrap_or_else(|| scan.past(at, &[]));
            let word = scan.word(at);
            let is_resource = word.text == "*"
                || word.text.starts_with("qcs:")
                || (word.text.bytes().filter(|byte| *byte == b':').count() >= 3
                    && find(word.text, "://").is_none());
            if at > from && is_resource {
                return Some(word);
            }
        }
    }
    let mut found = None;
    for at in scan.after("qcs:") {
        let word = scan.word(at - "qcs:".len());
        if found.is_some_and(|found| found != word) {
            return None;
        }
        found = Some(word);
    }
    found
}
