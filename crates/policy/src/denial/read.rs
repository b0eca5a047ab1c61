//! From a pasted text to what it says.

use super::legible::{Legible, is_masked, legible};
use super::phrases::{
    ACTION_LABELS, BEFORE_ACTION, FORBIDDEN, PARTED, RESOURCE_LABELS, SIGNS, UNAUTHORIZED, VENDORS,
};
use super::scan::{Scan, Word};
use super::stated::conditions;
use super::{Denial, Failure, Layer, StatedCause, Unreadable, storage};
use crate::dialect::{Dialect, huawei, tencent};

/// The reason of a denial stands so near behind the words that begin it.
const NEAR: usize = 120;

/// So many characters may stand between two words that belong together.
const PARTED_BY: usize = 32;

const SENTENCE_ENDS: &[char] = &['.', ',', ';', ':', '。', '，', '；', '：', '、', '"'];

pub(super) fn denial(text: &str) -> Denial {
    let scan = Scan::new(text);
    let cause = cause(&scan);
    let named = named_action(&scan);
    let failure = failure(&scan, named.is_some() || cause.is_some());
    let storage = storage::asked(&scan);
    let from = named.map_or(0, |(_, at)| at);
    let whole = |text| Word {
        text,
        is_whole: true,
    };
    let action = named.map(|(word, _)| word);
    let action = action.or_else(|| storage.action.as_deref().map(whole));
    let action =
        action.or_else(|| mentioned_action(&scan).filter(|_| failure == Failure::Permission));
    let resource = resource(&scan, from);
    let resource = resource.or_else(|| storage.resource.as_deref().map(whole));
    let Legible {
        resource,
        pattern,
        mut unreadable,
    } = resource.map(|word| legible(&word)).unwrap_or_default();
    let read = action.filter(|word| word.is_whole && !is_masked_action(word.text));
    if action.is_some() && read.is_none() {
        unreadable.insert(0, Unreadable::Action);
    }
    let shows = resource.as_ref().or(pattern.as_ref());
    Denial {
        language: language(&scan, shows.map(String::as_str)),
        failure,
        code: code(&scan),
        action: read.map(|word| word.text.to_owned()),
        resource,
        resource_pattern: pattern,
        unreadable,
        caller: caller(&scan),
        request_id: request_id(&scan),
        cause,
        conditions: conditions(&scan),
        is_encoded: is_encoded(&scan),
        is_shortened: scan.is_shortened,
    }
}

/// The action behind the words that say that it was denied, and where they end.
fn named_action(scan: &Scan) -> Option<(Word<'_>, usize)> {
    BEFORE_ACTION.iter().find_map(|(before, skipped)| {
        scan.after(before).find_map(|at| {
            let word = action_at(scan, scan.past(at, skipped))?;
            Some((word, at))
        })
    })
}

/// The action that a text lists, or else the only one that it mentions, of a service that is known.
fn mentioned_action(scan: &Scan) -> Option<Word<'_>> {
    let of_label = |label: &'static &str| {
        let values = scan.after(label).filter_map(|at| scan.value(at));
        values.filter_map(|at| action_at(scan, at).filter(|word| service_of(word.text).is_some()))
    };
    let mut labelled = ACTION_LABELS.iter().flat_map(of_label);
    labelled.next().or_else(|| {
        let is_known = |word: &&str| {
            let service = service_of(word);
            service.is_some_and(|(dialect, name)| dialect.services.binary_search(&name).is_ok())
        };
        let words = scan
            .plain
            .split(|c: char| !is_action_character(c) && c != ':');
        let mut words = words
            .map(|word| word.trim_end_matches(['.', ':']))
            .filter(is_known);
        let first = words.next()?;
        words.all(|word| word == first).then_some(Word {
            text: first,
            is_whole: true,
        })
    })
}

/// The action at a place. Without spaces, as Chinese is written, other words may follow it.
fn action_at(scan: &Scan, at: usize) -> Option<Word<'_>> {
    let mut word = scan.word(at);
    if let Some(end) = word.text.find(|c: char| !c.is_ascii() && c != '…') {
        word.text = word.text.get(..end).unwrap_or_default();
    }
    is_action(word.text).then_some(word)
}

