//! Filter, sort and page over any rows. Pure: rows are erased here, so that this code exists once for all tables.

use charter_order::letters;
use std::{any::Any, cmp::Ordering, sync::Arc};

use super::state::Sort;
use crate::ui::filter::{Filter, Operator};

/// A row whose type only its columns know.
pub type Row = Arc<dyn Any + Send + Sync>;
/// Reads a text out of a row.
pub type RowText = Arc<dyn Fn(&Row) -> String + Send + Sync>;
/// Orders two rows.
pub type RowOrder = Arc<dyn Fn(&Row, &Row) -> Ordering + Send + Sync>;

/// What a column is for the model: its text, and how it orders.
#[derive(Clone)]
pub struct ModelColumn {
    pub id: &'static str,
    pub text: RowText,
    /// Orders rows; their texts where absent.
    pub compare: Option<RowOrder>,
}

/// The lower-cased text of every cell in one piece of memory, made once for a set of rows.
#[derive(Debug, Default)]
pub struct Index {
    text: String,
    /// Where each cell starts, row by row, and the end.
    starts: Vec<usize>,
    columns: usize,
}

/// Between cells, so that no match spans two of them.
const BORDER: char = '\u{1f}';

impl Index {
    pub fn build(rows: &[Row], columns: &[ModelColumn]) -> Index {
        let mut text = String::with_capacity(rows.len() * columns.len() * 12);
        let mut starts = Vec::with_capacity(rows.len() * columns.len() + 1);
        for row in rows {
            for column in columns {
                starts.push(text.len());
                push_lower(&mut text, &(column.text)(row));
                text.push(BORDER);
            }
        }
        starts.push(text.len());
        Index {
            text,
            starts,
            columns: columns.len(),
        }
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        let start = self.starts.get(from).copied().unwrap_or(0);
        let end = self.starts.get(to).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or("")
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        let at = row * self.columns + column;
        self.slice(at, at + 1).trim_end_matches(BORDER)
    }

    fn row(&self, row: usize) -> &str {
        self.slice(row * self.columns, (row + 1) * self.columns)
    }
}

fn push_lower(to: &mut String, text: &str) {
    if text.is_ascii() {
        let start = to.len();
        to.push_str(text);
        to[start..].make_ascii_lowercase();
    } else {
        to.extend(text.chars().flat_map(char::to_lowercase));
    }
}

/// All rows in the wanted order, as positions.
pub fn order(rows: &[Row], columns: &[ModelColumn], sort: Option<&Sort>) -> Vec<u32> {
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let order: Vec<u32> = (0..count).collect();
    let Some(sort) = sort else { return order };
    let Some(column) = columns.iter().find(|column| column.id == sort.column) else {
        return order;
    };
    let turn = |ordering: Ordering| {
        if sort.descending {
            ordering.reverse()
        } else {
            ordering
        }
    };
    let row = |place: usize| order[place] as usize;
    let places = if let Some(compare) = &column.compare {
        charter_order::order(order.len(), &mut |a, b| {
            turn(compare(&rows[row(a)], &rows[row(b)]))
        })
    } else {
        let texts: Vec<String> = rows
            .iter()
            .map(|row| letters::lowercase(&(column.text)(row)))
            .collect();
        charter_order::order(order.len(), &mut |a, b| {
            let (a, b) = (&texts[row(a)], &texts[row(b)]);
            // Empty cells stand last, whichever way.
            a.is_empty()
                .cmp(&b.is_empty())
                .then_with(|| turn(natural(a, b)))
        })
    };
    places.into_iter().map(|place| order[place]).collect()
}

/// Orders text so that "item 9" precedes "item 10". Bytes of UTF-8 order as the characters do.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    loop {
        match (a, b) {
            ([], []) => return Ordering::Equal,
            ([], _) => return Ordering::Less,
            (_, []) => return Ordering::Greater,
            ([one, ..], [other, ..]) if one.is_ascii_digit() && other.is_ascii_digit() => {
                let ((one, rest_a), (other, rest_b)) = (number(a), number(b));
                let ordering = one.len().cmp(&other.len()).then_with(|| one.cmp(other));
                if ordering != Ordering::Equal {
                    return ordering;
                }
                (a, b) = (rest_a, rest_b);
            }
            ([one, ..], [other, ..]) if one != other => return one.cmp(other),
            ([_, rest_a @ ..], [_, rest_b @ ..]) => (a, b) = (rest_a, rest_b),
        }
    }
}

