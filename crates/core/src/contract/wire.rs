//! Requests and answers as they stand on the wire.
//!
//! Tencent Cloud's API 3.0, and our own server beside it: `{"Response": {…, "RequestId": "…"}}` or
//! `{"Response": {"Error": {"Code", "Message"}, "RequestId"}}`, with HTTP 200 unless the service itself fails. The other
//! clouds: see [`rest`].

mod rest;

use super::{Error, ErrorCode, Etag, Method, Reply, Request, Version, Wire};
use charter_json::{Fault, FromJson, Raw, Reader, Shape, Slots, field, object};
use std::collections::BTreeMap;

/// The header that carries an [`Etag`] with an edit.
pub const IF_MATCH: &str = "X-Charter-If-Match";
/// The header that carries an [`Etag`] with an answer.
pub const ETAG: &str = "X-Charter-Etag";

/// The header by which services give the number of a request; Tencent Cloud has it in the body.
pub const REQUEST_ID: &str = "X-Request-Id";

/// The status that says that too many requests were made, and that this one was not carried out.
const TOO_MANY_REQUESTS: u16 = 429;

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
    /// The header [`REQUEST_ID`].
    pub request_id: Option<&'a str>,
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
        Wire::NamedAction(version, name) => action(name, version, json),
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
    request_id: Option<Raw>,
}
object!(PascalCase Probe { error: or_blank, request_id: or_blank });

impl Probe {
    fn refusal(self, incoming: Incoming<'_>) -> Option<Error> {
        let ErrorWire {
            code,
            message,
            records,
        } = self.error?;
        let error = Error::new(ErrorCode::from(code.as_str()), message).naming(records);
        Some(error.of_request(request_id(self.request_id, incoming)))
    }
}

/// The number of the request, from the body or else from the header.
fn request_id(body: Option<Raw>, incoming: Incoming<'_>) -> Option<String> {
    let body = body.and_then(|id| charter_json::from_text::<String>(id.get()).ok());
    body.or_else(|| incoming.request_id.map(str::to_owned))
}

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
        Wire::Action(_) | Wire::NamedAction(..) => response(incoming, &mut answer)?,
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
    let mut probe = Probe::blank();
    let read = open(incoming.body, &mut probe);
    let refusal = match read {
        Ok(()) => probe.refusal(incoming),
        Err(_) => None,
    };
    match (incoming.status, refusal) {
        (TOO_MANY_REQUESTS, error) => Err(Unreadable::Status(incoming.status, error)),
        (200 | 400..500, Some(error)) => Err(Unreadable::Refused(error)),
        (200, None) => read.and_then(|()| open(incoming.body, answer)),
        // What the service says does not tell whether it has carried the request out.
        (status, error) => Err(Unreadable::Status(status, error)),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn malformed(fault: Fault) -> Unreadable {
    Unreadable::Malformed(fault.to_string())
}
