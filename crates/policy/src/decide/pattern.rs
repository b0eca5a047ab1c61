//! Patterns with wildcards and variables: matched without recursion, allocation or exponential time.

use super::logic::Holds;
use crate::dialect::Wildcards;

/// A pattern.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    atoms: Box<[Atom]>,
    ignores_case: bool,
    has_variables: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Atom {
    Literal(Box<str>),
    /// `${name}`: its value is taken letter by letter, wildcards in it included.
    Variable(Box<str>),
    /// Exactly one character.
    One,
    /// Any characters.
    Any,
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
    pub variables: bool,
    pub ignores_case: bool,
}

impl Pattern {
    pub fn new(text: &str, syntax: Syntax) -> Self {
        let mut atoms = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let (atom, taken) = atom(rest, character, syntax);
            match atom {
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
        Self::of(atoms, syntax.ignores_case)
    }

    fn of(atoms: Vec<Atom>, ignores_case: bool) -> Self {
        let has_variables = atoms.iter().any(|atom| matches!(atom, Atom::Variable(_)));
        Self {
            atoms: atoms.into(),
            ignores_case,
            has_variables,
        }
    }

    /// The pattern with any characters before it.
    pub fn after_any(self) -> Self {
        let atoms = std::iter::once(Atom::Any).chain(self.atoms).collect();
        Self::of(atoms, self.ignores_case)
    }

    /// The pattern with any characters after it.
    pub fn before_any(self) -> Self {
        let atoms = self.atoms.into_iter().chain([Atom::Any]).collect();
        Self::of(atoms, self.ignores_case)
    }

    /// The text that it matches, where it is one text alone and not empty.
    pub fn literal(&self) -> Option<&str> {
        match &*self.atoms {
            [Atom::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// Whether it matches everything.
    pub fn is_any(&self) -> bool {
        *self.atoms == [Atom::Any]
    }

    /// The names of its variables.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.atoms.iter().filter_map(|atom| match atom {
            Atom::Variable(name) => Some(&**name),
            _ => None,
        })
    }

    /// Whether it matches a text, with the variables' values.
    ///
    /// A variable that is unknown may be any text: where the pattern then does not match, no value of it would.
    pub fn matches<'r>(&self, text: &str, value: impl Fn(&str) -> Value<'r>) -> Holds {
        // What most policies hold, answered at once.
        if let ([Atom::Literal(literal)], false) = (&*self.atoms, self.ignores_case) {
            return Holds::from(**literal == *text);
        }
        let mut is_open = false;
        if self.has_variables {
            for name in self.variables() {
                match value(name) {
                    Value::Text(_) => {}
                    Value::Unknown => is_open = true,
                    Value::Nothing => return Holds::No,
                }
            }
        }
        match self.can_match(text, value) {
            false => Holds::No,
            true if is_open => Holds::Unknown,
            true => Holds::Yes,
        }
    }

    /// Goes through text and atoms side by side. Where they differ, the last `*` takes one more character: the ones
    /// before it need not be tried again, so that the time is at most the product of the lengths.
    fn can_match<'r>(&self, text: &str, value: impl Fn(&str) -> Value<'r>) -> bool {
        let (mut at, mut rest) = (0, text);
        let mut star: Option<(usize, &str)> = None;
        loop {
            let taken = match self.atoms.get(at) {
                None if rest.is_empty() => return true,
                None => None,
                Some(Atom::Any) => Some(None),
                Some(Atom::One) => after_one(rest).map(Some),
                Some(Atom::Literal(literal)) => self.after(literal, rest).map(Some),
                Some(Atom::Variable(name)) => match value(name) {
                    Value::Text(text) => self.after(text, rest).map(Some),
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

    /// What follows `literal` in a text that begins with it.
    fn after<'t>(&self, literal: &str, text: &'t str) -> Option<&'t str> {
        if let Some(after) = text.strip_prefix(literal) {
            return Some(after);
        }
        if !self.ignores_case {
            return None;
        }
        let mut characters = text.chars();
        for expected in literal.chars() {
            let same = same_ignoring_case(expected, characters.next()?);
            if !same {
                return None;
            }
        }
        Some(characters.as_str())
    }
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
        '$' if syntax.variables => match variable(text) {
            Some(name) => (Some(Atom::Variable(name.into())), name.len() + 3),
            None => (None, 1),
        },
        other => (None, other.len_utf8()),
    }
}

