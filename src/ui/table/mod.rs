//! The one table of the console: counts, filter, sort, pages, columns, selection, export, four states.

mod body;
mod column;
mod csv;
mod kinds;
mod model;
mod pipeline;
mod settings;
mod state;
mod view;

pub use column::{Align, AnyRows, Column, Rows, Table, Width};
pub use csv::push_line as push_csv_line;
pub(super) use kinds::copied;
pub use model::{Row as AnyRow, natural};
pub use state::{PAGE_SIZES, Sort, TableShape, TableState};
pub use view::{DataTable, Export, Selection, TableCounts};
