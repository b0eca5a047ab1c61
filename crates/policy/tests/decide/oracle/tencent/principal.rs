//! Principals: who a bucket's policy, or a role's trust, speaks of.

use super::{role, text_graded};
use crate::oracle::maybe::{Maybe, NO, OPEN, YES, both, graded};
use crate::oracle::texts::{glob, overlap, stars};

const ANYONE: &str = "qcs::cam::anyone:anyone";
const ANONYMOUS: &str = "qcs::cam::anonymous:anonymous";

pub fn fits(named_kind: &str, named: &str, kind: &str, name: &str) -> Maybe {
    let is_kind = graded(named_kind == kind, named_kind.eq_ignore_ascii_case(kind));
    let exact = name_fits(named_kind, named, name);
    // The case of what stands in a principal is said nowhere.
    let lower = name_fits(
        &named_kind.to_lowercase(),
        &named.to_lowercase(),
        &name.to_lowercase(),
    );
    // Nor whether variables are replaced here: pages name resources and values of conditions.
    let may_be = lower != NO || named.contains("${");
    both(is_kind, if exact == NO && may_be { OPEN } else { exact })
}

fn name_fits(kind: &str, named: &str, name: &str) -> Maybe {
    if named == "*" {
        return YES;
    }
    match kind.to_lowercase().as_str() {
        "qcs" => identity(named, name),
        "service" => graded(glob(&stars(named), name), is_carrier(named, name)),
        _ => text_graded(named, name),
    }
}

/// One product appears as `cls.cloud.tencent.com` and as `cls.qcloud.com`.
fn is_carrier(named: &str, name: &str) -> bool {
    let product = |text: &str| {
        let domains = [".cloud.tencent.com", ".qcloud.com"];
        let mut found = domains
            .iter()
            .filter_map(|domain| text.strip_suffix(domain));
        found.next().map(str::to_owned)
    };
    product(named).is_some() && product(named) == product(name)
}

fn identity(named: &str, name: &str) -> Maybe {
    let is_anonymous = [ANYONE, ANONYMOUS].contains(&name);
    if glob(&stars(named), name) || named == ANYONE {
        return YES;
    }
    if named == ANONYMOUS {
        return if is_anonymous { YES } else { OPEN };
    }
    let (Some(own), Some(given)) = (parts(named), parts(name)) else {
        return OPEN;
    };
    match is_account(own.0, given.0) {
        YES => is_identity(own, given.0, given.1),
        // Perhaps that account, by its other number or in a form that no page has; or no account.
        account => account,
    }
}

/// The account and what is in it, of a name in one of the documented forms.
fn parts(name: &str) -> Option<(&str, &str)> {
    let (account, name) = name.strip_prefix("qcs::cam::")?.split_once(':')?;
    Some((account, name))
}

fn is_account(own: &str, given: &str) -> Maybe {
    let pattern = stars(own);
    let kinds = ["uin/", "uid/"];
    let other = kinds.iter().find(|kind| !given.starts_with(**kind));
    let may_be = other.is_some_and(|kind| overlap(&pattern, &stars(&format!("{kind}*"))));
    let is_known = kinds.iter().any(|kind| given.starts_with(kind));
    graded(glob(&pattern, given), may_be || !is_known)
}

fn is_identity(own: (&str, &str), account: &str, name: &str) -> Maybe {
    let pattern = stars(own.1);
    let is_root = name == "root" || name == account;
    // Under any of its spellings, with either number of the account.
    let names_root = ["root", account, own.0]
        .iter()
        .any(|root| glob(&pattern, root));
    if glob(&pattern, name) || is_root && names_root {
        return YES;
    }
    let known = ["uin/", "groupid/", "role/", "rolename/", "service/"];
    let lower = name.to_lowercase();
    let is_known = is_root || known.iter().any(|start| lower.starts_with(start));
    // Whether the root account stands for its account, and who is in a group, is not said.
    let names_group = overlap(&pattern, &stars("groupid/*"));
    let may_be = names_root || names_group || !is_known || role::may_be(own.1, name);
    if may_be { OPEN } else { NO }
}
