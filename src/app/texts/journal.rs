//! The texts of this area, as each language fills them.

/// See the fields.
#[derive(Debug)]
pub struct JournalTexts {
    /// The title of the area.
    pub title: &'static str,
}
