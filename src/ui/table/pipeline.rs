//! From rows and state to what is shown: memos over the pure model, and the ways to change the state.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    Table, TableState,
    column::{AnyColumn, AnyRows},
    csv,
    model::{self, Index, ModelColumn, Row},
    view::{Export, Selection, TableCounts},
};
use crate::ui::{
    dom,
    filter::{Filter, Property, effective},
    shared::Shared,
};

/// One page of rows, and where it stands.
#[derive(Clone, PartialEq)]
pub(super) struct Page {
    pub number: usize,
    pub pages: usize,
    pub rows: Vec<u32>,
}

#[derive(Clone, Copy)]
pub(super) struct Pipeline {
    pub table: StoredValue<Table>,
    /// What is shown now. The address follows, typing with a delay.
    pub live: RwSignal<TableState>,
    on_state: Callback<TableState>,
    /// What the address said last, to know a change from outside.
    known: StoredValue<TableState>,
    waiting: StoredValue<Option<dom::Timer>>,
    pub rows: Signal<AnyRows>,
    pub matching: Memo<Shared<Vec<u32>>>,
    pub page: Memo<Page>,
    /// Positions of the shown columns.
    pub columns: Memo<Shared<Vec<usize>>>,
    pub properties: Memo<Vec<Property>>,
    pub selected: Option<RwSignal<Selection>>,
}

/// How long typing waits before it goes into the address.
const TYPING: u64 = 300;

impl Pipeline {
    pub fn new(
        table: Table,
        state: Signal<TableState>,
        on_state: Callback<TableState>,
        selected: Option<RwSignal<Selection>>,
    ) -> Pipeline {
        let rows = table.rows;
        let models: StoredValue<Vec<ModelColumn>> = StoredValue::new(
            table
                .columns
                .iter()
                .map(|column| column.model.clone())
                .collect(),
        );
        let table = StoredValue::new(table);
        let live = RwSignal::new(state.get_untracked());

        let index = Memo::new(move |_| {
            Shared::new(with_rows(rows, |rows| {
                models.with_value(|models| Index::build(rows, models))
            }))
        });
        // Made before somebody types, so that the first key is as quick as the next.
        Effect::new(move |_| {
            rows.track();
            let _ = dom::Timer::after(300, move || {
                let _ = index.try_with_untracked(|_| ());
            });
        });
        let sort = Memo::new(move |_| live.with(|live| live.sort.clone()));
        let order = Memo::new(move |_| {
            let sort = sort.get();
            Shared::new(with_rows(rows, |rows| {
                models.with_value(|models| model::order(rows, models, sort.as_ref()))
            }))
        });
        let properties = Memo::new(move |_| {
            with_rows(rows, |rows| {
                table.with_value(|table| {
                    let filtered = table.columns.iter().filter(|column| column.look.filtered);
                    filtered
                        .map(|column| column.property(rows))
                        .collect::<Vec<_>>()
                })
            })
        });
        let filter = Memo::new(move |_| {
            live.with(|live| properties.with(|known| effective(&live.filter, known)))
        });
        let matching = Memo::new(move |_| {
            filter.with(|filter| {
                if filter.is_empty() {
                    return order.get();
                }
                let index = index.get();
                Shared::new(models.with_value(|models| {
                    order.with(|order| model::matching(order, &index, models, filter))
                }))
            })
        });
        let page = Memo::new(move |_| {
            let (page, size) = live.with(|live| (live.page, live.page_size));
            matching.with(|matching| {
                let (number, pages, rows) = model::page(matching, page, size);
                Page {
                    number,
                    pages,
                    rows: rows.to_vec(),
                }
            })
        });
        let chosen = Memo::new(move |_| live.with(|live| live.columns.clone()));
        let columns =
            Memo::new(move |_| {
                Shared::new(chosen.with(|chosen| {
                    table.with_value(|table| shown(&table.columns, chosen.as_deref()))
                }))
            });
        let pipeline = Pipeline {
            table,
            live,
            on_state,
            known: StoredValue::new(live.get_untracked()),
            waiting: StoredValue::new(None),
            rows,
            matching,
            page,
            columns,
            properties,
            selected,
        };
        pipeline.follow(state);
        pipeline
    }

    /// Takes over what the address says when somebody else changed it.
    fn follow(self, state: Signal<TableState>) {
        Effect::new(move |_| {
            let told = state.get();
            if self.known.with_value(|known| *known != told) {
                self.stop_waiting();
                self.known.set_value(told.clone());
                self.live.set(told);
            }
        });
        on_cleanup(move || self.stop_waiting());
    }

