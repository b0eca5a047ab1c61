//! What pages know: one [`Backend`], whichever it is.
//!
//! Offline, the operations run in this browser over its store; over Http, a service runs them. Pages call,
//! and read again whenever [`Backend::last`] rises. A write that was begun is carried on to its end, also when
//! the view that asked for it goes away.

mod capabilities;
mod config;
mod data;
mod failure;
mod history;
mod http;
mod offline;
mod opening;
mod paged;
mod task;
mod unopened;

pub use capabilities::{Absent, Capabilities, Capability};
pub use charter_core::domain::demo::Size;
pub use charter_core::store::{Batch, Called, Entry};
pub use failure::{Failure, FailureKind, HttpStatus};
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) use http::fake::Fake;
pub use offline::preload_demo;
pub use opening::{Opener, Opening, is_first_visit};
pub use paged::Page;
pub use unopened::Unopened;

use crate::store::{Notice, Notices};
use charter_core::contract::{Error, ErrorCode, Etag, Kind, Paged};
use charter_core::domain::{AnyAnswer, AnyOperation, Caller, Changes, Edit, Facts, Listed};
use charter_core::store::StoreError;
use futures_util::future::LocalBoxFuture;
use futures_util::{FutureExt, StreamExt};
use http::Http;
use leptos::prelude::{ArcReadSignal, ArcRwSignal, GetUntracked, Set, Update};
use offline::Offline;
use paged::{AnyList, List};
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::{Arc, Weak};

/// Where the operations run. Clones are the same backend.
#[derive(Clone)]
pub struct Backend(Arc<SendWrapper<Inner>>);

struct Inner {
    transport: Transport,
    caller: ArcRwSignal<Option<Caller>>,
    last: ArcRwSignal<u64>,
    warning: ArcRwSignal<Option<Warning>>,
    /// What of the data the pages have been told: generation and journal entry.
    told: Cell<(u64, u64)>,
}

enum Transport {
    Offline(Offline),
    Http(Http),
}

/// What a person has to know about this tab as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// A newer version of the console stands open in another tab and needs the data: reload this one.
    NewerVersion,
    /// Everything was erased in another tab: reload this one.
    Erased,
}

/// What was asked: nothing is done before it is awaited; a write that was begun is carried on to its end.
pub type Asking<A> = LocalBoxFuture<'static, Result<A, Failure>>;

impl Backend {
    fn over_store(offline: Offline, notices: Option<Notices>) -> Backend {
        let backend = Backend::over(Transport::Offline(offline));
        if let Some(notices) = notices {
            wasm_bindgen_futures::spawn_local(listen(Arc::downgrade(&backend.0), notices));
        }
        backend
    }

    fn over_network(http: Http) -> Backend {
        Backend::over(Transport::Http(http))
    }

    fn over(transport: Transport) -> Backend {
        let (caller, told) = match &transport {
            Transport::Offline(offline) => (offline.first_caller(), offline.version()),
            Transport::Http(_) => (None, (0, 0)),
        };
        Backend(Arc::new(SendWrapper::new(Inner {
            transport,
            caller: ArcRwSignal::new(caller),
            last: ArcRwSignal::new(0),
            warning: ArcRwSignal::new(None),
            told: Cell::new(told),
        })))
    }

    fn offline(&self) -> Option<&Offline> {
        match &self.0.transport {
            Transport::Offline(offline) => Some(offline),
            Transport::Http(_) => None,
        }
    }

    /// The offline part for something that only it can do; `capability` says why not elsewhere.
    fn only_offline(&self, capability: Capability) -> Result<&Offline, Failure> {
        capability.map_err(Failure::Unsupported)?;
        self.offline().ok_or(Failure::Unsupported(Absent::NotYet))
    }

    /// Runs one operation as the current caller.
    ///
    /// # Errors
    /// [`Failure`]; unless it says otherwise, nothing was changed.
    pub fn call<O: Listed>(&self, operation: O) -> Asking<Called<O::Answer>> {
        typed(self.clone().run(Rc::new(operation)).boxed_local())
    }

    async fn run(self, operation: Rc<dyn AnyOperation>) -> Result<Called<AnyAnswer>, Failure> {
        if operation.facts().kind == Kind::Read {
            return self.ask(&*operation).await;
        }
        let backend = self.clone();
        self.write(async move { backend.ask(&*operation).await }.boxed_local())
            .await
    }

    async fn ask(&self, operation: &dyn AnyOperation) -> Result<Called<AnyAnswer>, Failure> {
        match &self.0.transport {
            Transport::Offline(offline) => offline.call(self.acting()?, operation, None).await,
            Transport::Http(http) => http.call(operation).await,
        }
    }

