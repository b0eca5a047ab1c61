//! Objects: which fields they have.

use crate::FromJson;

/// Whether a field has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    OrBlank,
    OrNull,
    Optional,
}

/// One field of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    pub(crate) name: &'static str,
    pub(crate) presence: Presence,
}

/// A field that is always there.
pub const fn field(name: &'static str) -> Field {
    let presence = Presence::Required;
    Field { name, presence }
}

/// A field that is always written; where it is absent it reads as [`FromJson::blank`].
pub const fn or_blank(name: &'static str) -> Field {
    let presence = Presence::OrBlank;
    Field { name, presence }
}

/// A field that is always written; where it is absent or `null` it reads as [`FromJson::blank`].
pub const fn or_null(name: &'static str) -> Field {
    let presence = Presence::OrNull;
    Field { name, presence }
}

/// A field that is left out where it is blank ([`crate::ToJson::is_blank`]), and reads as blank where it is absent.
pub const fn optional(name: &'static str) -> Field {
    let presence = Presence::Optional;
    Field { name, presence }
}

/// The fields of an object, in the order in which they are written.
#[derive(Debug)]
pub struct Shape {
    pub(crate) fields: &'static [Field],
    pub(crate) is_closed: bool,
}

impl Shape {
    /// An object that may have other fields besides, which are passed over.
    pub const fn open(fields: &'static [Field]) -> Shape {
        assert!(fields.len() <= 64, "which were read is kept in 64 bits");
        let is_closed = false;
        Shape { fields, is_closed }
    }

    /// An object that must have no other fields.
    pub const fn closed(fields: &'static [Field]) -> Shape {
        let is_closed = true;
        Shape {
            is_closed,
            ..Shape::open(fields)
        }
    }

    /// The place of a field, looked for first where it is expected.
    pub(crate) fn place(&self, name: &str, expected: usize) -> Option<usize> {
        let is_it = |field: &Field| field.name == name;
        if self.fields.get(expected).is_some_and(is_it) {
            return Some(expected);
        }
        self.fields.iter().position(is_it)
    }
}

/// What an object is read into.
pub trait Slots {
    /// Where the value of the field at this place of the [`Shape`] goes.
    fn slot(&mut self, index: usize) -> Option<&mut dyn FromJson>;
}

#[cfg(test)]
mod tests {
    use super::{Shape, field};

    #[test]
    fn a_field_is_found_where_it_is_not_expected() {
        const SHAPE: Shape = Shape::open(&[field("a"), field("b")]);
        assert_eq!(SHAPE.place("b", 1), Some(1));
        assert_eq!(SHAPE.place("b", 0), Some(1));
        assert_eq!(SHAPE.place("a", 2), Some(0));
        assert_eq!(SHAPE.place("c", 0), None);
    }
}
