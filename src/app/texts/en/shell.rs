use crate::app::texts::ShellTexts;

pub(super) const TEXTS: ShellTexts = ShellTexts {
    organization: "Organization",
    departments: "Departments",
    members: "Members",
    policies: "Policies",
    service_control_policies: "Service control policies",
    check: "Check a policy",
    console: "Console",
    journal: "Journal",
    settings: "Settings",
};
