//! Principals, compiled.

use super::asked::Asked;
use super::logic::Holds;
use super::pattern::{Pattern, Syntax, Value};
use crate::dialect::{Case, Dialect};

/// Whom a policy names.
#[derive(Debug)]
pub(super) struct Principal {
    /// The kind; `None` where the element is a text alone.
    kind: Option<Box<str>>,
    text: Box<str>,
    name: Pattern,
    /// The rule for the case of kinds.
    case: Case,
    is_everybody: bool,
}

/// An identity within an account: `uin/1` and `uin/2` of `qcs::cam::uin/1:uin/2`.
#[derive(Clone, Copy)]
struct Identity<'t> {
    before: &'t str,
    account: &'t str,
    name: &'t str,
}

impl Principal {
    pub fn new(kind: Option<&str>, text: &str, dialect: &Dialect) -> Self {
        let syntax = Syntax {
            wildcards: Some(dialect.wildcards),
            variables: None,
            literal_from: 0,
            case: Case::Exact,
        };
        Self {
            kind: kind.map(Into::into),
            text: text.into(),
            name: Pattern::new(text, syntax),
            case: dialect.cases.principals,
            is_everybody: dialect.concerns.everybody.contains(&text),
        }
    }

    /// As it is written.
    pub fn written(&self) -> &str {
        &self.text
    }

    /// Whether it is who asks. Everybody is so of whatever kind, where no kind is named.
    pub fn matches(&self, asked: &Asked<'_>) -> Holds {
        let Some((asked_kind, asked_name)) = &asked.request.principal else {
            let is_all = self.kind.is_none() && self.is_everybody;
            return if is_all { Holds::Yes } else { Holds::Unknown };
        };
        let kind = match self.kind.as_deref() {
            None => Holds::Yes,
            Some(kind) if self.case.same(kind, asked_kind) => Holds::Yes,
            Some(kind) if self.case.may_be_same(kind, asked_kind) => Holds::Unknown,
            Some(_) => Holds::No,
        };
        match kind {
            Holds::No => Holds::No,
            kind => kind.and(self.is_named(asked_name, asked.dialect)),
        }
    }

    fn is_named(&self, asked: &str, dialect: &Dialect) -> Holds {
        let anonymous = dialect.concerns.anonymous;
        if self.is_everybody || self.name.matches(asked, |_| Value::Unknown) == Holds::Yes {
            return Holds::Yes;
        }
        let is_nobody =
            |text: &str| dialect.concerns.everybody.contains(&text) || anonymous.contains(&text);
        if anonymous.contains(&&*self.text) {
            // Whether those without a name are meant alone, or everybody, the pages do not say.
            return if is_nobody(asked) {
                Holds::Yes
            } else {
                Holds::Unknown
            };
        }
        // A variable, another case, or an account that who asks is in: nothing says whether they are the same.
        let is_within = |one: &str, other: &str| one.split(':').any(|segment| segment == other);
        if self.text.contains("${")
            || self.text.eq_ignore_ascii_case(asked)
            || is_within(asked, &self.text)
        {
            return Holds::Unknown;
        }
        match (identity(&self.text, dialect), identity(asked, dialect)) {
            (Some(own), Some(asked)) => own.is(asked, dialect),
            (Some(own), None) => Holds::from(own.is_known(dialect)).and(Holds::Unknown),
            _ => Holds::from(is_same_service(&self.text, asked)).and(Holds::Unknown),
        }
    }
}

/// Whether two hosts are the same but for their domain: a product may have several (`cls.cloud.tencent.com` and
/// `cls.qcloud.com`).
fn is_same_service(one: &str, other: &str) -> bool {
    let label = |host: &str| host.split_once('.').map(|(label, _)| label.to_owned());
    label(one).is_some_and(|own| label(other) == Some(own))
}

/// The account and the name of an identity, the last segments of a principal that is written in segments.
fn identity<'t>(text: &'t str, dialect: &Dialect) -> Option<Identity<'t>> {
    dialect.spellings.root?;
    let (before, name) = text.rsplit_once(':')?;
    let (before, account) = before.rsplit_once(':')?;
    Some(Identity {
        before,
        account,
        name,
    })
}

impl Identity<'_> {
    /// Whether two identities whose texts differ are one.
    fn is(self, asked: Identity<'_>, dialect: &Dialect) -> Holds {
        let classes = &dialect.spellings.classes;
        if self.before != asked.before || (self.is_known(dialect) && !asked.is_known(dialect)) {
            // A caller in a form of its own, such as one that has taken on a role.
            return Holds::Unknown;
        }
        if self.account != asked.account {
            let kinds = [self, asked].map(|it| dialect.resources.account_kind(it.account));
            return match kinds {
                [Some(one), Some(other)] if one == other => Holds::No,
                // One account has a number of each kind.
                _ => Holds::Unknown,
            };
        }
        match (self.is_root(dialect), asked.is_root(dialect)) {
            (true, true) => {
                let is_exact = self.is_exact_root(dialect) && asked.is_exact_root(dialect);
                Holds::from(is_exact).or(Holds::Unknown)
            }
            // Whether an account's root stands for all who act in it, and who is in a group, nothing says.
            (true, false) => Holds::Unknown,
            _ if classes.is_group(self.name) => Holds::Unknown,
            _ if classes.may_be_same(self.name, asked.name) => Holds::Unknown,
            _ => Holds::No,
        }
    }

    fn is_known(self, dialect: &Dialect) -> bool {
        self.is_root(dialect) || dialect.spellings.classes.is_known(self.name)
    }

    /// Whether it is its account's root, in whatever case.
    fn is_root(self, dialect: &Dialect) -> bool {
        let mut names = dialect.spellings.root.into_iter().chain([self.account]);
        names.any(|name| name.eq_ignore_ascii_case(self.name))
    }

    fn is_exact_root(self, dialect: &Dialect) -> bool {
        self.name == self.account || dialect.spellings.root == Some(self.name)
    }
}
