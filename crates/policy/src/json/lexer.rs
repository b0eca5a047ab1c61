//! Tokens. Each byte of the text belongs to exactly one, so that the tokens' texts joined are the text.

use std::ops::Range;

use super::look::{byte, byte_before, is_solid, is_space};
use super::token::{Token, TokenKind};
use super::{quotes, string};

/// The tokens of a text, trivia included, without the final [`TokenKind::End`].
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        text,
        position: 0,
        next_quote: 0,
        next_block_end: 0,
        role: quotes::Role::Any,
        budget: MOST_LOOKED_AHEAD * text.len(),
        partner: None,
    }
}

/// How often, at worst, a text is read ahead of the tokens to find the end of a list in quotes.
const MOST_LOOKED_AHEAD: usize = 4;

/// Iterator over [`tokens`].
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) position: usize,
    /// A cache for [`string::scan`]: where the next `"` stands, so that no stretch is searched twice.
    next_quote: usize,
    /// The same for the next end of a block comment.
    next_block_end: usize,
    /// What a string that comes next can be.
    role: quotes::Role,
    /// How many bytes may still be read ahead.
    pub(super) budget: usize,
    /// The closing quote of the pair around a list or an object that was opened last.
    pub(super) partner: Option<Range<usize>>,
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
            ':' => self.colon(rest),
            '"' | '\'' | '“' | '”' | '‘' | '’' | '＂' | '＇' => self.string(),
            '\\' if rest.starts_with("\\\"") => self.string(),
            '#' | '/' if self.is_comment(rest) => {
                let block = rest.starts_with("/*").then(|| self.block_length());
                let length = block.flatten().unwrap_or_else(|| line_length(rest));
                self.odd(TokenKind::Comment, length)
            }
            _ => self.other(first, rest),
        };
        self.position = token.range.end;
        if !token.kind.is_trivia() {
            self.role = quotes::Role::after(token.kind);
        }
        token
    }

    /// Those from another offset on.
    pub(super) fn from(&self, position: usize) -> Self {
        Self {
            text: self.text,
            position,
            next_quote: self.next_quote,
            next_block_end: self.next_block_end,
            role: quotes::Role::Any,
            budget: 0,
            partner: None,
        }
    }

    /// Whether a comment begins here, and not the end of a path: `uid/1:prefix//1/b`, `cos://b`.
    fn is_comment(&self, rest: &str) -> bool {
        let marked = byte(rest, 0) == b'#' || matches!(byte(rest, 1), b'/' | b'*');
        marked && !self.in_word()
    }

    /// Whether what comes next goes on with a word after colons, as in an unquoted `qcs::cos`.
    fn in_word(&self) -> bool {
        let mut at = self.position;
        while byte_before(self.text, at) == b':' {
            at -= 1;
        }
        at < self.position && is_solid(byte_before(self.text, at))
    }

    /// The length of a block comment, where it is closed: one that is not ends with its line, so that what follows is
    /// still read.
    fn block_length(&mut self) -> Option<usize> {
        let from = self.position + 2;
        if self.next_block_end < from {
            let rest = self.text.get(from..).unwrap_or_default();
            let mut ends = rest.match_indices("*/").map(|(at, _)| from + at);
            let closing = ends.find(|&at| closes_block(self.text, at));
            self.next_block_end = closing.unwrap_or(usize::MAX);
        }
        let end = self.next_block_end.checked_add(2)?;
        Some(end - self.position)
    }

    /// A string that lacks its opening quote.
    fn unopened(&self) -> Option<Token> {
        if self.in_word() {
            return None;
        }
        let end = quotes::unopened(self.text, self.position, self.role)?;
        Some(Token {
            quotes: (0, 1),
            ..self.odd(TokenKind::String, end - self.position)
        })
    }

    /// A colon, or a string that begins with two and lacks its opening quote: `::Get"`.
    fn colon(&self, rest: &str) -> Token {
        // Of a run of colons only the first may begin one, so that no run is read again for each.
        let first = byte(rest, 1) == b':' && byte_before(self.text, self.position) != b':';
        let string = first.then(|| self.unopened()).flatten();
        string.unwrap_or_else(|| self.plain(TokenKind::Colon, 1))
    }

    fn other(&self, first: char, rest: &str) -> Token {
        if is_bad_space(first) {
            return self.odd(TokenKind::BadSpace, first.len_utf8());
        }
        if let Some(string) = self.unopened() {
            return string;
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
            if let Some(quote) = self.partner_here() {
                return quote;
            }
            let scan = string::scan(self.text, self.position, &mut self.next_quote, self.role);
            if let Some(quote) = self.may_be_stray().then(|| self.stray(&scan)).flatten() {
                return quote;
            }
            scan
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

    pub(super) fn odd(&self, kind: TokenKind, length: usize) -> Token {
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

/// Whether `*/` at `at` closes a comment, and is no part of a path such as `obs:*:*/*`.
fn closes_block(text: &str, at: usize) -> bool {
    match byte(text, at + 2) {
        b'"' => is_space(byte_before(text, at)),
        next => !is_solid(next),
    }
}

/// Whether a brace closes before anything that ends a word.
fn is_variable(rest: &str) -> bool {
    let end = rest.find(quotes::ends_word);
    end.is_some_and(|end| rest.as_bytes().get(end) == Some(&b'}'))
}

/// A word; `${…}` within it is a part of it.
fn word_length(rest: &str) -> usize {
    let mut previous = None;
    let mut variable = false;
    for (index, character) in rest.char_indices() {
        let ends = match character {
            '{' if previous == Some('$') => {
                variable = is_variable(rest.get(index + 1..).unwrap_or_default());
                !variable
            }
            '}' if variable => {
                variable = false;
                false
            }
            ':' | '"' => !variable,
            _ if !character.is_ascii() && quotes::is_quote(character) => true,
            _ => quotes::ends_word(character),
        };
        if ends && previous.is_some() {
            return index;
        }
        previous = Some(character);
    }
    rest.len()
}
