//! Writing.

use crate::object::{Presence, Shape};
use crate::{ToJson, string};

/// JSON text in the making.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
}

impl Writer {
    /// What was written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes JSON as it stands; it has to be one value.
    pub fn raw(&mut self, json: &str) {
        self.text.push_str(json);
    }

    /// Writes a string.
    pub fn string(&mut self, value: &str) {
        string::write(value, &mut self.text);
    }

    /// Writes an array of these values.
    pub fn tuple(&mut self, values: &[&dyn ToJson]) {
        self.list(values.len(), &mut |to, index| {
            if let Some(value) = values.get(index) {
                value.write(to);
            }
        });
    }

    /// Writes an array; each element is written by `element`, which is given its place.
    pub(crate) fn list(&mut self, len: usize, element: &mut dyn FnMut(&mut Writer, usize)) {
        self.text.push('[');
        for index in 0..len {
            if index > 0 {
                self.text.push(',');
            }
            element(self, index);
        }
        self.text.push(']');
    }

    /// Begins an object of this shape.
    pub fn object(&mut self, shape: &'static Shape) -> ObjectWriter<'_> {
        self.text.push('{');
        ObjectWriter {
            writer: self,
            shape,
            next: 0,
            any: false,
        }
    }
}

/// An object in the making: its values come in the order of its [`Shape`].
#[derive(Debug)]
pub struct ObjectWriter<'a> {
    writer: &'a mut Writer,
    shape: &'static Shape,
    next: usize,
    any: bool,
}

impl ObjectWriter<'_> {
    /// Writes the next field.
    pub fn value(&mut self, value: &dyn ToJson) {
        let field = self.shape.fields.get(self.next);
        self.next += 1;
        let Some(field) = field else {
            debug_assert!(false, "more values than fields");
            return;
        };
        if field.presence == Presence::Optional && value.is_blank() {
            return;
        }
        self.member(field.name, value);
    }

    /// Writes a member of any name.
    pub(crate) fn member(&mut self, name: &str, value: &dyn ToJson) {
        if self.any {
            self.writer.text.push(',');
        }
        self.any = true;
        self.writer.string(name);
        self.writer.text.push(':');
        value.write(self.writer);
    }

    /// Ends the object.
    pub fn end(self) {
        self.writer.text.push('}');
    }
}
