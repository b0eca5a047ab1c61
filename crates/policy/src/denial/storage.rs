//! Object storage: what was asked for by HTTP, in the words of policies.
//!
//! The action comes of the method and the query, and is not told where a text has no request, or one that may be another
//! than the one that was denied. The resource comes of host and path; a domain of the bucket's owner does not tell it.

use std::borrow::Cow;

use super::scan::Scan;
use crate::dialect::tencent_storage::{
    CALLS, COPY_HEADER, DOMAINS, LABELS, LIST_BUCKETS, NO_REGIONS, OBJECTS_IN_BODY, OPERATIONS,
    SERVER, SETTINGS, SIGNS, VERBS,
};

/// Where traces name the operation of the SDK: Java's and Python's, with what stands between.
const FRAMES: &[(&str, &str)] = &[("cosclient.", ""), ("cos_client.py\", line ", ", in ")];

/// In the place of what a text does not tell.
const UNKNOWN: &str = "…";

/// What the text says was asked of the storage.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub action: Option<String>,
    /// With a mask in the place of what is not told.
    pub resource: Option<String>,
}

/// A bucket, and an object in it where the key is not empty. No bucket: the buckets of the account.
struct Address<'s> {
    bucket: &'s str,
    region: &'s str,
    key: Cow<'s, str>,
}

/// A request that a text shows.
struct Line<'s> {
    at: usize,
    method: &'static str,
    query: &'s str,
    /// The key, by the path.
    key: Cow<'s, str>,
    address: Option<Address<'s>>,
}

pub(super) fn asked(scan: &Scan) -> Asked {
    if !scan.has_any(SIGNS) {
        return Asked::default();
    }
    let named = named(scan);
    let line = line(scan, named.as_ref());
    let action = match &line {
        Some(line) => operation(line, scan),
        None => call(scan),
    };
    let address = named.or_else(|| line.and_then(|line| line.address));
    let in_body = action
        .as_deref()
        .is_some_and(|action| OBJECTS_IN_BODY.contains(&action));
    Asked {
        resource: address.map(|address| address.resource(in_body)),
        action: action.map(|action| format!("cos:{action}")),
    }
}

/// What the answer itself names: host and path, as XML, JSON and the SDKs show them.
fn named(scan: &Scan) -> Option<Address<'_>> {
    scan.after("resource").find_map(|at| {
        let value = scan.value(at)?;
        let near = scan.near(value);
        // Keys have spaces in them, and XML does not quote them.
        let text = match scan.before(value) {
            Some('>' | '\n') if near.contains("</") => near.split("</").next()?.trim(),
            _ => scan.word(value).text,
        };
        let (host, path) = host_and_path(text);
        address(host, split_query(path).0)
    })
}

/// `https://host/path` or `host/path`, in two.
fn host_and_path(text: &str) -> (&str, &str) {
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    text.split_at(text.find('/').unwrap_or(text.len()))
}

fn split_query(target: &str) -> (&str, &str) {
    target.split_once('?').unwrap_or((target, ""))
}

/// The address of a host of the storage.
fn address<'s>(host: &'s str, path: &'s str) -> Option<Address<'s>> {
    let host = host.split(':').next().unwrap_or(host);
    let mut fronts = DOMAINS
        .iter()
        .filter_map(|domain| host.strip_suffix(domain));
    let front = fronts.find_map(|front| front.strip_suffix('.'))?;
    let path = path.strip_prefix('/').unwrap_or(path);
    let labels: Vec<&str> = front.split('.').collect();
    let (bucket, region, path) = match *labels.as_slice() {
        [bucket, label, region] if LABELS.contains(&label) => (bucket, region, path),
        ["service", _] => ("", "", path),
        [label, region] if LABELS.contains(&label) => match path.split_once('/') {
            Some((bucket, key)) => (bucket, region, key),
            None => (path, region, ""),
        },
        // Older hosts and those of CDNs do not tell the region by its code.
        [bucket, _] => (bucket, UNKNOWN, path),
        _ => return None,
    };
    let region = if NO_REGIONS.contains(&region) {
        UNKNOWN
    } else {
        region
    };
    Some(Address {
        bucket,
        region,
        key: decoded(path),
    })
}

/// A path without its percent signs: policies write keys as they are. What is no text afterwards stays as it is.
/// **UNVERIFIED** for the path that an answer names, which may have been decoded already.
fn decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let code = behind
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        let (byte, length) = code
            .filter(|_| *first == b'%')
            .map_or((*first, 0), |code| (code, 2));
        bytes.push(byte);
        rest = behind.get(length..).unwrap_or_default();
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(path), Cow::Owned)
}

