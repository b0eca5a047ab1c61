//! The checks: one module a subject, each written once over the dialect's tables.

mod action;
mod action_case;
mod address;
mod condition;
mod condition_key;
mod cover;
mod document;
mod duplicates;
mod element;
mod findings;
mod kind;
mod made;
mod meeting;
mod origin;
mod placeholder;
mod principal;
mod redundant;
mod related;
mod relevance;
mod required;
mod resource;
mod resource_account;
mod resource_place;
mod resource_type;
mod risk;
mod rules;
mod scope;
mod shape;
mod sid;
mod size;
mod statement;
mod syntax;
mod target;
mod value;
mod variable;
mod within;
mod word;

use std::cell::Cell;
use std::ops::Range;

pub(crate) use origin::is_in_doubt;
pub use origin::{Origin, origin};

use crate::Diagnostic;
use crate::catalog::Catalog;
use crate::dialect::{Dialect, Profile};
use crate::json::{self, NodeId, NodeKind, Parsed, Tree};
use crate::model::Policy;
use crate::suggest;
use crate::text::TextEdit;
use findings::Findings;

pub use findings::{Checked, MAX_OF_A_CODE};

/// Checks a policy text and gives all findings, sorted by where they start, the worst first among equals. Of one code
/// at most [`MAX_OF_A_CODE`] are given; [`check_all`] counts the others.
///
/// ```
/// use charter_policy::{check, tencent, Code};
///
/// let text = r#"{"version": "2.0", "statement": {"effect": "permit", "action": "*", "resource": "*"}}"#;
/// let found = check(text, &tencent::SCP);
/// assert_eq!(found[0].code, Code::EffectInvalid);
/// assert_eq!(&text[found[0].range.clone()], "permit");
/// ```
pub fn check(text: &str, profile: &'static Profile) -> Vec<Diagnostic> {
    check_with(text, profile, &Catalog::empty())
}

/// Like [`check`], and also holds the actions against the services that are loaded in a catalog.
pub fn check_with(text: &str, profile: &'static Profile, catalog: &Catalog) -> Vec<Diagnostic> {
    check_parsed(text, &json::parse(text), profile, catalog)
}

/// Like [`check`], for bytes that may not be UTF-8. Ranges are byte offsets of `bytes` either way.
pub fn check_bytes(bytes: &[u8], profile: &'static Profile) -> Vec<Diagnostic> {
    match std::str::from_utf8(bytes) {
        Ok(text) => check(text, profile),
        Err(_) => {
            let mut findings = Findings::new(profile);
            if origin::encoding(bytes, &mut findings) {
                return findings.sorted();
            }
            check_parsed("", &json::parse_bytes(bytes), profile, &Catalog::empty())
        }
    }
}

/// Like [`check_with`], for a text that has been parsed already.
pub fn check_parsed(
    text: &str,
    parsed: &Parsed,
    profile: &'static Profile,
    catalog: &Catalog,
) -> Vec<Diagnostic> {
    find(text, parsed, profile, catalog, Some(origin::check)).sorted()
}

/// Like [`check_parsed`], for a text that is kept as a policy already: whether it is something else, such as a request
/// of an API or a policy in another language, is not asked.
///
/// ```
/// use charter_policy::{Catalog, Code, check, check_kept, json, tencent};
///
/// let request = r#"{"PolicyDocument": "{\"version\": \"2.0\", \"statement\": []}"}"#;
/// let codes = |found: Vec<charter_policy::Diagnostic>| found.iter().map(|found| found.code).collect::<Vec<_>>();
/// assert_eq!(codes(check(request, &tencent::SCP)), [Code::DocumentWrapped]);
/// let kept = check_kept(request, &json::parse(request), &tencent::SCP, &Catalog::empty());
/// assert!(codes(kept).contains(&Code::StatementMissing));
/// ```
pub fn check_kept(
    text: &str,
    parsed: &Parsed,
    profile: &'static Profile,
    catalog: &Catalog,
) -> Vec<Diagnostic> {
    find(text, parsed, profile, catalog, None).sorted()
}

/// Like [`check_parsed`], and also says what is not among the findings: how many more there are, and whether the text
/// was read to its end.
pub fn check_all(
    text: &str,
    parsed: &Parsed,
    profile: &'static Profile,
    catalog: &Catalog,
) -> Checked {
    let findings = find(text, parsed, profile, catalog, Some(origin::check));
    Checked {
        omitted: findings.omitted(),
        findings: findings.sorted(),
        cut: parsed.is_cut(),
    }
}

