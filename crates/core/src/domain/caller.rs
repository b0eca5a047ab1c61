//! Who calls an operation: an account, and who acts in it.

use super::damage::Damage;
use crate::contract::{CenterRoleId, CenterUserId, ServiceId, Uin};
use charter_json::{Fault, FromJson, Reader, ToJson, Writer};
use std::fmt;
use std::str::FromStr;

macro_rules! identities {
    ($($(#[$doc:meta])* $name:ident($id:ident) = $kind:literal, $word:literal;)*) => {
        /// Who acts in an account. Everybody but the root account does only what policies grant.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Identity {
            /// The account itself: inside its account it needs no policy.
            #[default]
            Root,
            $($(#[$doc])* $name($id),)*
        }

        impl Identity {
            /// The two numbers that stand for it in keys of records: its kind and its own.
            pub(super) fn numbers(self) -> [u64; 2] {
                match self {
                    Identity::Root => [0, 0],
                    $(Identity::$name(id) => [$kind, id.0],)*
                }
            }

            /// Its kind as a word.
            fn word(self) -> &'static str {
                match self {
                    Identity::Root => ROOT,
                    $(Identity::$name(_) => $word,)*
                }
            }

            fn of(word: &str, number: u64) -> Option<Identity> {
                match word {
                    $($word => Some(Identity::$name($id(number))),)*
                    _ => None,
                }
            }
        }
    };
}

// The numbers and words of kinds stand in kept records: published ones never change.
identities! {
    /// A sub-user, which has an account number of its own.
    SubUser(Uin) = 1, "sub-user";
    /// The account as the delegated admin of a service, for the whole organization.
    DelegatedAdmin(ServiceId) = 2, "delegated-admin";
    /// A user of the Identity Center.
    CenterUser(CenterUserId) = 3, "center-user";
    /// A role that the Identity Center has deployed to the account.
    CenterRole(CenterRoleId) = 4, "center-role";
    /// The role of a service, which only that service assumes.
    ServiceLinkedRole(ServiceId) = 5, "service-linked-role";
}

const ROOT: &str = "root";

impl Identity {
    /// Whether the account itself acts.
    pub fn is_root(&self) -> bool {
        *self == Identity::Root
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [_, number] = self.numbers();
        match self {
            Identity::Root => f.write_str(ROOT),
            other => write!(f, "{}-{number}", other.word()),
        }
    }
}

impl FromStr for Identity {
    type Err = Damage;
    fn from_str(text: &str) -> Result<Self, Damage> {
        let numbered = || {
            let (word, number) = text.rsplit_once('-')?;
            Identity::of(word, number.parse().ok()?)
        };
        match text {
            ROOT => Ok(Identity::Root),
            _ => numbered().ok_or_else(|| Damage(format!("`{text}` is no identity"))),
        }
    }
}

impl ToJson for Identity {
    fn write(&self, to: &mut Writer) {
        to.string(&self.to_string());
    }

    fn is_blank(&self) -> bool {
        self.is_root()
    }
}

impl FromJson for Identity {
    fn blank() -> Self {
        Identity::Root
    }

    fn read(&mut self, from: &mut Reader<'_>) -> Result<(), Fault> {
        *self = from.parsed(|text| text.parse().map_err(|damage: Damage| damage.0))?;
        Ok(())
    }
}

/// Who calls an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Caller {
    /// The account.
    pub account: Uin,
    /// Who acts in it.
    pub identity: Identity,
}

impl Caller {
    /// The account itself.
    pub const fn root(account: Uin) -> Caller {
        Caller {
            account,
            identity: Identity::Root,
        }
    }

    /// Whether the account itself acts: then policies are not asked.
    pub fn is_root(&self) -> bool {
        self.identity.is_root()
    }
}

impl From<Uin> for Caller {
    fn from(account: Uin) -> Caller {
        Caller::root(account)
    }
}
