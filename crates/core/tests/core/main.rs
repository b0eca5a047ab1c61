//! The rules of the operations, of undo, of the engine and of export, as a user would state them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod authorization;
mod batch;
mod bindings;
mod codec;
mod demo;
mod engine;
mod feature;
mod organization;
mod policies;
mod scope;
mod sequences;
mod support;
mod tabs;
mod timing;
mod transfer;
mod undo;
mod wire;
