//! Why a request is denied, and the smallest changes that let it pass: each tried before it is proposed.

use super::relax;
use crate::catalog::Catalog;
use crate::decide::{
    Because, Boundary, Caller, Chain, Compiled, Exemptions, InOrganization, Level, Outcome,
    PolicySource, Refused, Request, decide_in_organization,
};
use crate::dialect::Profile;
use crate::text::TextEdit;

/// More changes than any denial needs: two a level, and two for the caller's policies.
const MOST_STEPS: usize = 24;

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

/// Which policies are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// The caller's.
    Identity,
    /// Those of a level, by its place in [`Situation::levels`].
    Level(usize),
}

/// Why a request is denied, and what would let it pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What the policies decide as they are. Where that is no denial, others than those given are at work.
    pub before: InOrganization,
    /// The smallest changes that were found, in the order in which they are made. Each was tried: the policies still have
    /// no error and no longer stop the request at that place. Empty where nothing stops it for certain, or where no edit
    /// was found.
    pub steps: Vec<Relaxation>,
    /// What the policies decide with all changes.
    pub after: Outcome,
}

/// A change of one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// Where the policy is.
    pub at: At,
    /// Its place there; past the last one for a policy that is to be added.
    pub policy: usize,
    /// Its name; empty for one that is to be added.
    pub name: String,
    /// The statement that is changed, from 0; `None` where one is added.
    pub statement: Option<usize>,
    /// What is done.
    pub kind: Kind,
    /// What passes with it.
    pub breadth: Breadth,
    /// The edits of the policy's text as the steps before have left it.
    pub edits: Vec<TextEdit>,
    /// The text with them; `None` where the policy is to be unbound.
    pub after: Option<String>,
}

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A statement that allows the request is added to the policy.
    AddStatement,
    /// A policy that allows the request is added.
    AddPolicy,
    /// The statement no longer speaks of the action.
    ExceptAction {
        /// Another statement then denies it on all other resources.
        is_kept_elsewhere: bool,
        /// A pattern gives way to the other actions that the catalog lists: how many.
        listed: Option<usize>,
    },
    /// The statement no longer speaks of the resource.
    ExceptResource,
    /// Entries are taken out of the statement's actions or resources.
    RemoveEntries(Vec<String>),
    /// The statement is taken out.
    RemoveStatement,
    /// The policy says nothing else: it is to be unbound.
    Unbind,
}

/// What a change lets pass, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breadth {
    /// This action on this resource.
    Request,
    /// The same, and actions that the catalog does not list.
    AsListed,
    /// This action on whatever the request names by a pattern, such as an instance still to be created.
    Pattern,
    /// The action on every resource of the statement.
    Action,
    /// Every action of the statement on the resource.
    Resource,
    /// Whatever the entries name that are taken out.
    Entries,
    /// Whatever the statement denies.
    Statement,
}

/// Explains why a request is denied, and searches the smallest changes that let it pass. A catalog lets patterns be
/// replaced by the actions that they name.
///
/// ```
/// use charter_policy::decide::{Outcome, Request};
/// use charter_policy::denial::{Breadth, PolicySet, PolicyText, Situation, explain};
/// use charter_policy::{Catalog, tencent};
///
/// let text = r#"{"version": "2.0", "statement": [
///     {"effect": "allow", "action": "*", "resource": "*"},
///     {"effect": "deny", "action": ["cvm:StopInstances", "cvm:TerminateInstances"], "resource": "*"}]}"#;
/// let policies = vec![PolicyText { name: "ops".into(), text: text.into() }];
/// let situation = Situation {
///     identity: Some(PolicySet { profile: &tencent::CAM, owners: Vec::new(), policies }),
///     ..Situation::default()
/// };
/// let request = Request::new("cvm:StopInstances", "qcs::cvm:ap-guangzhou:uin/1:instance/ins-1");
/// let explained = explain(&request, &situation, &Catalog::empty())?;
/// assert_eq!(explained.before.outcome, Outcome::ExplicitDeny);
/// assert_eq!(explained.steps[0].breadth, Breadth::Action);
/// assert_eq!(explained.after, Outcome::Allowed);
/// # Ok::<(), charter_policy::decide::Refused>(())
/// ```
///
/// # Errors
/// As [`Compiled::of`]: a policy that the vendor refuses decides nothing.
pub fn explain(
    request: &Request,
    situation: &Situation,
    catalog: &Catalog,
) -> Result<Explanation, Refused> {
    let mut changed = situation.clone();
    let before = changed.decide(request)?;
    let mut decided = before.clone();
    let mut steps = Vec::new();
    while steps.len() < MOST_STEPS
        && let Some(obstacle) = obstacle(&decided)
        && let Some(set) = changed.set(obstacle.at)
        && let Some(step) = relax::smallest(set, &obstacle, request, catalog)
    {
        changed.make(&step);
        steps.push(step);
        decided = changed.decide(request)?;
    }
    Ok(Explanation {
        before,
        steps,
        after: decided.outcome,
    })
}

/// What stops a request for certain.
pub(super) struct Obstacle<'d> {
    pub at: At,
    /// Whether statements deny it; else none allows it.
    pub is_denied: bool,
    /// The statements that deny, or those that would allow the action.
    pub because: &'d [Because],
}

fn obstacle(decided: &InOrganization) -> Option<Obstacle<'_>> {
    let of_level = |level: usize, is_denied, because| Obstacle {
        at: At::Level(level),
        is_denied,
        because,
    };
    match &decided.boundary {
        Boundary::DeniedAt { level, because } => return Some(of_level(*level, true, because)),
        Boundary::NothingAllowsAt { level, because } => {
            return Some(of_level(*level, false, because));
        }
        Boundary::NotBlocked | Boundary::Exempt(_) | Boundary::Unknown { .. } => {}
    }
    let identity = decided.identity.as_ref()?;
    let is_denied = match identity.outcome {
        Outcome::ExplicitDeny => true,
        Outcome::ImplicitDeny => false,
        Outcome::Allowed | Outcome::NotBlocked | Outcome::Unknown => return None,
    };
    Some(Obstacle {
        at: At::Identity,
        is_denied,
        because: &identity.because,
    })
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

    /// Makes a change.
    pub fn make(&mut self, step: &Relaxation) {
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