    /// Runs an edit that is refused as [`Failure::Conflict`] when its record has changed since the answer that
    /// gave the etag (`reply.etag` of the call that read it).
    ///
    /// # Errors
    /// [`Failure`]; unless it says otherwise, nothing was changed.
    pub fn call_if<O: Edit + Listed>(
        &self,
        operation: O,
        if_match: Option<Etag>,
    ) -> Asking<Called<O::Answer>> {
        let read: Rc<dyn AnyOperation> = Rc::new(operation.read());
        let edited = self.clone().edit(Rc::new(operation), read, if_match);
        typed(edited.boxed_local())
    }

    async fn edit(
        self,
        operation: Rc<dyn AnyOperation>,
        read: Rc<dyn AnyOperation>,
        if_match: Option<Etag>,
    ) -> Result<Called<AnyAnswer>, Failure> {
        let (backend, caller) = (self.clone(), self.acting());
        let work = async move {
            match &backend.0.transport {
                Transport::Offline(offline) => offline.call(caller?, &*operation, if_match).await,
                Transport::Http(http) => http.call_if(&*operation, &*read, if_match).await,
            }
        };
        self.write(work.boxed_local()).await
    }

    /// Runs several requests of one operation with a result for each: one journal entry, where there is a journal.
    ///
    /// # Errors
    /// What concerns all rows; then nothing was changed.
    pub fn batch<O: Listed>(&self, operations: Vec<O>) -> Asking<Batch<O::Answer>> {
        let any = |operation| -> Rc<dyn AnyOperation> { Rc::new(operation) };
        let operations = operations.into_iter().map(any).collect();
        let batch = self.clone().run_batch(operations);
        batch
            .boxed_local()
            .map(|batch| batch.map(Batch::typed))
            .boxed_local()
    }

    async fn run_batch(
        self,
        operations: Vec<Rc<dyn AnyOperation>>,
    ) -> Result<Batch<AnyAnswer>, Failure> {
        let (backend, caller) = (self.clone(), self.acting());
        let work = async move {
            let requests: Vec<&dyn AnyOperation> = operations.iter().map(|one| &**one).collect();
            match &backend.0.transport {
                Transport::Offline(offline) => offline.batch(caller?, &requests).await,
                Transport::Http(http) => Ok(http.batch(&requests).await),
            }
        };
        self.write(work.boxed_local()).await
    }

    /// Every row of a paged operation; the request's own page is ignored.
    ///
    /// # Errors
    /// [`Failure`] of any page.
    pub async fn list<L: Paged + Listed>(&self, request: L) -> Result<Vec<L::Item>, Failure> {
        let mut rows = Vec::new();
        self.list_each(request, |page| page.join(&mut rows)).await?;
        Ok(rows)
    }

    /// Every row of a paged operation, given page by page as they arrive.
    ///
    /// # Errors
    /// [`Failure`] of any page; those that arrived before were given.
    pub async fn list_each<L: Paged + Listed>(
        &self,
        request: L,
        each: impl FnMut(Page<L::Item>),
    ) -> Result<(), Failure> {
        self.list_any(&mut List { request, each })
            .boxed_local()
            .await
    }

    async fn list_any(&self, list: &mut dyn AnyList) -> Result<(), Failure> {
        match &self.0.transport {
            Transport::Offline(offline) => offline.list(self.acting()?, list).await,
            Transport::Http(http) => http.list(list).await,
        }
    }

    /// What an operation would change, without doing it.
    ///
    /// # Errors
    /// What the operation would be refused for, or [`Failure::Unsupported`].
    pub fn preview<O: Listed>(&self, operation: &O) -> Result<Changes, Failure> {
        self.only_offline(self.capabilities().preview)?
            .preview(self.acting()?, operation)
    }

    /// Whether an operation can be asked here, or the reason why not.
    pub fn offers<O: Listed>(&self) -> Capability {
        self.capabilities().offers(&Facts::of::<O>())
    }

    /// Rises whenever anything changed, in this tab or another: what a page shows is then read again.
    pub fn last(&self) -> ArcReadSignal<u64> {
        self.0.last.read_only()
    }

    /// Who acts; `None` where only the service knows.
    pub fn caller(&self) -> ArcReadSignal<Option<Caller>> {
        self.0.caller.read_only()
    }

    /// Acts as somebody else from now on: an account, or who acts in one.
    ///
    /// # Errors
    /// [`Failure::Unsupported`].
    pub fn act_as(&self, caller: impl Into<Caller>) -> Result<(), Failure> {
        self.capabilities().act_as.map_err(Failure::Unsupported)?;
        self.0.caller.set(Some(caller.into()));
        self.touch();
        Ok(())
    }

