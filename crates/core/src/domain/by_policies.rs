//! The judge that asks the engine of decisions: the policies of who acts, and the service control policies above the account.

use super::areas::{BOUNDARIES, IDENTITIES};
use super::authorize::{is_manager, organization_of};
use super::caller::{Caller, Identity};
use super::judge::{Judge, Wish};
use super::state::State;
use crate::contract::{Cloud, Error, ErrorCode, Uin};
use charter_policy::decide::{
    Because, Boundary, Decision, Exemptions, Holds, InOrganization, Outcome, Request, Unsure,
};
use charter_policy::denial::{PolicySet, Situation};
use charter_policy::dialect::naver;
use charter_policy::{Profile, english, huawei, tencent};

/// Decides by the policies that stand in the state, as the cloud does: the chain of service control policies first, then
/// those of who acts. What they leave open is not allowed, and the refusal says what it depends on.
#[derive(Debug, Clone, Copy)]
pub struct ByPolicies;

impl Judge for ByPolicies {
    fn judge(&self, state: &State, wish: Wish<'_>) -> Result<(), Error> {
        let situation = situation(state, wish);
        let decided = match situation.decide(&request(wish)) {
            Ok(decided) => decided,
            Err(refused) => {
                return Err(refusal(wish, format!("The {refused}."), vec![refused.name]));
            }
        };
        match decided.outcome {
            Outcome::Allowed => Ok(()),
            _ => {
                let (why, records) = reason(&decided, &situation, wish.caller);
                Err(refusal(wish, why, records))
            }
        }
    }
}

/// The kind of policy that grants in each cloud.
fn profile(cloud: Cloud) -> &'static Profile {
    match cloud {
        Cloud::Tencent => &tencent::CAM,
        Cloud::Huawei => &huawei::V5_0,
        Cloud::Naver => &naver::USER_POLICY,
    }
}

/// An account as the resources of a cloud write it.
fn name_of(cloud: Cloud, account: Uin) -> String {
    match cloud {
        Cloud::Tencent => format!("uin/{account}"),
        Cloud::Huawei | Cloud::Naver => account.to_string(),
    }
}

fn situation(state: &State, wish: Wish<'_>) -> Situation {
    let caller = wish.caller;
    let policies: Vec<_> = IDENTITIES
        .iter()
        .flat_map(|of| of(state, caller, wish.cloud))
        .collect();
    let identity = (!policies.is_empty()).then(|| PolicySet {
        profile: profile(wish.cloud),
        owners: vec![name_of(wish.cloud, caller.account)],
        policies,
    });
    let owner = wish.resource.judged_at(caller);
    let boundaries = BOUNDARIES.iter().filter(|(cloud, _)| *cloud == wish.cloud);
    Situation {
        identity,
        levels: boundaries
            .flat_map(|(_, above)| above(state, owner))
            .collect(),
        owner_is_management: manages(state, Caller::root(owner)),
        caller: asking(state, caller),
        exemptions: Exemptions::default(),
    }
}

fn manages(state: &State, caller: Caller) -> bool {
    organization_of(state, caller).is_ok_and(|organization| is_manager(state, organization, caller))
}

/// Who asks, as far as boundaries differ for them.
fn asking(state: &State, caller: Caller) -> charter_policy::decide::Caller {
    use charter_policy::decide::Caller as Asking;
    match caller.identity {
        Identity::ServiceLinkedRole(_) => Asking::ServiceLinkedRole,
        _ if manages(state, caller) => Asking::Management,
        _ => Asking::Member,
    }
}

/// What is known of the request. From where it comes, and what tags its resource has, is not.
fn request(wish: Wish<'_>) -> Request {
    let Caller { account, identity } = wish.caller;
    let request = Request::new(wish.permission, wish.resource.name())
        .with("qcs:current_time", [wish.now.to_utc()])
        .with("owner_uin", [account.to_string()]);
    match identity {
        Identity::SubUser(Uin(uin)) => request.with("uin", [uin.to_string()]),
        _ => request,
    }
}

