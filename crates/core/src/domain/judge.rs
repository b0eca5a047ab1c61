//! Whether policies let somebody other than a root account do something: the question, and who answers it.
//!
//! The answer takes the engine of decisions, which is larger than all operations together. So whoever runs operations
//! hands a [`Judge`] in, and a console that acts as root accounts links none.

use super::caller::Caller;
use super::state::State;
use crate::contract::{Cloud, Error, ErrorCode, Timestamp, Uin};
use charter_json::object;
use std::borrow::Cow;
use std::fmt;

/// What an operation acts on, as the policies of its cloud write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    name: Cow<'static, str>,
    owner: Option<Uin>,
}
object!(Resource {
    name,
    owner: optional
});

impl Resource {
    /// No resource of its own: the action alone is authorized. The service control policies are the caller's.
    pub const fn action_alone() -> Resource {
        Resource {
            name: Cow::Borrowed("*"),
            owner: None,
        }
    }

    /// A resource by its whole name, such as `qcs::cvm:ap-guangzhou:uin/100:instance/ins-1`, and the account that owns
    /// it: "authentication with service control policies starts from the account of the accessed resource".
    pub fn of(owner: Uin, name: impl Into<String>) -> Resource {
        Resource {
            name: Cow::Owned(name.into()),
            owner: Some(owner),
        }
    }

    /// The name as policies write it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The account whose service control policies are asked when this caller reaches for it.
    pub fn judged_at(&self, caller: Caller) -> Uin {
        self.owner.unwrap_or(caller.account)
    }
}

/// What somebody wants to do, in the words of policies.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// Who wants it.
    pub caller: Caller,
    /// Whose policies say whether.
    pub cloud: Cloud,
    /// The action: `organization:UpdateOrganizationNode`.
    pub permission: &'a str,
    /// On what.
    pub resource: &'a Resource,
    /// When.
    pub now: Timestamp,
}

/// Decides by policies. [`ByPolicies`](super::ByPolicies) does; what never acts for anybody but root accounts has [`NoJudge`].
pub trait Judge: fmt::Debug + Sync {
    /// Whether the policies in force let it happen. Only a certain yes is one.
    ///
    /// # Errors
    /// [`ErrorCode::NotPermitted`] naming the missing action and resource, and the policy or level that decided.
    fn judge(&self, state: &State, wish: Wish<'_>) -> Result<(), Error>;
}

/// Knows no policy, and so lets nobody do anything.
#[derive(Debug, Clone, Copy)]
pub struct NoJudge;

impl Judge for NoJudge {
    fn judge(&self, _: &State, _: Wish<'_>) -> Result<(), Error> {
        let message = "Nothing here can decide by policies what this caller may do.";
        Err(Error::new(ErrorCode::Internal, message))
    }
}
