//! Where a text is read: byte by byte, with space passed over, and what is said of a fault there.

use crate::Fault;

/// JSON text that is being read.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads from the beginning of a text.
    pub fn new(text: &'a str) -> Reader<'a> {
        Reader { text, at: 0 }
    }

    /// Makes sure that nothing but space follows.
    ///
    /// # Errors
    /// Where something does.
    pub fn end(&mut self) -> Result<(), Fault> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fault("something follows after the end")),
        }
    }

    /// A fault at what is read next.
    pub fn fault(&self, reason: impl Into<String>) -> Fault {
        Fault::new(reason.into(), self.text, self.at)
    }

    /// A fault at a byte.
    pub(crate) fn fault_at(&self, start: usize, reason: impl Into<String>) -> Fault {
        Fault::new(reason.into(), self.text, start)
    }

    /// A fault at what was read last.
    pub fn fault_before(&self, reason: &str) -> Fault {
        let before = self.text.get(..self.at).unwrap_or_default();
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        Fault::new(reason.to_owned(), self.text, self.at - last)
    }

    /// That something else was expected than what is read next.
    pub(crate) fn mistaken(&self, expected: &str) -> Fault {
        let found = match self.text.as_bytes().get(self.at) {
            None => "the end",
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'"') => "a text",
            Some(b'-' | b'0'..=b'9') => "a number",
            Some(b't' | b'f') => "true or false",
            Some(b'n') => "null",
            Some(_) => "no JSON",
        };
        self.fault(["expected ", expected, ", found ", found].concat())
    }

    /// The next byte after space, without taking it.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        self.take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r'));
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes the next byte, space too; nothing is taken at the end.
    pub(crate) fn next_byte(&mut self) -> Option<u8> {
        let byte = self.text.as_bytes().get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    /// Takes the next byte after space if it is this one.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Takes the next byte if it is this one; space does not count.
    pub(crate) fn follows(&mut self, byte: u8) -> bool {
        let found = self.text.as_bytes().get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    /// Takes bytes for as long as they are such; the bytes that end it are ASCII, so the cut is between characters.
    #[inline]
    pub(crate) fn take_while(&mut self, is_such: impl Fn(u8) -> bool) -> &'a str {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| is_such(**byte)).count();
        self.since(start)
    }

    /// What was read since a byte.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Where the next value begins.
    pub(crate) fn start(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Reads `null` if it comes next.
    pub fn null(&mut self) -> Result<bool, Fault> {
        match self.peek() {
            Some(b'n') => self.word("null").map(|()| true),
            _ => Ok(false),
        }
    }

    /// Takes a word such as `null`.
    pub(crate) fn word(&mut self, word: &str) -> Result<(), Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(self.fault(["expected ", word].concat()));
        }
        self.at += word.len();
        Ok(())
    }
}
