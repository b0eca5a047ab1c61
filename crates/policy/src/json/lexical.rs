//! Faults inside a token: quotes, escapes, comments, spaces, full-width punctuation.

use std::ops::Range;

use super::escape;
use super::fault::FaultKind;
use super::lexer::{Token, TokenKind, ascii_punctuation};
use super::parser::Parser;
use crate::text::TextEdit;

impl Parser<'_> {
    /// A word without quotes that is no literal.
    pub(super) fn unquoted(&mut self, token: &Token) {
        let word = self.text.get(token.range.clone()).unwrap_or_default();
        let quotable = !word.contains(['"', '\\', '\'']) && word.chars().all(|c| c >= ' ');
        let fix = if quotable {
            vec![
                TextEdit::insert(token.range.start, "\""),
                TextEdit::insert(token.range.end, "\""),
            ]
        } else {
            Vec::new()
        };
        self.fault(FaultKind::Unquoted, token.range.clone(), fix);
    }

    /// What is wrong with the current token, a string.
    pub(super) fn string_faults(&mut self) {
        if self.token.plain {
            return;
        }
        let Token {
            range,
            quotes: (open, close),
            ..
        } = self.token.clone();
        let inner = range.start + usize::from(open)..range.end - usize::from(close);
        let quote = |range: Range<usize>| self.text.get(range) == Some("\"");
        let open_wrong = !quote(range.start..inner.start);
        let close_wrong = close > 0 && !quote(inner.end..range.end);
        if open_wrong || close_wrong {
            self.wrong_quote(&range, &inner, open_wrong, close > 0);
        }
        if close == 0 {
            let fix = vec![TextEdit::insert(range.end, "\"")];
            self.fault(FaultKind::UnterminatedString, range, fix);
        }
        let mut found = Vec::new();
        escape::faults(self.text, inner, &mut found);
        for fault in found {
            self.fault(fault.kind, fault.range, fault.fix);
        }
    }

    /// Points at the first wrong quote; the repair mends both and escapes a `"` between them.
    fn wrong_quote(
        &mut self,
        range: &Range<usize>,
        inner: &Range<usize>,
        open_wrong: bool,
        closed: bool,
    ) {
        let mut fix = vec![TextEdit::replace(range.start..inner.start, "\"")];
        let body = self.text.get(inner.clone()).unwrap_or_default();
        let mut escaped = false;
        for (at, byte) in body.bytes().enumerate() {
            if byte == b'"' && !escaped {
                fix.push(TextEdit::insert(inner.start + at, "\\"));
            }
            escaped = byte == b'\\' && !escaped;
        }
        if closed {
            fix.push(TextEdit::replace(inner.end..range.end, "\""));
        }
        let at = if open_wrong {
            range.start..inner.start
        } else {
            inner.end..range.end
        };
        self.fault(FaultKind::WrongQuote, at, fix);
    }

    /// A comment or an unknown space.
    pub(super) fn trivia_fault(&mut self) {
        let range = self.token.range.clone();
        if self.token.kind == TokenKind::Comment {
            let fix = vec![TextEdit::delete(range.clone())];
            return self.fault(FaultKind::Comment, range, fix);
        }
        let space = self
            .text
            .get(range.clone())
            .and_then(|text| text.chars().next())
            .unwrap_or(' ');
        let insert = if space.is_whitespace() { " " } else { "" };
        let fix = TextEdit::replace(range.clone(), insert);
        if !self.extend_bad_space(space, &fix) {
            self.fault(FaultKind::BadSpace(space), range, vec![fix]);
        }
    }

    /// Full-width punctuation, read as what it was meant for.
    pub(super) fn full_width_fault(&mut self) {
        let range = self.token.range.clone();
        let found = self
            .text
            .get(range.clone())
            .and_then(|text| text.chars().next());
        let meant = found.and_then(ascii_punctuation).unwrap_or(',');
        let fix = vec![TextEdit::replace(range.clone(), meant)];
        self.fault(FaultKind::FullWidth(meant), range, fix);
    }
}
