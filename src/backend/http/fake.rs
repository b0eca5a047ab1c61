//! For tests of pages: a service that answers what the test says, when it says so.

use super::{Answered, Http, Question, Service};
use crate::backend::{Backend, Capabilities, Failure};
use charter_core::contract::Reply;
use charter_core::domain::{AnyAnswer, Listed};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use std::any::Any;
use std::rc::Rc;

/// What a service answers to a request, where it is one that it knows.
type Answering = dyn Fn(&dyn Any) -> Option<Result<AnyAnswer, Failure>>;

/// Answers requests of some operations, each its own way; other requests wait for ever.
#[derive(Default)]
pub(crate) struct Fake {
    answers: Vec<Box<Answering>>,
}

impl Fake {
    /// Answers every request of an operation.
    pub fn on<O: Listed>(
        mut self,
        answer: impl Fn(&O) -> Result<O::Answer, Failure> + 'static,
    ) -> Self {
        self.answers.push(Box::new(move |request| {
            let answer = answer(request.downcast_ref()?);
            Some(answer.map(|answer| -> AnyAnswer { Box::new(answer) }))
        }));
        self
    }

    /// The backend whose service this is.
    pub fn backend(self) -> Backend {
        Backend::over_network(Http {
            service: Rc::new(self),
            addresses: vec!["fake".to_owned()],
            capabilities: Capabilities {
                clouds: Capabilities::SERVER.clouds.map(|_| Ok(())),
                ..Capabilities::SERVER
            },
        })
    }
}

impl Service for Fake {
    fn ask<'a>(&'a self, question: Question<'a>) -> LocalBoxFuture<'a, Result<Answered, Failure>> {
        let answer = self
            .answers
            .iter()
            .find_map(|answer| answer(question.request));
        async move {
            match answer {
                Some(answer) => Ok(Reply {
                    answer: answer?,
                    etag: None,
                }),
                None => std::future::pending().await,
            }
        }
        .boxed_local()
    }
}
