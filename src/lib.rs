//! The console.
pub mod app;
pub mod backend;
mod fetch;
pub mod pages;
mod split;
pub mod store;
pub mod ui;
