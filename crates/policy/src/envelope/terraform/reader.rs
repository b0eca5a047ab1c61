//! The tokens of Terraform's language, as far as policies need them.

use super::template::{Piece, expression_end, pieces};

/// A text, and how far it has been read.
pub(super) struct Reader<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// What has not been read.
    pub fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on by one character.
    pub fn skip(&mut self) {
        let next = self.rest().chars().next();
        self.at += next.map_or(1, char::len_utf8);
    }

    /// Skips a comment; says whether there was one. The end of its line is no part of it.
    pub fn comment(&mut self) -> bool {
        let rest = self.rest();
        let length = if rest.starts_with('#') || rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(inside) = rest.strip_prefix("/*") {
            inside.find("*/").map_or(rest.len(), |end| end + 4)
        } else {
            return false;
        };
        self.at += length;
        true
    }

    /// Skips space and comments; says whether a line ended. The space is copied.
    pub fn space(&mut self, mut copy: Option<&mut String>) -> bool {
        let mut line_ended = false;
        loop {
            match self.peek() {
                Some(byte @ (b' ' | b'\t' | b'\r' | b'\n')) => {
                    line_ended |= byte == b'\n';
                    if let Some(copy) = copy.as_deref_mut() {
                        copy.push(char::from(byte));
                    }
                    self.at += 1;
                }
                _ if self.comment() => {}
                // What a plan puts before a line that is new.
                Some(b'+') if self.rest().starts_with("+ ") => self.at += 2,
                _ => return line_ended,
            }
        }
    }

    /// A name, or nothing.
    pub fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let in_word = |character: char| character.is_alphanumeric() || "_-.".contains(character);
        let end = rest
            .find(|character| !in_word(character))
            .unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// The string that begins here.
    pub fn string(&mut self) -> Option<Vec<Piece>> {
        self.at += 1;
        let (pieces, length) = pieces(self.rest(), true)?;
        self.at += length;
        Some(pieces)
    }

    /// The heredoc that begins here, without the end of its last line. That of `<<-` keeps its indentation: JSON does not
    /// mind it.
    pub fn heredoc(&mut self) -> Option<Vec<Piece>> {
        let rest = self.rest().strip_prefix("<<")?;
        let (head, body) = rest.strip_prefix('-').unwrap_or(rest).split_once('\n')?;
        let marker = head.trim_end();
        let mut in_marker = marker.bytes();
        if marker.is_empty() || !in_marker.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        {
            return None;
        }
        let mut length = 0;
        for line in body.split_inclusive('\n') {
            if line.trim() == marker {
                let content = body.get(..length)?;
                let content = content.strip_suffix('\n').unwrap_or(content);
                let content = content.strip_suffix('\r').unwrap_or(content);
                self.at = self.text.len() - body.len() + length + line.trim_end().len();
                return pieces(content, false).map(|(pieces, _)| pieces);
            }
            length += line.len();
        }
        None
    }

    /// An expression: up to the comma, the bracket or the end of the line behind it.
    pub fn expression(&mut self) -> Option<&'t str> {
        // A condition goes on in the next line where one of these stands before or behind its end.
        let signs = [b'?', b':'];
        let start = self.at;
        let (mut open, mut last) = (0_usize, None);
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    last = Some(byte);
                    self.at = expression_end(self.text, self.at, b'"')?;
                    continue;
                }
                b'(' | b'[' | b'{' => open += 1,
                b'\n' if open == 0 => {
                    let next = self.rest().trim_start();
                    let is_before = last.is_some_and(|last| signs.contains(&last));
                    if !is_before && !next.starts_with(['?', ':']) {
                        break;
                    }
                    // All of the space at once: each is looked at once, however much there is.
                    self.at = self.text.len() - next.len();
                    continue;
                }
                b',' | b'#' if open == 0 => break,
                b')' | b']' | b'}' => match open.checked_sub(1) {
                    Some(left) => open = left,
                    None => break,
                },
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                last = Some(byte);
            }
            self.at += 1;
        }
        let found = self.text.get(start..self.at)?.trim_end();
        self.at = start + found.len();
        (!found.is_empty() && open == 0).then_some(found)
    }
}
