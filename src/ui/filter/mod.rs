//! The filter of a list: tokens `property operator value` and free text, with suggestions.

mod model;
mod view;

pub(crate) use model::effective;
pub use model::{Filter, Operator, Property, Suggestion, Token};
pub use view::TokenFilter;
