//! The name of a resource, compiled: what the service itself says.

use std::fmt;

use super::Spelling;
use super::asked::Asked;
use super::logic::Holds;
use super::pattern::{Pattern, Syntax};
use super::resource::Grammar;
use crate::dialect::{Case, Directories, Segment};

/// A name, or a pattern of names, that a policy holds.
#[derive(Debug)]
pub(super) struct Name {
    pattern: Pattern,
    others: Box<[Other]>,
    /// A name of one resource, which means nothing else but for the case of its type and for what is in it: what most
    /// policies hold.
    plain: Option<Plain>,
}

/// A name without wildcards.
#[derive(Debug)]
struct Plain {
    text: Box<str>,
    /// Where its type ends, slash included.
    kind: usize,
}

impl Plain {
    /// Whether a text differs from it in its own type's name or begins with all of it.
    fn may_mean(&self, text: &str) -> bool {
        let (own, text) = (self.text.as_bytes(), text.as_bytes());
        text.len() > own.len() || text.get(..self.kind) != own.get(..self.kind)
    }
}

/// What else it may mean.
#[derive(Debug)]
enum Other {
    /// The same, written otherwise.
    Same(Pattern),
    /// What is written so, if nothing says whether it is the same.
    MayBe(Pattern, Spelling),
    /// Something of the service's other form, if the request's name is old or not: nothing tells what.
    Unpaired { is_old: bool },
    /// An identity of another class: nothing tells which.
    OfClass(Box<str>),
    /// What is in a directory of that name.
    Within(Box<str>),
    /// The name in another case, as far as its type goes: the type with its slash, where no wildcard stands in it.
    Typed(Option<Box<str>>),
    /// The name in another case.
    InOtherCase,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pattern.fmt(f)
    }
}

impl Name {
    pub fn new(text: &str, pattern: Pattern, grammar: Grammar<'_>) -> Self {
        let syntax = grammar.syntax(Segment::Name);
        let mut others = Vec::new();
        if is_of_buckets(grammar, Wide::Maybe) {
            add_forms(text, grammar, syntax, &mut others);
        }
        add_root(text, grammar, syntax, &mut others);
        add_class(text, grammar, &mut others);
        add_directories(text, &pattern, grammar, syntax, &mut others);
        if text == "*/*" {
            // CMQ's pages say that `*` is written so everywhere.
            let all = Pattern::new("*", syntax);
            others.push(Other::MayBe(all, Spelling::Name));
        }
        let has_segment = grammar.dialect.resources.segments.contains(&Segment::Type);
        if !has_segment && grammar.dialect.cases.types.of(grammar.service) == Case::Open {
            others.push(Other::Typed(literal_type(text)));
        }
        let is_plain = |other: &Other| matches!(other, Other::Within(_) | Other::Typed(Some(_)));
        let literal = pattern.literal().filter(|_| others.iter().all(is_plain));
        let plain = literal.zip(text.find('/')).map(|(text, slash)| Plain {
            text: text.into(),
            kind: slash + 1,
        });
        Self {
            pattern,
            others: others.into(),
            plain,
        }
    }

    /// The name as it is written.
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    pub fn matches(&self, text: &str, asked: &Asked<'_>) -> Holds {
        if let Some(plain) = &self.plain
            && !plain.may_mean(text)
        {
            return Holds::from(*plain.text == *text);
        }
        if self.has_unclear_variables(asked) {
            return Holds::Unknown;
        }
        let as_written = self.pattern.matches(text, |name| asked.variable(name));
        if as_written == Holds::Yes {
            return as_written;
        }
        let mut found = as_written;
        for other in &self.others {
            found = found.or(other.matches(self, text, asked));
        }
        found
    }

    /// Whether its variables stand for themselves, since the request's resource is of a service that replaces none.
    fn has_unclear_variables(&self, asked: &Asked<'_>) -> bool {
        let without = asked.dialect.decisions.no_variables_in;
        let mut without = without.iter();
        self.pattern.has_variables()
            && without.any(|service| service.eq_ignore_ascii_case(asked.resource_service()))
    }

    /// What leaves it open whether it means a name that it does not say, beside variables.
    pub fn spelling(&self, text: &str, asked: &Asked<'_>) -> Option<Spelling> {
        if self.has_unclear_variables(asked) {
            return Some(Spelling::Name);
        }
        let mut others = self.others.iter();
        let other = others.find(|other| other.matches(self, text, asked) == Holds::Unknown)?;
        match other {
            Other::Same(_) => None,
            Other::MayBe(_, spelling) => Some(*spelling),
            Other::Unpaired { .. } | Other::OfClass(_) => Some(Spelling::Name),
            Other::Within(_) => Some(Spelling::Directory),
            Other::Typed(_) | Other::InOtherCase => Some(Spelling::Case),
        }
    }
}

