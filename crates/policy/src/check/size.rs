//! The document's size.

use super::findings::Findings;
use crate::Code;
use crate::json::Tree;
use crate::size::{counted, counted_size};

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
    let size = counted_size(text, profile.counting);
    let params = [size.to_string(), limit.to_string()];
    let params = [params[0].as_str(), params[1].as_str()];
    if size > limit {
        let surplus = counted(text, profile.counting).nth(limit);
        let surplus = surplus.map_or(text.len(), |(at, _)| at);
        findings.add(Code::SizeOver, surplus..text.trim_end().len(), &params);
    } else if size >= near {
        let start = tree.root().map_or(0, |root| tree.range(root).start);
        let end = text
            .get(start..)
            .and_then(|rest| rest.chars().next())
            .map_or(start, |first| start + first.len_utf8());
        findings.add(Code::SizeNear, start..end, &params);
    }
}
