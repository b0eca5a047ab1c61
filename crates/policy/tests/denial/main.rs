//! Error texts, and the smallest changes that let a request pass.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

mod corpus;
mod explain;
mod forms;
mod several;
mod smallest;
mod texts;
