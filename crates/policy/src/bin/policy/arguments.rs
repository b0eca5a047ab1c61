//! The one reader of arguments: a subcommand declares its options, and gets them read and its help written.

use std::fmt::{self, Write};

/// A subcommand.
pub struct Command {
    pub name: &'static str,
    /// What it does, in a line.
    pub summary: &'static str,
    /// What follows the name, such as `[OPTIONS] FILE...`.
    pub usage: &'static str,
    pub options: &'static [Flag],
    /// What else its help says: formats, exit status.
    pub notes: &'static str,
    /// Gives the exit status.
    pub run: fn(&Arguments) -> Result<u8, Failure>,
}

/// An option of a subcommand.
pub struct Flag {
    /// With its dashes, such as `--format`.
    pub name: &'static str,
    /// What its value is called; empty where it takes none.
    pub value: &'static str,
    pub help: &'static str,
}

/// An option with a value.
pub const fn option(name: &'static str, value: &'static str, help: &'static str) -> Flag {
    Flag { name, value, help }
}

/// An option without one.
pub const fn switch(name: &'static str, help: &'static str) -> Flag {
    option(name, "", help)
}

/// What the user asks for.
pub enum Call {
    /// Print a text and end.
    Print(String),
    Run(&'static Command, Arguments),
}

/// Why there is no result: a sentence for standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A failure of that wording.
pub fn failure<T>(text: impl Into<String>) -> Result<T, Failure> {
    Err(Failure(text.into()))
}

/// The arguments of a subcommand.
pub struct Arguments {
    command: &'static str,
    given: Vec<(&'static str, String)>,
    rest: Vec<String>,
}

/// Reads the arguments after the program's name.
pub fn read(commands: &[&'static Command], arguments: &[String]) -> Result<Call, Failure> {
    let Some((name, arguments)) = arguments.split_first() else {
        return failure("no command given\n\nTry 'policy --help'.");
    };
    match name.as_str() {
        "-h" | "--help" => return Ok(Call::Print(overview(commands))),
        "-V" | "--version" => return Ok(Call::Print(version())),
        "help" => {
            let asked = arguments
                .first()
                .and_then(|name| find(commands, name))
                .map_or_else(|| overview(commands), help);
            return Ok(Call::Print(asked));
        }
        _ => {}
    }
    let Some(command) = find(commands, name) else {
        return failure(format!("no command '{name}'\n\nTry 'policy --help'."));
    };
    command.read(arguments)
}

fn find(commands: &[&'static Command], name: &str) -> Option<&'static Command> {
    commands
        .iter()
        .copied()
        .find(|command| command.name == name)
}

impl Command {
    fn read(&'static self, arguments: &[String]) -> Result<Call, Failure> {
        let (mut given, mut rest) = (Vec::new(), Vec::new());
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            if argument == "-" || !argument.starts_with('-') {
                rest.push(argument.clone());
                continue;
            }
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            match name {
                "--" => {
                    rest.extend(arguments.by_ref().cloned());
                    continue;
                }
                "-h" | "--help" => return Ok(Call::Print(help(self))),
                "-V" | "--version" => return Ok(Call::Print(version())),
                _ => {}
            }
            let Some(option) = self.options.iter().find(|option| option.name == name) else {
                return self.refuse(format!("no option '{name}'"));
            };
            let value = match (option.value.is_empty(), value) {
                (true, None) => String::new(),
                (true, Some(_)) => return self.refuse(format!("{name} takes no value")),
                (false, Some(value)) => value,
                (false, None) => match arguments.next() {
                    Some(value) => value.clone(),
                    None => return self.refuse(format!("{name} needs a value")),
                },
            };
            given.push((option.name, value));
        }
        let arguments = Arguments {
            command: self.name,
            given,
            rest,
        };
        Ok(Call::Run(self, arguments))
    }

    fn refuse<T>(&self, why: String) -> Result<T, Failure> {
        refuse(self.name, &why)
    }
}

fn refuse<T>(command: &str, why: &str) -> Result<T, Failure> {
    failure(format!("{why}\n\nTry 'policy {command} --help'."))
}

impl Arguments {
    /// Wrong arguments, with where to read about the right ones.
    pub fn refuse<T>(&self, why: impl AsRef<str>) -> Result<T, Failure> {
        refuse(self.command, why.as_ref())
    }

    /// Every value of an option, in order.
    pub fn all(&self, name: &'static str) -> impl Iterator<Item = &str> {
        let named = self.given.iter().filter(move |(given, _)| *given == name);
        named.map(|(_, value)| value.as_str())
    }

    /// The value of an option that may be given once.
    pub fn one(&self, name: &'static str) -> Result<Option<&str>, Failure> {
        let mut values = self.all(name);
        match (values.next(), values.next()) {
            (Some(_), Some(_)) => self.refuse(format!("{name} is given twice")),
            (value, _) => Ok(value),
        }
    }

    /// Whether an option is given.
    pub fn has(&self, name: &'static str) -> bool {
        self.all(name).next().is_some()
    }

    /// The choice that an option names, or the first one.
    pub fn choice<T: Copy>(&self, name: &'static str, choices: &[(&str, T)]) -> Result<T, Failure> {
        let given = self.one(name)?;
        let found = choices
            .iter()
            .find(|(choice, _)| given.is_none_or(|given| given == *choice));
        match found {
            Some((_, choice)) => Ok(*choice),
            None => self.unknown(
                name,
                given.unwrap_or_default(),
                choices.iter().map(|(choice, _)| *choice),
            ),
        }
    }

    /// An option has a value that is none of the known ones.
    pub fn unknown<'k, T>(
        &self,
        name: &str,
        value: &str,
        known: impl Iterator<Item = &'k str>,
    ) -> Result<T, Failure> {
        let mut known: Vec<&str> = known.collect();
        known.dedup();
        self.refuse(format!(
            "{name} does not know '{value}', only {}",
            known.join(", ")
        ))
    }

    /// What is no option.
    pub fn rest(&self) -> &[String] {
        &self.rest
    }

    /// The files: at least one.
    pub fn files(&self) -> Result<&[String], Failure> {
        if self.rest.is_empty() {
            return self.refuse("no file given; - reads standard input");
        }
        Ok(&self.rest)
    }
}

fn version() -> String {
    format!("policy {}\n", env!("CARGO_PKG_VERSION"))
}

fn overview(commands: &[&'static Command]) -> String {
    let mut text = "Checks, lays out and explains policy documents of cloud consoles.\n\nUsage: policy COMMAND [ARGUMENTS]\n\nCommands:\n".to_owned();
    for command in commands {
        let _ = writeln!(text, "  {:<16} {}", command.name, command.summary);
    }
    text.push_str("\n'policy COMMAND --help' says more. 'policy --version' prints the version.\n");
    text
}

fn help(command: &Command) -> String {
    let Command {
        name,
        summary,
        usage,
        notes,
        ..
    } = command;
    let mut text = format!("{summary}\n\nUsage: policy {name} {usage}\n\nOptions:\n");
    let always = [
        switch("-h, --help", "print this help"),
        switch("-V, --version", "print the version"),
    ];
    for option in command.options.iter().chain(&always) {
        let left = format!("{} {}", option.name, option.value);
        let mut lines = option.help.lines();
        let _ = writeln!(text, "  {left:<24} {}", lines.next().unwrap_or_default());
        for line in lines {
            let _ = writeln!(text, "  {:<24} {line}", "");
        }
    }
    let _ = write!(text, "\n{notes}");
    text
}
