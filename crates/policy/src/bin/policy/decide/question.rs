//! What is asked: from arguments, or from a file.

use charter_policy::decide::{Caller, Exemptions, Request, RequestFault, RequestPart};
use charter_policy::{Dialect, english};

use crate::arguments::{Arguments, Failure, Flag, failure, option, switch};
use crate::io;
use crate::view::{File, View};

/// Values of a key.
pub const WITH: Flag = option(
    "--with",
    "KEY=VALUE",
    "a value of a condition key; may be repeated",
);

/// A key that is absent.
pub const WITHOUT: Flag = option("--without", "KEY", "the request does not have this key");

/// What the action is on.
pub const RESOURCE: Flag = option(
    "--resource",
    "RESOURCE",
    "the resource; * where the action has none of its own.\nWithout it, what depends on it is unknown",
);

const NO_RESOURCE: &str = "the resource is empty; leave it out where it is not known, and write * where the action has none";

/// No other keys.
pub const COMPLETE: Flag = switch(
    "--complete",
    "the request has no other keys than those given",
);

/// Who asks.
pub const PRINCIPAL: Flag = option(
    "--principal",
    "KIND=NAME",
    "who asks, for policies that name principals",
);

/// Who asks, as far as boundaries differ for them.
pub const CALLER: Flag = option(
    "--caller",
    "KIND",
    "member (default), member-root, management or\nservice-linked-role",
);

/// A switch of the boundaries that the vendor leaves open.
pub const EXEMPT: Flag = switch(
    "--exempt-member-roots",
    "boundaries do not bind members' root accounts",
);

/// Another one.
pub const SUBJECT: Flag = switch(
    "--bind-management",
    "boundaries bind the management account, too",
);

/// A request, with who asks and what is expected.
pub struct Question {
    /// A name of the user's choice; empty from arguments.
    pub name: String,
    /// Where it stands in its file, with a colon; empty from arguments.
    place: String,
    pub request: Request,
    pub caller: Caller,
    pub exemptions: Exemptions,
    /// The expected outcome.
    pub expected: Option<String>,
}

impl Question {
    /// Refuses what no service could be asked.
    pub fn check(&self, dialect: &Dialect) -> Result<(), Failure> {
        check(&self.place, self.request.fault(dialect), dialect)
    }
}

/// Refuses a request for what is wrong with it. The place is where it stands, with a colon; empty from arguments.
pub fn check(place: &str, fault: Option<RequestFault>, dialect: &Dialect) -> Result<(), Failure> {
    let Some(fault) = fault else {
        return Ok(());
    };
    let why = english::request_fault(&fault, dialect.actions.example());
    let written = match fault.part {
        // The sentence names it.
        RequestPart::Key => String::new(),
        _ => format!("'{}': ", fault.written),
    };
    failure(format!("{place}{}", io::one_line(&(written + &why))))
}

const OUTCOMES: &[&str] = &[
    "allowed",
    "not-blocked",
    "denied",
    "explicit-deny",
    "implicit-deny",
    "unknown",
];

const CALLERS: &[(&str, Caller)] = &[
    ("member", Caller::Member),
    ("member-root", Caller::MemberRoot),
    ("management", Caller::Management),
    ("service-linked-role", Caller::ServiceLinkedRole),
];

/// The options that make a request.
const OF_REQUEST: &[&str] = &[
    "--action",
    "--resource",
    "--with",
    "--without",
    "--complete",
    "--principal",
];

/// The questions of the arguments, at least one.
pub fn read(arguments: &Arguments) -> Result<Vec<Question>, Failure> {
    if !arguments.rest().is_empty() {
        return arguments.refuse(format!(
            "'{}' is no option; policies are named by --policy",
            arguments.rest().join(" ")
        ));
    }
    let caller = caller(arguments)?;
    let exemptions = exemptions(arguments);
    let expected = arguments.one("--expect")?;
    if let Some(expected) = expected
        && !OUTCOMES.contains(&expected)
    {
        return arguments.unknown("--expect", expected, OUTCOMES.iter().copied());
    }
    let asked = |name, request| Question {
        name,
        place: String::new(),
        request,
        caller,
        exemptions,
        expected: expected.map(str::to_owned),
    };
    let Some(file) = arguments.one("--request")? else {
        return Ok(vec![asked(String::new(), request(arguments)?)]);
    };
    if let Some(both) = OF_REQUEST.iter().find(|option| arguments.has(option)) {
        return arguments.refuse(format!(
            "{both} belongs to the request, which --request gives"
        ));
    }
    let file = File::read(file)?;
    let items = file.root().items();
    if items.is_empty() {
        return file.root().refuse("there is no request");
    }
    let questions = items.into_iter().map(|item| {
        let mut question = asked(String::new(), Request::new("", ""));
        read_question(item, &mut question)?;
        question.place = item.located("");
        Ok(question)
    });
    questions.collect()
}

/// Who asks.
pub fn caller(arguments: &Arguments) -> Result<Caller, Failure> {
    arguments.choice(CALLER.name, CALLERS)
}

