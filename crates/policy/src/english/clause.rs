//! A condition in English.

use super::sentence::{list, names, tame};
use crate::dialect::{Relation, ValueType};
use crate::meaning::{Absence, Clause, Quantity, Test};

/// "the request comes from 10.0.0.0/8 or 192.0.2.1".
pub(super) fn clause(clause: &Clause) -> String {
    let key = key(&clause.key);
    let mut text = match clause.test {
        Test::Missing => format!("{key} is missing"),
        Test::Present => format!("{key} is present"),
        Test::Unknown => {
            let operator = &clause.operator;
            format!("“{operator}” holds for {key} and {}", values(clause, true))
        }
        Test::Compares {
            relation,
            value,
            negated,
            quantity,
        } => {
            let quoted = value == ValueType::String;
            let values = values(clause, quoted);
            let comes_from =
                relation == Relation::Within && SOURCE_IP.contains(&clause.key.as_str());
            if comes_from && quantity == Quantity::One {
                let comes = if negated { "does not come" } else { "comes" };
                format!("the request {comes} from {values}")
            } else {
                let (verb, end) = verb(relation, value, negated);
                format!("{}{key} {verb} {values}{end}", of(quantity))
            }
        }
    };
    match clause.absence {
        Absence::Unsaid => {}
        Absence::OrMissing => text.push_str(&format!(" (or {key} is missing)")),
        Absence::AndPresent => text.push_str(&format!(" (and {key} is present)")),
    }
    text
}

const SOURCE_IP: &[&str] = &["qcs:ip", "g:SourceIp"];
const TIME: &[&str] = &["qcs:current_time", "g:CurrentTime"];

fn key(key: &str) -> String {
    match key {
        known if SOURCE_IP.contains(&known) => "the source IP".to_owned(),
        known if TIME.contains(&known) => "the time".to_owned(),
        other => tame(other),
    }
}

/// The key in "requests without a source IP".
pub(super) fn without(key: &str) -> String {
    match key {
        known if SOURCE_IP.contains(&known) => "a source IP".to_owned(),
        known if TIME.contains(&known) => "a time".to_owned(),
        other => tame(other),
    }
}

fn of(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::One => "",
        Quantity::Any => "a value of ",
        Quantity::Every => "every value of ",
    }
}

fn values(clause: &Clause, quoted: bool) -> String {
    let mut values = names(&clause.values, quoted);
    if clause.values.more > 0 {
        values.push(format!("{} more", clause.values.more));
    }
    match values.is_empty() {
        true => "no value".to_owned(),
        false => list(values, 0, "or"),
    }
}

/// What stands before the values, and after them.
fn verb(relation: Relation, value: ValueType, negated: bool) -> (&'static str, &'static str) {
    let is_date = value == ValueType::Date;
    let (plain, not) = match relation {
        Relation::Equal => match value {
            ValueType::Number => ("equals", "does not equal"),
            ValueType::Date => ("is exactly", "is not exactly"),
            ValueType::Binary => ("holds the bytes", "does not hold the bytes"),
            _ => ("is", "is not"),
        },
        Relation::EqualIgnoringCase => ("is", "is not"),
        Relation::Like => ("is like", "is not like"),
        Relation::Begins => ("begins with", "does not begin with"),
        Relation::Ends => ("ends with", "does not end with"),
        Relation::Less if is_date => ("is before", "is not before"),
        Relation::Less => ("is below", "is not below"),
        Relation::AtMost if is_date => ("is at or before", "is not at or before"),
        Relation::AtMost => ("is at most", "is not at most"),
        Relation::Greater if is_date => ("is after", "is not after"),
        Relation::Greater => ("is above", "is not above"),
        Relation::AtLeast if is_date => ("is at or after", "is not at or after"),
        Relation::AtLeast => ("is at least", "is not at least"),
        Relation::Within => ("is in", "is not in"),
        Relation::Absent => ("is missing for", "is not missing for"),
    };
    let end = match relation {
        Relation::EqualIgnoringCase => " in upper or lower case",
        _ => "",
    };
    (if negated { not } else { plain }, end)
}
