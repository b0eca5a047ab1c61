use crate::app::texts::SettingsTexts;

pub(super) const TEXTS: SettingsTexts = SettingsTexts { title: "settings" };
