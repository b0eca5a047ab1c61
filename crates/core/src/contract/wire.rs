//! Requests and answers as they stand on the wire.
//!
//! Tencent Cloud's API 3.0, and our own server beside it: HTTP 200 always, `{"Response": {…, "RequestId": "…"}}` or
//! `{"Response": {"Error": {"Code", "Message"}, "RequestId"}}`. The other clouds: see [`rest`].

mod rest;

use super::{Error, ErrorCode, Etag, Method, Reply, Request, Version, Wire};
use charter_json::{Fault, FromJson, Reader, Shape, Slots, field, object};
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
    let json = charter_json::to_text(request);
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

/// The object around whatever is answered, which is read into the value that it has.
struct Enveloped<'a>(&'a mut dyn FromJson);

impl Slots for Enveloped<'_> {
    fn slot(&mut self, index: usize) -> Option<&mut dyn FromJson> {
        (index == 0).then_some(&mut *self.0)
    }
}

fn open(body: &str, response: &mut dyn FromJson) -> Result<(), Unreadable> {
    const SHAPE: &Shape = &Shape::open(&[field("Response")]);
    let mut reader = Reader::new(body);
    let read = reader.object(SHAPE, &mut Enveloped(response));
    let read = read.and_then(|()| reader.end());
    read.map_err(malformed)
}

struct Probe {
    error: Option<ErrorWire>,
}
object!(PascalCase Probe { error: or_blank });

struct ErrorWire {
    code: String,
    message: String,
    records: Vec<String>,
}
object!(PascalCase ErrorWire { code, message, records: optional });

/// Reads an answer.
///
/// # Errors
/// [`Unreadable::Refused`] when the service answered with an error, [`Unreadable::Status`] and [`Unreadable::Malformed`] when
/// what arrived is no answer to this request.
pub fn decode<R: Request>(incoming: Incoming<'_>) -> Result<Reply<R::Answer>, Unreadable> {
    let mut answer = R::Answer::blank();
    match R::WIRE {
        Wire::Action(_) => response(incoming, &mut answer)?,
        Wire::Rest(rest) => {
            let json = rest::answer(rest, incoming)?;
            let mut reader = Reader::new(&json);
            let read = answer.read(&mut reader).and_then(|()| reader.end());
            read.map_err(malformed)?;
        }
    }
    let etag = incoming.etag.and_then(|text| text.parse().ok()).map(Etag);
    Ok(Reply { answer, etag })
}

/// Reads what stands in the envelope of the API 3.0.
fn response(incoming: Incoming<'_>, answer: &mut dyn FromJson) -> Result<(), Unreadable> {
    if incoming.status != 200 {
        return Err(Unreadable::Status(incoming.status, None));
    }
    let mut probe = Probe::blank();
    open(incoming.body, &mut probe)?;
    match probe.error {
        Some(error) => {
            let code = ErrorCode::from(error.code.as_str());
            let error = Error::new(code, error.message).naming(error.records);
            Err(Unreadable::Refused(error))
        }
        None => open(incoming.body, answer),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn malformed(fault: Fault) -> Unreadable {
    Unreadable::Malformed(fault.to_string())
}
