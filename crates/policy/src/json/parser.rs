//! The parser: one loop over tokens with a stack of open brackets.

use super::fault::{Fault, FaultKind};
use super::lexer::{Tokens, tokens};
use super::number;
use super::token::{Token, TokenKind};
use super::tree::{Node, NodeId, NodeKind, Tree};
use crate::text::TextEdit;

/// The deepest nesting that is read. Policies need 6 levels; the limit keeps whatever walks the tree safe.
pub const MAX_DEPTH: usize = 512;

/// After so many faults the rest of a text is not read: it is no JSON at all.
pub const MAX_FAULTS: usize = 200;

/// What [`parse`] gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Everything that could be recovered; the whole document where there is no fault.
    pub tree: Tree,
    /// What RFC 8259 forbids, in the order of the text. Empty exactly when the text is JSON.
    pub faults: Vec<Fault>,
    /// Whether U+FEFF stands before the document.
    pub byte_order_mark: bool,
}

impl Parsed {
    /// Whether the text was read only as far as [`MAX_FAULTS`] or [`MAX_DEPTH`] allow: more may be wrong with it.
    pub fn is_cut(&self) -> bool {
        self.faults.len() >= MAX_FAULTS
            || self
                .faults
                .iter()
                .any(|fault| matches!(fault.kind, FaultKind::TooDeep))
    }
}

/// Parses a text. Takes time linear in its length whatever it holds.
pub fn parse(text: &str) -> Parsed {
    Parser::new(text).run()
}

/// Parses bytes. Where they are not UTF-8, the only fault says at which byte.
pub fn parse_bytes(bytes: &[u8]) -> Parsed {
    match std::str::from_utf8(bytes) {
        Ok(text) => parse(text),
        Err(error) => {
            let at = error.valid_up_to();
            let kind = FaultKind::Encoding(bytes.get(at).copied().unwrap_or_default());
            let range = at..at + error.error_len().unwrap_or(bytes.len() - at);
            Parsed {
                faults: vec![Fault {
                    kind,
                    range,
                    fix: Vec::new(),
                }],
                ..Parsed::default()
            }
        }
    }
}

/// An open bracket, and what the grammar expects next inside it.
pub(super) struct Frame {
    pub node: NodeId,
    /// Where its bracket stands.
    pub open: usize,
    pub array: bool,
    /// The last comma, while nothing has followed it.
    pub comma: Option<Token>,
    pub empty: bool,
    pub state: State,
}

/// What comes next in a frame.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// An element or a key, a comma, or the end.
    Item,
    /// The colon after the key of this member.
    Colon(NodeId),
    /// The value of this member.
    Value(NodeId),
}

