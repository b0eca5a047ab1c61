//! Columns as data, and the erasure of the row's type.

use std::{cmp::Ordering, sync::Arc};

use leptos::prelude::*;

use super::{
    model::{ModelColumn, Row, RowOrder, RowText},
    state::TableShape,
    view::Selection,
};
use crate::ui::{filter::Property, problem::Problem};

/// To which side a column leans; numbers to the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    End,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As its content.
    #[default]
    Auto,
    Narrow,
    Medium,
    /// Long text, at most two lines.
    Wide,
}

/// The rows of a table and how far they are.
#[derive(Debug)]
pub enum Rows<T> {
    Loading,
    /// Some have arrived, more follow.
    Partial(Arc<Vec<Arc<T>>>),
    Ready(Arc<Vec<Arc<T>>>),
    Failed(Problem),
}

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        match self {
            Rows::Loading => Rows::Loading,
            Rows::Partial(rows) => Rows::Partial(rows.clone()),
            Rows::Ready(rows) => Rows::Ready(rows.clone()),
            Rows::Failed(problem) => Rows::Failed(problem.clone()),
        }
    }
}

impl<T> Rows<T> {
    /// Rows that are all there.
    pub fn ready(rows: impl IntoIterator<Item = T>) -> Self {
        Rows::Ready(Arc::new(rows.into_iter().map(Arc::new).collect()))
    }
}

type Text<T> = Arc<dyn Fn(&T) -> String + Send + Sync>;
type Cell<T> = Arc<dyn Fn(&Arc<T>) -> AnyView + Send + Sync>;
type Order<T> = Arc<dyn Fn(&T, &T) -> Ordering + Send + Sync>;

/// One column of a table over `T`.
pub struct Column<T> {
    id: &'static str,
    title: String,
    pub(super) text: Text<T>,
    cell: Option<Cell<T>>,
    compare: Option<Order<T>>,
    look: Look,
    values: Option<Vec<String>>,
}

/// What a column is beside its content.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub sortable: bool,
    pub always: bool,
    pub hidden: bool,
    pub code: bool,
    pub filtered: bool,
    pub align: Align,
    pub width: Width,
}

impl<T: Send + Sync + 'static> Column<T> {
    /// A column that shows a text; the text also serves filter, sort and export. An empty one shows as an en dash.
    pub fn new(
        id: &'static str,
        title: impl Into<String>,
        text: impl Fn(&T) -> String + Send + Sync + 'static,
    ) -> Self {
        let look = Look {
            sortable: true,
            filtered: true,
            ..Look::default()
        };
        Column {
            id,
            title: title.into(),
            text: Arc::new(text),
            cell: None,
            compare: None,
            look,
            values: None,
        }
    }

    /// Another text for filter, sort and export.
    pub fn text(mut self, text: impl Fn(&T) -> String + Send + Sync + 'static) -> Self {
        self.text = Arc::new(text);
        self
    }

    /// Shows a view instead of the text.
    pub fn cell(mut self, cell: impl Fn(&Arc<T>) -> AnyView + Send + Sync + 'static) -> Self {
        self.cell = Some(Arc::new(cell));
        self
    }

    /// Sorts by a key of the row instead of its text (a number, a time).
    pub fn sort_key<K: Ord>(mut self, key: impl Fn(&T) -> K + Send + Sync + 'static) -> Self {
        self.compare = Some(Arc::new(move |a, b| key(a).cmp(&key(b))));
        self
    }

    /// Cannot be sorted by.
    pub fn unsorted(mut self) -> Self {
        self.look.sortable = false;
        self
    }

    /// Cannot be filtered by as a property (the free text still finds it).
    pub fn unfiltered(mut self) -> Self {
        self.look.filtered = false;
        self
    }

    /// Offers these values in the filter; without, those that occur where they are few.
    pub fn values(mut self, values: Vec<String>) -> Self {
        self.values = Some(values);
        self
    }

    /// A number: leans to the end, in tabular figures.
    pub fn number(mut self) -> Self {
        self.look.align = Align::End;
        self
    }

    /// An id or other code: in monospace.
    pub fn code(mut self) -> Self {
        self.look.code = true;
        self
    }

    /// How wide it is.
    pub fn width(mut self, width: Width) -> Self {
        self.look.width = width;
        self
    }

    /// Cannot be hidden; the first such column is the row's header cell.
    pub fn always(mut self) -> Self {
        self.look.always = true;
        self
    }

    /// Not shown until chosen.
    pub fn hidden(mut self) -> Self {
        self.look.hidden = true;
        self
    }

    fn erase(self) -> AnyColumn {
        let text = self.text;
        let compare = self.compare.map(|compare| -> RowOrder {
            Arc::new(move |a, b| match (a.downcast_ref(), b.downcast_ref()) {
                (Some(a), Some(b)) => compare(a, b),
                _ => Ordering::Equal,
            })
        });
        let view = self
            .cell
            .map(|cell| -> RowView { Arc::new(move |row| with_row(row, |row| cell(row))) });
        AnyColumn {
            model: ModelColumn {
                id: self.id,
                text: Arc::new(move |row| {
                    row.downcast_ref().map(|row| text(row)).unwrap_or_default()
                }),
                compare,
            },
            title: self.title,
            view,
            look: self.look,
            values: self.values,
        }
    }
}

