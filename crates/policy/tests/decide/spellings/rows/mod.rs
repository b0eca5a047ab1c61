//! The rows, a file a subject.

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