pub(super) struct Parser<'t> {
    pub text: &'t str,
    pub tokens: Tokens<'t>,
    /// The token to be read next; never trivia.
    pub token: Token,
    /// End of the last token that was consumed.
    pub previous_end: usize,
    /// Whether it is written as JSON has it, and no word that lacks its quotes.
    pub previous_sound: bool,
    pub stack: Vec<Frame>,
    /// How many frames of the stack are arrays.
    pub arrays: usize,
    parsed: Parsed,
    stopped: bool,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        let token = Token {
            kind: TokenKind::End,
            range: 0..0,
            quotes: (0, 0),
            plain: true,
        };
        let mut parser = Self {
            text,
            tokens: tokens(text),
            token,
            previous_end: 0,
            previous_sound: true,
            stack: Vec::new(),
            arrays: 0,
            parsed: Parsed {
                byte_order_mark: text.starts_with('\u{feff}'),
                ..Parsed::default()
            },
            stopped: false,
        };
        parser.read();
        parser
    }

    fn run(mut self) -> Parsed {
        self.root();
        while !self.stopped {
            let Some(frame) = self.stack.last() else {
                break;
            };
            match (frame.state, frame.array) {
                (State::Item, true) => self.element(),
                (State::Item, false) => self.key(),
                (State::Colon(member), _) => self.colon(member),
                (State::Value(member), _) => self.member_value(member),
            }
        }
        self.close_all();
        self.trailing();
        self.parsed
    }

    /// Takes the current token and reads the next one that is not trivia.
    pub fn take(&mut self) -> Token {
        let end = self.token.range.end;
        let end_token = Token {
            kind: TokenKind::End,
            range: end..end,
            quotes: (0, 0),
            plain: true,
        };
        let taken = std::mem::replace(&mut self.token, end_token);
        self.previous_end = end;
        self.previous_sound =
            taken.plain && (taken.kind != TokenKind::Word || self.is_literal(&taken));
        self.read();
        taken
    }

    fn read(&mut self) {
        self.token = self.tokens.advance();
        while self.token.kind.is_trivia() {
            let mark = self.token.range.start == 0 && self.parsed.byte_order_mark;
            if !self.token.plain && !mark {
                self.trivia_fault();
            }
            self.token = self.tokens.advance();
        }
        if !self.token.plain && !matches!(self.token.kind, TokenKind::String | TokenKind::End) {
            self.full_width_fault();
        }
    }

    fn root(&mut self) {
        use TokenKind::{CloseArray, CloseObject, Colon, Comma, End};
        if self.token.kind == End {
            return self.fault(FaultKind::Empty, 0..self.text.len(), Vec::new());
        }
        while matches!(self.token.kind, Comma | Colon | CloseObject | CloseArray) && !self.stopped {
            self.unexpected();
        }
        if self.token.kind != End && !self.stopped {
            self.value(NodeId::ROOT);
        }
    }

    /// Reads a value: adds its node, and a frame for a bracket. The current token must start a value.
    pub fn value(&mut self, parent: NodeId) {
        match self.token.kind {
            TokenKind::OpenObject => self.open(NodeKind::Object, parent),
            TokenKind::OpenArray => self.open(NodeKind::Array, parent),
            TokenKind::String => self.string(parent),
            _ => self.word(parent),
        }
    }

    fn open(&mut self, kind: NodeKind, parent: NodeId) {
        if self.stack.len() >= MAX_DEPTH {
            let range = self.token.range.clone();
            self.fault(FaultKind::TooDeep, range, Vec::new());
            self.stopped = true;
            return;
        }
        let token = self.take();
        let node = self.add(kind, &token, parent);
        let array = kind == NodeKind::Array;
        self.arrays += usize::from(array);
        let open = token.range.start;
        self.stack.push(Frame {
            node,
            open,
            array,
            comma: None,
            empty: true,
            state: State::Item,
        });
    }

    pub fn string(&mut self, parent: NodeId) {
        self.string_faults();
        let token = self.take();
        self.add(NodeKind::String, &token, parent);
    }

    fn word(&mut self, parent: NodeId) {
        let mut token = self.take();
        let kind = match self.text.get(token.range.clone()).unwrap_or_default() {
            "true" => NodeKind::True,
            "false" => NodeKind::False,
            "null" => NodeKind::Null,
            word if number::is_number(word) => NodeKind::Number,
            word if number::looks_like_number(word) && !self.glued(&token) => {
                self.fault(FaultKind::BadNumber, token.range.clone(), Vec::new());
                NodeKind::Number
            }
            _ => {
                self.rest_of_word(&mut token);
                self.unquoted(&token);
                NodeKind::Word
            }
        };
        self.add(kind, &token, parent);
    }

    fn is_literal(&self, word: &Token) -> bool {
        let word = self.text.get(word.range.clone()).unwrap_or_default();
        matches!(word, "true" | "false" | "null") || number::is_number(word)
    }

    /// Whether a colon follows without a space, as in an unquoted `cvm:*`.
    fn glued(&self, token: &Token) -> bool {
        self.token.kind == TokenKind::Colon && self.token.range.start == token.range.end
    }

    /// An unquoted value goes on over colons that no space parts: `cvm:*`, `qcs::cvm:gz::*`.
    fn rest_of_word(&mut self, word: &mut Token) {
        while matches!(self.token.kind, TokenKind::Colon | TokenKind::Word)
            && self.token.plain
            && self.token.range.start == word.range.end
        {
            word.range.end = self.take().range.end;
        }
    }

    pub fn add(&mut self, kind: NodeKind, token: &Token, parent: NodeId) -> NodeId {
        let nodes = &mut self.parsed.tree.nodes;
        let id = NodeId(nodes.len());
        nodes.push(Node {
            kind,
            range: token.range.clone(),
            parent,
            end: id.0 + 1,
            quotes: token.quotes,
            plain: token.plain,
        });
        id
    }

    /// An empty node where a key or a value should stand.
    pub fn add_missing(&mut self, parent: NodeId, at: usize) {
        let token = Token {
            kind: TokenKind::End,
            range: at..at,
            quotes: (0, 0),
            plain: true,
        };
        self.add(NodeKind::Missing, &token, parent);
    }

    /// Ends a node at the last consumed token.
    pub fn finish(&mut self, id: NodeId) {
        let end = self.parsed.tree.nodes.len();
        if let Some(node) = self.parsed.tree.nodes.get_mut(id.0) {
            node.end = end;
            node.range.end = node.range.end.max(self.previous_end);
        }
    }

    /// Ends the innermost bracket.
    pub fn pop(&mut self) {
        let Some(frame) = self.stack.pop() else {
            return;
        };
        self.arrays -= usize::from(frame.array);
        self.finish(frame.node);
        if let Some(State::Value(member)) = self.stack.last().map(|outer| outer.state) {
            self.finish(member);
            self.expect(State::Item);
        }
    }

    pub fn expect(&mut self, state: State) {
        if let Some(frame) = self.stack.last_mut() {
            frame.state = state;
        }
    }

    pub fn fault(&mut self, kind: FaultKind, range: std::ops::Range<usize>, fix: Vec<TextEdit>) {
        let faults = &mut self.parsed.faults;
        if faults.len() < MAX_FAULTS {
            // In the order of the text: a token read ahead may have had its fault before this one.
            let after = faults
                .iter()
                .rev()
                .take_while(|other| other.range.start > range.start);
            faults.insert(faults.len() - after.count(), Fault { kind, range, fix });
        }
        self.stopped |= self.parsed.faults.len() >= MAX_FAULTS;
    }

    /// A fault with an edit that repairs it, if there is one.
    pub fn fault_or(
        &mut self,
        kind: FaultKind,
        range: std::ops::Range<usize>,
        fix: Option<TextEdit>,
    ) {
        self.fault(kind, range, fix.into_iter().collect());
    }

    /// Adds to the last fault where the same unknown space stands just before: a run is one fault.
    pub fn extend_bad_space(&mut self, space: char, fix: &TextEdit) -> bool {
        let last = self.parsed.faults.last_mut();
        let run = last.filter(|fault| {
            fault.kind == FaultKind::BadSpace(space) && fault.range.end == fix.range.start
        });
        let Some(fault) = run else {
            return false;
        };
        fault.range.end = fix.range.end;
        fault.fix.push(fix.clone());
        true
    }

    /// At the end of the text, or where reading stopped: closes what is open.
    fn close_all(&mut self) {
        while let Some(frame) = self.stack.last() {
            let state = frame.state;
            if let State::Colon(member) | State::Value(member) = state {
                // Its key, a leaf, is the last node: it has no value yet.
                if self.parsed.tree.nodes.len() == member.0 + 2 {
                    self.add_missing(member, self.previous_end);
                }
                self.finish(member);
            }
            self.expect(State::Item);
            self.pop();
        }
    }

    fn trailing(&mut self) {
        if self.stopped || self.token.kind == TokenKind::End {
            return;
        }
        let start = self.token.range.start;
        let only_closers = |text: &str| {
            text.chars()
                .all(|c| matches!(c, ']' | '}' | ',') || c.is_ascii_whitespace())
        };
        let faults = self
            .parsed
            .faults
            .partition_point(|fault| fault.range.start < start);
        while self.token.kind != TokenKind::End && !self.stopped {
            self.take();
        }
        // Whatever else is wrong in what does not belong here is not worth a finding of its own.
        self.parsed.faults.truncate(faults);
        let range = start..self.previous_end;
        let rest = self.text.get(range.clone()).unwrap_or_default();
        let fix = if only_closers(rest) {
            vec![TextEdit::delete(range.clone())]
        } else {
            Vec::new()
        };
        self.fault(FaultKind::TrailingText, range, fix);
    }
}
