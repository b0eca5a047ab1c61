use crate::app::texts::ShellTexts;

pub(super) const TEXTS: ShellTexts = ShellTexts { title: "shell" };
