//! base64, padded, of the usual or the URL alphabet.

/// Whether the text is base64.
pub(crate) fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let padding = text.len() - body.len();
    let known = body.bytes().all(|byte| value(byte).is_some());
    !body.is_empty() && padding <= 2 && text.len().is_multiple_of(4) && known
}

/// The bytes of a text that [`is_base64`], one after the other. Bits beyond the last byte are left out, as decoders do.
pub(crate) fn bytes(text: &str) -> impl Iterator<Item = u8> + '_ {
    let mut bits: u32 = 0;
    let mut count = 0;
    text.bytes().filter_map(value).filter_map(move |six| {
        // Six bits more than the last six are never needed.
        bits = (bits * 64 + u32::from(six)) & 0x0fff;
        count += 6;
        if count < 8 {
            return None;
        }
        count -= 8;
        u8::try_from(bits >> count & 0xff).ok()
    })
}

fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_padded() {
        for text in ["YQ==", "YWJj", "-_+/", "YWI="] {
            assert!(is_base64(text), "{text}");
        }
        for text in ["", "YQ=", "YQ", "a b=", "====", "Y===", "字=", "YQ==YQ=="] {
            assert!(!is_base64(text), "{text}");
        }
    }

    #[test]
    fn the_bytes_are_those_of_the_standard() {
        // RFC 4648, chapter 10.
        let cases = [
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
            ("Zm9vYmE=", "fooba"),
            ("Zm9vYmFy", "foobar"),
        ];
        for (text, expected) in cases {
            assert!(bytes(text).eq(expected.bytes()), "{text}");
        }
        assert!(bytes("-_-_").eq(bytes("+/+/")));
        assert!(bytes("+/+/").eq([0xfb, 0xff, 0xbf]));
        assert!(bytes("YR==").eq(bytes("YQ==")));
    }
}
