//! Those who act in the accounts of the small world, and the policies that they have.

use super::*;
use charter_core::domain::{Identity, IdentityPolicy, may};

/// A policy that allows everything.
pub const ALL: &str =
    r#"{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}"#;

/// Somebody who acts in an account.
pub fn acting(account: Uin, identity: Identity) -> Caller {
    Caller { account, identity }
}

/// A sub-user of an account.
pub fn sub_user(account: Uin) -> Caller {
    acting(account, Identity::SubUser(Uin(7_000 + account.0)))
}

/// A member account as the delegated admin of a service.
pub fn delegated(account: Uin) -> Caller {
    acting(account, Identity::DelegatedAdmin(ServiceId(3)))
}

/// One of every kind that acts in an account, itself left out.
pub fn kinds(account: Uin) -> [Caller; 5] {
    [
        sub_user(account),
        delegated(account),
        acting(account, Identity::CenterUser(CenterUserId(11))),
        acting(account, Identity::CenterRole(CenterRoleId(12))),
        acting(account, Identity::ServiceLinkedRole(ServiceId(3))),
    ]
}

/// A policy of one statement.
pub fn policy(effect: &str, action: &str) -> String {
    statement(effect, action, "*", "")
}

/// A policy of one statement with a resource and, behind it, more.
pub fn statement(effect: &str, action: &str, resource: &str, more: &str) -> String {
    format!(
        r#"{{"version":"2.0","statement":[{{"effect":"{effect}","action":"{action}","resource":"{resource}"{more}}}]}}"#
    )
}

/// Attaches policies of Tencent Cloud to who acts; each is called by its place.
pub fn attach_to(state: &mut State, caller: Caller, texts: &[&str]) {
    attach_in(state, caller, Cloud::Tencent, 1, texts);
}

/// Attaches policies of a cloud, the first of this number.
pub fn attach_in(state: &mut State, caller: Caller, cloud: Cloud, first: u64, texts: &[&str]) {
    let owner = match caller.identity {
        Identity::DelegatedAdmin(_) => OWNER,
        _ => Owner::Account(caller.account),
    };
    for (number, content) in (first..).zip(texts) {
        let policy = IdentityPolicy {
            account: caller.account,
            identity: caller.identity,
            cloud,
            number,
            name: format!("policy-{number}"),
            content: (*content).to_owned(),
        };
        put(state, owner, &policy);
    }
}

impl World {
    /// The same with policies attached to who acts.
    pub fn with(mut self, caller: Caller, texts: &[&str]) -> World {
        attach_to(&mut self.state, caller, texts);
        self
    }

    /// Whether somebody may do something.
    pub fn may(
        &self,
        caller: impl Into<Caller>,
        operation: &dyn AnyOperation,
    ) -> Result<(), Error> {
        may(&self.state, self.context(caller), operation)
    }

    /// Binds a new service control policy to a target.
    pub fn bound_to(&mut self, target: Target, name: &str, content: &str) -> PolicyId {
        let content = content.to_owned();
        let request = CreatePolicy {
            content,
            ..create(name)
        };
        let policy = self.run(&request).unwrap().policy_id;
        self.attach(policy, target);
        policy
    }
}
