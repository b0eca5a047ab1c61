//! The small world while operations run on it.

use super::*;
use charter_core::domain::{
    AnyAnswer, ByPolicies, Context, Executed, Undoing, execute, execute_any, execute_batch, undo,
};
use charter_core::store::{Entry, journaled};
use charter_json::ToJson;

/// A state with its journal, on which operations run one after the other, a minute apart.
#[derive(Clone)]
pub struct World {
    pub state: State,
    pub journal: Vec<Entry>,
}

impl World {
    /// The small world; service control policies are disabled.
    pub fn new() -> World {
        World {
            state: small_state(),
            journal: Vec::new(),
        }
    }

    /// The small world with service control policies enabled.
    pub fn enabled() -> World {
        let mut world = World::new();
        world.run(&enable()).unwrap();
        world
    }

    pub fn tables(&self) -> &Tables {
        self.state.owner(OWNER).unwrap()
    }

    pub fn last(&self) -> u64 {
        self.journal.len() as u64
    }

    pub fn context(&self, caller: impl Into<Caller>) -> Context {
        Context {
            caller: caller.into(),
            now: Timestamp(1_790_000_000_000 + self.last() as i64 * 60_000),
            sequence: self.last() + 1,
            judge: &ByPolicies,
        }
    }

    pub fn run<O: Operation>(&mut self, operation: &O) -> Result<O::Answer, Error> {
        self.run_as(MANAGER, operation)
    }

    pub fn run_as<O: Operation>(
        &mut self,
        caller: impl Into<Caller>,
        operation: &O,
    ) -> Result<O::Answer, Error> {
        self.run_if(caller, operation, None).map(|ran| ran.0)
    }

    pub fn run_if<O: Operation>(
        &mut self,
        caller: impl Into<Caller>,
        operation: &O,
        if_match: Option<Etag>,
    ) -> Result<(O::Answer, Option<Etag>), Error> {
        let context = self.context(caller);
        let ran = execute(&self.state, context, operation, if_match)
            .inspect_err(|error| vendor::check(O::ACTION, error))?;
        let answer = (ran.answer.clone(), ran.etag);
        self.take(ran, context, O::ACTION, operation, None);
        Ok(answer)
    }

    /// Runs an operation whose type is forgotten.
    pub fn run_any(
        &mut self,
        caller: impl Into<Caller>,
        operation: &dyn AnyOperation,
    ) -> Result<AnyAnswer, Error> {
        let context = self.context(caller);
        let action = operation.facts().action;
        let ran = execute_any(&self.state, context, operation, None)
            .inspect_err(|error| vendor::check(action, error))?;
        let Executed {
            answer,
            changes,
            state,
            etag,
        } = ran;
        let ran = Executed {
            answer: (),
            changes,
            state,
            etag,
        };
        self.take(ran, context, action, &operation.journaled(), None);
        Ok(answer)
    }

    /// Why an operation is refused; nothing has changed then.
    pub fn refused<O: Operation>(&mut self, operation: &O) -> Error
    where
        O::Answer: std::fmt::Debug,
    {
        let before = self.last();
        let error = self.run(operation).expect_err(O::ACTION);
        assert_eq!(self.last(), before);
        error
    }

    pub fn batch<O: Operation>(&mut self, operations: &[O]) -> Vec<Result<O::Answer, Error>> {
        self.batch_as(MANAGER, operations)
    }

    pub fn batch_as<O: Operation>(
        &mut self,
        caller: impl Into<Caller>,
        operations: &[O],
    ) -> Vec<Result<O::Answer, Error>> {
        let context = self.context(caller);
        let ran = execute_batch(&self.state, context, operations).unwrap();
        let answer = ran.answer.clone();
        self.take(ran, context, O::ACTION, &operations, None);
        answer
    }

    pub fn undo(&mut self, sequence: u64) -> Result<Done, Error> {
        self.undo_as(MANAGER, sequence)
    }

    pub fn undo_as(&mut self, caller: impl Into<Caller>, sequence: u64) -> Result<Done, Error> {
        let entry = self.journal[sequence as usize - 1].clone();
        let mut done = &entry;
        while let Some(below) = done.undoes {
            done = &self.journal[below as usize - 1];
        }
        let undoing = Undoing {
            sequence,
            actor: entry.caller(),
            undoes: entry.undoes,
            action: &done.action,
            resources: &done.resources,
            changes: &entry.changes,
        };
        let context = self.context(caller);
        let ran = undo(&self.state, context, undoing)?;
        self.take(
            ran,
            context,
            UndoChange::ACTION,
            &UndoChange { sequence },
            Some(sequence),
        );
        Ok(Done {})
    }

    fn take<A>(
        &mut self,
        ran: Executed<A>,
        context: Context,
        action: &str,
        request: &dyn ToJson,
        undoes: Option<u64>,
    ) {
        assert_same_indexes(&ran.state);
        if !ran.changes.is_empty() {
            let entry = Entry::new(context, action, journaled(request), undoes, ran.changes);
            self.journal.push(entry);
        }
        self.state = ran.state;
    }

    pub fn create(&mut self, name: &str) -> PolicyId {
        self.run(&create(name)).unwrap().policy_id
    }

    pub fn attach(&mut self, policy: PolicyId, target: Target) {
        self.run(&AttachPolicy { policy, target }).unwrap();
    }

    pub fn detach(&mut self, policy: PolicyId, target: Target) {
        self.run(&DetachPolicy { policy, target }).unwrap();
    }

    /// The policies bound to a target itself.
    pub fn bound(&mut self, target: Target) -> Vec<PolicyId> {
        let request = ListPoliciesForTarget {
            target_id: target.id(),
            rp: None,
            page: None,
            keyword: None,
        };
        let list = self.run(&request).unwrap().0;
        list.items.iter().map(|item| item.policy_id).collect()
    }

    /// Every target with the policies bound to it.
    pub fn all_bound(&self) -> Vec<(Target, PolicyId)> {
        let bindings = self.tables().bindings.iter();
        let mut all: Vec<_> = bindings.map(|bound| (bound.target, bound.policy)).collect();
        all.sort();
        all
    }
}
