//! `config.json` beside the console: which backend it uses. What it says of services is read where they are spoken with
//! (`http/settings.rs`).

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The file's name.
pub(super) const FILE: &str = "config.json";

/// Reads `config.json` from where the console is served; `None` where it plainly chooses the offline backend, or where there
/// is no such file.
///
/// # Errors
/// Why it could not be read, in a sentence for whoever serves it.
pub(super) async fn load() -> Result<Option<String>, String> {
    let unreachable = |error: gloo_net::Error| format!("{FILE} could not be read: {error}");
    let response = gloo_net::http::Request::get(&format!("{}{FILE}", base()))
        .cache(web_sys::RequestCache::NoCache)
        .send()
        .await
        .map_err(unreachable)?;
    match response.status() {
        200 => {
            let text = response.text().await.map_err(unreachable)?;
            Ok((!says_offline(&text)).then_some(text))
        }
        404 => Ok(None),
        status => Err(format!("{FILE} could not be read: HTTP status {status}")),
    }
}

/// Whether the file is missing or chooses the offline backend and nothing more: then the console need not be opened at
/// once.
pub(super) async fn is_plainly_offline() -> bool {
    let text = async {
        let window = web_sys::window()?;
        let response = window.fetch_with_str(&format!("{}{FILE}", base()));
        let response: web_sys::Response = JsFuture::from(response).await.ok()?.dyn_into().ok()?;
        match response.status() {
            200 => JsFuture::from(response.text().ok()?)
                .await
                .ok()?
                .as_string(),
            404 => Some(String::new()),
            _ => None,
        }
    };
    text.await.is_some_and(|text| says_offline(&text))
}

/// A static host without the file answers with the console's own page.
fn says_offline(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    compact.is_empty() || compact.starts_with('<') || compact == r#"{"backend":"offline"}"#
}

/// The path that the console is served under, with a slash at its end.
fn base() -> String {
    let meta = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("meta[name='charter-base']").ok()?);
    let base = meta.and_then(|meta| meta.get_attribute("content"));
    let base = base.unwrap_or_default();
    format!("{}/", base.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::says_offline;

    #[test]
    fn only_what_is_plainly_offline_waits_at_the_entrance() {
        let cases = [
            ("", true),
            ("<!doctype html>", true),
            ("{ \"backend\": \"offline\" }\n", true),
            (r#"{"backend":"http","endpoint":"/api"}"#, false),
            (r#"{"backend":"offline","endpiont":"/a"}"#, false),
            ("{", false),
        ];
        for (text, offline) in cases {
            assert_eq!(says_offline(text), offline, "{text}");
        }
    }
}
