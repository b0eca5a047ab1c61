//! GUIDE.md says which test follows which section of the vendor's guide: those tests and operations are there.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The names in backticks of a cell.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn each_section_has_its_page_its_operations_and_its_test() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let (places, operations) = (
        read("src/app/places.rs"),
        read("crates/core/src/domain/operations.rs"),
    );
    let guide = read("GUIDE.md");
    let rows = guide.lines().filter(|line| line.starts_with("| "));
    let mut sections = 0;
    for row in rows.skip(1) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [section, pages, used, tests] = cells[..] else {
            panic!("{row}");
        };
        for page in quoted(pages) {
            assert!(places.contains(&format!("\"{page}\"")), "{section}: {page}");
        }
        for operation in quoted(used) {
            let is_listed = operations.lines().any(|line| line.trim() == operation);
            assert!(is_listed, "{section}: {operation}");
        }
        for file in quoted(tests) {
            let text = read(&format!("tests/e2e/{file}"));
            let titled = text.lines().any(|line| {
                let title = line.strip_prefix("test('").unwrap_or_default();
                title.starts_with(section)
            });
            assert!(titled, "no test of {file} is named after “{section}”");
        }
        sections += 1;
    }
    assert!(sections > 0, "GUIDE.md has no rows");
}
