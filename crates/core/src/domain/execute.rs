//! The one way to run an operation: authorized, run, completed, checked.

use super::areas::AREAS;
use super::authorize::{authorize, permit};
use super::change::Changes;
use super::constraints;
use super::context::Context;
use super::erased::{AnyAnswer, AnyOperation, Facts, typed};
use super::judge::Resource;
use super::operation::{Access, BatchAnswer, Executed, Operation};
use super::owner::Owner;
use super::record::RowKey;
use super::scope::Scope;
use super::state::State;
use super::tx::Tx;
use crate::contract::{Error, ErrorCode, Etag, Kind, Request, UndoChange};

/// Runs one operation on a state and gives the state after it.
///
/// # Errors
/// The operation's error, `Charter.RecordChanged` when `if_match` is older than the subject, or the error of
/// a declared constraint that the changes would break. The state is untouched in each case.
pub fn execute<O: Operation>(
    state: &State,
    context: Context,
    operation: &O,
    if_match: Option<Etag>,
) -> Result<Executed<O::Answer>, Error> {
    execute_any(state, context, operation, if_match)?.typed()
}

/// [`execute`] for an operation whose type is forgotten.
///
/// # Errors
/// As [`execute`].
pub fn execute_any(
    state: &State,
    context: Context,
    operation: &dyn AnyOperation,
    if_match: Option<Etag>,
) -> Result<Executed<AnyAnswer>, Error> {
    let facts = operation.facts();
    let (mut tx, home) = begin(state, context, facts, operation)?;
    check_etag(&tx, home, operation.subject(), if_match)?;
    let answer = operation.run(&mut tx, home)?;
    let (state, changes) = commit(tx, facts.kind, facts.action)?;
    let revision = |row| state.owner(home)?.revision(row);
    let etag = operation.subject().and_then(revision).map(Etag);
    Ok(Executed {
        answer,
        changes,
        state,
        etag,
    })
}

/// Runs one operation as [`execute`] does, for a world that is put down at once: nobody asks what changed.
///
/// # Errors
/// As [`execute`].
pub(super) fn settle(
    state: &State,
    context: Context,
    operation: &dyn AnyOperation,
) -> Result<State, Error> {
    let facts = operation.facts();
    let (mut tx, home) = begin(state, context, facts, operation)?;
    operation.run(&mut tx, home)?;
    complete(&mut tx, facts.action)?;
    Ok(tx.settle())
}

/// Runs several requests of one operation as one change: each row succeeds or fails by itself.
///
/// # Errors
/// Only what concerns all rows (authorization, a constraint broken by their sum).
pub fn execute_batch<O: Operation>(
    state: &State,
    context: Context,
    operations: &[O],
) -> Result<Executed<BatchAnswer<O::Answer>>, Error> {
    let requests: Vec<&dyn AnyOperation> = operations.iter().map(|one| one as _).collect();
    let executed = execute_any_batch(state, context, &requests)?;
    let rows = executed.answer.into_iter();
    Ok(Executed {
        answer: rows.map(|row| row.and_then(typed)).collect(),
        changes: executed.changes,
        state: executed.state,
        etag: executed.etag,
    })
}

/// [`execute_batch`] for requests whose type is forgotten.
///
/// # Errors
/// As [`execute_batch`], and an internal one where they are requests of several operations.
pub fn execute_any_batch(
    state: &State,
    context: Context,
    operations: &[&dyn AnyOperation],
) -> Result<Executed<BatchAnswer<AnyAnswer>>, Error> {
    let Some(facts) = operations.first().map(|first| first.facts()) else {
        return Ok(Executed {
            answer: Vec::new(),
            changes: Changes::default(),
            state: state.clone(),
            etag: None,
        });
    };
    if operations.iter().any(|one| one.facts() != facts) {
        let message = "A batch holds requests of one operation.";
        return Err(Error::new(ErrorCode::Internal, message));
    }
    let scope = |one: &&dyn AnyOperation| one.scope(context.caller, state.directory());
    let scopes: Vec<Scope> = operations.iter().map(scope).collect();
    let homes = scopes.iter().map(|scope| scope.home);
    let accesses = operations.iter().map(|one| one.access());
    let mut asked: Vec<(Access, Owner)> = accesses.zip(homes).collect();
    asked.dedup();
    for (access, home) in asked {
        authorize(state, context.caller, facts, access, home)?;
    }
    let owners: Vec<Owner> = scopes.iter().flat_map(Scope::owners).collect();
    let mut tx = Tx::new(state, context, &owners);
    let mut judged = Judged::default();
    let row = |(operation, scope): (&&dyn AnyOperation, &Scope)| {
        judged.permit(state, context, facts, *operation)?;
        tx.nest_within(scope.owners(), |tx| operation.run(tx, scope.home))
    };
    let answer = operations.iter().zip(&scopes).map(row).collect();
    let (state, changes) = commit(tx, facts.kind, facts.action)?;
    Ok(Executed {
        answer,
        changes,
        state,
        etag: None,
    })
}

