//! From a pasted text to what it says.

use super::action::{
    is_masked_action, language_of, listed_action, mentioned_actions, named_action, owned,
    plain_action,
};
use super::legible::{Legible, is_masked, legible};
use super::others::{end_of_first, others};
use super::phrases::{ACTION_LABELS, BOX_LABELS, FORBIDDEN, PARTED, SIGNS, UNAUTHORIZED, VENDORS};
use super::resource::resource;
use super::scan::{Scan, Word, find, is_made_of, parted};
use super::stated::conditions;
use super::{Denial, Failure, Layer, OtherDenial, StatedCause, Unreadable, storage};
use crate::dialect::tencent;

/// The reason of a denial stands so near behind the words that begin it, in bytes.
const NEAR: usize = 120;

/// Two words that belong together stand so near, in bytes.
const PARTED_BY: usize = 48;

/// No caller's name is longer, in bytes.
const LONGEST_NAME: usize = 240;

const SENTENCE_ENDS: &[char] = &['.', ',', ';', ':', '。', '，', '；', '：', '、', '"'];

pub(super) fn denial(text: &str) -> Denial {
    let scan = Scan::new(text);
    let cause = cause(&scan);
    let named = named_action(&scan);
    let own = named.and_then(|(word, at)| {
        // The resource of another denial is not that of this one.
        let end = end_of_first(&scan, word.text, at)?;
        Some(scan.part(at..end))
    });
    let found = match &own {
        Some(own) => resource(own, 0),
        None => resource(&scan, named.map_or(0, |(_, at)| at)),
    };
    let listed = listed_action(&scan, BOX_LABELS).filter(|_| found.is_some());
    let is_named = named.is_some() || listed.is_some();
    let failure = failure(&scan, is_named || cause.is_some());
    let storage = storage::asked(&scan);
    let mut action = named.map(|(word, _)| word).or(listed).map(owned);
    if action.is_none() {
        action = storage.action.map(|action| (action, true));
    }
    let mut mentioned = Vec::new();
    if action.is_none() && failure == Failure::Permission {
        let listed = listed_action(&scan, ACTION_LABELS);
        if listed.is_none() {
            mentioned = mentioned_actions(&scan);
        }
        let only = match mentioned.as_slice() {
            [text] => Some(Word {
                text,
                is_whole: true,
            }),
            _ => None,
        };
        action = listed.or(only).map(owned);
    }
    let resource = match found {
        Some(word) => Some(legible(word)),
        None => storage.resource.as_deref().map(|text| {
            legible(Word {
                text,
                is_whole: true,
            })
        }),
    };
    let Legible {
        resource,
        pattern,
        mut unreadable,
    } = resource.unwrap_or_default();
    let is_hidden = action
        .as_ref()
        .is_some_and(|(action, is_whole)| !is_whole || is_masked_action(action));
    if is_hidden {
        unreadable.insert(0, Unreadable::Action);
        action = None;
    }
    let action = action.map(|(action, _)| action);
    let shown = resource.as_deref().or(pattern.as_deref());
    let vendor = vendor(&scan, shown);
    let mut denial = Denial {
        language: match vendor {
            Some(language) => language,
            None => action.as_deref().and_then(language_of),
        },
        failure: match (failure, vendor) {
            (Failure::Permission, Some(None)) => Failure::AnotherVendor,
            (failure, _) => failure,
        },
        code: code(&scan).map(str::to_owned),
        action,
        resource,
        resource_pattern: pattern,
        unreadable,
        caller: caller(&scan),
        request_id: request_id(&scan),
        cause,
        conditions: conditions(&scan),
        is_encoded: is_encoded(&scan),
        is_shortened: scan.is_shortened,
        others: Vec::new(),
    };
    denial.others = match (denial.failure, &denial.action) {
        (Failure::Permission, None) if mentioned.len() > 1 => {
            let mentioned = mentioned.into_iter();
            let alone = |action: &str| OtherDenial {
                action: Some(plain_action(action).to_owned()),
                resource: None,
            };
            mentioned.map(alone).collect()
        }
        (Failure::Permission, _) => others(&scan, &denial, &storage.others),
        _ => Vec::new(),
    };
    denial
}

/// `User: … is not authorized`.
fn caller(scan: &Scan) -> Option<String> {
    scan.after("user:").into_iter().find_map(|at| {
        let (name, _) = parted(scan.lower_near(at, LONGEST_NAME), " is not authorized")?;
        let name = scan.rest(at).get(..name.len())?.trim();
        let is_name =
            !name.is_empty() && !name.contains('\n') && !name.split([':', '/']).any(is_masked);
        is_name.then(|| name.to_owned())
    })
}

