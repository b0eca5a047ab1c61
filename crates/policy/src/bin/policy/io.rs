//! Files, standard input, standard output and standard error. Nothing else of the command writes to them.

use std::fmt::Display;
use std::io::{ErrorKind, Read, Write};

use charter_policy::Encoding;

use crate::arguments::{Failure, failure};
use crate::way;

/// What a file is called in messages.
pub fn shown_name(file: &str) -> &str {
    if file == "-" { "<stdin>" } else { file }
}

/// The bytes of a file; `-` is standard input.
pub fn read(file: &str) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of a file, or why there is none.
pub fn read_text(file: &str) -> Result<String, Failure> {
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(error) => return failure(format!("{}: {error}", shown_name(file))),
    };
    match Encoding::of(&bytes) {
        Some(encoding) => failure(way::out_of(encoding, file)),
        None => utf8(file, bytes),
    }
}

/// The text of bytes that should be UTF-8.
pub fn utf8(file: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes)
        .or_else(|_| failure(format!("{}: the file is not UTF-8", shown_name(file))))
}

/// Writes to standard output. A reader that has gone away (`| head`) is no error; anything else is, such as a full disk.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut output = std::io::stdout().lock();
    let written = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            failure(format!("the output could not be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// Writes a sentence to standard error. Where that fails too, only the exit status is left to tell.
pub fn complain(text: impl Display) {
    let line = format!("policy: {text}\n");
    let _ = std::io::stderr().lock().write_all(line.as_bytes());
}

/// A text on one line: nothing in it may pass for another line or steer the terminal.
pub fn one_line(text: &str) -> String {
    let shown = |character: char| {
        if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') {
            '\u{fffd}'
        } else {
            character
        }
    };
    text.chars().map(shown).collect()
}
