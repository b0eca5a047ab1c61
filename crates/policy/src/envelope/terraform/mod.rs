//! Policies in Terraform's language: in a heredoc, in a string, as the object of `jsonencode`.
//!
//! Only what a policy needs is read: objects, lists, strings and literals. An expression is never evaluated: it is kept as
//! `"${…}"`, which is how the language itself writes one in a string. Source: the language's native syntax specification
//! (`hashicorp/hcl`, `hclsyntax/spec.md`).

mod object;
mod reader;
mod template;

use std::ops::Range;

use super::about::{About, Beside, Surroundings};
use super::shape::mentions_statements;
use super::{EXPRESSION, Enclosed, Expressions, Unread};
use object::object_at;
use reader::Reader;
use template::{Piece, assemble, pieces};

/// After so many parts that could not be read the rest is left: each may have been read up to the end.
const MAX_FAILURES: usize = 16;

/// How lines of such a file begin, and of no other.
const BLOCKS: [&str; 8] = [
    "resource \"",
    "data \"",
    "module \"",
    "variable \"",
    "output \"",
    "provider \"",
    "locals {",
    "terraform {",
];

/// How many attributes of a block are kept for what they say of a policy.
const MAX_ATTRIBUTES: usize = 64;

const ENCODE: &str = "jsonencode(";

/// What is in the way of reading a policy.
const DIRECTIVE: &str = "a template directive that decides the policy";

/// Whether a text is surely Terraform's.
pub(super) fn is_sure(text: &str) -> bool {
    let is_block = |line: &str| BLOCKS.iter().any(|block| line.starts_with(block));
    text.contains(ENCODE) || text.lines().any(|line| is_block(line.trim_start()))
}

/// Whether a text may be: it has a heredoc, or gives a name a string with JSON in it.
pub(super) fn is_likely(text: &str) -> bool {
    text.contains("<<") || text.contains("= \"{")
}

/// The texts in it that may be policies. Where it is not sure that it is Terraform's, objects in braces are left alone.
pub(super) fn candidates(text: &str, sure: bool) -> Vec<Enclosed> {
    scanned(text, sure).found
}

/// What is in the way of reading the policy of a text that is surely Terraform's.
pub(super) fn unread(text: &str) -> Option<Unread> {
    let scan = scanned(text, true);
    let likely = || {
        let mut found = scan.found.iter();
        let whole = found.find(|policy| policy.expressions.count > 0)?;
        Some((whole.range.start, EXPRESSION))
    };
    let (at, words) = scan.obstacle.or_else(likely)?;
    Some(Unread::at(text, at, words))
}

/// A text that is itself a template: the JSON that it is, with its expressions.
pub(super) fn template(text: &str) -> Option<(String, Expressions)> {
    assemble(&pieces(text.trim(), false)?.0).ok()
}

/// The directive of such a template that decides the policy.
pub(super) fn directive_in_the_way(text: &str) -> Option<Unread> {
    let pieces = pieces(text, false)?.0;
    let directive = assemble(&pieces).err()?;
    Some(Unread::at(text, text.find(directive)?, DIRECTIVE))
}

fn scanned(text: &str, sure: bool) -> Scan<'_> {
    let mut scan = Scan {
        reader: Reader::new(text),
        sure,
        block: Vec::new(),
        bodies: Vec::new(),
        in_head: false,
        word: 0..0,
        attribute: None,
        found: Vec::new(),
        obstacle: None,
    };
    let mut failures = 0;
    while failures < MAX_FAILURES && scan.reader.peek().is_some() {
        let start = scan.reader.at;
        if scan.step().is_none() {
            failures += 1;
            scan.attribute = None;
            scan.reader.at = start;
            scan.reader.skip();
        }
    }
    while !scan.bodies.is_empty() {
        scan.close();
    }
    scan
}

/// The object that begins at `start`, in a text of nothing else.
pub(super) fn object(text: &str, start: usize) -> Option<Enclosed> {
    let mut reader = Reader::new(text);
    reader.at = start;
    let (converted, expressions) = object_at(&mut reader)?;
    let is_all = reader.rest().trim().is_empty() && mentions_statements(&converted);
    is_all.then(|| Enclosed {
        text: converted,
        range: start..start + 1,
        expressions,
        ..Enclosed::default()
    })
}

/// What stands between the braces of a block.
struct Body {
    /// The policies that were found before it.
    before: usize,
    attributes: Vec<Beside>,
}

/// Where a scan of a text is.
struct Scan<'t> {
    reader: Reader<'t>,
    sure: bool,
    /// The labels of the block: the type and the name of a resource.
    block: Vec<&'t str>,
    /// The open braces of blocks, each with what it says of the policies in it.
    bodies: Vec<Body>,
    /// Whether strings are labels: between `resource` and its brace.
    in_head: bool,
    /// The last word.
    word: Range<usize>,
    /// The name to which a value is given next.
    attribute: Option<Range<usize>>,
    found: Vec<Enclosed>,
    /// The first thing that keeps a policy from being read.
    obstacle: Option<(usize, &'static str)>,
}