    /// The name of the data: offline that of the world, over the network where the services are.
    pub fn world(&self) -> String {
        match &self.0.transport {
            Transport::Offline(offline) => offline.world(),
            Transport::Http(http) => http.world(),
        }
    }

    /// What this backend can do.
    pub fn capabilities(&self) -> Capabilities {
        match &self.0.transport {
            Transport::Offline(_) => Capabilities::OFFLINE,
            Transport::Http(http) => http.capabilities(),
        }
    }

    /// What a person has to know about this tab as a whole.
    pub fn warning(&self) -> ArcReadSignal<Option<Warning>> {
        self.0.warning.read_only()
    }

    /// Whether everything is gone when the page is closed, because the browser allows no storage.
    pub fn in_memory(&self) -> bool {
        self.offline().is_some_and(Offline::in_memory)
    }

    /// Who acts here.
    ///
    /// # Errors
    /// Nobody does: the data has no organization, and nobody has chosen an account.
    fn acting(&self) -> Result<Caller, Failure> {
        self.0.caller.get_untracked().ok_or_else(|| {
            let message = "Nobody is chosen to act. Choose an account and try again.";
            Failure::Refused(Error::new(ErrorCode::Unauthorized, message))
        })
    }

    /// Carries a write on to its end, and tells the pages what has changed.
    async fn write<T: 'static>(
        &self,
        work: LocalBoxFuture<'static, Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let answer = Rc::new(Cell::new(None));
        let left = Rc::clone(&answer);
        let work = async move {
            left.set(Some(work.await?));
            Ok(())
        };
        self.carry_out(work.boxed_local()).await?;
        answer.take().ok_or_else(stopped)
    }

    /// The same code for every operation: its answer is left elsewhere.
    async fn carry_out(
        &self,
        work: LocalBoxFuture<'static, Result<(), Failure>>,
    ) -> Result<(), Failure> {
        let backend = self.clone();
        let whole = async move {
            let result = work.await;
            if matches!(result, Err(Failure::Storage(StoreError::Replaced))) {
                backend.catch_up().await;
            }
            backend.tell(&result);
            result
        };
        task::to_the_end(whole)
            .await
            .unwrap_or_else(|| Err(stopped()))
    }

    /// Takes in what other tabs have done.
    async fn catch_up(&self) {
        let Some(offline) = self.offline() else {
            return;
        };
        if let Err(StoreError::Replaced) = offline.catch_up().await {
            self.0.warning.set(Some(Warning::Erased));
        }
        self.tell_of_store(offline);
    }

    /// Tells the pages after a write. Over the network a write whose outcome is unknown counts as a change.
    fn tell(&self, result: &Result<(), Failure>) {
        match &self.0.transport {
            Transport::Offline(offline) => self.tell_of_store(offline),
            Transport::Http(_) if matches!(result, Ok(_) | Err(Failure::Unknown(_))) => {
                self.touch()
            }
            Transport::Http(_) => {}
        }
    }

    /// Tells the pages when the data is another than they were told last.
    fn tell_of_store(&self, offline: &Offline) {
        let version = offline.version();
        let told = self.0.told.replace(version);
        if told.0 != version.0
            && !self
                .acting()
                .is_ok_and(|caller| offline.knows(caller.account))
        {
            self.0.caller.set(offline.first_caller());
        }
        if told != version {
            self.touch();
        }
    }

    fn touch(&self) {
        self.0.last.update(|last| *last += 1);
    }
}

fn stopped() -> Failure {
    StoreError::Lost("the console stopped in the middle of it".to_owned()).into()
}

/// The answer with its type.
fn typed<A: 'static>(
    asked: LocalBoxFuture<'static, Result<Called<AnyAnswer>, Failure>>,
) -> Asking<Called<A>> {
    asked.map(|called| Ok(called?.typed()?)).boxed_local()
}

/// Hears of other tabs as long as the backend lives.
async fn listen(inner: Weak<SendWrapper<Inner>>, mut notices: Notices) {
    while let Some(notice) = notices.next().await {
        let Some(backend) = inner.upgrade().map(Backend) else {
            return;
        };
        match notice {
            Notice::Changed | Notice::Replaced => backend.catch_up().await,
            Notice::Erased => backend.0.warning.set(Some(Warning::Erased)),
            Notice::NewerVersion => backend.0.warning.set(Some(Warning::NewerVersion)),
            Notice::Unblocked => {}
        }
    }
}
