//! The connection to the database: opened when needed, opened again when it was lost, let go when another tab
//! needs a newer version.

use super::fault::{Fault, Meaning};
use super::request::{Pending, fault_of};
use super::schema::{Migration, STORES, Upgrade};
use crate::store::Notice;
use charter_core::store::StoreError;
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbVersionChangeEvent};

/// One tab's connection.
#[derive(Debug)]
pub(super) struct Connection {
    pub name: String,
    migrations: &'static [Migration],
    open: RefCell<Option<Open>>,
    notices: UnboundedSender<Notice>,
}

#[derive(Debug)]
struct Open {
    database: IdbDatabase,
    closed: Rc<Cell<bool>>,
    _on_version_change: Closure<dyn FnMut(IdbVersionChangeEvent)>,
    _on_close: Closure<dyn FnMut()>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.database.close();
    }
}

impl Connection {
    pub fn new(
        name: &str,
        migrations: &'static [Migration],
        notices: UnboundedSender<Notice>,
    ) -> Connection {
        Connection {
            name: name.to_owned(),
            migrations,
            open: RefCell::new(None),
            notices,
        }
    }

    /// The open database.
    pub async fn database(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(database) = self.current() {
            return Ok(database);
        }
        let database = self.open().await?;
        // Another call may have opened it meanwhile: one connection is enough.
        if let Some(current) = self.current() {
            database.close();
            return Ok(current);
        }
        let open = self.guard(database.clone());
        self.open.replace(Some(open));
        Ok(database)
    }

    fn current(&self) -> Option<IdbDatabase> {
        let open = self.open.borrow();
        let open = open.as_ref().filter(|open| !open.closed.get())?;
        Some(open.database.clone())
    }

    /// Gives the connection up; the next use opens it again.
    pub fn forget(&self) {
        self.open.replace(None);
    }

    fn guard(&self, database: IdbDatabase) -> Open {
        let closed = Rc::new(Cell::new(false));
        let (flag, handle, notices) = (Rc::clone(&closed), database.clone(), self.notices.clone());
        let on_version_change = Closure::<dyn FnMut(IdbVersionChangeEvent)>::new(
            move |event: IdbVersionChangeEvent| {
                flag.set(true);
                handle.close();
                // Without a new version the database is being deleted, which shows when it is next used.
                if event.new_version().is_some() {
                    let _ = notices.unbounded_send(Notice::NewerVersion);
                }
            },
        );
        let flag = Rc::clone(&closed);
        let on_close = Closure::<dyn FnMut()>::new(move || flag.set(true));
        database.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Open {
            database,
            closed,
            _on_version_change: on_version_change,
            _on_close: on_close,
        }
    }

    async fn open(&self) -> Result<IdbDatabase, StoreError> {
        let version = u32::try_from(self.migrations.len()).unwrap_or(u32::MAX);
        let request = factory()?
            .open_with_u32(&self.name, version)
            .map_err(|error| Fault::from(error).into_opening_error())?;
        let mut opening = OpenRequest::new(request, self.migrations);
        let database = match opening.events.next().await {
            Some(Event::Opened) => opening.database()?,
            Some(Event::Blocked) => {
                let notices = self.notices.clone();
                wasm_bindgen_futures::spawn_local(opening.when_unblocked(notices));
                return Err(StoreError::Blocked);
            }
            Some(Event::Failed(fault)) if fault.meaning() == Meaning::Newer => {
                return Err(StoreError::Newer(kept_version(&self.name).await?));
            }
            Some(Event::Failed(fault)) => return Err(opening.why(fault)),
            None => return Err(StoreError::Lost("the database gave no answer".to_owned())),
        };
        complete(&database)?;
        Ok(database)
    }
}

/// A database without one of its stores was not made by this console.
fn complete(database: &IdbDatabase) -> Result<(), StoreError> {
    let names = database.object_store_names();
    match STORES.iter().find(|name| !names.contains(name)) {
        None => Ok(()),
        Some(missing) => {
            database.close();
            Err(StoreError::Damaged(format!(
                "the database has no part `{missing}`"
            )))
        }
    }
}

fn factory() -> Result<IdbFactory, StoreError> {
    let forbidden = |why: String| StoreError::Forbidden(why);
    let window = web_sys::window().ok_or_else(|| forbidden("no window".to_owned()))?;
    let factory = window
        .indexed_db()
        .map_err(|error| forbidden(Fault::from(error).to_string()))?;
    factory.ok_or_else(|| forbidden("this browser has no database".to_owned()))
}

enum Event {
    Opened,
    Blocked,
    Failed(Fault),
}

