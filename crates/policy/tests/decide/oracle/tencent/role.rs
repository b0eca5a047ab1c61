//! Roles: by ID and by name, those of services apart.

use crate::oracle::texts::{overlap, stars};

/// The spellings, the longer ones first: what stands behind is an ID or a name.
const SPELLINGS: &[&str] = &[
    "role/tencentcloudServiceRoleName/",
    "role/tencentcloudServiceRole/",
    "roleName/",
    "role/",
];

fn spelling(name: &str) -> Option<&'static str> {
    let mut spellings = SPELLINGS.iter().copied();
    spellings.find(|start| {
        let begins = name.get(..start.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(start))
    })
}

/// Whether a role may be meant by one that is spelled in another way.
pub fn may_be(pattern: &str, name: &str) -> bool {
    let Some(given) = spelling(name) else {
        return false;
    };
    if let Some(own) = spelling(pattern).filter(|_| !pattern.contains('*')) {
        return own != given;
    }
    let mut others = SPELLINGS.iter().filter(|other| **other != given);
    others.any(|other| {
        // `role/` and no more than an ID behind it.
        let depth = |text: &str| text.matches('/').count();
        let is_deeper = depth(pattern) > depth(other) && *other == "role/";
        !is_deeper && overlap(&stars(pattern), &stars(&format!("{other}*")))
    })
}
