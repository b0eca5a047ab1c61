//! Runs operations on the state in memory, and commits what they change.

use super::transfer::{Snapshot, state_of};
use super::{Batch, Called, Commit, EngineError, Entry, Kept, Store, StoreError, journaled};
use crate::contract::{Done, Error, ErrorCode, Etag, Kind, Reply, Request, Timestamp, UndoChange};
use crate::domain::{
    AnyAnswer, AnyOperation, Caller, Changes, Context, Facts, Judge, NoJudge,
    ORGANIZATION_RESOURCE, Operation, Resource, State, Undoing, execute_any, execute_any_batch,
    is_final, undo,
};
use charter_json::Raw;
use std::cell::{Cell, RefCell};

/// How often an operation is run again because other tabs were first. Each try needs another tab to have
/// committed in between, so only a flood of writes comes near it.
const TRIES: usize = 100;

/// How many journal entries are read at a time when catching up.
const CATCH_UP: usize = 200;

/// Where the time comes from.
pub type Clock = fn() -> Timestamp;

/// What is carried out.
struct What<'a> {
    caller: Caller,
    action: &'a str,
    kind: Kind,
    undoes: Option<u64>,
    /// Writes the request for the journal.
    request: &'a dyn Fn() -> Raw,
}

impl<'a> What<'a> {
    fn of(caller: Caller, facts: &Facts, request: &'a dyn Fn() -> Raw) -> What<'a> {
        What {
            caller,
            action: facts.action,
            kind: facts.kind,
            undoes: None,
            request,
        }
    }
}

/// What it comes to.
struct Effect {
    changes: Changes,
    state: State,
    /// What policies were asked about, each once.
    resources: Vec<Resource>,
}

/// The journal entry of a commit, where one was made.
#[derive(Default)]
struct Journaled {
    entry: Option<u64>,
    is_final: bool,
}

/// Runs it on a state.
type Run<'a> = &'a mut dyn FnMut(&State, Context) -> Result<Effect, Error>;

/// On what these requests act, where that is more than their action alone.
fn resources<'a>(
    operations: impl Iterator<Item = &'a dyn AnyOperation>,
    caller: Caller,
) -> Vec<Resource> {
    let mut resources = Vec::new();
    for operation in operations {
        let resource = operation.resource(caller);
        if resource != ORGANIZATION_RESOURCE && !resources.contains(&resource) {
            resources.push(resource);
        }
    }
    resources
}

/// The state in memory over a store.
#[derive(Debug)]
pub struct Engine<S> {
    store: S,
    clock: Clock,
    world: String,
    state: RefCell<State>,
    last: Cell<u64>,
    last_at: Cell<Timestamp>,
    judge: Cell<&'static dyn Judge>,
}

impl<S: Store> Engine<S> {
    /// Opens a store; where nothing was ever kept, `first` gives the world to begin with.
    ///
    /// # Errors
    /// The store's: [`StoreError::Damaged`], [`StoreError::Newer`], [`StoreError::Emptied`]…
    pub async fn open(
        store: S,
        clock: Clock,
        first: impl FnOnce() -> Snapshot,
    ) -> Result<Self, StoreError> {
        let kept = match store.load().await? {
            Some(kept) => kept,
            None => {
                store.create(&first()).await?;
                store.load().await?.ok_or(StoreError::Emptied)?
            }
        };
        Self::over(store, clock, kept).await
    }

    /// Opens a store that holds something already; `None` when it holds nothing.
    ///
    /// # Errors
    /// As [`Engine::open`].
    pub async fn open_existing(store: S, clock: Clock) -> Result<Option<Self>, StoreError> {
        match store.load().await? {
            Some(kept) => Self::over(store, clock, kept).await.map(Some),
            None => Ok(None),
        }
    }

    async fn over(store: S, clock: Clock, kept: Kept) -> Result<Self, StoreError> {
        let Kept {
            world,
            last,
            records,
        } = kept;
        let state = state_of(&records)?;
        let newest = store.entries_before(&world, u64::MAX, 1).await?;
        let last_at = newest
            .first()
            .map_or(Timestamp::default(), |entry| entry.at);
        Ok(Engine {
            store,
            clock,
            world,
            state: RefCell::new(state),
            last: Cell::new(last),
            last_at: Cell::new(last_at),
            judge: Cell::new(&NoJudge),
        })
    }

    /// The state in memory; the copy is cheap.
    pub fn state(&self) -> State {
        self.state.borrow().clone()
    }

    /// The number of the last journal entry seen.
    pub fn last(&self) -> u64 {
        self.last.get()
    }

    /// The name of the world.
    pub fn world(&self) -> &str {
        &self.world
    }

    /// The store.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// The circumstances of a run that begins now.
    pub fn context(&self, caller: Caller) -> Context {
        let now = (self.clock)().max(self.last_at.get());
        Context {
            caller,
            now,
            sequence: self.last.get() + 1,
            judge: self.judge.get(),
        }
    }

