//! Random policies with every oddity of form, and random changes of them.

use charter_policy::visual::{Change, List};

use super::plain::{At, Leaf, Plain, bare, escaped, write};

/// Random bytes as a supply of choices. Shorter and smaller bytes make simpler documents, so that a failing case shrinks.
pub struct Entropy<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

impl<'b> Entropy<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes: bytes.iter(),
        }
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        self.bytes
            .next()
            .map_or(0, |&byte| usize::from(byte) % count)
    }

    pub fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }

    pub fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

const WORDS: &[&str] = &[
    "cvm:Run*",
    "*",
    "name/cos:GetObject",
    "字:é",
    "q\"b\\c\n",
    "cvm:A",
    "",
    "qcs::cvm:gz::*",
];
const VALUES: &[&str] = &["10.0.0.0/8", "k&v", "字", "", "${uin}"];
const OPERATORS: &[&str] = &[
    "ip_equal",
    "string_equal",
    "for_any_value:string_equal",
    "odd",
];
const KEYS: &[&str] = &["qcs:ip", "qcs:resource_tag", "cvm:region"];
const KINDS: &[&str] = &["qcs", "service", "federated"];
const ODD: &[&str] = &["comment", "statment", "字段", "\u{1}"];

fn some<T>(
    entropy: &mut Entropy<'_>,
    most: usize,
    mut one: impl FnMut(&mut Entropy<'_>) -> T,
) -> Vec<T> {
    // Few are empty.
    let count = entropy.below(most + 1).max(usize::from(!entropy.one_in(8)));
    (0..count).map(|_| one(entropy)).collect()
}

fn text(entropy: &mut Entropy<'_>, choices: &[&str]) -> Plain {
    Plain::Leaf(escaped(entropy.of(choices)))
}

/// Something that stands where it should not.
fn junk(entropy: &mut Entropy<'_>) -> Plain {
    match entropy.below(6) {
        0 => Plain::Leaf(bare("null")),
        1 => Plain::Leaf(bare("-1.5e3")),
        2 => Plain::Object(vec![(
            escaped("a"),
            Plain::List(vec![Plain::Leaf(bare("1")), Plain::Object(Vec::new())]),
        )]),
        3 => Plain::List(vec![Plain::Leaf(bare("null"))]),
        4 => Plain::List(Vec::new()),
        _ => text(entropy, WORDS),
    }
}

fn words(entropy: &mut Entropy<'_>) -> Plain {
    match entropy.below(8) {
        7 => junk(entropy),
        0..3 => text(entropy, WORDS),
        _ => Plain::List(some(entropy, 4, |entropy| text(entropy, WORDS))),
    }
}

fn scalar(entropy: &mut Entropy<'_>) -> Plain {
    match entropy.below(5) {
        0 => Plain::Leaf(bare(entropy.of(&["1", "2.5"]))),
        1 => Plain::Leaf(bare(entropy.of(&["true", "false"]))),
        _ => text(entropy, VALUES),
    }
}

fn object(
    entropy: &mut Entropy<'_>,
    names: &[&str],
    value: fn(&mut Entropy<'_>) -> Plain,
) -> Plain {
    let member = |entropy: &mut Entropy<'_>| {
        let name = escaped(entropy.of(names));
        let value = if entropy.one_in(20) {
            junk(entropy)
        } else {
            value(entropy)
        };
        (name, value)
    };
    Plain::Object(some(entropy, 3, member))
}

fn condition(entropy: &mut Entropy<'_>) -> Plain {
    object(entropy, OPERATORS, |entropy| {
        object(entropy, KEYS, |entropy| {
            if entropy.one_in(2) {
                scalar(entropy)
            } else {
                Plain::List(some(entropy, 3, scalar))
            }
        })
    })
}

fn element(entropy: &mut Entropy<'_>, capital: bool) -> (Leaf, Plain) {
    let kind = entropy.below(8);
    let name = match kind {
        7 => entropy.of(ODD),
        kind if capital => [
            "Effect",
            "Action",
            "Resource",
            "Condition",
            "Principal",
            "Sid",
            "Action",
        ][kind],
        kind => [
            "effect",
            "action",
            "resource",
            "condition",
            "principal",
            "sid",
            "resource",
        ][kind],
    };
    let value = match (kind, entropy.below(20)) {
        (7, _) | (_, 19) => junk(entropy),
        (0, _) => text(
            entropy,
            &["allow", "deny", "Allow", "Deny", "ALLOW", "permit"],
        ),
        (3, _) => condition(entropy),
        (4, 0) => text(entropy, WORDS),
        (4, _) => object(entropy, KINDS, words),
        (5, _) => text(entropy, WORDS),
        _ => words(entropy),
    };
    (escaped(name), value)
}

fn statement(entropy: &mut Entropy<'_>, capital: bool) -> Plain {
    if entropy.one_in(20) {
        return junk(entropy);
    }
    Plain::Object(some(entropy, 6, |entropy| element(entropy, capital)))
}

/// A policy, or nearly one.
pub fn policy(entropy: &mut Entropy<'_>) -> Plain {
    let capital = entropy.one_in(4);
    let list = match entropy.below(10) {
        9 => junk(entropy),
        8 => statement(entropy, capital),
        _ => Plain::List(some(entropy, 4, |entropy| statement(entropy, capital))),
    };
    let mut members = vec![(
        escaped(if capital { "Statement" } else { "statement" }),
        list,
    )];
    if !entropy.one_in(4) {
        members.insert(
            entropy.below(2),
            (escaped("version"), Plain::Leaf(escaped("2.0"))),
        );
    }
    if entropy.one_in(6) {
        let odd = escaped(entropy.of(&["comment", "principal", "statement", "version"]));
        let at = entropy.below(members.len() + 1);
        members.insert(at, (odd, junk(entropy)));
    }
    if entropy.one_in(30) {
        members.retain(|(key, _)| !key.text.eq_ignore_ascii_case("statement"));
    }
    Plain::Object(members)
}

/// A document laid out the same everywhere: `None` for one line without space, `Some("")` for one line with it, else
/// the indentation.
pub fn uniform(value: &Plain, unit: Option<&str>, newline: &str) -> String {
    write(value, 0, &mut |at| match (at, unit) {
        (At::BeforeComma | At::BeforeColon, _) | (_, None) => String::new(),
        (At::AfterColon, Some(_)) | (At::AfterComma(_), Some("")) => " ".to_owned(),
        (_, Some("")) => String::new(),
        (At::Open(depth) | At::AfterComma(depth) | At::Close(depth), Some(unit)) => {
            newline.to_owned() + &unit.repeat(depth)
        }
    })
}

/// The value with space wherever it may stand, in one habit or in none.
pub fn laid_out(value: &Plain, entropy: &mut Entropy<'_>) -> String {
    let newline = entropy.of(&["\n", "\r\n", "\r"]);
    let mark = if entropy.one_in(4) { "\u{feff}" } else { "" };
    let around = entropy.of(&["", "\n", " \t\r\n"]);
    let body = match entropy.below(4) {
        0 => uniform(value, None, newline),
        1 => uniform(value, Some(""), newline),
        2 => uniform(value, Some(entropy.of(&["  ", "\t", "    "])), newline),
        _ => write(value, 0, &mut |_| match entropy.below(8) {
            0..4 => String::new(),
            4 => " ".to_owned(),
            5 => "\t ".to_owned(),
            6 => newline.to_owned() + "  ",
            _ => format!("{newline}{newline}\t"),
        }),
    };
    format!("{mark}{around}{body}{around}")
}

/// The text with some characters cut out or put in.
pub fn broken(text: &str, entropy: &mut Entropy<'_>) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=entropy.below(3) {
        let at = (entropy.below(256) * 256 + entropy.below(256)) % (characters.len() + 1);
        let end = (at + entropy.below(3)).min(characters.len());
        let piece = entropy.of(&[
            "", ",", "}", "]", "\"", "{", "[", ":", "// ", "x", "\n", "\u{a0}", "，", "“", "/*",
        ]);
        characters.splice(at..end, piece.chars());
    }
    characters.into_iter().collect()
}

