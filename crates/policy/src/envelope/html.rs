//! Policies copied out of the source of a page: `{&quot;version&quot;: …`.

use super::Kind;
use super::decode::balanced;
use super::find::{Finder, Layer, within};

/// How many braces of a text are looked behind.
const MAX_TRIES: usize = 32;

/// How a quote is written. Source: the HTML standard, named and numeric character references.
const QUOTES: [&str; 3] = ["&quot;", "&#34;", "&#x22;"];

/// What else such a text writes otherwise, and how.
const OTHERS: [(&str, &str); 9] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&#x2F;", "/"),
    ("&#47;", "/"),
    ("&nbsp;", " "),
    // What is escaped twice is unescaped once.
    ("&amp;", "&"),
];

/// Whether a text begins with such an object.
pub(super) fn begins(text: &str) -> bool {
    let inside = text.strip_prefix('{').map(str::trim_start);
    inside.is_some_and(|inside| QUOTES.iter().any(|quote| inside.starts_with(quote)))
}

/// Reads the objects whose quotes are written so.
pub(super) fn read(finder: &mut Finder, layer: &Layer) -> Option<Kind> {
    let text = layer.text();
    let (mut from, mut kind) = (0, None);
    for _ in 0..MAX_TRIES {
        let Some(start) = text.get(from..)?.find('{').map(|found| from + found) else {
            break;
        };
        from = start + 1;
        let rest = text.get(start..)?;
        if begins(rest) {
            let Some((object, length)) = decoded(rest) else {
                continue;
            };
            finder.wait(layer, within(text, start, object));
            from = start + length;
            kind = Some(Kind::Html);
        }
    }
    kind
}

/// The object with which a text begins, decoded, and how many bytes it takes there.
fn decoded(text: &str) -> Option<(String, usize)> {
    let (mut whole, mut rest) = (String::with_capacity(text.len()), text);
    // Where in the text each reference begins that became shorter, so that the end is found again.
    let mut shorter: Vec<(usize, usize)> = Vec::new();
    while let Some((before, after)) = rest.split_once('&') {
        whole.push_str(before);
        let at = text.len() - after.len() - 1;
        let reference = text.get(at..)?;
        let quotes = QUOTES.iter().map(|quote| (*quote, "\""));
        let mut known = quotes.chain(OTHERS);
        let found = known.find(|(name, _)| reference.starts_with(name));
        let (name, character) = found.unwrap_or(("&", "&"));
        whole.push_str(character);
        shorter.push((whole.len(), name.len() - character.len()));
        rest = text.get(at + name.len()..)?;
    }
    whole.push_str(rest);
    let object = balanced(&whole)?.to_owned();
    let saved = shorter.iter().take_while(|(at, _)| *at <= object.len());
    let length = object.len() + saved.map(|(_, saved)| saved).sum::<usize>();
    Some((object, length))
}
