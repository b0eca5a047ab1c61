//! The table of a service's actions, as the permission pages of the guide have it.

use std::fmt;

/// An action in the spelling to write, such as `View/getUserList`.
///
/// One comes from a [`Table`] alone, so it is always the table's spelling and two of them can be compared as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Action(pub(super) &'static str);

/// The two types of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionType {
    /// It looks at something: `View/…`.
    View,
    /// It changes something: `Change/…`.
    Change,
}

/// A type of resources, such as `Permission Set`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceType(pub(super) &'static str);

/// A row of the table: an action, on one type of resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// What must be granted beside it for it to work: the guide's column "Related action".
    pub related: &'static [Action],
    /// The type of resources that it takes; none where a resource cannot be named.
    pub on: Option<ResourceType>,
    /// The heading under which the guide and the console list it.
    pub group: &'static str,
    /// What it does, in a sentence.
    pub description: &'static str,
}

/// On which resources an action is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum On {
    /// Any: all rows of the action apply.
    Any,
    /// Those of one type: of an action with several rows, that type's applies.
    Only(ResourceType),
}

/// The actions of a service.
///
/// ```
/// use charter_policy::naver::{ActionType, SSO};
///
/// // The guide mixes `view/`, `View/` and misspelt names; here every action has one spelling, found in any case.
/// let action = SSO.action("VIEW/getuserdetail").expect("an action of the table");
/// assert_eq!(action.name(), "View/getUserDetail");
/// assert_eq!(action.action_type(), ActionType::View);
/// assert_eq!((SSO.rows().len(), SSO.actions().count()), (62, 60));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// The service's code, which a policy names as `product`.
    pub product: &'static str,
    /// Other names that people write for it, its title first.
    pub titles: &'static [&'static str],
    pub(super) rows: &'static [Row],
}

impl Action {
    /// Its name.
    pub fn name(self) -> &'static str {
        self.0
    }

    /// Its type, read off its name. Where the guide's column says otherwise, the name is right.
    pub fn action_type(self) -> ActionType {
        match self.0.split_once('/') {
            Some(("View", _)) => ActionType::View,
            _ => ActionType::Change,
        }
    }
}

impl Action {
    /// Whether a word of a policy stands for it, alone or with others.
    fn is_meant(self, word: &str) -> bool {
        match word.strip_suffix('*') {
            Some(beginning) => {
                let own = self.0.get(..beginning.len());
                own.is_some_and(|own| own.eq_ignore_ascii_case(beginning))
            }
            None => self.0.eq_ignore_ascii_case(word),
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl ActionType {
    /// `View` or `Change`: how it is written, and what stands before the slash of its actions.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::View => "View",
            Self::Change => "Change",
        }
    }
}

impl ResourceType {
    /// Its name as the guide has it.
    pub fn name(self) -> &'static str {
        self.0
    }

    /// Whether a text names it. Case and spaces do not count: how a type of two words stands in a resource's name
    /// (`IP ACL`, `IPACL`) is **UNVERIFIED**.
    pub fn is_written(self, text: &str) -> bool {
        let own = letters(self.0);
        own.eq(letters(text))
    }
}

/// The bytes of a name in small letters, without spaces.
fn letters(text: &str) -> impl Iterator<Item = u8> + '_ {
    let bytes = text.bytes().filter(|byte| *byte != b' ');
    bytes.map(|byte| byte.to_ascii_lowercase())
}

impl fmt::Display for ResourceType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Row {
    /// Whether the row counts for what is asked. A row without a type of resources always does.
    pub fn applies(&self, on: On) -> bool {
        match (on, self.on) {
            (On::Only(asked), Some(own)) => asked == own,
            _ => true,
        }
    }
}

impl Table {
    /// Its rows, in the guide's order.
    pub fn rows(&self) -> &'static [Row] {
        self.rows
    }

    /// Its actions, each once, in the order of the rows.
    pub fn actions(&self) -> impl Iterator<Item = Action> + use<> {
        let rows = self.rows;
        let is_first = move |(index, row): &(usize, &'static Row)| {
            let before = rows.iter().take(*index);
            !before.into_iter().any(|other| other.action == row.action)
        };
        let firsts = rows.iter().enumerate().filter(is_first);
        firsts.map(|(_, row)| row.action)
    }

    /// The action of that name, in whatever case.
    pub fn action(&self, name: &str) -> Option<Action> {
        let mut actions = self.rows.iter().map(|row| row.action);
        actions.find(|action| action.0.eq_ignore_ascii_case(name))
    }

    /// The actions that a word of a policy stands for: an action's name, or the beginning of names and a `*`, such as
    /// `View*`, in whatever case.
    pub fn matching(&self, word: &str) -> Vec<Action> {
        let mut found = Vec::new();
        for action in self.rows.iter().map(|row| row.action) {
            if action.is_meant(word) && !found.contains(&action) {
                found.push(action);
            }
        }
        found
    }

    /// The type of resources that a text names.
    pub fn resource_type(&self, text: &str) -> Option<ResourceType> {
        let mut types = self.rows.iter().filter_map(|row| row.on);
        types.find(|known| known.is_written(text))
    }

    /// The rows of an action.
    pub fn rows_of(&self, action: Action) -> impl Iterator<Item = &'static Row> + use<> {
        self.rows.iter().filter(move |row| row.action == action)
    }

    /// Whether a policy's `product` means this service, in whatever case.
    pub fn is_product(&self, text: &str) -> bool {
        let mut names = self.titles.iter().chain([&self.product]);
        names.any(|name| name.eq_ignore_ascii_case(text.trim()))
    }
}
