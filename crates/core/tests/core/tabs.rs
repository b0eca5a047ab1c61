//! Two tabs write at once, in every order that a browser may choose.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::Operation;
use charter_core::store::{
    Called, Commit, Engine, EngineError, Entry, Kept, Memory, Snapshot, Store, StoreError,
};
use proptest::prelude::*;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// A store whose every call waits once before and once after it does its work.
#[derive(Clone)]
struct Slow(Memory);

#[derive(Default)]
struct Pause(bool);

impl Future for Pause {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        match std::mem::replace(&mut self.0, true) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }
}

async fn slowly<T>(work: impl Future<Output = T>) -> T {
    Pause::default().await;
    let done = work.await;
    Pause::default().await;
    done
}

impl Store for Slow {
    async fn load(&self) -> Result<Option<Kept>, StoreError> {
        slowly(self.0.load()).await
    }
    async fn commit(&self, commit: Commit<'_>) -> Result<(), StoreError> {
        slowly(self.0.commit(commit)).await
    }
    async fn entries_after(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        slowly(self.0.entries_after(world, sequence, limit)).await
    }
    async fn entries_before(
        &self,
        world: &str,
        sequence: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        slowly(self.0.entries_before(world, sequence, limit)).await
    }
    async fn replace(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        slowly(self.0.replace(snapshot)).await
    }
    async fn create(&self, first: &Snapshot) -> Result<(), StoreError> {
        slowly(self.0.create(first)).await
    }
    async fn erase(&self) -> Result<(), StoreError> {
        slowly(self.0.erase()).await
    }
}

fn clock() -> Timestamp {
    Timestamp(1_790_000_000_000)
}

/// Polls the futures in the given order until all are done; then each in turn.
fn interleave<'a, T>(
    mut futures: Vec<Pin<Box<dyn Future<Output = T> + 'a>>>,
    order: &[u8],
) -> Vec<T> {
    let mut done: Vec<Option<T>> = futures.iter().map(|_| None).collect();
    let count = futures.len();
    let turns = order
        .iter()
        .map(|turn| usize::from(*turn) % count)
        .chain((0..count).cycle());
    let mut context = Context::from_waker(Waker::noop());
    for turn in turns {
        if done[turn].is_none()
            && let Poll::Ready(value) = futures[turn].as_mut().poll(&mut context)
        {
            done[turn] = Some(value);
        }
        if done.iter().all(Option::is_some) {
            break;
        }
    }
    done.into_iter().flatten().collect()
}

type Outcome = Result<Option<u64>, EngineError>;

async fn in_turn<O: Operation>(engine: &Engine<Slow>, operations: Vec<O>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for operation in operations {
        let called: Result<Called<O::Answer>, EngineError> =
            engine.call(caller(MANAGER), &operation, None).await;
        outcomes.push(called.map(|called| called.entry));
    }
    outcomes
}

fn config() -> ProptestConfig {
    crate::sequences::config()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn two_tabs_that_write_at_once_lose_nothing(order in prop::collection::vec(any::<u8>(), 0..200)) {
        let memory = Memory::default();
        let open = || block_on(Engine::open(Slow(memory.clone()), clock, small_snapshot)).unwrap();
        let (one, two) = (open(), open());
        block_on(one.call(caller(MANAGER), &enable(), None)).unwrap();
        let names = |tab: &str| (0..4).map(|n| create(&format!("{tab}{n}"))).collect::<Vec<_>>();
        // Two calls of the same tab are under way as well.
        let outcomes = interleave(
            vec![
                Box::pin(in_turn(&one, names("A"))),
                Box::pin(in_turn(&two, names("B"))),
                Box::pin(in_turn(&one, names("C"))),
                Box::pin(async { two.catch_up().await.unwrap(); Vec::new() }),
            ],
            &order,
        );
        let mut entries: Vec<u64> = outcomes.into_iter().flatten().map(|outcome| outcome.unwrap().unwrap()).collect();
        entries.sort_unstable();
        prop_assert_eq!(entries, (2..=13).collect::<Vec<_>>(), "each call has an entry of its own");
        block_on(one.catch_up()).unwrap();
        block_on(two.catch_up()).unwrap();
        let stored = block_on(memory.load()).unwrap().unwrap();
        prop_assert_eq!(stored.last, 13);
        for engine in [&one, &two] {
            let state = engine.state();
            prop_assert_eq!(&Snapshot::of_state("", &state).records, &stored.records);
            assert_same_indexes(&state);
            let policies = &state.owner(OWNER).unwrap().policies;
            for name in ["A", "B", "C"].iter().flat_map(|tab| names(tab)) {
                prop_assert!(policies.by_unique(charter_core::domain::guardrails::Policy::NAME, &name.name).is_some(), "{}", name.name);
            }
        }
    }

    #[test]
    fn of_two_tabs_that_take_the_last_policy_off_one_is_refused(order in prop::collection::vec(any::<u8>(), 0..80)) {
        let memory = Memory::default();
        let open = || block_on(Engine::open(Slow(memory.clone()), clock, small_snapshot)).unwrap();
        let (one, two) = (open(), open());
        let target = Target::Member(LEDGER);
        let policy = block_on(async {
            one.call(caller(MANAGER), &enable(), None).await.unwrap();
            let policy = one.call(caller(MANAGER), &create("Guard"), None).await.unwrap().reply.answer.policy_id;
            one.call(caller(MANAGER), &AttachPolicy { policy, target }, None).await.unwrap();
            policy
        });
        let detach = |policy| vec![DetachPolicy { policy, target }];
        let outcomes = interleave(
            vec![Box::pin(in_turn(&one, detach(policy))), Box::pin(in_turn(&two, detach(charter_core::domain::guardrails::FULL_ACCESS)))],
            &order,
        );
        let refused: Vec<_> = outcomes.into_iter().flatten().filter_map(Result::err).collect();
        prop_assert_eq!(refused.len(), 1);
        prop_assert!(matches!(&refused[0], EngineError::Refused(error) if error.code == ErrorCode::DetachLastPolicy));
    }

    #[test]
    fn two_tabs_that_open_an_empty_store_at_once_share_one_world(order in prop::collection::vec(any::<u8>(), 0..40)) {
        let memory = Memory::default();
        let open = |name: &'static str| {
            let slow = Slow(memory.clone());
            async move {
                let engine = Engine::open(slow, clock, || Snapshot::of_state(name, &small_state())).await.unwrap();
                engine.call(caller(MANAGER), &DescribeOrganization {}, None).await.unwrap();
                engine
            }
        };
        let engines = interleave(vec![Box::pin(open("first")), Box::pin(open("second"))], &order);
        prop_assert_eq!(engines[0].world(), engines[1].world());
    }
}
