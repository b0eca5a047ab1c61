//! What stands beside the caret: keys and elements that are there already, and what the statement speaks of.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::caret::{Caret, Spot};
use crate::dialect::Dialect;
use crate::json::{self, NodeId, NodeKind, Tree};
use crate::model::{Phrase, Policy, Statement};

/// What is beside the caret.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// The keys or elements in the same bracket, without the one at the caret.
    pub siblings: BTreeSet<String>,
    /// The statement's actions, without an older prefix, each with its service.
    pub actions: Vec<String>,
    /// The service of the target in which the caret stands, where it stands in an element of its own.
    pub service: Option<String>,
    /// Where the caret stands at an operator: the keys below it.
    pub keys_below: Vec<String>,
}

impl Around {
    /// Reads the text with an empty string in the place of the word at the caret: so a word that is not closed
    /// hides nothing of what follows it.
    pub fn new(text: &str, caret: &Caret<'_>, dialect: &'static Dialect) -> Self {
        let repaired = match &caret.word {
            Some(word) => Cow::Owned(format!(
                "{}\"\"{}",
                text.get(..word.outer.start).unwrap_or_default(),
                text.get(word.outer.end..).unwrap_or_default()
            )),
            None => Cow::Borrowed(text),
        };
        let at = caret.word.as_ref().map(|word| word.outer.start);
        let parsed = json::parse(&repaired);
        let tree = &parsed.tree;
        let policy = Policy::new(&repaired, &parsed, dialect);
        let (actions, service) = policy.map_or_else(Default::default, |policy| {
            spoken_of(&policy, caret, dialect)
        });
        let mut around = Self {
            actions,
            service,
            ..Self::default()
        };
        if let Some(bracket) = bracket(tree, caret) {
            around.read(&repaired, tree, bracket, caret, at);
        }
        around
    }

    fn read(
        &mut self,
        text: &str,
        tree: &Tree,
        bracket: NodeId,
        caret: &Caret<'_>,
        at: Option<usize>,
    ) {
        let own = |node| Some(tree.range(node).start) == at;
        let word = |node| tree.text(text, node).into_owned();
        for (key, value) in tree.members(bracket) {
            if !own(key) {
                self.siblings.insert(word(key));
            } else if caret.spot == Spot::Operator {
                let below = tree.members(value);
                self.keys_below = below.map(|(key, _)| word(key)).collect();
            }
        }
        let elements = tree.elements(bracket).filter(|&node| !own(node));
        self.siblings.extend(elements.map(word));
    }

    /// The services that the statement's actions name.
    pub fn services(&self) -> BTreeSet<&str> {
        let names = self.actions.iter().filter_map(|action| {
            let (service, _) = action.split_once(':')?;
            (!service.contains('*')).then_some(service)
        });
        charter_order::set(names)
    }
}

/// The actions of the statement at the caret or, where the language has targets, of its target, and that one's service.
fn spoken_of(
    policy: &Policy<'_>,
    caret: &Caret<'_>,
    dialect: &Dialect,
) -> (Vec<String>, Option<String>) {
    let filled = |action: &&Phrase<'_>| !action.as_str().is_empty();
    if dialect.has_targets() {
        let target = policy.target_at(caret.offset);
        let service = target.and_then(|target| target.service.as_ref());
        let service = service.map(Phrase::as_str).unwrap_or_default();
        let actions = target.into_iter().flat_map(|target| &target.actions.items);
        let actions = actions.filter(filled);
        let actions = actions.map(|action| format!("{service}:{}", action.as_str()));
        return (actions.collect(), Some(service.to_owned()));
    }
    let mut statements = policy.statements.iter();
    let statement = statements.find(|it| Some(it.range.start) == caret.statement);
    let actions = statement.into_iter().flat_map(Statement::actions);
    let plain = |action: &Phrase<'_>| dialect.without_legacy(action.as_str()).to_owned();
    (actions.filter(filled).map(plain).collect(), None)
}

fn bracket(tree: &Tree, caret: &Caret<'_>) -> Option<NodeId> {
    let kind = if caret.in_list {
        NodeKind::Array
    } else {
        NodeKind::Object
    };
    let found = tree
        .nodes()
        .iter()
        .position(|node| node.kind == kind && node.range.start == caret.open)?;
    Some(NodeId::from_index(found))
}