/// `is_other` says what a text is that is no policy of this kind. Who never asks need not load it: it reads many notations.
fn find(
    text: &str,
    parsed: &Parsed,
    profile: &'static Profile,
    catalog: &Catalog,
    is_other: Option<IsOther>,
) -> Findings {
    let mut findings = Findings::new(profile);
    if is_other.is_some_and(|is_other| is_other(text, parsed, profile, &mut findings)) {
        return findings;
    }
    syntax::check(text, parsed, &mut findings);
    size::check(text, &parsed.tree, &mut findings);
    let policy = Policy::new(text, parsed, profile.dialect);
    let context = Context {
        text,
        tree: &parsed.tree,
        parsed,
        profile,
        dialect: profile.dialect,
        catalog,
        mistaken: policy.as_ref().and_then(|policy| profile.mistaken(policy)),
        searches: Cell::new(MAX_SEARCHES),
    };
    duplicates::check(&context, &mut findings);
    document::check(&context, policy.as_ref(), &mut findings);
    if let Some(policy) = &policy {
        for statement in &policy.statements {
            statement::check(&context, statement, &mut findings);
        }
        kind::check(&context, policy, &mut findings);
        principal::check_missing(&context, policy, &mut findings);
        sid::check(&context, policy, &mut findings);
        scope::check(&context, policy, &mut findings);
        risk::check(&context, policy, &mut findings);
        cover::statements(&context, policy, &mut findings);
        related::check(&context, policy, &mut findings);
    }
    findings
}

/// Whether a text is something else than a policy of a kind, which it then says: [`origin::check`].
type IsOther = fn(&str, &Parsed, &'static Profile, &mut Findings) -> bool;

/// How many unknown words are compared with all known ones: more than any vendor's size limit has room for.
const MAX_SEARCHES: usize = 1_000;

/// What every check reads.
struct Context<'c> {
    text: &'c str,
    tree: &'c Tree,
    parsed: &'c Parsed,
    profile: &'static Profile,
    dialect: &'static Dialect,
    catalog: &'c Catalog,
    /// The kind that the document clearly is of, where it cannot be of the one that it is checked as.
    mistaken: Option<&'static Profile>,
    /// How many more unknown words are compared with all known ones.
    searches: Cell<usize>,
}

impl Context<'_> {
    /// Whether one more unknown word may be compared with all known ones.
    fn may_search(&self) -> bool {
        let left = self.searches.get();
        self.searches.set(left.saturating_sub(1));
        left > 0
    }

    /// The nearest known word, as long as there is patience for it.
    fn nearest<'k>(&self, word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
        self.may_search()
            .then(|| suggest::nearest(word, known))
            .flatten()
    }

    /// The known word that is one slip of the finger away, as long as there is patience for it.
    fn one_slip<'k>(&self, word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
        self.may_search()
            .then(|| suggest::one_slip(word, known))
            .flatten()
    }

    /// The known service that is a slip of the finger away. The names of services are so short, and so many, that one with
    /// another letter may well exist: of a short name only letters that changed places, or stand twice, are a slip.
    fn service_slip(&self, name: &str) -> Option<&'static str> {
        let known = self.dialect.services.iter().copied();
        if name.chars().count() >= suggest::LONG_NAME {
            return self.one_slip(name, known);
        }
        let same_letters = known.filter(|known| suggest::has_same_letters(name, known));
        self.one_slip(name, same_letters)
    }

    /// Whether something in `range` may be missing only because the text around it could not be read.
    fn is_damaged(&self, range: &Range<usize>) -> bool {
        let faults = &self.parsed.faults;
        self.parsed.is_cut()
            || faults.iter().any(|fault| {
                syntax::loses_text(&fault.kind)
                    && fault.range.start <= range.end
                    && range.start <= fault.range.end
            })
    }

    /// Whether a node is a list.
    fn is_array(&self, node: NodeId) -> bool {
        self.tree.kind(node) == NodeKind::Array
    }

    /// The edit that takes an element out of its list, or a member out of its object, with the comma that parted it from its neighbour.
    /// Given only where nothing but space and that comma would go along.
    fn removal(&self, node: NodeId) -> Option<TextEdit> {
        let is_list =
            |parent: &NodeId| matches!(self.tree.kind(*parent), NodeKind::Array | NodeKind::Object);
        let list = self.tree.parent(node).filter(is_list)?;
        let own = self.tree.range(node);
        let (gap, range) = match self.tree.next_sibling(node) {
            Some(next) => {
                let next = self.tree.range(next).start;
                (own.end..next, own.start..next)
            }
            // The last element, at most once a list: here the one before it has to be searched.
            None => {
                let before = self
                    .tree
                    .children(list)
                    .take_while(|&element| element != node)
                    .last()?;
                let before = self.tree.range(before).end;
                (before..own.start, before..own.end)
            }
        };
        let surplus = |character: char| character == ',' || character.is_ascii_whitespace();
        self.text
            .get(gap)?
            .chars()
            .all(surplus)
            .then(|| TextEdit::delete(range))
    }
}

/// What a node is, in words.
fn kind_name(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Object => "an object",
        NodeKind::Array => "a list",
        NodeKind::Member => "a member",
        NodeKind::String | NodeKind::Word => "a string",
        NodeKind::Number => "a number",
        NodeKind::True | NodeKind::False => "a boolean",
        NodeKind::Null => "null",
        NodeKind::Missing => "nothing",
    }
}
