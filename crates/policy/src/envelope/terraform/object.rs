//! Objects and lists of Terraform's language, as JSON. What is JSON already comes out as it went in.

use super::super::Expressions;
use super::reader::Reader;
use super::template::Piece;
use crate::json::{MAX_DEPTH, is_number};
use crate::visual::quote;

/// What is written so far.
#[derive(Default)]
struct Writer {
    out: String,
    /// The open brackets, and which of them are of objects.
    open: Vec<bool>,
    /// Where the last value ends that no other has followed in its bracket.
    value_end: Option<usize>,
    /// Where a comma stands behind it.
    comma: Option<usize>,
    expressions: Expressions,
}

/// Reads the object or list that begins here. `None` where it holds what is not understood.
pub(super) fn object_at(reader: &mut Reader<'_>) -> Option<(String, Expressions)> {
    let mut writer = Writer::default();
    if !matches!(reader.peek()?, b'{' | b'[') || is_comprehension(reader) {
        return None;
    }
    writer.open(reader)?;
    while !writer.open.is_empty() {
        let line_ended = reader.space(Some(&mut writer.out));
        let byte = reader.peek()?;
        match byte {
            b'}' | b']' => writer.close(reader, byte)?,
            b',' => {
                writer.value_end.filter(|_| writer.comma.is_none())?;
                writer.comma = Some(writer.out.len());
                writer.out.push(',');
                reader.skip();
            }
            _ => {
                writer.separate(line_ended)?;
                if *writer.open.last()? {
                    writer.key(reader)?;
                }
                writer.value(reader)?;
            }
        }
    }
    Some((writer.out, writer.expressions))
}

/// Whether the bracket that opens here holds `for …`: an expression, whatever it looks like.
fn is_comprehension(reader: &Reader<'_>) -> bool {
    let inside = reader.rest().get(1..).unwrap_or_default();
    let inside = inside.trim_start().strip_prefix("for");
    inside.is_some_and(|rest| rest.starts_with([' ', '\t', '\n']))
}

impl Writer {
    fn open(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let object = reader.peek()? == b'{';
        if self.open.len() >= MAX_DEPTH {
            return None;
        }
        self.open.push(object);
        self.out.push(if object { '{' } else { '[' });
        (self.value_end, self.comma) = (None, None);
        reader.skip();
        Some(())
    }

    /// Closes a bracket. A comma before it is none of JSON's.
    fn close(&mut self, reader: &mut Reader<'_>, byte: u8) -> Option<()> {
        let object = self.open.pop()?;
        if object != (byte == b'}') {
            return None;
        }
        if let Some(comma) = self.comma.take() {
            self.out.remove(comma);
        }
        self.out.push(char::from(byte));
        self.value_end = Some(self.out.len());
        reader.skip();
        Some(())
    }

    /// Parts an item from the one before it: by its comma or, in an object, by the end of the line.
    fn separate(&mut self, line_ended: bool) -> Option<()> {
        if let Some(end) = self.value_end.take()
            && self.comma.take().is_none()
        {
            let by_line = line_ended && *self.open.last()?;
            by_line.then(|| self.out.insert(end, ','))?;
        }
        Some(())
    }

    fn key(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        if reader.peek()? == b'"' {
            self.string(reader)?;
        } else {
            let word = reader.word();
            if word.is_empty() {
                return None;
            }
            self.out.push_str(&quote(word));
        }
        let end = self.out.len();
        reader.space(Some(&mut self.out));
        let sign = reader.peek()?;
        reader.skip();
        match sign {
            b':' => {
                self.out.push(':');
                reader.space(Some(&mut self.out));
            }
            b'=' => {
                self.out.truncate(end);
                self.out.push_str(": ");
                reader.space(None);
            }
            _ => return None,
        }
        Some(())
    }

    fn value(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        match reader.peek()? {
            b'{' | b'[' if !is_comprehension(reader) => return self.open(reader),
            b'"' => self.string(reader)?,
            b'<' => {
                let pieces = reader.heredoc()?;
                self.template(&pieces);
            }
            _ => {
                let expression = reader.expression()?;
                if is_number(expression) || matches!(expression, "true" | "false" | "null") {
                    self.out.push_str(expression);
                } else {
                    self.expressions.add(&format!("${{{expression}}}"));
                    self.out.push_str(&quote(&format!("${{{expression}}}")));
                }
            }
        }
        self.value_end = Some(self.out.len());
        Some(())
    }

    /// Writes a string: as it stands where JSON reads it in the same way.
    fn string(&mut self, reader: &mut Reader<'_>) -> Option<()> {
        let start = reader.at;
        let pieces = reader.string()?;
        let written = reader.text.get(start..reader.at)?;
        match &pieces[..] {
            [Piece::Text(_)] if !written.contains(['$', '%']) => self.out.push_str(written),
            _ => self.template(&pieces),
        }
        Some(())
    }

    fn template(&mut self, pieces: &[Piece]) {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(part) => text.push_str(part),
                Piece::Expression(part) => {
                    self.expressions.add(part);
                    text.push_str(part);
                }
            }
        }
        self.out.push_str(&quote(&text));
    }
}
