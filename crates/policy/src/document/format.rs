//! Laying a text out anew, on request only: edits of the space between tokens, never of a token.

use crate::json::{Parsed, Token, TokenKind, tokens};
use crate::text::TextEdit;

/// A list of plain values stays on one line up to this width.
const WIDEST_LIST: usize = 100;

/// How a text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout<'l> {
    /// A line for each member and element, indented. Lists of plain values that fit stay on one line.
    Indented {
        /// What each level is indented by, such as two spaces.
        indent: &'l str,
        /// What ends a line.
        line_end: &'l str,
    },
    /// No space at all.
    Minified,
}

/// The edits that lay a text out, or `None` where it is not valid JSON: what is broken cannot be laid out without
/// guessing. Only space between tokens is replaced.
pub fn layout(text: &str, parsed: &Parsed, layout: Layout<'_>) -> Option<Vec<TextEdit>> {
    if !parsed.faults.is_empty() {
        return None;
    }
    let start = if parsed.byte_order_mark {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let solid: Vec<Token> = tokens(text)
        .filter(|token| !token.kind.is_trivia())
        .collect();
    let mut writer = Writer {
        text,
        layout,
        open: Vec::new(),
        position: start,
        edits: Vec::new(),
    };
    for (at, token) in solid.iter().enumerate() {
        let space = writer.space_before(&solid, at);
        writer.set_space(token.range.start, &space);
        writer.position = token.range.end;
    }
    let at_end = match layout {
        Layout::Indented { line_end, .. } => line_end,
        Layout::Minified => "",
    };
    writer.set_space(text.len(), at_end);
    Some(writer.edits)
}

struct Writer<'t> {
    text: &'t str,
    layout: Layout<'t>,
    /// For each open bracket whether its items stand on lines of their own.
    open: Vec<bool>,
    /// End of the token before.
    position: usize,
    edits: Vec<TextEdit>,
}

impl Writer<'_> {
    /// The space that belongs before the token at that place; keeps track of brackets.
    fn space_before(&mut self, solid: &[Token], at: usize) -> String {
        let Layout::Indented { .. } = self.layout else {
            return String::new();
        };
        let before = at
            .checked_sub(1)
            .and_then(|at| solid.get(at))
            .map(|token| token.kind);
        let kind = solid.get(at).map_or(TokenKind::End, |token| token.kind);
        let after_opening = matches!(before, Some(TokenKind::OpenObject | TokenKind::OpenArray));
        let space = match kind {
            TokenKind::CloseObject | TokenKind::CloseArray => {
                let apart = self.open.pop().unwrap_or(false);
                if apart && !after_opening {
                    self.new_line()
                } else {
                    String::new()
                }
            }
            TokenKind::Comma | TokenKind::Colon => String::new(),
            _ if before == Some(TokenKind::Colon) => " ".to_owned(),
            _ if before.is_none() => String::new(),
            _ if self.open.last() == Some(&true) => self.new_line(),
            _ if after_opening => String::new(),
            _ => " ".to_owned(),
        };
        match kind {
            TokenKind::OpenObject => self.open.push(true),
            TokenKind::OpenArray => self.open.push(!self.fits(solid, at)),
            _ => {}
        }
        space
    }

    fn new_line(&self) -> String {
        match self.layout {
            Layout::Indented { indent, line_end } => {
                let depth = self.open.len();
                let mut space = String::with_capacity(line_end.len() + depth * indent.len());
                space.push_str(line_end);
                (0..depth).for_each(|_| space.push_str(indent));
                space
            }
            Layout::Minified => String::new(),
        }
    }

    /// Whether the list that opens there holds plain values alone, few enough for one line.
    fn fits(&self, solid: &[Token], at: usize) -> bool {
        let mut width = 0;
        for token in solid.iter().skip(at + 1) {
            match token.kind {
                TokenKind::CloseArray => return true,
                TokenKind::OpenObject | TokenKind::OpenArray => return false,
                TokenKind::Comma => width += 2,
                _ => {
                    width += self
                        .text
                        .get(token.range.clone())
                        .map_or(0, |token| token.chars().count())
                }
            }
            if width > WIDEST_LIST {
                return false;
            }
        }
        true
    }

    /// Makes the space between the token before and `end` be `space`.
    fn set_space(&mut self, end: usize, space: &str) {
        let range = self.position..end;
        if self.text.get(range.clone()) != Some(space) {
            self.edits.push(TextEdit::replace(range, space));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use crate::text::apply;

    fn laid_out(text: &str, how: Layout<'_>) -> Option<String> {
        let edits = layout(text, &parse(text), how)?;
        apply(text, &edits).ok()
    }

    const TWO: Layout<'static> = Layout::Indented {
        indent: "  ",
        line_end: "\n",
    };

    #[test]
    fn a_text_is_laid_out_with_a_line_for_each_member() {
        let cases = [
            ("{}", "{}\n"),
            ("[ ]\r\n\r\n", "[]\n"),
            (
                "{\"a\":1,\"b\":[\"x\",\"y\"],\"c\":{}}",
                "{\n  \"a\": 1,\n  \"b\": [\"x\", \"y\"],\n  \"c\": {}\n}\n",
            ),
            (
                "[{\"a\" : [ ] } , {}]",
                "[\n  {\n    \"a\": []\n  },\n  {}\n]\n",
            ),
            ("\u{feff} 1", "\u{feff}1\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(laid_out(text, TWO).as_deref(), Some(expected), "{text}");
            assert_eq!(
                laid_out(expected, TWO).as_deref(),
                Some(expected),
                "once more: {text}"
            );
        }
        let long = format!("[{}]", vec!["\"0123456789\""; 20].join(","));
        let lines = laid_out(&long, TWO).map(|text| text.lines().count());
        assert_eq!(lines, Some(22));
    }

    #[test]
    fn minifying_takes_out_all_space_but_that_in_strings() {
        let text = "\u{feff}{ \"a b\" :\t[ 1 ,\r\n 2 ] }\n";
        assert_eq!(
            laid_out(text, Layout::Minified).as_deref(),
            Some("\u{feff}{\"a b\":[1,2]}")
        );
    }

    #[test]
    fn what_is_broken_is_left_alone() {
        assert_eq!(laid_out("{\"a\": 1,}", TWO), None);
        assert_eq!(laid_out("{} // done", Layout::Minified), None);
    }
}
