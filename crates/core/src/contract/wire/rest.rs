//! Requests of clouds that name an operation by method and path, and what they answer.
//!
//! - Huawei Cloud: HTTP 4xx with `{"error_code", "error_msg"}`.
//! - NAVER Cloud: HTTP 4xx with `{"errorCode", "message"}` (version 1, a number) or `{"error": {"errorCode", "message",
//!   "detail", "fieldErrors": [{"field", "message"}]}}` (version 2, a text).
//!
//! HTTP 429 says in both that too many requests were made, and that this one was not carried out.

use super::{Incoming, JSON, Outgoing, PathFields, Unreadable, Unsendable};
use crate::contract::{Cloud, Error, ErrorCode, Method, Rest};
use serde::Deserialize;
use serde_json::{Map, Value};

/// A request, whose fields are given as a JSON object.
pub(super) fn outgoing(
    rest: Rest,
    json: &str,
    fields: &PathFields,
) -> Result<Outgoing, Unsendable> {
    // Requests are structs, and so objects.
    let mut own: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    let mut path = path(rest.path, &mut own, fields)?;
    let query = match rest.method {
        Method::Get => std::mem::take(&mut own),
        _ => {
            let named = rest.query.iter();
            named.filter_map(|name| own.remove_entry(*name)).collect()
        }
    };
    let mut mark = '?';
    for (name, value) in pairs(&query) {
        path.push(mark);
        escape(name, &mut path);
        path.push('=');
        escape(&value, &mut path);
        mark = '&';
    }
    let body = (!own.is_empty()).then(|| Value::Object(own).to_string());
    let (name, value) = JSON;
    let headers = body.iter().map(|_| (name, value.to_owned())).collect();
    Ok(Outgoing {
        method: rest.method,
        path,
        headers,
        body,
    })
}

/// Fills the path. The fields that it names are taken out of the request's.
fn path(
    template: &str,
    own: &mut Map<String, Value>,
    fields: &PathFields,
) -> Result<String, Unsendable> {
    let mut path = String::with_capacity(template.len() + 64);
    for (place, piece) in template.split(['{', '}']).enumerate() {
        // Pieces and names take turns.
        if place % 2 == 0 {
            path.push_str(piece);
            continue;
        }
        let value = match own.remove(piece) {
            Some(value) => Some(text(&value)),
            None => fields.get(piece).cloned(),
        };
        // What is empty or made of dots would lead to another path.
        let is_part = |value: &String| !value.trim_matches('.').is_empty();
        let value = value.filter(is_part).ok_or_else(|| Unsendable {
            field: piece.to_owned(),
        })?;
        escape(&value, &mut path);
    }
    Ok(path)
}

/// Names with values; a list stands once for each of its values, and what is absent does not stand at all.
fn pairs(query: &Map<String, Value>) -> Vec<(&str, String)> {
    let mut pairs = Vec::new();
    for (name, value) in query {
        match value {
            Value::Null => {}
            Value::Array(values) => {
                pairs.extend(values.iter().map(|value| (name.as_str(), text(value))));
            }
            value => pairs.push((name, text(value))),
        }
    }
    pairs
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Writes a text as a part of a path or query: what RFC 3986 does not call unreserved stands in hexadecimal.
fn escape(text: &str, to: &mut String) {
    const DIGITS: [u8; 16] = *b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            to.push(char::from(byte));
        } else {
            to.push('%');
            let digits = [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]);
            to.extend(digits.map(char::from));
        }
    }
}

/// The answer's JSON text; an empty object where it has none.
pub(super) fn answer(cloud: Cloud, incoming: Incoming<'_>) -> Result<&str, Unreadable> {
    match incoming.status {
        200..300 if incoming.body.trim().is_empty() => Ok("{}"),
        200..300 => Ok(incoming.body),
        status @ 400..500 => Err(refusal(cloud, status, incoming.body)),
        status => Err(Unreadable::Status(status)),
    }
}

const TOO_MANY_REQUESTS: u16 = 429;

fn refusal(cloud: Cloud, status: u16, body: &str) -> Unreadable {
    let read = match cloud {
        Cloud::Naver => serde_json::from_str::<Naver>(body)
            .ok()
            .and_then(Naver::said),
        _ => serde_json::from_str::<Huawei>(body).ok().map(Huawei::said),
    };
    match (read, status) {
        (Some((code, message)), TOO_MANY_REQUESTS) => {
            let message = format!("{code}: {message}");
            Unreadable::Refused(Error::new(ErrorCode::RequestLimitExceeded, message))
        }
        (Some((code, message)), _) => {
            Unreadable::Refused(Error::new(ErrorCode::from(code.as_str()), message))
        }
        (None, status) => Unreadable::Status(status),
    }
}

#[derive(Deserialize)]
struct Huawei {
    error_code: String,
    #[serde(default)]
    error_msg: String,
}

impl Huawei {
    fn said(self) -> (String, String) {
        (self.error_code, self.error_msg)
    }
}

/// Both versions: the second holds the same in `error`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Naver {
    error: Option<Box<Naver>>,
    error_code: Option<Value>,
    #[serde(default)]
    message: String,
    detail: Option<String>,
    #[serde(default)]
    field_errors: Vec<FieldError>,
}

#[derive(Deserialize)]
struct FieldError {
    field: String,
    #[serde(default)]
    message: String,
}

impl Naver {
    fn said(self) -> Option<(String, String)> {
        let inner = match self.error {
            Some(inner) => *inner,
            None => self,
        };
        let code = text(&inner.error_code?);
        let fields = inner.field_errors.iter();
        let fields = fields.map(|error| format!("{}: {}", error.field, error.message));
        let rest = inner.detail.into_iter().chain(fields);
        let message = rest.fold(inner.message, |message, more| format!("{message} {more}"));
        Some((code, message))
    }
}
