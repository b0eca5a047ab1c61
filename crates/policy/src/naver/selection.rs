//! What an administrator grants in one policy, with the related actions that come along.

use std::collections::{BTreeMap, BTreeSet};

use super::related::{Needed, RELATED_BY_DEFAULT, Related};
use super::table::{Action, On, Table};

/// The actions of one permission while they are being chosen.
///
/// Three rules, from the guide: an allowed action brings its related ones along; one of these that somebody deselects
/// was deselected on purpose and stays so until it is granted by name; a denied action brings nothing along.
///
/// What comes along is worked out anew each time. So the order of the choices does not matter, and what came along
/// with an action leaves with it unless it was granted by name or another one needs it. Deselecting one that came
/// along takes that one alone; those that are needed through it stay.
///
/// ```
/// use charter_policy::naver::{On, SSO, Selection, Standing};
///
/// let mut selection = Selection::allowing(&SSO);
/// let update = SSO.action("Change/updateUser").expect("an action");
/// let detail = SSO.action("View/getUserDetail").expect("an action");
/// selection.grant(update, On::Any);
/// assert_eq!(selection.granted().len(), 3);
///
/// selection.deselect(detail);
/// selection.grant(SSO.action("Change/deleteUser").expect("an action"), On::Any);
/// assert!(!selection.granted().contains(&detail));
/// assert!(matches!(selection.standing(detail), Some(Standing::Deselected(_))));
/// ```
#[derive(Debug, Clone)]
pub struct Selection {
    table: &'static Table,
    allows: bool,
    related: Related,
    chosen: BTreeMap<Action, BTreeSet<On>>,
    deselected: BTreeSet<Action>,
}

/// How an action stands in a [`Selection`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Granted by name.
    Chosen,
    /// Granted because an action that was chosen needs it, in this way.
    Along(Needed),
    /// Not granted although an action that was chosen needs it, in this way: somebody deselected it.
    Deselected(Needed),
}

impl Standing {
    /// Whether the action is granted.
    pub fn is_granted(&self) -> bool {
        !matches!(self, Self::Deselected(_))
    }
}

impl Selection {
    /// Nothing yet, to be allowed.
    pub fn allowing(table: &'static Table) -> Self {
        Self {
            table,
            allows: true,
            related: RELATED_BY_DEFAULT,
            chosen: BTreeMap::new(),
            deselected: BTreeSet::new(),
        }
    }

    /// Nothing yet, to be denied: no action brings another one along.
    pub fn denying(table: &'static Table) -> Self {
        Self {
            allows: false,
            ..Self::allowing(table)
        }
    }

    /// What a stored policy allows. Of the actions that are needed and missing it is taken that somebody deselected
    /// them: opening a policy adds nothing to it.
    pub fn of_allowed(table: &'static Table, actions: impl IntoIterator<Item = Action>) -> Self {
        let mut selection = Self::allowing(table);
        for action in actions {
            selection.grant(action, On::Any);
        }
        let needed = selection.clone().with(Related::Transitive).needed();
        let missing = needed.into_keys();
        selection.deselected = missing
            .filter(|action| !selection.chosen.contains_key(action))
            .collect();
        selection
    }

    /// The same choices, with another rule for what comes along.
    #[must_use]
    pub fn with(mut self, related: Related) -> Self {
        self.related = related;
        self
    }

    /// Grants an action by name, for resources of one type or of any; also one that was deselected.
    pub fn grant(&mut self, action: Action, on: On) {
        self.chosen.entry(action).or_default().insert(on);
        self.deselected.remove(&action);
    }

    /// Takes an action away, however it was granted. If an action that is still chosen needs it, it is marked and
    /// stays away.
    pub fn deselect(&mut self, action: Action) {
        self.chosen.remove(&action);
        if self.needed().contains_key(&action) {
            self.deselected.insert(action);
        }
    }

    /// Takes the mark off an action that was deselected: it comes along again where it is needed.
    pub fn reselect(&mut self, action: Action) {
        self.deselected.remove(&action);
    }

    /// Every action that is granted, or needed and deselected, with how it stands.
    pub fn standings(&self) -> BTreeMap<Action, Standing> {
        let marked = |(action, needed)| {
            let standing = if self.deselected.contains(&action) {
                Standing::Deselected(needed)
            } else {
                Standing::Along(needed)
            };
            (action, standing)
        };
        let mut found: BTreeMap<Action, Standing> = self.needed().into_iter().map(marked).collect();
        let chosen = self.chosen.keys();
        found.extend(chosen.map(|action| (*action, Standing::Chosen)));
        found
    }

    /// How an action stands, or `None` where nobody chose it and nothing needs it.
    pub fn standing(&self, action: Action) -> Option<Standing> {
        self.standings().remove(&action)
    }

    /// The actions to write into the policy, in the order of their names.
    pub fn granted(&self) -> BTreeSet<Action> {
        let granted =
            |(action, standing): (Action, Standing)| standing.is_granted().then_some(action);
        self.standings().into_iter().filter_map(granted).collect()
    }

    /// The actions that were deselected and are not granted, also where nothing needs them any more.
    pub fn deselected(&self) -> &BTreeSet<Action> {
        &self.deselected
    }

    /// What the chosen actions need, each with a shortest way to it.
    fn needed(&self) -> BTreeMap<Action, Needed> {
        let mut found: BTreeMap<Action, Needed> = BTreeMap::new();
        if !self.allows {
            return found;
        }
        let choices = self.chosen.iter();
        let choices = choices.flat_map(|(action, on)| on.iter().map(|on| (*action, *on)));
        for (action, on) in choices {
            for needed in self.table.related(action, on, self.related) {
                let Some(last) = needed.action() else {
                    continue;
                };
                let nearer = |known: &Needed| known.path.len() <= needed.path.len();
                if !found.get(&last).is_some_and(nearer) {
                    found.insert(last, needed);
                }
            }
        }
        found
    }
}
