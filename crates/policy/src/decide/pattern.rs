//! Patterns with wildcards and variables: matched without recursion, allocation or exponential time.

use std::fmt;

use super::logic::Holds;
use crate::dialect::{Case, PossibleWildcards, Variables, Wildcards};

/// A pattern.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    atoms: Box<[Atom]>,
    case: Case,
    has_variables: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Atom {
    Literal(Box<str>),
    /// `${name}`: its value is taken letter by letter, wildcards in it included.
    Variable(Variable),
    /// Exactly one character.
    One,
    /// Any characters.
    Any,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Variable {
    name: Box<str>,
    /// What it is where the request has no value of it.
    default: Option<Box<str>>,
}

/// What stands for a variable in a request.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'r> {
    Text(&'r str),
    /// The request does not say it.
    Unknown,
    /// It has none, and what holds it matches nothing.
    Nothing,
}

/// How a pattern is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Syntax {
    /// The wildcards; `None` where they stand for themselves.
    pub wildcards: Option<Wildcards>,
    /// The variables; `None` where they stand for themselves.
    pub variables: Option<Variables>,
    /// The byte from which on they stand for themselves all the same.
    pub literal_from: usize,
    pub case: Case,
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.atoms.iter().try_for_each(|atom| match atom {
            Atom::Literal(text) => f.write_str(text),
            Atom::Variable(variable) => write!(f, "${{{}}}", variable.name),
            Atom::One => f.write_str("?"),
            Atom::Any => f.write_str("*"),
        })
    }
}

impl Pattern {
    pub fn new(text: &str, syntax: Syntax) -> Self {
        let mut atoms = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let is_literal = text.len() - rest.len() >= syntax.literal_from;
            let variables = syntax.variables.filter(|_| !is_literal);
            let (atom, taken) = atom(
                rest,
                character,
                Syntax {
                    variables,
                    ..syntax
                },
            );
            match atom {
                Some(Atom::Literal(escaped)) => literal.push_str(&escaped),
                Some(atom) => {
                    push_literal(&mut atoms, &mut literal);
                    // Two `*` are one, which saves the matcher from trying both.
                    if atom != Atom::Any || atoms.last() != Some(&Atom::Any) {
                        atoms.push(atom);
                    }
                }
                None => literal.push(character),
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        push_literal(&mut atoms, &mut literal);
        Self::of(atoms, syntax.case)
    }

    fn of(atoms: Vec<Atom>, case: Case) -> Self {
        let has_variables = atoms.iter().any(|atom| matches!(atom, Atom::Variable(_)));
        Self {
            atoms: atoms.into(),
            case,
            has_variables,
        }
    }

    /// The pattern with any characters before it.
    pub fn after_any(self) -> Self {
        let atoms = std::iter::once(Atom::Any).chain(self.atoms).collect();
        Self::of(atoms, self.case)
    }

    /// The pattern with any characters after it.
    pub fn before_any(self) -> Self {
        let atoms = self.atoms.into_iter().chain([Atom::Any]).collect();
        Self::of(atoms, self.case)
    }

    /// The text that it matches, where it is one text alone and not empty.
    pub fn literal(&self) -> Option<&str> {
        match &*self.atoms {
            [Atom::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// Whether it begins with a text.
    pub fn begins(&self, text: &str) -> bool {
        matches!(self.atoms.first(), Some(Atom::Literal(literal)) if literal.starts_with(text))
    }

    /// Whether it may match a text that begins so, in whatever case.
    pub fn may_begin(&self, text: &str) -> bool {
        let Some(Atom::Literal(literal)) = self.atoms.first() else {
            return !self.atoms.is_empty();
        };
        let (own, text) = (literal.as_bytes(), text.as_bytes());
        let common = own.len().min(text.len());
        let is_long = own.len() >= text.len() || self.atoms.len() > 1;
        is_long
            && own
                .iter()
                .zip(text)
                .take(common)
                .all(|(own, text)| own.eq_ignore_ascii_case(text))
    }

    /// Whether a text may match but for the case of its first `folded` bytes: told by the literal that the pattern begins
    /// with.
    pub fn may_begin_in_case_as(&self, text: &str, folded: usize) -> bool {
        let Some(Atom::Literal(literal)) = self.atoms.first() else {
            return true;
        };
        let end = folded.min(literal.len());
        match (literal.as_bytes().get(..end), text.as_bytes().get(..end)) {
            // Behind a wildcard the case may be another as well.
            (Some(own), Some(text)) => {
                (end < folded || own != text) && own.eq_ignore_ascii_case(text)
            }
            _ => false,
        }
    }

    /// Whether it matches the empty text alone.
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// The pattern with further wildcards: letters of its own text that stand for others.
    pub fn with_wildcards(&self, wildcards: PossibleWildcards) -> Self {
        let mut atoms = Vec::new();
        for atom in &self.atoms {
            let Atom::Literal(text) = atom else {
                atoms.push(atom.clone());
                continue;
            };
            let mut literal = String::new();
            for character in text.chars() {
                let wildcard = if wildcards.any.contains(&character) {
                    Atom::Any
                } else if wildcards.one.contains(&character) {
                    Atom::One
                } else {
                    literal.push(character);
                    continue;
                };
                push_literal(&mut atoms, &mut literal);
                atoms.push(wildcard);
            }
            push_literal(&mut atoms, &mut literal);
        }
        Self::of(atoms, self.case)
    }

    /// The pattern with anything before and behind it.
    pub fn anywhere(&self) -> Self {
        let mut atoms = vec![Atom::Any];
        atoms.extend(self.atoms.iter().cloned());
        atoms.push(Atom::Any);
        Self::of(atoms, self.case)
    }

    /// Whether it matches everything.
    pub fn is_any(&self) -> bool {
        *self.atoms == [Atom::Any]
    }

    /// Whether it has variables.
    pub fn has_variables(&self) -> bool {
        self.has_variables
    }

    /// The names of its variables.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.atoms.iter().filter_map(|atom| match atom {
            Atom::Variable(variable) => Some(&*variable.name),
            _ => None,
        })
    }

    /// Whether it matches a text, with the variables' values.
    ///
    /// A variable that is unknown may be any text: where the pattern then does not match, no value of it would. Where
    /// only the case differs, the rule says what that means.
    pub fn matches<'r>(&self, text: &str, value: impl Fn(&str) -> Value<'r>) -> Holds {
        // What most policies hold, answered at once.
        if let [Atom::Literal(literal)] = &*self.atoms {
            if **literal == *text {
                return Holds::Yes;
            }
            if self.case == Case::Exact {
                return Holds::No;
            }
        }
        match self.case {
            Case::Exact => self.holds(text, &value, 0),
            Case::Ignored => self.holds(text, &value, text.len()),
            Case::Open => match self.holds(text, &value, 0) {
                Holds::No => self.holds(text, &value, text.len()).and(Holds::Unknown),
                found => found,
            },
        }
    }

