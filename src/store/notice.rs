//! What a store hears from other tabs and from the browser.

use futures_channel::mpsc::UnboundedReceiver;

/// What a store hears from other tabs and from the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// There may be new journal entries: another tab has committed, or this one comes to the front again.
    Changed,
    /// Another tab has put other data in the place of everything.
    Replaced,
    /// Another tab has erased everything.
    Erased,
    /// A newer version of the console, in another tab, needs the database: this tab has let go of it.
    NewerVersion,
    /// The tab that held an older version open has let go.
    Unblocked,
}

/// The notices of one store, in the order in which they came.
pub type Notices = UnboundedReceiver<Notice>;
