//! Quotes that belong to no string: those around a list or an object, and one alone beside a bracket.

use super::lexer::Tokens;
use super::look::{after_space, byte, byte_before, character, is_space};
use super::quotes::{Closers, Role, follows};
use super::string::Scan;
use super::token::{Token, TokenKind};

impl Tokens<'_> {
    /// Whether the quote at the position may be one; in a valid text hardly any is.
    pub(super) fn may_be_stray(&self) -> bool {
        let next = byte(self.text, self.position + 1);
        matches!(byte_before(self.text, self.position), b']' | b'}')
            || matches!(next, b'[' | b'{')
            || is_space(next)
            || byte(self.text, self.position) != b'"'
    }

    /// The quote at the position, where that opens no string: what `scan` took for one is not.
    pub(super) fn stray(&mut self, scan: &Scan) -> Option<Token> {
        let text = self.text;
        let open = character(text, self.position);
        let start = self.position + open.len_utf8();
        let is_string = scan.close > 0 && follows(text, scan.end, Role::Any);
        let closed = matches!(byte_before(text, self.position), b']' | b'}');
        if !is_string && closed && follows(text, start, Role::Any) {
            return Some(self.quote(start, (0, 0)));
        }
        let within = self
            .partner
            .as_ref()
            .is_some_and(|quote| self.position < quote.start);
        let bracket = matches!(byte(text, after_space(text, start)), b'[' | b'{');
        let closers = Closers::of(open)?;
        // A string that JSON knows: its first quote closes it.
        let standard = || {
            let close = closers.next(text, start);
            open == '"' && close.is_some_and(|(_, end)| follows(text, end, Role::Any))
        };
        if within || !bracket || standard() {
            return None;
        }
        let end = self.end_of_brackets(start)?;
        let behind = after_space(text, end);
        let quote = character(text, behind);
        let pair = closers.has(quote) || (open == '"' && Closers::Double.has(quote));
        let after = if pair { behind + quote.len_utf8() } else { end };
        if !follows(text, after, Role::Any) {
            return None;
        }
        self.partner = pair.then_some(behind..after);
        Some(self.quote(start, (u8::from(pair), 0)))
    }

    /// The closing quote of a list or an object in quotes, where it stands here.
    pub(super) fn partner_here(&self) -> Option<Token> {
        let quote = self.partner.as_ref()?;
        (quote.start == self.position).then(|| self.quote(quote.end, (0, 1)))
    }

    fn quote(&self, end: usize, quotes: (u8, u8)) -> Token {
        Token {
            quotes,
            ..self.odd(TokenKind::Quote, end - self.position)
        }
    }

    /// Where the list or object ends that begins at `start`. Takes what it reads off the budget.
    fn end_of_brackets(&mut self, start: usize) -> Option<usize> {
        let mut inside = self.from(start);
        let mut open = Vec::new();
        loop {
            let token = inside.advance();
            let length = token.range.end - start;
            let matches = match token.kind {
                TokenKind::OpenObject => {
                    open.push(TokenKind::CloseObject);
                    true
                }
                TokenKind::OpenArray => {
                    open.push(TokenKind::CloseArray);
                    true
                }
                TokenKind::CloseObject | TokenKind::CloseArray => open.pop() == Some(token.kind),
                kind => kind != TokenKind::End,
            };
            let over = open.is_empty() && !token.kind.is_trivia();
            if over || !matches || length > self.budget {
                let read = matches && length <= self.budget;
                self.budget = self.budget.saturating_sub(length);
                return read.then_some(token.range.end);
            }
        }
    }
}
