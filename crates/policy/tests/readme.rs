//! The README's table of checks is the list of codes.

use charter_policy::Code;

#[test]
fn the_table_of_checks_is_complete_and_right() {
    let readme = include_str!("../README.md");
    let (_, readme) = readme.split_once("| code |").expect("the table");
    let rows: Vec<Vec<&str>> = readme
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let listed: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| (row[0].trim_matches('`'), row[1]))
        .collect();
    let expected: Vec<(&str, &str)> = Code::ALL
        .iter()
        .map(|code| (code.as_str(), code.severity().as_str()))
        .collect();
    assert_eq!(listed, expected);
    for row in rows {
        assert!(row[2].len() > 10, "{row:?} says nothing");
    }
}