fn request_id(scan: &Scan) -> Option<String> {
    for name in ["request id", "requestid", "request_id", "request-id"] {
        for id in scan.values(name) {
            if id.len() >= 8 && is_made_of(id, "-*_=+/") {
                return Some(id.to_owned());
            }
        }
    }
    None
}

/// The vendor's code: rather one with letters than a number.
fn code(scan: &Scan) -> Option<&str> {
    let mut number = None;
    for word in scan.values("code") {
        if is_made_of(word, "._-") {
            if word.bytes().any(|byte| byte.is_ascii_alphabetic()) {
                return Some(word);
            }
            number = number.or(Some(word));
        }
    }
    // Without a name before it, as a part of a sentence, or as Go's SDKs write it.
    let bare = [UNAUTHORIZED, "accessdenied"].iter().find_map(|code| {
        let end = scan.first_after(code)?;
        let before = scan.plain.get(..end)?;
        let is_code = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let rest = scan.rest(before.trim_end_matches(is_code).len());
        let length = rest.find(|c| !is_code(c)).unwrap_or(rest.len());
        Some(rest.get(..length)?.trim_end_matches('.'))
    });
    bare.or(number)
}

/// What the text itself says of the reason.
fn cause(scan: &Scan) -> Option<StatedCause> {
    let layer = |at| {
        let near = scan.lower_near(at, NEAR);
        [
            ("service control", Layer::ServiceControl),
            ("identity", Layer::Identity),
        ]
        .into_iter()
        .find_map(|(words, layer)| find(near, words).map(|_| layer))
    };
    for words in ["explicit deny", "显式拒绝"] {
        if let Some(at) = scan.first_after(words) {
            return Some(StatedCause::ExplicitDeny(layer(at)));
        }
    }
    let mut places = scan.after("because no ").into_iter();
    let at = places.find(|at| find(scan.lower_near(*at, NEAR), "policy allows").is_some())?;
    Some(StatedCause::NothingAllows(layer(at)))
}

fn failure(scan: &Scan, names_reason: bool) -> Failure {
    if names_reason || is_unauthorized(scan) || is_parted(scan) {
        return Failure::Permission;
    }
    let found = SIGNS.iter().find(|(_, words)| scan.has(words));
    match found {
        Some((failure, _)) => *failure,
        None if stands_alone(scan, FORBIDDEN) => Failure::Permission,
        None => Failure::Unclear,
    }
}

/// Whether it says in two words that a permission is missing, within one sentence.
fn is_parted(scan: &Scan) -> bool {
    PARTED.iter().any(|(first, second)| {
        scan.after(first).into_iter().any(|at| {
            parted(scan.lower_near(at, PARTED_BY), second)
                .is_some_and(|(between, _)| !between.contains(SENTENCE_ENDS))
        })
    })
}

/// Tencent Cloud's code, without a part of the service's own.
fn is_unauthorized(scan: &Scan) -> bool {
    scan.after(UNAUTHORIZED).into_iter().any(|at| {
        let rest = scan.rest(at);
        let behind = rest.strip_prefix('.').unwrap_or(rest);
        !behind.starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// Whether the words stand there apart from others.
fn stands_alone(scan: &Scan, words: &str) -> bool {
    scan.after(words).into_iter().any(|at| {
        let before = scan.before(at - words.len());
        let is_part = |c: char| c.is_ascii_alphanumeric();
        !before.is_some_and(|c| is_part(c) || c == '.') && !scan.rest(at).starts_with(is_part)
    })
}

/// The policy language of the vendor that the text shows; an inner `None` where that is none that is known here.
fn vendor(scan: &Scan, resource: Option<&str>) -> Option<Option<&'static str>> {
    if resource.is_some_and(|resource| resource.starts_with("qcs:")) {
        return Some(Some(tencent::DIALECT.name));
    }
    let found = VENDORS.iter().find(|(_, words)| scan.has(words));
    // The form of all errors of its newer interfaces, and those of its gateway.
    let navers = || is_navers(scan).then_some(Some("naver"));
    found.map(|(language, _)| *language).or_else(navers)
}

/// `{"error": {"errorCode": …, "message": …}}`, or `{"returnCode": …, "returnMessage": …}`.
fn is_navers(scan: &Scan) -> bool {
    let names = |one, other| scan.has(&[one]) && scan.has(&[other]);
    names("errorcode", "\"message\"") || names("returncode", "returnmessage")
}

/// Huawei Cloud may add a message that only its own service can decode.
fn is_encoded(scan: &Scan) -> bool {
    let values = scan.values("encoded_authorization_message");
    values
        .iter()
        .any(|value| !matches!(*value, "null" | "None"))
}
