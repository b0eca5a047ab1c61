//! What a table shows, as the address keeps it. Pure.

use crate::ui::filter::{Filter, Token};

/// By which column, and which way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: String,
    pub descending: bool,
}

/// Filter, sort, page, columns and open row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableState {
    pub filter: Filter,
    pub sort: Option<Sort>,
    /// From 1.
    pub page: usize,
    pub page_size: usize,
    /// The shown columns in their order; `None` is the table's own choice.
    pub columns: Option<Vec<String>>,
    /// The key of the row whose details are open.
    pub open: Option<String>,
}

/// The page sizes on offer.
pub const PAGE_SIZES: [usize; 4] = [20, 50, 100, 200];

impl Default for TableState {
    fn default() -> Self {
        TableState {
            filter: Filter::default(),
            sort: None,
            page: 1,
            page_size: 20,
            columns: None,
            open: None,
        }
    }
}

/// What an address may say about one table: its columns, its filter properties, what holds when nothing is said.
#[derive(Clone, Debug, Default)]
pub struct TableShape {
    /// Before every key, where a page has two tables.
    pub prefix: &'static str,
    pub columns: Vec<&'static str>,
    /// Properties of the token filter; the columns where empty.
    pub properties: Vec<&'static str>,
    pub default: TableState,
}

impl TableShape {
    /// A table with these columns.
    pub fn new(columns: &[&'static str]) -> Self {
        TableShape {
            columns: columns.to_vec(),
            ..TableShape::default()
        }
    }

    /// Sorted like this unless the address says otherwise.
    pub fn sorted(mut self, column: &str, descending: bool) -> Self {
        self.default.sort = Some(Sort {
            column: column.to_owned(),
            descending,
        });
        self
    }

    /// With a prefix before every key.
    pub fn prefixed(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }

    fn knows_column(&self, id: &str) -> bool {
        self.columns.contains(&id)
    }

    fn knows_property(&self, id: &str) -> bool {
        self.properties.contains(&id) || (self.properties.is_empty() && self.knows_column(id))
    }
}

impl TableState {
    /// The pairs for the address; what equals the default is left out.
    pub fn to_query(&self, shape: &TableShape) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut put =
            |key: &str, value: String| pairs.push((format!("{}{key}", shape.prefix), value));
        if !self.filter.text.is_empty() {
            put("q", self.filter.text.clone());
        }
        for token in &self.filter.tokens {
            put("f", token.to_text());
        }
        if self.sort != shape.default.sort {
            put(
                "sort",
                self.sort.as_ref().map_or(String::new(), Sort::to_text),
            );
        }
        if self.page_size != shape.default.page_size {
            put("size", self.page_size.to_string());
        }
        if self.page > 1 {
            put("page", self.page.to_string());
        }
        if let Some(columns) = self
            .columns
            .as_ref()
            .filter(|_| self.columns != shape.default.columns)
        {
            put("cols", columns.join(","));
        }
        if let Some(open) = &self.open {
            put("open", open.clone());
        }
        pairs
    }

    /// Reads an address. Whatever is unknown or makes no sense is dropped; keys of others are passed over.
    pub fn from_query<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        shape: &TableShape,
    ) -> TableState {
        let mut state = shape.default.clone();
        state.filter = Filter::default();
        for (key, value) in pairs {
            let Some(key) = key.strip_prefix(shape.prefix) else {
                continue;
            };
            match key {
                "q" => state.filter.text = value.to_owned(),
                "f" => {
                    let token = Token::from_text(value)
                        .filter(|token| shape.knows_property(&token.property));
                    state.filter.tokens.extend(token);
                }
                "sort" if value.is_empty() => state.sort = None,
                "sort" => {
                    if let Some(sort) =
                        Sort::from_text(value).filter(|sort| shape.knows_column(&sort.column))
                    {
                        state.sort = Some(sort);
                    }
                }
                "size" => {
                    if let Some(size) = value.parse().ok().filter(|size| PAGE_SIZES.contains(size))
                    {
                        state.page_size = size;
                    }
                }
                "page" => state.page = value.parse().ok().filter(|&page| page >= 1).unwrap_or(1),
                "cols" => {
                    let mut known: Vec<String> = Vec::new();
                    for id in value.split(',').filter(|id| shape.knows_column(id)) {
                        if known.iter().all(|other| other != id) {
                            known.push(id.to_owned());
                        }
                    }
                    state.columns = (!known.is_empty()).then_some(known);
                }
                "open" if !value.is_empty() => state.open = Some(value.to_owned()),
                _ => {}
            }
        }
        state
    }
}

impl Sort {
    fn to_text(&self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column)
    }

    fn from_text(text: &str) -> Option<Sort> {
        let (descending, column) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        (!column.is_empty()).then(|| Sort {
            column: column.to_owned(),
            descending,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::filter::Operator;

    fn shape() -> TableShape {
        TableShape::new(&["name", "type", "modified"]).sorted("name", false)
    }

    fn read(pairs: &[(&str, &str)]) -> TableState {
        TableState::from_query(pairs.iter().copied(), &shape())
    }

    #[test]
    fn the_default_leaves_the_address_empty() {
        assert_eq!(read(&[]).to_query(&shape()), []);
    }

    #[test]
    fn an_address_reads_back() {
        let mut state = read(&[]);
        state.filter.text = "log & key=1".into();
        state.filter.tokens = vec![
            Token::new("type", Operator::IsNot, "Custom"),
            Token::new("name", Operator::Contains, "a"),
        ];
        state.sort = Some(Sort {
            column: "modified".into(),
            descending: true,
        });
        state.page = 3;
        state.page_size = 100;
        state.columns = Some(vec!["type".into(), "name".into()]);
        state.open = Some("p-1".into());
        for prefix in ["", "m."] {
            let shape = shape().prefixed(prefix);
            let pairs = state.to_query(&shape);
            let back =
                TableState::from_query(pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())), &shape);
            assert_eq!(back, state);
        }
    }

    #[test]
    fn no_sort_differs_from_the_default_sort() {
        let state = TableState {
            sort: None,
            ..read(&[])
        };
        assert_eq!(
            state.to_query(&shape()),
            [("sort".to_owned(), String::new())]
        );
        assert_eq!(read(&[("sort", "")]).sort, None);
    }

    #[test]
    fn unknown_parts_are_dropped() {
        let state = read(&[
            ("f", "colour=red"),
            ("f", "type"),
            ("sort", "colour"),
            ("size", "7"),
            ("page", "-1"),
            ("cols", "colour,type,type"),
            ("tab", "bindings"),
        ]);
        assert_eq!(
            state,
            TableState {
                columns: Some(vec!["type".into()]),
                ..read(&[])
            }
        );
    }
}
