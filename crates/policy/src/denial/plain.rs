//! A pasted text without what terminals, logs and pages put around it: escapes, colours, frames and wrapped lines.

/// Longer texts are read at both ends, half of it each: an error stands at the start of what was copied, or at the end of
/// a log.
const LONGEST: usize = 128 * 1024;

/// How often a text may have been put into a string, by tools that log what others logged.
const MOST_LAYERS: usize = 3;

/// What stands before a line without being of it: the frame that Terraform draws, the signs of a quotation and of what
/// curl sends.
const MARGINS: &[char] = &['│', '┃', '║', '╷', '╵', '|', '>'];

/// Names of characters in XML and HTML, behind `&`.
const ENTITIES: &[(&str, char)] = &[
    ("quot;", '"'),
    ("#34;", '"'),
    ("apos;", '\''),
    ("#39;", '\''),
    ("lt;", '<'),
    ("gt;", '>'),
    ("amp;", '&'),
];

const ESCAPE: char = '\u{1b}';

/// Signs that are not seen.
const NOTHING: &[char] = &['\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}'];

/// The text with every run of space made one: a line break where it holds one. Also whether a middle was left out.
pub(super) fn plain(text: &str) -> (String, bool) {
    let is_shortened = text.len() > LONGEST;
    let mut plain = match is_shortened {
        true => {
            let end = text.ceil_char_boundary(text.len() - LONGEST / 2);
            let tail = text.get(end..).unwrap_or_default();
            [head(text, LONGEST / 2), "\n", tail].concat()
        }
        false => text.to_owned(),
    };
    for _ in 0..MOST_LAYERS {
        let next = unescaped(&plain);
        if next == plain {
            break;
        }
        plain = next;
    }
    (unframed(&uncoloured(&plain)), is_shortened)
}

/// The start of a text, of so many bytes at most.
#[inline(never)]
pub(super) fn head(text: &str, length: usize) -> &str {
    text.get(..text.floor_char_boundary(length))
        .unwrap_or_default()
}

/// Undoes the escapes of strings and the names of XML that matter here. An unknown one stays as it is.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let known = match c {
            '&' => entity(rest.as_str()),
            '\\' => escape(rest.as_str()),
            _ => None,
        };
        plain.push(known.map_or(c, |(character, _)| character));
        if let Some((_, length)) = known {
            rest = rest.as_str().get(length..).unwrap_or_default().chars();
        }
    }
    plain
}

fn entity(text: &str) -> Option<(char, usize)> {
    let known = ENTITIES.iter().find(|(name, _)| text.starts_with(name))?;
    Some((known.1, known.0.len()))
}

/// What stands behind a backslash, and its length.
fn escape(text: &str) -> Option<(char, usize)> {
    match *text.as_bytes().first()? {
        quoted @ (b'"' | b'\'' | b'/' | b'\\') => Some((char::from(quoted), 1)),
        b'n' | b'r' | b't' => Some(('\n', 1)),
        b'u' => {
            let first = unit(text, 1)?;
            if let Some(character) = char::from_u32(first) {
                return Some((character, 5));
            }
            // What has no place of its own is written in two halves.
            let second = unit(text, 7)?.checked_sub(0xDC00)?;
            let whole = 0x10000 + (first.checked_sub(0xD800)? << 10) + second;
            Some((char::from_u32(whole)?, 11))
        }
        // As shells and Python write what begins a colour.
        b'e' if text.starts_with("e[") => Some((ESCAPE, 1)),
        _ => ["x1b", "x1B", "033"]
            .iter()
            .any(|name| text.starts_with(name))
            .then_some((ESCAPE, 3)),
    }
}

fn unit(text: &str, at: usize) -> Option<u32> {
    u32::from_str_radix(text.get(at..at + 4)?, 16).ok()
}

/// Without the colours of terminals: `ESC[1;31m`, also where the escape itself was lost on the way.
fn uncoloured(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let is_escape = c == ESCAPE;
        let mut ahead = rest.clone();
        let mut digits = 0;
        if is_escape || c == '[' {
            loop {
                match ahead.next() {
                    Some('[') if is_escape && digits == 0 => {}
                    Some('0'..='9' | ';') => digits += 1,
                    Some('m') if is_escape || digits > 0 => {
                        rest = ahead;
                        break;
                    }
                    Some('A'..='z') if is_escape => {
                        rest = ahead;
                        break;
                    }
                    _ if is_escape => break,
                    _ => {
                        plain.push(c);
                        break;
                    }
                }
            }
        } else {
            plain.push(c);
        }
    }
    plain
}

/// Line by line without its margin, each run of space as one.
fn unframed(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut space = Some('\n');
    for c in text.chars() {
        if c == '\n' {
            space = Some(c);
        } else if c.is_whitespace() {
            space = space.or(Some(' '));
        } else if NOTHING.contains(&c) || (space == Some('\n') && MARGINS.contains(&c)) {
            // It is of the frame, or of nothing.
        } else {
            if let Some(space) = space.take()
                && !plain.is_empty()
            {
                plain.push(space);
            }
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_an_error_is_taken_off() {
        let cases = [
            ("a\tb  c\r\n\r\n  d", "a b c\nd"),
            ("╷\n│ Error: x\n│   y\n╵", "Error: x\ny"),
            (
                "\u{1b}[31m│\u{1b}[0m \u{1b}[0m\u{1b}[1mError\u{1b}[0m",
                "Error",
            ),
            ("[31m│[0m [1mError[0m [a] [1]", "Error [a] [1]"),
            (r"\u001b[31mno\u001b[0m \x1b[1myes \033[0m", "no yes"),
            (r#"{\"m\":\"a\\nb\"}"#, "{\"m\":\"a\nb\"}"),
            (r"\u64cd\u4f5c", "操作"),
            (r"\ud83d\ude00 \ud83d", "😀 \\ud83d"),
            (
                "&lt;Code&gt;X&lt;/Code&gt; a&b &quot;",
                "<Code>X</Code> a&b \"",
            ),
            (
                "> GET /a HTTP/1.1\n< HTTP/1.1 403",
                "GET /a HTTP/1.1\n< HTTP/1.1 403",
            ),
            ("\u{feff}a\u{200b}b", "ab"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), (expected.to_owned(), false), "{text}");
        }
    }

    #[test]
    fn a_long_text_is_read_at_both_ends() {
        let long = format!("first {} last", "字".repeat(LONGEST));
        let (plain, is_shortened) = plain(&long);
        assert!(is_shortened && plain.starts_with("first ") && plain.ends_with(" last"));
        assert!(plain.len() <= LONGEST + 1);
    }
}
