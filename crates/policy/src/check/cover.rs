//! Statements that another one covers: whatever they say of a request, the other says already.
//!
//! It is decided on the patterns, never on a common beginning: each action, each resource and each condition of the
//! one has to lie within those of the other. So what is reported can be taken out without any change.

use std::collections::BTreeMap;

use super::findings::Findings;
use super::{Context, within};
use crate::Code;
use crate::dialect::{Optional, Role};
use crate::model::{Condition, Phrase, Policy, Statement, Target, Words};

/// How many bytes are compared with how many in a document, at worst. Only documents over every vendor's size limit
/// reach it; there, statements that are the same letter by letter are still reported.
const MAX_WORK: usize = 40_000_000;

/// What it costs to look at a pair of statements, however short they are.
const PAIR: usize = 64;

pub(super) fn statements(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    let facts: Vec<Facts<'_, '_>> = policy
        .statements
        .iter()
        .map(|it| Facts::new(context, it))
        .collect();
    let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut work = MAX_WORK;
    for (index, own) in facts.iter().enumerate() {
        let same = first_of.get(own.packed.as_str()).copied();
        if same.is_none() {
            first_of.insert(&own.packed, index);
        }
        let by = same.or_else(|| covering(context, &facts, index, &mut work));
        let Some((by, statement)) = by.zip(policy.statements.get(index)) else {
            continue;
        };
        let number = (by + 1).to_string();
        let fix = context.removal(statement.node);
        let range = statement.range.clone();
        findings.add_with_fix(Code::StatementRedundant, range, &[&number], fix);
    }
}

/// The first statement that covers this one. Of two that cover each other, the second is too much.
fn covering(
    context: &Context<'_>,
    facts: &[Facts<'_, '_>],
    index: usize,
    work: &mut usize,
) -> Option<usize> {
    let own = facts.get(index).filter(|own| own.is_clear && *work > 0)?;
    let mut others = facts
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != index);
    let found = others.find(|(other, wider)| {
        wider.is_clear
            && wider.allows == own.allows
            && wider.principal == own.principal
            && spend(work, own, wider)
            && wider.covers(context, own)
            && (*other < index || !own.covers(context, wider))
    });
    found.map(|(other, _)| other)
}

/// Takes the cost of comparing two statements off what is left.
fn spend(work: &mut usize, own: &Facts<'_, '_>, wider: &Facts<'_, '_>) -> bool {
    let bytes = own.packed.len().saturating_mul(wider.packed.len());
    let needed = bytes.saturating_add(PAIR);
    let enough = *work >= needed;
    *work = if enough { *work - needed } else { 0 };
    enough
}

/// What of a statement is compared.
struct Facts<'s, 't> {
    statement: &'s Statement<'t>,
    allows: Option<bool>,
    /// The principal as it is written, with its key, without space.
    principal: String,
    /// The whole statement as it is written, without space.
    packed: String,
    /// Whether everything it says was understood.
    is_clear: bool,
}

impl<'s, 't> Facts<'s, 't> {
    fn new(context: &Context<'_>, statement: &'s Statement<'t>) -> Self {
        let principal = statement.principal();
        let known = statement.members.iter().all(|member| member.role.is_some());
        let conditions = statement
            .conditions
            .iter()
            .all(|condition| condition.known.is_some() && !condition.values.is_empty());
        let written =
            statement.member(Role::Condition).is_none() || !statement.conditions.is_empty();
        let listed = |words: &Words<'_>| !words.written || !words.items.is_empty();
        let filled = |target: &Target<'_>| {
            listed(&target.actions) && listed(&target.resources) && target.actions.written
        };
        let masked = statement
            .actions()
            .chain(statement.resources())
            .any(|text| text.as_str().contains("***"));
        Self {
            statement,
            allows: statement.allows(),
            principal: principal
                .map(|member| {
                    let start = context.tree.range(member.key.node).start;
                    packed(context, start..context.tree.range(member.value).end)
                })
                .unwrap_or_default(),
            packed: packed(context, statement.range.clone()),
            is_clear: known
                && conditions
                && written
                && !masked
                && statement.allows().is_some()
                && !statement.targets.is_empty()
                && statement.targets.iter().all(filled)
                && !context.is_damaged(&statement.range),
        }
    }

    fn covers(&self, context: &Context<'_>, own: &Self) -> bool {
        let (wider, own) = (self.statement, own.statement);
        // Each condition of the wider one has to be asked by the narrower one too, of the same values or fewer.
        let asked = |condition: &Condition<'_>| {
            own.conditions.iter().any(|other| implies(other, condition))
        };
        let within = |target: &Target<'_>| {
            wider.targets.iter().any(|other| {
                let services = [&target.service, &other.service];
                let [one, another] = services.map(|it| it.as_ref().map(Phrase::as_str));
                one == another
                    && lie_within(
                        &target.actions,
                        &other.actions,
                        Optional::Never,
                        |outer, inner| within::action(context, outer, inner),
                    )
                    && lie_within(
                        &target.resources,
                        &other.resources,
                        context.dialect.resources.optional,
                        |outer, inner| within::resource(context, outer, inner),
                    )
            })
        };
        wider.conditions.iter().all(asked) && own.targets.iter().all(within)
    }
}

fn packed(context: &Context<'_>, range: std::ops::Range<usize>) -> String {
    let source = context.text.get(range).unwrap_or_default();
    let tokens = crate::json::tokens(source).filter(|token| !token.kind.is_trivia());
    tokens.filter_map(|token| source.get(token.range)).collect()
}

/// Whether `wider` holds wherever `own` does: the same operator and key, and no value that is not among its own. A
/// negative operator excludes each of its values, so there the wider one has fewer.
fn implies(own: &Condition<'_>, wider: &Condition<'_>) -> bool {
    let negative = own.known.is_some_and(|known| known.operator.negative);
    let (few, many) = if negative { (wider, own) } else { (own, wider) };
    let among = |value: &Phrase<'_>| {
        many.values
            .iter()
            .any(|other| other.as_str() == value.as_str())
    };
    own.operator.as_str() == wider.operator.as_str()
        && own.key.as_str() == wider.key.as_str()
        && few.values.iter().all(among)
}

/// Whether everything that one list speaks of lies within what the other speaks of.
fn lie_within(
    own: &Words<'_>,
    wider: &Words<'_>,
    optional: Optional,
    covers: impl Fn(&str, &str) -> bool,
) -> bool {
    // What is left out speaks of everything, or of nothing that could be named.
    if !wider.written {
        return !own.written || optional == Optional::Always;
    }
    let covered = |text: &Phrase<'_>, by: &Words<'_>| {
        let mut patterns = by.items.iter();
        patterns.any(|outer| covers(outer.as_str(), text.as_str()))
    };
    match (own.written, own.negated, wider.negated) {
        (false, _, _) => wider.items.iter().any(|text| text.as_str() == "*") && !wider.negated,
        (true, false, false) => own.items.iter().all(|text| covered(text, wider)),
        (true, true, true) => wider.items.iter().all(|text| covered(text, own)),
        (true, true, false) => wider.items.iter().any(|text| text.as_str() == "*"),
        // Whether a pattern lies outside of others is not decided here: to be silent is safe.
        (true, false, true) => false,
    }
}
