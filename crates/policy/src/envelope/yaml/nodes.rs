//! Values that have a name or a tag.

use super::{Expressions, Why, scalar};
use crate::visual::quote;

/// How many bytes aliases may repeat: a few statements, and not what grows with every line.
const MAX_REPEATED: usize = 64 * 1024;

/// How many anchors are kept, as each alias looks for its own among them.
const MAX_ANCHORS: usize = 256;

/// What a document has said of its values so far.
#[derive(Default)]
pub(super) struct Nodes {
    /// Anchors, each with its value as JSON.
    anchors: Vec<(String, String)>,
    repeated: usize,
    pub expressions: Expressions,
    pub has_tags: bool,
}

impl Nodes {
    /// Gives a value a name.
    pub fn name(&mut self, anchor: &str, value: &str) {
        if self.anchors.len() < MAX_ANCHORS {
            self.anchors.push((anchor.to_owned(), value.to_owned()));
        }
    }

    /// What a value on one line is in JSON.
    pub fn value(&mut self, written: &str) -> Result<String, Why> {
        match written.bytes().next() {
            Some(b'!') => self.tagged(written),
            Some(b'*') if written.len() > 1 => self.alias(written.get(1..).unwrap_or_default()),
            _ => scalar::value(written),
        }
    }

    /// The value that an alias stands for: of several anchors of a name the last.
    fn alias(&mut self, name: &str) -> Result<String, Why> {
        if self.anchors.len() >= MAX_ANCHORS {
            return Err(Why::Repeated);
        }
        let mut anchors = self.anchors.iter().rev();
        let (_, value) = anchors.find(|(known, _)| known == name).ok_or(Why::Alias)?;
        self.repeated += value.len();
        match self.repeated > MAX_REPEATED {
            true => Err(Why::Repeated),
            false => Ok(value.clone()),
        }
    }

    /// A value behind its tag.
    fn tagged(&mut self, written: &str) -> Result<String, Why> {
        let (tag, value) = written.split_once(' ').ok_or(Why::Tag)?;
        let value = value.trim_start();
        if tag == "!!str" {
            return scalar::text(value);
        }
        if value.starts_with(['[', '{']) {
            return Err(Why::Tag);
        }
        self.substituted(tag, scalar::text(value)?)
    }

    /// A text, as JSON, behind one of the tags that CloudFormation replaces by a text.
    pub fn substituted(&mut self, tag: &str, text: String) -> Result<String, Why> {
        self.has_tags = true;
        match tag {
            "!Sub" => {
                for (at, _) in text.match_indices("${") {
                    let rest = text.get(at..).unwrap_or_default();
                    let end = rest.find('}').map(|end| end + 1);
                    self.expressions
                        .add(rest.get(..end.unwrap_or(rest.len())).unwrap_or_default());
                    if end.is_none() {
                        // Nor has any other one behind it.
                        break;
                    }
                }
                Ok(text)
            }
            // What `!Sub` writes for the same.
            "!Ref" | "!GetAtt" => {
                let name = text.trim_matches('"');
                let kept = format!("${{{name}}}");
                self.expressions.add(&kept);
                Ok(quote(&kept))
            }
            _ => Err(Why::Tag),
        }
    }
}
