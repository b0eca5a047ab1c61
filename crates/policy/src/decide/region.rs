//! The region of a resource, compiled.

use std::fmt;

use super::asked::Asked;
use super::logic::Holds;
use super::pattern::{Pattern, Value};
use crate::dialect::Dialect;

/// A region that a policy names. A short name of the vendor's is the code of that region.
#[derive(Debug)]
pub(super) struct Region {
    written: Pattern,
    /// The code of a region without wildcards, where it is known.
    code: Option<Box<str>>,
    has_wildcard: bool,
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.written.fmt(f)
    }
}

impl Region {
    pub fn new(text: &str, written: Pattern, dialect: &Dialect) -> Self {
        let has_wildcard = written.literal().is_none();
        let code = dialect.spellings.region_code(text);
        Self {
            code: code.filter(|_| !has_wildcard).map(Into::into),
            written,
            has_wildcard,
        }
    }

    pub fn matches(&self, text: &str, dialect: &Dialect) -> Holds {
        let fits = |text: &str| self.written.matches(text, |_| Value::Unknown) == Holds::Yes;
        let spellings = &dialect.spellings;
        if fits(text) {
            return Holds::Yes;
        }
        if text.is_empty() {
            return match dialect.decisions.empty_region_is_all {
                Some(false) => Holds::No,
                _ => Holds::Unknown,
            };
        }
        if spellings.codes.is_empty() {
            let in_case = self
                .written
                .matches_folding(text, text.len(), |_| Value::Unknown);
            return in_case.and(Holds::Unknown);
        }
        match (self.code.as_deref(), spellings.region_code(text)) {
            // Nothing says whether case counts.
            (Some(own), Some(asked)) if own.eq_ignore_ascii_case(asked) => match own == asked {
                true => Holds::Yes,
                false => Holds::Unknown,
            },
            (Some(_), Some(_)) => Holds::No,
            (None, Some(asked)) if self.begins_as_code(dialect) => {
                let in_case = self
                    .written
                    .matches_folding(asked, asked.len(), |_| Value::Unknown);
                match fits(asked) {
                    true => Holds::Yes,
                    false => in_case.and(Holds::Unknown),
                }
            }
            (None, Some(asked)) if fits(asked) => Holds::Yes,
            // A pattern of short names may mean one that stands in no list.
            _ => Holds::Unknown,
        }
    }

    /// Whether it names the value of a condition's key. What is compared as a text already is never compared as a region,
    /// and an empty text is none. Another name of the same region is perhaps the value: the vendor writes short names there,
    /// and says of resources alone that they and codes are one.
    pub fn is_value(&self, value: &str, asked: &Asked<'_>) -> Holds {
        let found = self.written.matches(value, |name| asked.variable(name));
        if found != Holds::No || value.is_empty() || self.written.is_empty() {
            found
        } else if self.written.has_variables() {
            // What stands for one may be another name of the region.
            Holds::Unknown
        } else {
            self.matches(value, asked.dialect).and(Holds::Unknown)
        }
    }

    /// As it is written.
    pub fn written(&self) -> &Pattern {
        &self.written
    }

    /// Whether it is a pattern of codes alone.
    fn begins_as_code(&self, dialect: &Dialect) -> bool {
        let mut codes = dialect.spellings.codes.iter();
        self.has_wildcard && codes.any(|begin| self.written.begins(begin))
    }
}