    /// Hands in what decides by policies. Until then nobody but root accounts can do anything.
    pub fn set_judge(&self, judge: &'static dyn Judge) {
        self.judge.set(judge);
    }

    /// Runs one operation, and commits what it changes before it answers.
    ///
    /// # Errors
    /// The operation's refusal, or the store's failure; nothing was changed.
    pub async fn call<O: Operation>(
        &self,
        caller: Caller,
        operation: &O,
        if_match: Option<Etag>,
    ) -> Result<Called<O::Answer>, EngineError> {
        Ok(self.call_any(caller, operation, if_match).await?.typed()?)
    }

    /// [`Engine::call`] for an operation whose type is forgotten.
    ///
    /// # Errors
    /// As there.
    pub async fn call_any(
        &self,
        caller: Caller,
        operation: &dyn AnyOperation,
        if_match: Option<Etag>,
    ) -> Result<Called<AnyAnswer>, EngineError> {
        let request = || operation.journaled();
        let what = What::of(caller, operation.facts(), &request);
        let mut left = None;
        let mut run = |state: &State, context| {
            let executed = execute_any(state, context, operation, if_match)?;
            left = Some((executed.answer, executed.etag));
            Ok(Effect {
                changes: executed.changes,
                state: executed.state,
                resources: resources([operation].into_iter(), caller),
            })
        };
        let Journaled { entry, is_final } = self.carry_out(what, &mut run).await?;
        // What was carried out has left its answer.
        let (answer, etag) = left.ok_or(StoreError::Behind)?;
        let reply = Reply { answer, etag };
        Ok(Called {
            reply,
            entry,
            is_final,
        })
    }

    /// Runs several requests of one operation as one journal entry, with a result for each.
    ///
    /// # Errors
    /// What concerns all rows; then nothing was changed.
    pub async fn batch<O: Operation>(
        &self,
        caller: Caller,
        operations: &[O],
    ) -> Result<Batch<O::Answer>, EngineError> {
        let requests: Vec<&dyn AnyOperation> = operations.iter().map(|one| one as _).collect();
        Ok(self.batch_any(caller, &requests).await?.typed())
    }

    /// [`Engine::batch`] for requests whose type is forgotten.
    ///
    /// # Errors
    /// As there.
    pub async fn batch_any(
        &self,
        caller: Caller,
        operations: &[&dyn AnyOperation],
    ) -> Result<Batch<AnyAnswer>, EngineError> {
        let Some(facts) = operations.first().map(|first| first.facts()) else {
            return Ok(Batch {
                rows: Vec::new(),
                entry: None,
                is_final: false,
            });
        };
        let requests = || {
            let requests: Vec<_> = operations.iter().map(|one| one.journaled()).collect();
            journaled(&requests)
        };
        let mut left = None;
        let mut run = |state: &State, context| {
            let executed = execute_any_batch(state, context, operations)?;
            let rows = operations.iter().zip(&executed.answer);
            let done = rows.filter_map(|(one, row)| row.is_ok().then_some(*one));
            let resources = resources(done, caller);
            left = Some(executed.answer);
            Ok(Effect {
                changes: executed.changes,
                state: executed.state,
                resources,
            })
        };
        let what = What::of(caller, facts, &requests);
        let Journaled { entry, is_final } = self.carry_out(what, &mut run).await?;
        let rows = left.ok_or(StoreError::Behind)?;
        Ok(Batch {
            rows,
            entry,
            is_final,
        })
    }

    /// What one operation would change, without doing it.
    ///
    /// # Errors
    /// What the operation would be refused for.
    pub fn preview(&self, caller: Caller, operation: &dyn AnyOperation) -> Result<Changes, Error> {
        let state = self.state();
        let executed = execute_any(&state, self.context(caller), operation, None)?;
        Ok(executed.changes)
    }

    /// Undoes a journal entry; undoing an undo does the change again.
    ///
    /// # Errors
    /// `Charter.JournalEntryNotExist`, and those of [`crate::domain::undo`].
    pub async fn undo(&self, caller: Caller, sequence: u64) -> Result<Called<Done>, EngineError> {
        self.catch_up().await?;
        let missing = || {
            Error::new(
                ErrorCode::EntryNotExist,
                format!("There is no journal entry {sequence}."),
            )
        };
        let entry = self.entry(sequence).await?.ok_or_else(missing)?;
        let done = self.done_at_first(entry.clone()).await?;
        let undoing = Undoing {
            sequence,
            actor: entry.caller(),
            undoes: entry.undoes,
            action: &done.action,
            resources: &done.resources,
            changes: &entry.changes,
        };
        let request = || journaled(&UndoChange { sequence });
        let what = What {
            caller,
            action: UndoChange::ACTION,
            kind: Kind::Write,
            undoes: Some(sequence),
            request: &request,
        };
        let mut run = |state: &State, context| {
            let executed = undo(state, context, undoing)?;
            Ok(Effect {
                changes: executed.changes,
                state: executed.state,
                resources: Vec::new(),
            })
        };
        let Journaled { entry, is_final } = self.carry_out(what, &mut run).await?;
        let reply = Reply {
            answer: Done {},
            etag: None,
        };
        Ok(Called {
            reply,
            entry,
            is_final,
        })
    }

