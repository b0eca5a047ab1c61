//! `policy explain-denial`: a vendor's error text and the policies in; level, statement and the smallest change out.

mod as_json;
mod as_text;

use charter_policy::decide::{Outcome, Request, RequestPart};
use charter_policy::denial::{
    Denial, Explanation, Failure as Cause, LevelSet, PolicySet, PolicyText, Situation, Unreadable,
    read,
};
use charter_policy::{Catalog, Dialect};

use crate::arguments::{Arguments, Command, Failure, failure, option};
use crate::decide::UNKNOWN;
use crate::decide::policies::{
    LEVEL, LEVEL_PROFILE, ORGANIZATION, OWNER, POLICY, Policies, Source,
};
use crate::decide::question::{
    CALLER, COMPLETE, EXEMPT, PRINCIPAL, SUBJECT, WITH, WITHOUT, caller, check, circumstances,
    exemptions,
};
use crate::{catalog, io, profiles};

pub const COMMAND: Command = Command {
    name: "explain-denial",
    summary: "Explains a vendor's error text: what denied it, and the smallest change.",
    usage: "[OPTIONS] [--policy FILE...] TEXT",
    options: &[
        profiles::LANGUAGE,
        profiles::PROFILE,
        POLICY,
        OWNER,
        LEVEL,
        LEVEL_PROFILE,
        ORGANIZATION,
        option(
            "--action",
            "ACTION",
            "the action, where the text names none",
        ),
        option(
            "--resource",
            "RESOURCE",
            "the resource, where the text names none",
        ),
        WITH,
        WITHOUT,
        COMPLETE,
        PRINCIPAL,
        CALLER,
        EXEMPT,
        SUBJECT,
        catalog::DIRECTORY,
        option("--format", "NAME", "text (default) or json"),
    ],
    notes: "\
TEXT is a file with the error text as it was copied; - reads standard input.
Without policies, it is only said what the text says. The language is the one
that the text shows, unless --language names it. What is masked in the text, or
cut, is asked for: tell it with --action and --resource.

Each proposed change was tried: the policies still have no error, and no longer
stop the request there. How much more it lets pass is said. An error text does
not tell the condition keys of its request: where they matter the answer is
unknown and names them; --with, --without and --complete tell them.

Exit status: 0 when the policies deny the request, or none are given and the
text names an action; 1 when they do not deny it, or the text names none; 3 when
that is unknown; 2 when arguments are wrong, a file cannot be read, a policy has
an error or the output cannot be written.
",
    run,
};

#[derive(Clone, Copy)]
enum Format {
    Text,
    Json,
}

/// What the text says, and what the policies say to it.
struct Explained {
    denial: Denial,
    request: Option<Request>,
    policies: Policies,
    situation: Situation,
    explanation: Option<Explanation>,
}

fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let format = arguments.choice(
        "--format",
        &[("text", Format::Text), ("json", Format::Json)],
    )?;
    let [file] = arguments.rest() else {
        return arguments.refuse("one file with the error text is needed; - reads standard input");
    };
    let mut denial = read(&io::read_text(file)?);
    let language = match denial.language {
        Some(shown) if !arguments.has(profiles::LANGUAGE.name) && profiles::is_known(shown) => {
            shown
        }
        _ => profiles::language(arguments)?,
    };
    if denial.failure == Cause::AnotherVendor && arguments.has(profiles::LANGUAGE.name) {
        denial.failure = Cause::Permission;
    }
    let policies = Policies::read(arguments, language)?;
    let request = request(arguments, &mut denial)?;
    if let Some(request) = &request {
        check_told(arguments, request, policies.profile.dialect)?;
    }
    let situation = situation(arguments, &policies)?;
    let explanation = match &request {
        Some(request) if !policies.is_empty() => {
            let catalog = catalog_for(arguments, request)?;
            match denial.explain(request, &situation, &catalog) {
                Ok(explanation) => Some(explanation),
                // The same, with every finding and its place.
                Err(refused) => {
                    policies.compile()?;
                    return failure(refused.to_string());
                }
            }
        }
        _ => None,
    };
    let explained = Explained {
        denial,
        request,
        policies,
        situation,
        explanation,
    };
    io::print(&match format {
        Format::Text => as_text::render(&explained),
        Format::Json => as_json::render(&explained),
    })?;
    Ok(status(&explained))
}

fn status(explained: &Explained) -> u8 {
    match &explained.explanation {
        None => u8::from(explained.request.is_none()),
        Some(explanation) => match explanation.before.outcome {
            Outcome::ExplicitDeny | Outcome::ImplicitDeny => 0,
            Outcome::Allowed | Outcome::NotBlocked => 1,
            Outcome::Unknown => UNKNOWN,
        },
    }
}

/// The request of the text, completed by the arguments. What they tell need not be read any more.
fn request(arguments: &Arguments, denial: &mut Denial) -> Result<Option<Request>, Failure> {
    let mut told = denial.clone();
    if let Some(action) = arguments.one("--action")? {
        told.action = Some(action.to_owned());
        denial.unreadable.retain(|part| *part != Unreadable::Action);
    }
    if let Some(resource) = arguments.one("--resource")? {
        told.resource = Some(resource.to_owned());
        denial.resource_pattern = None;
        denial.unreadable.retain(|part| *part == Unreadable::Action);
    }
    let request = told.request();
    request
        .map(|request| circumstances(arguments, request))
        .transpose()
}

/// Refuses what the arguments tell and no service could be asked. What the text itself says is taken as it is: vendors
/// name by a pattern what is yet to be made.
fn check_told(arguments: &Arguments, request: &Request, dialect: &Dialect) -> Result<(), Failure> {
    let fault = request.faults(dialect).find(|fault| match fault.part {
        RequestPart::Action => arguments.has("--action"),
        RequestPart::Resource => arguments.has("--resource"),
        RequestPart::Principal | RequestPart::Key => true,
    });
    check("", fault, dialect)
}

fn situation(arguments: &Arguments, policies: &Policies) -> Result<Situation, Failure> {
    let texts = |sources: &[Source]| {
        let policy = |source: &Source| PolicyText {
            name: source.name.clone(),
            text: source.text.clone(),
        };
        sources.iter().map(policy).collect()
    };
    let identity = policies.identity.as_deref().map(|sources| PolicySet {
        profile: policies.profile,
        owners: policies.owners.clone(),
        policies: texts(sources),
    });
    let levels = policies.levels.iter().map(|level| LevelSet {
        name: level.name.clone(),
        policies: PolicySet {
            profile: policies.level_profile.unwrap_or(policies.profile),
            owners: policies.level_owners.clone(),
            policies: texts(&level.sources),
        },
    });
    Ok(Situation {
        identity,
        levels: levels.collect(),
        owner_is_management: policies.owner_is_management,
        caller: caller(arguments)?,
        exemptions: exemptions(arguments),
    })
}

/// The catalog with the service that is asked for, where one is given.
fn catalog_for(arguments: &Arguments, request: &Request) -> Result<Catalog, Failure> {
    let Some((catalog, folder)) = catalog::index(arguments)? else {
        return Ok(Catalog::empty());
    };
    let service = request.action().split_once(':').map(|(service, _)| service);
    catalog::load(catalog, folder, service.unwrap_or_default())
}