impl Scan<'_> {
    /// Goes on by one token, or gives up on it.
    fn step(&mut self) -> Option<()> {
        let start = self.reader.at;
        let rest = self.reader.rest();
        match self.reader.peek()? {
            b' ' | b'\t' | b'\r' | b'\n' => self.reader.skip(),
            _ if self.reader.comment() => {}
            b'"' => {
                let pieces = self.reader.string()?;
                let inside = start + 1..self.reader.at.saturating_sub(1);
                if self.in_head {
                    self.block.extend(self.reader.text.get(inside));
                } else if let Some(name) = self.attribute.take() {
                    self.keep(&pieces, name);
                }
            }
            _ if rest.starts_with("<<") => {
                let pieces = self.reader.heredoc()?;
                let name = self.attribute.take().unwrap_or(start..start + 2);
                self.keep(&pieces, name);
            }
            b'{' | b'[' if self.sure && self.attribute.is_some() => self.object(start)?,
            b'=' => {
                self.reader.skip();
                self.attribute = Some(self.word.clone());
            }
            byte if byte.is_ascii_alphabetic() || byte == b'_' => self.word()?,
            byte => {
                match byte {
                    b'{' => self.open(),
                    b'}' => self.close(),
                    _ => {}
                }
                self.attribute = None;
                self.reader.skip();
            }
        }
        Some(())
    }

    fn open(&mut self) {
        self.in_head = false;
        self.bodies.push(Body {
            before: self.found.len(),
            attributes: Vec::new(),
        });
    }

    /// Ends a block: what it says is said of the policies in it, but for those in a block of their own.
    fn close(&mut self) {
        let Some(body) = self.bodies.pop() else {
            return;
        };
        let mut around = Surroundings {
            beside: body.attributes,
            types: self
                .block
                .first()
                .map(ToString::to_string)
                .into_iter()
                .collect(),
            ..Surroundings::default()
        };
        for policy in self.found.iter_mut().skip(body.before) {
            let key = policy.place.rsplit('.').next();
            around.key = key.unwrap_or_default().to_owned();
            if policy.about == About::default() {
                policy.about = around.about();
            }
        }
    }

    fn word(&mut self) -> Option<()> {
        let start = self.reader.at;
        if self.reader.rest().starts_with(ENCODE) {
            self.reader.at += ENCODE.len();
            self.reader.space(None);
            let name = self.attribute.take();
            self.attribute = Some(name.unwrap_or(start..start + ENCODE.len() - 1));
            return self.object(self.reader.at);
        }
        let word = self.reader.word();
        self.word = start..self.reader.at;
        self.attribute = None;
        if matches!(word, "resource" | "data" | "module") {
            self.block.clear();
            self.in_head = true;
        }
        Some(())
    }

    /// Keeps the object at the place, if it may be a policy.
    fn object(&mut self, start: usize) -> Option<()> {
        let name = self.attribute.take().unwrap_or(start..start + 1);
        let Some((text, expressions)) = object_at(&mut self.reader) else {
            let rest = self.reader.text.get(start..).unwrap_or_default();
            if mentions_statements(rest) {
                self.obstacle.get_or_insert((self.reader.at, EXPRESSION));
            }
            return None;
        };
        self.add(text, expressions, name);
        Some(())
    }

    /// Keeps a string or a heredoc, if it may be a policy; else as what is said of one.
    fn keep(&mut self, pieces: &[Piece], name: Range<usize>) {
        if let ([Piece::Text(value)], Some(body)) = (pieces, self.bodies.last_mut())
            && !mentions_statements(value)
            && body.attributes.len() < MAX_ATTRIBUTES
        {
            let name = self.reader.text.get(name.clone());
            body.attributes.push(Beside {
                name: name.unwrap_or_default().to_owned(),
                value: value.clone(),
            });
        }
        match assemble(pieces) {
            Ok((text, expressions)) => self.add(text, expressions, name),
            Err(directive) => {
                let inside = self.reader.text.get(name.start..).unwrap_or_default();
                let at = name.start + inside.find(directive).unwrap_or_default();
                self.obstacle.get_or_insert((at, DIRECTIVE));
            }
        }
    }

    fn add(&mut self, text: String, expressions: Expressions, name: Range<usize>) {
        if !mentions_statements(&text) {
            return;
        }
        let word = self.reader.text.get(name.clone()).unwrap_or_default();
        let is_name = word != "<<" && Some(word) != ENCODE.strip_suffix('(');
        let mut place = String::new();
        for step in self.block.iter().copied().chain(is_name.then_some(word)) {
            place.push('.');
            place.push_str(step);
        }
        self.found.push(Enclosed {
            text,
            place,
            range: name,
            expressions,
            ..Enclosed::default()
        });
    }
}
