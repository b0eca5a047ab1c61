//! Encodings other than UTF-8 in which policy files are found, told apart by their bytes.
//!
//! Editors on Windows save UTF-16, those of China GBK, those of Taiwan and Hong Kong Big5. Which of them a file is in can
//! mostly be said from its bytes alone, and is said to be open where it cannot. What it says then is decoded by whoever
//! shows it: UTF-16 here, the others where their tables are at hand, as in every browser.

use std::ops::Range;

/// How many double bytes are looked at, at most, before it is said what a text is in.
const MOST_PAIRS: usize = 4_096;

/// What speaks for an encoding counts one where the other has rare characters there, and this much where it has none.
const SURE: usize = 2;

/// An encoding that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// GBK, or GB18030, which holds all of it.
    Gb18030,
    /// Big5.
    Big5,
    /// GBK, Big5 or another encoding of two bytes a character: the bytes do not tell.
    DoubleByte,
}

impl Encoding {
    /// The encoding of some bytes, where it is known and none of UTF-8. UTF-16 begins with its mark, or with two characters
    /// of ASCII, as all JSON does. The others have nothing but ASCII and double bytes; which it is, is said where what is
    /// common in one is rare in the other.
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
            let is_other = std::str::from_utf8(bytes).is_err();
            Pairs::of(bytes).filter(|_| is_other)?.encoding()
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
            Self::Big5 => "Big5",
            Self::DoubleByte => "GBK, Big5 or another double-byte encoding",
        }
    }

    /// What programs call it: the label of the Encoding Standard, which browsers and `iconv` know. Where the bytes do not
    /// tell, that of the likeliest: what it gives must be looked at.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gb18030 | Self::DoubleByte => "gb18030",
            Self::Big5 => "big5",
        }
    }

    /// The text of bytes in this encoding, without the mark before it. `None` where the bytes are not in it, and for
    /// encodings whose tables are too large to bring along.
    pub fn decode(self, bytes: &[u8]) -> Option<String> {
        let unit: fn([u8; 2]) -> u16 = match self {
            Self::Utf16Le => u16::from_le_bytes,
            Self::Utf16Be => u16::from_be_bytes,
            Self::Gb18030 | Self::Big5 | Self::DoubleByte => return None,
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
            Self::Gb18030 | Self::Big5 | Self::DoubleByte => {
                let first = bytes.iter().position(|byte| !byte.is_ascii());
                let first = first.unwrap_or_default();
                first..(first + 2).min(bytes.len())
            }
            _ => 0..2.min(bytes.len()),
        }
    }
}

/// What the double bytes of a text speak for.
#[derive(Default)]
struct Pairs {
    all: usize,
    /// Those of which both bytes are no ASCII, as of most common characters in each of these encodings. In a text of
    /// another encoding, such as that of Western Europe, a single letter with an accent stands beside letters without.
    common: usize,
    /// Kana, where the text is one of Japan.
    kana: usize,
    /// What is common in GBK, and rare or nothing in Big5.
    gbk: usize,
    /// What is common in Big5, and rare or nothing in GBK.
    big5: usize,
    /// Whether something is there that Big5 has not.
    is_no_big5: bool,
}

