//! The texts of this area, as each language fills them.

/// See the fields.
#[derive(Debug)]
pub struct ProblemTexts {
    /// The title of the area.
    pub title: &'static str,
}
