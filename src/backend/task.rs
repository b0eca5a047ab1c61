//! Time, pauses, and work that outlives the view that asked for it.

use charter_core::contract::Timestamp;
use futures_channel::oneshot;
use std::future::Future;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The browser's clock.
pub(super) fn now() -> Timestamp {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "milliseconds since 1970 fit for 285,000 years"
    )]
    Timestamp(js_sys::Date::now() as i64)
}

/// Carries work on to its end, also when the view that waits for it goes away.
///
/// `None` only when the work panicked.
pub(super) async fn to_the_end<T: 'static>(work: impl Future<Output = T> + 'static) -> Option<T> {
    let (done, result) = oneshot::channel();
    wasm_bindgen_futures::spawn_local(async move {
        // Nobody waits any more: the work was done all the same.
        let _ = done.send(work.await);
    });
    result.await.ok()
}

/// Waits so many milliseconds. Dropping the future stops the timer.
pub(super) async fn pause(milliseconds: u32) {
    let (done, over) = oneshot::channel::<()>();
    let wake = Closure::once(move || {
        let _ = done.send(());
    });
    let delay = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    let Some(window) = web_sys::window() else {
        return;
    };
    let timer = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(wake.as_ref().unchecked_ref(), delay)
        .map(Timer);
    if timer.is_ok() {
        let _ = over.await;
    }
}

struct Timer(i32);

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.0);
        }
    }
}
