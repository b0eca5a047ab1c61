//! The difference of two texts, line by line.

mod view;

pub use view::DiffView;
