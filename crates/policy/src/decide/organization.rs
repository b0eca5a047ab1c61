//! Service control policies: the boundaries that an organization sets for its members.
//!
//! Source: the vendor's chapter on service control policies, “How a service control policy works”, point 6. What it does
//! not say is a switch: see [`Exemptions`].

use super::compiled::Compiled;
use super::request::Request;
use super::{Because, Decision, Outcome, Unsure};

/// The levels of an organization that judge a request.
///
/// They are those of the account that **owns the resource**, whoever asks: first the account itself, then each
/// department above it, last the root. Each level is judged by the policies that are bound directly to it.
#[derive(Debug, Default)]
pub struct Chain {
    /// The levels, the account first and the root last.
    pub levels: Vec<Level>,
    /// Whether the resource belongs to the management account.
    pub owner_is_management: bool,
}

/// A level: an account, a department or the root.
#[derive(Debug)]
pub struct Level {
    /// Its name, of the caller's choice.
    pub name: String,
    /// The policies bound directly to it, those inherited left out.
    pub policies: Compiled,
}

/// Who asks, as far as boundaries differ for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Caller {
    /// A user or role of a member account.
    #[default]
    Member,
    /// The root account of a member.
    MemberRoot,
    /// Anybody of the management account.
    Management,
    /// A service-linked role.
    ServiceLinkedRole,
}

/// Who is exempt from boundaries, where the vendor does not say it. Service-linked roles always are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exemptions {
    /// The management account, as the one that asks or that owns the resource. **UNVERIFIED**: the chapter binds policies
    /// to departments and members and speaks of “users or roles among members”; exempt by default.
    pub management_account: bool,
    /// Members' root accounts. **UNVERIFIED**: the chapter speaks of users and roles alone; subject by default, so that no
    /// boundary is promised to be open.
    pub member_roots: bool,
}

impl Default for Exemptions {
    fn default() -> Self {
        Self {
            management_account: true,
            member_roots: false,
        }
    }
}

/// Why no boundary applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exemption {
    /// A service-linked role asks.
    ServiceLinkedRole,
    /// The management account asks or owns the resource.
    ManagementAccount,
    /// A member's root account asks.
    MemberRoot,
}

/// What the boundaries say. They never grant anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Boundary {
    /// Every level lets it pass.
    NotBlocked,
    /// They do not apply.
    Exempt(Exemption),
    /// A statement of that level denies it; the vendor calls this “Explicit Deny”.
    DeniedAt {
        /// The level's place in the chain.
        level: usize,
        /// The statements.
        because: Vec<Because>,
    },
    /// No statement of that level allows it; the vendor calls this “Explicit Deny” too.
    NothingAllowsAt {
        /// The level's place in the chain.
        level: usize,
        /// The statements that would allow the action but do not apply.
        because: Vec<Because>,
    },
    /// It depends on what the request does not say.
    Unknown {
        /// The first level that leaves it open.
        level: usize,
        /// The statements there that may apply.
        because: Vec<Because>,
        /// The keys that could change it, of all levels.
        missing: Vec<String>,
        /// What else could change it, of all levels.
        unsure: Vec<Unsure>,
    },
}

/// What becomes of a request in an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InOrganization {
    /// [`Outcome::NotBlocked`] where the boundaries let it pass and no identity policies are given; never
    /// [`Outcome::Allowed`] without them.
    pub outcome: Outcome,
    /// What the boundaries say.
    pub boundary: Boundary,
    /// What the identity policies say, where they are given and asked: a request that a boundary blocks does not
    /// reach them.
    pub identity: Option<Decision>,
}

impl Chain {
    /// A chain of levels, the account that owns the resource first and the root last.
    pub fn new(levels: Vec<Level>) -> Self {
        Self {
            levels,
            owner_is_management: false,
        }
    }

