//! One object as JSON, in its own layout.

use super::super::Expressions;
use super::Signs;
use super::reader::Reader;
use crate::json::{MAX_DEPTH, is_number};
use crate::visual::quote;

/// An object that was read.
pub(super) struct Literal {
    /// It, as JSON.
    pub text: String,
    /// Where it ends.
    pub end: usize,
    pub expressions: Expressions,
    pub signs: Signs,
    /// How many of its words are written otherwise than in JSON.
    pub foreign: usize,
}

/// What is expected next in a bracket.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// An item, or the end.
    Item,
    /// A comma, or the end.
    Comma,
}

/// What could be read of an object up to what is not understood.
pub(super) struct Stopped {
    /// What was read, as JSON.
    pub text: String,
    /// Where it ends.
    pub at: usize,
    pub foreign: usize,
}

/// Reads the object that begins at `start`.
pub(super) fn literal_at(text: &str, start: usize) -> Result<Literal, Stopped> {
    let mut writer = Writer {
        reader: Reader::new(text, start),
        out: String::new(),
        open: Vec::new(),
        comma: None,
        expressions: Expressions::default(),
        foreign: 0,
    };
    if writer.read().is_none() {
        return Err(Stopped {
            text: writer.out,
            at: writer.reader.at,
            foreign: writer.foreign,
        });
    }
    Ok(Literal {
        text: writer.out,
        end: writer.reader.at,
        expressions: writer.expressions,
        signs: writer.reader.signs,
        foreign: writer.foreign,
    })
}

/// What is written so far.
struct Writer<'t> {
    reader: Reader<'t>,
    out: String,
    /// The brackets that close what is open, and whether a comma stands in them.
    open: Vec<(u8, bool)>,
    /// Where the last comma stands behind which nothing has come yet.
    comma: Option<usize>,
    expressions: Expressions,
    foreign: usize,
}

impl Writer<'_> {
    fn read(&mut self) -> Option<()> {
        if self.reader.peek()? != b'{' {
            return None;
        }
        let mut next = self.open()?;
        while !self.open.is_empty() {
            self.reader.space(&mut self.out);
            next = match (self.reader.peek()?, next) {
                (byte @ (b'}' | b']' | b')'), _) => self.close(byte)?,
                (b',', Next::Comma) => self.comma(),
                (_, Next::Item) => self.item()?,
                _ => return None,
            };
        }
        Some(())
    }

    fn open(&mut self) -> Option<Next> {
        let bracket = self.reader.peek()?;
        if self.open.len() >= MAX_DEPTH {
            return None;
        }
        let (close, written) = match bracket {
            b'{' => (b'}', '{'),
            b'[' => (b']', '['),
            // A tuple of Python.
            _ => (b')', '['),
        };
        self.open.push((close, false));
        self.out.push(written);
        self.reader.at += 1;
        self.comma = None;
        Some(Next::Item)
    }

    /// Closes a bracket. A comma before it is none of JSON's.
    fn close(&mut self, bracket: u8) -> Option<Next> {
        let (close, has_comma) = self.open.pop()?;
        // What stands in round brackets without a comma is no tuple.
        if close != bracket || (bracket == b')' && !has_comma) {
            return None;
        }
        if let Some(comma) = self.comma.take() {
            self.out.remove(comma);
        }
        self.out.push(if bracket == b'}' { '}' } else { ']' });
        self.reader.at += 1;
        Some(Next::Comma)
    }

    fn comma(&mut self) -> Next {
        if let Some((close, has_comma)) = self.open.last_mut() {
            *has_comma = true;
            self.reader.signs.python |= *close == b')';
        }
        self.comma = Some(self.out.len());
        self.out.push(',');
        self.reader.at += 1;
        Next::Item
    }

    fn item(&mut self) -> Option<Next> {
        self.comma = None;
        if self.open.last()?.0 == b'}' {
            self.key()?;
            self.reader.space(&mut self.out);
            if self.reader.peek()? != b':' {
                return None;
            }
            self.out.push(':');
            self.reader.at += 1;
            self.reader.space(&mut self.out);
        }
        match self.reader.peek()? {
            b'{' | b'[' | b'(' => return self.open(),
            b'"' | b'\'' | b'`' => self.string()?,
            _ => self.word()?,
        }
        Some(Next::Comma)
    }

    fn key(&mut self) -> Option<()> {
        match self.reader.peek()? {
            b'"' | b'\'' => return self.string(),
            _ => {}
        }
        let word = self.reader.word();
        if word == "u" && matches!(self.reader.peek()?, b'"' | b'\'') {
            self.reader.signs.python = true;
            return self.string();
        }
        let is_name = word.starts_with(|first: char| !first.is_ascii_digit());
        if !is_name || word.contains(['.', '-', '+']) {
            return None;
        }
        self.reader.signs.javascript = true;
        self.foreign += 1;
        self.out.push_str(&quote(word));
        Some(())
    }

    fn string(&mut self) -> Option<()> {
        let start = self.reader.at;
        let found = self.reader.string(&mut self.expressions)?;
        let written = self.reader.text.get(start..self.reader.at)?;
        // What JSON reads in the same way stays as it stands.
        let is_json = written.starts_with('"') && crate::json::parse(written).faults.is_empty();
        match is_json {
            true => self.out.push_str(written),
            false => {
                self.foreign += 1;
                self.out.push_str(&quote(&found));
            }
        }
        Some(())
    }

    /// A value that is no string: a literal, a number, or a name with dots.
    fn word(&mut self) -> Option<()> {
        let word = self.reader.word();
        let written = match word {
            "true" | "false" | "null" => word,
            "True" | "False" | "None" => {
                self.reader.signs.python = true;
                match word {
                    "True" => "true",
                    "False" => "false",
                    _ => "null",
                }
            }
            // `u"…"`, of an older Python.
            "u" if matches!(self.reader.peek()?, b'"' | b'\'') => {
                self.reader.signs.python = true;
                return self.string();
            }
            _ if is_number(word) => word,
            _ => {
                let mut parts = word.split('.');
                let is_name = |part: &str| part.starts_with(|it: char| !it.is_ascii_digit());
                let is_path = word.contains('.') && !word.contains(['-', '+']);
                if !is_path || !parts.all(is_name) {
                    return None;
                }
                let kept = format!("${{{word}}}");
                self.expressions.add(&kept);
                self.out.push_str(&quote(&kept));
                return Some(());
            }
        };
        self.out.push_str(written);
        Some(())
    }
}