/// What the vendor leaves open.
pub fn exemptions(arguments: &Arguments) -> Exemptions {
    Exemptions {
        management_account: !arguments.has(SUBJECT.name),
        member_roots: arguments.has(EXEMPT.name),
    }
}

fn request(arguments: &Arguments) -> Result<Request, Failure> {
    let Some(action) = arguments.one("--action")? else {
        return arguments.refuse("--action or --request is needed");
    };
    let resource = arguments.one(RESOURCE.name)?;
    if resource == Some("") {
        return arguments.refuse(NO_RESOURCE);
    }
    let request = Request::new(action, resource.unwrap_or_default());
    circumstances(arguments, request)
}

/// Adds what the arguments say of the keys and of who asks.
pub fn circumstances(arguments: &Arguments, mut request: Request) -> Result<Request, Failure> {
    for given in arguments.all("--with") {
        let Some((key, value)) = given.split_once('=') else {
            return arguments.refuse(format!("--with takes KEY=VALUE, not '{given}'"));
        };
        request = request.with(key, [value]);
    }
    for key in arguments.all("--without") {
        let names = |given: &str| given.split_once('=').is_some_and(|(name, _)| name == key);
        if arguments.all("--with").any(names) {
            return arguments.refuse(format!(
                "'{key}' is given both by --with and --without; a request has a key or has it not"
            ));
        }
        request = request.without(key);
    }
    if let Some(given) = arguments.one("--principal")? {
        let Some((kind, name)) = given.split_once('=') else {
            return arguments.refuse(format!("--principal takes KIND=NAME, not '{given}'"));
        };
        request = request.principal(kind, name);
    }
    if arguments.has("--complete") {
        request = request.complete();
    }
    Ok(request)
}

fn read_question(item: View<'_>, question: &mut Question) -> Result<(), Failure> {
    const KNOWN: &[&str] = &[
        "name",
        "action",
        "resource",
        "with",
        "without",
        "complete",
        "principal",
        "caller",
        "expect",
    ];
    let members = item.object(KNOWN)?;
    let (mut action, mut resource) = (None, String::new());
    for (name, value) in &members {
        match name.as_str() {
            "name" => question.name = value.string()?,
            "action" => action = Some(value.string()?),
            "resource" => {
                resource = value.string()?;
                if resource.is_empty() {
                    return value.refuse(NO_RESOURCE);
                }
            }
            "caller" => question.caller = caller_of(*value)?,
            "expect" => question.expected = Some(outcome_of(*value)?),
            _ => {}
        }
    }
    let Some(action) = action else {
        return item.refuse("a request needs an “action”");
    };
    let mut request = Request::new(&action, &resource);
    for (name, value) in &members {
        request = match name.as_str() {
            "with" => with(request, *value)?,
            "without" => {
                let keys = value.strings()?;
                let known = with_keys(&members)?;
                if let Some(key) = keys.iter().find(|key| known.contains(key)) {
                    return value.refuse(&format!(
                        "“{key}” is in “with” too; a request has a key or has it not"
                    ));
                }
                keys.iter()
                    .fold(request, |request, key| request.without(key))
            }
            "complete" if value.boolean()? => request.complete(),
            "principal" => {
                let kinds = value.members()?;
                let named = kinds
                    .into_iter()
                    .map(|(kind, name)| Ok((kind, name.string()?)));
                let named: Vec<(String, String)> = named.collect::<Result<_, Failure>>()?;
                let [(kind, name)] = named.as_slice() else {
                    return value.refuse("one kind of principal is needed, and its name");
                };
                request.principal(kind, name)
            }
            _ => request,
        };
    }
    question.request = request;
    Ok(())
}

/// The keys that a request has.
fn with_keys(members: &[(String, View<'_>)]) -> Result<Vec<String>, Failure> {
    let with = members.iter().find(|(name, _)| name == "with");
    let keys = with.map_or(Ok(Vec::new()), |(_, keys)| keys.members())?;
    Ok(keys.into_iter().map(|(key, _)| key).collect())
}

fn with(mut request: Request, keys: View<'_>) -> Result<Request, Failure> {
    for (key, values) in keys.members()? {
        let values: Vec<String> = values
            .items()
            .into_iter()
            .map(View::scalar)
            .collect::<Result<_, Failure>>()?;
        if values.is_empty() {
            return keys.refuse(&format!(
                "“{key}” has no value; name a key that the request does not have in “without”"
            ));
        }
        request = request.with(&key, values);
    }
    Ok(request)
}

fn caller_of(value: View<'_>) -> Result<Caller, Failure> {
    let name = value.string()?;
    match CALLERS.iter().find(|(known, _)| *known == name) {
        Some((_, caller)) => Ok(*caller),
        None => {
            let known: Vec<&str> = CALLERS.iter().map(|(known, _)| *known).collect();
            value.refuse(&format!("a caller is one of {}", known.join(", ")))
        }
    }
}

fn outcome_of(value: View<'_>) -> Result<String, Failure> {
    let name = value.string()?;
    if OUTCOMES.contains(&name.as_str()) {
        Ok(name)
    } else {
        value.refuse(&format!("an outcome is one of {}", OUTCOMES.join(", ")))
    }
}
