//! From a pasted text to what it says.

use super::scan::Scan;
use super::{Denial, Failure, Layer, StatedCause, StatedCondition};
use crate::json::{self, NodeId, TokenKind, Tree, tokens};

/// Tencent Cloud names the action, Huawei Cloud too since its identity policies, and AWS did first.
const NOT_AUTHORIZED: &str = "not authorized to perform";

/// Huawei Cloud's services that still answer as OpenStack does.
const NOT_ALLOWED: &[&str] = &["doesn't allow", "doesn’t allow", "does not allow"];

/// How Huawei Cloud's billing says it.
const PERMISSION_CODE: &str = "correct permission code is";

/// Codes that say that the caller was not recognized: no policy was asked.
const AUTHENTICATION: &[&str] = &[
    "authfailure.",
    "incorrect iam authentication information",
    "authentication failed",
    "invalidsecretkey",
    "invalidaccesskeyid",
];

/// Codes that say that the caller was recognized and may not.
const PERMISSION: &[&str] = &[
    "unauthorizedoperation",
    "notauthaccessresource",
    "camnoauth",
    "accessdenied",
    "access denied",
    "permission denied",
    "no permission",
    "action forbidden",
    "forbidden operation",
    "操作未授权",
    "无权限",
    "没有权限",
];

pub(super) fn denial(text: &str) -> Denial {
    let scan = Scan::new(text);
    let named = action(&scan);
    let from = named.as_ref().map_or(0, |(_, at)| *at);
    let resource = resource(&scan, from);
    let masked = [named.as_ref().map(|(action, _)| action), resource.as_ref()]
        .into_iter()
        .flatten()
        .any(|value| is_masked(value));
    let action = named.map(|(action, _)| action);
    let cause = cause(&scan);
    Denial {
        language: language(&scan, resource.as_deref()),
        failure: failure(&scan, action.is_some() || cause.is_some()),
        code: code(&scan),
        action,
        resource,
        caller: caller(&scan),
        request_id: request_id(&scan),
        cause,
        conditions: conditions(&scan),
        is_encoded: is_encoded(&scan),
        is_masked: masked,
    }
}

/// The action, and where the words before it end.
fn action(scan: &Scan) -> Option<(String, usize)> {
    let performed = scan.after(NOT_AUTHORIZED).map(|at| {
        let words = ["the following ", "the ", "operation", "action"];
        scan.past(at, &words)
    });
    let allowed = NOT_ALLOWED.iter().flat_map(|words| scan.after(words));
    let coded = scan.after(PERMISSION_CODE);
    let others = allowed.chain(coded).map(|at| scan.past(at, &[]));
    let mut places = performed.chain(others);
    places.find_map(|at| {
        let word = scan.word(at);
        is_action(word).then(|| (word.to_owned(), at))
    })
}

/// `service:Name`, with as many parts as there may be.
fn is_action(word: &str) -> bool {
    let parts = || word.split(':');
    let character = |c: char| c.is_ascii_alphanumeric() || "_-.*/".contains(c);
    parts().count() >= 2
        && parts().all(|part| !part.is_empty() && part.chars().all(character))
        && !word.starts_with("http")
}

/// The resource behind the action.
fn resource(scan: &Scan, from: usize) -> Option<String> {
    let mut places = scan.after("resource").filter(|at| *at > from);
    places.find_map(|at| {
        let word = scan.word(scan.past(at, &[]));
        let is_resource = word == "*" || word.matches(':').count() >= 3;
        is_resource.then(|| without_project(word))
    })
}

/// Tencent Cloud's messages write the project of older documents (`qcs:id/0:cvm:…`), which policies leave empty.
fn without_project(resource: &str) -> String {
    match resource.strip_prefix("qcs:") {
        Some(rest) => {
            let rest = rest.split_once(':').map_or(rest, |(_, rest)| rest);
            format!("qcs::{rest}")
        }
        None => resource.to_owned(),
    }
}

/// Whether a part was made unreadable before the text was passed on: `uin/1000******04`, `uin/1xx5`, `<ID>`.
fn is_masked(value: &str) -> bool {
    value.contains("**") || value.contains("xxx") || value.contains(['<', '>'])
}

/// `User: … is not authorized`.
fn caller(scan: &Scan) -> Option<String> {
    scan.after("user:").find_map(|at| {
        let (name, _) = scan.near(at).split_once(" is not authorized")?;
        let name = name.trim();
        (!name.is_empty() && name.len() < 200 && !name.contains('\n')).then(|| name.to_owned())
    })
}

