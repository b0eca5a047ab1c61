//! Texts that are no JSON: which notation they are in, and where the policies stand in it.

use std::ops::Range;

use super::find::Finder;
use super::shape::{mentions_statements, opening};
use super::{Expressions, Kind, Layer, decode, terraform, yaml};
use crate::json::{self, NodeKind, Parsed};

/// How many braces of a text are looked behind.
const MAX_TRIES: usize = 32;

/// A text in another that may be a policy.
pub(super) struct Candidate {
    pub text: String,
    pub place: String,
    /// What to point at.
    pub range: Range<usize>,
    pub expressions: Expressions,
}

/// Reads a text that is no JSON in each notation that it may be in, until a policy is found.
pub(super) fn read(finder: &mut Finder, layer: &Layer<'_>) -> Option<Kind> {
    let readers: [fn(&mut Finder, &Layer<'_>) -> Option<Kind>; 4] = [url, hcl, yaml, prose];
    readers.iter().find_map(|read| {
        let kind = read(finder, layer)?;
        finder.read_on();
        (!finder.found.is_empty()).then_some(kind)
    })
}

/// What a text is in which no policy could be read, where it is surely one of these notations and speaks of one.
pub(super) fn recognised(text: &str, parsed: &Parsed) -> Option<Kind> {
    let root = parsed.tree.root()?;
    if matches!(parsed.tree.kind(root), NodeKind::Object | NodeKind::Array) {
        return None;
    }
    if terraform::is_sure(text) && mentions_statements(text) {
        return Some(Kind::Terraform);
    }
    yaml::is_sure(text).then_some(Kind::Yaml)
}

/// Keeps candidates to be read.
fn offer(finder: &mut Finder, layer: &Layer<'_>, candidates: Vec<Candidate>) {
    for candidate in candidates {
        let Candidate {
            text,
            place,
            range,
            expressions,
        } = candidate;
        let mut inner = layer.inner(text, &place, String::new(), range);
        inner.expressions = expressions;
        finder.wait(inner);
    }
}

/// Parts of an address.
pub(super) fn url(finder: &mut Finder, layer: &Layer<'_>) -> Option<Kind> {
    for (name, range) in decode::url_parts(&layer.text).into_iter().take(MAX_TRIES) {
        let part = layer.text.get(range.clone()).unwrap_or_default();
        if let Some(decoded) = decode::url_decoded(part) {
            let first = opening(&layer.text, range.start);
            finder.wait(layer.inner(decoded, name, String::new(), first));
        }
    }
    Some(Kind::Url)
}

fn hcl(finder: &mut Finder, layer: &Layer<'_>) -> Option<Kind> {
    let text = &*layer.text;
    let sure = terraform::is_sure(text);
    if !sure && !terraform::is_likely(text) {
        return None;
    }
    offer(finder, layer, terraform::candidates(text, sure));
    Some(match sure {
        true => Kind::Terraform,
        false => Kind::Literal,
    })
}

/// An object of Terraform's language by itself, such as what stands between the brackets of `jsonencode`.
pub(super) fn object(finder: &mut Finder, layer: &Layer<'_>, start: usize) -> Option<Kind> {
    let candidate = terraform::object(&layer.text, start)?;
    offer(finder, layer, vec![candidate]);
    Some(Kind::Terraform)
}

fn yaml(finder: &mut Finder, layer: &Layer<'_>) -> Option<Kind> {
    let text = yaml::to_json(&layer.text)?;
    finder.wait(layer.inner(text, "", String::new(), yaml::first_key(&layer.text)));
    Some(Kind::Yaml)
}

/// Objects in braces within any other text. The braces of Terraform's language are none of JSON's.
fn prose(finder: &mut Finder, layer: &Layer<'_>) -> Option<Kind> {
    let text = &*layer.text;
    if terraform::is_sure(text) {
        return None;
    }
    let mut from = 0;
    let mut is_found = false;
    for _ in 0..MAX_TRIES {
        let Some(found) = text.get(from..).and_then(|rest| rest.find('{')) else {
            break;
        };
        let start = from + found;
        from = start + 1;
        let behind = text.get(from..).unwrap_or_default();
        let rest = text.get(start..).unwrap_or_default();
        let object = if behind.trim_start().starts_with('\\') {
            Some(decode::unescaped(rest))
        } else {
            // A text that was broken in the middle is no text around a policy: nothing of it may be lost.
            let whole = decode::balanced(rest);
            let whole = whole.filter(|object| json::parse(object).faults.is_empty());
            whole.map(str::to_owned)
        };
        let Some(object) = object else {
            continue;
        };
        // Decoded, it is shorter than what it was: the rest holds nothing that begins an object.
        from = start + object.len();
        if mentions_statements(&object) {
            is_found = true;
            let place = name_before(text.get(..start).unwrap_or_default());
            finder.wait(layer.inner(object, place, String::new(), start..start + 1));
        }
    }
    is_found.then_some(Kind::Prose)
}

/// The name in front of `=`, as in `PolicyDocument={`.
fn name_before(text: &str) -> &str {
    let name = text.trim_end_matches(['"', '\'']).strip_suffix('=');
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let name = name.map(|name| name.rsplit(|character: char| !is_name(character)).next());
    name.flatten().unwrap_or_default()
}