    /// Whether it matches where the case of the first bytes of a text does not count.
    pub fn matches_folding<'r>(
        &self,
        text: &str,
        folded: usize,
        value: impl Fn(&str) -> Value<'r>,
    ) -> Holds {
        self.holds(text, &value, folded)
    }

    /// Whether it holds a variable that has no value, or may have none, so that it matches nothing.
    pub fn may_be_void<'r>(&self, value: impl Fn(&str) -> Value<'r>) -> bool {
        self.has_variables
            && self.atoms.iter().any(|atom| match atom {
                Atom::Variable(variable) => !matches!(variable.value(&value), Value::Text(_)),
                _ => false,
            })
    }

    /// Whether it matches but for the case of letters, of which nothing says whether it counts.
    pub fn differs_in_case<'r>(&self, text: &str, value: impl Fn(&str) -> Value<'r>) -> bool {
        self.case == Case::Open
            && self.holds(text, &value, 0) == Holds::No
            && self.holds(text, &value, text.len()) != Holds::No
    }

    fn holds<'r>(&self, text: &str, value: &impl Fn(&str) -> Value<'r>, folded: usize) -> Holds {
        if let [Atom::Literal(literal)] = &*self.atoms {
            let is_same = || after(literal, text, folded).is_some_and(str::is_empty);
            return Holds::from(**literal == *text || (folded > 0 && is_same()));
        }
        let mut is_open = false;
        if self.has_variables {
            for atom in &self.atoms {
                let Atom::Variable(variable) = atom else {
                    continue;
                };
                match variable.value(value) {
                    Value::Text(_) => {}
                    Value::Unknown => is_open = true,
                    Value::Nothing => return Holds::No,
                }
            }
        }
        match self.can_match(text, value, folded) {
            false => Holds::No,
            true if is_open => Holds::Unknown,
            true => Holds::Yes,
        }
    }

    /// Goes through text and atoms side by side. Where they differ, the last `*` takes one more character: the ones
    /// before it need not be tried again, so that the time is at most the product of the lengths.
    fn can_match<'r>(&self, text: &str, value: &impl Fn(&str) -> Value<'r>, folded: usize) -> bool {
        let left = |rest: &str| folded.saturating_sub(text.len() - rest.len());
        let (mut at, mut rest) = (0, text);
        let mut star: Option<(usize, &str)> = None;
        loop {
            let taken = match self.atoms.get(at) {
                None if rest.is_empty() => return true,
                None => None,
                Some(Atom::Any) => Some(None),
                Some(Atom::One) => after_one(rest).map(Some),
                Some(Atom::Literal(literal)) => after(literal, rest, left(rest)).map(Some),
                Some(Atom::Variable(variable)) => match variable.value(value) {
                    Value::Text(text) => after(text, rest, left(rest)).map(Some),
                    Value::Unknown | Value::Nothing => Some(None),
                },
            };
            match (taken, star) {
                (Some(Some(after)), _) => {
                    rest = after;
                    at += 1;
                }
                (Some(None), _) => {
                    at += 1;
                    star = Some((at, rest));
                }
                (None, Some((after_star, from))) => {
                    let Some(shorter) = after_one(from) else {
                        return false;
                    };
                    star = Some((after_star, shorter));
                    (at, rest) = (after_star, shorter);
                }
                (None, None) => return false,
            }
        }
    }
}

