//! `policy check`: findings of documents, for people, tools and code scanning.

mod as_json;
mod as_text;
mod report;
mod sarif;

use charter_policy::envelope::Enclosed;
use charter_policy::settings::Settings;
use charter_policy::{
    Catalog, Checked, Encoding, Profile, Severity, check_all, check_bytes, envelope, json,
};

use crate::arguments::{Arguments, Command, Failure, failure, option};
use crate::{catalog, io, profiles};
use report::{Report, Results, SettingsFile};

pub const COMMAND: Command = Command {
    name: "check",
    summary: "Checks policy documents and says what is wrong with them, and where.",
    usage: "[OPTIONS] FILE...",
    options: &[
        profiles::LANGUAGE,
        profiles::PROFILE,
        option("--format", "NAME", "text (default), json or sarif"),
        option(
            "--fail-on",
            "SEVERITY",
            "the mildest finding that fails: error (default),\nsecurity, warning, suggestion, or never",
        ),
        option(
            "--severity",
            "CODE=LEVEL",
            "weighs the findings of a code: off, error, security,\nwarning or suggestion; may be repeated",
        ),
        option(
            "--settings",
            "FILE",
            "severities and suppressions, see below",
        ),
        catalog::DIRECTORY,
    ],
    notes: "\
A FILE of - reads standard input. Where no kind is named and a document is not
of the first kind of its language, it is said for which it was taken.

Each finding has a severity (error, security, warning or suggestion), a stable
code, a line and a column (from 1; a column is a character), and a range of
bytes (from 0, the end excluded).

The last line also says how many actions were not looked up, since no --catalog
is given or it has no list of their service, and which ones a list lacks.

A text that holds a policy and is none itself (a request of an API, Terraform,
YAML, another encoding) has one finding that says so. Those of the policy in it
are listed under FILE#PLACE, their places counted in the policy alone, which is
what policy unwrap prints. Where the text around it tells its kind (a role's
PolicyDocument, a tencentcloud_cam_policy), it is checked as one, unless
--profile names another.

Settings are JSON: {\"severities\": {CODE: LEVEL}, \"suppressions\": [{\"file\",
\"statement\", \"code\", \"reason\"}]}. A file is a name or a path with *, ? and **;
a statement is its Sid or the fingerprint that --format json prints. --severity
comes after them.

Of each code the first 1,000 findings of a file are listed, and the others
counted. Of a text that is no JSON, 200 faults are listed and no more is read.

Exit status: 0 without findings that fail, 1 with some, 2 when the arguments or
the settings are wrong, a file cannot be read or the output cannot be written.
",
    run,
};

#[derive(Clone, Copy)]
enum Format {
    Text,
    Json,
    Sarif,
}

const FORMATS: &[(&str, Format)] = &[
    ("text", Format::Text),
    ("json", Format::Json),
    ("sarif", Format::Sarif),
];

const BARS: &[(&str, Option<Severity>)] = &[
    ("error", Some(Severity::Error)),
    ("security", Some(Severity::Security)),
    ("warning", Some(Severity::Warning)),
    ("suggestion", Some(Severity::Suggestion)),
    ("never", None),
];

fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let files = arguments.files()?;
    let profiles = profiles::choice(arguments, profiles::language(arguments)?)?;
    let format = arguments.choice("--format", FORMATS)?;
    let bar = arguments.choice("--fail-on", BARS)?;
    let (settings, settings_file) = settings(arguments)?;
    let mut catalog = catalog::index(arguments)?;
    let mut results = Results::new(settings_file);
    results.has_catalog = catalog.is_some();
    let mut unread = false;
    for file in files {
        let bytes = match io::read(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                io::complain(format_args!("{}: {error}", io::shown_name(file)));
                unread = true;
                continue;
            }
        };
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        let profile = profiles.of(text);
        catalog = with_services_of(&bytes, profile, catalog)?;
        let known = catalog.as_ref().map(|(catalog, _)| catalog);
        let mut report = report(file, &bytes, profile, &settings, known);
        report.is_taken_for = profiles.is_taken_for(profile);
        for policy in inside(&bytes) {
            let text = policy.text.as_bytes();
            let profile = profiles.of_enclosed(&policy);
            catalog = with_services_of(text, profile, catalog)?;
            let known = catalog.as_ref().map(|(catalog, _)| catalog);
            let mut found = self::report(file, text, profile, &settings, known);
            found.is_taken_for = profiles.is_taken_for(profile);
            report.add_inside(&place(&policy), found);
        }
        results.add(report);
    }
    io::print(&match format {
        Format::Text => as_text::render(&results),
        Format::Json => as_json::render(&results),
        Format::Sarif => sarif::render(&results),
    })?;
    let fails = bar.is_some_and(|bar| results.reaches(bar));
    Ok(if unread {
        crate::UNUSABLE
    } else {
        u8::from(fails)
    })
}

