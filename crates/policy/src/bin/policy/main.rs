//! The `policy` command: checks policy documents, for people and for CI.

mod args;
mod report;

use std::io::{Read, Write};
use std::process::ExitCode;

use args::{CheckArguments, Request};
use charter_policy::{Severity, check_bytes};
use report::Report;

/// Some document has an error.
const FOUND_ERRORS: u8 = 1;
/// Wrong arguments, or a file that could not be read.
const NOT_CHECKED: u8 = 2;

fn main() -> ExitCode {
    match args::parse(std::env::args().skip(1)) {
        Ok(Request::Print(text)) => {
            print(&text);
            ExitCode::SUCCESS
        }
        Ok(Request::Check(arguments)) => check(&arguments),
        Err(error) => {
            eprintln!("policy: {error}\n\nTry 'policy check --help'.");
            ExitCode::from(NOT_CHECKED)
        }
    }
}

fn check(arguments: &CheckArguments) -> ExitCode {
    let mut reports = Vec::new();
    let mut unread = false;
    for file in &arguments.files {
        match read(file) {
            Ok(bytes) => {
                let found = check_bytes(&bytes, arguments.profile);
                reports.push(Report::new(file, &bytes, found));
            }
            Err(error) => {
                eprintln!("policy: {file}: {error}");
                unread = true;
            }
        }
    }
    print(&arguments.format.render(&reports));
    let errors = report::count(&reports, Severity::Error);
    match (unread, errors) {
        (true, _) => ExitCode::from(NOT_CHECKED),
        (false, 0) => ExitCode::SUCCESS,
        (false, _) => ExitCode::from(FOUND_ERRORS),
    }
}

fn read(file: &str) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes to standard output. A reader that has gone away (`| head`) is no error.
fn print(text: &str) {
    let mut output = std::io::stdout().lock();
    let _ = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
}
