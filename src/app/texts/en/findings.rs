//! Findings in a policy text, in English, worded where they are made.

use crate::app::texts::FindingTexts;
use charter_policy::english;

pub static TEXTS: FindingTexts = FindingTexts {
    message: english::message,
    help: english::help,
};