fn report(
    file: &str,
    bytes: &[u8],
    profile: &'static Profile,
    settings: &Settings,
    catalog: Option<&Catalog>,
) -> Report {
    let name = io::shown_name(file);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let none = Catalog::empty();
            let catalog = catalog.unwrap_or(&none);
            let parsed = json::parse(text);
            let found = check_all(text, &parsed, profile, catalog);
            let coverage = catalog.coverage(text, &parsed, profile.dialect);
            Report::new(name, text, profile, settings, found).with_coverage(text, coverage)
        }
        Err(error) => {
            // Up to the first byte that is no UTF-8, which is as far as any finding reaches.
            let readable = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let text = std::str::from_utf8(readable).unwrap_or_default();
            let found = Checked {
                findings: check_bytes(bytes, profile),
                ..Checked::default()
            };
            Report::new(name, text, profile, settings, found)
        }
    }
}

/// The policies in bytes that are none themselves: their findings are said too.
fn inside(bytes: &[u8]) -> Vec<Enclosed> {
    if let Some(encoding) = Encoding::of(bytes) {
        let decoded = encoding.decode(bytes).into_iter();
        let enclosed = |text| Enclosed {
            text,
            place: encoding.label().to_owned(),
            ..Enclosed::default()
        };
        return decoded.map(enclosed).collect();
    }
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let found = envelope::open(text, &json::parse(text));
    found.map_or_else(Vec::new, |found| found.policies)
}

/// What a policy within a text is called.
fn place(policy: &Enclosed) -> String {
    let label = policy.label();
    match label.is_empty() {
        true => "policy".to_owned(),
        false => label,
    }
}

/// The settings of the arguments, and the file with them. Settings that are not understood are no settings: what they
/// silence or weigh would be a guess.
fn settings(arguments: &Arguments) -> Result<(Settings, Option<SettingsFile>), Failure> {
    let mut settings = Settings::default();
    let mut file = None;
    if let Some(name) = arguments.one("--settings")? {
        let text = io::read_text(name)?;
        let (read, faults) = Settings::read(&text);
        let shown = SettingsFile::new(io::shown_name(name), &text, &read);
        if !faults.is_empty() {
            return failure(shown.faults(&faults));
        }
        settings = read;
        file = Some(shown);
    }
    for given in arguments.all("--severity") {
        let Some((code, level)) = given.split_once('=') else {
            return arguments.refuse(format!("--severity takes CODE=LEVEL, not '{given}'"));
        };
        if let Err(kind) = settings.set_named(code, level) {
            return arguments.refuse(format!("--severity {given}: {kind}"));
        }
    }
    Ok((settings, file))
}

/// Loads the services that a text speaks of.
fn with_services_of<'a>(
    bytes: &[u8],
    profile: &'static Profile,
    catalog: Option<(Catalog, &'a str)>,
) -> Result<Option<(Catalog, &'a str)>, Failure> {
    let (Some((mut catalog, folder)), Ok(text)) = (catalog.clone(), std::str::from_utf8(bytes))
    else {
        return Ok(catalog);
    };
    let parsed = json::parse(text);
    for service in catalog.mentioned(text, &parsed, profile.dialect) {
        catalog = catalog::load(catalog, folder, &service)?;
    }
    Ok(Some((catalog, folder)))
}
