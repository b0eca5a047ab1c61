//! JSON that is kept as it stands.

use crate::{Fault, FromJson, Reader, ToJson, Writer};

/// One JSON value as the text that it was read as, or written as: every space, digit and escape stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw(Box<str>);

impl Raw {
    /// The value as JSON.
    pub fn of(value: &dyn ToJson) -> Raw {
        Raw(crate::to_text(value).into())
    }

    /// A text that is one JSON value.
    ///
    /// # Errors
    /// A [`Fault`] for any other.
    pub fn parse(text: &str) -> Result<Raw, Fault> {
        crate::from_text(text)
    }

    /// The text.
    pub fn get(&self) -> &str {
        &self.0
    }

    /// The text, which is kept no longer.
    pub fn into_text(self) -> String {
        self.0.into()
    }

    /// For what a [`Reader`] has found to be one value.
    pub(crate) fn from(text: &str) -> Raw {
        Raw(text.into())
    }
}

impl ToJson for Raw {
    fn write(&self, to: &mut Writer) {
        to.raw(&self.0);
    }
}

/// A text that is one JSON value already, to be written as it stands.
#[derive(Debug, Clone, Copy)]
pub struct RawText<'a>(pub &'a str);

impl ToJson for RawText<'_> {
    fn write(&self, to: &mut Writer) {
        to.raw(self.0);
    }
}

impl FromJson for Raw {
    fn blank() -> Self {
        Raw("null".into())
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        *self = Raw::from(from.raw()?);
        Ok(())
    }
}
