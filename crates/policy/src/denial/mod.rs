//! A vendor's error text: what was denied, by which statement at which level, and the smallest change that lets it pass.
//!
//! [`read`] takes a text as it was pasted — a message, a JSON or XML answer, a line of a log — and says what it
//! understood. [`explain`] holds the request against the policies: which level and which statement stop it, and the smallest
//! change that lets it pass. No change is proposed that was not tried.
//!
//! What the texts are known to look like (nothing else is guessed):
//! - Tencent Cloud: `AuthFailure.UnauthorizedOperation` or `UnauthorizedOperation` with “you are not authorized to perform
//!   operation (cvm:StopInstances) resource (qcs:id/0:cvm:…) has no permission”, sometimes followed by “with or without
//!   condition” and the conditions as JSON (`cloud.tencent.com/document/product/598/50255`, and texts in public issues).
//! - Huawei Cloud: “User: … is not authorized to perform action … on resource … because no identity-based policy allows …” or
//!   “… with an explicit deny in an identity-based policy” (`iam_01_1233`), and “Policy doesn't allow … to be performed” from
//!   services that answer as OpenStack does.
//! - Object storage answers in XML, and its SDKs with what was in it: a code, and host and path. The action comes of the
//!   request, where the text has it.
//! - NAVER Cloud: its gateway says “Permission Denied”, its newer interfaces `Forbidden`, and neither action nor resource:
//!   both must be told.
//!
//! All of them as terminals, logs and traces show them. What is masked in a text, or cut, is never taken for the value.

mod action;
mod carve;
mod edit;
mod explain;
mod legible;
mod others;
mod phrases;
mod plain;
mod read;
mod relax;
mod relaxation;
mod resource;
mod scan;
mod situation;
mod stated;
mod storage;
mod wanted;
mod words;
mod write;

pub use explain::{Explanation, explain, explain_partly};
pub use relaxation::{At, Breadth, Kind, Relaxation};
pub use situation::{LevelSet, PolicySet, PolicyText, Situation};

use crate::catalog::Catalog;
use crate::decide::{Refused, Request};

/// What an error text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial {
    /// The policy language of the vendor, such as `tencent`, where the text shows whose it is.
    pub language: Option<&'static str>,
    /// What kind of failure it is.
    pub failure: Failure,
    /// The vendor's code, such as `UnauthorizedOperation`.
    pub code: Option<String>,
    /// The action, such as `cvm:RunInstances`.
    pub action: Option<String>,
    /// The resource as policies write it: a project of Tencent Cloud's older form is taken out. It may be a pattern, such
    /// as `…:instance/*` for what is about to be created.
    pub resource: Option<String>,
    /// What is known of a resource of which parts cannot be read, as narrow as a statement can say it: an empty account is
    /// that of the policy's owner.
    pub resource_pattern: Option<String>,
    /// What was made unreadable or cut off, so that it must be told.
    pub unreadable: Vec<Unreadable>,
    /// Who asked.
    pub caller: Option<String>,
    /// The vendor's number of the request.
    pub request_id: Option<String>,
    /// What the text itself says of the reason.
    pub cause: Option<StatedCause>,
    /// The conditions of statements that the vendor says it looked at.
    pub conditions: Vec<StatedCondition>,
    /// Whether it holds a message that only the vendor can decode.
    pub is_encoded: bool,
    /// Whether the text is so long that only both its ends were read.
    pub is_shortened: bool,
    /// What else the text says was denied, as a log does, in the order of the text: of these nothing more is read. Where
    /// there is no action, the actions that the text mentions without saying that they were denied.
    pub others: Vec<OtherDenial>,
}

/// Another request that a text says was denied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherDenial {
    /// The action, where it can be read.
    pub action: Option<String>,
    /// The resource, or what can be read of it, as a statement would write it.
    pub resource: Option<String>,
}

/// What a text shows without it being readable as one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// The action.
    Action,
    /// The service of the resource.
    Service,
    /// The region of the resource.
    Region,
    /// The account that owns the resource.
    Account,
    /// A part of the resource's name.
    Name,
    /// Which of several resources.
    Several,
}

/// What kind of failure a text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The caller may not: a matter of policies.
    Permission,
    /// The caller was not recognized (key, signature, clock, second factor): no policy was asked, and none helps.
    Authentication,
    /// It was refused by something else, such as a missing subscription or a rule on referring pages: no policy helps.
    Other,
    /// The caller may not, by the policies of a vendor whose language is not known here: nothing can be judged.
    AnotherVendor,
    /// The text does not say.
    Unclear,
}

/// What a text says of the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatedCause {
    /// A statement denies it.
    ExplicitDeny(Option<Layer>),
    /// No statement allows it.
    NothingAllows(Option<Layer>),
}

/// Which policies a text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Those of the caller.
    Identity,
    /// Those of the organization.
    ServiceControl,
}

/// A condition of which a text speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedCondition {
    /// The key.
    pub key: String,
    /// The operator.
    pub operator: String,
    /// The values.
    pub values: Vec<String>,
    /// Whether its statement allows.
    pub allows: bool,
}

/// Reads an error text. Any text is taken; what is not found in it is `None`.
///
/// ```
/// use charter_policy::denial::read;
///
/// let denial = read(
///     "[TencentCloudSDKException] code:UnauthorizedOperation message:[request id:7bdd8c92-ab41-4e10-80e5-6b928a207420]\
///      you are not authorized to perform operation (cvm:StopInstances)\n\
///      resource (qcs:id/0:cvm:ap-guangzhou:uin/100000000001:instance/ins-hc0ktysk) has no permission",
/// );
/// assert_eq!(denial.action.as_deref(), Some("cvm:StopInstances"));
/// assert_eq!(denial.resource.as_deref(), Some("qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-hc0ktysk"));
/// ```
pub fn read(text: &str) -> Denial {
    read::denial(text)
}

impl Denial {
    /// The request that was denied, as far as the text says it; `None` where it names no action, or one of another vendor. A
    /// resource that it does
    /// not name, or of which parts cannot be read, is left empty: what depends on it is unknown.
    pub fn request(&self) -> Option<Request> {
        if self.failure == Failure::AnotherVendor {
            return None;
        }
        let resource = self.resource.as_deref().unwrap_or_default();
        Some(Request::new(self.action.as_deref()?, resource))
    }

    /// Whether the resource is to be asked for before a change is proposed: the request does not tell it, and the text names
    /// several, or hides its service or name. What is proposed without it would reach further than what was denied.
    pub fn hides_resource_of(&self, request: &Request) -> bool {
        let mut unreadable = self.unreadable.iter();
        request.resource().is_empty()
            && unreadable.any(|part| {
                matches!(
                    part,
                    Unreadable::Service | Unreadable::Name | Unreadable::Several
                )
            })
    }

    /// Explains why the request that this text speaks of is denied, as [`explain()`] does. Where the request names no
    /// resource, what is known of it from the text counts; while the text hides it, no change is proposed.
    ///
    /// # Errors
    /// As [`explain()`].
    pub fn explain(
        &self,
        request: &Request,
        situation: &Situation,
        catalog: &Catalog,
    ) -> Result<Explanation, Refused> {
        match self.resource_pattern.as_deref() {
            _ if self.hides_resource_of(request) => explain::judge(request, situation),
            Some(pattern) if request.resource().is_empty() => {
                explain_partly(request, pattern, situation, catalog)
            }
            _ => explain(request, situation, catalog),
        }
    }
}
