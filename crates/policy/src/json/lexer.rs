//! Tokens. Each byte of the text belongs to exactly one, so that the tokens' texts joined are the text.

use std::ops::Range;

use super::string;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Space, tab, line feed and carriage return.
    Space,
    /// A space that JSON does not know, such as U+00A0.
    BadSpace,
    /// `// …`, `# …` or `/* … */`.
    Comment,
    /// `{`.
    OpenObject,
    /// `}`.
    CloseObject,
    /// `[`.
    OpenArray,
    /// `]`.
    CloseArray,
    /// `,`, or a character mistaken for it.
    Comma,
    /// `:`, or a character mistaken for it.
    Colon,
    /// A string, in whatever quotes.
    String,
    /// Any other run of characters: literals, numbers, words.
    Word,
    /// The end of the text; its range is empty.
    End,
}

impl TokenKind {
    /// Whether the grammar does not see it.
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Space | Self::BadSpace | Self::Comment)
    }
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its kind.
    pub kind: TokenKind,
    /// Its bytes.
    pub range: Range<usize>,
    /// For strings: bytes of the opening and of the closing quote (0 where there is none).
    pub quotes: (u8, u8),
    /// For strings: `"` at both ends, no escape, no control character. For the rest: as JSON has it.
    pub plain: bool,
}

/// The tokens of a text, trivia included, without the final [`TokenKind::End`].
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        text,
        position: 0,
        next_quote: 0,
    }
}

/// Iterator over [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    position: usize,
    /// A cache for [`string::scan`]: where the next `"` stands, so that no stretch is searched twice.
    next_quote: usize,
}

impl Tokens<'_> {
    /// The next token, or [`TokenKind::End`] for ever.
    pub fn advance(&mut self) -> Token {
        let start = self.position;
        let rest = self.text.get(start..).unwrap_or_default();
        let Some(first) = rest.chars().next() else {
            return Token {
                kind: TokenKind::End,
                range: start..start,
                quotes: (0, 0),
                plain: true,
            };
        };
        let token = match first {
            ' ' | '\t' | '\n' | '\r' => self.plain(TokenKind::Space, space_length(rest)),
            '{' => self.plain(TokenKind::OpenObject, 1),
            '}' => self.plain(TokenKind::CloseObject, 1),
            '[' => self.plain(TokenKind::OpenArray, 1),
            ']' => self.plain(TokenKind::CloseArray, 1),
            ',' => self.plain(TokenKind::Comma, 1),
            ':' => self.plain(TokenKind::Colon, 1),
            '"' | '\'' | '“' | '”' | '‘' | '’' | '＂' | '＇' => self.string(),
            '\\' if rest.starts_with("\\\"") => self.string(),
            '#' => self.odd(TokenKind::Comment, line_length(rest)),
            '/' if rest.starts_with("//") => self.odd(TokenKind::Comment, line_length(rest)),
            '/' if rest.starts_with("/*") => self.odd(TokenKind::Comment, block_length(rest)),
            _ => self.other(first, rest),
        };
        self.position = token.range.end;
        token
    }

    fn other(&self, first: char, rest: &str) -> Token {
        if is_bad_space(first) {
            return self.odd(TokenKind::BadSpace, first.len_utf8());
        }
        let kind = match ascii_punctuation(first) {
            Some(',') => TokenKind::Comma,
            Some(':') => TokenKind::Colon,
            Some('{') => TokenKind::OpenObject,
            Some('}') => TokenKind::CloseObject,
            Some('[') => TokenKind::OpenArray,
            Some(']') => TokenKind::CloseArray,
            _ => return self.plain(TokenKind::Word, word_length(rest)),
        };
        self.odd(kind, first.len_utf8())
    }

    fn string(&mut self) -> Token {
        let escaped = self.text.as_bytes().get(self.position) == Some(&b'\\');
        let scan = if escaped {
            string::scan_escaped(self.text, self.position)
        } else {
            string::scan(self.text, self.position, &mut self.next_quote)
        };
        Token {
            kind: TokenKind::String,
            range: self.position..scan.end,
            quotes: (scan.open, scan.close),
            plain: scan.plain,
        }
    }

    fn plain(&self, kind: TokenKind, length: usize) -> Token {
        let range = self.position..self.position + length;
        Token {
            kind,
            range,
            quotes: (0, 0),
            plain: true,
        }
    }

    fn odd(&self, kind: TokenKind, length: usize) -> Token {
        Token {
            plain: false,
            ..self.plain(kind, length)
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let token = self.advance();
        (token.kind != TokenKind::End).then_some(token)
    }
}

/// The ASCII punctuation that an East Asian keyboard's character was meant for.
pub(super) fn ascii_punctuation(character: char) -> Option<char> {
    Some(match character {
        '，' | '、' | '､' | ';' | '；' => ',',
        '：' | '︰' => ':',
        '｛' => '{',
        '｝' => '}',
        '［' | '【' => '[',
        '］' | '】' => ']',
        _ => return None,
    })
}

/// White space outside RFC 8259, and the invisible characters that copying from a page brings along.
pub(super) fn is_bad_space(character: char) -> bool {
    matches!(
        character,
        '\u{b}' | '\u{c}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}'
    ) || (!character.is_ascii() && character.is_whitespace())
}

fn space_length(rest: &str) -> usize {
    rest.bytes()
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
        .count()
}

fn line_length(rest: &str) -> usize {
    rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// A block comment; an unclosed one ends with its line, so that what follows is still read.
fn block_length(rest: &str) -> usize {
    rest.get(2..)
        .and_then(|body| body.find("*/"))
        .map_or_else(|| line_length(rest), |end| end + 4)
}

fn word_length(rest: &str) -> usize {
    let mut previous = None;
    for (index, character) in rest.char_indices() {
        let ends = match character {
            ' ' | '\t' | '\n' | '\r' | '{' | '}' | '[' | ']' | ',' | ':' | '"' => true,
            '/' => previous.is_some() && is_comment(rest.get(index..).unwrap_or_default()),
            '<' | '>' => false,
            _ if character.is_ascii() => is_bad_space(character) || character == ';',
            _ => {
                is_bad_space(character)
                    || ascii_punctuation(character).is_some()
                    || string::is_quote(character)
            }
        };
        if ends && previous.is_some() {
            return index;
        }
        previous = Some(character);
    }
    rest.len()
}

fn is_comment(rest: &str) -> bool {
    rest.starts_with("//") || rest.starts_with("/*")
}
