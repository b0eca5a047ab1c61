//! The document's size.

use super::findings::Findings;
use crate::Code;
use crate::dialect::{Counting, Profile};
use crate::json::Tree;
use crate::size::{counted, size};

/// From this share of the limit on, in percent, the author is told.
const NEAR: usize = 90;

pub(super) fn check(text: &str, tree: &Tree, findings: &mut Findings) {
    let profile = findings.profile();
    let limit = profile.max_size;
    // No text has more characters than bytes: most documents need no count.
    let near = limit.saturating_mul(NEAR).div_ceil(100);
    if text.len() < near {
        return;
    }
    let size = size(text, profile);
    let (code, number) = match () {
        () if size.is_over() => (Code::SizeOver, size.least),
        () if size.counted > limit => (Code::SizeWithSpaces, size.counted),
        () if size.counted >= near => (Code::SizeNear, size.counted),
        () => return,
    };
    let (number, limit_text, least) = (
        number.to_string(),
        limit.to_string(),
        size.least.to_string(),
    );
    let mut params = vec![number.as_str(), &limit_text, what(profile, code)];
    if code == Code::SizeWithSpaces {
        params.push(&least);
    }
    let range = if code == Code::SizeNear {
        let start = tree.root().map_or(0, |root| tree.range(root).start);
        let first = text.get(start..).and_then(|rest| rest.chars().next());
        start..start + first.map_or(0, char::len_utf8)
    } else {
        let surplus = counted(text, profile.counting).nth(limit);
        let end = text.trim_end().len();
        surplus.map_or(end, |(at, _)| at.min(end))..end
    };
    findings.add(code, range, &params);
}

/// What was counted, in words.
fn what(profile: &Profile, code: Code) -> &'static str {
    match (profile.counting, code) {
        (Counting::WithoutSpace, _) => "spaces not counted",
        (Counting::Open, Code::SizeOver) => "without the space between its parts",
        (Counting::Everything | Counting::Open, _) => "spaces counted",
    }
}
