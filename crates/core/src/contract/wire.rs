//! Requests and answers as they stand on the wire.
//!
//! Tencent Cloud's API 3.0, and our own server beside it: HTTP 200 always, `{"Response": {…, "RequestId": "…"}}` or
//! `{"Response": {"Error": {"Code", "Message"}, "RequestId"}}`. The other clouds: see [`rest`].

mod rest;

use super::{Error, ErrorCode, Etag, Method, Reply, Request, Version, Wire};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The header that carries an [`Etag`] with an edit.
pub const IF_MATCH: &str = "X-Charter-If-Match";
/// The header that carries an [`Etag`] with an answer.
pub const ETAG: &str = "X-Charter-Etag";

/// What carries a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The method.
    pub method: Method,
    /// What follows the endpoint's address: empty, or a path with its query.
    pub path: String,
    /// `Content-Type` where there is a body, what names an action, and `X-Charter-If-Match` where given.
    pub headers: Vec<(&'static str, String)>,
    /// One JSON object.
    pub body: Option<String>,
}

/// An answer as it arrived.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// The status of HTTP.
    pub status: u16,
    /// The body.
    pub body: &'a str,
    /// The header [`ETAG`].
    pub etag: Option<&'a str>,
}

/// Fields of paths that the settings of an endpoint have for all requests, such as `project_id`.
pub type PathFields = BTreeMap<String, String>;

/// Why a request cannot be sent: the path has a field that neither the request nor the endpoint's settings fill with
/// something that is one part of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsendable {
    /// The field.
    pub field: String,
}

/// Why an answer could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The service refused the operation.
    Refused(Error),
    /// A status of HTTP in place of an answer of this API, and what the service says of it where it can be read.
    Status(u16, Option<Error>),
    /// The bytes are not an answer of this API.
    Malformed(String),
}

/// A request as it is sent.
///
/// # Errors
/// [`Unsendable`], for a request with a path.
pub fn encode<R: Request>(
    request: &R,
    if_match: Option<Etag>,
    fields: &PathFields,
) -> Result<Outgoing, Unsendable> {
    // A request is a plain struct of strings and numbers: serialising it cannot fail.
    let json = serde_json::to_string(request).unwrap_or_else(|_| "{}".to_owned());
    let mut outgoing = match R::WIRE {
        Wire::Action(version) => action(R::ACTION, version, json),
        Wire::Rest(rest) => rest::outgoing(rest, &json, fields)?,
    };
    if let Some(Etag(etag)) = if_match {
        outgoing.headers.push((IF_MATCH, etag.to_string()));
    }
    Ok(outgoing)
}

const JSON: (&str, &str) = ("Content-Type", "application/json");

fn action(action: &str, version: Version, body: String) -> Outgoing {
    let headers = [
        JSON,
        ("X-TC-Action", action),
        ("X-TC-Version", version.as_str()),
    ];
    Outgoing {
        method: Method::Post,
        path: String::new(),
        headers: headers
            .map(|(name, value)| (name, value.to_owned()))
            .to_vec(),
        body: Some(body),
    }
}

#[derive(Deserialize)]
struct Enveloped<'a> {
    #[serde(rename = "Response", borrow)]
    response: &'a serde_json::value::RawValue,
}

#[derive(Deserialize)]
struct Probe {
    #[serde(rename = "Error")]
    error: Option<ErrorWire>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ErrorWire {
    code: String,
    message: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    records: Vec<String>,
}

/// Reads an answer.
///
/// # Errors
/// [`Unreadable::Refused`] when the service answered with an error, [`Unreadable::Status`] and [`Unreadable::Malformed`] when
/// what arrived is no answer to this request.
pub fn decode<R: Request>(incoming: Incoming<'_>) -> Result<Reply<R::Answer>, Unreadable> {
    let json = match R::WIRE {
        Wire::Action(_) => response(incoming)?,
        Wire::Rest(rest) => rest::answer(rest, incoming)?,
    };
    let answer = serde_json::from_str(json).map_err(malformed)?;
    let etag = incoming.etag.and_then(|text| text.parse().ok()).map(Etag);
    Ok(Reply { answer, etag })
}

/// What stands in the envelope of the API 3.0.
fn response(incoming: Incoming<'_>) -> Result<&str, Unreadable> {
    if incoming.status != 200 {
        return Err(Unreadable::Status(incoming.status, None));
    }
    let envelope: Enveloped = serde_json::from_str(incoming.body).map_err(malformed)?;
    let response = envelope.response.get();
    let probe: Probe = serde_json::from_str(response).map_err(malformed)?;
    match probe.error {
        Some(error) => {
            let code = ErrorCode::from(error.code.as_str());
            let error = Error::new(code, error.message).naming(error.records);
            Err(Unreadable::Refused(error))
        }
        None => Ok(response),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn malformed(error: serde_json::Error) -> Unreadable {
    Unreadable::Malformed(error.to_string())
}
