//! One entry of the journal.

use crate::contract::{Timestamp, Uin};
use crate::domain::{Caller, Changes, Context, Identity, Resource};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Who did what and when, and what it changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry {
    /// Its number; the first is 1, and there are no gaps.
    pub sequence: u64,
    /// When, in milliseconds since 1970; it never falls.
    #[serde(with = "milliseconds")]
    pub at: Timestamp,
    /// The account that did it.
    pub actor: Uin,
    /// Who acted in the account. An entry that does not say it was made by the account itself.
    #[serde(default, skip_serializing_if = "Identity::is_root")]
    pub identity: Identity,
    /// The vendor's name of the action.
    pub action: String,
    /// The request as it stands on the wire; an array for a batch.
    pub request: Box<RawValue>,
    /// On what policies were asked, where that was more than the action alone. Undoing asks them again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// The entry that this one undid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<u64>,
    /// The records before and after.
    pub changes: Changes,
}

impl Entry {
    /// The entry of a run: its number, time and actor are those of the context that it ran with.
    pub fn new(
        context: Context,
        action: &str,
        request: Box<RawValue>,
        undoes: Option<u64>,
        changes: Changes,
    ) -> Entry {
        Entry {
            sequence: context.sequence,
            at: context.now,
            actor: context.caller.account,
            identity: context.caller.identity,
            action: action.to_owned(),
            request,
            resources: Vec::new(),
            undoes,
            changes,
        }
    }

    /// The same with what policies were asked about.
    #[must_use]
    pub fn on(self, resources: Vec<Resource>) -> Entry {
        Entry { resources, ..self }
    }

    /// Who did it.
    pub fn caller(&self) -> Caller {
        Caller {
            account: self.actor,
            identity: self.identity,
        }
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.sequence == other.sequence
            && self.at == other.at
            && self.caller() == other.caller()
            && self.action == other.action
            && self.request.get() == other.request.get()
            && self.resources == other.resources
            && self.undoes == other.undoes
            && self.changes == other.changes
    }
}

mod milliseconds {
    use crate::contract::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(at.0)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        i64::deserialize(deserializer).map(Timestamp)
    }
}