/// The digits at the start without leading zeros, and the rest.
fn number(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let zeros = text.iter().take_while(|byte| **byte == b'0').count();
    (&text[zeros..end], &text[end..])
}

/// Of the ordered rows, those that match. Every word of the free text must occur in the row; of the tokens of one property
/// one must hold (all of them where they say "is not"), and that for every property.
pub fn matching(
    order: &[u32],
    index: &Index,
    columns: &[ModelColumn],
    filter: &Filter,
) -> Vec<u32> {
    let words: Vec<String> = filter
        .text
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut groups: Vec<(usize, Vec<(Operator, String)>)> = Vec::new();
    for token in &filter.tokens {
        let Some(column) = columns
            .iter()
            .position(|column| column.id == token.property)
        else {
            continue;
        };
        let condition = (token.operator, letters::lowercase(&token.value));
        match groups.iter_mut().find(|(other, _)| *other == column) {
            Some((_, conditions)) => conditions.push(condition),
            None => groups.push((column, vec![condition])),
        }
    }
    let holds = |row: usize| {
        let in_row = index.row(row);
        words.iter().all(|word| in_row.contains(word.as_str()))
            && groups
                .iter()
                .all(|(column, conditions)| group_holds(index.cell(row, *column), conditions))
    };
    order
        .iter()
        .copied()
        .filter(|&row| holds(row as usize))
        .collect()
}

fn group_holds(cell: &str, conditions: &[(Operator, String)]) -> bool {
    let mut wanted = false;
    let mut found = false;
    for (operator, value) in conditions {
        match operator {
            Operator::IsNot if cell == value => return false,
            Operator::IsNot => {}
            Operator::Is => (wanted, found) = (true, found || cell == value),
            Operator::Contains => (wanted, found) = (true, found || cell.contains(value.as_str())),
        }
    }
    found || !wanted
}

/// The different texts of a column, most frequent first, for suggestions; empty where there are too many to help.
pub fn values(rows: &[Row], column: &ModelColumn, most: usize) -> Vec<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for row in rows.iter().take(2_000) {
        let text = (column.text)(row);
        if text.is_empty() {
            continue;
        }
        match counts.iter().position(|(known, _)| *known == text) {
            Some(at) => counts[at].1 += 1,
            None if counts.len() == most => return Vec::new(),
            None => counts.push((text, 1)),
        }
    }
    charter_order::sort_by_key(&mut counts, |(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(text, _)| text).collect()
}

