//! A request as one language reads it.

use super::Spelling;
use super::logic::Holds;
use super::pattern::{Pattern, Value};
use super::request::{Lookup, Request};
use crate::dialect::{Dialect, Segment, UnsetVariable};

/// More segments than any language's resources have.
const MAX_SEGMENTS: usize = 12;

/// A request taken apart, without a copy of anything.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'r> {
    pub request: &'r Request,
    pub dialect: &'static Dialect,
    /// The service and the name of the action; `None` where it is not written as `service:Name`.
    pub action: Option<(&'r str, &'r str)>,
    segments: [&'r str; MAX_SEGMENTS],
    count: usize,
    /// Whether the resource is written in the language's form.
    is_whole: bool,
}

impl<'r> Asked<'r> {
    pub fn new(request: &'r Request, dialect: &'static Dialect) -> Self {
        let action = dialect.without_legacy(&request.action);
        let action = action
            .split_once(':')
            .filter(|(service, name)| !service.is_empty() && !name.is_empty());
        let wanted = dialect.resources.segments.len().min(MAX_SEGMENTS);
        let mut segments = [""; MAX_SEGMENTS];
        let mut count = 0;
        for part in request.resource.splitn(wanted.max(1), ':') {
            if let Some(segment) = segments.get_mut(count) {
                *segment = part;
                count += 1;
            }
        }
        let mut pairs = dialect.resources.segments.iter().zip(&segments);
        let lacks = pairs.any(|(segment, text)| segment.is_needed() && text.is_empty());
        Self {
            request,
            dialect,
            action,
            segments,
            count,
            is_whole: count == dialect.resources.segments.len() && !lacks,
        }
    }

    /// The segments of the resource; `None` where it is not written in the language's form.
    pub fn segments(&self) -> Option<&[&'r str]> {
        self.segments.get(..self.count).filter(|_| self.is_whole)
    }

    /// The service of the resource, where it is written in the language's form.
    pub fn resource_service(&self) -> &'r str {
        let segments = self.dialect.resources.segments.iter();
        let pairs = segments.zip(self.segments().unwrap_or_default());
        let mut services = pairs.filter(|(segment, _)| **segment == Segment::Service);
        services.next().map_or("", |(_, service)| service)
    }

    /// What is known of a key. Where the request has it in another spelling alone, nothing is.
    pub fn key(&self, name: &str) -> Lookup<'r> {
        let request = self.request;
        let case = self.dialect.conditions.key_case;
        match request.find(|known| case.same(known, name)) {
            None if self.other_spelling(name).is_some() => Lookup::Unknown,
            // The value of a variable may be given by the variable's own name.
            None => request.known(self.short(name)),
            found => request.known(found),
        }
    }

    /// The values of a global key by its name alone: `uin` for `qcs:uin`.
    fn short(&self, name: &str) -> Option<&'r [String]> {
        let short = name.strip_prefix(self.dialect.conditions.global_prefix)?;
        self.request.find(|known| known == short)
    }

    /// In which other spelling alone the request has a key, where nothing says whether it is the same.
    pub fn other_spelling(&self, name: &str) -> Option<Spelling> {
        let grammar = &self.dialect.conditions;
        let case = grammar.key_case;
        let has = |is_meant: &dyn Fn(&str) -> bool| {
            let found = self.request.find(is_meant);
            found.is_some_and(|values| !values.is_empty())
        };
        if self.request.find(|known| case.same(known, name)).is_some() {
            None
        } else if has(&|known| case.may_be_same(known, name)) {
            Some(Spelling::Case)
        } else if has(&|known| grammar.are_twins(known, name)) {
            Some(Spelling::Key)
        } else {
            None
        }
    }

    /// The other name of the account's root, where a name in a resource is one of both, and whether it is in its case, too.
    pub fn other_root(&self, name: &str) -> Option<(&'r str, bool)> {
        let root = self.dialect.spellings.root?;
        let account = self.account()?;
        if name.eq_ignore_ascii_case(root) {
            Some((account, name == root))
        } else if name.eq_ignore_ascii_case(account) {
            Some((root, name == account))
        } else {
            None
        }
    }

    /// Whether a pattern may name an account's root by the other name of the two, since the request does not tell the
    /// number that is one of them.
    pub fn may_be_other_root(&self, name: &str, pattern: &Pattern) -> bool {
        let spellings = &self.dialect.spellings;
        let (Some(root), Some(account)) = (spellings.root, self.account()) else {
            return false;
        };
        let classes = &spellings.classes;
        if classes.is_user(account) && spellings.own_account != Some(account) {
            return false;
        }
        if name.eq_ignore_ascii_case(root) {
            let mut users = classes.users.iter();
            return users.any(|begin| pattern.may_begin(begin));
        }
        let value = |name: &str| self.variable(name);
        classes.is_user(name) && pattern.matches_folding(root, root.len(), value) != Holds::No
    }

    /// The account of the resource, where it is written in the language's form.
    fn account(&self) -> Option<&'r str> {
        let segments = self.dialect.resources.segments.iter();
        let mut pairs = segments.zip(self.segments().unwrap_or_default());
        let account = pairs.find(|(segment, _)| **segment == Segment::Account);
        account.map(|(_, account)| *account)
    }

    /// What stands for a variable. With several values nothing says which.
    pub fn variable(&self, name: &str) -> Value<'r> {
        match self.variable_lookup(name) {
            Lookup::Given([text]) => Value::Text(text),
            Lookup::Absent if self.unset_matches_nothing() => Value::Nothing,
            Lookup::Given(_) | Lookup::Absent | Lookup::Unknown => Value::Unknown,
        }
    }

    /// What is known of a variable's key: the one of its name or, where the request does not speak of such a key, the
    /// global one (`qcs:uin` for `uin`).
    pub fn variable_lookup(&self, name: &str) -> Lookup<'r> {
        let request = self.request;
        let prefix = self.dialect.conditions.global_prefix;
        let rule = self.dialect.variables.case;
        let of = |is_meant: &dyn Fn(&str) -> bool| {
            let global = |known: &str| known.strip_prefix(prefix).is_some_and(is_meant);
            request.find(is_meant).or_else(|| request.find(global))
        };
        match of(&|known| rule.same(known, name)) {
            None if of(&|known| rule.may_be_same(known, name)).is_some() => Lookup::Unknown,
            found => request.known(found),
        }
    }

    /// The key by which a variable's value is asked for.
    pub fn variable_key(&self, name: &str) -> String {
        let grammar = &self.dialect.conditions;
        let global = format!("{}{name}", grammar.global_prefix);
        match grammar.key(&global) {
            Some(_) => global,
            None => name.to_owned(),
        }
    }

    fn unset_matches_nothing(&self) -> bool {
        self.dialect.decisions.unset_variable != UnsetVariable::Unknown
    }

    /// Whether a pattern may match nothing for a variable without a value, so that what its negation means is open.
    pub fn may_be_void(&self, pattern: &Pattern) -> bool {
        self.dialect.decisions.unset_variable == UnsetVariable::Void
            && pattern.may_be_void(|name| self.variable(name))
    }
}
