//! Reading.

use crate::object::{Presence, Shape, Slots};
use crate::{Fault, FromJson, skip, string};
use std::borrow::Cow;

/// JSON text that is being read.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// What is done with a member: it is given the reader before the value, and the member's name.
type Member<'m, 'a> = &'m mut dyn FnMut(&mut Reader<'a>, &str) -> Result<(), Fault>;

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

    /// Reads a string.
    ///
    /// # Errors
    /// Where there is something else.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        match self.take(b'"') {
            true => string::read(self),
            false => Err(self.mistaken("a text")),
        }
    }

    /// Reads what stands as a string.
    ///
    /// # Errors
    /// Where there is no string, or `parse` says why it is not such a one.
    pub fn parsed<T>(&mut self, parse: impl FnOnce(&str) -> Result<T, String>) -> Result<T, Fault> {
        let start = self.start();
        let text = self.string()?;
        parse(&text).map_err(|reason| self.fault_at(start, reason))
    }

    /// Passes over any value; gives it as it stands.
    ///
    /// # Errors
    /// Where there is no JSON.
    pub fn raw(&mut self) -> Result<&'a str, Fault> {
        let start = self.start();
        skip::value(self)?;
        Ok(self.since(start))
    }

    /// Reads an object member by member.
    pub(crate) fn members(&mut self, member: Member<'_, 'a>) -> Result<(), Fault> {
        if !self.take(b'{') {
            return Err(self.mistaken("an object"));
        }
        if self.take(b'}') {
            return Ok(());
        }
        loop {
            let name = self.string()?;
            if !self.take(b':') {
                return Err(self.mistaken("`:`"));
            }
            member(self, &name)?;
            if self.take(b'}') {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(self.mistaken("`,` or `}`"));
            }
        }
    }

    /// Reads an object of a shape into its slots.
    ///
    /// # Errors
    /// Where there is none, a field is missing or stands twice, or a value is not as it should be.
    pub fn object(&mut self, shape: &'static Shape, slots: &mut dyn Slots) -> Result<(), Fault> {
        let start = self.start();
        let mut seen = 0_u64;
        let mut next = 0;
        self.members(&mut |reader, name| {
            let Some(index) = shape.place(name, next) else {
                return match shape.is_closed {
                    true => Err(reader.fault(["unknown field `", name, "`"].concat())),
                    false => skip::value(reader),
                };
            };
            let bit = 1 << index;
            if seen & bit != 0 {
                return Err(reader.fault(["duplicate field `", name, "`"].concat()));
            }
            seen |= bit;
            next = index + 1;
            let may_be_null =
                shape.fields.get(index).map(|field| field.presence) == Some(Presence::OrNull);
            match slots.slot(index) {
                Some(_) if may_be_null && reader.null()? => Ok(()),
                Some(slot) => slot.read(reader).map_err(|fault| fault.within(name)),
                None => skip::value(reader),
            }
        })?;
        for (index, field) in shape.fields.iter().enumerate() {
            if field.presence == Presence::Required && seen & (1 << index) == 0 {
                let reason = ["missing field `", field.name, "`"].concat();
                return Err(self.fault_at(start, reason));
            }
        }
        Ok(())
    }

    /// Reads an array element by element.
    pub(crate) fn elements(
        &mut self,
        element: &mut dyn FnMut(&mut Reader<'a>, usize) -> Result<(), Fault>,
    ) -> Result<usize, Fault> {
        if !self.take(b'[') {
            return Err(self.mistaken("a list"));
        }
        if self.take(b']') {
            return Ok(0);
        }
        for index in 0.. {
            let place = |fault: Fault| fault.within(&format!("[{index}]"));
            element(self, index).map_err(place)?;
            if self.take(b']') {
                return Ok(index + 1);
            }
            if !self.take(b',') {
                return Err(self.mistaken("`,` or `]`"));
            }
        }
        Ok(usize::MAX)
    }

    /// Reads an array of exactly these values.
    ///
    /// # Errors
    /// Where there is none, or one of another length.
    pub fn tuple(&mut self, slots: &mut [&mut dyn FromJson]) -> Result<(), Fault> {
        let wanted = slots.len();
        let start = self.start();
        let length = |reader: &Reader<'_>| {
            let reason = format!("expected a list of {wanted} values");
            reader.fault_at(start, reason)
        };
        let found = self.elements(&mut |reader, index| match slots.get_mut(index) {
            Some(slot) => slot.read(reader),
            None => Err(length(reader)),
        })?;
        match found == wanted {
            true => Ok(()),
            false => Err(length(self)),
        }
    }
}
