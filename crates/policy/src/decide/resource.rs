//! Resources, compiled.

use super::account::Account;
use super::asked::Asked;
use super::logic::Holds;
use super::name::Name;
use super::pattern::{Pattern, Syntax};
use super::region::Region;
use super::{Spelling, Unsure};
use crate::dialect::{Case, Dialect, Segment};

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
    /// A variable where the documents do not say that one is replaced.
    Unclear,
    /// The account that owns the policy.
    OwnAccount,
    Account(Account),
    Region(Region),
    Name(Name),
    /// A domain, a service or a type.
    Text(Pattern),
}

/// What the parts of a resource are compiled with.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'s> {
    pub dialect: &'static Dialect,
    /// The service that the resource names.
    pub service: &'s str,
}

impl Grammar<'_> {
    /// Where the path of a name begins, in which no variable is replaced, in services that have such.
    pub fn path_of(self, name: &str) -> usize {
        let names = self.dialect.spellings.old_names;
        let without = self.dialect.decisions.no_variables_in;
        match names.filter(|names| names.service == self.service) {
            Some(names) if without.contains(&self.service) => names.path_of(name),
            _ if without.contains(&self.service) => 0,
            _ => usize::MAX,
        }
    }

    /// Whether the service may be any.
    pub fn has_any_service(self) -> bool {
        self.service.is_empty() || self.service.contains('*')
    }

    /// How a segment is written.
    pub fn syntax(self, segment: Segment) -> Syntax {
        let cases = &self.dialect.cases;
        let has_variables = self.dialect.variables.any() && segment == Segment::Name;
        Syntax {
            wildcards: Some(self.dialect.wildcards),
            variables: has_variables.then_some(self.dialect.variables),
            literal_from: usize::MAX,
            case: match segment {
                Segment::Service => cases.resource_services,
                Segment::Type => cases.types.of(self.service),
                // Nothing says it of what every resource begins with.
                Segment::Prefix(_) | Segment::Domain(_) => cases.resource_services,
                _ => Case::Exact,
            },
        }
    }
}

impl Resource {
    pub fn new(text: &str, dialect: &'static Dialect) -> Self {
        if text == "*" {
            return Self::All;
        }
        let segments = dialect.resources.segments;
        let count = segments.len();
        let parts: Vec<&str> = text.splitn(count.max(1), ':').collect();
        let pairs = || segments.iter().zip(&parts);
        let service = pairs().find(|(segment, _)| **segment == Segment::Service);
        let grammar = Grammar {
            dialect,
            service: service.map_or("", |(_, text)| *text),
        };
        if count < 2 || parts.len() < count {
            return Self::Whole(Pattern::new(text, grammar.syntax(Segment::Name)));
        }
        Self::Segments(
            pairs()
                .map(|(segment, text)| Part::new(*segment, text, grammar))
                .collect(),
        )
    }

    /// Whether the request's resource is among those named.
    pub fn matches(&self, asked: &Asked<'_>, owners: &[Box<str>]) -> Holds {
        let resource = asked.request.resource.as_str();
        match self {
            Self::All => Holds::Yes,
            Self::Whole(pattern) => {
                let found = pattern.matches(resource, |name| asked.variable(name));
                // A resource in the usual form, or one that was not told, may be the same.
                let is_other = resource.is_empty() || asked.segments().is_some();
                match found {
                    Holds::No if is_other => Holds::Unknown,
                    found => found,
                }
            }
            Self::Segments(parts) if resource == "*" => is_all(parts, asked.dialect, owners),
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
        self.patterns().flat_map(Pattern::variables)
    }

    fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        let (whole, parts): (_, &[Part]) = match self {
            Self::All => (None, &[]),
            Self::Whole(pattern) => (Some(pattern), &[]),
            Self::Segments(parts) => (None, parts),
        };
        let texts = parts.iter().filter_map(|part| match part {
            Part::Text(pattern) => Some(pattern),
            Part::Name(name) => Some(name.pattern()),
            _ => None,
        });
        whole.into_iter().chain(texts)
    }

    /// Whether it holds a variable that has no value, or may have none.
    pub fn may_be_void(&self, asked: &Asked<'_>) -> bool {
        let mut patterns = self.patterns();
        patterns.any(|pattern| asked.may_be_void(pattern))
    }

    /// What keeps it open for a request, variables left aside.
    pub fn unsure(&self, asked: &Asked<'_>, owners: &[Box<str>]) -> Vec<Unsure> {
        let parts = match self {
            Self::All => return Vec::new(),
            _ if asked.request.resource.is_empty() => return vec![Unsure::ResourceUntold],
            Self::Whole(pattern) => {
                return vec![Unsure::Spelling {
                    spelling: Spelling::Name,
                    written: pattern.to_string(),
                }];
            }
            Self::Segments(parts) => parts,
        };
        let Some(segments) = asked.segments() else {
            return vec![Unsure::Resource];
        };
        let pairs = parts.iter().zip(segments);
        let open = pairs.filter(|(part, text)| part.matches(text, asked, owners) == Holds::Unknown);
        open.filter_map(|(part, text)| part.unsure(text, asked))
            .collect()
    }
}

