//! The difference of two texts, line by line.

mod model;
mod view;

pub use view::DiffView;
