//! The one table of the console: counts, filter, sort, pages, columns, selection, export, four states.

mod body;
mod column;
mod csv;
mod model;
mod pipeline;
mod settings;
mod state;
mod view;

pub use column::{Align, Column, Rows, Table, Width};
pub use csv::push_line as push_csv_line;
pub use model::natural;
pub use state::{PAGE_SIZES, Sort, TableShape, TableState};
pub use view::{DataTable, Export, Selection, TableCounts};
