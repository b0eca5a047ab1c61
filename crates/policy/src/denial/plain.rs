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

/// The text with every run of space made one: a line break where it holds one. Also whether a middle was left out.
pub(super) fn plain(text: &str) -> (String, bool) {
    let (text, is_shortened) = shortened(text);
    let mut plain = text;
    for _ in 0..MOST_LAYERS {
        if !plain.contains(['\\', '&']) {
            break;
        }
        let next = unescaped(&plain);
        if next == plain {
            break;
        }
        plain = next;
    }
    (unframed(&uncoloured(&plain)), is_shortened)
}

fn shortened(text: &str) -> (String, bool) {
    if text.len() <= LONGEST {
        return (text.to_owned(), false);
    }
    let mut start = LONGEST / 2;
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = text.len() - LONGEST / 2;
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let part = |range: Option<&str>| range.unwrap_or_default().to_owned();
    let head = part(text.get(..start));
    (head + "\n" + &part(text.get(end..)), true)
}

/// Undoes the escapes of strings and the names of XML that matter here. An unknown one stays as it is.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let behind = from.get(1..).unwrap_or_default();
        let known = match from.starts_with('&') {
            true => entity(behind),
            false => escape(behind),
        };
        let (character, length) =
            known.unwrap_or((if from.starts_with('&') { '&' } else { '\\' }, 0));
        plain.push(character);
        rest = behind.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

fn entity(text: &str) -> Option<(char, usize)> {
    let known = ENTITIES.iter().find(|(name, _)| text.starts_with(name))?;
    Some((known.1, known.0.len()))
}

/// What stands behind a backslash, and its length.
fn escape(text: &str) -> Option<(char, usize)> {
    let code = |digits: &str| u32::from_str_radix(digits, 16).ok();
    match *text.as_bytes().first()? {
        quoted @ (b'"' | b'\'' | b'/' | b'\\') => Some((char::from(quoted), 1)),
        b'n' | b'r' | b't' => Some(('\n', 1)),
        b'u' => {
            let first = code(text.get(1..5)?)?;
            // What has no place of its own is written in two halves.
            let half = |text: &str| code(text.strip_prefix("\\u")?.get(..4)?)?.checked_sub(0xDC00);
            match (char::from_u32(first), text.get(5..).and_then(half)) {
                (Some(character), _) => Some((character, 5)),
                (None, Some(second)) => {
                    let whole = 0x10000 + (first.checked_sub(0xD800)? << 10) + second;
                    Some((char::from_u32(whole)?, 11))
                }
                (None, None) => None,
            }
        }
        // As shells and Python write what begins a colour.
        _ => ["x1b", "x1B", "033", "e["]
            .iter()
            .find(|name| text.starts_with(**name))
            .map(|name| {
                let length = if *name == "e[" { 1 } else { 3 };
                (ESCAPE, length)
            }),
    }
}

/// Without the colours of terminals: `ESC[1;31m`, also where the escape itself was lost on the way.
fn uncoloured(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', ESCAPE]) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let is_escaped = from.starts_with(ESCAPE);
        let behind = from.get(1..).unwrap_or_default();
        let inner = match is_escaped {
            true => behind.strip_prefix('[').unwrap_or(behind),
            false => behind,
        };
        let end = inner
            .find(|c: char| !c.is_ascii_digit() && c != ';')
            .unwrap_or(inner.len());
        let tail = inner.get(end..).unwrap_or_default();
        let is_colour = tail.starts_with('m') && (is_escaped || end > 0);
        let is_other = is_escaped && tail.starts_with(|c: char| c.is_ascii_alphabetic());
        rest = if is_colour || is_other {
            tail.get(1..).unwrap_or_default()
        } else if is_escaped {
            behind
        } else {
            plain.push('[');
            behind
        };
    }
    plain.push_str(rest);
    plain
}

/// Line by line without its margin, each run of space as one.
fn unframed(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let is_margin = |c: char| c.is_whitespace() || MARGINS.contains(&c);
    let is_nothing = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    for line in text.lines() {
        let mut words = line.trim_start_matches(is_margin).split_whitespace();
        if let Some(first) = words.next() {
            if !plain.is_empty() {
                plain.push('\n');
            }
            plain.extend(first.chars().filter(|c| !is_nothing(*c)));
        }
        for word in words {
            plain.push(' ');
            plain.extend(word.chars().filter(|c| !is_nothing(*c)));
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
