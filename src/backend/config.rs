//! `config.json` beside the console: which backend it uses.

use charter_json::{object, words};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

const FILE: &str = "config.json";

/// Reads `config.json` from where the console is served. Without such a file the console works offline.
///
/// # Errors
/// What is wrong with it, in a sentence for whoever wrote it.
pub(super) async fn load() -> Result<Config, String> {
    let unreachable = |error: gloo_net::Error| format!("{FILE} could not be read: {error}");
    let response = gloo_net::http::Request::get(&format!("{}{FILE}", base()))
        .cache(web_sys::RequestCache::NoCache)
        .send()
        .await
        .map_err(unreachable)?;
    match response.status() {
        200 => Config::parse(&response.text().await.map_err(unreachable)?),
        404 => Ok(Config::Offline),
        status => Err(format!("{FILE} could not be read: HTTP status {status}")),
    }
}

/// Whether the file is missing or chooses the offline backend and nothing more. It decides only whether the console has
/// to be opened at once; [`load`] reads the file in full then, and says what is wrong with it.
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

/// Which backend the console uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Config {
    /// `{"backend": "offline"}`, also where there is no such file.
    Offline,
    /// `{"backend": "http", "endpoint": "…", "timeout_seconds": 30, "server": "vendor"}`.
    Http(HttpConfig),
}

/// How to reach a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HttpConfig {
    /// Where requests are sent: an address, or a path on the console's own host.
    pub endpoint: String,
    /// How long an answer may take, in milliseconds.
    pub timeout_ms: u32,
    /// What stands there.
    pub server: Server,
}

/// What stands at the endpoint.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Server {
    /// The vendor's service, behind a proxy that signs.
    #[default]
    Vendor,
    /// A server of our own, which speaks version `charter-2026-11` as well.
    Charter,
}
words!(Server {
    Vendor: "vendor",
    Charter: "charter"
});

struct Raw {
    backend: Kind,
    endpoint: Option<String>,
    timeout_seconds: Option<u32>,
    server: Server,
}
object!(closed Raw { backend, endpoint: or_blank, timeout_seconds: or_blank, server: or_blank });

#[derive(Clone, Copy)]
enum Kind {
    Offline,
    Http,
}
words!(Kind {
    Offline: "offline",
    Http: "http"
});

const TIMEOUT_SECONDS: u32 = 30;
const LONGEST_SECONDS: u32 = 600;

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence for whoever wrote it.
    pub fn parse(text: &str) -> Result<Config, String> {
        // A static host without the file answers with the console's own page.
        if text.trim_start().starts_with('<') {
            return Ok(Config::Offline);
        }
        let raw: Raw = charter_json::from_text(text).map_err(|fault| format!("{FILE}: {fault}"))?;
        match raw.backend {
            Kind::Offline => Ok(Config::Offline),
            Kind::Http => raw.http().map(Config::Http),
        }
    }
}

impl Raw {
    fn http(self) -> Result<HttpConfig, String> {
        let endpoint = self.endpoint.unwrap_or_default();
        let known = ["https://", "http://", "/"];
        if !known.iter().any(|start| endpoint.starts_with(start)) {
            return Err(format!(
                "{FILE}: `endpoint` has to begin with https://, http:// or /, and is `{endpoint}`"
            ));
        }
        let seconds = self.timeout_seconds.unwrap_or(TIMEOUT_SECONDS);
        if !(1..=LONGEST_SECONDS).contains(&seconds) {
            return Err(format!(
                "{FILE}: `timeout_seconds` has to be 1 to {LONGEST_SECONDS}, and is {seconds}"
            ));
        }
        Ok(HttpConfig {
            endpoint,
            timeout_ms: seconds * 1000,
            server: self.server,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, HttpConfig, Server, says_offline};

    #[test]
    fn each_backend_is_understood() {
        let http = |endpoint: &str, timeout_ms, server| {
            Config::Http(HttpConfig {
                endpoint: endpoint.to_owned(),
                timeout_ms,
                server,
            })
        };
        let cases = [
            (r#"{"backend":"offline"}"#, Config::Offline),
            ("<!doctype html><html></html>", Config::Offline),
            (
                r#"{"backend":"http","endpoint":"https://api.example/"}"#,
                http("https://api.example/", 30_000, Server::Vendor),
            ),
            (
                r#"{"backend":"http","endpoint":"/api","timeout_seconds":5,"server":"charter"}"#,
                http("/api", 5_000, Server::Charter),
            ),
        ];
        for (text, config) in cases {
            assert_eq!(Config::parse(text), Ok(config), "{text}");
        }
    }

    #[test]
    fn only_what_is_plainly_offline_waits_at_the_entrance() {
        let cases = [
            ("", true),
            ("<!doctype html>", true),
            ("{ \"backend\": \"offline\" }\n", true),
            (r#"{"backend":"http","endpoint":"/api"}"#, false),
            (r#"{"backend":"offline","endpiont":"/a"}"#, false),
        ];
        for (text, offline) in cases {
            assert_eq!(says_offline(text), offline, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let cases = [
            ("", "line 1"),
            (r#"{"backend":"cloud"}"#, "unknown variant `cloud`"),
            (r#"{"backend":"http"}"#, "`endpoint`"),
            (r#"{"backend":"http","endpoint":"ftp://x"}"#, "`ftp://x`"),
            (
                r#"{"backend":"http","endpoint":"/a","timeout_seconds":0}"#,
                "`timeout_seconds`",
            ),
            (
                r#"{"backend":"offline","endpiont":"/a"}"#,
                "unknown field `endpiont`",
            ),
        ];
        for (text, part) in cases {
            let error = Config::parse(text).unwrap_err();
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
