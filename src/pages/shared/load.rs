//! Asking the backend for what a view shows, and again whenever something changed.

use std::{any::Any, future::Future, marker::PhantomData, sync::Arc};

use futures_util::{FutureExt, future::LocalBoxFuture};
use leptos::{prelude::*, task::spawn_local};

use crate::backend::{Backend, Failure};

/// How far an answer is.
#[derive(Debug)]
pub enum Load<T> {
    /// The first answer has not come yet.
    Loading,
    /// The last answer.
    Ready(Arc<T>),
    /// There is no answer to show.
    Failed(Failure),
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Load::Loading => Load::Loading,
            Load::Ready(answer) => Load::Ready(Arc::clone(answer)),
            Load::Failed(failure) => Load::Failed(failure.clone()),
        }
    }
}

/// An answer that is kept up to date. The old one stays until the new one is there.
#[derive(Debug)]
pub struct Loaded<T: 'static> {
    asked: Asked,
    is: PhantomData<fn() -> T>,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loaded<T> {}

impl<T: Send + Sync + 'static> Loaded<T> {
    /// How far it is.
    pub fn get(self) -> Load<T> {
        match self.asked.state.get() {
            State::Loading => Load::Loading,
            State::Ready(answer) => answer.downcast().map_or(Load::Loading, Load::Ready),
            State::Failed(failure) => Load::Failed(failure),
        }
    }

    /// The answer, where there is one.
    pub fn ready(self) -> Option<Arc<T>> {
        self.asked.ready()?.downcast().ok()
    }

    /// The failure, where there is no answer.
    pub fn failure(self) -> Option<Failure> {
        self.asked.failure()
    }

    /// Asks again after a failure.
    pub fn retry(self) {
        self.asked.retry();
    }
}

/// Asks now, and again whenever anything changed in this tab or another. `ask` gives `None` while there is
/// nothing to ask (a dialog that is not open); signals that it reads before its first await are followed.
pub fn loaded<T, F>(ask: impl Fn(Backend) -> Option<F> + 'static) -> Loaded<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let ask = move |backend| {
        let answer = ask(backend)?.map(|answer| answer.map(|answer| Arc::new(answer) as Answer));
        Some(answer.boxed_local())
    };
    Loaded {
        asked: Asked::of(Box::new(ask)),
        is: PhantomData,
    }
}

/// An answer whose type is forgotten: asking for it and keeping it up to date is compiled once.
type Answer = Arc<dyn Any + Send + Sync>;

/// Asks, unless there is nothing to ask.
type Ask = dyn Fn(Backend) -> Option<LocalBoxFuture<'static, Result<Answer, Failure>>>;

/// As [`Load`], of any type.
#[derive(Debug, Clone)]
enum State {
    Loading,
    Ready(Answer),
    Failed(Failure),
}

/// As [`Loaded`], of any type.
#[derive(Debug, Clone, Copy)]
struct Asked {
    state: RwSignal<State>,
    again: RwSignal<u32>,
}

impl Asked {
    fn of(ask: Box<Ask>) -> Asked {
        let backend = expect_context::<Backend>();
        let last = backend.last();
        let asked = Asked {
            state: RwSignal::new(State::Loading),
            again: RwSignal::new(0),
        };
        let newest = StoredValue::new(0_u32);
        Effect::new(move |_| {
            last.track();
            asked.again.track();
            let Some(answer) = ask(backend.clone()) else {
                return;
            };
            let number = newest.try_update_value(|newest| {
                *newest += 1;
                *newest
            });
            spawn_local(async move {
                let answer = answer.await;
                if newest.try_get_value() == number {
                    let _ = asked.state.try_set(match answer {
                        Ok(answer) => State::Ready(answer),
                        Err(failure) => State::Failed(failure),
                    });
                }
            });
        });
        asked
    }

    fn ready(self) -> Option<Answer> {
        self.state.with(|state| match state {
            State::Ready(answer) => Some(Arc::clone(answer)),
            _ => None,
        })
    }

    fn failure(self) -> Option<Failure> {
        self.state.with(|state| match state {
            State::Failed(failure) => Some(failure.clone()),
            _ => None,
        })
    }

    fn retry(self) {
        self.state.set(State::Loading);
        self.again.update(|times| *times += 1);
    }
}
