//! Reading values.

use crate::object::{Presence, Shape, Slots};
use crate::{Fault, FromJson, Reader, skip, string};
use std::borrow::Cow;

/// What is done with a member: it is given the reader before the value, and the member's name.
type Member<'m, 'a> = &'m mut dyn FnMut(&mut Reader<'a>, &str) -> Result<(), Fault>;

impl<'a> Reader<'a> {
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
