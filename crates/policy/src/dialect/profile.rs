//! Kinds of policies within a language.

use super::{Dialect, Mark, PROFILES, Presence, Scope};
use crate::{Code, Severity};

/// A kind of policy within a language.
#[derive(Debug)]
pub struct Profile {
    /// Its name on the command line, such as `scp`.
    pub name: &'static str,
    /// What such a policy is called in a sentence, such as `a bucket's policy`.
    pub title: &'static str,
    /// The language.
    pub dialect: &'static Dialect,
    /// The largest document, counted in `counting`; `usize::MAX` where no limit is published.
    pub max_size: usize,
    /// What counts.
    pub counting: Counting,
    /// Whether statements name whom they speak of.
    pub principal: Presence,
    /// Whether statements list resources; `None` where the language alone says when they may be left out.
    pub resource: Option<Presence>,
    /// Which actions and resources it is about.
    pub scope: Scope,
    /// What a text shows that is of this kind: one of these is enough. A kind without any is never recognized, only
    /// chosen.
    pub marks: &'static [Mark],
    /// What this kind of policy may not say, though the language can.
    pub rules: &'static [Rule],
    /// Whether an allow grants something. A policy that only bounds others' permissions grants nothing, so
    /// that allowing everything there is harmless.
    pub grants: bool,
    /// Severities that differ from [`Code::severity`]; `None` turns a check off.
    pub severities: &'static [(Code, Option<Severity>)],
    /// The vendor's error code for a document with an error of this kind.
    pub vendor_codes: &'static [(Code, &'static str)],
    /// The vendor's error code for a text that is no JSON.
    pub syntax_vendor_code: Option<&'static str>,
    /// The vendor's error code for every other error.
    pub other_vendor_code: Option<&'static str>,
}

/// Which characters count when a document is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Those that are not whitespace.
    WithoutSpace,
    /// All of them.
    Everything,
    /// All of them, or all but the space between the parts of the document: no page says which.
    Open,
}

/// Something that a kind of policy may not say, though its language can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// In an action a wildcard stands alone or at the end.
    ActionWildcardAtEnd,
    /// What allows has no condition.
    AllowWithoutCondition,
    /// What allows speaks of all resources.
    AllowOnAllResources,
    /// What allows lists its actions, and never all but some.
    AllowListsActions,
    /// No statement speaks of all resources but some.
    ListsResources,
}

/// Two kinds are the same where they are the same table.
impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Profile {}

impl Profile {
    /// The kind of that name of a language; `None` where there is no such kind.
    pub fn named(language: &str, name: &str) -> Option<&'static Profile> {
        let mut kinds = PROFILES.iter().copied();
        kinds.find(|kind| kind.dialect.name == language && kind.name == name)
    }

    /// The severity of a finding, or `None` where the profile does not make it.
    pub fn severity(&self, code: Code) -> Option<Severity> {
        let own = self.severities.iter().find(|(listed, _)| *listed == code);
        own.map_or_else(|| Some(code.severity()), |(_, severity)| *severity)
    }

    /// The vendor's error code for a finding of that code.
    pub fn vendor_code(&self, code: Code) -> Option<&'static str> {
        let own = self.vendor_codes.iter().find(|(listed, _)| *listed == code);
        let fallback = if code.is_syntax() {
            self.syntax_vendor_code
        } else {
            self.other_vendor_code
        };
        own.map(|(_, vendor)| *vendor).or(fallback)
    }
}
