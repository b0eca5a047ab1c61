//! Every table, named once: what its records are, what it is called in store and export, and whether it only grows. The last
//! two are known to the tests alone: their keys are a UUID, and as many parts as a key may have.

use super::damage::Damage;
use charter_json::text;
use std::fmt;
use std::str::FromStr;

/// Calls the macro `$then` with the tables: field, record and its module, name, whether it is a history.
macro_rules! tables {
    ($then:ident) => {
        $then! {
            accounts: organization::Account = "account", false;
            organizations: organization::Organization = "organization", false;
            departments: organization::Department = "department", false;
            members: organization::Member = "member", false;
            invitations: organization::Invitation = "invitation", false;
            service_control: guardrails::ServiceControl = "service-control", false;
            policies: guardrails::Policy = "policy", false;
            bindings: guardrails::Binding = "binding", false;
            former_bindings: guardrails::FormerBinding = "former-binding", false;
            identity_policies: identity_policies::IdentityPolicy = "identity-policy", false;
            policy_versions: guardrails::PolicyVersion = "policy-version", true;
            sequences: organization::Sequence = "sequence", true;
            reversals: reversals::Reversal = "reversal", true;
            #[cfg(test)]
            center_users: test_records::CenterUser = "test-user", false;
            #[cfg(test)]
            assignments: test_records::Assignment = "test-assignment", false;
        }
    };
}
pub(super) use tables;

macro_rules! names {
    ($($(#[$when:meta])* $field:ident: $area:ident::$record:ident = $name:literal, $history:literal;)*) => {
        /// The names of the tables.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TableName {
            $(
                $(#[$when])*
                #[doc = concat!("The table of [`", stringify!($record), "`](super::Tables) records.")]
                $record,
            )*
        }

        impl TableName {
            /// Every table.
            pub const ALL: &'static [TableName] = &[$($(#[$when])* TableName::$record,)*];

            /// The name in store and export.
            pub fn as_str(self) -> &'static str {
                match self { $($(#[$when])* TableName::$record => $name,)* }
            }

            /// Whether the table only ever grows: sequences, versions and reversals are left alone by an undo.
            pub fn is_history(self) -> bool {
                match self { $($(#[$when])* TableName::$record => $history,)* }
            }
        }
    };
}
tables!(names);

impl fmt::Display for TableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TableName {
    type Err = Damage;
    fn from_str(text: &str) -> Result<Self, Damage> {
        let found = TableName::ALL.iter().find(|table| table.as_str() == text);
        found
            .copied()
            .ok_or_else(|| Damage(format!("`{text}` is no table")))
    }
}

text!(TableName, TableName::Account, |damage: Damage| damage.0);
