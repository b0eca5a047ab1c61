//! The console.
pub mod app;
pub mod backend;
pub mod pages;
pub mod store;
pub mod ui;
