//! The table of published checks: each heading has its codes, or the reason why there is none.

use charter_policy::Code;

struct Published {
    category: &'static str,
    codes: Vec<&'static str>,
    reason: Option<&'static str>,
}

fn table() -> Vec<Published> {
    let page = include_str!("../../CHECKS.md");
    let (_, table) = page.split_once("## Published checks").expect("the table");
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    let read = |line: &'static str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [category, _, codes] = cells[..] else {
            panic!("three cells are expected: {line}");
        };
        let reason = codes.strip_prefix("none: ");
        let codes = codes.split(", ").filter(|_| reason.is_none());
        Published {
            category,
            codes: codes.map(|code| code.trim_matches('`')).collect(),
            reason,
        }
    };
    rows.map(read).collect()
}

#[test]
fn every_published_check_that_generalises_has_its_codes() {
    let table = table();
    for row in &table {
        for code in &row.codes {
            assert!(Code::from_name(code).is_some(), "there is no code {code}");
        }
        assert!(
            row.reason.is_none_or(|reason| reason.len() > 3),
            "no reason"
        );
    }
    let count = |category: &str| {
        let rows = table.iter().filter(|row| row.category == category);
        let (with, without): (Vec<_>, Vec<_>) = rows.partition(|row| row.reason.is_none());
        (with.len(), without.len())
    };
    assert_eq!(count("Error"), (66, 10));
    assert_eq!(count("General Warning"), (16, 7));
    assert_eq!(count("Security Warning"), (10, 4));
    assert_eq!(count("Suggestion"), (22, 3));
}
