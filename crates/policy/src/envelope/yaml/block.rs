//! Mappings and lists by their indentation, written as JSON line by line.

use super::{Lines, MAX_DEPTH, scalar};
use crate::visual::quote;

/// A mapping or a list that is open.
struct Level {
    indent: usize,
    list: bool,
    empty: bool,
}

/// What is written so far.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    levels: Vec<Level>,
    /// Whether a key or a dash waits for its value.
    waits: bool,
    /// Whether that is the version: a number there is meant as a text.
    version: bool,
}

impl Writer {
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// Writes what a line says; a block scalar takes the lines behind it.
    pub fn line(&mut self, indent: usize, line: &str, lines: &mut Lines<'_>) -> Option<()> {
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
                    return self.value(value, column, lines);
                }
                return Some(());
            } else {
                return self.value(rest, column, lines);
            }
            if rest.is_empty() {
                return Some(());
            }
        }
    }

    /// Begins an item of the list or mapping at a column, which is opened where one is waited for.
    fn item(&mut self, column: usize, list: bool) -> Option<()> {
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
                        return None;
                    }
                    self.out.push(if list { '[' } else { '{' });
                    self.levels.push(Level {
                        indent: column,
                        list,
                        empty: true,
                    });
                    self.waits = false;
                }
                Some(top) if top == (column, list) => break,
                _ => self.close(),
            }
        }
        self.fill();
        let depth = self.levels.len();
        let level = self.levels.last_mut()?;
        if !level.empty {
            self.out.push(',');
        }
        level.empty = false;
        self.new_line(depth);
        self.waits = true;
        Some(())
    }

    /// A key or a dash without a value has none.
    fn fill(&mut self) {
        if std::mem::take(&mut self.waits) {
            self.out.push_str("null");
        }
    }

    fn close(&mut self) {
        self.fill();
        if let Some(level) = self.levels.pop() {
            self.new_line(self.levels.len());
            self.out.push(if level.list { ']' } else { '}' });
        }
    }

    fn new_line(&mut self, depth: usize) {
        self.out.push('\n');
        self.out.push_str(&"  ".repeat(depth));
    }

    fn value(&mut self, written: &str, indent: usize, lines: &mut Lines<'_>) -> Option<()> {
        if !std::mem::take(&mut self.waits) {
            return None;
        }
        let value = match written {
            "|" | "|-" | "|+" => quote(&block(indent, lines, "\n")),
            ">" | ">-" | ">+" => quote(&block(indent, lines, " ")),
            _ => scalar::value(written)?,
        };
        let is_bare = !value.starts_with(['"', '[', '{']);
        let version = self.version && is_bare;
        self.out
            .push_str(&if version { quote(written) } else { value });
        self.version = false;
        Some(())
    }

    /// Closes what is open.
    pub fn finish(mut self) -> Option<String> {
        while !self.levels.is_empty() {
            self.close();
        }
        (!self.out.is_empty()).then_some(self.out)
    }
}

/// A line's key and its value: parted by a colon with a space or the end of the line behind it.
fn key_of(line: &str) -> Option<(&str, &str)> {
    if line.starts_with(['{', '[']) {
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

/// The lines behind a mark that are indented more than it, joined.
fn block(indent: usize, lines: &mut Lines<'_>, between: &str) -> String {
    let mut found: Vec<&str> = Vec::new();
    let mut own = None;
    while let Some(line) = lines.peek() {
        let content = line.trim_end_matches(['\n', '\r']);
        let depth = content.len() - content.trim_start_matches(' ').len();
        let blank = content.trim().is_empty();
        if !blank && depth <= indent {
            break;
        }
        let own = *own.get_or_insert(depth);
        found.push(content.get(own.min(depth)..).unwrap_or_default());
        lines.next();
    }
    while found.last().is_some_and(|line| line.trim().is_empty()) {
        found.pop();
    }
    found.join(between)
}
