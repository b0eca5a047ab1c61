//! Accounts: `uin/` and `uid/` number the same ones.

use crate::oracle::maybe::{Maybe, NO, OPEN, YES, graded};
use crate::oracle::texts::{glob, overlap, stars};

const KINDS: &[&str] = &["uin/", "uid/"];

fn kind(account: &str) -> Option<&'static str> {
    let mut kinds = KINDS.iter().copied();
    kinds.find(|kind| account.starts_with(kind))
}

/// Whether an account of a policy, perhaps a pattern, is that of the request; empty: the policy's owner, for either.
pub fn fits(owners: &[&str], own: &str, given: &str) -> Maybe {
    // In a request, too, “-1” is the owner.
    let given = if given == "uin/-1" { "" } else { given };
    let is_owner = given.is_empty() || owners.contains(&given);
    let names: &[&str] = if is_owner { owners } else { &[given] };
    // “-1 is replaced by the developer's number.”
    if ["", "uin/-1"].contains(&own) {
        let is_other = || owners.iter().any(|owner| kind(owner) == kind(given));
        return graded(is_owner, kind(given).is_none() || !is_other());
    }
    let pattern = stars(own);
    let names_it = glob(&pattern, given) || names.iter().any(|name| glob(&pattern, name));
    if names_it || own == "*" {
        return YES;
    }
    // All of a kind are all accounts: each has a number of either kind.
    let is_every = ["uin/*", "uid/*"].contains(&own);
    if is_every && (given.is_empty() || kind(given).is_some()) {
        return YES;
    }
    if !given.is_empty() && kind(given).is_none() {
        return OPEN;
    }
    // The policy names its owner, and the request another account.
    let is_of_other = || owners.iter().any(|owner| kind(owner) == kind(given));
    if !is_owner && owners.contains(&own) && is_of_other() {
        return NO;
    }
    let mut unknown = KINDS
        .iter()
        .filter(|kind| !names.iter().any(|name| name.starts_with(**kind)));
    let may_be = unknown.any(|kind| overlap(&pattern, &stars(&format!("{kind}*"))));
    if may_be { OPEN } else { NO }
}
