//! The rows of the policy list: what the list answers, and, as they arrive, the findings in each text.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use charter_core::contract::{
    DescribePolicy, ListPolicies, PolicyId, PolicyItem, PolicyKind, Timestamp,
};
use futures_util::future;
use leptos::{prelude::*, task::spawn_local};

use crate::app::problems::problem;
use crate::backend::{Backend, Failure};
use crate::pages::shared::language::tallying;
use crate::pages::shared::tally::Tally;
use crate::ui::Rows;

/// Policies that are asked for at once.
const AT_ONCE: usize = 20;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRow {
    /// What the list answers.
    pub item: PolicyItem,
    /// What was found in its text.
    pub checked: Checked,
}

/// How far checking a policy's text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Checked {
    /// It is under way.
    Waiting,
    /// The text or the checks did not arrive.
    Not,
    /// It was checked.
    Found(Tally),
}

impl PolicyRow {
    /// Its number and name.
    pub fn named(&self) -> (PolicyId, String) {
        (self.item.policy_id, self.item.policy_name.clone())
    }

    /// Whether somebody may edit or delete it at all.
    pub fn kind(&self) -> PolicyKind {
        self.item.kind
    }
}

/// What was found in a text, remembered as long as the text stays the same.
type Tallies = HashMap<(PolicyId, Timestamp), Tally>;

/// All policies, read again whenever anything changed.
#[derive(Clone, Copy)]
pub struct PolicyRows {
    /// What the table shows.
    pub rows: RwSignal<Rows<PolicyRow>>,
    failure: RwSignal<Option<Failure>>,
    again: RwSignal<u32>,
    /// Why the texts are not checked.
    unchecked: RwSignal<Option<Failure>>,
    newest: StoredValue<u32>,
    tallies: StoredValue<Tallies>,
}

impl PolicyRows {
    /// Begins to read.
    pub fn new() -> PolicyRows {
        let backend = expect_context::<Backend>();
        let last = backend.last();
        let policies = PolicyRows {
            rows: RwSignal::new(Rows::Loading),
            failure: RwSignal::new(None),
            again: RwSignal::new(0),
            unchecked: RwSignal::new(None),
            newest: StoredValue::new(0),
            tallies: StoredValue::new(Tallies::new()),
        };
        Effect::new(move |_| {
            last.track();
            policies.again.track();
            let number = policies.newest.try_update_value(|newest| {
                *newest += 1;
                *newest
            });
            spawn_local(policies.read(backend.clone(), number.unwrap_or_default()));
        });
        Effect::new(move |_| {
            if let Some(failure) = policies.failure.get() {
                policies.rows.set(Rows::Failed(problem(&failure)));
            }
        });
        policies
    }

    /// Tries again after a failure.
    pub fn retry(self) {
        self.failure.set(None);
        self.rows.set(Rows::Loading);
        self.again.update(|times| *times += 1);
    }

    /// Why the texts are not checked.
    pub fn unchecked(self) -> Option<Failure> {
        self.unchecked.get()
    }

    /// Tries again to check them.
    pub fn check_again(self) {
        self.again.update(|times| *times += 1);
    }

    /// The rows that are there.
    pub fn all(self) -> Arc<Vec<Arc<PolicyRow>>> {
        self.rows.with(|rows| match rows {
            Rows::Partial(rows) | Rows::Ready(rows) => Arc::clone(rows),
            _ => Arc::default(),
        })
    }

    fn is_newest(self, number: u32) -> bool {
        self.newest.try_get_value() == Some(number)
    }

    async fn read(self, backend: Backend, number: u32) {
        let listed = backend.list(ListPolicies::default()).await;
        if !self.is_newest(number) {
            return;
        }
        match listed {
            Ok(items) => {
                self.show(&items, |_| Checked::Waiting);
                self.read_texts(backend, &items, number).await;
            }
            Err(failure) => {
                let _ = self.failure.try_set(Some(failure));
            }
        }
    }

    /// Puts the policies on the page with the findings that are known; those of the others are `missing`.
    fn show(self, items: &[PolicyItem], missing: impl Fn(&PolicyItem) -> Checked) {
        let rows = self.tallies.try_with_value(|tallies| {
            let checked = |item: &PolicyItem| match tallies.get(&key(item)) {
                Some(tally) => Checked::Found(*tally),
                None => missing(item),
            };
            Rows::ready(items.iter().map(|item| PolicyRow {
                item: item.clone(),
                checked: checked(item),
            }))
        });
        if let Some(rows) = rows {
            let _ = self.rows.try_set(rows);
        }
    }

    /// Reads and checks the texts that are not known yet, some at once, the page drawn in between.
    async fn read_texts(self, backend: Backend, items: &[PolicyItem], number: u32) {
        let known = |item: &&PolicyItem| {
            self.tallies
                .try_with_value(|tallies| tallies.contains_key(&key(item)))
                != Some(false)
        };
        let unknown: Vec<&PolicyItem> = items.iter().filter(|item| !known(item)).collect();
        if unknown.is_empty() {
            return;
        }
        let tallies = match tallying().await {
            Ok(tallies) => tallies,
            Err(not_loaded) => {
                if self.is_newest(number) {
                    let _ = self.unchecked.try_set(Some(not_loaded.into()));
                    self.show(items, |_| Checked::Not);
                }
                return;
            }
        };
        let _ = self.unchecked.try_set(None);
        let mut unread = HashSet::new();
        for some in unknown.chunks(AT_ONCE) {
            let ask = |item: &&PolicyItem| {
                backend.call(DescribePolicy {
                    policy_id: item.policy_id,
                })
            };
            let answers = future::join_all(some.iter().map(ask)).await;
            if !self.is_newest(number) {
                return;
            }
            let (mut read, mut texts) = (Vec::new(), Vec::new());
            for (item, answer) in some.iter().zip(answers) {
                match answer {
                    Ok(called) => {
                        read.push(key(item));
                        texts.push(called.reply.answer.policy_document);
                    }
                    // The policy's own page says why its text cannot be read.
                    Err(_) => drop(unread.insert(item.policy_id)),
                }
            }
            let found = tallies(texts).await;
            if !self.is_newest(number) {
                return;
            }
            self.tallies
                .try_update_value(|tallies| tallies.extend(read.into_iter().zip(found)));
            self.show(items, |item| match unread.contains(&item.policy_id) {
                true => Checked::Not,
                false => Checked::Waiting,
            });
        }
    }
}

/// A text: it stays the same as long as this does.
fn key(item: &PolicyItem) -> (PolicyId, Timestamp) {
    (item.policy_id, item.update_time)
}
