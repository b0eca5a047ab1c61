//! Strings: where one ends, in whatever quotes, closed or not.

/// Where a string ends and what it is like.
pub(super) struct Scan {
    pub end: usize,
    /// Bytes of the opening quote.
    pub open: u8,
    /// Bytes of the closing quote, 0 where there is none.
    pub close: u8,
    /// In `"` quotes, without escapes and control characters.
    pub plain: bool,
}

/// Whether people write strings in it.
pub(super) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '”' | '‘' | '’' | '＂' | '＇')
}

fn is_wide_double(character: char) -> bool {
    matches!(character, '“' | '”' | '＂')
}

/// Finds the end of the string that opens at `start`. `next_quote` caches where the next `"` stands.
pub(super) fn scan(text: &str, start: usize, next_quote: &mut usize) -> Scan {
    let rest = text.get(start..).unwrap_or_default();
    match rest.chars().next() {
        Some('"') => scan_standard(text, start, next_quote),
        Some(open) => scan_other(text, start, open),
        None => Scan {
            end: start,
            open: 0,
            close: 0,
            plain: true,
        },
    }
}

/// A string that opens with `"`. Nothing here can misread a valid text: in one, each string's first
/// unescaped `"` closes it, no raw line break precedes it, and punctuation or the end follows.
fn scan_standard(text: &str, start: usize, next_quote: &mut usize) -> Scan {
    let bytes = text.as_bytes();
    let mut plain = true;
    let mut index = start + 1;
    let mut wide_end = None;
    while let Some(&byte) = bytes.get(index) {
        match byte {
            b'"' => return closed(text, start, index, plain, wide_end),
            b'\\' => {
                plain = false;
                index += 1;
                // An escaped line break is no escape: the line end is judged below.
                if !matches!(bytes.get(index), None | Some(b'\n' | b'\r')) {
                    index += 1;
                }
                continue;
            }
            b'\n' | b'\r' => {
                if !continues(text, index, next_quote) {
                    return unterminated(text, start, index, wide_end);
                }
                plain = false;
            }
            0..0x20 => plain = false,
            0xe2 | 0xef if wide_end.is_none() => wide_end = wide_close(text, index),
            _ => {}
        }
        index += 1;
    }
    unterminated(text, start, bytes.len(), wide_end)
}

/// The string's `"` at `close` is its end, unless what follows shows that an earlier place was meant.
fn closed(text: &str, start: usize, close: usize, plain: bool, wide_end: Option<usize>) -> Scan {
    let standard = Scan {
        end: close + 1,
        open: 1,
        close: 1,
        plain,
    };
    if follows_string(text.get(close + 1..).unwrap_or_default()) {
        return standard;
    }
    if let Some(end) = wide_end {
        return Scan {
            end,
            open: 1,
            close: 3,
            plain: false,
        };
    }
    // `"a, "b"`: the quote that seems to close it opens the next string.
    let inner = text.get(start + 1..close).unwrap_or_default();
    let kept = inner.trim_end();
    match kept.strip_suffix([',', ':']) {
        Some(meant) if !meant.is_empty() && kept.len() < inner.len() => Scan {
            end: start + 1 + meant.trim_end().len(),
            open: 1,
            close: 0,
            plain: false,
        },
        _ => standard,
    }
}

/// Where a full-width quote that may be the closing one ends: punctuation or the line's end follows it.
fn wide_close(text: &str, index: usize) -> Option<usize> {
    let rest = text.get(index..)?;
    let quote = rest
        .chars()
        .next()
        .filter(|&character| is_wide_double(character))?;
    let end = index + quote.len_utf8();
    let next = text
        .get(end..)?
        .trim_start_matches([' ', '\t'])
        .chars()
        .next();
    let closes = next.is_none_or(|next| {
        matches!(
            next,
            ',' | ':' | '}' | ']' | '\n' | '\r' | '，' | '：' | '、'
        )
    });
    closes.then_some(end)
}

