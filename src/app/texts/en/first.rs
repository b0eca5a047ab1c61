use crate::app::texts::FirstTexts;

pub(super) const TEXTS: FirstTexts = FirstTexts { title: "first" };
