//! The backend in the browser: the operations themselves, over this browser's store.

use super::failure::Failure;
use super::paged::{AnyList, Reading, Step};
use super::task;
use super::unopened::Unopened;
use crate::split::{NotLoaded, split_point};
use crate::store::AnyStore;
use charter_core::contract::{Done, Error, ErrorCode, Etag, Uin};
use charter_core::domain::demo::{self, Size};
use charter_core::domain::{
    AnyAnswer, AnyOperation, ByPolicies, Caller, Changes, Judge, Owner, execute_any, undone_by,
};
use charter_core::store::{Batch, Called, Engine, Entry, Snapshot, Store, StoreError};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// For so long pages of a list are given without letting the browser draw.
const BREATH_MS: f64 = 12.0;

/// The engine, which is exchanged when everything is replaced.
pub(super) struct Offline {
    engine: RefCell<Rc<Engine<AnyStore>>>,
    generation: Cell<u64>,
}

impl Offline {
    /// Opens a store; a store that never held anything begins with the demo world.
    pub async fn open(store: AnyStore, size: Size) -> Result<Offline, Unopened> {
        let engine = match Engine::open_existing(store.again(), task::now).await? {
            Some(engine) => engine,
            None => {
                let world = demo_world(size).await?;
                Engine::open(store, task::now, || world).await?
            }
        };
        Ok(Offline {
            engine: RefCell::new(Rc::new(engine)),
            generation: Cell::new(0),
        })
    }

    fn engine(&self) -> Rc<Engine<AnyStore>> {
        Rc::clone(&self.engine.borrow())
    }

    /// The engine for a caller. What decides by policies is loaded where somebody other than a root account acts.
    async fn engine_for(&self, caller: Caller) -> Result<Rc<Engine<AnyStore>>, NotLoaded> {
        let engine = self.engine();
        if !caller.is_root() {
            engine.set_judge(judge().await?);
        }
        Ok(engine)
    }

    pub fn in_memory(&self) -> bool {
        self.engine.borrow().store().in_memory()
    }

    /// The name of the world.
    pub fn world(&self) -> String {
        self.engine.borrow().world().to_owned()
    }

    /// The last journal entry seen.
    pub fn last(&self) -> u64 {
        self.engine.borrow().last()
    }

    /// How often everything was replaced, and the last journal entry seen.
    pub fn version(&self) -> (u64, u64) {
        (self.generation.get(), self.last())
    }

    /// Who acts where nobody has chosen: the management account of the first organization.
    pub fn first_caller(&self) -> Option<Caller> {
        let state = self.engine.borrow().state();
        state.owners().find_map(|(_, tables)| {
            let organization = tables.organizations.iter().next()?;
            Some(Caller::root(organization.host))
        })
    }

    /// Whether the account stands in the data.
    pub fn knows(&self, account: Uin) -> bool {
        let state = self.engine.borrow().state();
        state.owner(Owner::Account(account)).is_some()
            || state.directory().organization_of(account).is_some()
    }

    pub async fn call(
        &self,
        caller: Caller,
        operation: &dyn AnyOperation,
        if_match: Option<Etag>,
    ) -> Result<Called<AnyAnswer>, Failure> {
        let engine = self.engine_for(caller).await?;
        Ok(engine.call_any(caller, operation, if_match).await?)
    }

    pub async fn batch(
        &self,
        caller: Caller,
        operations: &[&dyn AnyOperation],
    ) -> Result<Batch<AnyAnswer>, Failure> {
        let engine = self.engine_for(caller).await?;
        Ok(engine.batch_any(caller, operations).await?)
    }

    pub async fn undo(&self, caller: Caller, sequence: u64) -> Result<Called<Done>, Failure> {
        let engine = self.engine_for(caller).await?;
        Ok(engine.undo(caller, sequence).await?)
    }

    pub fn preview(
        &self,
        caller: Caller,
        operation: &dyn AnyOperation,
    ) -> Result<Changes, Failure> {
        Ok(self.engine().preview(caller, operation)?)
    }