/// Whether what follows a closing quote is what may follow a string in a valid text.
fn follows_string(rest: &str) -> bool {
    let next = rest
        .bytes()
        .find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    next.is_none_or(|next| matches!(next, b',' | b':' | b'}' | b']'))
}

/// Whether a string goes on after the line break at `index`: its closing quote stands on the next line, and
/// what lies between looks like text rather than like the rest of a document.
fn continues(text: &str, index: usize, next_quote: &mut usize) -> bool {
    let bytes = text.as_bytes();
    let after = if text
        .get(index..)
        .is_some_and(|rest| rest.starts_with("\r\n"))
    {
        index + 2
    } else {
        index + 1
    };
    if *next_quote < after {
        let found = bytes
            .get(after..)
            .and_then(|rest| rest.iter().position(|&byte| byte == b'"'));
        *next_quote = found.map_or(usize::MAX, |found| after + found);
    }
    let Some(between) = text.get(after..*next_quote) else {
        return false;
    };
    let trimmed = between.trim_start();
    let text_like = !trimmed.is_empty() && !trimmed.starts_with([',', ':', '/', '#']);
    let follows = follows_string(text.get(*next_quote + 1..).unwrap_or_default());
    text_like
        && follows
        && !between
            .bytes()
            .take(4096)
            .any(|byte| matches!(byte, b'{' | b'}' | b'[' | b']' | b'\n' | b'\r'))
}

/// A string that ends with its line: before the punctuation that was meant to follow it.
fn unterminated(text: &str, start: usize, line_end: usize, wide_end: Option<usize>) -> Scan {
    if let Some(end) = wide_end {
        return Scan {
            end,
            open: 1,
            close: 3,
            plain: false,
        };
    }
    let line = text.get(start + 1..line_end).unwrap_or_default();
    Scan {
        end: start + 1 + without_punctuation(line).len(),
        open: 1,
        close: 0,
        plain: false,
    }
}

/// The line without the punctuation and space at its end.
fn without_punctuation(line: &str) -> &str {
    line.trim_end_matches(|character: char| {
        character.is_whitespace() || matches!(character, ',' | ']' | '}')
    })
}

/// A string in quotes that JSON does not know. It ends at the first quote of the same sort on its line.
fn scan_other(text: &str, start: usize, open: char) -> Scan {
    let inner = start + open.len_utf8();
    let double = is_wide_double(open);
    let closes = |character: char| {
        is_quote(character) && (is_wide_double(character) || character == '"') == double
    };
    let rest = text.get(inner..).unwrap_or_default();
    let stop = rest
        .char_indices()
        .find(|&(_, character)| closes(character) || is_line_end(character));
    let line = rest
        .get(..stop.map_or(rest.len(), |(at, _)| at))
        .unwrap_or(rest);
    let close = stop
        .map(|(_, character)| character)
        .filter(|&character| closes(character));
    let kept = if close.is_some() {
        line
    } else {
        without_punctuation(line)
    };
    Scan {
        end: inner + kept.len() + close.map_or(0, char::len_utf8),
        open: length(open),
        close: close.map_or(0, length),
        plain: false,
    }
}

/// A string in quotes that were escaped when the document was copied out of another string.
pub(super) fn scan_escaped(text: &str, start: usize) -> Scan {
    let inner = start + 2;
    let rest = text.get(inner..).unwrap_or_default();
    let mut previous = ' ';
    for (at, character) in rest.char_indices() {
        if character == '"' {
            let escaped = previous == '\\';
            let close = if escaped { 2 } else { 1 };
            return Scan {
                end: inner + at + 1,
                open: 2,
                close,
                plain: false,
            };
        }
        if is_line_end(character) {
            let kept = without_punctuation(rest.get(..at).unwrap_or_default());
            return Scan {
                end: inner + kept.len(),
                open: 2,
                close: 0,
                plain: false,
            };
        }
        previous = character;
    }
    Scan {
        end: inner + without_punctuation(rest).len(),
        open: 2,
        close: 0,
        plain: false,
    }
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r')
}

fn length(quote: char) -> u8 {
    u8::try_from(quote.len_utf8()).unwrap_or(1)
}