/// What policies said last. The rows of a batch mostly act on the same resource, and the answer is then the same.
#[derive(Default)]
struct Judged(Option<(Resource, Result<(), Error>)>);

impl Judged {
    fn permit(
        &mut self,
        state: &State,
        context: Context,
        facts: &Facts,
        operation: &dyn AnyOperation,
    ) -> Result<(), Error> {
        let resource = operation.resource(context.caller);
        if let Some((last, answer)) = &self.0
            && *last == resource
        {
            return answer.clone();
        }
        let answer = permit(state, context, facts, &|| resource.clone());
        self.0 = Some((resource, answer.clone()));
        answer
    }
}

/// Opens a transaction on the owners in scope, for a caller who may run the operation; gives its home.
fn begin<'a>(
    state: &'a State,
    context: Context,
    facts: &Facts,
    operation: &dyn AnyOperation,
) -> Result<(Tx<'a>, Owner), Error> {
    let scope = operation.scope(context.caller, state.directory());
    authorize(state, context.caller, facts, operation.access(), scope.home)?;
    permit(state, context, facts, &|| {
        operation.resource(context.caller)
    })?;
    Ok((Tx::new(state, context, &scope.owners()), scope.home))
}

/// Whether the operation would run for this caller, for pages that ask before they offer.
///
/// # Errors
/// As [`execute`] would give for lack of authority.
pub fn may(state: &State, context: Context, operation: &dyn AnyOperation) -> Result<(), Error> {
    begin(state, context, operation.facts(), operation).map(drop)
}

/// Completes the consequences, checks the constraints, and closes the transaction.
pub(super) fn commit(mut tx: Tx<'_>, kind: Kind, action: &str) -> Result<(State, Changes), Error> {
    if kind == Kind::Write {
        complete(&mut tx, action)?;
    }
    let (state, changes) = tx.finish();
    if kind == Kind::Read && !changes.is_empty() {
        return Err(Error::new(
            ErrorCode::Internal,
            format!("{action} is declared as a read and changed records."),
        ));
    }
    Ok((state, changes))
}

/// What follows by itself, and whether the declared constraints hold.
fn complete(tx: &mut Tx<'_>, action: &str) -> Result<(), Error> {
    for area in AREAS {
        (area.complete)(tx, action)?;
    }
    constraints::check(tx).map_err(|error| match action {
        UndoChange::ACTION => error,
        // An operation refuses with the vendor's code before it comes to this: the fault is its own.
        _ => Error::new(ErrorCode::Internal, error.message).naming(error.records),
    })
}

fn check_etag(
    tx: &Tx<'_>,
    owner: Owner,
    subject: Option<RowKey>,
    if_match: Option<Etag>,
) -> Result<(), Error> {
    let (Some(row), Some(Etag(expected))) = (subject, if_match) else {
        return Ok(());
    };
    match tx.tables(owner)?.revision(row) {
        Some(found) if found != expected => {
            let label = tx.tables(owner)?.label(row).unwrap_or_default();
            let message =
                format!("{label} was changed elsewhere since you opened it. Nothing was saved.");
            Err(Error::new(ErrorCode::Conflict, message).naming(vec![label]))
        }
        _ => Ok(()),
    }
}
