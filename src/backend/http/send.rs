//! One request over the network, within a time, given up when nobody waits for it any more.
//!
//! A browser may send a request a second time by itself, a write too: when a connection that was kept open is cut
//! before the answer's first byte (seen in Chromium). A page cannot prevent that. So each try carries a
//! [`TRACE`] of its own, by which a server or a proxy knows the same try again and must carry it out once.

use super::retry::Tried;
use super::settings::Endpoint;
use crate::backend::task;
use crate::fetch;
use charter_core::contract::wire::{self, Outgoing};
use futures_util::future::{Either, select};
use std::pin::pin;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, AbortSignal, RequestInit};

/// The vendor's header for the name of one request.
const TRACE: &str = "X-TC-TraceId";

/// An answer as it arrived: its status, its text, and its headers of etag and request.
pub(super) struct Answer {
    pub status: u16,
    pub body: String,
    pub etag: Option<String>,
    pub request_id: Option<String>,
}

/// Sends a request once.
pub(super) async fn send(endpoint: &Endpoint, outgoing: &Outgoing) -> Result<Answer, Tried> {
    let guard = Guard::new();
    let fetching = pin!(ask(&endpoint.address, outgoing, guard.signal()));
    match select(fetching, pin!(task::pause(endpoint.timeout_ms))).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => Err(Tried::TimedOut),
    }
}

/// Where a request goes. A path is joined to the address with one slash; without one, the address stands as it is written.
fn address(endpoint: &str, path: &str) -> String {
    match path {
        "" => endpoint.to_owned(),
        path => format!("{}{path}", endpoint.trim_end_matches('/')),
    }
}

async fn ask(
    endpoint: &str,
    outgoing: &Outgoing,
    signal: Option<AbortSignal>,
) -> Result<Answer, Tried> {
    let init = RequestInit::new();
    init.set_method(outgoing.method.as_str());
    init.set_signal(signal.as_ref());
    if let Some(body) = &outgoing.body {
        init.set_body(&JsValue::from_str(body));
    }
    let trace = trace();
    let headers = outgoing.headers.iter();
    let mut headers: Vec<(&str, &str)> = headers.map(|(name, value)| (&**name, &**value)).collect();
    headers.push((TRACE, &trace));
    let answer = fetch::send(&address(endpoint, &outgoing.path), &init, &headers).await;
    let answer = answer.map_err(Tried::Cut)?;
    Ok(Answer {
        status: answer.status(),
        etag: answer.header(wire::ETAG),
        request_id: answer.header(wire::REQUEST_ID),
        body: answer.text().await.map_err(Tried::Cut)?,
    })
}

/// A random UUID, version 4.
fn trace() -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a random number below 2^32"
    )]
    let random = || (js_sys::Math::random() * 4_294_967_296.0) as u32;
    let (a, b, c, d) = (random(), random(), random(), random());
    let (b_high, b_low) = (b >> 16, b & 0xfff);
    let (c_high, c_low) = (c >> 16 & 0x3fff | 0x8000, c & 0xffff);
    format!("{a:08x}-{b_high:04x}-4{b_low:03x}-{c_high:04x}-{c_low:04x}{d:08x}")
}

/// Stops the request when it is dropped: the time is up, or the view is gone.
struct Guard(Option<AbortController>);

impl Guard {
    fn new() -> Guard {
        Guard(AbortController::new().ok())
    }

    fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}
