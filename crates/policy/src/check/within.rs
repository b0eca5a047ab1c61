//! Whether one text of a policy speaks of no more than another: decided on the patterns, segment by segment where the
//! language compares so. `true` is always right; where a variable or a mark leaves it open, the answer is `false`.

use super::Context;
use crate::dialect::{Segment, Wildcards};
use crate::pattern::covers_with;

/// Whether every action of `inner` is one of `outer`.
pub(super) fn action(context: &Context<'_>, outer: &str, inner: &str) -> bool {
    let dialect = context.dialect;
    let (outer, inner) = (dialect.without_legacy(outer), dialect.without_legacy(inner));
    covers_with(
        outer,
        inner,
        dialect.wildcards,
        dialect.ignores_action_case(inner),
    )
}

/// Whether every resource of `inner` is one of `outer`.
pub(super) fn resource(context: &Context<'_>, outer: &str, inner: &str) -> bool {
    let dialect = context.dialect;
    let grammar = &dialect.resources;
    if outer == "*" || outer == inner {
        return true;
    }
    let count = grammar.segments.len().max(1);
    let is_whole = |text: &str| text.splitn(count, ':').count() == count;
    if inner == "*" || !is_whole(outer) || !is_whole(inner) {
        return false;
    }
    let pairs = outer.splitn(count, ':').zip(inner.splitn(count, ':'));
    let mut segments = grammar.segments.iter().zip(pairs);
    segments.all(|(segment, (outer, inner))| {
        let all_regions =
            *segment == Segment::Region && dialect.decisions.empty_region_is_all == Some(true);
        (all_regions && outer.is_empty()) || text(outer, inner, dialect.wildcards)
    })
}

/// Whether every text that `inner` matches is matched by `outer`, variables left open.
pub(super) fn text(outer: &str, inner: &str, wildcards: Wildcards) -> bool {
    if outer == inner {
        return true;
    }
    // A variable is any text: only what takes any text there covers it.
    !outer.contains("${") && !inner.contains("${") && covers_with(outer, inner, wildcards, false)
        || outer == "*"
}