fn request_id(scan: &Scan) -> Option<String> {
    let names = ["request id", "requestid", "request_id"];
    let mut found = names.iter().flat_map(|name| scan.values(name));
    found
        .find(|id| {
            id.len() >= 8
                && id
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-*_".contains(c))
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
    let worded = found().find(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
    // Without a name before it, as a part of a sentence.
    let bare = || {
        let end = scan.after("unauthorizedoperation").next()?;
        let before = scan.plain.get(..end).unwrap_or_default();
        let part = |c: char| c.is_ascii_alphanumeric() || c == '.';
        before.get(before.trim_end_matches(part).len()..)
    };
    worded
        .or_else(bare)
        .or_else(|| found().next())
        .map(str::to_owned)
}

/// What the text itself says of the reason.
fn cause(scan: &Scan) -> Option<StatedCause> {
    let layer = |rest: &str| {
        let near: String = rest
            .chars()
            .take(80)
            .collect::<String>()
            .to_ascii_lowercase();
        if near.contains("service control") {
            Some(Layer::ServiceControl)
        } else if near.contains("identity") {
            Some(Layer::Identity)
        } else {
            None
        }
    };
    if let Some(at) = scan.after("explicit deny").next() {
        return Some(StatedCause::ExplicitDeny(layer(scan.rest(at))));
    }
    let at = scan.after("because no ").next()?;
    scan.rest(at)
        .contains("allow")
        .then(|| StatedCause::NothingAllows(layer(scan.rest(at))))
}

fn failure(scan: &Scan, names_reason: bool) -> Failure {
    let has = |words: &[&str]| words.iter().any(|words| scan.has(words));
    if names_reason || has(PERMISSION) {
        Failure::Permission
    } else if has(AUTHENTICATION) {
        Failure::Authentication
    } else {
        Failure::Unclear
    }
}

/// The policy language, by what only one vendor writes.
fn language(scan: &Scan, resource: Option<&str>) -> Option<&'static str> {
    let has = |words: &[&str]| words.iter().any(|words| scan.has(words));
    if resource.is_some_and(|resource| resource.starts_with("qcs:"))
        || has(&[
            "perform operation (",
            "authfailure.",
            "unauthorizedoperation",
            "tencent",
            "camnoauth",
        ])
    {
        Some("tencent")
    } else if has(&[
        "error_msg",
        "error_code",
        "apigw.",
        "huawei",
        "identity-based policy",
        "perform action",
    ]) || NOT_ALLOWED.iter().any(|words| scan.has(words))
    {
        Some("huawei")
    } else if has(&["ncloud", "ntruss"]) || (has(&["errorcode"]) && has(&["permission denied"])) {
        Some("naver")
    } else {
        None
    }
}

/// Huawei Cloud may add a message that only its own service can decode.
fn is_encoded(scan: &Scan) -> bool {
    let mut values = scan.values("encoded_authorization_message");
    values.any(|value| !matches!(value, "null" | "None"))
}

/// Tencent Cloud lists the conditions of the statements that it looked at.
fn conditions(scan: &Scan) -> Vec<StatedCondition> {
    let Some(at) = scan.after("condition:").find(|&at| {
        let at = scan.past(at, &[]);
        scan.rest(at).starts_with('[')
    }) else {
        return Vec::new();
    };
    let list = list(scan.rest(scan.past(at, &[])));
    let parsed = json::parse(list);
    let tree = &parsed.tree;
    let items = tree.root().into_iter().flat_map(|root| tree.elements(root));
    items
        .filter_map(|item| condition(list, tree, item))
        .collect()
}

/// The list with which a text begins, up to its closing bracket.
fn list(text: &str) -> &str {
    let mut depth = 0_usize;
    for token in tokens(text) {
        match token.kind {
            TokenKind::OpenArray | TokenKind::OpenObject => depth += 1,
            TokenKind::CloseArray | TokenKind::CloseObject => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return text.get(..token.range.end).unwrap_or_default();
        }
    }
    text
}

/// `{"condition": {"key": …, "ope": …, "value": […]}, "effect": …}`.
fn condition(text: &str, tree: &Tree, item: NodeId) -> Option<StatedCondition> {
    let member = |object: NodeId, name: &str| {
        let mut members = tree.members(object);
        members
            .find(|(key, _)| tree.text(text, *key) == name)
            .map(|(_, value)| value)
    };
    let inner = member(item, "condition")?;
    let read = |name| Some(tree.text(text, member(inner, name)?).into_owned());
    let values = member(inner, "value")?;
    let mut listed: Vec<String> = tree
        .elements(values)
        .map(|value| tree.text(text, value).into_owned())
        .collect();
    if listed.is_empty() {
        listed.push(tree.text(text, values).into_owned());
    }
    Some(StatedCondition {
        key: read("key")?,
        operator: read("ope")?,
        values: listed,
        allows: member(item, "effect").is_none_or(|effect| tree.text(text, effect) == "allow"),
    })
}