/// The name of the variable, `${name}`, that a text begins with.
fn variable(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix("${")?.split_once('}')?;
    Some(name).filter(|name| !name.is_empty() && !name.contains('{'))
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
mod tests {
    use super::*;

    const SYNTAX: Syntax = Syntax {
        wildcards: Some(Wildcards { one: true }),
        variables: true,
        ignores_case: false,
    };

    fn value(name: &str) -> Value<'static> {
        match name {
            "star" => Value::Text("*"),
            "ab" => Value::Text("ab"),
            "empty" => Value::Text(""),
            "nothing" => Value::Nothing,
            _ => Value::Unknown,
        }
    }

    fn matches(pattern: &str, text: &str) -> Holds {
        Pattern::new(pattern, SYNTAX).matches(text, value)
    }

    #[test]
    fn wildcards_take_any_characters_or_one() {
        let cases = [
            ("", "", true),
            ("", "a", false),
            ("*", "", true),
            ("**", "abc", true),
            ("?", "", false),
            ("?", "字", true),
            ("??", "字", false),
            ("a*", "a", true),
            ("a*", "ba", false),
            ("*a", "aaab", false),
            ("*ab", "aab", true),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("*aab*", "aaaab", true),
            ("*?b", "b", false),
            ("*?b", "ab", true),
            ("ins-?", "ins-1", true),
            ("ins-?", "ins-12", false),
            ("$", "$", true),
            ("${", "${", true),
            ("${}", "${}", true),
            ("A", "a", false),
        ];
        for (pattern, text, expected) in cases {
            assert_eq!(
                matches(pattern, text),
                expected.into(),
                "{pattern} on {text}"
            );
        }
    }

    #[test]
    fn variables_are_replaced_letter_by_letter() {
        let cases = [
            ("${ab}", "ab", Holds::Yes),
            ("x/${ab}/*", "x/ab/c", Holds::Yes),
            ("x/${ab}", "x/abc", Holds::No),
            ("*${ab}", "aaab", Holds::Yes),
            ("${star}", "*", Holds::Yes),
            ("${star}", "anything", Holds::No),
            ("a${empty}b", "ab", Holds::Yes),
            ("${nothing}", "", Holds::No),
            ("${x}", "anything", Holds::Unknown),
            ("x/${x}", "x/anything", Holds::Unknown),
            ("x/${x}", "y/anything", Holds::No),
            ("${x}${nothing}", "anything", Holds::No),
        ];
        for (pattern, text, expected) in cases {
            assert_eq!(matches(pattern, text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn a_syntax_may_lack_each_of_them() {
        let plain = Syntax {
            wildcards: None,
            variables: false,
            ignores_case: false,
        };
        let pattern = Pattern::new("a*?${ab}", plain);
        assert_eq!(pattern.literal(), Some("a*?${ab}"));
        assert_eq!(pattern.matches("a*?${ab}", value), Holds::Yes);
        let star_alone = Syntax {
            wildcards: Some(Wildcards { one: false }),
            ..plain
        };
        let pattern = Pattern::new("a*?", star_alone);
        assert_eq!(pattern.matches("abc?", value), Holds::Yes);
        assert_eq!(pattern.matches("abc", value), Holds::No);
        assert!(Pattern::new("**", star_alone).is_any());
        assert!(!Pattern::new("*a", star_alone).is_any());
    }

    #[test]
    fn case_is_ignored_in_any_script() {
        let syntax = Syntax {
            ignores_case: true,
            ..SYNTAX
        };
        for (pattern, text, expected) in [
            ("View/GET*", "view/getUserList", true),
            ("ÄPFEL", "äpfel", true),
            ("${ab}c", "ABC", true),
            ("a", "ä", false),
            ("red", "re", false),
            ("red", "reds", false),
        ] {
            let found = Pattern::new(pattern, syntax).matches(text, value);
            assert_eq!(found, expected.into(), "{pattern} on {text}");
        }
    }

    #[test]
    fn beginning_and_end_are_patterns_too() {
        let pattern = || {
            Pattern::new(
                "a*",
                Syntax {
                    wildcards: None,
                    ..SYNTAX
                },
            )
        };
        assert_eq!(pattern().before_any().matches("a*b", value), Holds::Yes);
        assert_eq!(pattern().before_any().matches("ab", value), Holds::No);
        assert_eq!(pattern().after_any().matches("ba*", value), Holds::Yes);
        assert_eq!(pattern().after_any().matches("ba", value), Holds::No);
    }

    #[test]
    fn many_wildcards_do_not_take_long() {
        let pattern = Pattern::new(&"a*".repeat(500), SYNTAX);
        let text = "a".repeat(20_000);
        let start = std::time::Instant::now();
        assert_eq!(pattern.matches(&text, value), Holds::Yes);
        assert_eq!(pattern.matches(&text.replace('a', "b"), value), Holds::No);
        let pattern = Pattern::new(&format!("{}b", "*a".repeat(500)), SYNTAX);
        assert_eq!(pattern.matches(&text, value), Holds::No);
        assert!(start.elapsed().as_millis() < 500, "{:?}", start.elapsed());
    }
}
