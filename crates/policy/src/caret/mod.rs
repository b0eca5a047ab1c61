//! Where in a policy an offset of its text stands, read from what lies before it: so it is known in a text
//! that breaks off right there.

mod spot;
mod word;

use crate::dialect::Dialect;
use crate::json::{Token, TokenKind, tokens};

pub(crate) use spot::Spot;
pub(crate) use word::{Word, next_kinds};

/// An offset of a text, as a place in a policy.
#[derive(Debug)]
pub(crate) struct Caret<'t> {
    /// The offset, on a character boundary.
    pub offset: usize,
    /// What stands or would stand there.
    pub spot: Spot,
    /// The string or word around the offset; none in a gap.
    pub word: Option<Word<'t>>,
    /// Where the innermost bracket opens.
    pub open: usize,
    /// Whether that is a list.
    pub in_list: bool,
    /// Where the statement around it opens.
    pub statement: Option<usize>,
}

/// An open bracket.
struct Frame {
    open: usize,
    array: bool,
    /// The last key, where the bracket is an object's.
    key: Option<String>,
    state: State,
}

/// What comes next in a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Key,
    Colon,
    Value,
    /// A comma or the end.
    After,
}

impl<'t> Caret<'t> {
    /// Reads the text up to `offset`, or gives `None` where no part of a policy stands: in a comment,
    /// between two tokens where nothing can be added, outside the document.
    pub fn at(text: &'t str, dialect: &'static Dialect, offset: usize) -> Option<Self> {
        let offset = text.floor_char_boundary(offset);
        let mut frames: Vec<Frame> = Vec::new();
        let mut word = None;
        let mut rest = tokens(text).peekable();
        while let Some(mut token) = rest.next() {
            if token.kind == TokenKind::Word {
                // An unquoted `cvm:*` is three tokens.
                while let Some(next) = rest.next_if(|next| {
                    let glued = next.range.start == token.range.end;
                    glued && value_next(&frames) && is_part(next)
                }) {
                    token.range.end = next.range.end;
                }
            }
            if is_around(&token, offset) {
                word = Some(Word::new(text, &token, offset)?);
                break;
            }
            if token.range.start >= offset {
                break;
            }
            take(&mut frames, text, &token);
        }
        let frame = frames.last()?;
        let key = match (frame.state, word.is_some()) {
            (State::Key, _) => true,
            (State::Value, _) => false,
            // Only a comma is missing.
            (State::After, true) => !frame.array,
            _ => return None,
        };
        let (spot, statement) = spot::find(&frames, key, dialect)?;
        Some(Self {
            offset,
            spot,
            word,
            open: frame.open,
            in_list: frame.array,
            statement,
        })
    }
}

fn value_next(frames: &[Frame]) -> bool {
    frames
        .last()
        .is_some_and(|frame| frame.state == State::Value)
}

fn is_part(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Colon | TokenKind::Word) && token.plain
}

/// Whether the offset stands within a string's quotes, or in or at the end of a word or a comment.
fn is_around(token: &Token, offset: usize) -> bool {
    let (start, end) = (token.range.start, token.range.end);
    match token.kind {
        TokenKind::String => {
            let inside = start + usize::from(token.quotes.0)..end;
            offset >= inside.start && (offset < end || (offset == end && token.quotes.1 == 0))
        }
        TokenKind::Word => start <= offset && offset <= end,
        TokenKind::Comment => start < offset && offset <= end,
        _ => false,
    }
}

/// Takes one token that lies wholly before the caret.
fn take(frames: &mut Vec<Frame>, text: &str, token: &Token) {
    let open = |array| Frame {
        open: token.range.start,
        array,
        key: None,
        state: if array { State::Value } else { State::Key },
    };
    match token.kind {
        TokenKind::OpenObject => return frames.push(open(false)),
        TokenKind::OpenArray => return frames.push(open(true)),
        TokenKind::CloseObject | TokenKind::CloseArray => {
            frames.pop();
        }
        _ => {}
    }
    let Some(frame) = frames.last_mut() else {
        return;
    };
    match token.kind {
        TokenKind::CloseObject | TokenKind::CloseArray => frame.state = State::After,
        TokenKind::Comma => {
            frame.state = if frame.array {
                State::Value
            } else {
                State::Key
            }
        }
        TokenKind::Colon if frame.state == State::Colon => frame.state = State::Value,
        TokenKind::String | TokenKind::Word => {
            // A key where a comma was expected: only that comma is missing.
            let key = frame.state == State::Key || (frame.state == State::After && !frame.array);
            frame.state = if key { State::Colon } else { State::After };
            if key {
                frame.key = Some(word::value(text, token));
            }
        }
        _ => {}
    }
}