/// The refusal in the vendor's words, which the page of denials reads, and then who decided.
fn refusal(wish: Wish<'_>, why: String, records: Vec<String>) -> Error {
    let (action, resource) = (wish.permission, wish.resource.name());
    let message = format!(
        "You are not authorized to perform operation ({action}), resource ({resource}) has no permission. {why}"
    );
    Error::new(ErrorCode::NotPermitted, message).naming(records)
}

/// What decided, and the policies behind it.
fn reason(
    decided: &InOrganization,
    situation: &Situation,
    caller: Caller,
) -> (String, Vec<String>) {
    let name = |level: usize| {
        let set = situation.levels.get(level);
        set.map_or("", |set| set.name.as_str())
    };
    match (&decided.boundary, &decided.identity) {
        (Boundary::DeniedAt { level, because }, _) => {
            let (policies, at) = (policies(because), name(*level));
            let named = policies.join(", ");
            let why = format!("The service control policy {named} of {at} denies it.");
            (why, policies)
        }
        (Boundary::NothingAllowsAt { level, .. }, _) => {
            let at = name(*level);
            let why = format!("No service control policy of {at} allows it.");
            (why, vec![at.to_owned()])
        }
        (
            Boundary::Unknown {
                level,
                because,
                missing,
                unsure,
            },
            Some(Decision {
                outcome: Outcome::Allowed,
                ..
            }),
        ) => {
            let (policies, at) = (undecided(because), name(*level));
            let (named, open) = (policies.join(", "), open(missing, unsure));
            let why = format!(
                "Whether the service control policy {named} of {at} allows it depends on {open}."
            );
            (why, policies)
        }
        (Boundary::NotBlocked | Boundary::Exempt(_) | Boundary::Unknown { .. }, Some(decision)) => {
            granted(decision, caller)
        }
        // Boundaries grant nothing.
        (Boundary::NotBlocked | Boundary::Exempt(_) | Boundary::Unknown { .. }, None) => {
            let why = format!("No policies of {} are known.", caller.identity);
            (why, Vec::new())
        }
    }
}

/// Why the policies of who acts do not allow it.
fn granted(decision: &Decision, caller: Caller) -> (String, Vec<String>) {
    let who = caller.identity;
    let decisive = policies(&decision.because);
    match decision.outcome {
        Outcome::ExplicitDeny => {
            let named = decisive.join(", ");
            (format!("The policy {named} of {who} denies it."), decisive)
        }
        Outcome::ImplicitDeny => (format!("No policy of {who} allows it."), decisive),
        Outcome::Unknown => {
            let policies = undecided(&decision.because);
            let named = policies.join(", ");
            let open = open(&decision.missing, &decision.unsure);
            let why = format!("Whether the policy {named} of {who} allows it depends on {open}.");
            (why, policies)
        }
        // Policies that bound others; and an allow, which is refused only where a boundary is in the way, as said above.
        Outcome::NotBlocked | Outcome::Allowed => {
            let named = decisive.join(", ");
            let why = format!("The policy {named} of {who} does not grant it by itself.");
            (why, decisive)
        }
    }
}

/// The names of the policies behind a decision, each once.
fn policies<'b>(because: impl IntoIterator<Item = &'b Because>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for because in because {
        if !names.contains(&because.policy) {
            names.push(because.policy.clone());
        }
    }
    names
}

/// The names of those that leave it open.
fn undecided(because: &[Because]) -> Vec<String> {
    let open = |because: &&Because| because.applies == Holds::Unknown;
    policies(because.iter().filter(open))
}

/// What is not known.
fn open(missing: &[String], unsure: &[Unsure]) -> String {
    let unsure = unsure.iter().map(english::unsure);
    let all: Vec<String> = missing.iter().cloned().chain(unsure).collect();
    all.join(", ")
}
