//! What stands in one place only: the checks on their page, not in the README.

use charter_policy::Code;

#[test]
fn the_readme_leads_to_the_page_of_checks_and_repeats_none_of_it() {
    let readme = include_str!("../README.md");
    assert!(
        readme.contains("](CHECKS.md)"),
        "the README does not name the page of checks"
    );
    for code in Code::ALL {
        assert!(
            !readme.contains(&format!("| `{code}` |")),
            "{code} stands in both"
        );
    }
}
