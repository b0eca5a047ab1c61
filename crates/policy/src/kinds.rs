//! Which kind of policy a text is of: what it names, and what it speaks of, told from the marks of each kind.

use crate::dialect::{
    Certainty, Dialect, Fit, PROFILES, Place, Presence, Principals, Profile, Role, Scope,
};
use crate::json::{self, NodeKind, Parsed};
use crate::model::{Policy, Statement};

/// The kind of policy of a language that a text is written like: of its version, and of the kinds of that version the one
/// whose marks it shows. Where nothing tells, the first of the language; `None` where there is no such language. Kinds that
/// are written like others, such as service control policies, are never recognized.
///
/// ```
/// use charter_policy::recognize;
///
/// let trust = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "sts:AssumeRole",
///     "principal": {"service": "scf.qcloud.com"}}]}"#;
/// assert_eq!(recognize(trust, "tencent").map(|kind| kind.name), Some("trust"));
/// assert_eq!(recognize("{}", "tencent").map(|kind| kind.name), Some("cam"));
/// assert_eq!(recognize(r#"{"Version": "1.1"}"#, "huawei").map(|kind| kind.name), Some("1.1"));
/// ```
pub fn recognize(text: &str, language: &str) -> Option<&'static Profile> {
    recognize_parsed(text, &json::parse(text), language)
}

/// Like [`recognize`], for a text that has been parsed already.
pub fn recognize_parsed(text: &str, parsed: &Parsed, language: &str) -> Option<&'static Profile> {
    let kinds = PROFILES.iter().copied();
    let mut kinds = kinds.filter(|profile| profile.dialect.name == language);
    let first = kinds.clone().next()?;
    let kind = kinds.find(|profile| has_version(text, parsed, profile.dialect));
    let kind = kind.unwrap_or(first);
    let policy = Policy::new(text, parsed, kind.dialect);
    Some(policy.map_or(kind, |policy| kind.recognized(&policy)))
}

/// Whether a document says that it is of a version of this language.
fn has_version(text: &str, parsed: &Parsed, dialect: &Dialect) -> bool {
    let tree = &parsed.tree;
    let mut members = tree.root().into_iter().flat_map(|root| tree.members(root));
    members.any(|(key, value)| {
        let element = dialect.element(Place::Document, &tree.text(text, key));
        tree.kind(value) == NodeKind::String
            && element.is_some_and(|element| element.role == Role::Version)
            && dialect.versions.contains(&&*tree.text(text, value))
    })
}

impl Profile {
    /// The kind that a policy is written like, of those that are told apart from this one; this one where nothing tells.
    pub fn recognized(&'static self, policy: &Policy<'_>) -> &'static Profile {
        self.best(policy).map_or(self, |(kind, _)| kind)
    }

    /// The kind as which a policy is judged beside others of this kind: whoever asks is judged by his own policies and by
    /// those of roles and resources at once.
    pub(crate) fn beside(&'static self, policy: &Policy<'_>) -> &'static Profile {
        match self.names_principals() {
            true => self,
            false => self.recognized(policy),
        }
    }

    /// The kind that a policy clearly is of, where it cannot be of this one: it names principals where this one has none,
    /// or speaks of what this one is not about.
    pub fn mistaken(&'static self, policy: &Policy<'_>) -> Option<&'static Profile> {
        let cannot_be = match self.principal {
            Presence::Forbidden => principals(policy) != Principals::Nowhere,
            Presence::Open | Presence::Required => Found::new(policy, self).has_foreign,
        };
        let (kind, certainty) = self.best(policy).filter(|_| cannot_be)?;
        (certainty == Certainty::Clear && kind != self).then_some(kind)
    }

    /// The kind with the surest mark; of several, the last, which is the most special. A kind without marks is not
    /// compared with others.
    fn best(&'static self, policy: &Policy<'_>) -> Option<(&'static Profile, Certainty)> {
        let kinds = PROFILES
            .iter()
            .copied()
            .filter(|other| !self.marks.is_empty() && std::ptr::eq(other.dialect, self.dialect));
        let named = principals(policy);
        let resources = policy
            .statements
            .iter()
            .flat_map(|statement| &statement.targets)
            .any(|target| target.resources.written);
        let sure = |kind: &'static Profile| {
            let found = Found::new(policy, kind);
            let holds = kind.marks.iter().filter(|mark| {
                mark.principals.hold(named)
                    && mark.words.hold(found.has_own, found.has_foreign)
                    && mark.resources.is_none_or(|needed| needed == resources)
            });
            let certainty = holds.map(|mark| mark.certainty).max()?;
            Some((kind, certainty))
        };
        kinds
            .filter_map(sure)
            .max_by_key(|(_, certainty)| *certainty)
    }
}

/// How many of the statements name a principal.
fn principals(policy: &Policy<'_>) -> Principals {
    let mut statements = policy.statements.iter();
    let names = |statement: &Statement<'_>| statement.principal().is_some();
    let count = statements
        .clone()
        .filter(|statement| names(statement))
        .count();
    if policy.member(Role::Principal).is_some() || (count > 0 && statements.all(names)) {
        Principals::Everywhere
    } else if count > 0 {
        Principals::Somewhere
    } else {
        Principals::Nowhere
    }
}

/// What a policy's words are to a kind.
struct Found {
    has_own: bool,
    has_foreign: bool,
}

impl Found {
    fn new(policy: &Policy<'_>, kind: &Profile) -> Self {
        let mut found = Self {
            has_own: false,
            has_foreign: false,
        };
        if kind.scope == Scope::Everything {
            return found;
        }
        for statement in &policy.statements {
            let actions = statement.actions();
            let actions = actions.map(|text| kind.scope.fit_of_action(kind.dialect, text.as_str()));
            let resources = statement.resources();
            let resources =
                resources.map(|text| kind.scope.fit_of_resource(kind.dialect, text.as_str()));
            for fit in actions.chain(resources) {
                found.has_own |= fit == Fit::Own;
                found.has_foreign |= fit == Fit::Foreign;
            }
        }
        found
    }
}
