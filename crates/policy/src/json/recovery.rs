//! What the parser does with each token inside a bracket, and how it goes on after a fault.
//!
//! A fault is reported once, where a person would put the finger, and reading goes on as if it had been
//! repaired: a missing comma or colon is taken as written, a surplus one as not written, a wrong bracket as
//! the right one.

use std::ops::Range;

use super::fault::FaultKind;
use super::parser::{Parser, State};
use super::token::{Token, TokenKind};
use super::tree::{NodeId, NodeKind};
use crate::text::TextEdit;

impl Parser<'_> {
    /// Inside an array, before an element, a comma or the end.
    pub(super) fn element(&mut self) {
        match self.token.kind {
            TokenKind::End => self.unclosed(),
            TokenKind::CloseArray => self.close(),
            TokenKind::CloseObject => self.wrong_close(),
            TokenKind::Comma => self.comma(),
            TokenKind::Colon => self.unexpected(),
            _ => {
                self.before_item();
                if let Some(node) = self.stack.last().map(|frame| frame.node) {
                    self.value(node);
                }
            }
        }
    }

    /// Inside an object, before a key, a comma or the end.
    pub(super) fn key(&mut self) {
        match self.token.kind {
            TokenKind::End => self.unclosed(),
            TokenKind::CloseObject => self.close(),
            TokenKind::CloseArray => self.wrong_close(),
            TokenKind::Comma => self.comma(),
            _ => {
                self.before_item();
                self.member();
            }
        }
    }

    fn member(&mut self) {
        let Some(object) = self.stack.last().map(|frame| frame.node) else {
            return;
        };
        let at = self.token.range.start;
        let empty = Token {
            kind: TokenKind::End,
            range: at..at,
            quotes: (0, 0),
            plain: true,
        };
        let member = self.add(NodeKind::Member, &empty, object);
        match self.token.kind {
            TokenKind::String => self.string(member),
            TokenKind::Word => {
                let token = self.take();
                self.unquoted(&token);
                self.add(NodeKind::Word, &token, member);
            }
            kind => {
                let range = self.token.range.clone();
                self.fault(FaultKind::MissingKey, range, Vec::new());
                self.add_missing(member, at);
                if kind != TokenKind::Colon {
                    return self.expect(State::Value(member));
                }
            }
        }
        self.expect(State::Colon(member));
    }

    /// After a key.
    pub(super) fn colon(&mut self, member: NodeId) {
        let key_end = self.previous_end;
        match self.token.kind {
            TokenKind::Colon => {
                self.take();
                self.expect(State::Value(member));
            }
            TokenKind::Word if self.is_assignment() => {
                let token = self.take();
                let fix = vec![TextEdit::replace(token.range.clone(), ":")];
                self.fault(FaultKind::MissingColon, token.range, fix);
                self.expect(State::Value(member));
            }
            TokenKind::Comma | TokenKind::CloseObject | TokenKind::CloseArray | TokenKind::End => {
                let range = self.token.range.clone();
                if self.token.kind != TokenKind::End {
                    self.fault(FaultKind::MissingColon, range, Vec::new());
                }
                self.add_missing(member, key_end);
                self.finish(member);
                self.expect(State::Item);
            }
            _ => {
                self.missing(FaultKind::MissingColon, key_end, ":");
                self.expect(State::Value(member));
            }
        }
    }

    /// `=` or `=>` in the place of a colon.
    fn is_assignment(&self) -> bool {
        matches!(self.text.get(self.token.range.clone()), Some("=" | "=>"))
    }

    /// After the colon of a member.
    pub(super) fn member_value(&mut self, member: NodeId) {
        match self.token.kind {
            TokenKind::Comma | TokenKind::CloseObject | TokenKind::CloseArray | TokenKind::End => {
                let range = self.token.range.clone();
                if self.token.kind != TokenKind::End {
                    self.fault(FaultKind::MissingValue, range, Vec::new());
                }
                self.add_missing(member, self.previous_end);
                self.finish(member);
                self.expect(State::Item);
            }
            TokenKind::Colon => self.unexpected(),
            _ => {
                let depth = self.stack.len();
                self.value(member);
                if self.stack.len() == depth {
                    self.finish(member);
                    self.expect(State::Item);
                }
            }
        }
    }

    /// Before an element or key: there must be a comma unless it is the first.
    fn before_item(&mut self) {
        let at = self.previous_end;
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        let missing = !frame.empty && frame.comma.is_none();
        frame.comma = None;
        frame.empty = false;
        if missing {
            self.missing(FaultKind::MissingComma, at, ",");
        }
    }

    /// Punctuation is missing before the current token, and would be put in at an offset.
    fn missing(&mut self, kind: FaultKind, at: usize, punctuation: &str) {
        let fix = (!self.parts_word(at)).then(|| TextEdit::insert(at, punctuation));
        self.fault_or(kind, self.token.range.clone(), fix);
    }

    fn comma(&mut self) {
        let token = self.take();
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        if frame.empty || frame.comma.is_some() {
            let fix = vec![TextEdit::delete(token.range.clone())];
            self.fault(FaultKind::ExtraComma, token.range, fix);
        } else {
            frame.comma = Some(token);
        }
    }

    fn trailing_comma(&mut self) {
        if let Some(comma) = self.stack.last_mut().and_then(|frame| frame.comma.take()) {
            let fix = vec![TextEdit::delete(comma.range.clone())];
            self.fault(FaultKind::TrailingComma, comma.range, fix);
        }
    }

    fn close(&mut self) {
        self.trailing_comma();
        self.take();
        self.pop();
    }

    /// A closing bracket of the other kind. Where a bracket of that kind is open further out, the inner one
    /// was forgotten; otherwise the wrong key was pressed.
    fn wrong_close(&mut self) {
        self.trailing_comma();
        let Some(frame) = self.stack.last() else {
            return;
        };
        let array = frame.array;
        let outer_of_kind = if array {
            self.stack.len() - self.arrays
        } else {
            self.arrays
        };
        let range = self.token.range.clone();
        let expected = if array { ']' } else { '}' };
        if outer_of_kind > 0 {
            let fix = vec![TextEdit::insert(self.previous_end, expected)];
            self.fault(FaultKind::MismatchedClose(expected), range, fix);
        } else {
            let fix = vec![TextEdit::replace(range.clone(), expected)];
            self.fault(FaultKind::MismatchedClose(expected), range, fix);
            self.take();
        }
        self.pop();
    }

    /// The text ends inside brackets: one fault for all of them, at the end, naming the innermost.
    fn unclosed(&mut self) {
        let at = self.previous_end;
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        let mut fix: Vec<TextEdit> = frame
            .comma
            .take()
            .map(|comma| TextEdit::delete(comma.range))
            .into_iter()
            .collect();
        let bracket = if frame.array { '[' } else { '{' };
        let open = frame.open;
        let closers: String = self
            .stack
            .iter()
            .rev()
            .map(|frame| if frame.array { ']' } else { '}' })
            .collect();
        fix.push(TextEdit::insert(at, closers));
        self.fault(FaultKind::Unclosed { bracket, open }, at..at, fix);
        while !self.stack.is_empty() {
            self.pop();
        }
    }

    fn is_space(&self, range: Range<usize>) -> bool {
        let between = self.text.get(range).unwrap_or_default();
        between.trim().is_empty()
    }

    /// Surplus punctuation: reported as one run and skipped.
    pub(super) fn unexpected(&mut self) {
        let first = self.take();
        let kind = first.kind;
        let mut end = first.range.end;
        // A comment between them is no part of the run.
        while self.token.kind == kind && self.is_space(end..self.token.range.start) {
            end = self.take().range.end;
        }
        let range = first.range.start..end;
        // `::Get` lost its quotes, and the colons are its own.
        let own = self.token.kind == TokenKind::Word && self.token.range.start == end;
        let fix = (!own).then(|| TextEdit::delete(range.clone()));
        self.fault_or(FaultKind::Unexpected, range, fix);
        if kind == TokenKind::Colon {
            // `["a": 1]`: the colon parts the elements as a comma would.
            if let Some(frame) = self
                .stack
                .last_mut()
                .filter(|frame| frame.array && !frame.empty)
            {
                frame.comma = None;
                frame.empty = true;
            }
        }
    }
}
