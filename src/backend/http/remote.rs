//! A service at an address: asks it, and asks again where that is safe.

use super::codec;
use super::retry::{self, Next, Tried};
use super::{Answered, Question, Service, send};
use crate::backend::config::HttpConfig;
use crate::backend::{Failure, task};
use charter_core::contract::wire::Unreadable;
use futures_util::future::LocalBoxFuture;

/// A service and how to reach it.
pub(super) struct Remote {
    config: HttpConfig,
}

impl Remote {
    pub fn new(config: HttpConfig) -> Remote {
        Remote { config }
    }

    async fn answer(&self, question: Question<'_>) -> Result<Answered, Failure> {
        let unknown = || Failure::Malformed(format!("{} has no codec", question.action));
        let codec = codec::of(question.action).ok_or_else(unknown)?;
        let outgoing = (codec.encode)(question.request, question.if_match).ok_or_else(unknown)?;
        let mut number = 0;
        loop {
            let HttpConfig {
                endpoint,
                timeout_ms,
                ..
            } = &self.config;
            let tried = send::send(endpoint, *timeout_ms, &outgoing).await;
            let read = tried.and_then(|answer| {
                let read = (codec.decode)(&answer.body, answer.etag.as_deref());
                read.map_err(|error| match error {
                    Unreadable::Refused(error) => Tried::Refused(error),
                    Unreadable::Malformed(why) => Tried::Malformed(why),
                })
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

impl Service for Remote {
    fn ask<'a>(&'a self, question: Question<'a>) -> LocalBoxFuture<'a, Result<Answered, Failure>> {
        Box::pin(self.answer(question))
    }
}
