//! Requests and transactions of the database as futures.

use super::fault::Fault;
use futures_channel::oneshot;
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

type Handler = Closure<dyn FnMut()>;

/// A sender that several handlers share; the first to speak is heard.
struct First<T>(Rc<RefCell<Option<oneshot::Sender<T>>>>);

impl<T: 'static> First<T> {
    fn new() -> (Self, oneshot::Receiver<T>) {
        let (sender, receiver) = oneshot::channel();
        (First(Rc::new(RefCell::new(Some(sender)))), receiver)
    }

    fn handler(&self, value: impl Fn() -> T + 'static) -> Handler {
        let sender = Rc::clone(&self.0);
        Closure::new(move || {
            let sender = sender.borrow_mut().take();
            if let Some(sender) = sender {
                let _ = sender.send(value());
            }
        })
    }
}

fn silent() -> Fault {
    Fault::new("AbortError", "the database gave no answer")
}

/// A request under way.
pub(super) struct Pending {
    request: IdbRequest,
    answer: oneshot::Receiver<Result<JsValue, Fault>>,
    _handlers: [Handler; 2],
}

impl Pending {
    pub fn new(request: IdbRequest) -> Pending {
        let (first, answer) = First::new();
        let asked = request.clone();
        let success = first.handler(move || asked.result().map_err(Fault::from));
        let asked = request.clone();
        let error = first.handler(move || Err(fault_of(&asked)));
        request.set_onsuccess(Some(success.as_ref().unchecked_ref()));
        request.set_onerror(Some(error.as_ref().unchecked_ref()));
        Pending {
            request,
            answer,
            _handlers: [success, error],
        }
    }

    /// Its result. The transaction is still active when this returns.
    pub async fn answer(mut self) -> Result<JsValue, Fault> {
        (&mut self.answer).await.unwrap_or_else(|_| Err(silent()))
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.request.set_onsuccess(None);
        self.request.set_onerror(None);
    }
}

/// Why a request failed.
pub(super) fn fault_of(request: &IdbRequest) -> Fault {
    match request.error() {
        Ok(Some(exception)) => exception.into(),
        Ok(None) => silent(),
        Err(value) => value.into(),
    }
}

/// Whether a transaction only reads, or writes and waits until the disk has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Read,
    Write,
}

/// A transaction under way. Dropped before [`Transaction::complete`], it is aborted.
pub(super) struct Transaction {
    transaction: IdbTransaction,
    end: oneshot::Receiver<Result<(), Fault>>,
    ended: bool,
    _handlers: [Handler; 2],
}

impl Transaction {
    pub fn begin(
        database: &IdbDatabase,
        stores: &[&str],
        mode: Mode,
    ) -> Result<Transaction, Fault> {
        let transaction = open(database, stores, mode)?;
        let (first, end) = First::new();
        let complete = first.handler(|| Ok(()));
        let aborted = transaction.clone();
        let abort = first.handler(move || Err(aborted.error().map_or_else(silent, Fault::from)));
        transaction.set_oncomplete(Some(complete.as_ref().unchecked_ref()));
        transaction.set_onabort(Some(abort.as_ref().unchecked_ref()));
        Ok(Transaction {
            transaction,
            end,
            ended: false,
            _handlers: [complete, abort],
        })
    }

    pub fn store(&self, name: &str) -> Result<IdbObjectStore, Fault> {
        Ok(self.transaction.object_store(name)?)
    }

    /// Waits until everything is written, or the reason why nothing was.
    pub async fn complete(mut self) -> Result<(), Fault> {
        let end = (&mut self.end).await.unwrap_or_else(|_| Err(silent()));
        self.ended = true;
        end
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        self.transaction.set_oncomplete(None);
        self.transaction.set_onabort(None);
        if !self.ended {
            // Fails where it has ended by itself: then there is nothing to abort.
            let _ = self.transaction.abort();
        }
    }
}

/// `database.transaction(stores, mode, { durability: "strict" })`; web-sys has no stable binding for the options.
fn open(database: &IdbDatabase, stores: &[&str], mode: Mode) -> Result<IdbTransaction, Fault> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let options = Object::new();
    let mode = match mode {
        Mode::Read => "readonly",
        Mode::Write => {
            Reflect::set(&options, &"durability".into(), &"strict".into())?;
            "readwrite"
        }
    };
    let method: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let transaction = method.call3(database, &names, &mode.into(), &options)?;
    Ok(transaction.unchecked_into())
}

/// The texts of an array that the database gave; `None` stands for what is no text.
pub(super) fn texts(values: &JsValue) -> Vec<Option<String>> {
    let values: &Array = values.unchecked_ref();
    values.iter().map(|value| value.as_string()).collect()
}
