//! Texts that hold a policy and are none: what people copy from an API's request or answer, from Terraform, from YAML.
//!
//! [`open`] says what such a text is and gives the policies in it, each as a text of its own: cut out byte for byte where
//! it stands as an object, decoded where it stands in a string. Nothing is evaluated: an expression of a template is kept
//! as it stands, and counted. What is not understood is only recognised.
//!
//! Every reader here takes time linear in the length of the text, nothing recurses, and strings within strings are opened
//! up to [`MAX_LAYERS`] times.

mod about;
mod answer;
mod around;
mod code;
mod decode;
mod find;
mod html;
mod notation;
mod parameters;
mod shape;
mod template;
mod terraform;
mod yaml;

use std::ops::Range;

use crate::json::{self, Parsed};
use crate::language;
pub use about::About;
use find::{Finder, Layer};

pub(crate) use answer::{Answer, without_policy};
pub(crate) use shape::{is_json, mentions_statements, opening};

/// How often a string within a string is opened. Twice happens; more is nobody's policy.
pub const MAX_LAYERS: usize = 8;

/// How many policies of one text are given.
pub const MAX_POLICIES: usize = 100;

/// A text that holds policies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// What it is.
    pub kind: Kind,
    /// The policies in it, in the order of the text. Empty where it is clear what the text is, and not how to read it.
    pub policies: Vec<Enclosed>,
    /// What is in the way of reading it, where there is no policy and that is known.
    pub unread: Option<Unread>,
}

/// What is in the way of reading a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread {
    /// The number of its line, from 1.
    pub line: usize,
    /// What it is, in words.
    pub words: &'static str,
}

/// What a text is that holds policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JSON around a policy, such as a request or an answer of an API.
    Message,
    /// A policy as a string, its quotes escaped.
    Quoted,
    /// A policy as a part of an address or a form, `%7B%22version…`.
    Url,
    /// Terraform's language.
    Terraform,
    /// JSON as a template of Terraform.
    Template,
    /// A heredoc, `<<EOF`, or a string in code.
    Literal,
    /// YAML.
    Yaml,
    /// An object of Python.
    Python,
    /// An object of JavaScript or TypeScript.
    JavaScript,
    /// An object of either.
    Object,
    /// A text whose quotes are written as in the source of a page, `&quot;`.
    Html,
    /// A template of AWS, in JSON or YAML.
    CloudFormation,
    /// Other text around a policy: a command, a request with its head, a page.
    Prose,
}

/// What is in the way where the text around a policy puts it together.
const EXPRESSION: &str = "an expression that decides the policy";

impl Unread {
    fn at(text: &str, at: usize, words: &'static str) -> Self {
        let before = text.get(..at).unwrap_or_default();
        let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
        Self { line, words }
    }
}

impl Kind {
    /// What it is, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Message => "a request or an answer of an API",
            Self::Quoted => "a string with a policy in it",
            Self::Url => "a URL-encoded text",
            Self::Terraform => "Terraform",
            Self::Template => "a template of Terraform",
            Self::Literal => "a heredoc or a string of code",
            Self::Yaml => "YAML",
            Self::Python => "an object of Python",
            Self::JavaScript => "an object of JavaScript or TypeScript",
            Self::Object => "an object of Python or JavaScript",
            Self::Html => "HTML-escaped text",
            Self::CloudFormation => "a CloudFormation template of AWS",
            Self::Prose => "a text around a policy",
        }
    }
}

/// A policy within a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enclosed {
    /// Where it stands, as a path: `Response.PolicyDocument`, `tencentcloud_cam_policy.ops.document`. Empty where the
    /// whole text is it.
    pub place: String,
    /// What it is called there, or nothing.
    pub name: String,
    /// What to point at in the outer text: the key that holds it, or its first characters.
    pub range: Range<usize>,
    /// Its text.
    pub text: String,
    /// The expressions of a template that it still holds.
    pub expressions: Expressions,
    /// What is said of it there.
    pub about: About,
}

/// The expressions of a template that were kept as they stand, such as `${var.bucket}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expressions {
    /// How many there are.
    pub count: usize,
    /// The first of them, as it stands.
    pub first: String,
}

impl Expressions {
    /// Notes one more.
    fn add(&mut self, expression: &str) {
        if self.count == 0 {
            self.first = expression.to_owned();
        }
        self.count += 1;
    }
}

impl Enclosed {
    /// Where it stands, and what it is called.
    pub fn label(&self) -> String {
        let Self { place, name, .. } = self;
        match (place.is_empty(), name.is_empty()) {
            (_, true) => place.clone(),
            (true, false) => name.clone(),
            (false, false) => format!("{place} ({name})"),
        }
    }
}

/// Says what a text is that holds policies and is none itself, and gives them. `parsed` is what
/// [`crate::json::parse`] gave for this `text`. `None` where it is a policy, of whatever language, or nothing known.
///
/// ```
/// use charter_policy::{envelope, json};
///
/// let answer = r#"{"Response": {"PolicyDocument": "{\"version\": \"2.0\", \"statement\": [{\"effect\": \"deny\"}]}"}}"#;
/// let found = envelope::open(answer, &json::parse(answer)).expect("an envelope");
/// assert_eq!(found.policies[0].place, "Response.PolicyDocument");
/// assert_eq!(found.policies[0].text, r#"{"version": "2.0", "statement": [{"effect": "deny"}]}"#);
/// ```
pub fn open(text: &str, parsed: &Parsed) -> Option<Envelope> {
    if !shape::mentions_statements(text) {
        return notation::without_statements(text, parsed);
    }
    if shape::is_plain_policy(text, &parsed.tree) && !may_be_other(text, parsed) {
        return None;
    }
    let mut finder = Finder::default();
    let kind = finder.read(&Layer::outermost(text));
    finder.read_on();
    let mut policies = finder.found;
    policies.iter_mut().for_each(keep_kind_of_language);
    let (kind, unread) = match policies.is_empty() {
        true => notation::recognised(text, parsed)?,
        false if finder.is_cloud_formation => (Kind::CloudFormation, None),
        false => (kind?, None),
    };
    Some(Envelope {
        kind,
        policies,
        unread,
    })
}

/// Whether a text with the statements of a policy may still be something else: an answer that says more of the policy, an
/// object of another notation, or a template. It reads none of them.
pub(crate) fn may_be_other(text: &str, parsed: &Parsed) -> bool {
    let root = parsed.tree.root();
    let is_answer = root.is_some_and(|root| shape::is_answer(text, &parsed.tree, root));
    is_answer || code::may_be_object(text) || may_be_template(text, parsed)
}

/// Whether a text may be JSON with expressions of a template between its values.
fn may_be_template(text: &str, parsed: &Parsed) -> bool {
    !parsed.faults.is_empty() && text.trim_start().starts_with('{') && has_expressions(text)
}

/// Whether something may be put into a text.
fn has_expressions(text: &str) -> bool {
    text.contains("%{") || text.contains("${")
}

/// A kind of another language than the policy's own is none: other vendors have requests and answers that look the same.
fn keep_kind_of_language(policy: &mut Enclosed) {
    let about = &mut policy.about;
    about.kind = about.kind.filter(|kind| {
        let parsed = json::parse(&policy.text);
        language::other(&policy.text, &parsed, kind).is_none()
    });
}
