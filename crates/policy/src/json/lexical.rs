//! Faults inside a token: quotes, escapes, comments, spaces, full-width punctuation.

use std::ops::Range;

use super::escape;
use super::fault::FaultKind;
use super::lexer::ascii_punctuation;
use super::look::{after_space, byte, byte_before, character, is_solid};
use super::note;
use super::parser::Parser;
use super::token::{Token, TokenKind};
use crate::text::TextEdit;

impl Parser<'_> {
    /// A word without quotes that is no literal.
    pub(super) fn unquoted(&mut self, token: &Token) {
        let word = self.text.get(token.range.clone()).unwrap_or_default();
        let quotable = !word.contains(['"', '\\', '\'']) && word.chars().all(|c| c >= ' ');
        let quotable = quotable && self.is_apart(&token.range);
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

    /// Whether nothing around a word goes on with it, as in `cvm:Run` where no string is expected, or `${a[1].b}`: quotes
    /// would part what belongs together.
    fn is_apart(&self, range: &Range<usize>) -> bool {
        let before = |back: usize| byte_before(self.text, range.start.saturating_sub(back));
        let after = |on: usize| byte(self.text, range.end + on);
        let begins = match before(0) {
            b'{' | b'[' => before(1) == b':' || !is_solid(before(1)),
            b':' => !is_solid(before(1)) && !matches!(before(1), b']' | b'}'),
            last => !is_solid(last) && !matches!(last, b']' | b'}'),
        };
        let ends = match after(0) {
            b':' | b'}' | b']' => !is_solid(after(1)),
            next => !is_solid(next) && !matches!(next, b'[' | b'{'),
        };
        begins && ends
    }

    /// Whether something put in at an offset would part a word.
    pub(super) fn parts_word(&self, at: usize) -> bool {
        let (last, next) = (byte_before(self.text, at), byte(self.text, at));
        let goes_on = is_solid(last) || matches!(last, b']' | b'}');
        (goes_on && is_solid(next)) || (is_solid(last) && matches!(next, b'[' | b'{'))
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
        let standard = |range: Range<usize>| {
            let quote = self.text.get(range).unwrap_or_default();
            matches!(quote, "\"" | "\"\"")
        };
        let opened = standard(range.start..inner.start);
        if open == 0 {
            let apart = self.is_apart(&range);
            let fix = apart.then(|| TextEdit::insert(range.start, "\""));
            self.fault_or(FaultKind::Unquoted, range.clone(), fix);
        } else if !opened || (close > 0 && !standard(inner.end..range.end)) {
            self.wrong_quote(&range, &inner, !opened, close > 0);
        } else {
            self.quotes_inside(&range, &inner);
        }
        if close == 0 {
            let fix = TextEdit::insert(range.end, "\"");
            self.fault_or(FaultKind::UnterminatedString, range, Some(fix));
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
        fix.extend(self.escapes(inner));
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

    /// The edits that escape each `"` of a string's inside.
    fn escapes(&self, inner: &Range<usize>) -> Vec<TextEdit> {
        let body = self.text.get(inner.clone()).unwrap_or_default();
        let mut escaped = false;
        let mut edits = Vec::new();
        for (at, byte) in body.bytes().enumerate() {
            if byte == b'"' && !escaped {
                edits.push(TextEdit::insert(inner.start + at, "\\"));
            }
            escaped = byte == b'\\' && !escaped;
        }
        edits
    }

    /// Quotes inside a string, and its own where they are written twice.
    fn quotes_inside(&mut self, range: &Range<usize>, inner: &Range<usize>) {
        let mut fix = self.escapes(inner);
        if inner.start - range.start > 1 {
            fix.insert(0, TextEdit::delete(range.start + 1..inner.start));
        }
        if range.end - inner.end > 1 {
            fix.push(TextEdit::delete(inner.end + 1..range.end));
        }
        if let (Some(first), Some(last)) = (fix.first(), fix.last()) {
            let at = first.range.start..last.range.start + 1;
            self.fault(FaultKind::QuoteInString(None), at, fix);
        }
    }

    /// A comment, a quote of its own or an unknown space.
    pub(super) fn trivia_fault(&mut self) {
        let range = self.token.range.clone();
        match self.token.kind {
            TokenKind::Comment => {
                let fix = self
                    .is_note(&range)
                    .then(|| TextEdit::delete(range.clone()));
                return self.fault_or(FaultKind::Comment, range, fix);
            }
            TokenKind::Quote => return self.quote_fault(range),
            _ => {}
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

    /// Quotes around a list or an object, reported at the first; or one that nothing belongs to.
    fn quote_fault(&mut self, range: Range<usize>) {
        let delete = TextEdit::delete(range.clone());
        match (self.token.quotes, self.tokens.partner.clone()) {
            ((0, 0), _) => self.fault_or(FaultKind::Unexpected, range, Some(delete)),
            ((1, _), Some(partner)) => {
                let bracket = after_space(self.text, range.end);
                let kind = FaultKind::QuoteInString(Some(character(self.text, bracket)));
                self.fault(
                    kind,
                    range.start..bracket + 1,
                    vec![delete, TextEdit::delete(partner)],
                );
            }
            _ => {}
        }
    }

    /// Whether a comment is surely one, and only a note: it stands on a line of its own, or after something that is
    /// written as JSON has it, and nothing in it looks like a part of a policy.
    fn is_note(&self, range: &Range<usize>) -> bool {
        let mut at = range.start;
        while matches!(byte_before(self.text, at), b' ' | b'\t') {
            at -= 1;
        }
        let placed = match byte_before(self.text, at) {
            0 | b'\n' | b'\r' => true,
            b',' | b':' | b'{' | b'}' | b'[' | b']' => true,
            _ => at == self.previous_end && (self.previous_sound && at < range.start),
        };
        let comment = self.text.get(range.clone()).unwrap_or_default();
        let body = match comment.strip_prefix("/*") {
            Some(block) => block.strip_suffix("*/"),
            None => comment.get(1..),
        };
        placed && body.is_some_and(note::is_note)
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
