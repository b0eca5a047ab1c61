//! What decides a request: policies as texts, so that they can be changed and tried again.

use super::relaxation::{At, Relaxation};
use crate::decide::{
    Caller, Chain, Compiled, Exemptions, InOrganization, Level, PolicySource, Refused, Request,
    decide_in_organization,
};
use crate::dialect::Profile;

/// Everything that decides: the policies of the caller, and those of an organization's levels.
#[derive(Debug, Clone, Default)]
pub struct Situation {
    /// The caller's policies; `None` where they are not known.
    pub identity: Option<PolicySet>,
    /// The levels of the account that owns the resource: first the account, last the root.
    pub levels: Vec<LevelSet>,
    /// Whether the resource belongs to the management account.
    pub owner_is_management: bool,
    /// Who asks.
    pub caller: Caller,
    /// Who is exempt from boundaries.
    pub exemptions: Exemptions,
}

/// A level with its policies.
#[derive(Debug, Clone)]
pub struct LevelSet {
    /// Its name.
    pub name: String,
    /// The policies bound directly to it.
    pub policies: PolicySet,
}

/// Policies that are judged together.
#[derive(Debug, Clone)]
pub struct PolicySet {
    /// Their kind.
    pub profile: &'static Profile,
    /// The account that owns them, by each of its names as resources write it; empty where it is not known.
    pub owners: Vec<String>,
    /// The policies.
    pub policies: Vec<PolicyText>,
}

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyText {
    /// Its name, of the caller's choice.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl PolicySet {
    /// Compiles them.
    ///
    /// # Errors
    /// As [`Compiled::of`].
    pub fn compile(&self) -> Result<Compiled, Refused> {
        let source = |policy| PolicyText::source(policy, &self.owners);
        let sources: Vec<PolicySource<'_>> = self.policies.iter().map(source).collect();
        Compiled::of(&sources, self.profile)
    }
}

impl PolicyText {
    fn source<'s>(&'s self, owners: &'s [String]) -> PolicySource<'s> {
        let source = PolicySource::new(&self.name, &self.text);
        owners
            .iter()
            .fold(source, |source, owner| source.owned_by(owner))
    }
}

impl Situation {
    /// Decides a request.
    ///
    /// # Errors
    /// As [`Compiled::of`].
    pub fn decide(&self, request: &Request) -> Result<InOrganization, Refused> {
        let identity = match &self.identity {
            Some(set) => Some(set.compile()?),
            None => None,
        };
        let mut levels = Vec::with_capacity(self.levels.len());
        for level in &self.levels {
            levels.push(Level {
                name: level.name.clone(),
                policies: level.policies.compile()?,
            });
        }
        let mut chain = Chain::new(levels);
        chain.owner_is_management = self.owner_is_management;
        let (caller, exemptions) = (self.caller, self.exemptions);
        Ok(decide_in_organization(
            identity.as_ref(),
            &chain,
            request,
            caller,
            exemptions,
        ))
    }

    /// The policies at a place.
    pub fn set(&self, at: At) -> Option<&PolicySet> {
        match at {
            At::Identity => self.identity.as_ref(),
            At::Level(level) => self.levels.get(level).map(|level| &level.policies),
        }
    }

    /// The other levels to which the policy of a change is bound: by the same name, with the same text. The change is
    /// made there as well, since it is one policy.
    pub fn also_bound(&self, step: &Relaxation) -> Vec<usize> {
        let own = self.set(step.at);
        let own = own.and_then(|set| set.policies.get(step.policy));
        let (Some(own), At::Level(at), Some(_)) = (own, step.at, &step.after) else {
            return Vec::new();
        };
        let levels = self.levels.iter().enumerate();
        let others = levels.filter(|(level, set)| {
            *level != at && !own.name.is_empty() && set.policies.policies.contains(own)
        });
        others.map(|(level, _)| level).collect()
    }

    /// Makes a change, wherever the policy is bound.
    pub fn make(&mut self, step: &Relaxation) {
        let before = self.set(step.at);
        let before = before
            .and_then(|set| set.policies.get(step.policy))
            .cloned();
        for level in self.also_bound(step) {
            let policies = self.levels.get_mut(level);
            let policies = policies
                .into_iter()
                .flat_map(|level| &mut level.policies.policies);
            for policy in policies.filter(|policy| Some(&**policy) == before.as_ref()) {
                if let Some(after) = &step.after {
                    policy.text.clone_from(after);
                }
            }
        }
        let set = match step.at {
            At::Identity => self.identity.as_mut(),
            At::Level(level) => self.levels.get_mut(level).map(|level| &mut level.policies),
        };
        if let Some(set) = set {
            set.make(step);
        }
    }
}

impl PolicySet {
    pub(super) fn make(&mut self, step: &Relaxation) {
        match (&step.after, self.policies.get_mut(step.policy)) {
            (Some(after), Some(policy)) => policy.text.clone_from(after),
            (Some(after), None) => self.policies.push(PolicyText {
                name: step.name.clone(),
                text: after.clone(),
            }),
            (None, Some(_)) => {
                self.policies.remove(step.policy);
            }
            (None, None) => {}
        }
    }
}
