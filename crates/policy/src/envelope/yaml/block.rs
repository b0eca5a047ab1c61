//! Mappings and lists by their indentation, written as JSON line by line.

use super::flow::{self, Balance};
use super::lines::{Lines, without_comment};
use super::nodes::Nodes;
use super::{MAX_DEPTH, Why, scalar};
use crate::visual::quote;

/// A mapping or a list that is open.
struct Level {
    indent: usize,
    list: bool,
    empty: bool,
    /// Where it begins in what is written, and the name that it has.
    start: usize,
    anchor: Option<String>,
}

/// What is written so far.
pub(super) struct Writer<'n> {
    nodes: &'n mut Nodes,
    out: String,
    levels: Vec<Level>,
    /// Whether a key or a dash waits for its value.
    waits: bool,
    /// The name that this value has.
    anchor: Option<String>,
    /// Whether that is the version: a number there is meant as a text.
    version: bool,
}

impl<'n> Writer<'n> {
    pub fn new(nodes: &'n mut Nodes) -> Self {
        Self {
            nodes,
            out: String::new(),
            levels: Vec::new(),
            waits: false,
            anchor: None,
            version: false,
        }
    }

    /// Writes what a line says; a block scalar and open brackets take the lines behind it.
    pub fn line(&mut self, indent: usize, line: &str, lines: &mut Lines<'_>) -> Result<(), Why> {
        // A document of nothing but brackets.
        if self.out.is_empty() && line.starts_with(['[', '{']) {
            self.waits = true;
            return self.value(line, lines);
        }
        let (mut column, mut rest) = (indent, line);
        loop {
            if let Some(item) = rest
                .strip_prefix('-')
                .filter(|item| item.is_empty() || item.starts_with(' '))
            {
                self.item(column, true)?;
                let inside = item.trim_start_matches(' ');
                column += rest.len() - inside.len();
                rest = inside;
            } else if let Some((key, value)) = key_of(rest) {
                self.item(column, false)?;
                self.out.push_str(&scalar::key(key)?);
                self.out.push_str(": ");
                self.version = key.eq_ignore_ascii_case("version");
                // Whatever follows on the line is a value: no mapping begins behind a key.
                if !value.is_empty() {
                    return self.value(value, lines);
                }
                return Ok(());
            } else {
                return self.value(rest, lines);
            }
            if rest.is_empty() {
                return Ok(());
            }
        }
    }

    /// Begins an item of the list or mapping at a column, which is opened where one is waited for.
    fn item(&mut self, column: usize, list: bool) -> Result<(), Why> {
        loop {
            let top = self.levels.last().map(|level| (level.indent, level.list));
            let opens = match top {
                None => true,
                Some((indent, is_list)) => {
                    column > indent || (column == indent && list && !is_list)
                }
            };
            match top {
                _ if opens => {
                    // The first level is waited for by nobody.
                    if (!self.waits && top.is_some())
                        || self.levels.len() >= MAX_DEPTH
                        || (top.is_none() && !self.out.is_empty())
                    {
                        return Err(Why::Other);
                    }
                    self.levels.push(Level {
                        indent: column,
                        list,
                        empty: true,
                        start: self.out.len(),
                        anchor: self.anchor.take(),
                    });
                    self.out.push(if list { '[' } else { '{' });
                    self.waits = false;
                }
                Some(top) if top == (column, list) => break,
                _ => self.close(),
            }
        }
        self.fill();
        let depth = self.levels.len();
        let level = self.levels.last_mut().ok_or(Why::Other)?;
        if !level.empty {
            self.out.push(',');
        }
        level.empty = false;
        self.new_line(depth);
        self.waits = true;
        Ok(())
    }

    /// A key or a dash without a value has none.
    fn fill(&mut self) {
        if std::mem::take(&mut self.waits) {
            self.write("null");
        }
    }

    /// Writes a value, which may have a name.
    fn write(&mut self, value: &str) {
        if let Some(anchor) = self.anchor.take() {
            self.nodes.name(&anchor, value);
        }
        self.out.push_str(value);
    }

