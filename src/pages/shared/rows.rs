//! The rows of a list, read as they arrive and again whenever anything changed.

use std::{future::Future, marker::PhantomData, rc::Rc, sync::Arc};

use futures_util::{FutureExt, future::LocalBoxFuture};
use leptos::{prelude::*, task::spawn_local};

use crate::backend::{Backend, Failure};
use crate::ui::{AnyRow, AnyRows, Problem};

/// Rows that are kept up to date. The old ones stay until the new ones are there. Copies are the same.
#[derive(Clone, Copy)]
pub struct ListRows {
    state: RwSignal<State>,
    rows: Memo<AnyRows>,
    again: RwSignal<u32>,
}

#[derive(Clone)]
enum State {
    Loading,
    There { rows: Arc<Vec<AnyRow>>, all: bool },
    Failed(Failure),
}

/// What rows are given to while more of them follow: the first reading shows them as they arrive.
pub struct Arriving<T> {
    show: Rc<dyn Fn(Vec<AnyRow>)>,
    of: PhantomData<fn(T)>,
}

impl<T: Send + Sync + 'static> Arriving<T> {
    /// Shows the rows that are there by now.
    pub fn show(&self, rows: &[Arc<T>]) {
        (self.show)(erased(rows));
    }
}

fn erased<T: Send + Sync + 'static>(rows: &[Arc<T>]) -> Vec<AnyRow> {
    rows.iter().map(|row| Arc::clone(row) as AnyRow).collect()
}

/// Reads rows now, and again whenever anything changed in this tab or another. `trouble` words a failure.
pub fn list_rows<T, F>(
    read: impl Fn(Backend) -> F + 'static,
    trouble: fn(&Failure) -> Problem,
) -> ListRows
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<Vec<T>, Failure>> + 'static,
{
    let read = move |backend, _: Arriving<T>| {
        let reading = read(backend);
        async move { Ok(reading.await?.into_iter().map(Arc::new).collect()) }
    };
    rows_as_they_arrive(read, trouble)
}

/// [`list_rows`] of a long list, which shows its rows as they arrive.
pub fn rows_as_they_arrive<T, F>(
    read: impl Fn(Backend, Arriving<T>) -> F + 'static,
    trouble: fn(&Failure) -> Problem,
) -> ListRows
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<Vec<Arc<T>>, Failure>> + 'static,
{
    let read = move |backend, show: Rc<dyn Fn(Vec<AnyRow>)>| {
        let arriving = Arriving {
            show,
            of: PhantomData,
        };
        let reading = read(backend, arriving);
        reading.map(|rows| Ok(erased(&rows?))).boxed_local()
    };
    ListRows::of(Box::new(read), trouble)
}

type Read = dyn Fn(
    Backend,
    Rc<dyn Fn(Vec<AnyRow>)>,
) -> LocalBoxFuture<'static, Result<Vec<AnyRow>, Failure>>;

impl ListRows {
    /// The same code for rows of every type.
    fn of(read: Box<Read>, trouble: fn(&Failure) -> Problem) -> ListRows {
        let backend = expect_context::<Backend>();
        let last = backend.last();
        let state = RwSignal::new(State::Loading);
        let again = RwSignal::new(0_u32);
        let newest = StoredValue::new(0_u32);
        Effect::new(move |_| {
            last.track();
            again.track();
            let number = newest.try_update_value(|newest| {
                *newest += 1;
                *newest
            });
            let is_newest = move || newest.try_get_value() == number;
            // Later readings replace all rows at once.
            let first =
                state.with_untracked(|state| !matches!(state, State::There { all: true, .. }));
            let show = move |rows: Vec<AnyRow>| {
                if first && is_newest() {
                    let rows = Arc::new(rows);
                    let _ = state.try_set(State::There { rows, all: false });
                }
            };
            let reading = read(backend.clone(), Rc::new(show));
            spawn_local(async move {
                let read = reading.await;
                if is_newest() {
                    let _ = state.try_set(match read {
                        Ok(rows) => State::There {
                            rows: Arc::new(rows),
                            all: true,
                        },
                        Err(failure) => State::Failed(failure),
                    });
                }
            });
        });
        let rows = Memo::new(move |_| match state.get() {
            State::Loading => AnyRows::Loading,
            State::There { rows, all } => AnyRows::There { rows, all },
            State::Failed(failure) => AnyRows::Failed(trouble(&failure)),
        });
        ListRows { state, rows, again }
    }

    /// The rows, as a table takes them.
    pub fn rows(self) -> Memo<AnyRows> {
        self.rows
    }

    /// Reads them again after a failure.
    pub fn retry(self) {
        self.state.set(State::Loading);
        self.again.update(|times| *times += 1);
    }
}
