//! Services at their addresses: asks them, and asks again where that is safe.

use super::codec;
use super::retry::{self, Next, Tried};
use super::settings::Endpoint;
use super::{Answered, Question, Service, send};
use crate::backend::{Absent, Failure, task};
use charter_core::contract::wire::{Incoming, Unsendable};
use charter_core::contract::{Cloud, Error, ErrorCode};
use futures_util::future::LocalBoxFuture;
use std::collections::BTreeMap;

/// The services and how to reach them.
pub(super) struct Remote {
    endpoints: BTreeMap<Cloud, Endpoint>,
}

impl Remote {
    pub fn new(endpoints: BTreeMap<Cloud, Endpoint>) -> Remote {
        Remote { endpoints }
    }

    async fn answer(&self, question: Question<'_>) -> Result<Answered, Failure> {
        let unknown = || Failure::Malformed(format!("{} has no codec", question.action));
        let nowhere = Failure::Unsupported(Absent::NoEndpoint);
        let endpoint = self.endpoints.get(&question.cloud).ok_or(nowhere)?;
        let codec = codec::of(question.action).ok_or_else(unknown)?;
        let encoded = (codec.encode)(question.request, question.if_match, &endpoint.path);
        let outgoing = encoded.ok_or_else(unknown)?.map_err(unsendable)?;
        let mut number = 0;
        loop {
            let tried = send::send(endpoint, &outgoing).await;
            let read = tried.and_then(|answer| {
                let read = (codec.decode)(Incoming {
                    status: answer.status,
                    body: &answer.body,
                    etag: answer.etag.as_deref(),
                    request_id: answer.request_id.as_deref(),
                });
                read.map_err(Tried::from)
            });
            let tried = match read {
                Ok(mut reply) => {
                    if question.own_etag && reply.etag.is_none() {
                        reply.etag = (codec.own_etag)(&*reply.answer);
                    }
                    return Ok(reply);
                }
                Err(tried) => tried,
            };
            match retry::after(question.kind, number, tried) {
                Next::Again(pause) => task::pause(pause).await,
                Next::Fail(failure) => return Err(failure),
            }
            number += 1;
        }
    }
}

fn unsendable(Unsendable { field }: Unsendable) -> Failure {
    let message = format!(
        "The address of the request needs {field}. It is not in the request, and not under `path` in config.json."
    );
    Error::new(ErrorCode::MissingParameter, message).into()
}

impl Service for Remote {
    fn ask<'a>(&'a self, question: Question<'a>) -> LocalBoxFuture<'a, Result<Answered, Failure>> {
        Box::pin(self.answer(question))
    }
}
