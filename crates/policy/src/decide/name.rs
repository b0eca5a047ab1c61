//! The name of a resource, compiled: what the service itself says.

use std::fmt;

use super::Spelling;
use super::asked::Asked;
use super::logic::Holds;
use super::pattern::{Pattern, Syntax};
use super::resource::Grammar;
use crate::dialect::{Case, Dialect, Directories, Segment};

/// CMQ's pages say that `*` is written so everywhere.
const ANYTHING: &str = "*/*";

/// A name, or a pattern of names, that a policy holds.
#[derive(Debug)]
pub(super) struct Name {
    pattern: Pattern,
    others: Box<[Other]>,
    /// A name of one resource, which means nothing else but for the case of its type and for what is in it: what most
    /// policies hold.
    plain: Option<Plain>,
    /// Whether it has variables and may be of a service that replaces none.
    may_be_literal: bool,
    /// Whether it is how one service writes `*`.
    may_be_all: bool,
}

/// What else a name may mean.
#[derive(Debug)]
enum Other {
    /// Its types in another case.
    Typed,
    /// The same in another form of the service's names, or that in another case.
    Form(Pattern),
    /// All that is in the buckets of an owner.
    BucketsOf(Box<str>),
    /// A name in another form, if that is old or not: nothing tells which.
    Unpaired { is_old: bool },
    /// A name with a bucket's whole domain in the place of its name: what it may be without that.
    Domain(Box<[Pattern]>),
    /// What is written so, if nothing says whether it is the same.
    MayBe(Pattern, Spelling),
    /// An account's root by its other name.
    Root,
    /// An identity of another class: nothing tells which.
    OfClass(Box<str>),
    /// The directory of which it names all that is in it.
    Directory(Pattern, Holds),
    /// What is in the directory that it names.
    Within,
}

/// A name without wildcards, whose types are written in ASCII.
#[derive(Debug)]
struct Plain {
    text: Box<str>,
    /// Where its last type ends, slash included.
    kind: usize,
}

impl Plain {
    fn new(text: &str) -> Option<Self> {
        let kind = text.rfind('/')? + 1;
        let is_ascii = text.get(..kind)?.is_ascii();
        is_ascii.then(|| Self {
            text: text.into(),
            kind,
        })
    }

    /// Whether it names a text; `None` where the case of its types, or what is in it, may make it do so all the same.
    ///
    /// Only what has its last letter, or goes on after it, can be named: two names mostly differ in that already.
    fn names(&self, text: &str) -> Option<Holds> {
        let (own, text) = (self.text.as_bytes(), text.as_bytes());
        let is_told = || match (own.get(..self.kind), text.get(..self.kind)) {
            (Some(own), Some(text)) => {
                own == text || (text.is_ascii() && !text.eq_ignore_ascii_case(own))
            }
            _ => false,
        };
        match text.get(own.len()) {
            None if own.last() != text.last() => Some(Holds::No),
            None if own == text => Some(Holds::Yes),
            Some(b'/') => None,
            None | Some(_) => is_told().then_some(Holds::No),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pattern.fmt(f)
    }
}

impl Name {
    pub fn new(text: &str, pattern: Pattern, grammar: Grammar<'_>) -> Self {
        let others = others(text, grammar);
        let is_plain = |other: &Other| matches!(other, Other::Within | Other::Typed);
        let literal = pattern.literal().filter(|_| others.iter().all(is_plain));
        let plain = literal.and_then(Plain::new);
        Self {
            may_be_all: text == ANYTHING,
            may_be_literal: grammar.has_any_service() && pattern.has_variables(),
            others: others.into(),
            plain,
            pattern,
        }
    }

    /// Whether it is how one service writes `*`.
    pub fn may_be_all(&self) -> bool {
        self.may_be_all
    }

    /// The name as it is written.
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    pub fn matches(&self, text: &str, asked: &Asked<'_>) -> Holds {
        if let Some(found) = self.plain.as_ref().and_then(|plain| plain.names(text)) {
            return found;
        }
        if self.has_unclear_variables(asked) {
            return Holds::Unknown;
        }
        let mut found = self.pattern.matches(text, |name| asked.variable(name));
        for other in &self.others {
            if found == Holds::Yes {
                break;
            }
            found = found.or(other.matches(&self.pattern, text, asked));
        }
        found
    }

