//! The backend over the network: the vendor's API, or a server of our own.

mod codec;
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) mod fake;
mod remote;
mod retry;
mod send;
mod settings;

use super::capabilities::Capabilities;
use super::failure::Failure;
use super::paged::{AnyList, Reading, Step};
use crate::split::{NotLoaded, split_point};
use charter_core::contract::{Cloud, Error, ErrorCode, Etag, Kind, Reply};
use charter_core::domain::{AnyAnswer, AnyOperation};
use charter_core::store::{Batch, Called};
use codec::OWN;
use futures_util::future::LocalBoxFuture;
use remote::Remote;
use settings::{Server, Settings};
use std::any::Any;
use std::rc::Rc;

/// The services.
pub(super) struct Http {
    service: Rc<dyn Service>,
    /// Where the services are.
    addresses: Vec<String>,
    capabilities: Capabilities,
}

/// Asks a service. It knows requests and answers by the action's name alone, so that reading and writing them (see
/// [`codec`]) is loaded only where there is a service.
pub(crate) trait Service {
    fn ask<'a>(&'a self, question: Question<'a>) -> LocalBoxFuture<'a, Result<Answered, Failure>>;
}

/// An answer whose type is forgotten.
type Answered = Reply<AnyAnswer>;

/// A request whose type is forgotten.
pub(crate) struct Question<'a> {
    action: &'static str,
    cloud: Cloud,
    kind: Kind,
    request: &'a dyn Any,
    if_match: Option<Etag>,
    /// Where the service gives no etag, one is made from the answer.
    own_etag: bool,
}

/// Connects to the services that `config.json` names; `None` where it chooses the offline backend.
///
/// # Errors
/// What speaks with services did not arrive. Inside: what is wrong with the file.
pub(super) async fn connect(config: String) -> Result<Result<Option<Http>, String>, NotLoaded> {
    services(config).await
}

split_point!(http: fn services(config: String) -> Result<Option<Http>, String> {
    Settings::parse(&config).map(|settings| settings.map(Http::new))
});

impl Http {
    fn new(settings: Settings) -> Http {
        let mut capabilities = match settings.server {
            Server::Vendor => Capabilities::VENDOR,
            Server::Charter => Capabilities::SERVER,
        };
        for cloud in settings.endpoints.keys() {
            capabilities.clouds[*cloud as usize] = Ok(());
        }
        let addresses = settings.endpoints.values();
        Http {
            addresses: addresses.map(|one| one.address.clone()).collect(),
            service: Rc::new(Remote::new(settings.endpoints)),
            capabilities,
        }
    }

    pub fn world(&self) -> String {
        self.addresses.join(" ")
    }

    pub fn capabilities(&self) -> Capabilities {
        self.capabilities
    }

    async fn send(
        &self,
        operation: &dyn AnyOperation,
        if_match: Option<Etag>,
        own_etag: bool,
    ) -> Result<Answered, Failure> {
        let facts = operation.facts();
        self.capabilities()
            .offers(facts)
            .map_err(Failure::Unsupported)?;
        let question = Question {
            action: facts.action,
            cloud: facts.wire.cloud(),
            kind: facts.kind,
            request: operation.request(),
            if_match,
            own_etag,
        };
        self.service.ask(question).await
    }

    pub async fn call(&self, operation: &dyn AnyOperation) -> Result<Called<AnyAnswer>, Failure> {
        let own_etag = operation.facts().kind == Kind::Read && operation.subject().is_some();
        let reply = self.send(operation, None, own_etag).await?;
        Ok(unjournaled(reply))
    }

    /// An edit that is refused when its record has changed. Where the service knows no etags, the record is read
    /// again by `read` and compared; a change in the moment between the two goes unnoticed.
    pub async fn call_if(
        &self,
        operation: &dyn AnyOperation,
        read: &dyn AnyOperation,
        if_match: Option<Etag>,
    ) -> Result<Called<AnyAnswer>, Failure> {
        let if_match = match if_match {
            Some(Etag(etag)) if etag & OWN != 0 => {
                let found = self.call(read).await?;
                if found.reply.etag != Some(Etag(etag)) {
                    return Err(Failure::Conflict(changed()));
                }
                None
            }
            other => other,
        };
        let reply = self.send(operation, if_match, false).await?;
        Ok(unjournaled(reply))
    }

    /// One call a row, one after the other. After a call whose outcome is unknown, no more are sent.
    pub async fn batch(&self, operations: &[&dyn AnyOperation]) -> Batch<AnyAnswer> {
        let mut rows = Vec::with_capacity(operations.len());
        let mut stopped = false;
        for operation in operations {
            if stopped {
                rows.push(Err(not_sent()));
                continue;
            }
            rows.push(match self.send(*operation, None, false).await {
                Ok(reply) => Ok(reply.answer),
                Err(failure) => {
                    stopped = !matches!(failure, Failure::Refused(_) | Failure::Conflict(_));
                    Err(row_error(failure))
                }
            });
        }
        Batch {
            rows,
            entry: None,
            is_final: false,
        }
    }

    pub async fn list(&self, list: &mut dyn AnyList) -> Result<(), Failure> {
        let mut reading = Reading::new();
        loop {
            let first = reading.number == 0;
            let question = list.page(reading.number);
            let reply = self.send(&*question, None, false).await?;
            let (rows, total) = list.take(reply.answer, first)?;
            if reading.page(rows, total, &|number| list.reaches(number)) == Step::Done {
                return Ok(());
            }
        }
    }
}

/// Services tell of no journal.
fn unjournaled(reply: Answered) -> Called<AnyAnswer> {
    Called {
        reply,
        entry: None,
        is_final: false,
    }
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
        Failure::Unknown(answer) => {
            let error = answer.and_then(|answer| answer.error);
            let why = error.as_ref().map_or_else(
                || "The connection was cut".to_owned(),
                |error| error.to_string(),
            );
            let message = format!("{why}: this row may have been carried out.");
            let id = error.and_then(|error| error.request_id);
            Error::new(ErrorCode::OutcomeUnknown, message).of_request(id)
        }
        other => {
            let message = format!("This row was not carried out: {other:?}.");
            Error::new(ErrorCode::NotSent, message)
        }
    }
}
