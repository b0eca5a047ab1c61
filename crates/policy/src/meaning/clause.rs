//! Conditions as clauses, and what a missing key does.

use super::build::texts;
use super::{Absence, Clause, Force, Listed, Meaning, Quantity, Test, WithoutKey};
use crate::dialect::{ConditionGrammar, OperatorUse, Relation};
use crate::visual::{Condition, Statement};

/// A clause with what the condition is for a request without its key, where that is known.
struct Read {
    clause: Clause,
    holds_without_key: Option<bool>,
}

/// Adds the conditions of a statement to its meaning.
///
/// All conditions must hold. A deny of what is not `x`, for a key with one value, is a deny *unless* it is `x`.
pub(super) fn fill(meaning: &mut Meaning, statement: &Statement, grammar: &ConditionGrammar) {
    let denies = meaning.force == Force::Denies;
    let conditions = statement.conditions.iter();
    let mut clauses: Vec<Read> = conditions.map(|it| read(it, grammar)).collect();
    let present: Vec<String> = clauses
        .iter()
        .filter(|read| read.clause.test == Test::Present)
        .map(|read| read.clause.key.clone())
        .collect();
    for read in &mut clauses {
        if present.contains(&read.clause.key) {
            read.holds_without_key = None;
        }
    }
    // What is written in JSON may be another condition.
    let is_alone = clauses.len() == 1 && meaning.in_json == 0;
    for mut read in clauses {
        let turned = denies && read.turn();
        match read.absence(turned) {
            Absence::Unsaid => {}
            // One condition alone decides, so that the outcome can be said.
            said if is_alone => {
                let applies = (said == Absence::OrMissing) != turned;
                let key = read.clause.key.clone();
                meaning.without_key = Some(WithoutKey { key, applies });
            }
            // "Unless it comes from there" says that it has an address.
            Absence::AndPresent if turned => {}
            said => read.clause.absence = said,
        }
        let list = if turned {
            &mut meaning.unless
        } else {
            &mut meaning.when
        };
        list.push(read.clause);
    }
}

impl Read {
    /// Turns a negative comparison of one value into the positive one; says whether it was one.
    fn turn(&mut self) -> bool {
        match &mut self.clause.test {
            Test::Compares {
                negated,
                quantity: Quantity::One,
                ..
            } if *negated => {
                *negated = false;
                true
            }
            _ => false,
        }
    }

    /// What the clause, turned round or not, has to say of a missing key to be exact and clear.
    fn absence(&self, turned: bool) -> Absence {
        let negated = matches!(self.clause.test, Test::Compares { negated: true, .. });
        match self.holds_without_key {
            None => Absence::Unsaid,
            Some(holds) if holds != turned => Absence::OrMissing,
            Some(_) if turned || negated => Absence::AndPresent,
            Some(_) => Absence::Unsaid,
        }
    }
}

fn read(condition: &Condition, grammar: &ConditionGrammar) -> Read {
    let values = texts(&condition.values);
    let used = grammar.operator(&condition.operator.value);
    let test = used.map_or(Test::Unknown, |used| test(used, &values));
    let holds_without_key = used
        .filter(|_| matches!(test, Test::Compares { .. }))
        .and_then(|used| grammar.holds_without_key(used));
    let clause = Clause {
        test,
        operator: condition.operator.value.clone(),
        key: condition.key.value.clone(),
        values: Listed::of(&values),
        absence: Absence::Unsaid,
    };
    Read {
        clause,
        holds_without_key,
    }
}

fn test(used: OperatorUse, values: &[&str]) -> Test {
    let quantity = match used.qualifier.map(|qualifier| qualifier.every) {
        None => Quantity::One,
        Some(false) => Quantity::Any,
        Some(true) => Quantity::Every,
    };
    let operator = used.operator;
    if operator.relation != Relation::Absent {
        return Test::Compares {
            relation: operator.relation,
            value: operator.value,
            negated: operator.negative,
            quantity,
        };
    }
    // A form that the language does not have (a qualifier, if-exists) is given as it is written.
    let is_plain = quantity == Quantity::One && !used.if_exist;
    match values {
        [value] if is_plain && value.eq_ignore_ascii_case("true") => Test::Missing,
        [value] if is_plain && value.eq_ignore_ascii_case("false") => Test::Present,
        _ => Test::Unknown,
    }
}