/// One page of the matches: its number (moved inside where it was beyond the end), how many pages there are, its rows.
pub fn page(matches: &[u32], page: usize, size: usize) -> (usize, usize, &[u32]) {
    let size = size.max(1);
    let pages = matches.len().div_ceil(size).max(1);
    let page = page.clamp(1, pages);
    let start = (page - 1) * size;
    (
        page,
        pages,
        &matches[start..(start + size).min(matches.len())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::filter::Token;

    struct Policy(&'static str, &'static str, u32);

    fn text(read: fn(&Policy) -> String) -> RowText {
        Arc::new(move |row| row.downcast_ref().map(read).unwrap_or_default())
    }

    fn columns() -> Vec<ModelColumn> {
        vec![
            ModelColumn {
                id: "name",
                text: text(|p| p.0.into()),
                compare: None,
            },
            ModelColumn {
                id: "type",
                text: text(|p| p.1.into()),
                compare: None,
            },
            ModelColumn {
                id: "bound",
                text: text(|p| p.2.to_string()),
                compare: Some(Arc::new(|a, b| {
                    let key = |row: &Row| row.downcast_ref::<Policy>().map(|p| p.2);
                    key(a).cmp(&key(b))
                })),
            },
        ]
    }

    fn rows() -> Vec<Row> {
        vec![
            Arc::new(Policy("Deny 10", "Custom", 3)),
            Arc::new(Policy("Deny 9", "Custom", 20)),
            Arc::new(Policy("FullAccess", "System", 100)),
            Arc::new(Policy("日志", "", 0)),
        ]
    }

    fn found(text: &str, tokens: &[Token]) -> Vec<u32> {
        let filter = Filter {
            text: text.into(),
            tokens: tokens.to_vec(),
        };
        let (rows, columns) = (rows(), columns());
        let index = Index::build(&rows, &columns);
        matching(&order(&rows, &columns, None), &index, &columns, &filter)
    }

    fn sorted(column: &str, descending: bool) -> Vec<u32> {
        order(
            &rows(),
            &columns(),
            Some(&Sort {
                column: column.into(),
                descending,
            }),
        )
    }

    #[test]
    fn every_word_must_occur_in_the_row_in_any_case() {
        assert_eq!(found("deny CUSTOM", &[]), [0, 1]);
        assert_eq!(found("deny system", &[]), [] as [u32; 0]);
        assert_eq!(found("日", &[]), [3]);
        assert_eq!(found("  ", &[]), [0, 1, 2, 3]);
    }

    #[test]
    fn a_match_does_not_span_two_cells() {
        assert_eq!(found("10custom", &[]), [] as [u32; 0]);
    }

    #[test]
    fn tokens_of_one_property_are_alternatives_and_of_several_are_all_needed() {
        let token = Token::new;
        assert_eq!(
            found(
                "",
                &[
                    token("type", Operator::Is, "custom"),
                    token("type", Operator::Is, "System")
                ]
            ),
            [0, 1, 2]
        );
        assert_eq!(
            found(
                "",
                &[
                    token("type", Operator::Is, "Custom"),
                    token("name", Operator::Contains, "9")
                ]
            ),
            [1]
        );
        assert_eq!(
            found(
                "",
                &[
                    token("type", Operator::IsNot, "Custom"),
                    token("type", Operator::IsNot, "System")
                ]
            ),
            [3]
        );
        assert_eq!(
            found("", &[token("colour", Operator::Is, "red")]),
            [0, 1, 2, 3]
        );
    }

    #[test]
    fn texts_sort_naturally_with_empty_ones_last_and_numbers_by_value() {
        assert_eq!(sorted("name", false), [1, 0, 2, 3]);
        assert_eq!(sorted("type", true), [2, 0, 1, 3]);
        assert_eq!(sorted("bound", true), [2, 1, 0, 3]);
        assert_eq!(sorted("colour", true), [0, 1, 2, 3]);
    }

    #[test]
    fn natural_order_of_numbers_inside_text() {
        for (a, b) in [
            ("a9", "a10"),
            ("a1b2", "a1b10"),
            ("a", "ab"),
            ("1", "a"),
            ("007", "8"),
        ] {
            assert_eq!(natural(a, b), Ordering::Less, "{a} {b}");
        }
        assert_eq!(natural("01", "1"), Ordering::Equal);
    }

    #[test]
    fn a_page_beyond_the_end_is_the_last_one() {
        let rows: Vec<u32> = (0..45).collect();
        assert_eq!(page(&rows, 9, 20), (3, 3, &rows[40..]));
        assert_eq!(page(&[], 1, 20), (1, 1, &[] as &[u32]));
    }

    #[test]
    fn few_values_are_suggested_and_many_are_not() {
        assert_eq!(values(&rows(), &columns()[1], 5), ["Custom", "System"]);
        assert_eq!(values(&rows(), &columns()[0], 2), [] as [&str; 0]);
    }

    #[test]
    fn ten_thousand_rows_filter_quickly() {
        let rows: Vec<Row> = (0..10_000)
            .map(|i| Arc::new(Policy("Member", "Custom", i)) as Row)
            .collect();
        let columns = columns();
        let index = Index::build(&rows, &columns);
        let all = order(&rows, &columns, None);
        let filter = Filter {
            text: "mem 999".into(),
            tokens: vec![],
        };
        let start = std::time::Instant::now();
        assert_eq!(matching(&all, &index, &columns, &filter).len(), 19);
        assert!(start.elapsed().as_millis() < 500, "{:?}", start.elapsed());
    }
}
