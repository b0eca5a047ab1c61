//! What went wrong, in the order a person needs it.

/// An error as the console shows it: what happened, why, what to do, the vendor's code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    pub what: String,
    pub why: String,
    pub what_to_do: String,
    /// The vendor's code, shown small below.
    pub code: Option<String>,
}

impl Problem {
    /// A problem of which only one sentence is known.
    pub fn new(what: impl Into<String>) -> Self {
        Problem {
            what: what.into(),
            ..Self::default()
        }
    }

    /// Why it happened.
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    /// What to do now.
    pub fn what_to_do(mut self, what_to_do: impl Into<String>) -> Self {
        self.what_to_do = what_to_do.into();
        self
    }

    /// The vendor's code.
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }
}
