//! `policy unwrap`: prints the policy that stands in another text.

use charter_policy::dialect::Role;
use charter_policy::envelope::{self, Enclosed};
use charter_policy::model::Policy;
use charter_policy::{Encoding, PROFILES, english, json, recognize};

use crate::arguments::{Arguments, Command, Failure, failure, option, switch};
use crate::profiles::options;
use crate::{io, way};

pub const COMMAND: Command = Command {
    name: "unwrap",
    summary: "Prints the policy in a request, an answer, Terraform, YAML and such.",
    usage: "[OPTIONS] FILE",
    options: &[
        option("--name", "NAME", "which policy, where there are several"),
        switch(
            "--list",
            "print the names of the policies in it, a line each",
        ),
    ],
    notes: "\
A FILE of - reads standard input. Unwrapped are requests and answers of an API,
policies as strings, however often they are encoded, URL-encoded texts,
heredocs, jsonencode and strings of Terraform, YAML, CloudFormation, objects of
Python and JavaScript, HTML-escaped texts, other texts around a policy and files
in UTF-16. A policy that stands there as an object is printed byte for
byte. Where the wrapper tells its kind and the policy alone would not, the
options to check it with are said. No expression is evaluated: ${...} is kept,
and said. A policy that is in no wrapper is printed as it is.

Exit status: 0; 1 when no policy could be read from the text; 2 when the
arguments are wrong, several policies are in it and none is named, or the file
cannot be read.
",
    run,
};

fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let [file] = arguments.rest() else {
        return arguments.refuse("one file is needed; - reads standard input");
    };
    let name = arguments.one("--name")?;
    let text = text_of(file)?;
    let parsed = json::parse(&text);
    let Some(found) = envelope::open(&text, &parsed) else {
        if !is_policy(&text, &parsed) {
            return Ok(nothing_in(&text, file));
        }
        if !arguments.has("--list") {
            io::print(&text)?;
        }
        return Ok(0);
    };
    if found.policies.is_empty() {
        return Ok(nothing_in(&text, file));
    }
    let shown = io::shown_name(file);
    let labels: Vec<String> = found.policies.iter().map(label).collect();
    if arguments.has("--list") {
        io::print(&labels.concat())?;
        return Ok(0);
    }
    let mut wanted = found.policies.iter().filter(|policy| {
        let label = policy.label();
        name.is_none_or(|name| {
            [&label, &policy.place, &policy.name]
                .iter()
                .any(|known| *known == name)
        })
    });
    match (wanted.next(), wanted.next()) {
        (Some(policy), None) => print(policy, shown),
        (found, _) => {
            let why = match (name, found) {
                (Some(name), None) => format!("no policy '{name}' is in it"),
                (Some(name), Some(_)) => format!("several policies '{name}' are in it"),
                _ => format!("{} policies are in it", labels.len()),
            };
            failure(format!(
                "{shown}: {why}; --name takes one of\n{}",
                labels.concat().trim_end()
            ))
        }
    }
}

/// Says why no policy comes out of a text.
fn nothing_in(text: &str, file: &str) -> u8 {
    let shown = io::shown_name(file);
    match way::instead_of_policy(text) {
        Some(found) => {
            let message = io::one_line(&english::message(&found));
            let way = way::on(&found, file);
            io::complain(format_args!("{shown}: {message}{way}"));
        }
        None => io::complain(format_args!("{shown}: no policy could be read from it")),
    }
    1
}

/// Whether a text has statements, of whatever language.
fn is_policy(text: &str, parsed: &json::Parsed) -> bool {
    PROFILES.iter().any(|profile| {
        let policy = Policy::new(text, parsed, profile.dialect);
        policy.is_some_and(|policy| policy.member(Role::Statement).is_some())
    })
}

/// A policy's name on a line.
fn label(policy: &Enclosed) -> String {
    format!("{}\n", io::one_line(&policy.label()))
}

fn print(policy: &Enclosed, file: &str) -> Result<u8, Failure> {
    let end = if policy.text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    io::print(&format!("{}{end}", policy.text))?;
    let kept = &policy.expressions;
    if kept.count > 0 {
        let first = io::one_line(&kept.first);
        let kept = match kept.count {
            1 => format!("1 template expression is kept as it is: {first}"),
            count => format!("{count} template expressions are kept as they are, such as {first}"),
        };
        io::complain(format_args!("{file}: {kept}"));
    }
    let kind = policy.about.kind;
    let untold = kind.filter(|kind| recognize(&policy.text, kind.dialect.name) != Some(kind));
    if let Some(kind) = untold {
        let (title, options) = (kind.title, options(kind));
        io::complain(format_args!(
            "{file}: this is {title}; check it with {options}"
        ));
    }
    Ok(0)
}

/// The text of a file, also of one in UTF-16.
fn text_of(file: &str) -> Result<String, Failure> {
    let bytes = match io::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return failure(format!("{}: {error}", io::shown_name(file))),
    };
    let Some(encoding) = Encoding::of(&bytes) else {
        return io::utf8(file, bytes);
    };
    match encoding.decode(&bytes) {
        Some(text) => Ok(text),
        None => failure(way::out_of(encoding, file)),
    }
}
