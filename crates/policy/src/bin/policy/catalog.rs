//! `policy catalog`: what services there are, their actions and types of resources.

use std::fmt::Write;
use std::path::Path;

use charter_policy::Catalog;
use charter_policy::catalog::{Action, Origin, Service, ServiceEntry};
use charter_policy::dialect::ResourceGrammar;

use crate::arguments::{Arguments, Command, Failure, failure, option, switch};
use crate::json::{array, object, quoted};
use crate::{io, naver, profiles};

pub const COMMAND: Command = Command {
    name: "catalog",
    summary: "Lists the services of a cloud, or the actions of a service.",
    usage: "[OPTIONS] [SERVICE [ACTION]]",
    options: &[
        profiles::LANGUAGE,
        DIRECTORY,
        switch(
            naver::REPAIRS,
            "what was repaired in the guide's table, and what\nlooks odd in it (naver)",
        ),
        option("--format", "NAME", "text (default) or json"),
    ],
    notes: "\
Without a SERVICE, a line a service: name, number of actions, 'complete' where
the list is believed to be whole, title. With one, a line an action: name,
what it does (list, read, write, tag, permissions), where the name is from
(api, documented, published), and the resources that it takes. An ACTION may
hold the wildcard *.

With --language naver and no --catalog, the guide's own table is listed: each
row's action, the type of resources that it takes, and its related actions,
without which it does not work.

Exit status: 0; 1 when there is no such service or action; 2 when the
arguments are wrong, a file cannot be read or the output cannot be written.
",
    run,
};

/// The option that names the catalog's files.
pub const DIRECTORY: crate::arguments::Flag = option(
    "--catalog",
    "DIR",
    "the folder of the catalog's files, such as\npublic/catalog/tencent",
);

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    Json,
}

/// Reads the index in the folder that the arguments name, if they name one.
pub fn index(arguments: &Arguments) -> Result<Option<(Catalog, &str)>, Failure> {
    let Some(folder) = arguments.one(DIRECTORY.name)? else {
        return Ok(None);
    };
    let file = Path::new(folder).join("index.txt");
    let file = file.to_string_lossy();
    match Catalog::with_index(&io::read_text(&file)?) {
        Ok(catalog) => Ok(Some((catalog, folder))),
        Err(error) => failure(format!("{file}: {error}")),
    }
}

/// The catalog with one more service, if its index has it and it is not loaded yet.
pub fn load(catalog: Catalog, folder: &str, service: &str) -> Result<Catalog, Failure> {
    if catalog.entry(service).is_none() || catalog.service(service).is_some() {
        return Ok(catalog);
    }
    let file = Path::new(folder).join(format!("{service}.txt"));
    let file = file.to_string_lossy();
    catalog
        .with_service(&io::read_text(&file)?)
        .or_else(|error| failure(format!("{file}: {error}")))
}

fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let format = arguments.choice(
        "--format",
        &[("text", Format::Text), ("json", Format::Json)],
    )?;
    let is_naver = arguments.one(profiles::LANGUAGE.name)? == Some(naver::LANGUAGE);
    if is_naver && !arguments.has(DIRECTORY.name) {
        return naver::run(arguments, format);
    }
    if arguments.has(naver::REPAIRS) {
        return arguments.refuse("--repairs is for --language naver without --catalog");
    }
    let grammar = profiles::dialect(arguments)?.resources;
    let Some((catalog, folder)) = index(arguments)? else {
        return arguments.refuse("--catalog is needed: the folder of the catalog's files");
    };
    let (service, pattern) = match arguments.rest() {
        [] => {
            io::print(&services(&catalog, format))?;
            return Ok(0);
        }
        [service] => (service, "*"),
        [service, pattern] => (service, pattern.as_str()),
        _ => return arguments.refuse("only a service and an action can be named"),
    };
    let catalog = load(catalog, folder, service)?;
    let Some(found) = catalog.service(service) else {
        io::complain(format_args!("no service '{service}' in the catalog"));
        return Ok(1);
    };
    let matching = found.matching(pattern);
    io::print(&actions(found, &matching, &grammar, format))?;
    if matching.is_empty() {
        io::complain(format_args!(
            "no action '{service}:{pattern}' in the catalog"
        ));
        return Ok(1);
    }
    Ok(0)
}

fn services(catalog: &Catalog, format: Format) -> String {
    if format == Format::Json {
        let services = catalog.services().iter().map(entry);
        return object([("services", array(services))]) + "\n";
    }
    let mut text = String::new();
    for service in catalog.services() {
        let complete = if service.complete { "complete" } else { "" };
        let ServiceEntry {
            name,
            actions,
            title,
            ..
        } = service;
        let line = format!("{name:<20} {actions:>5} {complete:<8} {title}");
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn entry(service: &ServiceEntry) -> String {
    object([
        ("name", quoted(&service.name)),
        ("title", quoted(&service.title)),
        ("titleZh", quoted(&service.title_zh)),
        ("actions", service.actions.to_string()),
        ("complete", service.complete.to_string()),
    ])
}

fn actions(
    service: &Service,
    actions: &[&Action],
    grammar: &ResourceGrammar,
    format: Format,
) -> String {
    if format == Format::Json {
        let listed = actions
            .iter()
            .map(|action| action_json(service, action, grammar));
        return object([
            ("service", quoted(&service.name)),
            ("complete", service.complete.to_string()),
            ("actions", array(listed)),
        ]) + "\n";
    }
    let mut text = String::new();
    for action in actions {
        let name = format!("{}:{}", service.name, action.name);
        let resources: Vec<String> = service
            .types_of(action)
            .map(|known| known.template(&service.name, grammar))
            .collect();
        let line = format!(
            "{name:<48} {:<11} {:<10} {}",
            action.access.as_str(),
            origin(action.origin),
            resources.join(" ")
        );
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn action_json(service: &Service, action: &Action, grammar: &ResourceGrammar) -> String {
    let resources = service
        .types_of(action)
        .map(|known| quoted(&known.template(&service.name, grammar)));
    object([
        ("name", quoted(&action.name)),
        ("access", quoted(action.access.as_str())),
        ("derived", action.derived.to_string()),
        ("origin", quoted(origin(action.origin))),
        ("resources", array(resources)),
    ])
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Api => "api",
        Origin::Documented => "documented",
        Origin::Published => "published",
    }
}
