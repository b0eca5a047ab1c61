//! The values that std has.

use crate::{Fault, FromJson, Reader, Shape, ToJson, Writer, skip};
use std::borrow::Cow;
use std::collections::BTreeMap;

impl<'a> Reader<'a> {
    /// Reads the digits of a whole number, with its sign.
    fn digits(&mut self) -> Result<&'a str, Fault> {
        let start = self.start();
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(self.mistaken("a whole number"));
        }
        skip::whole(self)?;
        let digits = self.since(start);
        // serde_json has -0 for a fraction.
        match digits == "-0" || self.follows(b'.') || self.follows(b'e') || self.follows(b'E') {
            true => Err(self.fault_at(start, "expected a whole number")),
            false => Ok(digits),
        }
    }

    /// That a number is not of the size that is expected.
    fn too_large(&self) -> Fault {
        self.fault_before("the number is too small or too large")
    }

    /// Reads one of these words; gives its place.
    ///
    /// # Errors
    /// Where there is something else.
    pub fn word_of(&mut self, words: &[&str]) -> Result<usize, Fault> {
        let start = self.start();
        let word = self.string()?;
        words
            .iter()
            .position(|other| *other == word)
            .ok_or_else(|| {
                let words = words.join("`, `");
                let reason = [
                    "unknown variant `",
                    &word,
                    "`, expected one of `",
                    &words,
                    "`",
                ];
                self.fault_at(start, reason.concat())
            })
    }
}

impl ToJson for bool {
    fn write(&self, to: &mut Writer) {
        to.raw(if *self { "true" } else { "false" });
    }

    fn is_blank(&self) -> bool {
        !self
    }
}

impl FromJson for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        *self = match from.peek() {
            Some(b't') => from.word("true").map(|()| true)?,
            Some(b'f') => from.word("false").map(|()| false)?,
            _ => return Err(from.mistaken("true or false")),
        };
        Ok(())
    }
}

macro_rules! whole_numbers {
    ($($number:ident)*) => {
        $(
            impl ToJson for $number {
                fn write(&self, to: &mut Writer) {
                    to.raw(&self.to_string());
                }
            }

            impl FromJson for $number {
                fn blank() -> Self {
                    0
                }

                fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
                    let number = from.digits()?.parse();
                    *self = number.map_err(|_| from.too_large())?;
                    Ok(())
                }
            }
        )*
    };
}
whole_numbers!(u64 i64 u32);

impl ToJson for str {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl ToJson for String {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl FromJson for String {
    fn blank() -> Self {
        String::new()
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        *self = from.string()?.into_owned();
        Ok(())
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn write(&self, to: &mut Writer) {
        (**self).write(to);
    }

    fn is_blank(&self) -> bool {
        (**self).is_blank()
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(value) => value.write(to),
            None => to.raw("null"),
        }
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        *self = None;
        if !from.null()? {
            let mut value = T::blank();
            value.read(from)?;
            *self = Some(value);
        }
        Ok(())
    }
}

impl<T: ToJson> ToJson for [T] {
    fn write(&self, to: &mut Writer) {
        to.list(self.len(), &mut |to, index| {
            if let Some(value) = self.get(index) {
                value.write(to);
            }
        });
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, to: &mut Writer) {
        self.as_slice().write(to);
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        from.elements(&mut |from, _| {
            let mut value = T::blank();
            value.read(from)?;
            self.push(value);
            Ok(())
        })?;
        Ok(())
    }
}

impl<A: ToJson, B: ToJson> ToJson for (A, B) {
    fn write(&self, to: &mut Writer) {
        to.tuple(&[&self.0, &self.1]);
    }
}

impl<T: ToJson> ToJson for BTreeMap<String, T> {
    fn write(&self, to: &mut Writer) {
        const SHAPE: &Shape = &Shape::open(&[]);
        let mut object = to.object(SHAPE);
        for (name, value) in self {
            object.member(name, value);
        }
        object.end();
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn blank() -> Self {
        BTreeMap::new()
    }

    /// Of a name that stands twice the last value counts.
    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        from.members(&mut |from, name| {
            let mut value = T::blank();
            value.read(from).map_err(|fault| fault.within(name))?;
            self.insert(name.to_owned(), value);
            Ok(())
        })
    }
}

impl ToJson for Cow<'_, str> {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl FromJson for Cow<'_, str> {
    fn blank() -> Self {
        Cow::Borrowed("")
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        *self = Cow::Owned(from.string()?.into_owned());
        Ok(())
    }
}
