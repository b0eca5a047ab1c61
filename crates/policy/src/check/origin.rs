//! Texts that are something else than a policy of the chosen kind: one sentence says what they are, instead of all that
//! is wrong with them as such a policy.
//!
//! Whoever must be small asks [`is_in_doubt`] first: it reads none of the other notations, and where it says no, nothing
//! here would say anything.

use super::findings::Findings;
use crate::Diagnostic;
use crate::dialect::{Place, Profile, Role};
use crate::encoding::Encoding;
use crate::envelope::{self, Answer, Envelope};
use crate::json::Parsed;
use crate::language;
use crate::text::TextEdit;
use crate::{Code, Fix};

/// What says of a text that it is no policy of a kind: [`origin`].
pub type Origin = fn(&str, &Parsed, &'static Profile) -> Option<Vec<Diagnostic>>;

/// What a text is where it is no policy of a kind, neither right nor wrong: a request of an API, Terraform, YAML, a policy
/// in another language, or in another encoding. `parsed` is what [`crate::json::parse`] gave for this `text`. `None` where
/// it may be such a policy, so that it is to be checked as one.
///
/// It reads many notations. A [`Document::without_origin`](crate::Document::without_origin) says when it needs it.
pub fn origin(text: &str, parsed: &Parsed, profile: &'static Profile) -> Option<Vec<Diagnostic>> {
    let mut findings = Findings::new(profile);
    check(text, parsed, profile, &mut findings).then(|| findings.sorted())
}

/// Whether [`origin`] could say something of a text. What is written as a policy of this language, its version
/// included, is in no doubt.
pub(crate) fn is_in_doubt(text: &str, parsed: &Parsed, profile: &Profile) -> bool {
    let is_written_so = || {
        language::is_plain(text, &parsed.tree, profile.dialect)
            && (has_statements(text, parsed, profile) || !envelope::mentions_statements(text))
            && !envelope::may_be_other(text, parsed)
    };
    !text.trim().is_empty() && !is_written_so()
}

/// Says what a text is; `false` where it may be a policy, so that it is to be checked.
pub(super) fn check(
    text: &str,
    parsed: &Parsed,
    profile: &'static Profile,
    findings: &mut Findings,
) -> bool {
    if let Some(found) = Encoding::utf16(text.as_bytes()) {
        encoded(text.as_bytes(), found, findings);
        return true;
    }
    let is_own = has_statements(text, parsed, profile);
    if (!is_own || envelope::may_be_other(text, parsed))
        && let Some(found) = envelope::open(text, parsed)
    {
        wrapped(text, &found, findings);
        return true;
    }
    if !is_own && let Some(found) = envelope::without_policy(text, parsed) {
        without(found, findings);
        return true;
    }
    other_language(text, parsed, profile, findings)
}

/// Names the encoding of bytes that are not in UTF-8; `false` where it is not known.
pub(super) fn encoding(bytes: &[u8], findings: &mut Findings) -> bool {
    let Some(found) = Encoding::of(bytes) else {
        return false;
    };
    encoded(bytes, found, findings);
    true
}

fn encoded(bytes: &[u8], encoding: Encoding, findings: &mut Findings) {
    let place = encoding.place(bytes);
    findings.add(Code::JsonEncodingKnown, place, &[encoding.name()]);
}

/// Whether the text is an object of JSON with the statements of this language: a policy, right or wrong.
fn has_statements(text: &str, parsed: &Parsed, profile: &Profile) -> bool {
    let tree = &parsed.tree;
    let Some(root) = tree.root() else {
        return false;
    };
    let mut members = tree.members(root);
    let is_statement = |name: &str| {
        let element = profile.dialect.element(Place::Document, name.trim());
        element.is_some_and(|element| element.role == Role::Statement)
    };
    envelope::is_json(text, tree, root)
        && members.any(|(key, _)| is_statement(&tree.text(text, key)))
}

/// Says what a request or an answer says that has no policy in it.
fn without(found: Answer, findings: &mut Findings) {
    match found {
        Answer::Error {
            code,
            is_denial,
            range,
        } => {
            let denial = if is_denial { "denial" } else { "" };
            findings.add(Code::DocumentError, range, &[&code, denial]);
        }
        Answer::Empty { key, range } => {
            findings.add(Code::DocumentEmpty, range, &[&key]);
        }
    }
}

fn wrapped(text: &str, found: &Envelope, findings: &mut Findings) {
    let count = found.policies.len();
    if count == 0 {
        let start = text.len() - text.trim_start().len();
        let first = envelope::opening(text, start);
        let line = found
            .unread
            .map_or_else(String::new, |it| it.line.to_string());
        let words = found.unread.map_or("", |it| it.words);
        let params = [found.kind.words(), words, &line];
        return findings.add(Code::DocumentUnread, first, &params);
    }
    for (number, policy) in (1..).zip(&found.policies) {
        let label = policy.label();
        let which = match count {
            1 => String::new(),
            _ => format!(" ({number}/{count})"),
        };
        let kind = policy.about.kind.map_or("", |kind| kind.title);
        let params = [found.kind.words(), &label, &which, kind];
        let fix = Fix {
            edits: vec![TextEdit::replace(0..text.len(), policy.text.as_str())],
            about: Some(Box::new(policy.about.clone())),
        };
        let range = policy.range.clone();
        findings.add_with(Code::DocumentWrapped, range, &params, Some(fix));
        let kept = &policy.expressions;
        if kept.count > 0 {
            let number = kept.count.to_string();
            let params = [kept.first.as_str(), &number];
            findings.add(Code::DocumentTemplate, policy.range.clone(), &params);
        }
    }
}

fn other_language(
    text: &str,
    parsed: &Parsed,
    profile: &'static Profile,
    findings: &mut Findings,
) -> bool {
    let Some(other) = language::other(text, parsed, profile) else {
        return false;
    };
    let root = parsed
        .tree
        .root()
        .map_or(0, |root| parsed.tree.range(root).start);
    let (language, kind) = other
        .profile
        .map_or(("", ""), |profile| (profile.dialect.name, profile.name));
    let params = [other.cloud, other.version, language, kind];
    findings.add(Code::LanguageOther, envelope::opening(text, root), &params);
    true
}
