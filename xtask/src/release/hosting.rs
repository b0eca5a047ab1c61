//! What static hosts read beside the pages.

/// The format that several static hosts share: a path, then its headers. `forever` are the paths of files whose
/// content decides their names, so that a copy never grows old.
pub fn headers(base: &str, policy: &str, forever: &[String]) -> String {
    let mut text = format!(
        "{base}*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Cross-Origin-Opener-Policy: same-origin\n"
    );
    for page in ["", "index.html", "404.html", "config.json"] {
        text.push_str(&format!("{base}{page}\n  Cache-Control: no-cache\n"));
    }
    for path in forever {
        text.push_str(&format!(
            "{base}{path}\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_named_by_their_content_are_kept_forever() {
        let forever = ["console-0123456789abcdef/*", "style-0123456789abcdef.css"];
        let text = headers("/c/", "default-src 'none'", &forever.map(str::to_owned));
        assert_eq!(text.matches("immutable").count(), 2);
        assert!(text.contains("/c/console-0123456789abcdef/*\n  Cache-Control: public"));
        assert!(text.starts_with(
            "/c/*\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n"
        ));
        assert!(text.contains("/c/config.json\n  Cache-Control: no-cache"));
    }
}
