//! Trees (APG): of departments and members, to look at and to choose from.

mod model;
mod picker;
mod view;

pub use model::TreeNode;
pub use picker::TreePicker;
pub use view::{Choosing, Tree};
