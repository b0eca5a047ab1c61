//! Every table, named once: what its records are, what it is called in store and export, and whether it only grows.

use super::damage::Damage;
use charter_json::text;
use std::fmt;
use std::str::FromStr;

/// Calls the macro `$then` with the tables: field, record, name, whether it is a history.
macro_rules! tables {
    ($then:ident) => {
        $then! {
            accounts: Account = "account", false;
            organizations: Organization = "organization", false;
            departments: Department = "department", false;
            members: Member = "member", false;
            invitations: Invitation = "invitation", false;
            service_control: ServiceControl = "service-control", false;
            policies: Policy = "policy", false;
            bindings: Binding = "binding", false;
            former_bindings: FormerBinding = "former-binding", false;
            identity_policies: IdentityPolicy = "identity-policy", false;
            policy_versions: PolicyVersion = "policy-version", true;
            sequences: Sequence = "sequence", true;
            reversals: Reversal = "reversal", true;
        }
    };
}
pub(super) use tables;

macro_rules! names {
    ($($field:ident: $record:ident = $name:literal, $history:literal;)*) => {
        /// The names of the tables.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TableName {
            $(
                #[doc = concat!("The table of [`", stringify!($record), "`](super::Tables) records.")]
                $record,
            )*
        }

        impl TableName {
            /// Every table.
            pub const ALL: &'static [TableName] = &[$(TableName::$record,)*];

            /// The name in store and export.
            pub fn as_str(self) -> &'static str {
                match self { $(TableName::$record => $name,)* }
            }

            /// Whether the table only ever grows: sequences, versions and reversals are left alone by an undo.
            pub fn is_history(self) -> bool {
                match self { $(TableName::$record => $history,)* }
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