impl Other {
    fn matches(&self, name: &Name, text: &str, asked: &Asked<'_>) -> Holds {
        let fits = |pattern: &Pattern| pattern.matches(text, |name| asked.variable(name));
        let open = |may_be: bool| Holds::from(may_be).and(Holds::Unknown);
        match self {
            Self::Same(pattern) => fits(pattern),
            Self::MayBe(pattern, _) => fits(pattern).and(Holds::Unknown),
            Self::Unpaired { is_old } => {
                let names = asked.dialect.spellings.old_names;
                open(
                    names.is_some_and(|names| {
                        names.is_old(text) != *is_old || names.has_domain(text)
                    }),
                )
            }
            Self::OfClass(pattern) => {
                open(asked.dialect.spellings.classes.may_be_same(pattern, text))
            }
            Self::Within(directory) => open(
                text.strip_prefix(&**directory)
                    .is_some_and(|rest| rest.starts_with('/')),
            ),
            // What differs in more than its type's case is told at once.
            Self::Typed(Some(kind)) if !differs_in_case(kind, text) => Holds::No,
            Self::Typed(_) => match text.find('/') {
                Some(folded) => name.folding(text, folded, asked),
                None => Holds::No,
            },
            Self::InOtherCase => name.folding(text, text.len(), asked),
        }
    }
}

impl Name {
    /// Whether it matches where the case of the first bytes does not count, so that it is open whether it is meant.
    fn folding(&self, text: &str, folded: usize, asked: &Asked<'_>) -> Holds {
        let found = self
            .pattern
            .matches_folding(text, folded, |name| asked.variable(name));
        found.and(Holds::Unknown)
    }
}

/// The type that a name begins with and its slash, where no wildcard or variable stands in it.
fn literal_type(text: &str) -> Option<Box<str>> {
    let kind = text.get(..=text.find('/')?)?;
    (!kind.contains(['*', '?', '$'])).then(|| kind.into())
}

/// Whether a text begins so but for its case, and not as it is written.
fn differs_in_case(kind: &str, text: &str) -> bool {
    let begin = text.as_bytes().get(..kind.len());
    begin.is_some_and(|begin| {
        begin != kind.as_bytes() && begin.eq_ignore_ascii_case(kind.as_bytes())
    })
}

/// Whether a service that a pattern may mean counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wide {
    Maybe,
    Surely,
}

/// Whether the service is the one of which names have an older form: that of buckets, whose names are paths.
fn is_of_buckets(grammar: Grammar<'_>, wide: Wide) -> bool {
    let service = grammar.service;
    let is_wide = service.is_empty() || service.contains('*');
    let names = grammar.dialect.spellings.old_names;
    names.is_some_and(|names| {
        names.service.eq_ignore_ascii_case(service) || (wide == Wide::Maybe && is_wide)
    })
}

/// The service's other form of the name, with and without the slash behind a bucket.
fn add_forms(text: &str, grammar: Grammar<'_>, syntax: Syntax, others: &mut Vec<Other>) {
    let Some(names) = grammar.dialect.spellings.old_names else {
        return;
    };
    let is_old = names.is_old(text);
    let other = match names.other_form(text) {
        _ if names.has_domain(text) => None,
        other => other,
    };
    match &other {
        Some(other) => others.push(Other::Same(Pattern::new(other, syntax))),
        None => others.push(Other::Unpaired { is_old }),
    }
    // A bucket's name has no capitals: the service makes small letters of them.
    if is_old {
        others.push(Other::InOtherCase);
    }
    for form in [Some(text), other.as_deref()].into_iter().flatten() {
        let is_bucket =
            form.trim_end_matches('/').matches('/').count() < 1 || names.is_bucket(form);
        if is_bucket && !form.contains('*') {
            let slashed = match form.strip_suffix('/') {
                Some(plain) => plain.to_owned(),
                None => format!("{form}/"),
            };
            let pattern = Pattern::new(&slashed, syntax);
            others.push(Other::MayBe(pattern, Spelling::Directory));
        }
    }
}

/// An account's root, by its name or by the account's own number.
fn add_root(text: &str, grammar: Grammar<'_>, syntax: Syntax, others: &mut Vec<Other>) {
    let spellings = &grammar.dialect.spellings;
    let (Some(root), account) = (spellings.root, grammar.account) else {
        return;
    };
    if !spellings.classes.services.contains(&grammar.service) || account.contains('*') {
        return;
    }
    let other = match text {
        _ if account.is_empty() => return,
        _ if text == root => account,
        _ if text == account => root,
        _ => return,
    };
    others.push(Other::Same(Pattern::new(other, syntax)));
}

fn add_class(text: &str, grammar: Grammar<'_>, others: &mut Vec<Other>) {
    let services = grammar.dialect.spellings.classes.services;
    let service = grammar.service;
    let is_wide = service.is_empty() || service.contains('*');
    if services.contains(&service) || (is_wide && !services.is_empty()) {
        others.push(Other::OfClass(text.into()));
    }
}

/// A pattern of what is in a directory also names the directory, where the vendor shows that; a directory may stand for
/// what is in it.
fn add_directories(
    text: &str,
    pattern: &Pattern,
    grammar: Grammar<'_>,
    syntax: Syntax,
    others: &mut Vec<Other>,
) {
    let Directories::Reached(services) = grammar.dialect.spellings.directories else {
        return;
    };
    let is_typed = !is_of_buckets(grammar, Wide::Surely);
    match (text.strip_suffix("/*"), pattern.literal()) {
        (Some(directory), _) if directory.contains('/') || !is_typed => {
            let directory = Pattern::new(directory, syntax);
            others.push(match services.contains(&grammar.service) {
                true => Other::Same(directory),
                false => Other::MayBe(directory, Spelling::Directory),
            });
        }
        (None, Some(literal)) if is_typed && text.contains('/') => {
            others.push(Other::Within(literal.into()));
        }
        _ => {}
    }
}
