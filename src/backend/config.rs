//! `config.json` beside the console: which backend it uses. What it says of services is read where they are spoken with
//! (`http/settings.rs`).

use crate::fetch;
use web_sys::{RequestCache, RequestInit};

/// The file's name.
pub(super) const FILE: &str = "config.json";

/// Reads `config.json` from where the console is served; `None` where it plainly chooses the offline backend, or where there
/// is no such file.
///
/// # Errors
/// Why it could not be read, in a sentence for whoever serves it.
pub(super) async fn load() -> Result<Option<String>, String> {
    let unreachable = |why: String| format!("{FILE} could not be read: {why}");
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    let answer = fetch::send(&address(), &init, &[]).await;
    let answer = answer.map_err(unreachable)?;
    match answer.status() {
        200 => {
            let text = answer.text().await.map_err(unreachable)?;
            Ok((!says_offline(&text)).then_some(text))
        }
        404 => Ok(None),
        status => Err(format!("{FILE} could not be read: HTTP status {status}")),
    }
}

/// Whether the file is missing or chooses the offline backend and nothing more: then the console need not be opened at
/// once.
pub(super) async fn is_plainly_offline() -> bool {
    let Ok(answer) = fetch::get(&address()).await else {
        return false;
    };
    match answer.status() {
        200 => answer.text().await.is_ok_and(|text| says_offline(&text)),
        status => status == 404,
    }
}

/// A static host without the file answers with the console's own page.
fn says_offline(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    compact.is_empty() || compact.starts_with('<') || compact == r#"{"backend":"offline"}"#
}

/// Its address: it lies in the folder that the console is served under.
fn address() -> String {
    let meta = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("meta[name='charter-base']").ok()?);
    let base = meta.and_then(|meta| meta.get_attribute("content"));
    let base = base.unwrap_or_default();
    format!("{}/{FILE}", base.trim_end_matches('/'))
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