/// A change that names places and values such as documents have, now and then one that is not there.
pub fn change(entropy: &mut Entropy<'_>) -> Change {
    let statement = entropy.of(&[0, 0, 0, 1, 1, 2, 3]);
    let at = entropy.of(&[0, 0, 0, 1, 1, 2]);
    let list = entropy.of(&[List::Action, List::Resource]);
    let string = |entropy: &mut Entropy<'_>, choices: &[&str]| entropy.of(choices).to_owned();
    let word = |entropy: &mut Entropy<'_>| string(entropy, WORDS);
    let value = |entropy: &mut Entropy<'_>| {
        let choices = [VALUES, &["1", "2.5", "3", "true", "false", "01"]].concat();
        string(entropy, &choices)
    };
    match entropy.below(20) {
        0 => Change::AddStatement {
            after: (at > 0).then_some(statement),
            allow: entropy.one_in(2),
        },
        1 => Change::Duplicate(statement),
        2 => Change::Move {
            from: statement,
            to: at,
        },
        3 => Change::Remove(statement),
        4 => Change::SetSid {
            statement,
            sid: (at > 0).then(|| word(entropy)),
        },
        5 => Change::SetEffect {
            statement,
            allow: entropy.one_in(2),
        },
        6 => Change::SetAll { statement, list },
        7 | 8 => Change::SetWords {
            statement,
            list,
            words: some(entropy, 5, word),
        },
        9 => Change::AddWord {
            statement,
            list,
            word: word(entropy),
        },
        10 => Change::RemoveWord {
            statement,
            list,
            at,
        },
        11 => Change::SetWord {
            statement,
            list,
            at,
            word: word(entropy),
        },
        12 => Change::AddCondition {
            statement,
            operator: string(entropy, OPERATORS),
            key: string(entropy, KEYS),
            values: some(entropy, 3, value),
        },
        13 => Change::RemoveCondition { statement, at },
        14 => Change::SetOperator {
            statement,
            at,
            operator: string(entropy, OPERATORS),
        },
        15 => Change::SetKey {
            statement,
            at,
            key: string(entropy, KEYS),
        },
        16 => Change::SetValues {
            statement,
            at,
            values: some(entropy, 4, value),
        },
        17 => Change::AddPrincipal {
            statement,
            kind: string(entropy, KINDS),
            values: some(entropy, 3, word),
        },
        18 if entropy.one_in(2) => Change::RemovePrincipal { statement, at },
        18 => Change::SetPrincipalKind {
            statement,
            at,
            kind: string(entropy, KINDS),
        },
        _ => Change::SetPrincipals {
            statement,
            at,
            values: some(entropy, 3, word),
        },
    }
}
