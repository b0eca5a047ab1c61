//! The console.
pub mod app;
pub mod pages;
pub mod ui;