/// An attempt to open the database, migrating it where it is older.
struct OpenRequest {
    request: IdbOpenDbRequest,
    events: UnboundedReceiver<Event>,
    /// Why the migration failed.
    failed: Rc<RefCell<Option<Fault>>>,
    _handlers: [Closure<dyn FnMut()>; 3],
    _on_upgrade: Closure<dyn FnMut(IdbVersionChangeEvent)>,
}

impl OpenRequest {
    fn new(request: IdbOpenDbRequest, migrations: &'static [Migration]) -> OpenRequest {
        let (sender, events) = unbounded();
        let send = |event: Box<dyn Fn() -> Event>| {
            let sender = sender.clone();
            Closure::<dyn FnMut()>::new(move || {
                let _ = sender.unbounded_send(event());
            })
        };
        let asked = request.clone();
        let opened = send(Box::new(|| Event::Opened));
        let blocked = send(Box::new(|| Event::Blocked));
        let error = send(Box::new(move || Event::Failed(fault_of(&asked))));
        request.set_onsuccess(Some(opened.as_ref().unchecked_ref()));
        request.set_onblocked(Some(blocked.as_ref().unchecked_ref()));
        request.set_onerror(Some(error.as_ref().unchecked_ref()));
        let failed = Rc::new(RefCell::new(None));
        let on_upgrade = migrating(&request, migrations, &failed);
        request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
        OpenRequest {
            request,
            events,
            failed,
            _handlers: [opened, blocked, error],
            _on_upgrade: on_upgrade,
        }
    }

    fn database(&self) -> Result<IdbDatabase, StoreError> {
        let result = self.request.result();
        Ok(result
            .map_err(|error| Fault::from(error).into_opening_error())?
            .unchecked_into())
    }

    fn why(&self, fault: Fault) -> StoreError {
        match self.failed.borrow_mut().take() {
            Some(cause) if cause.meaning() == Meaning::Full => StoreError::Full,
            Some(cause) => StoreError::Damaged(format!(
                "the data could not be brought to this version, and stay as they were: {cause}"
            )),
            None => fault.into_opening_error(),
        }
    }

    /// Waits until the other tab has let go.
    async fn when_unblocked(mut self, notices: UnboundedSender<Notice>) {
        if let Some(Event::Opened) = self.events.next().await
            && let Ok(database) = self.database()
        {
            database.close();
        }
        let _ = notices.unbounded_send(Notice::Unblocked);
    }
}

impl Drop for OpenRequest {
    fn drop(&mut self) {
        self.request.set_onsuccess(None);
        self.request.set_onerror(None);
        self.request.set_onblocked(None);
        self.request.set_onupgradeneeded(None);
    }
}

fn migrating(
    request: &IdbOpenDbRequest,
    migrations: &'static [Migration],
    failed: &Rc<RefCell<Option<Fault>>>,
) -> Closure<dyn FnMut(IdbVersionChangeEvent)> {
    let (request, failed) = (request.clone(), Rc::clone(failed));
    Closure::new(move |event: IdbVersionChangeEvent| {
        let (Ok(database), Some(transaction)) = (request.result(), request.transaction()) else {
            return;
        };
        let upgrade = Upgrade::new(database.unchecked_into(), transaction);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "versions are small whole numbers"
        )]
        let from = event.old_version() as usize;
        let failed = Rc::clone(&failed);
        wasm_bindgen_futures::spawn_local(async move {
            if let Err(fault) = upgrade.clone().run(migrations, from).await {
                failed.replace(Some(fault));
                upgrade.abort();
            }
        });
    })
}

/// The version of the database as it is kept.
async fn kept_version(name: &str) -> Result<u32, StoreError> {
    let Some(database) = open_as_kept(name).await? else {
        return Ok(0);
    };
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "versions are small whole numbers"
    )]
    let version = database.version() as u32;
    database.close();
    Ok(version)
}

/// Opens the database in whatever version it is kept, to read it; `None` when there is none.
pub(super) async fn open_as_kept(name: &str) -> Result<Option<IdbDatabase>, StoreError> {
    let request = factory()?
        .open(name)
        .map_err(|error| Fault::from(error).into_opening_error())?;
    let created = Rc::new(Cell::new(false));
    let (flag, asked) = (Rc::clone(&created), request.clone());
    let refuse = Closure::<dyn FnMut()>::new(move || {
        flag.set(true);
        if let Some(transaction) = asked.transaction() {
            let _ = transaction.abort();
        }
    });
    request.set_onupgradeneeded(Some(refuse.as_ref().unchecked_ref()));
    let opened = Pending::new(request.clone().into()).answer().await;
    request.set_onupgradeneeded(None);
    match opened {
        Ok(database) => Ok(Some(database.unchecked_into())),
        Err(_) if created.get() => Ok(None),
        Err(fault) => Err(fault.into_opening_error()),
    }
}
