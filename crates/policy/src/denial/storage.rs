//! Object storage: what was asked for by HTTP, in the words of policies.
//!
//! The action comes of the method and the query, and is not told where a text has no request, or one that may be another
//! than the one that was denied. The resource comes of host and path; a domain of the bucket's owner does not tell it.

use std::borrow::Cow;

use super::plain::head;
use super::scan::{Scan, find, halves, parted};
use crate::dialect::tencent_storage::{
    CALLS, COPY_HEADER, DOMAINS, LABELS, LIST_BUCKETS, LIST_HOST, NO_REGIONS, OBJECTS_IN_BODY,
    OPERATIONS, SERVER, SETTINGS, SIGNS, VERBS,
};

/// Where traces name the operation of the SDK: Java's and Python's, with what stands between.
const FRAMES: &[(&str, &str)] = &[("cosclient.", ""), ("cos_client.py\", line ", ", in ")];

/// How curl is told the method; the address stands anywhere behind it.
const CURL: &[&str] = &["-X ", "--request "];

/// A call in a trace is no longer than this, with the number of its line.
const LONGEST_CALL: usize = 64;

/// In the place of what a text does not tell.
const UNKNOWN: &str = "…";

/// What the text says was asked of the storage.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub action: Option<String>,
    /// With a mask in the place of what is not told.
    pub resource: Option<String>,
    /// Further resources that answers name.
    pub others: Vec<String>,
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
    if !scan.has(SIGNS) {
        return Asked::default();
    }
    let mut answers = named(scan).into_iter();
    let named = answers.next();
    let line = line(scan, named.as_ref());
    let action = match &line {
        Some(line) => operation(line, scan),
        None => call(scan),
    };
    let in_body = |action: &String| OBJECTS_IN_BODY.contains(&action.as_str());
    let in_body = action.as_ref().is_some_and(in_body);
    let address = named.or_else(|| line.and_then(|line| line.address));
    Asked {
        others: answers.map(|address| address.resource(in_body)).collect(),
        resource: address.map(|address| address.resource(in_body)),
        action: action.map(|action| ["cos:", &action].concat()),
    }
}

/// What answers themselves name: host and path, as XML, JSON and the SDKs show them.
fn named(scan: &Scan) -> Vec<Address<'_>> {
    let places = scan.after("resource").into_iter();
    let found = places.filter_map(|at| {
        let value = scan.value(at)?;
        // Keys have spaces in them, and XML does not quote them.
        let text = match scan.before(value) {
            Some('>' | '\n') => parted(scan.near(value), "</").map(|(text, _)| text.trim()),
            _ => None,
        };
        let (host, path) = host_and_path(text.unwrap_or_else(|| scan.word(value).text));
        address(host, split_query(path).0)
    });
    found.collect()
}

/// `https://host/path` or `host/path`, in two.
fn host_and_path(text: &str) -> (&str, &str) {
    let text = parted(text, "://").map_or(text, |(_, rest)| rest);
    match halves(text, '/') {
        Some((host, path)) => (host, path),
        None => (text, ""),
    }
}

fn split_query(target: &str) -> (&str, &str) {
    halves(target, '?').unwrap_or((target, ""))
}

/// The address of a host of the storage, and a path without its first slash.
fn address<'s>(host: &'s str, path: &'s str) -> Option<Address<'s>> {
    let host = halves(host, ':').map_or(host, |(host, _)| host);
    let mut fronts = DOMAINS
        .iter()
        .filter_map(|domain| host.strip_suffix(domain));
    // The last labels before the domain: `bucket`, `cos` and a region.
    let front = fronts.next()?.strip_suffix('.')?;
    let (labels, region) = front.rsplit_once('.')?;
    let (bucket, label) = halves(labels, '.').unwrap_or(("", labels));
    let mut found = Address {
        bucket,
        region,
        key: Cow::Borrowed(path),
    };
    if !LABELS.contains(&label) {
        // Older hosts and those of CDNs do not tell the region by its code.
        found.bucket = if labels == LIST_HOST { "" } else { labels };
        found.region = UNKNOWN;
    } else if bucket.is_empty() {
        let (bucket, key) = halves(path, '/').unwrap_or((path, ""));
        found.bucket = bucket;
        found.key = Cow::Borrowed(key);
    }
    if NO_REGIONS.contains(&found.region) {
        found.region = UNKNOWN;
    }
    if found.key.contains('%') {
        found.key = decoded(&found.key).map_or(found.key, Cow::Owned);
    }
    Some(found)
}

/// A path without its percent signs: policies write keys as they are. What is no text afterwards stays as it is.
/// **UNVERIFIED** for the path that an answer names, which may have been decoded already.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        let digit = |at: usize| char::from(*behind.get(at)?).to_digit(16);
        let mut byte = *first;
        if let (b'%', Some(high), Some(low)) = (*first, digit(0), digit(1)) {
            byte = u8::try_from(high << 4 | low).ok()?;
            rest = behind.get(2..)?;
        }
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok()
}

