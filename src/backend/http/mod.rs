//! The backend over the network: the vendor's API, or a server of our own.

mod retry;
mod send;

use super::capabilities::{Absent, Capabilities};
use super::config::{HttpConfig, Server};
use super::edit::Edit;
use super::failure::Failure;
use super::paged::{Page, Paged, Reading, Step};
use super::task;
use charter_core::contract::wire;
use charter_core::contract::{Error, ErrorCode, Etag, Kind, Reply, Request, Version};
use charter_core::domain::Operation;
use charter_core::store::{Batch, Called};
use retry::Next;
use serde::Serialize;

/// Set in the etags that the console makes itself where the service gives none.
const OWN: u64 = 1 << 63;

/// A service and how to reach it.
#[derive(Debug)]
pub(super) struct Http {
    config: HttpConfig,
}

impl Http {
    pub fn new(config: HttpConfig) -> Http {
        Http { config }
    }

    pub fn capabilities(&self) -> Capabilities {
        match self.config.server {
            Server::Vendor => Capabilities::VENDOR,
            Server::Charter => Capabilities::SERVER,
        }
    }

    async fn send<R: Request>(
        &self,
        request: &R,
        if_match: Option<Etag>,
    ) -> Result<Reply<R::Answer>, Failure> {
        if R::VERSION == Version::Charter && self.config.server == Server::Vendor {
            return Err(Failure::Unsupported(Absent::NotOfVendor));
        }
        let outgoing = wire::encode(request, if_match);
        let mut number = 0;
        loop {
            let HttpConfig {
                endpoint,
                timeout_ms,
                ..
            } = &self.config;
            let tried = match send::send::<R>(endpoint, *timeout_ms, &outgoing).await {
                Ok(reply) => return Ok(reply),
                Err(tried) => tried,
            };
            match retry::after(R::KIND, number, tried) {
                Next::Again(pause) => task::pause(pause).await,
                Next::Fail(failure) => return Err(failure),
            }
            number += 1;
        }
    }

    pub async fn call<O: Operation>(&self, operation: &O) -> Result<Called<O::Answer>, Failure> {
        let mut reply = self.send(operation, None).await?;
        if O::KIND == Kind::Read && operation.subject().is_some() {
            reply.etag = reply.etag.or_else(|| own_etag(&reply.answer));
        }
        Ok(Called { reply, entry: None })
    }

    /// An edit that is refused when its record has changed. Where the service knows no etags, the record is read
    /// again and compared; a change in the moment between the two goes unnoticed.
    pub async fn call_if<O: Edit>(
        &self,
        operation: &O,
        if_match: Option<Etag>,
    ) -> Result<Called<O::Answer>, Failure> {
        let if_match = match if_match {
            Some(Etag(etag)) if etag & OWN != 0 => {
                let found = self.call(&operation.read()).await?;
                if found.reply.etag != Some(Etag(etag)) {
                    return Err(Failure::Conflict(changed()));
                }
                None
            }
            other => other,
        };
        let reply = self.send(operation, if_match).await?;
        Ok(Called { reply, entry: None })
    }

    /// One call a row, one after the other. After a call whose outcome is unknown, no more are sent.
    pub async fn batch<O: Operation>(&self, operations: &[O]) -> Batch<O::Answer> {
        let mut rows = Vec::with_capacity(operations.len());
        let mut stopped = false;
        for operation in operations {
            if stopped {
                rows.push(Err(not_sent()));
                continue;
            }
            rows.push(match self.send(operation, None).await {
                Ok(reply) => Ok(reply.answer),
                Err(failure) => {
                    stopped = !matches!(failure, Failure::Refused(_) | Failure::Conflict(_));
                    Err(row_error(failure))
                }
            });
        }
        Batch { rows, entry: None }
    }

    pub async fn list<L: Paged>(
        &self,
        request: &L,
        mut each: impl FnMut(Page<L::Item>),
    ) -> Result<(), Failure> {
        let mut reading = Reading::new();
        loop {
            let first = reading.number == 0;
            let reply = self.send(&request.page(reading.number), None).await?;
            let listing = L::rows(reply.answer);
            let (rows, total) = (listing.items.len(), listing.total);
            each(Page {
                items: listing.items,
                total,
                first,
            });
            if reading.page::<L>(rows, total) == Step::Done {
                return Ok(());
            }
        }
    }
}

/// An etag made from the answer itself: the same record gives the same one.
fn own_etag<A: Serialize>(answer: &A) -> Option<Etag> {
    let text = serde_json::to_string(answer).ok()?;
    // FNV-1a, 64 bits: it has to notice a change, not to withstand an attacker.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Some(Etag(hash | OWN))
}

fn changed() -> Error {
    let message = "The record was changed elsewhere since you opened it. Nothing was saved.";
    Error::new(ErrorCode::Conflict, message)
}

fn not_sent() -> Error {
    let message = "This row was not sent, because an earlier one failed.";
    Error::new(ErrorCode::NotSent, message)
}

/// A failure as a row of a batch tells it.
fn row_error(failure: Failure) -> Error {
    match failure {
        Failure::Refused(error) | Failure::Conflict(error) | Failure::RateLimited(error) => error,
        Failure::Unknown => {
            let message = "The connection was cut: this row may have been carried out.";
            Error::new(ErrorCode::OutcomeUnknown, message)
        }
        other => {
            let message = format!("This row was not carried out: {other:?}.");
            Error::new(ErrorCode::NotSent, message)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OWN, own_etag};
    use charter_core::contract::Etag;

    #[test]
    fn an_own_etag_notices_any_change_and_is_told_from_a_given_one() {
        let Some(Etag(before)) = own_etag(&("name", "text")) else {
            panic!("no etag");
        };
        assert_ne!(before & OWN, 0);
        assert_eq!(own_etag(&("name", "text")), Some(Etag(before)));
        assert_ne!(own_etag(&("name", "texT")), Some(Etag(before)));
    }
}
