//! Resources, compiled.

use super::Unsure;
use super::asked::Asked;
use super::logic::Holds;
use super::pattern::{Pattern, Syntax};
use crate::dialect::{AccountForm, Dialect, Segment};

/// A resource that a policy names.
#[derive(Debug)]
pub(super) enum Resource {
    /// `*`.
    All,
    /// A text that is not in the language's form, compared as one.
    Whole(Pattern),
    /// A pattern a segment: a wildcard reaches no further than its own.
    Segments(Box<[Part]>),
}

#[derive(Debug)]
pub(super) enum Part {
    Anything,
    /// Nothing, of which the documents do not say what it means.
    Empty,
    /// The account that owns the policy.
    OwnAccount,
    /// An account of that kind (`uin/`, `uid/`), which a request may leave out where it is the policy's own.
    Account(Option<usize>, Pattern),
    Text(Pattern),
}

impl Resource {
    pub fn new(text: &str, dialect: &Dialect) -> Self {
        if text == "*" {
            return Self::All;
        }
        let grammar = &dialect.resources;
        let count = grammar.segments.len();
        let parts: Vec<&str> = text.splitn(count.max(1), ':').collect();
        let syntax = |variables| Syntax {
            wildcards: Some(dialect.wildcards),
            variables: variables && dialect.variables.any(),
            ignores_case: grammar.ignores_case,
        };
        if count < 2 || parts.len() < count {
            return Self::Whole(Pattern::new(text, syntax(true)));
        }
        let pairs = || grammar.segments.iter().zip(&parts);
        let is_literal = pairs().any(|(segment, part)| {
            *segment == Segment::Service && dialect.decisions.no_variables_in.contains(part)
        });
        let part = |(segment, text): (&Segment, &&str)| {
            let is_name = *segment == Segment::Name;
            let mut syntax = syntax(is_name && !is_literal);
            syntax.ignores_case |=
                *segment == Segment::Service && dialect.decisions.resource_service_ignores_case;
            part(*segment, text, syntax, dialect)
        };
        Self::Segments(pairs().map(part).collect())
    }

    /// Whether the request's resource is among those named.
    pub fn matches(&self, asked: &Asked<'_>, owners: &[Box<str>]) -> Holds {
        let resource = asked.request.resource.as_str();
        match self {
            Self::All => Holds::Yes,
            Self::Whole(pattern) => pattern.matches(resource, |name| asked.variable(name)),
            Self::Segments(parts) if resource == "*" => is_all(parts, asked.dialect),
            Self::Segments(parts) => match asked.segments() {
                None => Holds::Unknown,
                Some(segments) => {
                    // The last segments differ most often.
                    let pairs = parts.iter().zip(segments).rev();
                    Holds::all(pairs.map(|(part, text)| part.matches(text, asked, owners)))
                }
            },
        }
    }

    /// The variables in it.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        let (whole, parts): (_, &[Part]) = match self {
            Self::All => (None, &[]),
            Self::Whole(pattern) => (Some(pattern), &[]),
            Self::Segments(parts) => (None, parts),
        };
        let texts = parts.iter().filter_map(|part| match part {
            Part::Text(pattern) => Some(pattern),
            _ => None,
        });
        whole.into_iter().chain(texts).flat_map(Pattern::variables)
    }

    /// What keeps it open for a request, variables left aside.
    pub fn unsure(&self, asked: &Asked<'_>, owners: &[Box<str>]) -> Vec<Unsure> {
        let Self::Segments(parts) = self else {
            return Vec::new();
        };
        let Some(segments) = asked.segments() else {
            return vec![Unsure::Resource];
        };
        let pairs = parts.iter().zip(segments);
        let open = pairs.filter(|(part, text)| part.matches(text, asked, owners) == Holds::Unknown);
        open.filter_map(|(part, _)| match part {
            Part::Empty => Some(Unsure::EmptySegment),
            Part::OwnAccount | Part::Account(..) => Some(Unsure::Owner),
            Part::Anything | Part::Text(_) => None,
        })
        .collect()
    }
}

/// Whether an action that has no resource of its own, and so is asked for with `*`, is reached.
fn is_all(parts: &[Part], dialect: &Dialect) -> Holds {
    let segments = dialect.resources.segments.iter();
    let mut open = segments.zip(parts).filter(|(segment, _)| {
        let is_fixed = matches!(segment, Segment::Prefix(_) | Segment::Service);
        !is_fixed
    });
    let reaches_every = |part: &Part| matches!(part, Part::Anything | Part::OwnAccount);
    if !open.all(|(_, part)| reaches_every(part)) {
        return Holds::No;
    }
    let rule = dialect.decisions.all_of_service_is_all;
    rule.map_or(Holds::Unknown, Holds::from)
}

fn part(segment: Segment, text: &str, syntax: Syntax, dialect: &Dialect) -> Part {
    let rules = &dialect.decisions;
    let pattern = Pattern::new(text, syntax);
    let empty = match segment {
        Segment::Project => Some(Part::Anything),
        Segment::Domain(_) => Some(Part::Empty),
        Segment::Region => rules
            .empty_region_is_all
            .map_or(Some(Part::Empty), |all| all.then_some(Part::Anything)),
        Segment::Account => rules
            .empty_account_is_own
            .map_or(Some(Part::Empty), |own| own.then_some(Part::OwnAccount)),
        _ => None,
    };
    if let Some(part) = empty.filter(|_| text.is_empty()) {
        return part;
    }
    match segment {
        _ if pattern.is_any() => Part::Anything,
        Segment::Account => Part::Account(kind(text, dialect), pattern),
        _ => Part::Text(pattern),
    }
}

impl Part {
    fn matches(&self, text: &str, asked: &Asked<'_>, owners: &[Box<str>]) -> Holds {
        match self {
            Self::Anything => Holds::Yes,
            Self::Empty if text.is_empty() => Holds::Yes,
            Self::Empty => Holds::Unknown,
            Self::Text(pattern) => pattern.matches(text, |name| asked.variable(name)),
            Self::OwnAccount if text.is_empty() => Holds::Yes,
            Self::OwnAccount => {
                let own = owners.iter().any(|owner| &**owner == text);
                known_for(kind(text, asked.dialect), own, asked.dialect, owners)
            }
            Self::Account(kind, pattern) => {
                let matches = |account: &str| pattern.matches(account, |name| asked.variable(name));
                if !text.is_empty() || asked.dialect.decisions.empty_account_is_own != Some(true) {
                    return matches(text);
                }
                let own = owners.iter().any(|owner| matches(owner) == Holds::Yes);
                known_for(*kind, own, asked.dialect, owners)
            }
        }
    }
}

/// The kind of an account's name: an account has one of each.
fn kind(account: &str, dialect: &Dialect) -> Option<usize> {
    let AccountForm::Number { prefixes } = dialect.resources.accounts else {
        return None;
    };
    prefixes
        .iter()
        .position(|prefix| account.starts_with(prefix))
}

/// Whether the policy's owner is the account of a name of that kind. It is not only where its own name of that kind is
/// another.
fn known_for(named: Option<usize>, is_own: bool, dialect: &Dialect, owners: &[Box<str>]) -> Holds {
    if is_own {
        return Holds::Yes;
    }
    let is_known = owners.iter().any(|owner| kind(owner, dialect) == named);
    if is_known { Holds::No } else { Holds::Unknown }
}