/// Whether an action that has no resource of its own, and so is asked for with `*`, is reached.
fn is_all(parts: &[Part], dialect: &Dialect, owners: &[Box<str>]) -> Holds {
    let segments = dialect.resources.segments.iter();
    let mut open = segments.zip(parts).filter(|(segment, _)| {
        let is_fixed = matches!(segment, Segment::Prefix(_) | Segment::Service);
        !is_fixed
    });
    let rules = &dialect.decisions;
    let reaches_every = |part: &Part| match part {
        Part::Anything | Part::OwnAccount | Part::Empty | Part::Unclear => true,
        // Every account, or the one that would own the resource, where that may be left out.
        Part::Account(account) => {
            rules.empty_account_is_own == Some(true)
                && account.matches("", dialect, owners) != Holds::No
        }
        Part::Name(name) => name.may_be_all(),
        _ => false,
    };
    if !open.all(|(_, part)| reaches_every(part)) {
        return Holds::No;
    }
    // What an empty part means, whether `*/*` is all of them, and whether an account's are all, no document says.
    let is_open = |part: &Part| {
        matches!(
            part,
            Part::Empty | Part::Unclear | Part::Account(_) | Part::Name(_)
        )
    };
    let rule = rules.all_of_service_is_all;
    let rule = rule.filter(|_| !parts.iter().any(is_open));
    rule.map_or(Holds::Unknown, Holds::from)
}

impl Part {
    fn new(segment: Segment, text: &str, grammar: Grammar<'_>) -> Self {
        let dialect = grammar.dialect;
        let rules = &dialect.decisions;
        let empty = |rule: Option<bool>, all: Self| match rule {
            None => Some(Self::Empty),
            Some(true) => Some(all),
            Some(false) => None,
        };
        let special = match segment {
            _ if !text.is_empty() => None,
            Segment::Project => Some(Self::Anything),
            Segment::Domain(_) => Some(Self::Empty),
            Segment::Service => empty(rules.empty_service_is_all, Self::Anything),
            Segment::Region => empty(rules.empty_region_is_all, Self::Anything),
            Segment::Account => empty(rules.empty_account_is_own, Self::OwnAccount),
            Segment::Prefix(_) | Segment::Type | Segment::Name => None,
        };
        if let Some(part) = special {
            return part;
        }
        if segment != Segment::Name && text.contains("${") && dialect.variables.any() {
            return Self::Unclear;
        }
        let syntax = grammar.syntax(segment);
        let syntax = match segment {
            Segment::Name => Syntax {
                literal_from: grammar.path_of(text),
                ..syntax
            },
            _ => syntax,
        };
        let pattern = Pattern::new(text, syntax);
        match segment {
            _ if pattern.is_any() => Self::Anything,
            Segment::Account if dialect.spellings.own_account == Some(text) => Self::OwnAccount,
            Segment::Account => Self::Account(Account::new(text, pattern, dialect)),
            Segment::Region => Self::Region(Region::new(text, pattern, dialect)),
            Segment::Name => Self::Name(Name::new(text, pattern, grammar)),
            _ => Self::Text(pattern),
        }
    }

    fn matches(&self, text: &str, asked: &Asked<'_>, owners: &[Box<str>]) -> Holds {
        match self {
            Self::Anything => Holds::Yes,
            Self::Empty if text.is_empty() => Holds::Yes,
            Self::Empty | Self::Unclear => Holds::Unknown,
            Self::Text(pattern) => pattern.matches(text, |name| asked.variable(name)),
            Self::OwnAccount => Account::is_own(text, asked.dialect, owners),
            Self::Account(account) => account.matches(text, asked.dialect, owners),
            Self::Region(region) => region.matches(text, asked.dialect),
            Self::Name(name) => name.matches(text, asked),
        }
    }

    /// Why it is open for a text of the request; `None` where variables alone leave it so.
    fn unsure(&self, text: &str, asked: &Asked<'_>) -> Option<Unsure> {
        let spelled = |spelling, written: String| Some(Unsure::Spelling { spelling, written });
        match self {
            Self::Anything => None,
            Self::Empty => Some(Unsure::EmptySegment),
            Self::Unclear => Some(Unsure::Variable),
            Self::OwnAccount => Some(Unsure::Owner),
            Self::Account(_) if text.is_empty() => Some(Unsure::Owner),
            Self::Account(account) => spelled(Spelling::Account, account.to_string()),
            Self::Region(_) if text.is_empty() => Some(Unsure::RegionUntold),
            Self::Region(region) => spelled(Spelling::Region, region.to_string()),
            Self::Name(name) => {
                let spelling = name.spelling(text, asked)?;
                spelled(spelling, name.to_string())
            }
            Self::Text(pattern) => pattern
                .differs_in_case(text, |name| asked.variable(name))
                .then(|| Unsure::Spelling {
                    spelling: Spelling::Case,
                    written: pattern.to_string(),
                }),
        }
    }
}
