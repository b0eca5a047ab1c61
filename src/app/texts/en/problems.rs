use crate::app::texts::ProblemTexts;

pub(super) const TEXTS: ProblemTexts = ProblemTexts { title: "problems" };