    /// Judges a request, level by level from the account up. The first level that denies it or does not allow it
    /// ends it.
    ///
    /// A level that the request leaves open does not hide one above it that blocks for certain: then that is given,
    /// since the request is blocked either way.
    ///
    /// ```
    /// use charter_policy::decide::{Boundary, Caller, Chain, Compiled, Exemptions, Level, Request};
    /// use charter_policy::tencent;
    ///
    /// let full = r#"{"version": "2.0", "statement": {"effect": "allow", "action": "*", "resource": "*"}}"#;
    /// let no_logs = r#"{"version": "2.0", "statement": [
    ///     {"effect": "allow", "action": "*", "resource": "*"},
    ///     {"effect": "deny", "action": "cls:Delete*", "resource": "*"}]}"#;
    /// let level = |name: &str, text| {
    ///     Ok::<_, charter_policy::decide::Refused>(Level {
    ///         name: name.into(),
    ///         policies: Compiled::new(text, &tencent::SCP)?,
    ///     })
    /// };
    /// let chain = Chain::new(vec![level("member", full)?, level("Finance", no_logs)?, level("Root", full)?]);
    /// let judge = |action| {
    ///     chain.decide(&Request::new(action, "*").complete(), Caller::Member, Exemptions::default())
    /// };
    /// assert_eq!(judge("cvm:RunInstances"), Boundary::NotBlocked);
    /// assert!(matches!(judge("cls:DeleteTopic"), Boundary::DeniedAt { level: 1, .. }));
    /// # Ok::<(), charter_policy::decide::Refused>(())
    /// ```
    pub fn decide(&self, request: &Request, caller: Caller, exemptions: Exemptions) -> Boundary {
        if let Some(exemption) = self.exemption(caller, exemptions) {
            return Boundary::Exempt(exemption);
        }
        let mut open: Option<(usize, Decision)> = None;
        for (level, bound) in self.levels.iter().enumerate() {
            let decision = bound.policies.decide(request);
            let because = decision.because.clone();
            match decision.outcome {
                Outcome::ExplicitDeny => return Boundary::DeniedAt { level, because },
                Outcome::ImplicitDeny => return Boundary::NothingAllowsAt { level, because },
                Outcome::Allowed | Outcome::NotBlocked => {}
                Outcome::Unknown => match &mut open {
                    None => open = Some((level, decision)),
                    Some((_, first)) => first.add_open(decision),
                },
            }
        }
        open.map_or(Boundary::NotBlocked, |(level, decision)| {
            Boundary::Unknown {
                level,
                because: decision.because,
                missing: decision.missing,
                unsure: decision.unsure,
            }
        })
    }

    fn exemption(&self, caller: Caller, exemptions: Exemptions) -> Option<Exemption> {
        let is_management = caller == Caller::Management || self.owner_is_management;
        if caller == Caller::ServiceLinkedRole {
            Some(Exemption::ServiceLinkedRole)
        } else if is_management && exemptions.management_account {
            Some(Exemption::ManagementAccount)
        } else if caller == Caller::MemberRoot && exemptions.member_roots {
            Some(Exemption::MemberRoot)
        } else {
            None
        }
    }
}

impl Decision {
    /// Adds what another open decision depends on.
    fn add_open(&mut self, other: Self) {
        for key in other.missing {
            if !self.missing.contains(&key) {
                self.missing.push(key);
            }
        }
        for unsure in other.unsure {
            if !self.unsure.contains(&unsure) {
                self.unsure.push(unsure);
            }
        }
    }
}

impl Boundary {
    /// What it comes to: both kinds of block are an explicit deny, as the vendor has it.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::NotBlocked | Self::Exempt(_) => Outcome::NotBlocked,
            Self::DeniedAt { .. } | Self::NothingAllowsAt { .. } => Outcome::ExplicitDeny,
            Self::Unknown { .. } => Outcome::Unknown,
        }
    }
}

/// Judges a request by an organization's boundaries and then, where they let it pass, by identity policies.
///
/// Without identity policies the answer is at best [`Outcome::NotBlocked`]: boundaries never grant. Where the boundaries
/// are open but the identity policies deny for certain, the request is denied either way.
pub fn decide_in_organization(
    identity: Option<&Compiled>,
    chain: &Chain,
    request: &Request,
    caller: Caller,
    exemptions: Exemptions,
) -> InOrganization {
    let boundary = chain.decide(request, caller, exemptions);
    let bounded = boundary.outcome();
    let identity = identity.filter(|_| bounded != Outcome::ExplicitDeny);
    let identity = identity.map(|policies| policies.decide(request));
    let outcome = match (bounded, identity.as_ref().map(|decision| decision.outcome)) {
        (Outcome::NotBlocked, Some(outcome)) => outcome,
        (Outcome::Unknown, Some(deny @ (Outcome::ExplicitDeny | Outcome::ImplicitDeny))) => deny,
        (bounded, _) => bounded,
    };
    InOrganization {
        outcome,
        boundary,
        identity,
    }
}
