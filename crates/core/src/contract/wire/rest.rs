//! Requests of clouds that name an operation by method and path, and what they answer.
//!
//! - Huawei Cloud: HTTP 4xx with `{"error_code", "error_msg"}`.
//! - NAVER Cloud: HTTP 4xx with `{"errorCode", "message"}` (version 1, a number) or `{"error": {"errorCode", "message",
//!   "detail", "fieldErrors": [{"field", "message"}]}}` (version 2, a text).
//!
//! HTTP 429 says in both that too many requests were made, and that this one was not carried out.

use super::{Incoming, JSON, Outgoing, PathFields, Unreadable, Unsendable, malformed};
use crate::contract::{Cloud, Envelope, Error, ErrorCode, Method, Rest};
use serde::Deserialize;
use serde_json::value::RawValue;
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
            Some(Value::String(text)) => Some(text),
            Some(Value::Number(number)) => Some(number.to_string()),
            Some(Value::Null) | None => fields.get(piece).cloned(),
            Some(_) => None,
        };
        // What is empty or made of dots would lead to another path, also where a server takes `%2F` for a slash.
        let is_part = |value: &String| {
            let all_dots = |part: &str| part.trim_matches('.').is_empty();
            !value.is_empty() && !value.split(['/', '\\']).any(all_dots)
        };
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
pub(super) fn answer(rest: Rest, incoming: Incoming<'_>) -> Result<&str, Unreadable> {
    match incoming.status {
        200..300 if incoming.body.trim().is_empty() => Ok("{}"),
        200..300 => unwrap(rest.envelope, incoming.body),
        status => Err(refusal(rest.cloud, status, incoming.body)),
    }
}

#[derive(Deserialize)]
struct CodeMsgData<'a> {
    code: Option<Value>,
    msg: Option<String>,
    #[serde(borrow)]
    data: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct ProcessResult {
    success: bool,
    message: Option<String>,
}

/// Takes the answer out of its envelope, or the refusal.
fn unwrap(envelope: Envelope, body: &str) -> Result<&str, Unreadable> {
    match envelope {
        Envelope::Plain => Ok(body),
        Envelope::CodeMsgData => {
            let CodeMsgData { code, msg, data } = serde_json::from_str(body).map_err(malformed)?;
            let code = code.as_ref().filter(|code| !code.is_null()).map(text);
            match code.as_deref() {
                None | Some("0" | "200") => Ok(data.map_or("{}", RawValue::get)),
                Some(code) => Err(refused(code, msg.unwrap_or_default())),
            }
        }
        Envelope::ProcessResult => {
            let result: ProcessResult = serde_json::from_str(body).map_err(malformed)?;
            match result.success {
                true => Ok(body),
                false => {
                    let code = ErrorCode::OperationFailed;
                    Err(refused(code.as_str(), result.message.unwrap_or_default()))
                }
            }
        }
    }
}

fn refused(code: &str, message: String) -> Unreadable {
    Unreadable::Refused(Error::new(ErrorCode::from(code), message))
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
        (read, TOO_MANY_REQUESTS) => {
            let said = read.map(|(code, message)| format!("{code}: {message}"));
            let message = said.unwrap_or_else(|| "Too many requests.".to_owned());
            refused(ErrorCode::RequestLimitExceeded.as_str(), message)
        }
        (Some((code, message)), 400..500) => refused(&code, message),
        // What the service says does not tell whether it has carried the request out.
        (read, status) => {
            let error = |(code, message): (String, String)| {
                Error::new(ErrorCode::from(code.as_str()), message)
            };
            Unreadable::Status(status, read.map(error))
        }
    }
}

#[derive(Deserialize)]
struct Huawei {
    error_code: String,
    error_msg: Option<String>,
}

impl Huawei {
    fn said(self) -> (String, String) {
        (self.error_code, self.error_msg.unwrap_or_default())
    }
}

/// Both versions: the second holds the same in `error`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Naver {
    error: Option<Box<Naver>>,
    error_code: Option<Value>,
    message: Option<String>,
    detail: Option<String>,
    field_errors: Option<Vec<FieldError>>,
}

#[derive(Deserialize)]
struct FieldError {
    field: String,
    message: Option<String>,
}

impl Naver {
    fn said(self) -> Option<(String, String)> {
        let inner = match self.error {
            Some(inner) => *inner,
            None => self,
        };
        let code = text(&inner.error_code?);
        let fields = inner.field_errors.into_iter().flatten();
        let fields = fields.map(|error| match error.message {
            Some(message) => format!("{}: {message}", error.field),
            None => error.field,
        });
        let parts = inner.message.into_iter().chain(inner.detail).chain(fields);
        let parts: Vec<String> = parts.collect();
        Some((code, parts.join(" ")))
    }
}
