//! The system-managed policies that speak of Ncloud Single Sign-On.

use super::effective::Permission;
use super::table::{Action, Table};

/// A policy that the vendor keeps and a user can only grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ManagedPolicy {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub description: &'static str,
    /// Which of the service's actions it grants.
    pub grants: Grants,
}

/// Which of a service's actions a system-managed policy grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grants {
    /// All.
    All,
    /// Those that list or show: `View/get…`. So not `View/accessApplication`, which signs in to an application.
    Reading,
}

impl ManagedPolicy {
    /// The system-managed policy of that name, in whatever case.
    pub fn named(name: &str) -> Option<&'static Self> {
        let mut all = MANAGED_POLICIES.iter();
        all.find(|policy| policy.name.eq_ignore_ascii_case(name))
    }

    /// The actions of a service's table that it grants, in the table's order.
    ///
    /// ```
    /// use charter_policy::naver::{ManagedPolicy, SSO};
    ///
    /// let viewer = ManagedPolicy::named("NCP_SINGLE_SIGN_ON_VIEWER").expect("one of the four");
    /// let mut names = viewer.actions(&SSO).map(|action| action.name());
    /// assert!(names.all(|name| name.starts_with("View/get")));
    /// ```
    pub fn actions(&self, table: &Table) -> impl Iterator<Item = Action> + use<> {
        let grants = self.grants;
        table.actions().filter(move |action| match grants {
            Grants::All => true,
            Grants::Reading => action.name().starts_with("View/get"),
        })
    }

    /// It as a permission, for [`effective`](super::effective).
    pub fn permission(&self, table: &Table) -> Permission {
        Permission::allow(self.actions(table))
    }
}

/// The four system-managed policies of the guide's page for Ncloud Single Sign-On.
pub static MANAGED_POLICIES: &[ManagedPolicy] = &[
    ManagedPolicy {
        name: "NCP_ADMINISTRATOR",
        description: "Reaches the portal and the console as the main account does.",
        grants: Grants::All,
    },
    ManagedPolicy {
        name: "NCP_INFRA_MANAGER",
        description: "Uses every service, and the notification settings of the portal.",
        grants: Grants::All,
    },
    ManagedPolicy {
        name: "NCP_SINGLE_SIGN_ON_MANAGER",
        description: "Uses all of Ncloud Single Sign-On.",
        grants: Grants::All,
    },
    ManagedPolicy {
        name: "NCP_SINGLE_SIGN_ON_VIEWER",
        description: "Looks at and searches Ncloud Single Sign-On, and changes nothing.",
        grants: Grants::Reading,
    },
];
