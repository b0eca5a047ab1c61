//! Why a request is denied, and the smallest changes that let it pass: each tried before it is proposed.

use super::relax;
use super::relaxation::{At, Relaxation};
use super::situation::Situation;
use super::wanted::{Obstacle, Wanted};
use crate::catalog::Catalog;
use crate::decide::{Boundary, InOrganization, Outcome, Refused, Request};

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

/// What the policies decide, without a search for changes.
pub(super) fn judge(request: &Request, situation: &Situation) -> Result<Explanation, Refused> {
    let before = situation.decide(request)?;
    let after = before.outcome;
    Ok(Explanation {
        before,
        steps: Vec::new(),
        after,
    })
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
