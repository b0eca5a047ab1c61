//! JSON for declared types, with the machine code for reading and writing it only once.
//!
//! A type says in one line which fields it has ([`object!`]), which words it is one of ([`words!`]), or through what it is
//! read and written ([`text!`], [`transparent!`], [`through!`]). [`to_text`] and [`from_text`] do the rest without knowing
//! the type: a derive of serde is compiled anew for each, some hundred bytes where this is some ten.
//!
//! Written is what serde_json writes: fields in the order of their declaration, no space, the same escapes. Read is what it
//! reads, with two exceptions: an object is no array of its values, and a word is no object of one member.
//! The tests hold both against serde_json.

#[doc(hidden)]
pub mod case;
mod cursor;
mod declare;
mod fault;
mod format;
mod object;
mod raw;
mod read;
mod skip;
mod string;
mod values;
mod write;

pub use cursor::Reader;
pub use fault::Fault;
pub use format::indented;
pub use object::{Field, Shape, Slots, field, optional, or_blank, or_null};
pub use raw::{Raw, RawText};
pub use write::{ObjectWriter, Writer};

/// What can be written as JSON.
pub trait ToJson {
    /// Writes the value.
    fn write(&self, to: &mut Writer);

    /// Whether a field that is [`optional`] is left out for this value: `None`, `false`, an empty text or list.
    fn is_blank(&self) -> bool {
        false
    }
}

/// What can be read from JSON: a value made first and filled then, so that what fills it needs not know its type.
pub trait FromJson {
    /// What is filled by [`FromJson::read`], and what stands for an absent field that may be absent.
    fn blank() -> Self
    where
        Self: Sized;

    /// Fills a [`FromJson::blank`] value.
    ///
    /// # Errors
    /// A [`Fault`] where the text is something else; the value is half filled then.
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault>;
}

/// The value as JSON text.
pub fn to_text(value: &dyn ToJson) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.into_text()
}

/// Reads a value from JSON text.
///
/// # Errors
/// A [`Fault`]: what is wrong and where.
pub fn from_text<T: FromJson>(text: &str) -> Result<T, Fault> {
    let mut value = T::blank();
    fill(&mut value, text)?;
    Ok(value)
}

fn fill(value: &mut dyn FromJson, text: &str) -> Result<(), Fault> {
    let mut reader = Reader::new(text);
    value.read(&mut reader)?;
    reader.end()
}

/// The members of an object in their order, each with its name and its value as JSON.
///
/// # Errors
/// A [`Fault`] where the text is no object.
pub fn members(text: &str) -> Result<Vec<(String, Raw)>, Fault> {
    let mut members = Vec::new();
    let mut reader = Reader::new(text);
    reader.members(&mut |reader, name| {
        let value = Raw::from(reader.raw()?);
        members.push((name.to_owned(), value));
        Ok(())
    })?;
    reader.end()?;
    Ok(members)
}