/// The last request that the text shows before it says that it was denied, or the first one behind. One on another path
/// than the answer names is not of the storage, such as that of a service before it.
fn line<'s>(scan: &'s Scan, named: Option<&Address<'_>>) -> Option<Line<'s>> {
    let denied = scan.after("accessdenied").next().unwrap_or(usize::MAX);
    let mut found: Vec<Line<'_>> = lines(scan)
        .filter(|line| match named {
            Some(named) => named.key == line.key,
            None => line.address.is_some() || scan.has(SERVER),
        })
        .collect();
    found.sort_by_key(|line| line.at);
    let before = found.iter().rposition(|line| line.at < denied);
    found.into_iter().nth(before.unwrap_or(0))
}

fn lines(scan: &Scan) -> impl Iterator<Item = Line<'_>> {
    let methods = OPERATIONS.iter().filter(|known| known.parameter.is_empty());
    let host = scan.values("host").find(|host| address(host, "").is_some());
    methods.flat_map(move |known| {
        scan.written(known.method).filter_map(move |at| {
            let near = scan.near(at).strip_prefix(' ')?;
            let target = near
                .split([' ', '\n', '"', '\'', '<', ',', ')', ']'])
                .next()?;
            let target = target.trim_end_matches(':');
            let (of, path) = match target.starts_with('/') {
                true => (host.unwrap_or_default(), target),
                false if target.starts_with("http") => host_and_path(target),
                false => return None,
            };
            let (path, query) = split_query(path);
            let address = address(of, path);
            let key = match &address {
                Some(address) => address.key.clone(),
                None => decoded(path.strip_prefix('/').unwrap_or(path)),
            };
            Some(Line {
                at,
                method: known.method,
                query,
                key,
                address,
            })
        })
    })
}

/// The action of a request. A parameter that is not known here may mean another one.
fn operation(line: &Line<'_>, scan: &Scan) -> Option<String> {
    let is_bucket = line.key.is_empty();
    if line
        .address
        .as_ref()
        .is_some_and(|address| address.bucket.is_empty())
    {
        return (line.method == "GET").then(|| LIST_BUCKETS.to_owned());
    }
    if line.method == "PUT" && scan.has(COPY_HEADER) {
        return None;
    }
    let parameter = parameter(line.query)?;
    let known = OPERATIONS
        .iter()
        .find(|known| known.method == line.method && known.parameter == parameter);
    match known {
        Some(known) if is_bucket => Some(known.bucket.to_owned()),
        Some(known) => Some(known.object.to_owned()),
        None if is_bucket => setting(line.method, &parameter),
        None => None,
    }
    .filter(|action| !action.is_empty())
}

/// The parameter that says what is meant, in small letters; empty where none does, `None` where it is not known.
fn parameter(query: &str) -> Option<String> {
    let mut meant = String::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let name = name.to_ascii_lowercase();
        let is_known = SETTINGS.iter().any(|(known, _)| *known == name)
            || OPERATIONS.iter().any(|known| known.parameter == name);
        match is_known {
            true if meant.is_empty() => meant = name,
            true => return None,
            // Others say more of the same, such as a signature: but one without a value is an operation of its own.
            false if part.contains('=') || !value.is_empty() => {}
            false => return None,
        }
    }
    Some(meant)
}

fn setting(method: &str, parameter: &str) -> Option<String> {
    let (_, verb) = VERBS.iter().find(|(known, _)| *known == method)?;
    let (_, name) = SETTINGS.iter().find(|(known, _)| *known == parameter)?;
    Some(format!("{verb}Bucket{name}"))
}

/// The operation that a trace names, where it names one alone.
fn call(scan: &Scan) -> Option<String> {
    let frames = FRAMES.iter().flat_map(|(before, between)| {
        scan.after(before).filter_map(move |at| {
            let near = scan.near(at);
            let skipped = near.find(between)? + between.len();
            // The number of a line stands between, and nothing else.
            let is_near = near.get(..skipped)?.len() <= between.len() + 6;
            let name = near
                .get(skipped..)?
                .split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            called(name.into_iter().next().filter(|_| is_near)?)
        })
    });
    let mut found: Vec<String> = frames.collect();
    found.sort_unstable();
    found.dedup();
    found.pop().filter(|_| found.is_empty())
}

/// The action of an operation of the SDKs: `put_object`, `putObject`.
fn called(name: &str) -> Option<String> {
    let plain = name.replace('_', "").to_ascii_lowercase();
    let alias = CALLS.iter().find(|(call, _)| *call == plain);
    let mut known = OPERATIONS
        .iter()
        .flat_map(|known| [known.bucket, known.object]);
    let known = || known.find(|known| known.eq_ignore_ascii_case(&plain) && !known.is_empty());
    alias
        .map(|(_, action)| *action)
        .or_else(known)
        .map(str::to_owned)
}

impl Address<'_> {
    fn resource(&self, in_body: bool) -> String {
        let Self {
            bucket,
            region,
            key,
        } = self;
        if bucket.is_empty() {
            return "*".to_owned();
        }
        let account = bucket
            .rsplit_once('-')
            .map_or(UNKNOWN, |(_, account)| account);
        let key = if in_body { UNKNOWN } else { key };
        format!("qcs::cos:{region}:uid/{account}:{bucket}/{key}")
    }
}
