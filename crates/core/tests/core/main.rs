//! The rules of the operations, of undo, of the engine and of export, as a user would state them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod authority;
mod authorization;
mod batch;
mod bindings;
mod codec;
mod demo;
mod engine;
mod feature;
mod identities;
mod invitations;
mod members;
mod organization;
mod policies;
mod received;
mod rest;
mod scope;
mod sequences;
mod support;
mod tabs;
mod timing;
mod transfer;
mod undo;
mod wire;
