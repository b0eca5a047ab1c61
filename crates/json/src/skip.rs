//! Passing over a value of any depth: what is open stands in a list, not on the stack.

use crate::{Fault, Reader, string};

/// Passes over one value.
pub(crate) fn value(reader: &mut Reader<'_>) -> Result<(), Fault> {
    let mut open: Vec<u8> = Vec::new();
    loop {
        if begin(reader, &mut open)? {
            continue;
        }
        // A value has ended, and with it perhaps what holds it.
        loop {
            let Some(close) = open.last().copied() else {
                return Ok(());
            };
            if reader.take(b',') {
                if close == b'}' {
                    name(reader)?;
                }
                break;
            }
            if !reader.take(close) {
                return Err(reader.mistaken(match close {
                    b'}' => "`,` or `}`",
                    _ => "`,` or `]`",
                }));
            }
            open.pop();
        }
    }
}

/// Passes over a value that holds no other, or over the beginning of one that does: then true.
fn begin(reader: &mut Reader<'_>, open: &mut Vec<u8>) -> Result<bool, Fault> {
    match reader.peek() {
        Some(b'{') => {
            reader.take(b'{');
            if reader.take(b'}') {
                return Ok(false);
            }
            open.push(b'}');
            name(reader)?;
            return Ok(true);
        }
        Some(b'[') => {
            reader.take(b'[');
            if reader.take(b']') {
                return Ok(false);
            }
            open.push(b']');
            return Ok(true);
        }
        Some(b'"') => {
            reader.take(b'"');
            string::skip(reader)?;
        }
        Some(b't') => reader.word("true")?,
        Some(b'f') => reader.word("false")?,
        Some(b'n') => reader.word("null")?,
        Some(b'-' | b'0'..=b'9') => number(reader)?,
        _ => return Err(reader.mistaken("a value")),
    }
    Ok(false)
}

fn name(reader: &mut Reader<'_>) -> Result<(), Fault> {
    if !reader.take(b'"') {
        return Err(reader.mistaken("a text"));
    }
    string::skip(reader)?;
    match reader.take(b':') {
        true => Ok(()),
        false => Err(reader.mistaken("`:`")),
    }
}

/// Passes over a number, with fraction and exponent.
fn number(reader: &mut Reader<'_>) -> Result<(), Fault> {
    whole(reader)?;
    if reader.follows(b'.') {
        digits(reader)?;
    }
    if reader.follows(b'e') || reader.follows(b'E') {
        let _ = reader.follows(b'+') || reader.follows(b'-');
        digits(reader)?;
    }
    Ok(())
}

/// Passes over a sign and the digits of a whole number; only zero begins with a zero.
pub(crate) fn whole(reader: &mut Reader<'_>) -> Result<(), Fault> {
    reader.follows(b'-');
    let zero = reader.follows(b'0');
    if !zero {
        return digits(reader);
    }
    match reader.take_while(|byte| byte.is_ascii_digit()).is_empty() {
        true => Ok(()),
        false => Err(reader.fault_before("a number begins with a zero")),
    }
}

fn digits(reader: &mut Reader<'_>) -> Result<(), Fault> {
    match reader.take_while(|byte| byte.is_ascii_digit()).is_empty() {
        true => Err(reader.mistaken("a digit")),
        false => Ok(()),
    }
}