    fn stop_waiting(self) {
        if let Some(timer) = self.waiting.try_update_value(Option::take).flatten() {
            timer.cancel();
        }
    }

    fn tell(self) {
        let Some(state) = self.live.try_get_untracked() else {
            return;
        };
        self.known.set_value(state.clone());
        self.on_state.run(state);
    }

    /// Changes the state and the address at once.
    pub fn change(self, change: impl FnOnce(&mut TableState)) {
        self.stop_waiting();
        self.live.update(change);
        self.tell();
    }

    /// Another filter: back to the first page; mere typing reaches the address with a delay.
    pub fn set_filter(self, filter: Filter) {
        let typed = self
            .live
            .with_untracked(|live| live.filter.tokens == filter.tokens);
        self.stop_waiting();
        self.live.update(|live| {
            live.filter = filter;
            live.page = 1;
        });
        if typed {
            self.waiting
                .set_value(dom::Timer::after(TYPING, move || self.tell()));
        } else {
            self.tell();
        }
    }

    pub fn column<R>(self, at: usize, read: impl FnOnce(&AnyColumn) -> R) -> Option<R> {
        self.table
            .with_value(|table| table.columns.get(at).map(read))
    }

    pub fn row(self, at: u32) -> Option<Row> {
        with_rows(self.rows, |rows| rows.get(at as usize).cloned())
    }

    pub fn key(self, row: &Row) -> String {
        self.table.with_value(|table| (table.key)(row))
    }

    pub fn name(self, row: &Row) -> String {
        self.table.with_value(|table| (table.name)(row))
    }

    pub fn all(self) -> usize {
        with_rows(self.rows, <[Row]>::len)
    }

    /// The keys of rows at these positions.
    fn keys(self, positions: &[u32]) -> Vec<String> {
        with_rows(self.rows, |rows| {
            positions
                .iter()
                .filter_map(|&at| Some(self.key(rows.get(at as usize)?)))
                .collect()
        })
    }

    pub fn page_keys(self) -> Vec<String> {
        self.page.with(|page| self.keys(&page.rows))
    }

    pub fn matching_keys(self) -> BTreeSet<String> {
        charter_order::set(untrack(|| {
            self.matching.with(|matching| self.keys(matching))
        }))
    }

    pub fn counts(self) -> Option<TableCounts> {
        let there = self.rows.with(|rows| matches!(rows, AnyRows::There { .. }));
        there.then(|| TableCounts {
            selected: self
                .selected
                .map_or(0, |selected| selected.with(BTreeSet::len)),
            matching: self.matching.with(|matching| matching.len()),
            all: self.all(),
        })
    }

    /// The shown columns of the selected rows, or of all matching ones.
    pub fn export(self) -> Export {
        let selected = self
            .selected
            .map(|selected| selected.get_untracked())
            .unwrap_or_default();
        let shown = self.columns.get_untracked();
        let mut csv = String::new();
        let mut count = 0;
        self.table.with_value(|table| {
            let columns: Vec<&AnyColumn> = shown
                .iter()
                .filter_map(|&at| table.columns.get(at))
                .collect();
            csv::push_line(&mut csv, columns.iter().map(|column| column.title.as_str()));
            untrack(|| {
                with_rows(self.rows, |rows| {
                    self.matching.with(|matching| {
                        for row in matching.iter().filter_map(|&at| rows.get(at as usize)) {
                            if selected.is_empty() || selected.contains(&(table.key)(row)) {
                                csv::push_line(
                                    &mut csv,
                                    columns.iter().map(|column| (column.model.text)(row)),
                                );
                                count += 1;
                            }
                        }
                    });
                });
            });
        });
        Export { csv, rows: count }
    }
}

fn with_rows<R>(rows: Signal<AnyRows>, read: impl FnOnce(&[Row]) -> R) -> R {
    rows.with(|rows| match rows {
        AnyRows::There { rows, .. } => read(rows),
        _ => read(&[]),
    })
}

/// The chosen columns in the chosen order, the ones that are always there first where they were left out.
fn shown(columns: &[AnyColumn], chosen: Option<&[String]>) -> Vec<usize> {
    let Some(chosen) = chosen else {
        return (0..columns.len())
            .filter(|&at| !columns[at].look.hidden)
            .collect();
    };
    let chosen: Vec<usize> = chosen
        .iter()
        .filter_map(|id| columns.iter().position(|column| column.id() == id))
        .collect();
    let missing = (0..columns.len()).filter(|at| columns[*at].look.always && !chosen.contains(at));
    missing.chain(chosen.iter().copied()).collect()
}
