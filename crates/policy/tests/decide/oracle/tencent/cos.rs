//! COS: buckets and objects, in the old form `prefix//appid/bucket/path` and the new one `bucket-appid/path`.

use crate::oracle::maybe::{Maybe, NO, OPEN, YES, graded, some};
use crate::oracle::texts::{glob, glob_ignoring_bucket_case, glob_ignoring_case, overlap, stars};

/// A name in the new form.
enum New {
    Is(String),
    /// Any bucket of that account, and what is in it.
    AllOf(String),
    /// A wildcard hides where the account or the bucket ends.
    Hidden,
}

const OLD: &str = "prefix//";

/// What the domains of buckets end with.
const DOMAINS: &[&str] = &[".myqcloud.com", ".tencentcos.cn", ".tencentcos.com"];

/// An older page writes one slash.
fn with_two_slashes(name: &str) -> String {
    match name.strip_prefix("prefix/") {
        Some(rest) if !rest.starts_with('/') => format!("{OLD}{rest}"),
        _ => name.to_owned(),
    }
}

fn new_form(name: &str) -> New {
    let Some(rest) = name.strip_prefix(OLD) else {
        let (bucket, _) = halves(name);
        return match bucket.contains('*') {
            true => New::Hidden,
            false => New::Is(name.to_owned()),
        };
    };
    let Some((account, rest)) = rest.split_once('/') else {
        return New::Hidden;
    };
    let (bucket, path) = halves(rest);
    match (bucket, path) {
        _ if account.contains('*') => New::Hidden,
        ("*", "" | "/*") => New::AllOf(account.to_owned()),
        ("", _) => New::Hidden,
        _ if bucket.contains('*') => New::Hidden,
        _ if bucket.ends_with(&format!("-{account}")) => New::Is(rest.to_owned()),
        _ => New::Is(format!("{bucket}-{account}{path}")),
    }
}

/// `prefix//1/b/x` for `prefix//1/b-1/x`, and the other way.
fn with_or_without_account(name: &str) -> String {
    let rest = name.strip_prefix(OLD).and_then(|rest| rest.split_once('/'));
    let Some((account, rest)) = rest else {
        return name.to_owned();
    };
    let (bucket, path) = halves(rest);
    match bucket.strip_suffix(&format!("-{account}")) {
        Some(short) => format!("{OLD}{account}/{short}{path}"),
        None => format!("{OLD}{account}/{bucket}-{account}{path}"),
    }
}

/// The bucket, and what follows from the slash on.
fn halves(name: &str) -> (&str, &str) {
    name.find('/')
        .map_or((name, ""), |slash| name.split_at(slash))
}

/// `b-1.ap-guangzhou.myqcloud.com`, as one page writes a bucket, is perhaps `b-1`.
fn without_domain(bucket: &str) -> Option<&str> {
    let mut domains = DOMAINS.iter();
    let bucket = domains.find_map(|domain| bucket.strip_suffix(domain))?;
    bucket.split_once('.').map(|(short, _)| short)
}

/// The old form in other letters is perhaps the old form.
fn with_small_start(name: &str) -> Option<String> {
    let start = name.get(..7)?;
    let is_it = start != "prefix/" && start.eq_ignore_ascii_case("prefix/");
    is_it.then(|| format!("prefix/{}", &name[7..]))
}

pub fn fits(pattern: &str, name: &str) -> Maybe {
    let (small_pattern, small_name) = (with_small_start(pattern), with_small_start(name));
    if small_pattern.is_none() && small_name.is_none() {
        return fits_exactly(pattern, name);
    }
    let small = fits_exactly(
        small_pattern.as_deref().unwrap_or(pattern),
        small_name.as_deref().unwrap_or(name),
    );
    match fits_exactly(pattern, name) {
        NO if small != NO => OPEN,
        found => found,
    }
}

fn fits_exactly(pattern: &str, name: &str) -> Maybe {
    let (pattern, name) = (&with_two_slashes(pattern), &with_two_slashes(name));
    let as_written = in_one_form(pattern, name);
    let (is_old_pattern, is_old_name) = (pattern.starts_with(OLD), name.starts_with(OLD));
    if !is_old_pattern && !is_old_name {
        return as_written;
    }
    let other = match (new_form(pattern), new_form(name)) {
        (New::Is(pattern), New::Is(name)) => in_one_form(&pattern, &name),
        (New::AllOf(account), New::Is(name)) => {
            let (bucket, path) = halves(&name);
            let short = without_domain(bucket).unwrap_or(bucket);
            let is_of_it = short.ends_with(&format!("-{account}"));
            // A bucket by its whole domain, and the bucket itself by “all that is in it”.
            graded(is_of_it && short == bucket && !path.is_empty(), is_of_it)
        }
        // As it is written, but for the capitals of buckets, and with or without the account behind the bucket.
        _ if is_old_pattern == is_old_name => {
            let names = [name.clone(), with_or_without_account(name)];
            let pattern = stars(pattern);
            graded(
                names.iter().any(|name| glob(&pattern, name)),
                names.iter().any(|name| glob_ignoring_case(&pattern, name)),
            )
        }
        _ => OPEN,
    };
    some([as_written, other])
}

fn in_one_form(pattern: &str, name: &str) -> Maybe {
    if glob(&stars(pattern), name) {
        return YES;
    }
    let mut names = with_plain(name);
    // A bucket with and without the slash behind it.
    for name in names.clone() {
        match halves(&name) {
            (bucket, "/") => names.push(bucket.to_owned()),
            (bucket, "") => names.push(format!("{bucket}/")),
            _ => {}
        }
    }
    let mut patterns = with_plain(pattern);
    // A directory itself, by all that is in it.
    for pattern in patterns.clone() {
        patterns.extend(pattern.strip_suffix("/*").map(str::to_owned));
    }
    let mut pairs = patterns
        .iter()
        .flat_map(|pattern| names.iter().map(|name| (stars(pattern), name)));
    let may_be = pairs.any(|(pattern, name)| {
        let (bucket, path) = halves(name);
        let with_domain = |domain: &&str| {
            let name = stars(&format!("{bucket}.*{domain}{path}"));
            overlap(&pattern, &name)
        };
        glob_ignoring_bucket_case(&pattern, name) || DOMAINS.iter().any(with_domain)
    });
    if may_be { OPEN } else { NO }
}

/// And the bucket without its domain.
fn with_plain(text: &str) -> Vec<String> {
    let (bucket, path) = halves(text);
    let plain = without_domain(bucket).map(|short| format!("{short}{path}"));
    [text.to_owned()].into_iter().chain(plain).collect()
}
