use crate::app::texts::PolicyTexts;

pub(super) const TEXTS: PolicyTexts = PolicyTexts { title: "policies" };