    /// Whether its variables stand for themselves, since the request's resource is of a service that replaces none.
    fn has_unclear_variables(&self, asked: &Asked<'_>) -> bool {
        let without = asked.dialect.decisions.no_variables_in;
        let mut without = without.iter();
        self.may_be_literal
            && without.any(|service| service.eq_ignore_ascii_case(asked.resource_service()))
    }

    /// What leaves it open whether it means a name that it does not say, beside variables.
    pub fn spelling(&self, text: &str, asked: &Asked<'_>) -> Option<Spelling> {
        if self.has_unclear_variables(asked) {
            return Some(Spelling::Name);
        }
        let mut others = self.others.iter();
        let other =
            others.find(|other| other.matches(&self.pattern, text, asked) == Holds::Unknown)?;
        Some(match other {
            Other::Typed | Other::Form(_) => Spelling::Case,
            Other::MayBe(_, spelling) => *spelling,
            Other::Directory(..) | Other::Within => Spelling::Directory,
            Other::BucketsOf(_)
            | Other::Unpaired { .. }
            | Other::Domain(_)
            | Other::Root
            | Other::OfClass(_) => Spelling::Name,
        })
    }
}

impl Other {
    /// `name` is the pattern as it is written.
    fn matches(&self, name: &Pattern, text: &str, asked: &Asked<'_>) -> Holds {
        // Surely where it matches as it is written, perhaps where the case of the first bytes is another.
        let folding = |pattern: &Pattern, text: &str, folded: usize| {
            let value = |name: &str| asked.variable(name);
            match pattern.matches(text, value) {
                Holds::No => pattern
                    .matches_folding(text, folded, value)
                    .and(Holds::Unknown),
                found => found,
            }
        };
        let is_of_buckets = || is_service_of_buckets(asked.dialect, asked.resource_service());
        // What stands before a slash may be a type (`namespace/n/function/f`), but for what is in a bucket.
        let types = |text: &str| {
            let end = match is_of_buckets() {
                true => text.find('/'),
                false => text.rfind('/'),
            };
            end.unwrap_or_default()
        };
        let open = |may_be: bool| Holds::from(may_be).and(Holds::Unknown);
        // Names that nobody writes any more are written anew, which takes memory.
        let any_form = |forms: &[String]| {
            let forms = forms.iter();
            Holds::any(forms.map(|form| folding(name, form, form.len())))
        };
        // Of other services no page says that they have the older form.
        let in_buckets = |found: Holds| found.and(Holds::from(is_of_buckets()));
        match self {
            // What differs in more than the case of its types is told at once.
            Self::Typed
                if !name.may_begin_in_case_as(text, text.rfind('/').unwrap_or_default()) =>
            {
                Holds::No
            }
            Self::Typed => folding(name, text, types(text)),
            Self::Form(pattern) => {
                // Of a bucket alone the case may not count: what it holds is named as it is.
                let names = asked.dialect.spellings.old_names;
                let folded = names.map_or(0, |names| names.path_of(text));
                in_buckets(folding(pattern, text, folded))
            }
            Self::BucketsOf(owner) => in_buckets(buckets_of(owner, text, asked.dialect)),
            Self::Unpaired { is_old } => {
                let names = asked.dialect.spellings.old_names;
                match names {
                    Some(names) if names.is_old(text) != *is_old => Holds::Unknown,
                    Some(names) if names.names_owner_twice(text) => {
                        in_buckets(any_form(&names.forms(text)))
                    }
                    _ => Holds::No,
                }
            }
            Self::Domain(own) => {
                let names = asked.dialect.spellings.old_names;
                let bucket = names.and_then(|names| Some((names, names.without_domain(text)?)));
                let Some((names, bucket)) = bucket else {
                    return Holds::No;
                };
                let mut forms = names.forms(&bucket);
                forms.push(bucket);
                let may_be = |form: &String| {
                    let mut patterns = own.iter().chain([name]);
                    patterns.any(|pattern| folding(pattern, form, form.len()) != Holds::No)
                };
                open(forms.iter().any(may_be))
            }
            Self::MayBe(pattern, _) => folding(pattern, text, text.len()).and(Holds::Unknown),
            Self::Root if asked.may_be_other_root(text, name) => Holds::Unknown,
            Self::Root => match asked.other_root(text) {
                Some((other, is_exact)) => {
                    let found = folding(name, other, other.len());
                    // Identities are resources of one service: of others nothing says it.
                    let services = asked.dialect.spellings.classes.services;
                    let is_own = services.first() == Some(&asked.resource_service());
                    match is_exact && is_own {
                        true => found,
                        false => found.and(Holds::Unknown),
                    }
                }
                None => Holds::No,
            },
            Self::OfClass(pattern) => {
                open(asked.dialect.spellings.classes.may_be_same(pattern, text))
            }
            Self::Directory(pattern, then) => {
                let found = folding(pattern, text, types(text));
                // What the vendor shows of directories it does not show of a type alone.
                match text.contains('/') {
                    true => found.and(*then),
                    false => found.and(Holds::Unknown),
                }
            }
            Self::Within => {
                let ends = text.match_indices('/');
                let mut directories = ends.filter_map(|(end, _)| text.get(..end));
                let mut is_in =
                    |directory: &str| folding(name, directory, types(directory)) != Holds::No;
                open(directories.any(&mut is_in) && !is_of_buckets())
            }
        }
    }
}

fn others(text: &str, grammar: Grammar<'_>) -> Vec<Other> {
    let syntax = Syntax {
        literal_from: grammar.path_of(text),
        ..grammar.syntax(Segment::Name)
    };
    let mut others = Vec::new();
    let is_path = is_service_of_buckets(grammar.dialect, grammar.service);
    if is_path || grammar.has_any_service() {
        add_forms(text, grammar, syntax, &mut others);
    }
    let classes = grammar.dialect.spellings.classes.services;
    let names_identities =
        classes.contains(&grammar.service) || (grammar.has_any_service() && !classes.is_empty());
    if names_identities {
        others.extend([Other::Root, Other::OfClass(text.into())]);
    }
    add_directories(text, grammar, syntax, &mut others);
    if text == ANYTHING {
        others.push(Other::MayBe(Pattern::new("*", syntax), Spelling::Name));
    }
    let has_segment = grammar.dialect.resources.segments.contains(&Segment::Type);
    if !has_segment && grammar.dialect.cases.types.of(grammar.service) == Case::Open {
        others.push(Other::Typed);
    }
    others
}

/// Whether a service is the one of which names have an older form: that of buckets, whose names are paths.
fn is_service_of_buckets(dialect: &Dialect, service: &str) -> bool {
    let names = dialect.spellings.old_names;
    names.is_some_and(|names| names.service.eq_ignore_ascii_case(service))
}

/// The service's other forms of the name, with and without the slash behind a bucket.
fn add_forms(text: &str, grammar: Grammar<'_>, syntax: Syntax, others: &mut Vec<Other>) {
    let Some(names) = grammar.dialect.spellings.old_names else {
        return;
    };
    let is_old = names.is_old(text);
    let pattern = |text: &str| Pattern::new(text, syntax);
    let plain = names.without_domain(text);
    let plain = plain.as_deref().unwrap_or(text);
    let directory = plain.strip_suffix("/*");
    let own = names.forms(plain);
    let own = own.iter().map(String::as_str).chain([plain]);
    others.push(Other::Domain(own.chain(directory).map(pattern).collect()));
    if let Some(owner) = names.owner_of_all(text) {
        others.push(Other::BucketsOf(owner.into()));
        return;
    }
    if let Some(bucket) = names.without_domain(text) {
        let forms = names.forms(&bucket);
        let may_be = |form: &String| Other::MayBe(pattern(form), Spelling::Name);
        others.extend(forms.iter().chain([&bucket]).map(may_be));
        return;
    }
    let forms = names.forms(text);
    if forms.is_empty() {
        others.push(Other::Unpaired { is_old });
        let in_old = names.in_old_forms(text).into_iter();
        others.extend(in_old.map(|form| Other::Form(pattern(&form))));
    }
    for form in &forms {
        others.push(Other::Form(pattern(form)));
        if let Some(directory) = form.strip_suffix("/*") {
            others.push(Other::MayBe(pattern(directory), Spelling::Directory));
        }
        if names.is_bucket(form) && !form.contains('*') {
            let slashed = match form.strip_suffix('/') {
                Some(plain) => plain.to_owned(),
                None => format!("{form}/"),
            };
            others.push(Other::MayBe(pattern(&slashed), Spelling::Directory));
        }
    }
}

/// Whether a name is of a bucket of that owner. The bucket alone may be meant as well.
fn buckets_of(owner: &str, text: &str, dialect: &Dialect) -> Holds {
    let names = dialect.spellings.old_names;
    if let Some(rest) = names.and_then(|names| names.behind_prefix(text)) {
        let own = rest.split_once('/');
        return Holds::from(own.is_some_and(|(own, name)| own == owner && !name.is_empty()));
    }
    let (bucket, path) = match text.split_once('/') {
        Some((bucket, path)) => (bucket, Some(path)),
        None => (text, None),
    };
    let named = bucket
        .strip_suffix(owner)
        .and_then(|it| it.strip_suffix('-'));
    match named {
        Some(name) if !name.is_empty() && path.is_some() => Holds::Yes,
        Some(name) if !name.is_empty() => Holds::Unknown,
        _ => Holds::No,
    }
}

/// A pattern of what is in a directory also names the directory, where the vendor shows that; a directory may stand for
/// what is in it.
fn add_directories(text: &str, grammar: Grammar<'_>, syntax: Syntax, others: &mut Vec<Other>) {
    let Directories::Reached(services) = grammar.dialect.spellings.directories else {
        return;
    };
    let is_path = is_service_of_buckets(grammar.dialect, grammar.service);
    match text.strip_suffix("/*") {
        Some(directory) => {
            let then = match services.contains(&grammar.service) {
                true => Holds::Yes,
                false => Holds::Unknown,
            };
            others.push(Other::Directory(Pattern::new(directory, syntax), then));
        }
        None if !is_path && !text.ends_with('*') => others.push(Other::Within),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Request;
    use crate::dialect::{huawei, naver, tencent};

    /// Every text of up to so many of these characters: letters in both cases, one that is as long as three bytes in
    /// another case, and what ends a type or a directory.
    fn texts(longest: usize) -> Vec<String> {
        let mut texts = vec![String::new()];
        let mut last = texts.clone();
        for _ in 0..longest {
            let longer =
                |text: &String| ["a", "A", "k", "\u{212a}", "/"].map(|end| text.clone() + end);
            last = last.iter().flat_map(longer).collect();
            texts.extend(last.clone());
        }
        texts
    }

    #[test]
    fn what_a_plain_name_tells_at_once_is_what_looking_at_all_of_its_meanings_tells() {
        let request = Request::new("cvm:RunInstances", "*");
        for dialect in [
            &tencent::DIALECT,
            &huawei::LANGUAGE_1_1,
            &huawei::LANGUAGE_5_0,
            &naver::DIALECT,
        ] {
            let asked = Asked::new(&request, dialect);
            let grammar = Grammar {
                dialect,
                service: "cvm",
            };
            for written in texts(3) {
                let pattern = Pattern::new(&written, grammar.syntax(Segment::Name));
                let name = Name::new(&written, pattern.clone(), grammar);
                let slow = Name {
                    plain: None,
                    ..Name::new(&written, pattern, grammar)
                };
                for text in texts(4) {
                    let (found, all) = (name.matches(&text, &asked), slow.matches(&text, &asked));
                    assert_eq!(found, all, "{written} of {text}");
                }
            }
        }
    }
}
