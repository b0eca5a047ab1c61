use crate::app::texts::JournalTexts;

pub(super) const TEXTS: JournalTexts = JournalTexts { title: "journal" };
