//! The texts around every page: header, navigation, search, dialogs of the shell.

/// See the fields.
#[derive(Debug)]
pub struct ShellTexts {
    pub organization: &'static str,
    pub departments: &'static str,
    pub members: &'static str,
    pub policies: &'static str,
    pub service_control_policies: &'static str,
    pub check: &'static str,
    pub console: &'static str,
    pub journal: &'static str,
    pub settings: &'static str,
}