impl Pairs {
    /// The double bytes of a text; `None` where a byte belongs to none of these encodings.
    ///
    /// Sources: the indexes of the Encoding Standard for gb18030 and big5; the levels of frequency of GB/T 2312 (the first
    /// begins with B0 to D7) and of Big5 (A4 to C6).
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut found = Self::default();
        let mut rest = bytes;
        while found.all < MOST_PAIRS {
            rest = match rest {
                [] => break,
                [0..=0x7F, rest @ ..] => rest,
                [
                    0x81..=0xFE,
                    0x30..=0x39,
                    0x81..=0xFE,
                    0x30..=0x39,
                    rest @ ..,
                ] => {
                    found.common += 1;
                    found.is_no_big5 = true;
                    found.all += 1;
                    rest
                }
                [
                    lead @ 0x81..=0xFE,
                    trail @ (0x40..=0x7E | 0x80..=0xFE),
                    rest @ ..,
                ] => {
                    found.add(*lead, *trail);
                    rest
                }
                _ => return None,
            };
        }
        Some(found)
    }

    fn add(&mut self, lead: u8, trail: u8) {
        self.all += 1;
        self.is_no_big5 |= (0x80..=0xA0).contains(&trail);
        let is_high = trail >= 0xA1;
        self.common += usize::from(is_high && (0xA1..=0xF7).contains(&lead));
        match lead {
            0x81..=0xA0 => self.gbk += SURE,
            0xA1..=0xA7 if !is_high => self.big5 += SURE,
            0xA4 | 0xA5 => self.kana += 1,
            0xAA..=0xAF if is_high => self.big5 += SURE,
            0xA6..=0xC6 if !is_high || lead < 0xB0 => self.big5 += 1,
            0xC9..=0xD7 if is_high => self.gbk += 1,
            _ => {}
        }
    }

    fn encoding(&self) -> Option<Encoding> {
        let sure = |one: usize, other: usize| one >= SURE && one >= 4 * other;
        let is_japanese = 4 * self.kana >= self.all;
        let (is_gbk, is_big5) = (sure(self.gbk, self.big5), sure(self.big5, self.gbk));
        match () {
            () if self.all == 0 => None,
            () if is_big5 && !self.is_no_big5 && 4 * self.common >= self.all => {
                Some(Encoding::Big5)
            }
            () if 2 * self.common < self.all => None,
            () if self.is_no_big5 || (is_gbk && !is_japanese) => Some(Encoding::Gb18030),
            () => Some(Encoding::DoubleByte),
        }
    }
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
    fn gbk_and_big5_are_told_apart_where_the_bytes_tell() {
        let cases: [(&[u8], Encoding); 11] = [
            // “只读访问策略”, “禁止删除”, and U+3400 in four bytes of GB18030.
            (
                b"\xD6\xBB\xB6\xC1\xB7\xC3\xCE\xCA\xB2\xDF\xC2\xD4",
                Encoding::Gb18030,
            ),
            (b"\xBD\xFB\xD6\xB9\xC9\xBE\xB3\xFD", Encoding::Gb18030),
            (b"\x81\x39\xEE\x39", Encoding::Gb18030),
            // “镕”, whose second byte Big5 does not have, among others.
            (
                b"\xE9\x46\xB2\xDF\xC2\xD4\xE9\x80\xB2\xDF",
                Encoding::Gb18030,
            ),
            // “唯讀存取政策”, “禁止刪除”, “允許使用者”.
            (
                b"\xB0\xDF\xC5\xAA\xA6\x73\xA8\xFA\xAC\x46\xB5\xA6",
                Encoding::Big5,
            ),
            (b"\xB8\x54\xA4\xEE\xA7\x52\xB0\xA3", Encoding::Big5),
            (b"\xA4\xB9\xB3\x5C\xA8\xCF\xA5\xCE\xAA\xCC", Encoding::Big5),
            // “策略” in GBK, “測試” in Big5: common characters in both.
            (b"\xB2\xDF\xC2\xD4", Encoding::DoubleByte),
            (b"\xB4\xFA\xB8\xD5", Encoding::DoubleByte),
            // “정책을 허용한다” in EUC-KR, “ポリシーを拒否する” in EUC-JP.
            (
                b"\xC1\xA4\xC3\xA5\xC0\xBB \xC7\xE3\xBF\xEB\xC7\xD1\xB4\xD9",
                Encoding::DoubleByte,
            ),
            (
                b"\xA5\xDD\xA5\xEA\xA5\xB7\xA1\xBC\xA4\xF2\xB5\xF1\xC8\xDD\xA4\xB9\xA4\xEB",
                Encoding::DoubleByte,
            ),
        ];
        for (words, encoding) in cases {
            let bytes = [b"{\"a\": \"", words, b"\"}"].concat();
            assert_eq!(Encoding::of(&bytes), Some(encoding), "{words:x?}");
            assert_eq!(encoding.place(&bytes), 7..9);
            assert_eq!(encoding.decode(&bytes), None);
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
            b"{\"a\": \"25 \xB0C, \xA7 7, \xABa\xBB\"}",
            b"{\"a\": \"\xB0C \xB0F \xA7A \xABb\"}",
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
