//! The envelope of the vendor's API 3.0: HTTP 200 always, `{"Response": {…, "RequestId": "…"}}` or
//! `{"Response": {"Error": {"Code", "Message"}, "RequestId"}}`.

use super::{Error, ErrorCode, Etag, Reply, Request};
use charter_json::{Fault, FromJson, Reader, Shape, Slots, field, object};

/// The header that carries an [`Etag`] with an edit.
pub const IF_MATCH: &str = "X-Charter-If-Match";
/// The header that carries an [`Etag`] with an answer.
pub const ETAG: &str = "X-Charter-Etag";

/// The headers and the body that carry a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// `X-TC-Action`, `X-TC-Version`, `Content-Type`, and `X-Charter-If-Match` where given.
    pub headers: Vec<(&'static str, String)>,
    /// One JSON object.
    pub body: String,
}

/// Why an answer could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// The service refused the operation.
    Refused(Error),
    /// The bytes are not an answer of this API.
    Malformed(String),
}

/// A request as it is sent.
pub fn encode<R: Request>(request: &R, if_match: Option<Etag>) -> Outgoing {
    let mut headers = vec![
        ("Content-Type", "application/json".to_owned()),
        ("X-TC-Action", R::ACTION.to_owned()),
        ("X-TC-Version", R::VERSION.as_str().to_owned()),
    ];
    if let Some(Etag(etag)) = if_match {
        headers.push((IF_MATCH, etag.to_string()));
    }
    let body = charter_json::to_text(request);
    Outgoing { headers, body }
}

/// The object around whatever is answered, which is read into the value that it has.
struct Envelope<'a>(&'a mut dyn FromJson);

impl Slots for Envelope<'_> {
    fn slot(&mut self, index: usize) -> Option<&mut dyn FromJson> {
        (index == 0).then_some(&mut *self.0)
    }
}

fn open(body: &str, response: &mut dyn FromJson) -> Result<(), Unreadable> {
    const SHAPE: &Shape = &Shape::open(&[field("Response")]);
    let mut reader = Reader::new(body);
    let read = reader.object(SHAPE, &mut Envelope(response));
    let read = read.and_then(|()| reader.end());
    read.map_err(|fault: Fault| Unreadable::Malformed(fault.to_string()))
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
/// [`Unreadable::Refused`] when the service answered with an error, [`Unreadable::Malformed`] when the
/// text is no answer to this request.
pub fn decode<R: Request>(body: &str, etag: Option<&str>) -> Result<Reply<R::Answer>, Unreadable> {
    let mut probe = Probe::blank();
    open(body, &mut probe)?;
    if let Some(error) = probe.error {
        let code = ErrorCode::from(error.code.as_str());
        return Err(Unreadable::Refused(
            Error::new(code, error.message).naming(error.records),
        ));
    }
    let mut answer = R::Answer::blank();
    open(body, &mut answer)?;
    let etag = etag.and_then(|text| text.parse().ok()).map(Etag);
    Ok(Reply { answer, etag })
}
