//! Strings: their escapes.

use crate::{Fault, Reader};
use std::borrow::Cow;

const HEX: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
];

/// Appends a string with its quotes. Escaped is only what has to be.
pub(crate) fn write(value: &str, text: &mut String) {
    text.push('"');
    let mut plain = 0;
    for (at, byte) in value.bytes().enumerate() {
        let short = match byte {
            b'"' => '"',
            b'\\' => '\\',
            0x08 => 'b',
            0x0c => 'f',
            b'\n' => 'n',
            b'\r' => 'r',
            b'\t' => 't',
            0x00..=0x1f => 'u',
            _ => continue,
        };
        // What is escaped is a character of one byte, so these cuts are between characters.
        text.push_str(value.get(plain..at).unwrap_or_default());
        text.push('\\');
        text.push(short);
        if short == 'u' {
            text.push_str("00");
            text.push(HEX[usize::from(byte >> 4)]);
            text.push(HEX[usize::from(byte & 15)]);
        }
        plain = at + 1;
    }
    text.push_str(value.get(plain..).unwrap_or_default());
    text.push('"');
}

/// Reads a string after its opening quote; copied only where it has escapes.
pub(crate) fn read<'a>(reader: &mut Reader<'a>) -> Result<Cow<'a, str>, Fault> {
    let mut value = Cow::Borrowed("");
    loop {
        let plain = plain(reader);
        match &mut value {
            Cow::Borrowed("") => value = Cow::Borrowed(plain),
            value => value.to_mut().push_str(plain),
        }
        match reader.next_byte() {
            Some(b'"') => return Ok(value),
            Some(b'\\') => value.to_mut().push(escaped(reader)?),
            other => return Err(unended(reader, other)),
        }
    }
}

/// Passes over a string after its opening quote. As in serde_json, half of a surrogate pair is no fault in what is not
/// looked at.
pub(crate) fn skip(reader: &mut Reader<'_>) -> Result<(), Fault> {
    loop {
        plain(reader);
        match reader.next_byte() {
            Some(b'"') => return Ok(()),
            Some(b'\\') => match reader.next_byte() {
                Some(b'u') => {
                    hex(reader)?;
                }
                other => {
                    short(reader, other)?;
                }
            },
            other => return Err(unended(reader, other)),
        }
    }
}

/// The text up to the next byte that is not plain.
fn plain<'a>(reader: &mut Reader<'a>) -> &'a str {
    reader.take_while(|byte| byte != b'"' && byte != b'\\' && byte >= 0x20)
}

/// What is wrong where a string neither goes on nor ends.
fn unended(reader: &Reader<'_>, byte: Option<u8>) -> Fault {
    match byte {
        None => reader.fault("the text ends within a string"),
        Some(_) => reader.fault_before("a control character stands in a string without an escape"),
    }
}

fn escaped(reader: &mut Reader<'_>) -> Result<char, Fault> {
    let other = reader.next_byte();
    if other != Some(b'u') {
        return short(reader, other);
    }
    let lone = |reader: &Reader<'_>| reader.fault_before("half of a surrogate pair stands alone");
    let first = hex(reader)?;
    if !(0xd800..0xdc00).contains(&first) {
        return char::from_u32(first).ok_or_else(|| lone(reader));
    }
    if !(reader.follows(b'\\') && reader.follows(b'u')) {
        return Err(lone(reader));
    }
    let second = hex(reader)?;
    if !(0xdc00..0xe000).contains(&second) {
        return Err(lone(reader));
    }
    let joined = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    char::from_u32(joined).ok_or_else(|| lone(reader))
}

/// The character that an escape of one letter stands for.
fn short(reader: &Reader<'_>, letter: Option<u8>) -> Result<char, Fault> {
    match letter {
        Some(letter @ (b'"' | b'\\' | b'/')) => Ok(char::from(letter)),
        Some(b'b') => Ok('\u{8}'),
        Some(b'f') => Ok('\u{c}'),
        Some(b'n') => Ok('\n'),
        Some(b'r') => Ok('\r'),
        Some(b't') => Ok('\t'),
        Some(_) => Err(reader.fault_before("unknown escape")),
        None => Err(unended(reader, letter)),
    }
}

/// Four digits.
fn hex(reader: &mut Reader<'_>) -> Result<u32, Fault> {
    let mut value = 0;
    for _ in 0..4 {
        let digit = reader
            .next_byte()
            .and_then(|byte| char::from(byte).to_digit(16));
        let digit =
            digit.ok_or_else(|| reader.fault_before("`\\u` needs four hexadecimal digits"))?;
        value = value << 4 | digit;
    }
    Ok(value)
}
