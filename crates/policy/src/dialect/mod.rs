//! Policy languages as data.

pub mod tencent;

/// A policy language.
#[derive(Debug)]
pub struct Dialect {
    /// Its name on the command line.
    pub name: &'static str,
}

/// A kind of policy within a language, with its own limits.
#[derive(Debug)]
pub struct Profile {
    /// Its name on the command line.
    pub name: &'static str,
    /// The language.
    pub dialect: &'static Dialect,
    /// The largest document, counted by [`crate::counted_size`].
    pub max_size: usize,
}
