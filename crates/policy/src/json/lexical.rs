//! Faults inside a token: quotes, escapes, comments, spaces, full-width punctuation.

use std::ops::Range;

use super::escape;
use super::fault::FaultKind;
use super::lexer::ascii_punctuation;
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
        let before = self.text.get(..range.start).unwrap_or_default();
        let after = self.text.get(range.end..).unwrap_or_default();
        let solid_or =
            |brackets: &'static str| move |it: char| is_solid(it) || brackets.contains(it);
        let begins = match before.strip_suffix(['{', '[']) {
            Some(key) => !key.ends_with(|it| is_solid(it) && it != ':'),
            None => !before
                .strip_suffix(':')
                .unwrap_or(before)
                .ends_with(solid_or("]}")),
        };
        let ends = match after.strip_prefix([':', '}', ']']) {
            Some(value) => !value.starts_with(is_solid),
            None => !after.starts_with(solid_or("[{")),
        };
        begins && ends
    }

    /// Whether something put in at an offset would part a word.
    pub(super) fn parts_word(&self, at: usize) -> bool {
        let (before, after) = self.text.split_at_checked(at).unwrap_or_default();
        let opens = after.starts_with(['[', '{']);
        let closes = before.ends_with([']', '}']);
        (before.ends_with(is_solid) && (opens || after.starts_with(is_solid)))
            || (closes && after.starts_with(is_solid))
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
        let quote = |range: Range<usize>| {
            let quote = self.text.get(range).unwrap_or_default();
            (
                !quote.is_empty() && quote.bytes().all(|byte| byte == b'"'),
                quote.len() > 1,
            )
        };
        let (opened, twice) = quote(range.start..inner.start);
        let (closed, twice_closed) = quote(inner.end..range.end);
        if open == 0 {
            let apart = self.is_apart(&range);
            let fix = apart.then(|| TextEdit::insert(range.start, "\""));
            self.fault(
                FaultKind::Unquoted,
                range.clone(),
                fix.into_iter().collect(),
            );
        } else if !opened || (close > 0 && !closed) {
            self.wrong_quote(&range, &inner, !opened, close > 0);
        } else {
            self.quotes_inside(&range, &inner, twice, twice_closed);
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
    fn quotes_inside(
        &mut self,
        range: &Range<usize>,
        inner: &Range<usize>,
        open: bool,
        close: bool,
    ) {
        let mut fix = self.escapes(inner);
        if open {
            fix.insert(0, TextEdit::delete(range.start + 1..inner.start));
        }
        if close {
            fix.push(TextEdit::delete(inner.end + 1..range.end));
        }
        let (Some(first), Some(last)) = (fix.first(), fix.last()) else {
            return;
        };
        let at = first.range.start..last.range.start + 1;
        self.fault(FaultKind::QuoteInString(None), at, fix);
    }

    /// A comment, a quote of its own or an unknown space.
    pub(super) fn trivia_fault(&mut self) {
        let range = self.token.range.clone();
        match self.token.kind {
            TokenKind::Comment => {
                let note = self.is_note(&range);
                let fix = note.then(|| TextEdit::delete(range.clone()));
                return self.fault(FaultKind::Comment, range, fix.into_iter().collect());
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
        let (open, close) = self.token.quotes;
        if close > 0 {
            return;
        }
        let mut fix = vec![TextEdit::delete(range.clone())];
        let Some(partner) = self.tokens.partner.clone().filter(|_| open > 0) else {
            return self.fault(FaultKind::Unexpected, range, fix);
        };
        fix.push(TextEdit::delete(partner));
        let rest = self.text.get(range.end..).unwrap_or_default().trim_start();
        let bracket = rest.chars().next();
        let end = self.text.len() - rest.len() + 1;
        self.fault(FaultKind::QuoteInString(bracket), range.start..end, fix);
    }

    /// Whether a comment is surely one, and only a note: it stands on a line of its own, or after something that is
    /// written as JSON has it, and nothing in it looks like a part of a policy.
    fn is_note(&self, range: &Range<usize>) -> bool {
        let comment = self.text.get(range.clone()).unwrap_or_default();
        let before = self.text.get(..range.start).unwrap_or_default();
        let line = before.trim_end_matches([' ', '\t']);
        let spaced = line.len() < before.len();
        let placed = match line.chars().next_back() {
            None | Some('\n' | '\r') => true,
            Some(last) if self.previous_end == line.len() => {
                ascii_punctuation(last).unwrap_or(last) != last
                    || ",:{}[]".contains(last)
                    || (spaced && self.previous_sound)
            }
            Some(_) => false,
        };
        let body = match comment.strip_prefix("/*") {
            Some(block) => block.strip_suffix("*/"),
            None => Some(comment.trim_start_matches(['/', '#'])),
        };
        placed && body.is_some_and(is_prose)
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

/// Whether a word, an action or a resource goes on over it.
fn is_solid(character: char) -> bool {
    character.is_alphanumeric() || "*$._-/:".contains(character)
}

/// Whether nothing in a text looks like a part of a policy: no string, bracket, wildcard or variable, and no action,
/// resource or path, which have a colon or a slash between two characters.
fn is_prose(text: &str) -> bool {
    let glued = |at: usize| {
        let bytes = text.as_bytes();
        let solid = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at))
                .is_some_and(u8::is_ascii_graphic)
        };
        solid(at.checked_sub(1)) && solid(Some(at + 1))
    };
    text.char_indices().all(|(at, character)| match character {
        '"' | '“' | '”' | '＂' | '{' | '}' | '[' | ']' | '*' | '$' => false,
        ':' | '/' => !glued(at),
        _ => true,
    })
}
