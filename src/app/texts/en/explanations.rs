//! What stands at a place of a policy, in English, worded where the facts are.

use crate::app::texts::ExplanationTexts;
use charter_policy::english;

pub static TEXTS: ExplanationTexts = ExplanationTexts {
    lines: english::explanation,
    detail: english::detail,
    access: english::access,
};
