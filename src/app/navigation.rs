//! Moving between addresses without loading the page anew, and asking before unsaved input would be lost.
//!
//! One enum holds every address ([`Route`]), so a path matcher of a router library would have nothing to
//! match, and none offers the question before leaving: the few browser calls stand here instead.

use super::routes::{Address, Query, Route};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Unsaved input of a page.
struct Guard {
    /// Whether leaving now would lose input.
    is_dirty: Box<dyn Fn() -> bool>,
    /// Gives it up.
    discard: Box<dyn Fn()>,
}

/// Where one is, and how to go elsewhere. Get it with [`navigator`].
#[derive(Clone, Copy)]
pub struct Navigator {
    address: RwSignal<Address>,
    route: Memo<Route>,
    base: StoredValue<String>,
    guard: StoredValue<Option<Rc<Guard>>, LocalStorage>,
    /// Where one wanted to go while there was unsaved input; the shell asks.
    pub leaving: RwSignal<Option<Address>>,
}

/// The navigator of this app.
pub fn navigator() -> Navigator {
    expect_context()
}

/// Makes the navigator, and follows the browser's back and forward, and clicks on links.
pub fn provide_navigator() -> Navigator {
    let base = base_path();
    let address = RwSignal::new(current(&base));
    let navigator = Navigator {
        address,
        route: Memo::new(move |_| address.with(|address| address.route)),
        base: StoredValue::new(base),
        guard: StoredValue::new_local(None),
        leaving: RwSignal::new(None),
    };
    provide_context(navigator);
    let back = window_event_listener(leptos::ev::popstate, move |_| navigator.follow_history());
    let click = window_event_listener(leptos::ev::click, move |event| {
        navigator.follow_link(&event)
    });
    let unload = window_event_listener(leptos::ev::beforeunload, move |event| {
        if navigator.is_dirty() {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        back.remove();
        click.remove();
        unload.remove();
    });
    navigator
}

impl Navigator {
    /// Where one is; changes only when the place changes, not with its query.
    pub fn route(self) -> Memo<Route> {
        self.route
    }

    /// The query of where one is.
    pub fn query(self) -> Signal<Query> {
        Signal::derive(move || self.address.with(|address| address.query.clone()))
    }

    /// The first value of a key in the query.
    pub fn value(self, key: &'static str) -> Memo<Option<String>> {
        Memo::new(move |_| {
            self.address
                .with(|address| address.query.get(key).map(str::to_owned))
        })
    }

    /// The link to an address, with the base path.
    pub fn href(self, to: impl Into<Address>) -> String {
        self.base
            .with_value(|base| format!("{base}{}", to.into().format()))
    }

    /// Goes to an address, unless that would lose input: then the shell asks first.
    pub fn go(self, to: impl Into<Address>) {
        let to = to.into();
        if self.is_dirty() && to.route != self.route.get_untracked() {
            self.leaving.set(Some(to));
        } else {
            self.go_at_once(to);
        }
    }

    /// Goes to an address whatever is unsaved.
    pub fn go_at_once(self, to: impl Into<Address>) {
        let to = to.into();
        let moved = to.route != self.route.get_untracked();
        if moved {
            self.guard.set_value(None);
        }
        self.write(&to, false);
        self.leaving.set(None);
        self.address.set(to);
    }

    /// Changes the query in place, without a new step in the history.
    pub fn replace_query(self, query: Query) {
        let to = Address {
            route: self.route.get_untracked(),
            query,
        };
        if self.address.with_untracked(|address| *address != to) {
            self.write(&to, true);
            self.address.set(to);
        }
    }

    /// Sets one key of the query in place, or removes it.
    pub fn replace_value(self, key: &str, value: Option<String>) {
        let query = self.address.with_untracked(|address| address.query.clone());
        self.replace_query(query.with(key, value));
    }

    /// While the page lives, asks before leaving whenever `is_dirty` says that input would be lost; `discard` gives that up
    /// once one leaves all the same.
    pub fn guard(self, is_dirty: impl Fn() -> bool + 'static, discard: impl Fn() + 'static) {
        let guard = Rc::new(Guard {
            is_dirty: Box::new(is_dirty),
            discard: Box::new(discard),
        });
        self.guard.set_value(Some(Rc::clone(&guard)));
        let ours = StoredValue::new_local(guard);
        on_cleanup(move || {
            let ours = ours.try_get_value();
            self.guard.try_update_value(|current| {
                let both = current.as_ref().zip(ours.as_ref());
                if both.is_some_and(|(current, ours)| Rc::ptr_eq(current, ours)) {
                    *current = None;
                }
            });
        });
    }

    /// Whether leaving now would lose input.
    pub fn is_dirty(self) -> bool {
        self.guard
            .get_value()
            .is_some_and(|guard| (guard.is_dirty)())
    }

    /// Goes to where one wanted to go, and gives up the input that leaving loses.
    pub fn leave(self) {
        let Some(to) = self.leaving.get_untracked() else {
            return;
        };
        if let Some(guard) = self.guard.get_value() {
            (guard.discard)();
        }
        self.go_at_once(to);
    }

    fn write(self, to: &Address, replace: bool) {
        let href = self.href(to.clone());
        let Ok(history) = window().history() else {
            return;
        };
        let _ = match replace {
            true => history.replace_state_with_url(&JsValue::NULL, "", Some(&href)),
            false => history.push_state_with_url(&JsValue::NULL, "", Some(&href)),
        };
    }

    /// The browser went back or forward. With unsaved input, the old address is put back and the shell asks.
    fn follow_history(self) {
        let to = self.base.with_value(|base| current(base));
        if self.is_dirty() && to.route != self.route.get_untracked() {
            let here = self.address.get_untracked();
            self.write(&here, false);
            self.leaving.set(Some(to));
        } else {
            self.address.set(to);
        }
    }

    /// Takes a plain click on one of our own links.
    fn follow_link(self, event: &web_sys::MouseEvent) {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if !plain || event.default_prevented() {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok())
        else {
            return;
        };
        let own = link.origin() == window().location().origin().unwrap_or_default();
        let elsewhere = !link.target().is_empty() || link.has_attribute("download");
        let to_place = link
            .get_attribute("href")
            .is_some_and(|href| href.starts_with('#'));
        if !own || elsewhere || to_place {
            return;
        }
        if let Some(path) = self.base.with_value(|base| below(&link.pathname(), base)) {
            event.prevent_default();
            self.go(Address::parse(&path, &link.search()));
        }
    }
}

/// The path that the console is served under, without a slash at the end.
pub(super) fn base_path() -> String {
    let meta = document()
        .query_selector("meta[name='charter-base']")
        .ok()
        .flatten();
    let base = meta
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default();
    base.trim_end_matches('/').to_owned()
}

/// The address of a file that is served beside the console, such as `catalog/tencent/index.txt`.
pub fn file_address(path: &str) -> String {
    format!("{}/{path}", base_path())
}

fn below(path: &str, base: &str) -> Option<String> {
    let rest = path.strip_prefix(base)?;
    (rest.is_empty() || rest.starts_with('/')).then(|| rest.to_owned())
}

fn current(base: &str) -> Address {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    Address::parse(&below(&path, base).unwrap_or_default(), &query)
}
