//! Encodings other than UTF-8 in which policy files are found, told apart by their bytes.
//!
//! Editors on Windows save UTF-16, Chinese ones GBK. Which of the two a file is can be said from its bytes alone; what it
//! says then is decoded by whoever shows it: UTF-16 here, GBK where a table of it is at hand, as in every browser.

use std::ops::Range;

/// How many double bytes are looked at, at most, before a text is taken for GB18030.
const MOST_PAIRS: usize = 4_096;

/// An encoding that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// GBK, or GB18030, which holds all of it.
    Gb18030,
}

impl Encoding {
    /// The encoding of some bytes, where it is known and none of UTF-8. UTF-16 begins with its mark, or with two characters
    /// of ASCII, as all JSON does; GB18030 has nothing but ASCII and pairs in the ranges of that standard.
    ///
    /// ```
    /// use charter_policy::Encoding;
    ///
    /// assert_eq!(Encoding::of(b"\xff\xfe{\0}\0"), Some(Encoding::Utf16Le));
    /// assert_eq!(Encoding::of(b"\0{\0}"), Some(Encoding::Utf16Be));
    /// assert_eq!(Encoding::of("{\"a\": \"策略\"}".as_bytes()), None);
    /// ```
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let other = || {
            let is_other = std::str::from_utf8(bytes).is_err() && is_gb18030(bytes);
            is_other.then_some(Self::Gb18030)
        };
        Self::utf16(bytes).or_else(other)
    }

    /// UTF-16, by the first bytes.
    pub(crate) fn utf16(bytes: &[u8]) -> Option<Self> {
        match *bytes {
            // UTF-32, which begins like UTF-16.
            [0xFF, 0xFE, 0, 0, ..] => None,
            [0xFF, 0xFE, ..] => Some(Self::Utf16Le),
            [0xFE, 0xFF, ..] => Some(Self::Utf16Be),
            [1..=0x7F, 0, 1..=0x7F, 0, ..] => Some(Self::Utf16Le),
            [0, 1..=0x7F, 0, 1..=0x7F, ..] => Some(Self::Utf16Be),
            _ => None,
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GBK (GB18030)",
        }
    }

    /// What programs call it: the label of the Encoding Standard, which browsers and `iconv` know.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 => "gb18030",
        }
    }

    /// The text of bytes in this encoding, without the mark before it. `None` where the bytes are not in it, and for
    /// GB18030, whose table is too large to bring along.
    pub fn decode(self, bytes: &[u8]) -> Option<String> {
        let unit: fn([u8; 2]) -> u16 = match self {
            Self::Utf16Le => u16::from_le_bytes,
            Self::Utf16Be => u16::from_be_bytes,
            Self::Gb18030 => return None,
        };
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units = pairs.iter().map(|pair| unit(*pair));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        let text = text.ok().filter(|_| rest.is_empty())?;
        Some(
            text.strip_prefix('\u{feff}')
                .map_or(text.clone(), str::to_owned),
        )
    }

    /// The bytes to point at: the first that are no ASCII, or the first character.
    pub(crate) fn place(self, bytes: &[u8]) -> Range<usize> {
        match self {
            Self::Gb18030 => {
                let first = bytes.iter().position(|byte| !byte.is_ascii());
                let first = first.unwrap_or_default();
                first..(first + 2).min(bytes.len())
            }
            _ => 0..2.min(bytes.len()),
        }
    }
}

/// Whether bytes that are not UTF-8 are ASCII and characters of GB18030: of two bytes, or of four with digits between.
/// Most of them are of the common ones, whose bytes both are no ASCII: in a text of another encoding, such as that of
/// Western Europe, a single letter with an accent stands beside letters without.
fn is_gb18030(bytes: &[u8]) -> bool {
    let (mut rest, mut pairs, mut common) = (bytes, 0, 0);
    while pairs < MOST_PAIRS {
        let usual;
        (rest, usual) = match rest {
            [] => break,
            [0..=0x7F, rest @ ..] => (rest, None),
            [0xA1..=0xF7, 0xA1..=0xFE, rest @ ..]
            | [
                0x81..=0xFE,
                0x30..=0x39,
                0x81..=0xFE,
                0x30..=0x39,
                rest @ ..,
            ] => (rest, Some(true)),
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..] => (rest, Some(false)),
            _ => return false,
        };
        pairs += usize::from(usual.is_some());
        common += usize::from(usual == Some(true));
    }
    pairs > 0 && 2 * common >= pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_known_with_and_without_its_mark() {
        let text = "{\"描述\": \"策略\", \"a\": \"😀\"}";
        for (encoding, bytes) in [
            (Encoding::Utf16Le, u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (Encoding::Utf16Be, u16::to_be_bytes),
        ] {
            for mark in ["", "\u{feff}"] {
                let marked = format!("{mark}{text}");
                let encoded: Vec<u8> = marked.encode_utf16().flat_map(bytes).collect();
                assert_eq!(Encoding::of(&encoded), Some(encoding), "{mark:?}");
                assert_eq!(encoding.decode(&encoded).as_deref(), Some(text));
                assert_eq!(encoding.place(&encoded), 0..2);
                assert_eq!(encoding.decode(&encoded[..encoded.len() - 1]), None);
            }
        }
    }

    #[test]
    fn gbk_is_known_by_its_pairs() {
        // “策略” in GBK, and U+3400 in four bytes of GB18030.
        for bytes in [
            &b"{\"a\": \"\xB2\xDF\xC2\xD4\"}"[..],
            b"{\"a\": \"\x81\x39\xEE\x39\"}",
        ] {
            assert_eq!(Encoding::of(bytes), Some(Encoding::Gb18030));
            assert_eq!(Encoding::Gb18030.place(bytes), 7..9);
            assert_eq!(Encoding::Gb18030.decode(bytes), None);
        }
    }

    #[test]
    fn what_is_in_none_of_them_has_no_name() {
        for bytes in [
            &b""[..],
            b"{}",
            b"{\"a\": \"\xE9\"}",
            b"{\"a\": \"caf\xE9s, na\xEFve\"}",
            b"{\"a\": \"\xFF\"}",
            b"{\"a\": \"\xC2",
            b"\xFF\xFE\0\0{\0\0\0",
            b"{\0\0\0}\0\0\0",
            b"\0\0\0{",
            "{\"a\": \"策略\"}".as_bytes(),
            "\u{feff}{}".as_bytes(),
        ] {
            assert_eq!(Encoding::of(bytes), None, "{bytes:?}");
        }
    }
}
