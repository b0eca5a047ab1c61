//! `policy fmt`: lays documents out anew, or takes all space out. Only space between tokens changes.

use charter_policy::{
    Code, Diagnostic, Layout, LineEnding, LineIndex, check, english, json, layout, text,
};

use crate::arguments::{Arguments, Command, Failure, failure, option, switch};
use crate::write::{self, Owner};
use crate::{io, way};

pub const COMMAND: Command = Command {
    name: "fmt",
    summary: "Lays policy documents out anew; only space between tokens changes.",
    usage: "[OPTIONS] FILE...",
    options: &[
        switch(
            "--check",
            "change nothing, name the files that would change",
        ),
        switch("--write", "write the files instead of printing them"),
        switch("--minify", "take all space out"),
        option(
            "--indent",
            "WIDTH",
            "spaces of a level, 1 to 8, or tab; 2 by default",
        ),
    ],
    notes: "\
A FILE of - reads standard input. Without --check or --write the one FILE is
printed. Line ends and a byte order mark stay as they are.

Exit status: 0; 1 when a document is not JSON, which cannot be laid out without
guessing, or only holds a policy (see policy unwrap), or with --check when one
would change; 2 when the arguments are wrong, or a file or the output cannot be
read or written. A file that cannot be written whole, such as on a full disk,
stays as it was.
",
    run,
};

/// What becomes of the result.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Print,
    Check,
    Write,
}

fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let files = arguments.files()?;
    let mode = mode(arguments, files)?;
    let indent = indent(arguments)?;
    let (mut status, mut failed) = (0, None);
    let mut output = String::new();
    for file in files {
        match one(file, indent.as_deref(), mode, &mut output) {
            Ok(found) => status = status.max(found),
            Err(failure) => {
                io::complain(failure);
                failed = Some(crate::UNUSABLE);
            }
        }
    }
    io::print(&output)?;
    Ok(failed.unwrap_or(status))
}

fn mode(arguments: &Arguments, files: &[String]) -> Result<Mode, Failure> {
    match (arguments.has("--check"), arguments.has("--write")) {
        (true, true) => arguments.refuse("--check changes nothing, --write does: choose one"),
        (true, false) => Ok(Mode::Check),
        (false, true) if files.iter().any(|file| file == "-") => {
            arguments.refuse("standard input cannot be written")
        }
        (false, true) => Ok(Mode::Write),
        (false, false) if files.len() > 1 => {
            arguments.refuse("several files can be checked (--check) or written (--write) only")
        }
        (false, false) => Ok(Mode::Print),
    }
}

/// The indentation, or `None` where all space goes.
fn indent(arguments: &Arguments) -> Result<Option<String>, Failure> {
    let given = arguments.one("--indent")?;
    if arguments.has("--minify") {
        return match given {
            None => Ok(None),
            Some(_) => arguments.refuse("--minify leaves nothing to indent"),
        };
    }
    match given.map(|given| (given, given.parse::<usize>())) {
        None => Ok(Some("  ".to_owned())),
        Some(("tab", _)) => Ok(Some("\t".to_owned())),
        Some((_, Ok(width @ 1..=8))) => Ok(Some(" ".repeat(width))),
        Some((given, _)) => arguments.refuse(format!(
            "--indent takes a number from 1 to 8 or tab, not '{given}'"
        )),
    }
}

/// Lays one file out. What is to be printed is added to the output.
fn one(file: &str, indent: Option<&str>, mode: Mode, output: &mut String) -> Result<u8, Failure> {
    let before = io::read_text(file)?;
    let how = match indent {
        Some(indent) => Layout::Indented {
            indent,
            line_end: LineEnding::of(&before).as_str(),
        },
        None => Layout::Minified,
    };
    if let Some(sentence) = wrapped(&before, file) {
        io::complain(format_args!("{}:{sentence}", io::shown_name(file)));
        return Ok(1);
    }
    // The edits were made for this text, so they fit.
    let after = layout(&before, &json::parse(&before), how)
        .and_then(|edits| text::apply(&before, &edits).ok());
    let Some(after) = after else {
        io::complain(format_args!("{}:{}", io::shown_name(file), fault(&before)));
        return Ok(1);
    };
    let differs = after != before;
    match mode {
        Mode::Print => output.push_str(&after),
        Mode::Check if differs => output.push_str(&format!("{}\n", io::shown_name(file))),
        Mode::Write if differs => match write::replace(file, after.as_bytes()) {
            Ok(Owner::Kept) => {}
            Ok(Owner::Caller) => io::complain(format!(
                "{file}: written; its owner can’t be kept, so it is yours now"
            )),
            Err(error) => {
                return failure(format!(
                    "{file}: the file could not be written and is as it was: {error}"
                ));
            }
        },
        Mode::Check | Mode::Write => {}
    }
    Ok(u8::from(mode == Mode::Check && differs))
}

/// What a text is that is no policy itself: laying it out would not lay out the policy.
fn wrapped(before: &str, file: &str) -> Option<String> {
    let found = way::instead_of_policy(before)?;
    Some(located(before, &found) + &way::on(&found, file))
}

/// The first thing that keeps a text from being JSON.
fn fault(before: &str) -> String {
    let found = check(before, way::ANY);
    let is_fault =
        |found: &&Diagnostic| found.code.is_syntax() && found.code != Code::JsonByteOrderMark;
    let Some(first) = found.iter().find(is_fault) else {
        return "the document is not JSON".to_owned();
    };
    located(before, first)
}

fn located(text: &str, found: &Diagnostic) -> String {
    let place = LineIndex::new(text).position(found.range.start);
    let message = io::one_line(&english::message(found));
    format!("{}:{}: {message}", place.line, place.column)
}
