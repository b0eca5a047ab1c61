//! Texts that are no JSON: which notation they are in, and where the policies stand in it.

use super::find::{Finder, Layer, within};
use super::shape::mentions_statements;
use super::{Enclosed, Envelope, Kind, Unread, code, decode, html, parameters, terraform, yaml};
use crate::json::{self, NodeKind, Parsed};

/// How many braces of a text are looked behind.
const MAX_TRIES: usize = 32;

/// Reads a text that is no JSON in each notation that it may be in, until a policy is found.
pub(super) fn read(finder: &mut Finder, layer: &Layer) -> Option<Kind> {
    let readers: [fn(&mut Finder, &Layer) -> Option<Kind>; 6] =
        [html::read, url, hcl, yaml, prose, code::read];
    readers.iter().find_map(|read| {
        let kind = read(finder, layer)?;
        finder.read_on();
        (!finder.found.is_empty()).then_some(kind)
    })
}

/// What a text is in which no policy could be read, where it is surely one of these notations and speaks of one; and
/// what is in the way, if that is known.
pub(super) fn recognised(text: &str, parsed: &Parsed) -> Option<(Kind, Option<Unread>)> {
    if let Some((kind, unread)) = in_the_way(text, parsed) {
        return Some((kind, Some(unread)));
    }
    let root = parsed.tree.root()?;
    if matches!(parsed.tree.kind(root), NodeKind::Object | NodeKind::Array) {
        return None;
    }
    if terraform::is_sure(text) && mentions_statements(text) {
        return Some((Kind::Terraform, terraform::unread(text)));
    }
    if let Some(unread) = code::in_the_way(text) {
        return Some((Kind::Object, Some(unread)));
    }
    let kind = match text.contains("AWS::") {
        true => Kind::CloudFormation,
        false => Kind::Yaml,
    };
    yaml::is_sure(text).then(|| (kind, yaml::documents(text).err()))
}

/// Parts of an address.
pub(super) fn url(finder: &mut Finder, layer: &Layer) -> Option<Kind> {
    let text = layer.text();
    for range in decode::url_parts(text) {
        let part = text.get(range.clone()).unwrap_or_default();
        if let Some(decoded) = decode::url_decoded(part) {
            let mut inside = within(text, range.start, decoded);
            name(&mut inside, text, range.start);
            finder.wait(layer, inside);
        }
    }
    Some(Kind::Url)
}

/// What a text is in which a policy is put together, and by what.
pub(super) fn in_the_way(text: &str, parsed: &Parsed) -> Option<(Kind, Unread)> {
    if code::may_be_object(text) {
        return code::in_the_way(text).map(|unread| (Kind::Object, unread));
    }
    let is_template = super::may_be_template(text, parsed);
    let unread = terraform::directive_in_the_way(text).filter(|_| is_template)?;
    Some((Kind::Template, unread))
}

/// A text of Terraform that speaks of no statements: its policy is elsewhere.
pub(super) fn without_statements(text: &str, parsed: &Parsed) -> Option<Envelope> {
    let root = parsed.tree.root()?;
    let is_json = matches!(parsed.tree.kind(root), NodeKind::Object | NodeKind::Array);
    (!is_json && terraform::is_sure(text)).then(|| Envelope {
        kind: Kind::Terraform,
        policies: Vec::new(),
        unread: None,
    })
}

/// JSON as a template: only where nothing is wrong with it once its expressions are kept.
pub(super) fn template(finder: &mut Finder, layer: &Layer) -> Option<Kind> {
    let text = layer.text();
    let (found, expressions) = terraform::template(text)?;
    json::parse(&found).faults.is_empty().then(|| {
        let start = text.len() - text.trim_start().len();
        let mut inside = within(text, start, found);
        inside.expressions = expressions;
        finder.wait(layer, inside);
        Kind::Template
    })
}

fn hcl(finder: &mut Finder, layer: &Layer) -> Option<Kind> {
    let text = layer.text();
    let sure = terraform::is_sure(text);
    if !sure && !terraform::is_likely(text) {
        return None;
    }
    for candidate in terraform::candidates(text, sure) {
        finder.wait(layer, candidate);
    }
    Some(match sure {
        true => Kind::Terraform,
        false => Kind::Literal,
    })
}

/// An object of Terraform's language by itself, such as what stands between the brackets of `jsonencode`.
pub(super) fn object(finder: &mut Finder, layer: &Layer, start: usize) -> Option<Kind> {
    finder.wait(layer, terraform::object(layer.text(), start)?);
    Some(Kind::Terraform)
}

fn yaml(finder: &mut Finder, layer: &Layer) -> Option<Kind> {
    let text = layer.text();
    let documents = yaml::documents(text).ok()?;
    let is_one = documents.len() == 1;
    for (number, document) in documents.into_iter().enumerate() {
        finder.is_cloud_formation |= document.has_tags;
        let mut inside = within(text, document.start, document.json);
        inside.expressions = document.expressions;
        if !is_one {
            inside.place = format!(".[{number}]");
        }
        finder.wait(layer, inside);
    }
    Some(Kind::Yaml)
}

/// Objects in braces within any other text. The braces of Terraform's language are none of JSON's.
fn prose(finder: &mut Finder, layer: &Layer) -> Option<Kind> {
    let text = layer.text();
    if terraform::is_sure(text) {
        return None;
    }
    let mut from = 0;
    let mut is_found = false;
    for _ in 0..MAX_TRIES {
        let rest = text.get(from..).unwrap_or_default();
        let Some(found) = rest.find('{') else {
            break;
        };
        let start = from + found;
        from = start + 1;
        let (rest, behind) = (text.get(start..)?, text.get(from..)?);
        let object = if behind.trim_start().starts_with('\\') {
            decode::unescaped(rest)
        } else {
            // A text that was broken in the middle is no text around a policy: nothing of it may be lost.
            let whole = decode::balanced(rest);
            let whole = whole.filter(|object| json::parse(object).faults.is_empty());
            whole.unwrap_or_default().to_owned()
        };
        if mentions_statements(&object) {
            is_found = true;
            // Decoded, it is shorter than what it was: the rest holds nothing that begins an object.
            from = start + object.len();
            let mut inside = within(text, start, object);
            name(&mut inside, text, start);
            finder.wait(layer, inside);
        }
    }
    is_found.then_some(Kind::Prose)
}

/// Says by which parameter a text is given, and what the others say of it.
fn name(inside: &mut Enclosed, text: &str, at: usize) {
    let around = parameters::around(text, at);
    if !around.key.is_empty() {
        inside.place = format!(".{}", around.key);
    }
    inside.about = around.about();
}
