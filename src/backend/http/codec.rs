//! How each operation's request and answer stand on the wire, found by the action's name.

use super::Answered;
use charter_core::contract::wire::{self, Incoming, Outgoing, PathFields, Unreadable, Unsendable};
use charter_core::contract::*;
use charter_json::ToJson;
use std::any::Any;

/// Set in the etags that the console makes itself where the service gives none.
pub(super) const OWN: u64 = 1 << 63;

type Encode = fn(&dyn Any, Option<Etag>, &PathFields) -> Option<Result<Outgoing, Unsendable>>;

/// Writes a request and reads its answer, whose types are forgotten.
pub(super) struct Codec {
    /// `None` for a request of another action.
    pub encode: Encode,
    pub decode: fn(Incoming<'_>) -> Result<Answered, Unreadable>,
    /// An etag made from the answer.
    pub own_etag: fn(&dyn Any) -> Option<Etag>,
}

impl Codec {
    fn new<R: Request>() -> Codec {
        Codec {
            encode: |request, if_match, fields| {
                let request = request.downcast_ref::<R>()?;
                Some(wire::encode(request, if_match, fields))
            },
            decode: |incoming| {
                let Reply { answer, etag } = wire::decode::<R>(incoming)?;
                let answer: Box<dyn Any> = Box::new(answer);
                Ok(Reply { answer, etag })
            },
            own_etag: |answer| Some(own_etag(answer.downcast_ref::<R::Answer>()?)),
        }
    }
}

macro_rules! codecs {
    ($($operation:ident)*) => {
        /// The codec of an action.
        pub(super) fn of(action: &str) -> Option<Codec> {
            match action {
                $($operation::ACTION => Some(Codec::new::<$operation>()),)*
                _ => None,
            }
        }
    };
}
charter_core::operations!(codecs);

/// An etag made from the answer itself: the same record gives the same one.
fn own_etag(answer: &dyn ToJson) -> Etag {
    let text = charter_json::to_text(answer);
    // FNV-1a, 64 bits: it has to notice a change, not to withstand an attacker.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Etag(hash | OWN)
}

#[cfg(test)]
mod tests {
    use super::{OWN, of, own_etag};
    use charter_core::contract::wire::PathFields;
    use charter_core::contract::{DescribePolicy, Etag, ListPolicies, PolicyId, Request};

    #[test]
    fn an_own_etag_notices_any_change_and_is_told_from_a_given_one() {
        let Etag(before) = own_etag(&["name", "text"].as_slice());
        assert_ne!(before & OWN, 0);
        assert_eq!(own_etag(&["name", "text"].as_slice()), Etag(before));
        assert_ne!(own_etag(&["name", "texT"].as_slice()), Etag(before));
    }

    #[test]
    fn a_codec_writes_its_own_request_alone() {
        let codec = of(DescribePolicy::ACTION).unwrap();
        let request = DescribePolicy {
            policy_id: PolicyId(7),
        };
        let fields = PathFields::new();
        let written = (codec.encode)(&request, None, &fields).unwrap().unwrap();
        assert_eq!(written.body.as_deref(), Some(r#"{"PolicyId":7}"#));
        assert!((codec.encode)(&ListPolicies::default(), None, &fields).is_none());
        assert!(of("NoSuchAction").is_none());
    }
}
