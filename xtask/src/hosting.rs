//! What static hosts read beside the pages.

/// The format that several static hosts share: a path, then its headers.
pub fn headers(base: &str, policy: &str, files: &[String]) -> String {
    let mut text = format!(
        "{base}*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Cross-Origin-Opener-Policy: same-origin\n"
    );
    for page in ["", "index.html", "404.html", "config.json"] {
        text.push_str(&format!("{base}{page}\n  Cache-Control: no-cache\n"));
    }
    for file in files.iter().filter(|name| is_named_by_content(name)) {
        text.push_str(&format!(
            "{base}{file}\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    text
}

/// `main-58e0fd5d20753827.css`: the content decides the name, so a host's copy never grows old.
fn is_named_by_content(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = stem
        .strip_suffix("_bg")
        .unwrap_or(stem)
        .rsplit_once('-')
        .map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == 16 && hash.chars().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_named_by_their_content_are_kept_forever() {
        let files = [
            "charter-0123456789abcdef_bg.wasm",
            "main-0123456789abcdef.css",
            "worker.js",
            "config.json",
        ];
        let text = headers("/c/", "default-src 'none'", &files.map(str::to_owned));
        assert_eq!(text.matches("immutable").count(), 2);
        assert!(text.starts_with(
            "/c/*\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n"
        ));
        assert!(!text.contains("worker.js"));
    }
}
