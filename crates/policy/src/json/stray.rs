//! Quotes that belong to no string: those around a list or an object, and one alone beside a bracket.

use super::lexer::Tokens;
use super::quotes::{Closers, Role, follows, is_wide_double};
use super::string::{Scan, length};
use super::token::{Token, TokenKind};

impl Tokens<'_> {
    /// Whether the quote at the position may be one; in a valid text hardly any is.
    pub(super) fn may_be_stray(&self) -> bool {
        let bytes = self.text.as_bytes();
        let before = self.position.checked_sub(1).and_then(|at| bytes.get(at));
        let next = bytes.get(self.position + 1);
        matches!(before, Some(b']' | b'}'))
            || matches!(next, Some(b'[' | b'{' | b' ' | b'\t' | b'\n' | b'\r'))
            || bytes.get(self.position) != Some(&b'"')
    }

    /// The quote at the position, where that opens no string: what `scan` took for one is not.
    pub(super) fn stray(&mut self, scan: &Scan) -> Option<Token> {
        let before = self.text.get(..self.position)?;
        let open = self.text.get(self.position..)?.chars().next()?;
        let start = self.position + open.len_utf8();
        let inner = self.text.get(start..)?;
        let is_string = scan.close > 0 && follows(self.text.get(scan.end..)?, Role::Any);
        if !is_string && before.ends_with([']', '}']) && follows(inner, Role::Any) {
            return Some(self.odd(TokenKind::Quote, open.len_utf8()));
        }
        let within = self
            .partner
            .as_ref()
            .is_some_and(|quote| self.position < quote.start);
        let bracket = inner.trim_start().starts_with(['[', '{']);
        if within || !bracket || self.is_standard(open, start) {
            return None;
        }
        let closers = Closers::of(open);
        let end = self.end_of_brackets(start)?;
        let rest = self.text.get(end..)?;
        let behind = rest.trim_start();
        let closes = |&next: &char| closers.has(next) || (open == '"' && is_wide_double(next));
        let partner = behind.chars().next().filter(closes).map(|quote| {
            let start = self.text.len() - behind.len();
            start..start + quote.len_utf8()
        });
        let after = partner.as_ref().map_or(end, |quote| quote.end);
        if !follows(self.text.get(after..)?, Role::Any) {
            return None;
        }
        let opening = partner.as_ref().map_or(0, |_| length(open.len_utf8()));
        self.partner = partner;
        Some(Token {
            quotes: (opening, 0),
            ..self.odd(TokenKind::Quote, open.len_utf8())
        })
    }

    /// The closing quote of a list or an object in quotes, where it stands here.
    pub(super) fn partner_here(&self) -> Option<Token> {
        let quote = self.partner.as_ref()?;
        (quote.start == self.position).then(|| Token {
            quotes: (0, length(quote.len())),
            ..self.odd(TokenKind::Quote, quote.len())
        })
    }

    /// Whether what opens before `start` is a string that JSON knows: its first quote closes it.
    fn is_standard(&self, open: char, start: usize) -> bool {
        let close = Closers::Standard.next(self.text, start);
        let after = close.and_then(|(_, end)| self.text.get(end..));
        open == '"' && after.is_some_and(|after| follows(after, Role::Any))
    }

    /// Where the list or object ends that begins at `start`. Takes what it reads off the budget.
    fn end_of_brackets(&mut self, start: usize) -> Option<usize> {
        let mut inside = self.from(start);
        let mut open = Vec::new();
        loop {
            let token = inside.advance();
            let length = token.range.end - start;
            if length > self.budget || token.kind == TokenKind::End {
                self.budget = self.budget.saturating_sub(length);
                return None;
            }
            let matches = match token.kind {
                TokenKind::OpenObject | TokenKind::OpenArray => {
                    open.push(token.kind);
                    true
                }
                TokenKind::CloseObject => open.pop() == Some(TokenKind::OpenObject),
                TokenKind::CloseArray => open.pop() == Some(TokenKind::OpenArray),
                _ => true,
            };
            let over = open.is_empty() && !token.kind.is_trivia();
            if over || !matches {
                self.budget -= length;
                return matches.then_some(token.range.end);
            }
        }
    }
}
