//! Findings in a policy text, in Chinese.

use super::{diagnostic_helps, diagnostics};
use crate::app::texts::FindingTexts;

pub static TEXTS: FindingTexts = FindingTexts {
    message: diagnostics::message,
    help: diagnostic_helps::help,
};
