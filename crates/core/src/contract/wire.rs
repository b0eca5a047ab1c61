//! The envelope of the vendor's API 3.0: HTTP 200 always, `{"Response": {…, "RequestId": "…"}}` or
//! `{"Response": {"Error": {"Code", "Message"}, "RequestId"}}`.

use super::{Error, ErrorCode, Etag, Reply, Request};
use serde::{Deserialize, Serialize};

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
    // A request is a plain struct of strings and numbers: serialising it cannot fail.
    let body = serde_json::to_string(request).unwrap_or_else(|_| "{}".to_owned());
    Outgoing { headers, body }
}

#[derive(Deserialize)]
struct Envelope<'a> {
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
/// [`Unreadable::Refused`] when the service answered with an error, [`Unreadable::Malformed`] when the
/// text is no answer to this request.
pub fn decode<R: Request>(body: &str, etag: Option<&str>) -> Result<Reply<R::Answer>, Unreadable> {
    let malformed = |error: serde_json::Error| Unreadable::Malformed(error.to_string());
    let envelope: Envelope = serde_json::from_str(body).map_err(malformed)?;
    let probe: Probe = serde_json::from_str(envelope.response.get()).map_err(malformed)?;
    if let Some(error) = probe.error {
        let code = ErrorCode::from(error.code.as_str());
        return Err(Unreadable::Refused(
            Error::new(code, error.message).naming(error.records),
        ));
    }
    let answer = serde_json::from_str(envelope.response.get()).map_err(malformed)?;
    let etag = etag.and_then(|text| text.parse().ok()).map(Etag);
    Ok(Reply { answer, etag })
}
