use crate::app::texts::OrganizationTexts;

pub(super) const TEXTS: OrganizationTexts = OrganizationTexts {
    title: "organization",
};
