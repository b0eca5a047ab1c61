//! Policies, compiled: what decides without allocating.

use super::asked::Asked;
use super::index::{Index, Merged};
use super::logic::Holds;
use super::refused::{self, Refused};
use super::request::Request;
use super::statement::{Source, Statement};
use super::{Outcome, Place, PolicySource, Verdict};
use crate::dialect::{Dialect, Profile, Role};
use crate::json;
use crate::model::Policy;

/// Policies that are judged together, such as those bound to a user and that of the bucket that he asks for.
///
/// ```
/// use charter_policy::decide::{Compiled, Outcome, PolicySource, Request};
/// use charter_policy::tencent;
///
/// let read = r#"{"version": "2.0", "statement": {"effect": "allow", "action": "cos:Get*", "resource": "*"}}"#;
/// let guard = r#"{"version": "2.0", "statement": {"effect": "deny", "action": "cos:*",
///     "resource": "qcs::cos:::secret/*"}}"#;
/// let policies = Compiled::of(
///     &[PolicySource::new("read", read), PolicySource::new("guard", guard).owned_by("uid/1250000000")],
///     &tencent::CAM,
/// )?;
/// let verdict = |path| {
///     let resource = format!("qcs::cos:ap-guangzhou:uid/1250000000:{path}");
///     policies.verdict(&Request::new("cos:GetObject", &resource))
/// };
/// assert_eq!(verdict("open/a.txt").outcome, Outcome::Allowed);
/// assert_eq!(verdict("secret/a.txt").outcome, Outcome::ExplicitDeny);
/// assert_eq!(verdict("secret/a.txt").decided_by.map(|place| place.policy), Some(1));
/// # Ok::<(), charter_policy::decide::Refused>(())
/// ```
#[derive(Debug)]
pub struct Compiled {
    pub(super) profile: &'static Profile,
    pub(super) policies: Vec<Named>,
    pub(super) statements: Vec<Statement>,
    index: Index,
}

/// What is known of a policy beside its statements.
#[derive(Debug)]
pub(super) struct Named {
    pub name: Box<str>,
    pub owners: Box<[Box<str>]>,
}

impl Compiled {
    /// Compiles one policy. Its name is empty and its owner unknown: see [`Compiled::of`].
    ///
    /// # Errors
    /// As [`Compiled::of`].
    pub fn new(text: &str, profile: &'static Profile) -> Result<Self, Refused> {
        Self::of(&[PolicySource::new("", text)], profile)
    }

    /// Compiles policies that are judged together: those of one kind and, beside policies that name no principal, those of
    /// roles and resources, each under the kind that it is written like.
    ///
    /// # Errors
    /// The first policy in which a check finds an error, the size limits left aside: the vendor refuses such a
    /// document, so that what it would decide nobody can say. No statement is ever left out silently.
    pub fn of(sources: &[PolicySource<'_>], profile: &'static Profile) -> Result<Self, Refused> {
        let mut policies = Vec::new();
        let mut statements = Vec::new();
        for (number, source) in sources.iter().enumerate() {
            statements_of(number, source, profile, &mut statements)?;
            policies.push(Named {
                name: source.name.into(),
                owners: source.owners.iter().map(|owner| (*owner).into()).collect(),
            });
        }
        let index = Index::new(&statements);
        Ok(Self {
            profile,
            policies,
            statements,
            index,
        })
    }

    /// The kind of policy.
    pub fn profile(&self) -> &'static Profile {
        self.profile
    }

    /// How many statements there are.
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Whether there is no statement: then nothing is allowed.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// The name of a policy, as it was given.
    pub fn policy_name(&self, policy: usize) -> &str {
        self.policies.get(policy).map_or("", |policy| &policy.name)
    }

    /// Decides a request, without allocating: a deny that applies decides, then a statement that allows; where
    /// neither is there, the request is denied implicitly. What the request does not say makes the outcome
    /// [`Outcome::Unknown`] only where it could change it.
    pub fn verdict(&self, request: &Request) -> Verdict {
        let asked = Asked::new(request, self.dialect());
        let candidates = self.index.candidates(&asked);
        let first = |allow| self.first(&asked, candidates.of(allow));
        let (outcome, decided_by) = match first(false) {
            Some((Holds::Yes, deny)) => (Outcome::ExplicitDeny, Some(deny)),
            deny => match (deny, first(true)) {
                (_, None) => (Outcome::ImplicitDeny, None),
                (Some((_, deny)), _) => (Outcome::Unknown, Some(deny)),
                (None, Some((Holds::Yes, allow))) => (self.allowed(), Some(allow)),
                (None, Some((_, allow))) => (Outcome::Unknown, Some(allow)),
            },
        };
        Verdict {
            outcome,
            decided_by: decided_by.map(|statement| statement.place),
        }
    }

    /// The first of some statements that applies or, where there is none, the first that may.
    fn first(&self, asked: &Asked<'_>, numbers: Merged<'_>) -> Option<(Holds, &Statement)> {
        let mut open = None;
        for statement in numbers.filter_map(|number| self.statements.get(number)) {
            match statement.holds(asked, self.owners(statement)) {
                Holds::Yes => return Some((Holds::Yes, statement)),
                Holds::Unknown => open = open.or(Some((Holds::Unknown, statement))),
                Holds::No => {}
            }
        }
        open
    }

    /// The statements of that effect that a request may meet.
    pub(super) fn candidates<'c>(
        &'c self,
        asked: &Asked<'_>,
        allow: bool,
    ) -> impl Iterator<Item = &'c Statement> {
        let numbers = self.index.candidates(asked).of(allow);
        numbers.filter_map(|number| self.statements.get(number))
    }

    pub(super) fn owners(&self, statement: &Statement) -> &[Box<str>] {
        let policy = self.policies.get(statement.place.policy);
        policy.map_or(&[], |policy| &policy.owners)
    }

    pub(super) fn dialect(&self) -> &'static Dialect {
        self.profile.dialect
    }

    /// What an allow comes to: policies that only bound others' permissions grant nothing.
    fn allowed(&self) -> Outcome {
        if self.profile.grants {
            Outcome::Allowed
        } else {
            Outcome::NotBlocked
        }
    }
}

/// Adds the statements of one policy.
fn statements_of(
    number: usize,
    source: &PolicySource<'_>,
    profile: &'static Profile,
    statements: &mut Vec<Statement>,
) -> Result<(), Refused> {
    let parsed = json::parse(source.text);
    let policy = Policy::new(source.text, &parsed, profile.dialect);
    let profile = policy
        .as_ref()
        .map_or(profile, |policy| profile.beside(policy));
    let findings = refused::errors(source.text, &parsed, profile);
    let refusal = |statements| Refused {
        policy: number,
        name: source.name.to_owned(),
        statements,
        findings: findings.clone(),
    };
    let Some(policy) = policy else {
        return Err(refusal(Vec::new()));
    };
    if !findings.is_empty() {
        return Err(refusal(refused::faulty(&policy, &findings)));
    }
    let from = Source {
        text: source.text,
        tree: &parsed.tree,
        dialect: profile.dialect,
        principal: policy.member(Role::Principal),
    };
    for (statement, read) in policy.statements.iter().enumerate() {
        let place = Place {
            policy: number,
            statement,
        };
        let compiled = Statement::new(read, from, place);
        statements.push(compiled.ok_or_else(|| refusal(vec![statement]))?);
    }
    Ok(())
}
