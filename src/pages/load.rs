//! Asking the backend for what a view shows, and again whenever something changed.

use std::{future::Future, sync::Arc};

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
    state: RwSignal<Load<T>>,
    again: RwSignal<u32>,
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
        self.state.get()
    }

    /// The answer, where there is one.
    pub fn ready(self) -> Option<Arc<T>> {
        self.state.with(|load| match load {
            Load::Ready(answer) => Some(Arc::clone(answer)),
            _ => None,
        })
    }

    /// The failure, where there is no answer.
    pub fn failure(self) -> Option<Failure> {
        self.state.with(|load| match load {
            Load::Failed(failure) => Some(failure.clone()),
            _ => None,
        })
    }

    /// Asks again after a failure.
    pub fn retry(self) {
        self.state.set(Load::Loading);
        self.again.update(|times| *times += 1);
    }
}

/// Asks now, and again whenever anything changed in this tab or another. `ask` gives `None` while there is
/// nothing to ask (a dialog that is not open); signals that it reads before its first await are followed.
pub fn loaded<T, F>(ask: impl Fn(Backend) -> Option<F> + 'static) -> Loaded<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let backend = expect_context::<Backend>();
    let last = backend.last();
    let loaded = Loaded {
        state: RwSignal::new(Load::Loading),
        again: RwSignal::new(0),
    };
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        last.track();
        loaded.again.track();
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
                let _ = loaded.state.try_set(match answer {
                    Ok(answer) => Load::Ready(Arc::new(answer)),
                    Err(failure) => Load::Failed(failure),
                });
            }
        });
    });
    loaded
}
