//! The recorded repairs turn the guide's rows into the table, and none of them is idle.

use std::path::PathBuf;

use super::super::*;
use super::guide::GUIDE;

const COLUMNS: [Column; 5] = [
    Column::Type,
    Column::Action,
    Column::Related,
    Column::ResourceType,
    Column::Group,
];

fn repaired(number: usize, cells: [&str; 5], repairs: &[&Repair]) -> [String; 5] {
    let mut found = cells.map(str::to_owned);
    for (cell, column) in found.iter_mut().zip(COLUMNS) {
        for repair in repairs {
            *cell = repair.apply(number, column, cell);
        }
    }
    found
}

fn ours(row: &Row) -> [String; 5] {
    let related: Vec<&str> = row.related.iter().map(|action| action.name()).collect();
    let related = if related.is_empty() {
        "-".to_owned()
    } else {
        related.join(" ")
    };
    [
        row.action.action_type().as_str().to_owned(),
        row.action.name().to_owned(),
        related,
        row.on.map_or("-", ResourceType::name).to_owned(),
        row.group.to_owned(),
    ]
}

#[test]
fn the_repairs_turn_the_guides_rows_into_the_table() {
    let all: Vec<&Repair> = REPAIRS.iter().collect();
    assert_eq!(GUIDE.len(), SSO.rows().len());
    for (index, (cells, row)) in GUIDE.iter().zip(SSO.rows()).enumerate() {
        assert_eq!(
            repaired(index + 1, *cells, &all),
            ours(row),
            "row {}",
            index + 1
        );
    }
}

#[test]
fn without_any_one_repair_the_table_is_another() {
    for left_out in REPAIRS {
        let others = REPAIRS.iter().filter(|repair| *repair != left_out);
        let others: Vec<&Repair> = others.collect();
        let mut rows = GUIDE.iter().zip(SSO.rows()).enumerate();
        let differs =
            rows.any(|(index, (cells, row))| repaired(index + 1, *cells, &others) != ours(row));
        assert!(differs, "{left_out:?} repairs nothing");
        assert_ne!(left_out.written, left_out.meant);
    }
}

#[test]
fn a_repair_begins_and_ends_at_a_row_that_it_changes() {
    for repair in REPAIRS {
        for number in [*repair.rows.start(), *repair.rows.end()] {
            let column = COLUMNS.iter().position(|column| *column == repair.column);
            let cell = GUIDE[number - 1][column.expect("a column")];
            assert_ne!(
                repair.apply(number, repair.column, cell),
                cell,
                "{repair:?} in row {number}"
            );
        }
    }
}

#[test]
fn what_a_row_needs_is_in_the_table_and_listed_once() {
    for row in SSO.rows() {
        for (index, related) in row.related.iter().enumerate() {
            assert_eq!(SSO.action(related.name()), Some(*related));
            assert_ne!(*related, row.action);
            assert!(!row.related[..index].contains(related), "{related} twice");
        }
    }
    for oddity in ODDITIES {
        assert!((1..=62).contains(&oddity.row));
    }
}

/// The lines of the guide's table, where the sources lie beside the project.
#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn the_rows_are_the_guides() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/seeds/ncloud-sso-permissions.md");
    let guide = std::fs::read_to_string(&path).expect("the guide");
    let is_row = |line: &&str| line.starts_with("View |") || line.starts_with("Change |");
    let rows: Vec<Vec<&str>> = guide
        .lines()
        .filter(is_row)
        .map(|line| line.split('|').map(str::trim).take(5).collect())
        .collect();
    let own: Vec<Vec<&str>> = GUIDE.iter().map(|cells| cells.to_vec()).collect();
    assert_eq!(rows, own);
}