fn is_action_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_-.*/".contains(c)
}

/// `service:Name`, with as many parts as there may be; whether it can be read or not.
fn is_action(word: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| is_action_character(c) || "<>{}$…".contains(c))
    };
    let plain = word
        .strip_prefix(tencent::DIALECT.actions.legacy_prefix)
        .unwrap_or(word);
    plain.split(':').count() >= 2
        && plain.split(':').all(is_part)
        && plain.starts_with(|c: char| c.is_ascii_alphabetic())
        && !plain.starts_with("http")
}

/// The service of an action, and the language in whose form it is written.
fn service_of(action: &str) -> Option<(&'static Dialect, &str)> {
    let prefix = tencent::DIALECT.actions.legacy_prefix;
    let plain = action.strip_prefix(prefix).unwrap_or(action);
    let is_part = |part: &&str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let parts: Vec<&str> = plain.split(':').take(4).filter(is_part).collect();
    // None was left out.
    if parts.len() != plain.split(':').take(4).count() {
        return None;
    }
    match *parts.as_slice() {
        [service, name] if name.starts_with(|c: char| c.is_ascii_uppercase()) => {
            Some((&tencent::DIALECT, service))
        }
        [service, _, _] => Some((&huawei::LANGUAGE_5_0, service)),
        _ => None,
    }
}

/// Whether an action names none: a part of it is hidden, or it is a pattern.
fn is_masked_action(word: &str) -> bool {
    word.contains('*') || word.split([':', '/']).any(is_masked)
}

/// The resource behind the action, or else the only one of Tencent Cloud's form that the text mentions.
fn resource(scan: &Scan, from: usize) -> Option<Word<'_>> {
    let mut places = RESOURCE_LABELS
        .iter()
        .flat_map(|label| scan.after_from(label, from));
    let labelled = places.find_map(|at| {
        let word = scan.word(scan.value(at).unwrap_or_else(|| scan.past(at, &[])));
        let is_resource = word.text == "*"
            || word.text.starts_with("qcs:")
            || (word.text.matches(':').count() >= 3 && !word.text.contains("://"));
        is_resource.then_some(word)
    });
    labelled.or_else(|| {
        let mut words = scan.after("qcs:").map(|at| scan.word(at - "qcs:".len()));
        let first = words.next()?;
        words.all(|word| word == first).then_some(first)
    })
}

/// `User: … is not authorized`.
fn caller(scan: &Scan) -> Option<String> {
    scan.after("user:").find_map(|at| {
        let (name, _) = scan.near(at).split_once(" is not authorized")?;
        let name = name.trim();
        let is_name = !name.is_empty() && name.len() < 200 && !name.contains('\n');
        (is_name && !name.split([':', '/']).any(is_masked)).then(|| name.to_owned())
    })
}

fn request_id(scan: &Scan) -> Option<String> {
    let names = ["request id", "requestid", "request_id", "request-id"];
    let mut found = names.iter().flat_map(|name| scan.values(name));
    found
        .find(|id| {
            id.len() >= 8
                && id
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-*_=+/".contains(c))
        })
        .map(str::to_owned)
}

/// The vendor's code: rather one with letters than a number.
fn code(scan: &Scan) -> Option<String> {
    let known = |word: &&str| {
        word.chars()
            .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    };
    let found = || scan.values("code").filter(known);
    let is_worded = |word: &&str| word.contains(|c: char| c.is_ascii_alphabetic());
    let worded = found().find(is_worded);
    // Without a name before it, as a part of a sentence.
    let bare = || {
        let end = scan.after(UNAUTHORIZED).next()?;
        let before = scan.plain.get(..end).unwrap_or_default();
        let part = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let start = before.trim_end_matches(part).len();
        let word = scan.near(start).split(|c| !part(c)).next()?;
        Some(word.trim_end_matches('.'))
    };
    // As Go's SDK of COS writes it: `403 AccessDenied(Message: …`.
    let called = || {
        let end = scan.after("accessdenied(").next()?;
        scan.plain.get(end - "accessdenied(".len()..end - 1)
    };
    worded
        .or_else(called)
        .or_else(bare)
        .or_else(|| found().next())
        .map(str::to_owned)
}