impl Variable {
    /// What stands for it: where the request has no value, its default.
    fn value<'v, 'r: 'v>(&'v self, value: &impl Fn(&str) -> Value<'r>) -> Value<'v> {
        match (value(&self.name), &self.default) {
            (Value::Nothing, Some(default)) => Value::Text(default),
            (found, _) => found,
        }
    }
}

/// What follows `literal` in a text that begins with it, where the case of its first `folded` bytes does not count.
fn after<'t>(literal: &str, text: &'t str, folded: usize) -> Option<&'t str> {
    if let Some(after) = text.strip_prefix(literal) {
        return Some(after);
    }
    if folded == 0 {
        return None;
    }
    let mut characters = text.char_indices();
    for expected in literal.chars() {
        let (at, found) = characters.next()?;
        if expected != found && (at >= folded || !same_ignoring_case(expected, found)) {
            return None;
        }
    }
    Some(characters.as_str())
}

fn push_literal(atoms: &mut Vec<Atom>, literal: &mut String) {
    if !literal.is_empty() {
        atoms.push(Atom::Literal(std::mem::take(literal).into()));
    }
}

/// The atom that a text begins with, or `None` for a character that stands for itself, and how many bytes it takes.
fn atom(text: &str, character: char, syntax: Syntax) -> (Option<Atom>, usize) {
    let one = syntax.wildcards.is_some_and(|wildcards| wildcards.one);
    match character {
        '*' if syntax.wildcards.is_some() => (Some(Atom::Any), 1),
        '?' if one => (Some(Atom::One), 1),
        '$' => match syntax.variables.zip(braced(text)) {
            Some((variables, inner)) => (Some(variable(inner, variables)), inner.len() + 3),
            None => (None, 1),
        },
        other => (None, other.len_utf8()),
    }
}

/// What stands in the braces of the variable, `${…}`, that a text begins with.
fn braced(text: &str) -> Option<&str> {
    let (inner, _) = text.strip_prefix("${")?.split_once('}')?;
    Some(inner).filter(|inner| !inner.is_empty() && !inner.contains('{'))
}

fn variable(inner: &str, variables: Variables) -> Atom {
    let mut characters = inner.chars();
    let is_escape = |character| variables.escapes.contains(character);
    if characters.next().is_some_and(is_escape) && characters.as_str().is_empty() {
        return Atom::Literal(inner.into());
    }
    if !variables.defaults {
        let name = inner.into();
        return Atom::Variable(Variable {
            name,
            default: None,
        });
    }
    let quoted = |text: &str| {
        let inner = text.trim().strip_prefix('\'')?.strip_suffix('\'')?;
        Some(inner.replace("''", "'").into())
    };
    // What is no text in quotes leaves the variable without a name that has a value. A quote in it is written twice.
    let (name, default) = match inner.split_once(',') {
        Some((name, default)) => match quoted(default) {
            Some(default) => (name, Some(default)),
            None => (inner, None),
        },
        None => (inner, None),
    };
    Atom::Variable(Variable {
        name: name.trim().into(),
        default,
    })
}

fn after_one(text: &str) -> Option<&str> {
    let mut characters = text.chars();
    characters.next()?;
    Some(characters.as_str())
}

/// Whether two characters differ at most in case, in any script.
fn same_ignoring_case(one: char, other: char) -> bool {
    one == other || one.to_lowercase().eq(other.to_lowercase())
}

#[cfg(test)]
mod tests;
