//! How statements are named outside of their text.

use std::ops::Range;

use super::fingerprint;
use crate::dialect::{Profile, Role};
use crate::json::{self, NodeKind, Parsed};
use crate::model::Policy;

/// A statement, with what it can be named by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its place, from 1; for people, since it moves with what stands before it.
    pub number: usize,
    /// Its bytes, braces included.
    pub range: Range<usize>,
    /// Its Sid, where the language has one and it is not empty.
    pub sid: Option<String>,
    /// `sha256:` and twenty hexadecimal digits: SHA-256 of what it says, whatever its layout.
    pub fingerprint: String,
}

impl Statement {
    /// Whether it has this Sid or this fingerprint.
    pub fn is_named(&self, name: &str) -> bool {
        if fingerprint::is_one(name) {
            self.fingerprint == name
        } else {
            self.sid.as_deref() == Some(name)
        }
    }

    /// What names it best: the Sid, or else the fingerprint.
    pub fn name(&self) -> &str {
        self.sid.as_deref().unwrap_or(&self.fingerprint)
    }
}

/// The statements of a policy text, with their names. A text that is not JSON gives those that could be read.
pub fn statements(text: &str, profile: &'static Profile) -> Vec<Statement> {
    of(text, &json::parse(text), profile)
}

pub(super) fn of(text: &str, parsed: &Parsed, profile: &'static Profile) -> Vec<Statement> {
    let policy = Policy::new(text, parsed, profile.dialect);
    let statements = policy.iter().flat_map(|policy| &policy.statements);
    statements
        .zip(1..)
        .map(|(statement, number)| {
            let sid = statement
                .member(Role::Sid)
                .filter(|sid| parsed.tree.kind(sid.value) == NodeKind::String)
                .map(|sid| parsed.tree.text(text, sid.value).into_owned())
                .filter(|sid| !sid.is_empty());
            let content = text.get(statement.range.clone()).unwrap_or_default();
            Statement {
                number,
                range: statement.range.clone(),
                sid,
                fingerprint: fingerprint::of(content),
            }
        })
        .collect()
}
