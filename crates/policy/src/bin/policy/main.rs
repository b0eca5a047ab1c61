//! The `policy` command: checks, lays out and explains policy documents, for people and for CI.
// `io` alone writes: it knows what becomes of output that cannot be written.
#![deny(clippy::print_stdout, clippy::print_stderr)]

mod arguments;
mod catalog;
mod check;
mod decide;
mod explain_denial;
mod fmt;
mod io;
mod json;
mod limit;
mod naver;
mod profiles;
mod unwrap;
mod view;
mod way;
mod write;

use std::process::ExitCode;

use arguments::{Call, Command, Failure};

/// Every subcommand, in the order of the help.
const COMMANDS: &[&Command] = &[
    &check::COMMAND,
    &decide::COMMAND,
    &explain_denial::COMMAND,
    &fmt::COMMAND,
    &unwrap::COMMAND,
    &catalog::COMMAND,
];

/// The arguments are wrong, or something cannot be read or written.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    limit::fail_at_size_limit();
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    match run(&arguments) {
        Ok(status) => ExitCode::from(status),
        Err(failure) => {
            io::complain(failure);
            ExitCode::from(UNUSABLE)
        }
    }
}

fn run(arguments: &[String]) -> Result<u8, Failure> {
    match arguments::read(COMMANDS, arguments)? {
        Call::Print(text) => {
            io::print(&text)?;
            Ok(0)
        }
        Call::Run(command, arguments) => (command.run)(&arguments),
    }
}
