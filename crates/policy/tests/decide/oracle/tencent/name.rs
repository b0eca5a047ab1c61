//! The last segment: what a resource is called.

use super::{cos, role};
use crate::oracle::Asked;
use crate::oracle::maybe::{Maybe, NO, OPEN, YES};
use crate::oracle::texts::{
    Token, glob, glob_ignoring_case, glob_ignoring_type_case, overlap, stars,
};
use crate::oracle::variables::replaced;

/// CMQ's worked example: `queueName/uin/${uin}/*` reaches `queueName/uin/125000000`.
const DIRECTORY_ITSELF: &[&str] = &["cmqqueue", "cmqtopic"];

pub fn fits(asked: &Asked<'_>, own: &[&str], given: &[&str]) -> Maybe {
    let (service, account, name) = (given[2], given[4], given[5]);
    let pattern = own[5];
    // “The above policy variable cannot be used in `$ResourcesPath`” of COS.
    if service.eq_ignore_ascii_case("cos") {
        return cos::fits(pattern, name);
    }
    // The root account has two spellings; that resources of other services have them is not said.
    let is_root = |name: &str| name == "root" || name == account;
    let roots = ["root", account].map(str::to_owned);
    let others = match account.starts_with("uin/") {
        true if is_root(&name.to_ascii_lowercase()) => &roots[..],
        _ => &[],
    };
    let is_sure = service == "cam" && is_root(name);
    // The number of which the root's other name is made is not told.
    let has_identities = ["", "cam", "sts"].contains(&own[2]) || own[2].contains('*');
    let is_hidden = has_identities && (!account.starts_with("uin/") || account == "uin/-1");
    let may_be_user =
        |tokens: &[Token]| pattern.starts_with("${") || overlap(tokens, &stars("uin/*"));
    let may_be_role = role::may_be(pattern, name);
    replaced(asked, pattern, true, false).fits_by(|tokens| {
        let is_other = others.iter().any(|other| glob(tokens, other));
        let is_it = glob(tokens, name) || is_sure && is_other;
        // Not a variable that may be anything.
        let is_directory = pattern.ends_with("/*");
        let in_it = tokens.strip_suffix(&[Token::Is('/'), Token::Any]);
        let in_it = in_it.filter(|_| is_directory);
        if is_it {
            return YES;
        }
        // The example is of a directory; of a type alone (`queueName`) it says nothing.
        let is_said = DIRECTORY_ITSELF.contains(&own[2]) && name.contains('/');
        if is_said && in_it.is_some_and(|directory| glob(directory, name)) {
            return YES;
        }
        let may_be_root = |root: &String| glob_ignoring_case(tokens, root);
        let may_be = glob_ignoring_type_case(tokens, name)
            || others.iter().any(may_be_root)
            || is_hidden && name.eq_ignore_ascii_case("root") && may_be_user(tokens)
            || is_hidden && name.to_ascii_lowercase().starts_with("uin/") && may_be_root(&roots[0])
            || in_it.is_some_and(|directory| glob_ignoring_type_case(directory, name))
            || is_below(tokens, name)
            || tokens == [Token::Any, Token::Is('/'), Token::Any]
            || may_be_role;
        if may_be { OPEN } else { NO }
    })
}

/// Whether something above the name is meant: “this format supports directory-level prefix match”.
fn is_below(tokens: &[Token], name: &str) -> bool {
    let slashes = name.match_indices('/').map(|(at, _)| at);
    let mut above = slashes.map(|at| &name[..at]);
    above.any(|above| glob_ignoring_type_case(tokens, above))
}
