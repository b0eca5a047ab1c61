//! The tokens of such objects.

use super::super::Expressions;
use super::Signs;

/// A text, and how far it has been read.
pub(super) struct Reader<'t> {
    pub text: &'t str,
    pub at: usize,
    pub signs: Signs,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, at: usize) -> Self {
        let signs = Signs::default();
        Self { text, at, signs }
    }

    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Skips space, which is copied, and comments, which JSON does not have.
    pub fn space(&mut self, copy: &mut String) {
        while let Some(byte) = self.peek() {
            let rest = self.rest();
            if matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                copy.push(char::from(byte));
                self.at += 1;
            } else if byte == b'#' || rest.starts_with("//") {
                self.note(byte == b'#');
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if let Some(inside) = rest.strip_prefix("/*") {
                self.note(false);
                self.at += inside.find("*/").map_or(rest.len(), |end| end + 4);
            } else {
                break;
            }
        }
    }

    fn note(&mut self, python: bool) {
        self.signs.python |= python;
        self.signs.javascript |= !python;
    }

    /// A name, a literal or a number; or nothing.
    pub fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let in_word = |it: char| it.is_alphanumeric() || "_$.-+".contains(it);
        let end = rest.find(|it| !in_word(it)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// The string that begins here, its escapes decoded. `None` where its end or an escape is not known.
    pub fn string(&mut self, expressions: &mut Expressions) -> Option<String> {
        let quote = self.rest().chars().next()?;
        self.signs.javascript |= quote == '`';
        let mut found = String::new();
        self.at += 1;
        loop {
            let next = self.rest().chars().next()?;
            let start = self.at;
            self.at += next.len_utf8();
            match next {
                _ if next == quote => break,
                '\\' => self.escape(&mut found)?,
                '\n' | '\r' if quote != '`' => return None,
                '$' if quote == '`' && self.peek() == Some(b'{') => {
                    self.at += self.rest().find('}')? + 1;
                    let expression = self.text.get(start..self.at)?;
                    expressions.add(expression);
                    found.push_str(expression);
                }
                _ => found.push(next),
            }
        }
        // `'''` and strings that follow each other are more than one string.
        let is_one = !matches!(self.peek(), Some(b'"' | b'\'' | b'`'));
        is_one.then_some(found)
    }

    /// What is written behind a backslash.
    fn escape(&mut self, found: &mut String) -> Option<()> {
        let sign = self.rest().chars().next()?;
        self.at += sign.len_utf8();
        found.push(match sign {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '\\' | '\'' | '"' | '`' | '/' | '$' => sign,
            'x' => char::from_u32(self.hexadecimal(2)?)?,
            'U' => char::from_u32(self.hexadecimal(8)?)?,
            'u' => self.unicode()?,
            // The string goes on in the next line.
            '\n' => return Some(()),
            _ => return None,
        });
        Some(())
    }

    /// `\u0041`, `\ud83d\ude00` or `\u{1f600}`, behind its `u`.
    fn unicode(&mut self) -> Option<char> {
        if let Some(inside) = self.rest().strip_prefix('{') {
            let digits = inside.get(..inside.find('}')?)?;
            self.at += digits.len() + 2;
            return char::from_u32(u32::from_str_radix(digits, 16).ok()?);
        }
        let high = self.hexadecimal(4)?;
        if !(0xD800..0xDC00).contains(&high) {
            return char::from_u32(high);
        }
        self.at += self.rest().starts_with("\\u").then_some(2)?;
        let low = self.hexadecimal(4)?.checked_sub(0xDC00)?;
        char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + low)
    }

    fn hexadecimal(&mut self, count: usize) -> Option<u32> {
        let digits = self.rest().get(..count)?;
        let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        self.at += count;
        is_number.then(|| u32::from_str_radix(digits, 16).ok())?
    }
}