    fn close(&mut self) {
        self.fill();
        if let Some(level) = self.levels.pop() {
            self.new_line(self.levels.len());
            self.out.push(if level.list { ']' } else { '}' });
            if let Some(anchor) = level.anchor {
                let value = self.out.get(level.start..).unwrap_or_default();
                self.nodes.name(&anchor, value);
            }
        }
    }

    fn new_line(&mut self, depth: usize) {
        self.out.push('\n');
        self.out.push_str(&"  ".repeat(depth));
    }

    fn value(&mut self, written: &str, lines: &mut Lines<'_>) -> Result<(), Why> {
        if !std::mem::take(&mut self.waits) {
            let is_key = written.starts_with("? ");
            return Err(if is_key { Why::Other } else { Why::Lines });
        }
        if let Some(named) = written.strip_prefix('&') {
            let (anchor, value) = named.split_once(' ').unwrap_or((named, ""));
            if anchor.is_empty() || self.anchor.is_some() {
                return Err(Why::Other);
            }
            self.anchor = Some(anchor.to_owned());
            self.waits = true;
            return match value.trim_start() {
                "" => Ok(()),
                value => self.value(value, lines),
            };
        }
        let (tag, header) = match written.split_once(' ') {
            Some((tag, header)) if tag.starts_with('!') => (tag, header.trim_start()),
            _ => ("", written),
        };
        let value = if is_header(header) {
            let indent = self.levels.last().map_or(0, |level| level.indent);
            let text = quote(&lines.block(header, indent).ok_or(Why::Other)?);
            match tag {
                "" => text,
                _ => self.nodes.substituted(tag, text)?,
            }
        } else if written.starts_with(['[', '{']) {
            flow::value(&in_brackets(written, lines)?, self.nodes)?
        } else {
            self.nodes.value(written)?
        };
        let is_bare = !value.starts_with(['"', '[', '{']);
        let version = std::mem::take(&mut self.version) && is_bare;
        self.write(&if version { quote(written) } else { value });
        Ok(())
    }

    /// Closes what is open.
    pub fn finish(mut self) -> Option<String> {
        while !self.levels.is_empty() {
            self.close();
        }
        (!self.out.is_empty()).then_some(self.out)
    }
}

/// Whether a value is the header of a block scalar.
fn is_header(written: &str) -> bool {
    let signs = written.strip_prefix(['|', '>']);
    signs.is_some_and(|signs| {
        let is_sign = |sign: char| matches!(sign, '+' | '-' | '1'..='9');
        signs.len() <= 2 && signs.chars().all(is_sign)
    })
}

/// A value in brackets, with the lines behind it up to where its brackets are closed.
fn in_brackets(written: &str, lines: &mut Lines<'_>) -> Result<String, Why> {
    let mut whole = written.to_owned();
    let mut balance = Balance::default();
    let mut closed = balance.closed_by(written).ok_or(Why::Lines)?;
    while !closed {
        let line = without_comment(lines.next().ok_or(Why::Brackets)?).trim();
        closed = balance.closed_by(line).ok_or(Why::Lines)?;
        whole.push('\n');
        whole.push_str(line);
    }
    Ok(whole)
}

/// A line's key and its value: parted by a colon with a space or the end of the line behind it.
fn key_of(line: &str) -> Option<(&str, &str)> {
    if line.starts_with(['{', '[', '!']) {
        return None;
    }
    let from = match line.chars().next()? {
        '"' => string_end(line)?,
        '\'' => 1 + line.get(1..)?.find('\'')?,
        _ => 0,
    };
    let rest = line.get(from..)?;
    let end = rest
        .find(": ")
        .or_else(|| rest.ends_with(':').then(|| rest.len() - 1))?;
    let (key, value) = line.split_at_checked(from + end)?;
    Some((key.trim_end(), value.get(1..)?.trim()))
}

/// Where the string in double quotes ends with which a line begins.
fn string_end(line: &str) -> Option<usize> {
    let mut escaped = false;
    let mut characters = line.char_indices().skip(1);
    let end = characters.find(|(_, character)| {
        let ends = *character == '"' && !escaped;
        escaped = *character == '\\' && !escaped;
        ends
    });
    end.map(|(at, _)| at)
}
