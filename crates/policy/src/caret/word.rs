//! The string or word around a caret.

use std::ops::Range;

use crate::json::{Token, TokenKind, parse, tokens};

/// A string, closed or not, or a word without quotes.
#[derive(Debug, Clone)]
pub(crate) struct Word<'t> {
    /// Its bytes with the quotes.
    pub outer: Range<usize>,
    /// Its bytes without them.
    pub inner: Range<usize>,
    /// What stands between the beginning and the caret.
    pub typed: &'t str,
    /// Whether it stands in `"` on both sides.
    pub closed: bool,
}

impl<'t> Word<'t> {
    /// Reads the token around the caret; `None` for a comment.
    pub fn new(text: &'t str, token: &Token, offset: usize) -> Option<Self> {
        let outer = token.range.clone();
        let (open, close) = match token.kind {
            TokenKind::String => token.quotes,
            TokenKind::Word => (0, 0),
            _ => return None,
        };
        let inner = outer.start + usize::from(open)..outer.end - usize::from(close);
        let typed = text.get(inner.start..offset.max(inner.start))?;
        if token.kind == TokenKind::Word || is_whole(text, token, &inner) {
            let quote = |range: Range<usize>| text.get(range) == Some("\"");
            let closed = quote(outer.start..inner.start) && quote(inner.end..outer.end);
            return Some(Self {
                outer,
                inner,
                typed,
                closed,
            });
        }
        // The closing quote is missing: what looks like a part of the word belongs to it.
        let rest = text.get(offset..inner.end).unwrap_or_default();
        let more = rest.find(|character: char| !is_part(character));
        let end = offset + more.unwrap_or(rest.len());
        Some(Self {
            outer: outer.start..end,
            inner: inner.start..end,
            typed,
            closed: false,
        })
    }

    /// What the whole word says, as it stands in the text.
    pub fn raw(&self, text: &'t str) -> &'t str {
        text.get(self.inner.clone()).unwrap_or_default()
    }
}

fn is_part(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | ':' | '*' | '/' | '.' | '-')
}

/// Whether the string ends where it should: on its line, with a quote that punctuation follows.
fn is_whole(text: &str, token: &Token, inner: &Range<usize>) -> bool {
    let body = text.get(inner.clone()).unwrap_or_default();
    let next = next_kinds(text, token.range.end)[0];
    use TokenKind::{CloseArray, CloseObject, Colon, Comma, End};
    token.quotes.1 > 0
        && !body.contains(['\n', '\r'])
        && matches!(next, End | Comma | Colon | CloseArray | CloseObject)
}

/// The kinds of the next two tokens from `start` on.
pub(crate) fn next_kinds(text: &str, start: usize) -> [TokenKind; 2] {
    let rest = text.get(start..).unwrap_or_default();
    let mut kinds = tokens(rest)
        .map(|token| token.kind)
        .filter(|kind| !kind.is_trivia());
    let mut next = || kinds.next().unwrap_or(TokenKind::End);
    [next(), next()]
}

/// What a string or a word says.
pub(super) fn value(text: &str, token: &Token) -> String {
    let raw = text.get(token.range.clone()).unwrap_or_default();
    let parsed = parse(raw);
    match parsed.tree.root() {
        Some(root) => parsed.tree.text(raw, root).into_owned(),
        None => raw.to_owned(),
    }
}