    /// Gives a list page by page. All pages show the same state, whatever is committed meanwhile.
    pub async fn list(&self, caller: Caller, list: &mut dyn AnyList) -> Result<(), Failure> {
        let engine = self.engine_for(caller).await?;
        let (state, context) = (engine.state(), engine.context(caller));
        let mut reading = Reading::new();
        let mut drawn = js_sys::Date::now();
        loop {
            let question = list.page(reading.number);
            let executed = execute_any(&state, context, &*question, None)?;
            let first = reading.number == 0;
            let (rows, total) = list.take(executed.answer, first)?;
            if reading.page(rows, total, &|number| list.reaches(number)) == Step::Done {
                return Ok(());
            }
            if first || js_sys::Date::now() - drawn > BREATH_MS {
                task::pause(0).await;
                drawn = js_sys::Date::now();
            }
        }
    }

    pub async fn journal(&self, before: Option<u64>, limit: usize) -> Result<Vec<Entry>, Failure> {
        let before = before.unwrap_or(u64::MAX);
        Ok(self.engine().journal(before, limit).await?)
    }

    pub async fn entry(&self, sequence: u64) -> Result<Entry, Failure> {
        let found = self.engine().entry(sequence).await?;
        found.ok_or_else(|| {
            let message = format!("There is no journal entry {sequence}.");
            Error::new(ErrorCode::EntryNotExist, message).into()
        })
    }

    /// The entry that undid this one.
    pub fn undone_by(&self, sequence: u64) -> Option<u64> {
        undone_by(&self.engine.borrow().state(), sequence)
    }

    /// Takes in what other tabs have done; says whether there was anything.
    pub async fn catch_up(&self) -> Result<bool, StoreError> {
        match self.engine().catch_up().await {
            Err(StoreError::Replaced) => {
                self.reopen().await?;
                Ok(true)
            }
            result => result,
        }
    }

    pub async fn export(&self) -> Result<String, Failure> {
        Ok(self.engine().snapshot().await?.export())
    }

    /// Puts an export in the place of everything.
    pub async fn import(&self, text: &str) -> Result<(), Failure> {
        let snapshot = Snapshot::import(text)?;
        self.replace(&snapshot).await
    }

    /// Puts a fresh demo world in the place of everything.
    pub async fn reset(&self, size: Size) -> Result<(), Failure> {
        self.replace(&demo_world(size).await?).await
    }

    async fn replace(&self, snapshot: &Snapshot) -> Result<(), Failure> {
        let store = self.engine.borrow().store().again();
        store.replace(snapshot).await?;
        self.reopen().await?;
        Ok(())
    }

    /// Reads everything anew. What the former engine has under way is refused as replaced.
    async fn reopen(&self) -> Result<(), StoreError> {
        let store = self.engine.borrow().store().again();
        let engine = Engine::open_existing(store, task::now)
            .await?
            .ok_or(StoreError::Replaced)?;
        *self.engine.borrow_mut() = Rc::new(engine);
        self.generation.set(self.generation.get() + 1);
        Ok(())
    }

    pub async fn erase(&self) -> Result<(), Failure> {
        let store = self.engine.borrow().store().again();
        Ok(store.erase().await?)
    }
}

// The engine of decisions comes with the page of denials, which has most of it: a file of its own would cut what the other
// pages share into more files, and each of them would weigh more.
split_point!(denied: fn judge() -> &'static dyn Judge { &ByPolicies });

split_point!(demo: fn demo_maker() -> fn(Size) -> Snapshot {
    |size| demo::world(&fresh_name(), size, task::now())
});

/// A demo world under a name of its own. It is made by running the operations, so that all that they need comes with it.
///
/// # Errors
/// That did not arrive.
pub(super) async fn demo_world(size: Size) -> Result<Snapshot, NotLoaded> {
    Ok(demo_maker().await?(size))
}

/// Begins to load what makes a demo world, before one is needed.
pub fn preload_demo() {
    wasm_bindgen_futures::spawn_local(async {
        let _ = demo_maker().await;
    });
}

fn fresh_name() -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a random number below 2^32"
    )]
    let random = (js_sys::Math::random() * 4_294_967_296.0) as u32;
    format!("demo-{:x}-{random:08x}", task::now().0)
}
