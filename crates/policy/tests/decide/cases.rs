//! The page on spellings says of each language what the engine's table says of upper and lower case.

use charter_policy::dialect::{Case, Cases};
use charter_policy::{Dialect, huawei, naver, tencent};

const PAGE: &str = include_str!("../../SPELLINGS.md");

fn word(case: Case) -> &'static str {
    match case {
        Case::Exact => "exact",
        Case::Ignored => "ignored",
        Case::Open => "open",
    }
}

fn words(cases: &Cases) -> String {
    let own = cases.services.iter();
    let own = own.map(|(service, case)| format!("; {service} {}", word(*case)));
    std::iter::once(word(cases.otherwise).to_owned())
        .chain(own)
        .collect()
}

fn row(name: &str, dialect: &Dialect) -> String {
    let cases = &dialect.cases;
    let cells = [
        name.to_owned(),
        word(cases.services).to_owned(),
        words(&cases.actions),
        word(cases.resource_services).to_owned(),
        words(&cases.types),
        word(dialect.conditions.key_case).to_owned(),
        word(cases.principals).to_owned(),
    ];
    format!("| {} |", cells.join(" | "))
}

#[test]
fn the_page_says_where_case_counts() {
    let languages: [(&str, &Dialect); 4] = [
        ("tencent", &tencent::DIALECT),
        ("huawei 1.1", &huawei::LANGUAGE_1_1),
        ("huawei 5.0", &huawei::LANGUAGE_5_0),
        ("naver", &naver::DIALECT),
    ];
    for (name, dialect) in languages {
        let row = row(name, dialect);
        assert!(PAGE.lines().any(|line| line == row), "{row}");
    }
}
