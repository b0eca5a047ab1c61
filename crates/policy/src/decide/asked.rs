//! A request as one language reads it.

use super::pattern::Value;
use super::request::{Lookup, Request};
use crate::dialect::{Dialect, UnsetVariable};

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
        Self {
            request,
            dialect,
            action,
            segments,
            count,
        }
    }

    /// The segments of the resource; `None` where it is not written in the language's form.
    pub fn segments(&self) -> Option<&[&'r str]> {
        let complete = self.count == self.dialect.resources.segments.len();
        self.segments.get(..self.count).filter(|_| complete)
    }

    /// What is known of a key.
    pub fn key(&self, name: &str) -> Lookup<'r> {
        let request = self.request;
        let found = request.find(|known| self.is_key(known, name));
        request.known(found)
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
        let global = |known: &str| {
            let rest = known.strip_prefix(prefix);
            rest.is_some_and(|rest| self.is_key(rest, name))
        };
        let found = request.find(|known| self.is_key(known, name));
        request.known(found.or_else(|| request.find(global)))
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
        self.dialect.decisions.unset_variable == UnsetVariable::MatchesNothing
    }

    fn is_key(&self, known: &str, name: &str) -> bool {
        let ignores_case = self.dialect.conditions.key_ignores_case;
        known == name || (ignores_case && known.eq_ignore_ascii_case(name))
    }
}
