//! What tells that a text is no policy of its kind: a request of an API, Terraform, another language. It reads many
//! notations, so it comes when a text first needs it.

use charter_policy::{Document, Origin};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::split::split_point;

split_point!(origin: fn reader() -> Origin { charter_policy::origin });

/// How far it has come. Copies are the same.
#[derive(Clone, Copy)]
pub struct OriginReader {
    document: RwSignal<Document>,
    missing: RwSignal<bool>,
}

/// Gives it to a document once the text needs it.
pub(super) fn follow(document: RwSignal<Document>) -> OriginReader {
    let coming = OriginReader {
        document,
        missing: RwSignal::new(false),
    };
    let is_needed = Memo::new(move |_| document.with(Document::needs_origin));
    Effect::new(move |_| {
        if is_needed.get() {
            coming.ask();
        }
    });
    coming
}

impl OriginReader {
    /// Whether the text needs it, and it did not arrive.
    pub fn is_missing(self) -> bool {
        self.missing.get() && self.document.with(Document::needs_origin)
    }

    /// Asks for it, again if it did not arrive.
    pub fn ask(self) {
        self.missing.set(false);
        spawn_local(async move {
            match reader().await {
                Ok(origin) => {
                    let tell = |document: &mut Document| document.set_origin(origin);
                    let _ = self.document.try_update(tell);
                }
                Err(_) => {
                    let _ = self.missing.try_set(true);
                }
            }
        });
    }
}
