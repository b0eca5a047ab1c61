//! Why a call failed, as far as a person has to know it. The words live in the text tables.

use super::capabilities::Absent;
use crate::split::NotLoaded;
use charter_core::contract::{Error, ErrorCode};
use charter_core::store::{EngineError, StoreError, TransferError};

/// An HTTP status in place of an answer of the API, and what the service says of it, where that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpStatus {
    /// The status.
    pub status: u16,
    /// The vendor's code and sentence.
    pub error: Option<Error>,
}

/// Why a call failed. Unless it says otherwise, nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The operation was refused: the vendor's code, its sentence, and the records in the way.
    Refused(Error),
    /// The record has changed since it was opened. Nothing was saved.
    Conflict(Error),
    /// Too many requests; the service did not carry this one out, also when it was tried again.
    RateLimited(Error),
    /// The service could not be reached. Only a read fails this way: it is safe to try again.
    Unreachable(String),
    /// The service did not answer a read in time.
    TimedOut,
    /// The connection was cut, or the time was up, after a write had been sent: it may have been carried out. It
    /// is never repeated; what the pages show is read again. An answer may have come nevertheless: that the service, or
    /// a gateway before it, failed on the way.
    Unknown(Option<HttpStatus>),
    /// The service answered with an HTTP status instead of an answer of the API.
    Status(HttpStatus),
    /// What the service answered is not an answer of the API.
    Malformed(String),
    /// The browser's storage failed.
    Storage(StoreError),
    /// The text cannot be imported.
    Transfer(TransferError),
    /// This backend cannot do it, and why.
    Unsupported(Absent),
    /// A file of the release that this needs did not arrive.
    NotLoaded,
}

/// The kinds of [`Failure`], for choosing words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FailureKind {
    /// [`Failure::Refused`]
    Refused,
    /// [`Failure::Conflict`]
    Conflict,
    /// [`Failure::RateLimited`]
    RateLimited,
    /// [`Failure::Unreachable`]
    Unreachable,
    /// [`Failure::TimedOut`]
    TimedOut,
    /// [`Failure::Unknown`]
    Unknown,
    /// [`Failure::Status`] of which the service says nothing.
    Status,
    /// [`Failure::Status`] with an error of the service.
    ServiceFault,
    /// [`Failure::Malformed`]
    Malformed,
    /// [`Failure::Storage`]
    Storage,
    /// [`Failure::Transfer`]
    Transfer,
    /// [`Failure::Unsupported`]
    Unsupported,
    /// [`Failure::NotLoaded`]
    NotLoaded,
}

impl Failure {
    /// Which kind it is.
    pub fn kind(&self) -> FailureKind {
        match self {
            Failure::Refused(_) => FailureKind::Refused,
            Failure::Conflict(_) => FailureKind::Conflict,
            Failure::RateLimited(_) => FailureKind::RateLimited,
            Failure::Unreachable(_) => FailureKind::Unreachable,
            Failure::TimedOut => FailureKind::TimedOut,
            Failure::Unknown(_) => FailureKind::Unknown,
            Failure::Status(HttpStatus { error: None, .. }) => FailureKind::Status,
            Failure::Status(_) => FailureKind::ServiceFault,
            Failure::Malformed(_) => FailureKind::Malformed,
            Failure::Storage(_) => FailureKind::Storage,
            Failure::Transfer(_) => FailureKind::Transfer,
            Failure::Unsupported(_) => FailureKind::Unsupported,
            Failure::NotLoaded => FailureKind::NotLoaded,
        }
    }

    /// The vendor's error, where the service refused.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Failure::Refused(error) | Failure::Conflict(error) | Failure::RateLimited(error) => {
                Some(error)
            }
            _ => None,
        }
    }

    /// The vendor's error code, where the service refused.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.error().map(|error| &error.code)
    }
}

impl From<NotLoaded> for Failure {
    fn from(NotLoaded: NotLoaded) -> Self {
        Failure::NotLoaded
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match &error.code {
            ErrorCode::Conflict => Failure::Conflict(error),
            code if is_rate_limit(code) => Failure::RateLimited(error),
            _ => Failure::Refused(error),
        }
    }
}

/// `RequestLimitExceeded` and its kin (`.UinLimitExceeded`…): the vendor did not carry the request out.
pub(super) fn is_rate_limit(code: &ErrorCode) -> bool {
    let limit = ErrorCode::RequestLimitExceeded;
    let rest = code.as_str().strip_prefix(limit.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::Storage(error)
    }
}

impl From<TransferError> for Failure {
    fn from(error: TransferError) -> Self {
        Failure::Transfer(error)
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Refused(error) => error.into(),
            EngineError::Store(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, FailureKind};
    use charter_core::contract::{Error, ErrorCode};

    #[test]
    fn the_code_of_a_refusal_decides_its_kind() {
        let cases = [
            ("Charter.RecordChanged", FailureKind::Conflict),
            ("RequestLimitExceeded", FailureKind::RateLimited),
            (
                "RequestLimitExceeded.UinLimitExceeded",
                FailureKind::RateLimited,
            ),
            ("RequestLimitExceededness", FailureKind::Refused),
            (
                "FailedOperation.OrganizationPolicyInUsed",
                FailureKind::Refused,
            ),
            ("Something.New", FailureKind::Refused),
        ];
        for (code, kind) in cases {
            let failure = Failure::from(Error::new(ErrorCode::from(code), "…"));
            assert_eq!(failure.kind(), kind, "{code}");
            assert_eq!(failure.code().map(ErrorCode::as_str), Some(code));
        }
    }
}
