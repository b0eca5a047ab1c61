//! JSON as people type it: a strict parser (RFC 8259) that goes on after a fault.
//!
//! [`parse`] gives a flat tree with byte ranges and every fault it met; a text without faults is exactly
//! what RFC 8259 accepts. Duplicate keys are no fault here: the policy language judges them. A byte order
//! mark at the start is skipped, and reported in [`Parsed::byte_order_mark`]. Nothing here recurses, and
//! the time is linear in the length of the text.

mod escape;
mod fault;
mod inside;
mod lexer;
mod lexical;
mod look;
mod note;
mod number;
mod parser;
mod quotes;
mod recovery;
mod stray;
mod string;
mod token;
mod tree;

pub(crate) use escape::decode as unescape;
pub use fault::{Fault, FaultKind};
pub use lexer::{Tokens, tokens};
pub use number::is_number;
pub use parser::{MAX_DEPTH, MAX_FAULTS, Parsed, parse, parse_bytes};
pub use token::{Token, TokenKind};
pub use tree::{Children, Node, NodeId, NodeKind, Tree};