/// The last request that the text shows before it says that it was denied, or the first one behind. One on another path
/// than the answer names is not of the storage, such as that of a service before it.
fn line<'s>(scan: &'s Scan, named: Option<&Address<'_>>) -> Option<Line<'s>> {
    let denied = scan.first_after("accessdenied").unwrap_or(usize::MAX);
    let mut best: Option<Line<'_>> = None;
    for known in OPERATIONS.iter().filter(|known| known.parameter.is_empty()) {
        for at in scan.written(known.method) {
            let Some(line) = line_at(scan, known.method, at) else {
                continue;
            };
            let is_meant = match named {
                Some(named) => named.key == line.key,
                None => line.address.is_some() || scan.has(&[SERVER]),
            };
            let is_better =
                best.as_ref()
                    .is_none_or(|best| match (best.at < denied, at < denied) {
                        (true, true) => at > best.at,
                        (false, false) => at < best.at,
                        (_, is_before) => is_before,
                    });
            if is_meant && is_better {
                best = Some(line);
            }
        }
    }
    best
}

/// The request whose method ends there.
fn line_at<'s>(scan: &'s Scan, method: &'static str, at: usize) -> Option<Line<'s>> {
    let mut target = scan.near(at).strip_prefix(' ')?;
    if CURL.iter().any(|option| {
        scan.rest(at.saturating_sub(method.len() + option.len()))
            .starts_with(option)
    }) {
        let command = halves(target, '\n').map_or(target, |(command, _)| command);
        target = target.get(find(command, "http")?..)?;
    }
    let end = target
        .find([' ', '\n', '"', '\'', '<', ',', ')', ']'])
        .unwrap_or(target.len());
    let target = target.get(..end)?.trim_end_matches(':');
    let (host, path) = match target.strip_prefix('/') {
        Some(path) => {
            let mut hosts = scan.values("host").into_iter();
            (
                hosts
                    .find(|host| address(host, "").is_some())
                    .unwrap_or_default(),
                path,
            )
        }
        None if target.starts_with("http") => host_and_path(target),
        None => return None,
    };
    let (path, query) = split_query(path);
    let address = address(host, path);
    let key = match &address {
        Some(address) => address.key.clone(),
        None => decoded(path).map_or(Cow::Borrowed(path), Cow::Owned),
    };
    Some(Line {
        at,
        method,
        query,
        key,
        address,
    })
}

/// The action of a request. A parameter that is not known here may mean another one.
fn operation(line: &Line<'_>, scan: &Scan) -> Option<String> {
    let is_bucket = line.key.is_empty();
    let is_service = line
        .address
        .as_ref()
        .is_some_and(|address| address.bucket.is_empty());
    if is_service {
        return (line.method == "GET").then(|| LIST_BUCKETS.to_owned());
    }
    if line.method == "PUT" && scan.has(&[COPY_HEADER]) {
        return None;
    }
    let parameter = parameter(line.query)?;
    for known in OPERATIONS {
        if known.method == line.method && known.parameter == parameter {
            let action = if is_bucket {
                known.bucket
            } else {
                known.object
            };
            return (!action.is_empty()).then(|| action.to_owned());
        }
    }
    let (_, name) = SETTINGS
        .iter()
        .find(|(known, _)| is_bucket && *known == parameter)?;
    let (_, verb) = VERBS.iter().find(|(known, _)| *known == line.method)?;
    Some([verb, "Bucket", name].concat())
}

/// The parameter that says what is meant, in small letters; empty where none does, `None` where it is not known.
fn parameter(query: &str) -> Option<String> {
    let mut meant = String::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, value) =
            halves(part, '=').map_or((part, None), |(name, value)| (name, Some(value)));
        let name = name.to_ascii_lowercase();
        let is_known = SETTINGS.iter().any(|(known, _)| *known == name)
            || OPERATIONS.iter().any(|known| known.parameter == name);
        // Others say more of the same, such as a signature: but one without a value is an operation of its own.
        if is_known && meant.is_empty() {
            meant = name;
        } else if is_known || value.is_none() {
            return None;
        }
    }
    Some(meant)
}

/// The operation that a trace names, where it names one alone.
fn call(scan: &Scan) -> Option<String> {
    let mut found: Option<&'static str> = None;
    for (before, between) in FRAMES {
        for at in scan.after(before) {
            // The number of a line may stand between, and nothing else.
            let near = head(scan.near(at), LONGEST_CALL);
            let Some((_, name)) = parted(near, between) else {
                continue;
            };
            let action = called(name);
            if action.is_some() && found.is_some() && action != found {
                return None;
            }
            found = found.or(action);
        }
    }
    found.map(str::to_owned)
}

/// The action of an operation of the SDKs: `put_object`, `putObject`.
fn called(text: &str) -> Option<&'static str> {
    let mut name = String::new();
    for c in text.chars() {
        match c {
            '_' => {}
            _ if c.is_ascii_alphanumeric() => name.push(c.to_ascii_lowercase()),
            _ => break,
        }
    }
    let is_called = |action: &&'static str| action.eq_ignore_ascii_case(&name) && !name.is_empty();
    let known = OPERATIONS
        .iter()
        .flat_map(|known| [known.bucket, known.object]);
    let alias = CALLS.iter().find(|(call, _)| *call == name);
    alias
        .map(|(_, action)| *action)
        .or_else(|| known.into_iter().find(is_called))
}

impl Address<'_> {
    fn resource(&self, in_body: bool) -> String {
        if self.bucket.is_empty() {
            return "*".to_owned();
        }
        let account = self
            .bucket
            .rsplit_once('-')
            .map_or(UNKNOWN, |(_, account)| account);
        let key = if in_body { UNKNOWN } else { &self.key };
        [
            "qcs::cos:",
            self.region,
            ":uid/",
            account,
            ":",
            self.bucket,
            "/",
            key,
        ]
        .concat()
    }
}
