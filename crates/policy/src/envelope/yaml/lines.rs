//! Lines, documents, and the lines of block scalars.

use std::ops::Range;

/// The lines of a document, with the space before them.
pub(super) struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// How many bytes have been read: the last line is the one that was read last.
    pub fn at(&self) -> usize {
        self.at
    }

    pub fn next(&mut self) -> Option<&'t str> {
        let line = self.peek()?;
        self.at += line.len();
        Some(line.trim_end_matches(['\n', '\r']))
    }

    fn peek(&self) -> Option<&'t str> {
        let rest = self.text.get(self.at..)?;
        rest.split_inclusive('\n').next()
    }

    /// The block scalar behind its header, such as `|` or `>-`: the lines that are indented more than `indent`.
    /// `None` where it is no header.
    pub fn block(&mut self, header: &str, indent: usize) -> Option<String> {
        let folds = header.starts_with('>');
        let (mut keeps, mut strips, mut own) = (false, false, None);
        for sign in header.chars().skip(1) {
            match sign {
                '+' => keeps = true,
                '-' => strips = true,
                _ => own = Some(indent + usize::try_from(sign.to_digit(10)?).ok()?),
            }
        }
        let mut lines: Vec<&str> = Vec::new();
        while let Some(line) = self.peek() {
            let content = line.trim_end_matches(['\n', '\r']);
            let depth = content.len() - content.trim_start_matches(' ').len();
            let is_blank = depth == content.len();
            if !is_blank && (depth <= indent || own.is_some_and(|own| depth < own)) {
                break;
            }
            if !is_blank {
                own.get_or_insert(depth);
            }
            let cut = own.map_or(depth, |own| own.min(depth));
            lines.push(content.get(cut..).unwrap_or_default());
            self.at += line.len();
        }
        let length = lines.iter().rposition(|line| !line.is_empty());
        let (body, rest) = lines.split_at(length.map_or(0, |last| last + 1));
        let mut text = match folds {
            true => folded(body),
            false => body.join("\n"),
        };
        if keeps {
            text.push_str(&"\n".repeat(rest.len()));
        }
        if !strips && !body.is_empty() {
            text.push('\n');
        }
        Some(text)
    }
}

/// Lines joined by spaces; blank ones, and those that are indented more, keep their breaks.
fn folded(lines: &[&str]) -> String {
    let (mut text, mut blank, mut before) = (String::new(), 0, None);
    for line in lines {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        let is_deeper = line.starts_with([' ', '\t']);
        let breaks = match before {
            None => blank,
            Some(was_deeper) if is_deeper || was_deeper => blank + 1,
            Some(_) => blank,
        };
        match (breaks, before) {
            (0, Some(_)) => text.push(' '),
            _ => text.push_str(&"\n".repeat(breaks)),
        }
        text.push_str(line);
        (blank, before) = (0, Some(is_deeper));
    }
    text
}

/// Where the documents of a text stand, without the marks between them and the directives before them.
pub(super) fn documents(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        let mark = line.trim_end();
        let is_end = mark == "...";
        let is_mark = is_end || mark == "---" || mark.starts_with("--- ");
        if is_mark {
            found.push(start..at);
            // What follows on the line belongs to the document.
            start = at + if is_end { line.len() } else { 3 };
        } else if mark.starts_with('%')
            && text.get(start..at).is_some_and(|it| it.trim().is_empty())
        {
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(start..at);
    found
}

/// A line up to its comment: a `#` at the start or behind a space, and in no quotes.
pub(super) fn without_comment(line: &str) -> &str {
    let (mut quote, mut before) = (None, ' ');
    for (at, character) in line.char_indices() {
        match (quote, character) {
            (None, '#') if before.is_whitespace() => return line.get(..at).unwrap_or(line),
            // Quotes begin a scalar; within a plain one they are letters.
            (None, '"' | '\'') if before.is_whitespace() || "[{,".contains(before) => {
                quote = Some(character)
            }
            (Some('"'), '\\') if before == '\\' => {
                before = ' ';
                continue;
            }
            (Some('"'), '"') if before == '\\' => {}
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
        before = character;
    }
    line
}
