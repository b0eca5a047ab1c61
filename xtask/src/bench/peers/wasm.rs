//! Charter's decisions as a wasm of its own, for `cargo xtask bench decisions`. Texts come in through one buffer.
use std::cell::RefCell;

use charter_policy::decide::{Compiled, Outcome, Request};
use charter_policy::tencent;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static POLICY: RefCell<Option<Compiled>> = const { RefCell::new(None) };
    static REQUESTS: RefCell<Vec<Request>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a text and says where.
#[no_mangle]
pub extern "C" fn room(length: usize) -> *const u8 {
    BUFFER.with_borrow_mut(|buffer| {
        buffer.resize(length, 0);
        buffer.as_ptr()
    })
}

/// Compiles the policy in the buffer; says how many statements it has.
#[no_mangle]
pub extern "C" fn compile() -> usize {
    let policy = with_text(|text| Compiled::new(text, &tencent::CAM).ok());
    let count = policy.as_ref().map_or(0, Compiled::len);
    POLICY.set(policy);
    count
}

/// Keeps the request in the buffer (action, resource, and a key with its value a line); says which one it is.
#[no_mangle]
pub extern "C" fn keep() -> usize {
    let request = with_text(read);
    REQUESTS.with_borrow_mut(|requests| {
        requests.push(request);
        requests.len() - 1
    })
}

/// Whether a request that was kept is allowed.
#[no_mangle]
pub extern "C" fn verdict(number: usize) -> bool {
    REQUESTS.with_borrow(|requests| requests.get(number).is_some_and(allowed))
}

/// Whether the request in the buffer is allowed.
#[no_mangle]
pub extern "C" fn ask() -> bool {
    allowed(&with_text(read))
}

fn allowed(request: &Request) -> bool {
    POLICY.with_borrow(|policy| {
        let policy = policy.as_ref();
        policy.is_some_and(|policy| policy.verdict(request).outcome == Outcome::Allowed)
    })
}

fn read(text: &str) -> Request {
    let mut lines = text.lines();
    let mut line = || lines.next().unwrap_or_default();
    let request = Request::new(line(), line());
    let with = |request: Request, line: &str| match line.split_once('=') {
        Some((key, value)) => request.with(key, [value]),
        None => request,
    };
    lines.fold(request, with).complete()
}

fn with_text<T>(read: impl FnOnce(&str) -> T) -> T {
    BUFFER.with_borrow(|buffer| read(std::str::from_utf8(buffer).unwrap_or_default()))
}
