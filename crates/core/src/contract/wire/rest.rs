//! Requests of clouds that name an operation by method and path, and what they answer.
//!
//! - Huawei Cloud: HTTP 4xx with `{"error_code", "error_msg", "request_id"}`, the last not always.
//! - NAVER Cloud: HTTP 4xx with `{"errorCode", "message"}` (version 1, a number) or `{"error": {"errorCode", "message",
//!   "detail", "fieldErrors": [{"field", "message"}]}}` (version 2, a text).
//!
//! HTTP 429 says in both that too many requests were made, and that this one was not carried out.

use super::{
    Incoming, JSON, Outgoing, PathFields, TOO_MANY_REQUESTS, Unreadable, Unsendable, malformed,
    request_id,
};
use crate::contract::{Cloud, Envelope, Error, ErrorCode, Method, Rest};
use charter_json::{Raw, from_text, object, to_text};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Fields by their names.
type Fields = BTreeMap<String, Raw>;

/// A request, whose fields are given as a JSON object.
pub(super) fn outgoing(
    rest: Rest,
    json: &str,
    fields: &PathFields,
) -> Result<Outgoing, Unsendable> {
    // Requests are structs, and so objects.
    let own = charter_json::members(json).unwrap_or_default();
    let mut own: Fields = own.into_iter().collect();
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
    let body = (!own.is_empty()).then(|| to_text(&own));
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
fn path(template: &str, own: &mut Fields, fields: &PathFields) -> Result<String, Unsendable> {
    let mut path = String::with_capacity(template.len() + 64);
    for (place, piece) in template.split(['{', '}']).enumerate() {
        // Pieces and names take turns.
        if place % 2 == 0 {
            path.push_str(piece);
            continue;
        }
        let value = match own.remove(piece) {
            Some(value) if !is_null(&value) => {
                let begins = |begin: char| begin == '"' || begin == '-' || begin.is_ascii_digit();
                value.get().starts_with(begins).then(|| text(&value))
            }
            _ => fields.get(piece).cloned(),
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
fn pairs(query: &Fields) -> Vec<(&str, String)> {
    let mut pairs = Vec::new();
    for (name, value) in query {
        if let Ok(values) = from_text::<Vec<Raw>>(value.get()) {
            pairs.extend(values.iter().map(|value| (name.as_str(), text(value))));
        } else if !is_null(value) {
            pairs.push((name, text(value)));
        }
    }
    pairs
}

fn is_null(value: &Raw) -> bool {
    value.get() == "null"
}

/// A text itself; anything else as it stands.
fn text(value: &Raw) -> String {
    from_text(value.get()).unwrap_or_else(|_| value.get().to_owned())
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
pub(super) fn answer(rest: Rest, incoming: Incoming<'_>) -> Result<Cow<'_, str>, Unreadable> {
    match incoming.status {
        200..300 if incoming.body.trim().is_empty() => Ok("{}".into()),
        200..300 => unwrap(rest.envelope, incoming),
        _ => Err(refusal(rest.cloud, incoming)),
    }
}

struct CodeMsgData {
    code: Option<Raw>,
    msg: Option<String>,
    data: Option<Raw>,
}
object!(CodeMsgData {
    code: or_blank,
    msg: or_blank,
    data: or_blank
});

struct ProcessResult {
    success: bool,
    message: Option<String>,
}
object!(ProcessResult {
    success,
    message: or_blank
});

/// Takes the answer out of its envelope, or the refusal.
fn unwrap(envelope: Envelope, incoming: Incoming<'_>) -> Result<Cow<'_, str>, Unreadable> {
    let body = incoming.body;
    let refused = |code: &str, message: Option<String>| {
        let error = Error::new(ErrorCode::from(code), message.unwrap_or_default());
        Err(Unreadable::Refused(
            error.of_request(request_id(None, incoming)),
        ))
    };
    match envelope {
        Envelope::Plain => Ok(body.into()),
        Envelope::CodeMsgData => {
            let CodeMsgData { code, msg, data } = from_text(body).map_err(malformed)?;
            let code = code.as_ref().map(text);
            match code.as_deref() {
                None | Some("0" | "200") => {
                    Ok(data.map_or("{}".into(), |data| data.into_text().into()))
                }
                Some(code) => refused(code, msg),
            }
        }
        Envelope::ProcessResult => {
            let result: ProcessResult = from_text(body).map_err(malformed)?;
            match result.success {
                true => Ok(body.into()),
                false => refused(ErrorCode::OperationFailed.as_str(), result.message),
            }
        }
    }
}

fn refusal(cloud: Cloud, incoming: Incoming<'_>) -> Unreadable {
    let status = incoming.status;
    let said = match cloud {
        Cloud::Naver => naver(incoming.body),
        _ => from_text::<Huawei>(incoming.body).ok().map(Huawei::error),
    };
    let error = |code: &str, message: String, id: Option<Raw>| {
        Error::new(ErrorCode::from(code), message).of_request(request_id(id, incoming))
    };
    match (said, status) {
        (said, TOO_MANY_REQUESTS) => {
            let code = ErrorCode::RequestLimitExceeded;
            Unreadable::Refused(match said {
                Some(VendorError {
                    code: own,
                    message,
                    id,
                }) => error(code.as_str(), format!("{own}: {message}"), id),
                None => error(code.as_str(), "Too many requests.".to_owned(), None),
            })
        }
        (Some(VendorError { code, message, id }), 400..500) => {
            Unreadable::Refused(error(&code, message, id))
        }
        // What the service says does not tell whether it has carried the request out.
        (said, status) => {
            let said = said.map(|VendorError { code, message, id }| error(&code, message, id));
            Unreadable::Status(status, said)
        }
    }
}

/// What a cloud says of a refusal, in whichever form.
struct VendorError {
    code: String,
    message: String,
    id: Option<Raw>,
}

struct Huawei {
    error_code: String,
    error_msg: Option<String>,
    request_id: Option<Raw>,
}
object!(Huawei {
    error_code,
    error_msg: or_blank,
    request_id: or_blank
});

impl Huawei {
    fn error(self) -> VendorError {
        VendorError {
            code: self.error_code,
            message: self.error_msg.unwrap_or_default(),
            id: self.request_id,
        }
    }
}

/// What the second version has in `error`, and the first by itself.
struct Naver {
    error_code: Option<Raw>,
    message: Option<String>,
    detail: Option<String>,
    field_errors: Option<Vec<FieldError>>,
}
object!(Naver {
    error_code: or_blank("errorCode"),
    message: or_blank,
    detail: or_blank,
    field_errors: or_blank("fieldErrors")
});

struct NaverError {
    error: Option<Naver>,
}
object!(NaverError { error: or_blank });

struct FieldError {
    field: String,
    message: Option<String>,
}
object!(FieldError {
    field,
    message: or_blank
});

/// The code and the message of either version.
fn naver(body: &str) -> Option<VendorError> {
    let second = from_text::<NaverError>(body).ok()?.error;
    let said = match second {
        Some(said) => said,
        None => from_text(body).ok()?,
    };
    let code = text(&said.error_code?);
    let fields = said.field_errors.into_iter().flatten();
    let fields = fields.map(|error| match error.message {
        Some(message) => format!("{}: {message}", error.field),
        None => error.field,
    });
    let parts = said.message.into_iter().chain(said.detail).chain(fields);
    let parts: Vec<String> = parts.collect();
    let (message, id) = (parts.join(" "), None);
    Some(VendorError { code, message, id })
}
