//! The rows, a file a subject.

/// Makes what makes rows about one part of a request to Tencent Cloud.
macro_rules! rows_about {
    ($name:ident, $part:ident) => {
        const fn $name(
            rule: Rule,
            relation: Relation,
            spellings: [&'static str; 2],
            source: &'static str,
        ) -> Row {
            let part = Part::$part;
            Row::new(rule, relation, Language::Tencent, part, spellings, source)
        }
    };
}

mod buckets;
mod corners;
mod huawei;
mod naver;
mod principals;
mod tencent;

use super::Row;

pub fn all() -> impl Iterator<Item = Row> {
    let tables = [
        tencent::ROWS,
        buckets::ROWS,
        principals::ROWS,
        huawei::ROWS,
        naver::ROWS,
        corners::ROWS,
    ];
    tables.into_iter().flatten().copied()
}
