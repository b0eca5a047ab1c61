//! What follows a try that failed: another try, or the failure that the page is told.
//!
//! A read is tried three times in all. A write is tried again only when the service says that it was not carried
//! out; where nothing proves that it was not, its outcome is unknown, and it is never repeated.

use crate::backend::Failure;
use crate::backend::failure::{HttpStatus, is_rate_limit};
use charter_core::contract::wire::Unreadable;
use charter_core::contract::{Error, Kind};

/// How one try failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tried {
    /// No answer came, or only a part of it.
    Cut(String),
    /// No answer came in time.
    TimedOut,
    /// An HTTP status in place of an answer.
    Status(HttpStatus),
    /// The service refused.
    Refused(Error),
    /// The answer is none of this API.
    Malformed(String),
}

impl From<Unreadable> for Tried {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Refused(error) => Tried::Refused(error),
            Unreadable::Status(status, error) => Tried::Status(HttpStatus { status, error }),
            Unreadable::Malformed(why) => Tried::Malformed(why),
        }
    }
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    /// Try again after so many milliseconds.
    Again(u32),
    /// Give up.
    Fail(Failure),
}

/// The pauses before the second and the third try.
const PAUSES_MS: [u32; 2] = [400, 1_600];

/// What follows a failure of try `number`, from 0.
pub(super) fn after(kind: Kind, number: usize, tried: Tried) -> Next {
    let repeatable = match (&tried, kind) {
        (Tried::Refused(error), _) => is_rate_limit(&error.code),
        (Tried::Cut(_) | Tried::TimedOut, Kind::Read) => true,
        (Tried::Status(answer), Kind::Read) => matches!(answer.status, 429 | 502..=504),
        _ => false,
    };
    match PAUSES_MS.get(number) {
        Some(pause) if repeatable => Next::Again(*pause),
        _ => Next::Fail(failure(kind, tried)),
    }
}

fn failure(kind: Kind, tried: Tried) -> Failure {
    match (tried, kind) {
        (Tried::Refused(error), _) => error.into(),
        // A status of 400 to 499 comes from whoever refused the request before it was carried out.
        (Tried::Status(answer), _) if (400..500).contains(&answer.status) => {
            Failure::Status(answer)
        }
        (Tried::Status(answer), Kind::Write) => Failure::Unknown(Some(answer)),
        (_, Kind::Write) => Failure::Unknown(None),
        (Tried::Cut(why), Kind::Read) => Failure::Unreachable(why),
        (Tried::TimedOut, Kind::Read) => Failure::TimedOut,
        (Tried::Status(answer), Kind::Read) => Failure::Status(answer),
        (Tried::Malformed(why), Kind::Read) => Failure::Malformed(why),
    }
}

#[cfg(test)]
mod tests {
    use super::{HttpStatus, Next, Tried, after};
    use crate::backend::{Failure, FailureKind};
    use charter_core::contract::wire::Unreadable;
    use charter_core::contract::{Error, ErrorCode, Kind};

    fn refused(code: &str) -> Tried {
        Tried::Refused(Error::new(ErrorCode::from(code), "…"))
    }

    fn status(status: u16) -> Tried {
        Tried::from(Unreadable::Status(status, None))
    }

    fn tries(kind: Kind, tried: &Tried) -> (usize, FailureKind) {
        for number in 0..9 {
            match after(kind, number, tried.clone()) {
                Next::Again(pause) => assert!(pause > 0),
                Next::Fail(failure) => return (number + 1, failure.kind()),
            }
        }
        panic!("it is tried without an end");
    }

    #[test]
    fn reads_are_tried_three_times_where_trying_may_help() {
        let cases = [
            (Tried::Cut("x".to_owned()), 3, FailureKind::Unreachable),
            (Tried::TimedOut, 3, FailureKind::TimedOut),
            (status(503), 3, FailureKind::Status),
            (status(404), 1, FailureKind::Status),
            (status(500), 1, FailureKind::Status),
            (refused("RequestLimitExceeded"), 3, FailureKind::RateLimited),
            (refused("InternalError"), 1, FailureKind::Refused),
            (Tried::Malformed("x".to_owned()), 1, FailureKind::Malformed),
        ];
        for (tried, number, kind) in cases {
            assert_eq!(tries(Kind::Read, &tried), (number, kind), "{tried:?}");
        }
    }

    #[test]
    fn writes_are_tried_again_only_when_they_were_not_carried_out() {
        let cases = [
            (Tried::Cut("x".to_owned()), 1, FailureKind::Unknown),
            (Tried::TimedOut, 1, FailureKind::Unknown),
            (status(502), 1, FailureKind::Unknown),
            (status(500), 1, FailureKind::Unknown),
            (status(403), 1, FailureKind::Status),
            (Tried::Malformed("x".to_owned()), 1, FailureKind::Unknown),
            (
                refused("RequestLimitExceeded.UinLimitExceeded"),
                3,
                FailureKind::RateLimited,
            ),
            (refused("InternalError"), 1, FailureKind::Refused),
        ];
        for (tried, number, kind) in cases {
            assert_eq!(tries(Kind::Write, &tried), (number, kind), "{tried:?}");
        }
    }

    #[test]
    fn what_a_service_says_of_its_own_fault_is_kept() {
        let error = Error::new(ErrorCode::from("SecMaster.1"), "Try later.");
        let error = Some(error.of_request(Some("0a1b".to_owned())));
        let tried = || Tried::from(Unreadable::Status(500, error.clone()));
        let answer = HttpStatus {
            status: 500,
            error: error.clone(),
        };
        let read = after(Kind::Read, 0, tried());
        assert_eq!(read, Next::Fail(Failure::Status(answer.clone())));
        assert_eq!(
            Failure::Status(answer.clone()).kind(),
            FailureKind::ServiceFault
        );
        let write = after(Kind::Write, 0, tried());
        assert_eq!(write, Next::Fail(Failure::Unknown(Some(answer))));
    }
}
