//! A table whose filter, sort, page and columns stand in the address.

use crate::app::navigation::Navigator;
use crate::app::routes::Query;
use crate::ui::{TableShape, TableState};
use leptos::prelude::*;

/// The state of a table as the address has it, and what puts a changed one there. Keys of the address that are
/// not the table's stay as they are.
pub fn table_in_address(
    navigator: Navigator,
    shape: TableShape,
) -> (Signal<TableState>, Callback<TableState>) {
    let shape = StoredValue::new(shape);
    let query = navigator.query();
    let state = Memo::new(move |_| {
        let query = query.get();
        shape.with_value(|shape| TableState::from_query(pairs(&query), shape))
    });
    let on_state = Callback::new(move |state: TableState| {
        let query = query.get_untracked();
        let changed =
            shape.with_value(|shape| replaced(query, shape.prefix, state.to_query(shape)));
        navigator.replace_query(changed);
    });
    (state.into(), on_state)
}

fn pairs(query: &Query) -> impl Iterator<Item = (&str, &str)> {
    query
        .0
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
}

/// What a table may write into the address, behind its prefix.
const KEYS: [&str; 7] = ["q", "f", "sort", "size", "page", "cols", "open"];

/// The query with the table's pairs replaced, and those of others left as they are.
fn replaced(query: Query, prefix: &str, pairs: Vec<(String, String)>) -> Query {
    let of_table = |key: &str| {
        key.strip_prefix(prefix)
            .is_some_and(|key| KEYS.contains(&key))
    };
    let others = query.0.into_iter().filter(|(key, _)| !of_table(key));
    Query(others.chain(pairs).collect())
}

#[cfg(test)]
mod tests {
    use super::replaced;
    use crate::app::routes::Query;

    #[test]
    fn other_keys_of_the_address_stay() {
        let query = Query::parse("tab=targets&q=log&page=none");
        let changed = replaced(query, "", vec![("q".to_owned(), "logs".to_owned())]);
        assert_eq!(changed.format(), "tab=targets&q=logs");
    }
}
