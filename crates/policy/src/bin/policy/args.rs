//! Arguments, read by hand.

use std::fmt;

use charter_policy::{Profile, tencent};

use crate::report::Format;

const HELP: &str = "\
Checks policy documents of cloud consoles.

Usage: policy check [OPTIONS] FILE...

A FILE of - reads standard input.

Options:
  --language NAME    the policy language: tencent (default)
  --profile NAME     the kind of policy: cam (default) or scp
  --format NAME      text (default) or json
  -h, --help         print this help
  -V, --version      print the version

Each finding has a severity (error, security, warning or suggestion), a stable
code, a line and a column (from 1; a column is a character), and a range of
bytes (from 0, the end excluded).

Exit status: 0 without errors, 1 when a document has an error, 2 when the
arguments are wrong or a file cannot be read.
";

/// Every kind of policy that can be asked for.
const PROFILES: &[&Profile] = &[&tencent::CAM, &tencent::SCP];

/// What the user asks for.
#[derive(Debug)]
pub enum Request {
    /// Print a text and end.
    Print(String),
    /// Check files.
    Check(CheckArguments),
}

/// Arguments of `policy check`.
#[derive(Debug)]
pub struct CheckArguments {
    pub profile: &'static Profile,
    pub format: Format,
    /// At least one; `-` is standard input.
    pub files: Vec<String>,
}

/// Why the arguments were not understood.
#[derive(Debug, PartialEq, Eq)]
pub enum ArgumentError {
    NoCommand,
    UnknownCommand(String),
    UnknownOption(String),
    NoValue(String),
    UnknownValue {
        option: &'static str,
        value: String,
        known: String,
    },
    NoFile,
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCommand => write!(f, "no command given"),
            Self::UnknownCommand(name) => write!(f, "no command '{name}'"),
            Self::UnknownOption(name) => write!(f, "no option '{name}'"),
            Self::NoValue(option) => write!(f, "{option} needs a value"),
            Self::UnknownValue {
                option,
                value,
                known,
            } => {
                write!(f, "{option} does not know '{value}', only {known}")
            }
            Self::NoFile => write!(f, "no file given; - reads standard input"),
        }
    }
}

/// Reads the arguments after the program's name.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Request, ArgumentError> {
    let mut arguments = arguments;
    match arguments.next().as_deref() {
        None => Err(ArgumentError::NoCommand),
        Some("-h" | "--help" | "help") => Ok(Request::Print(HELP.to_owned())),
        Some("-V" | "--version") => Ok(Request::Print(version())),
        Some("check") => check(arguments),
        Some(other) => Err(ArgumentError::UnknownCommand(other.to_owned())),
    }
}

fn version() -> String {
    format!("policy {}\n", env!("CARGO_PKG_VERSION"))
}

fn check(mut arguments: impl Iterator<Item = String>) -> Result<Request, ArgumentError> {
    let (mut language, mut profile, mut format) = (None, None, None);
    let mut files = Vec::new();
    let mut only_files = false;
    while let Some(argument) = arguments.next() {
        if only_files || argument == "-" || !argument.starts_with('-') {
            files.push(argument);
            continue;
        }
        let (name, given) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let target = match name {
            "--" => {
                only_files = true;
                continue;
            }
            "-h" | "--help" => return Ok(Request::Print(HELP.to_owned())),
            "-V" | "--version" => return Ok(Request::Print(version())),
            "--language" => &mut language,
            "--profile" => &mut profile,
            "--format" => &mut format,
            _ => return Err(ArgumentError::UnknownOption(name.to_owned())),
        };
        *target = Some(
            given
                .or_else(|| arguments.next())
                .ok_or_else(|| ArgumentError::NoValue(name.to_owned()))?,
        );
    }
    if files.is_empty() {
        return Err(ArgumentError::NoFile);
    }
    let profile = find_profile(language.as_deref().unwrap_or("tencent"), profile.as_deref())?;
    let format = find_format(format.as_deref().unwrap_or("text"))?;
    Ok(Request::Check(CheckArguments {
        profile,
        format,
        files,
    }))
}

/// The profile of that name in the language; without a name, its first.
fn find_profile(language: &str, name: Option<&str>) -> Result<&'static Profile, ArgumentError> {
    let of_language: Vec<&'static Profile> = PROFILES
        .iter()
        .copied()
        .filter(|profile| profile.dialect.name == language)
        .collect();
    let Some(first) = of_language.first().copied() else {
        return Err(unknown(
            "--language",
            language,
            PROFILES.iter().map(|profile| profile.dialect.name),
        ));
    };
    let Some(name) = name else {
        return Ok(first);
    };
    let found = of_language
        .iter()
        .copied()
        .find(|profile| profile.name == name);
    found.ok_or_else(|| {
        unknown(
            "--profile",
            name,
            of_language.iter().map(|profile| profile.name),
        )
    })
}

fn find_format(name: &str) -> Result<Format, ArgumentError> {
    match name {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        _ => Err(unknown("--format", name, ["text", "json"].into_iter())),
    }
}

fn unknown(
    option: &'static str,
    value: &str,
    known: impl Iterator<Item = &'static str>,
) -> ArgumentError {
    let mut known: Vec<&str> = known.collect();
    known.dedup();
    ArgumentError::UnknownValue {
        option,
        value: value.to_owned(),
        known: known.join(", "),
    }
}
