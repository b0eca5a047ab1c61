//! Asking over the network, with the browser's `fetch` as it is. A library for this brings a type for every method and an
//! error for every format, which everybody would load.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

/// What came back, whatever its status.
pub struct Answer(Response);

impl Answer {
    pub fn status(&self) -> u16 {
        self.0.status()
    }

    /// A header, where the server shows it.
    pub fn header(&self, name: &str) -> Option<String> {
        self.0.headers().get(name).ok().flatten()
    }

    /// The body, read to its end.
    ///
    /// # Errors
    /// The browser's words where the connection was cut, or the request given up.
    pub async fn text(&self) -> Result<String, String> {
        let text = self.0.text().map_err(words)?;
        let text = JsFuture::from(text).await.map_err(words)?;
        Ok(text.as_string().unwrap_or_default())
    }
}

/// Asks for what stands at an address.
///
/// # Errors
/// As [`send`].
pub async fn get(address: &str) -> Result<Answer, String> {
    send(address, &RequestInit::new(), &[]).await
}

/// Sends a request with further headers.
///
/// # Errors
/// The browser's words where no answer came, or the request is none that can be sent.
pub async fn send(
    address: &str,
    init: &RequestInit,
    headers: &[(&str, &str)],
) -> Result<Answer, String> {
    let request = Request::new_with_str_and_init(address, init).map_err(words)?;
    for (name, value) in headers {
        request.headers().set(name, value).map_err(words)?;
    }
    let window = web_sys::window().ok_or("there is no window")?;
    let response = JsFuture::from(window.fetch_with_request(&request)).await;
    let response: Response = response.map_err(words)?.dyn_into().map_err(words)?;
    Ok(Answer(response))
}

/// What an error says.
fn words(error: JsValue) -> String {
    js_sys::Object::from(error).to_string().into()
}
