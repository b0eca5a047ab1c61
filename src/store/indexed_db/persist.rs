//! Asking the browser not to remove the data when its disk fills up.

use std::cell::Cell;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks once a page, after something was saved: some browsers then ask the person, who knows what it is about.
pub(super) fn ask_once() {
    if ASKED.replace(true) {
        return;
    }
    if let Some(window) = web_sys::window() {
        // Whatever the answer is, the data are kept as well as the browser allows; a lost database is noticed.
        let _ = window.navigator().storage().persist();
    }
}
