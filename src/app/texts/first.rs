//! The texts of the first screen.

/// See the fields.
#[derive(Debug)]
pub struct FirstTexts {
    pub title: &'static str,
    pub text: &'static str,
    // The three doors.
    pub paste_title: &'static str,
    pub paste_text: &'static str,
    pub paste_action: &'static str,
    pub open_title: &'static str,
    pub open_text: &'static str,
    pub open_action: &'static str,
    pub explore_title: &'static str,
    pub explore_text: &'static str,
    pub explore_action: &'static str,
    pub own_title: &'static str,
    pub own_text: &'static str,
    // What the demo tells.
    pub story_title: &'static str,
    pub story_text: &'static str,
    pub silent_title: &'static str,
    pub silent_text: fn(policy: &str, target: &str) -> String,
    pub lock_out_title: &'static str,
    pub lock_out_text: fn(policy: &str, target: &str) -> String,
    pub redundant_title: &'static str,
    pub redundant_text: fn(policy: &str, target: &str) -> String,
    pub to_bindings: fn(policy: &str) -> String,
    pub to_editor: fn(policy: &str) -> String,
    pub see_target: fn(target: &str) -> String,
    pub fixed: &'static str,
    pub fixed_text: &'static str,
    // What the checks find in the policies as they are now.
    pub findings_title: &'static str,
    pub findings_text: fn(policies: usize, all: usize) -> String,
    pub findings_none: fn(all: usize) -> String,
    pub findings_loading: &'static str,
    pub findings_all: &'static str,
    pub more_findings: fn(usize) -> String,
}