    /// The entry at the end of the chain: what was done before it was undone, done again, and so on.
    async fn done_at_first(&self, mut entry: Entry) -> Result<Entry, StoreError> {
        while let Some(below) = entry.undoes {
            let missing = || StoreError::Damaged(format!("journal entry {below} is missing"));
            entry = self.entry(below).await?.ok_or_else(missing)?;
        }
        Ok(entry)
    }

    /// One journal entry.
    ///
    /// # Errors
    /// The store's.
    pub async fn entry(&self, sequence: u64) -> Result<Option<Entry>, StoreError> {
        let before = sequence.saturating_sub(1);
        let found = self.store.entries_after(&self.world, before, 1).await?;
        Ok(found
            .into_iter()
            .next()
            .filter(|entry| entry.sequence == sequence))
    }

    /// At most `limit` journal entries before `sequence`, the newest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn journal(&self, before: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.store.entries_before(&self.world, before, limit).await
    }

    /// Takes in what other tabs have committed; says whether there was anything.
    ///
    /// # Errors
    /// [`StoreError::Replaced`] when everything was reset or imported elsewhere, [`StoreError::Damaged`] when an
    /// entry is missing or cannot be read; what was taken in before it stays.
    pub async fn catch_up(&self) -> Result<bool, StoreError> {
        let mut any = false;
        loop {
            let seen = self.last.get();
            let entries = self
                .store
                .entries_after(&self.world, seen, CATCH_UP)
                .await?;
            if entries.is_empty() {
                return Ok(any);
            }
            for entry in entries {
                any |= self.take_in(&entry)?;
            }
        }
    }

    /// Takes in the next entry. Another call of this tab may have done so while this one waited.
    fn take_in(&self, entry: &Entry) -> Result<bool, StoreError> {
        let next = self.last.get() + 1;
        if entry.sequence > next {
            let what = format!("journal entry {next} is missing");
            return Err(StoreError::Damaged(what));
        }
        if entry.sequence < next {
            return Ok(false);
        }
        let mut state = self.state();
        entry.changes.apply(&mut state, entry.sequence)?;
        self.state.replace(state);
        self.advance(entry);
        Ok(true)
    }

    /// Everything, for an export.
    ///
    /// # Errors
    /// The store's.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        self.catch_up().await?;
        let mut snapshot = Snapshot::of_state(self.world.clone(), &self.state.borrow());
        let last = self.last.get();
        while (snapshot.journal.len() as u64) < last {
            let seen = snapshot.journal.len() as u64;
            let entries = self
                .store
                .entries_after(&self.world, seen, CATCH_UP)
                .await?;
            if entries.is_empty() {
                let what = format!("journal entry {} is missing", seen + 1);
                return Err(StoreError::Damaged(what));
            }
            snapshot
                .journal
                .extend(entries.into_iter().filter(|entry| entry.sequence <= last));
        }
        Ok(snapshot)
    }

    /// Runs until nobody was first, and commits: the same code for every operation.
    async fn carry_out(&self, what: What<'_>, run: Run<'_>) -> Result<Journaled, EngineError> {
        for _ in 0..TRIES {
            let context = self.context(what.caller);
            let effect = match run(&self.state(), context) {
                Ok(effect) if !effect.changes.is_empty() => effect,
                // A refusal, or a write with nothing to do, may come from what another tab has changed since.
                Err(_) if self.overtaken(context).await? => continue,
                Ok(_) if what.kind == Kind::Write && self.overtaken(context).await? => continue,
                Ok(_) => return Ok(Journaled::default()),
                Err(error) => return Err(error.into()),
            };
            let Effect {
                changes,
                state,
                resources,
            } = effect;
            let entry = Entry::new(context, what.action, (what.request)(), what.undoes, changes)
                .on(resources);
            let commit = Commit {
                world: &self.world,
                entry: &entry,
            };
            match self.store.commit(commit).await {
                Ok(()) => {
                    self.adopt(state, &entry);
                    return Ok(Journaled {
                        entry: Some(entry.sequence),
                        is_final: is_final(&entry.changes, entry.at),
                    });
                }
                Err(StoreError::Behind) => {
                    self.catch_up().await?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(StoreError::Behind.into())
    }

    /// Whether there are entries that a run in this context has not seen; they are taken in.
    async fn overtaken(&self, context: Context) -> Result<bool, StoreError> {
        self.catch_up().await?;
        Ok(self.last.get() >= context.sequence)
    }

    /// Takes the committed state, unless a catch-up has taken the entry in already.
    fn adopt(&self, state: State, entry: &Entry) {
        if entry.sequence == self.last.get() + 1 {
            self.state.replace(state);
            self.advance(entry);
        }
    }

    fn advance(&self, entry: &Entry) {
        self.last.set(entry.sequence);
        self.last_at.set(self.last_at.get().max(entry.at));
    }
}
