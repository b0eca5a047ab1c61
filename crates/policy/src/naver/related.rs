//! Related actions: what must be granted beside an action for it to work.

use super::table::{Action, On, Table};

/// Which related actions are granted with an action unless somebody says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Related {
    /// Those that its row names.
    Direct,
    /// Those as well that they in turn need.
    Transitive,
}

/// What the console grants by itself. **UNVERIFIED**: the guide says that related actions are granted automatically,
/// and not whether theirs are too. Direct is the safer reading: it grants no more than what the row beside the
/// action names, and what is then still missing is said ([`effective`](super::effective)), while a permission too
/// many would be noticed by nobody.
pub const RELATED_BY_DEFAULT: Related = Related::Direct;

/// An action that another one needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// The action that needs it.
    pub by: Action,
    /// How it came to be needed: what the row names first, this action last. A shortest path.
    pub path: Vec<Action>,
}

impl Needed {
    /// The action that is needed.
    pub fn action(&self) -> Option<Action> {
        self.path.last().copied()
    }

    /// Whether the row itself names it.
    pub fn is_direct(&self) -> bool {
        self.path.len() == 1
    }

    /// The action through which it is needed, or `None` where the row itself names it.
    pub fn via(&self) -> Option<Action> {
        let before = self.path.len().checked_sub(2)?;
        self.path.get(before).copied()
    }
}

impl Table {
    /// What the rows of an action name, each once, in their order.
    ///
    /// ```
    /// use charter_policy::naver::{On, SSO};
    ///
    /// // Assigning users to groups stands twice in the table: it needs one thing for a user, another for a group.
    /// let action = SSO.action("Change/addUserToGroup").expect("an action");
    /// let of_group = On::Only(SSO.resource_type("Group").expect("a type"));
    /// let names: Vec<_> = SSO.direct(action, of_group).iter().map(|action| action.name()).collect();
    /// assert!(names.contains(&"Change/updateGroup") && !names.contains(&"Change/updateUser"));
    /// ```
    pub fn direct(&self, action: Action, on: On) -> Vec<Action> {
        let rows = self.rows_of(action).filter(|row| row.applies(on));
        let mut found = Vec::new();
        for related in rows.flat_map(|row| row.related) {
            if *related != action && !found.contains(related) {
                found.push(*related);
            }
        }
        found
    }

    /// Everything that an action needs, the nearest first, each once and with the way to it. Ends in a table that
    /// goes round in circles, too: nothing is visited twice, and an action does not need itself.
    ///
    /// ```
    /// use charter_policy::naver::{On, SSO};
    ///
    /// let action = SSO.action("Change/updateUser").expect("an action");
    /// let needed = SSO.needed(action, On::Any);
    /// let last = needed.last().expect("it needs something");
    /// assert_eq!(last.action().map(|action| action.name()), Some("View/getTenantDetail"));
    /// assert_eq!(last.via().map(|action| action.name()), Some("View/getUserList"));
    /// ```
    pub fn needed(&self, action: Action, on: On) -> Vec<Needed> {
        let direct = self.direct(action, on).into_iter();
        let first = |first| Needed {
            by: action,
            path: vec![first],
        };
        let mut found: Vec<Needed> = direct.map(first).collect();
        let mut at = 0;
        while let Some(nearer) = found.get(at) {
            at += 1;
            let path = nearer.path.clone();
            let Some(from) = nearer.action() else {
                continue;
            };
            // Which of its rows is meant is not known from here: all of them.
            for further in self.direct(from, On::Any) {
                let is_known =
                    further == action || found.iter().any(|known| known.action() == Some(further));
                if !is_known {
                    let path = path.iter().copied().chain([further]).collect();
                    found.push(Needed { by: action, path });
                }
            }
        }
        found
    }

    /// [`needed`](Self::needed), or only what the rows name.
    pub fn related(&self, action: Action, on: On, related: Related) -> Vec<Needed> {
        let mut needed = self.needed(action, on);
        needed.retain(|needed| related == Related::Transitive || needed.is_direct());
        needed
    }
}
