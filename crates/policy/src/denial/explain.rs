//! Why a request is denied, and the smallest changes that let it pass: each tried before it is proposed.

use super::relax;
use super::situation::{At, Situation};
use crate::catalog::Catalog;
use crate::decide::{Because, Boundary, InOrganization, Outcome, Refused, Request};
use crate::text::TextEdit;

/// More changes than any denial needs: two a level, and two for the caller's policies.
const MOST_STEPS: usize = 24;

/// Why a request is denied, and what would let it pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What the policies decide as they are. Where that is no denial, others than those given are at work.
    pub before: InOrganization,
    /// The smallest changes that were found, in the order in which they are made. Each was tried: the policies still have
    /// no error and no longer stop the request at that place for certain. Empty where nothing stops it for certain, or where no edit
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
    /// The resource that it lets pass, as it is written; `*` for all of them, and empty where it is not known.
    pub resource: String,
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
/// As [`crate::decide::Compiled::of`]: a policy that the vendor refuses decides nothing.
pub fn explain(
    request: &Request,
    situation: &Situation,
    catalog: &Catalog,
) -> Result<Explanation, Refused> {
    explained(&Wanted::of(request, request.resource()), situation, catalog)
}

/// The same for a request of whose resource only a part is known, and which therefore names none: what depends on it is
/// unknown. A statement that is added names the pattern ([`super::Denial::resource_pattern`]).
///
/// # Errors
/// As [`explain`].
pub fn explain_partly(
    request: &Request,
    pattern: &str,
    situation: &Situation,
    catalog: &Catalog,
) -> Result<Explanation, Refused> {
    explained(&Wanted::of(request, pattern), situation, catalog)
}

/// What is to pass.
pub(super) struct Wanted<'w> {
    pub request: &'w Request,
    /// The resource as a new statement names it.
    pub resource: &'w str,
    /// Whether it is all that is known of it.
    pub is_partial: bool,
}

impl<'w> Wanted<'w> {
    fn of(request: &'w Request, resource: &'w str) -> Self {
        Self {
            request,
            resource,
            is_partial: request.resource().is_empty() && !resource.is_empty(),
        }
    }
}

fn explained(
    wanted: &Wanted<'_>,
    situation: &Situation,
    catalog: &Catalog,
) -> Result<Explanation, Refused> {
    let request = wanted.request;
    let mut changed = situation.clone();
    let before = changed.decide(request)?;
    let mut decided = before.clone();
    let mut steps = Vec::new();
    while steps.len() < MOST_STEPS
        && let Some(obstacle) = obstacle(&decided)
        && let Some(set) = changed.set(obstacle.at)
        && let Some(step) = relax::smallest(set, &obstacle, wanted, catalog)
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