/// Makes a view of a row.
pub(super) type RowView = Arc<dyn Fn(&Row) -> AnyView + Send + Sync>;

fn with_row<T: Send + Sync + 'static>(row: &Row, view: impl FnOnce(&Arc<T>) -> AnyView) -> AnyView {
    match row.clone().downcast::<T>() {
        Ok(row) => view(&row),
        Err(_) => ().into_any(),
    }
}

/// A column after erasure.
#[derive(Clone)]
pub(super) struct AnyColumn {
    pub model: ModelColumn,
    pub title: String,
    pub view: Option<RowView>,
    pub look: Look,
    values: Option<Vec<String>>,
}

impl AnyColumn {
    pub fn id(&self) -> &'static str {
        self.model.id
    }

    /// The filter property of this column.
    pub fn property(&self, rows: &[Row]) -> Property {
        let values = self
            .values
            .clone()
            .unwrap_or_else(|| super::model::values(rows, &self.model, 12));
        if values.is_empty() {
            Property::of_text(self.id(), self.title.clone())
        } else {
            Property::of_values(self.id(), self.title.clone(), values)
        }
    }
}

/// Rows of any type; two are equal only if they are the same.
#[derive(Clone, Debug)]
pub enum AnyRows {
    Loading,
    /// `all`: no more follow.
    There {
        rows: Arc<Vec<Row>>,
        all: bool,
    },
    Failed(Problem),
}

impl AnyRows {
    /// The same rows, which count as new.
    pub fn renewed(self) -> AnyRows {
        match self {
            AnyRows::There { rows, all } => AnyRows::There {
                rows: Arc::new(rows.to_vec()),
                all,
            },
            other => other,
        }
    }
}

impl PartialEq for AnyRows {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (AnyRows::Loading, AnyRows::Loading) => true,
            (
                AnyRows::There { rows, all },
                AnyRows::There {
                    rows: others,
                    all: other_all,
                },
            ) => Arc::ptr_eq(rows, others) && all == other_all,
            (AnyRows::Failed(one), AnyRows::Failed(other)) => one == other,
            _ => false,
        }
    }
}

/// A table over any type: its columns, its rows, how a row is known and called. Made with `Table::new`.
#[derive(Clone)]
pub struct Table {
    pub(super) columns: Arc<[AnyColumn]>,
    pub(super) rows: Signal<AnyRows>,
    pub(super) key: RowText,
    pub(super) name: RowText,
    pub(super) actions: Option<RowView>,
}

impl Table {
    /// A table over `rows`. `key` tells rows apart (an id), `name` is what a person calls them.
    pub fn new<T: Send + Sync + 'static>(
        rows: impl Into<Signal<Rows<T>>>,
        key: impl Fn(&T) -> String + Send + Sync + 'static,
        name: impl Fn(&T) -> String + Send + Sync + 'static,
        columns: Vec<Column<T>>,
    ) -> Table {
        let rows = rows.into();
        let erased = Memo::new(move |_| {
            let list = |rows: &Arc<Vec<Arc<T>>>, all| AnyRows::There {
                rows: Arc::new(rows.iter().map(|row| row.clone() as Row).collect()),
                all,
            };
            rows.with(|rows| match rows {
                Rows::Loading => AnyRows::Loading,
                Rows::Partial(rows) => list(rows, false),
                Rows::Ready(rows) => list(rows, true),
                Rows::Failed(problem) => AnyRows::Failed(problem.clone()),
            })
        });
        Table::over(erased, key, name, columns)
    }

    /// As [`Table::new`], over rows whose type is forgotten already: all of them must be a `T`.
    pub fn over<T: Send + Sync + 'static>(
        rows: impl Into<Signal<AnyRows>>,
        key: impl Fn(&T) -> String + Send + Sync + 'static,
        name: impl Fn(&T) -> String + Send + Sync + 'static,
        columns: Vec<Column<T>>,
    ) -> Table {
        Table {
            columns: columns.into_iter().map(Column::erase).collect(),
            rows: rows.into(),
            key: Arc::new(move |row| row.downcast_ref().map(&key).unwrap_or_default()),
            name: Arc::new(move |row| row.downcast_ref().map(&name).unwrap_or_default()),
            actions: None,
        }
    }

    /// What the address may say about the table.
    pub fn shape(&self) -> TableShape {
        let ids: Vec<&'static str> = self.columns.iter().map(AnyColumn::id).collect();
        TableShape::new(&ids)
    }

    /// The selected rows, in the order of all rows.
    pub fn chosen<T: Send + Sync + 'static>(&self, selected: &Selection) -> Vec<Arc<T>> {
        self.rows.with(|rows| match rows {
            AnyRows::There { rows, .. } => rows
                .iter()
                .filter(|row| selected.contains(&(self.key)(row)))
                .filter_map(|row| row.clone().downcast().ok())
                .collect(),
            _ => Vec::new(),
        })
    }

    /// What can be done with one row, shown in a last column (a `Menu`, an `IconButton`).
    pub fn row_actions<T: Send + Sync + 'static>(
        mut self,
        actions: impl Fn(&Arc<T>) -> AnyView + Send + Sync + 'static,
    ) -> Table {
        self.actions = Some(Arc::new(move |row| with_row(row, |row| actions(row))));
        self
    }
}