/// What the text itself says of the reason.
fn cause(scan: &Scan) -> Option<StatedCause> {
    let near = |at: usize| -> String {
        let near = scan.near(at).chars().take(NEAR).collect::<String>();
        near.to_ascii_lowercase().replace('\n', " ")
    };
    let layer = |near: &str| {
        if near.contains("service control") {
            Some(Layer::ServiceControl)
        } else if near.contains("identity") {
            Some(Layer::Identity)
        } else {
            None
        }
    };
    let denied = scan.after("explicit deny").chain(scan.after("显式拒绝"));
    if let Some(at) = denied.min() {
        return Some(StatedCause::ExplicitDeny(layer(&near(at))));
    }
    scan.after("because no ").find_map(|at| {
        let near = near(at);
        let is_reason = near.contains("policy allows");
        is_reason.then(|| StatedCause::NothingAllows(layer(&near)))
    })
}

fn failure(scan: &Scan, names_reason: bool) -> Failure {
    if names_reason || is_unauthorized(scan) || is_parted(scan) {
        return Failure::Permission;
    }
    let found = SIGNS.iter().find(|(_, words)| scan.has_any(words));
    match found {
        Some((failure, _)) => *failure,
        None if stands_alone(scan, FORBIDDEN) => Failure::Permission,
        None => Failure::Unclear,
    }
}

/// Whether it says in two words that a permission is missing, within one sentence.
fn is_parted(scan: &Scan) -> bool {
    PARTED.iter().any(|(first, second)| {
        scan.after(first).any(|at| {
            let near = scan.rest(at).char_indices().take(PARTED_BY);
            let end = near.last().map_or(at, |(last, c)| at + last + c.len_utf8());
            let between = scan.lower(at..end).split_once(second);
            between.is_some_and(|(between, _)| !between.contains(SENTENCE_ENDS))
        })
    })
}

/// Tencent Cloud's code, without a part of the service's own.
fn is_unauthorized(scan: &Scan) -> bool {
    scan.after(UNAUTHORIZED).any(|at| {
        let mut behind = scan.rest(at).chars();
        match behind.next() {
            Some('.') => !behind.next().is_some_and(|c| c.is_ascii_alphabetic()),
            Some(c) => !c.is_ascii_alphanumeric(),
            None => true,
        }
    })
}

/// Whether the words stand there apart from others.
fn stands_alone(scan: &Scan, words: &str) -> bool {
    scan.after(words).any(|at| {
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
        !is_part(scan.before(at - words.len()))
            && !scan
                .rest(at)
                .starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// The policy language, by what only one vendor writes.
fn language(scan: &Scan, resource: Option<&str>) -> Option<&'static str> {
    if resource.is_some_and(|resource| resource.starts_with("qcs:")) {
        return Some(tencent::DIALECT.name);
    }
    let found = VENDORS.iter().find(|(_, words)| scan.has_any(words));
    match found {
        Some((language, _)) => *language,
        // The form of all errors of its newer interfaces, and those of its gateway.
        None => is_navers(scan).then_some("naver"),
    }
}

/// `{"error": {"errorCode": …, "message": …}}`, or `{"returnCode": …, "returnMessage": …}`.
fn is_navers(scan: &Scan) -> bool {
    let names = |one, other| scan.has(one) && scan.has(other);
    names("errorcode", "\"message\"") || names("returncode", "returnmessage")
}

/// Huawei Cloud may add a message that only its own service can decode.
fn is_encoded(scan: &Scan) -> bool {
    let mut values = scan.values("encoded_authorization_message");
    values.any(|value| !matches!(value, "null" | "None"))
}
