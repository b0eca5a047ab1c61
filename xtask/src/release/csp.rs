//! The content security policy of a release, with the hash of the one inline script.

use sha2::{Digest, Sha256};

/// Needs no inline style, no evaluated script, and no other host but the ones in `connect`.
/// Trusted Types are on: the one policy `charter` makes the addresses of workers.
pub fn policy(page: &str, connect: &[String]) -> String {
    let mut script_sources = String::from("'self' 'wasm-unsafe-eval'");
    for script in inline_scripts(page) {
        script_sources.push_str(&format!(
            " 'sha256-{}'",
            base64(&Sha256::digest(script.as_bytes()))
        ));
    }
    let connect_sources: String = connect.iter().map(|origin| format!(" {origin}")).collect();
    [
        "default-src 'none'".to_owned(),
        format!("script-src {script_sources}"),
        "style-src 'self'".to_owned(),
        "img-src 'self' data:".to_owned(),
        "font-src 'self'".to_owned(),
        format!("connect-src 'self'{connect_sources}"),
        "worker-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "object-src 'none'".to_owned(),
        "form-action 'self'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types charter".to_owned(),
    ]
    .join("; ")
}

/// An integrity value for a file that a page names.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content)))
}

fn inline_scripts(page: &str) -> Vec<&str> {
    let after_tag = page
        .split("<script")
        .skip(1)
        .filter_map(|rest| rest.split_once('>'));
    after_tag
        .filter(|(attributes, _)| !attributes.contains("src="))
        .filter_map(|(_, rest)| rest.split_once("</script>").map(|(script, _)| script))
        .collect()
}

pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let index = (bits >> (18 - 6 * place)) & 63;
            text.push(if place <= chunk.len() {
                char::from(LETTERS[index as usize])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_as_the_standard_says() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn only_the_inline_script_is_hashed_and_named_hosts_are_allowed() {
        let page = "<script type=\"module\">alert(1)</script><script src=\"/a.js\"></script>";
        assert_eq!(inline_scripts(page), ["alert(1)"]);
        let policy = policy(page, &["https://api.example".into()]);
        let hash = base64(&Sha256::digest(b"alert(1)"));
        assert!(
            policy.contains(&format!(
                "script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}';"
            )),
            "{policy}"
        );
        assert!(
            policy.contains("connect-src 'self' https://api.example;"),
            "{policy}"
        );
        assert!(
            !policy.contains("frame-ancestors"),
            "a meta tag must not carry it"
        );
    }
}
