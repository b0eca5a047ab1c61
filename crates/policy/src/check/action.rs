//! Actions: `service:Action`, and whether there is such a one.

use super::findings::Findings;
use super::placeholder::{self, Braces};
use super::{Context, action_case, word};
use crate::Code;
use crate::catalog::Standing;
use crate::dialect::ActionForm;
use crate::model::Phrase;
use crate::text::TextEdit;

/// `service` is the one that stands in an element of its own, in languages that have it.
pub(super) fn check(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    service: Option<&str>,
    findings: &mut Findings,
) {
    let text = phrase.as_str();
    let grammar = context.dialect.actions;
    if text == "*"
        || grammar
            .other_forms
            .iter()
            .any(|form| text.starts_with(form))
    {
        return;
    }
    if placeholder::check(context, phrase, Braces::Filled, findings)
        || joined(context, phrase, findings)
        || word::check_full_width(phrase, 0..text.len(), findings)
        || word::check_spaces(phrase, 0..text.len(), Code::ActionSpace, findings)
        || word::check_invisible(phrase, 0..text.len(), findings)
    {
        return;
    }
    let name = context.dialect.without_legacy(text);
    let well_formed = match grammar.form {
        ActionForm::Colons { parts } => is_in_parts(context, name, parts),
        ActionForm::Typed { types } => is_typed(name, types),
    };
    if !well_formed {
        let params = [text, grammar.example()];
        return findings.add(Code::ActionMalformed, phrase.inner(), &params);
    }
    if let ActionForm::Typed { .. } = grammar.form {
        if let Some(service) = service {
            check_listed(context, phrase, service, text, findings);
        }
        return;
    }
    let service = name.split(':').next().unwrap_or_default();
    let start = text.len() - name.len();
    check_service(context, phrase, service, start, findings);
    if let Some((service, action)) = name.split_once(':')
        && !action_case::check(context, phrase, (service, action), findings)
    {
        check_listed(context, phrase, service, action, findings);
    }
}

/// `service:Action`, in so many parts. A `*` in the last place may stand for all parts that are left; a type between service
/// and action may be empty, as in `AccessAnalyzer::validatePolicy`.
fn is_in_parts(context: &Context<'_>, name: &str, count: usize) -> bool {
    let dialect = context.dialect;
    let is_name = |byte| is_name(byte) || (dialect.wildcards.one && byte == b'?');
    let mut parts = name.split(':');
    let service = parts.next().unwrap_or_default();
    let found = name.split(':').count();
    (found == count || (1 < found && found < count && name.ends_with(":*")))
        && service.bytes().all(|byte| is_name(byte) || byte == b'-')
        && (dialect.actions.empty_type || name.split(':').all(|part| !part.is_empty()))
        && !service.is_empty()
        && !name.ends_with(':')
        && parts.all(|part| part.bytes().all(is_name))
}

/// `Type/action`, or its beginning and a `*`.
fn is_typed(name: &str, types: &[&str]) -> bool {
    let plain = name.strip_suffix('*').unwrap_or(name);
    let all = plain.len() < name.len();
    let is_type = |text: &str| types.iter().any(|known| known.eq_ignore_ascii_case(text));
    match plain.split_once('/') {
        Some((kind, action)) => {
            let fits = action.bytes().all(|byte| byte.is_ascii_alphanumeric());
            is_type(kind) && fits && (all || !action.is_empty())
        }
        None => all && (plain.is_empty() || is_type(plain)),
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'_')
}

/// Several actions in one string: `cvm:Start*, cvm:Stop*`.
fn joined(context: &Context<'_>, phrase: &Phrase<'_>, findings: &mut Findings) -> bool {
    let parts = phrase.as_str().split(|character: char| {
        character.is_whitespace() || matches!(character, ',' | ';' | '|' | '，' | '、')
    });
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let complete = |part: &&str| {
        let sign = match context.dialect.actions.form {
            ActionForm::Colons { .. } => ':',
            ActionForm::Typed { .. } => '/',
        };
        part.split_once(sign)
            .is_some_and(|(before, after)| !before.is_empty() && !after.is_empty())
    };
    if parts.len() < 2 || !parts.iter().all(complete) {
        return false;
    }
    let listed = parts.join("\", \"");
    let in_list = context
        .tree
        .parent(phrase.node)
        .is_some_and(|parent| context.is_array(parent));
    let fix = phrase.is_verbatim().then(|| {
        if in_list {
            TextEdit::replace(phrase.inner(), listed)
        } else {
            TextEdit::replace(phrase.range.clone(), format!("[\"{listed}\"]"))
        }
    });
    findings.add_with_fix(Code::ActionJoined, phrase.inner(), &[phrase.as_str()], fix);
    true
}

fn check_service(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    service: &str,
    start: usize,
    findings: &mut Findings,
) {
    let part = phrase.part(start..start + service.len());
    let one = context.dialect.wildcards.one;
    if service.contains(|character| character == '*' || (one && character == '?')) {
        let params = [phrase.as_str(), service];
        findings.add(Code::ActionWildcardService, part, &params);
    } else if !context.dialect.has_service(service)
        && let Some(nearest) = context.service_slip(service)
    {
        let fix = phrase
            .is_verbatim()
            .then(|| TextEdit::replace(part.clone(), nearest));
        findings.add_with_fix(Code::ActionServiceUnknown, part, &[service, nearest], fix);
    }
}

/// Whether the list of the service has the action, the end of what is written, where that list is loaded.
fn check_listed(
    context: &Context<'_>,
    phrase: &Phrase<'_>,
    service: &str,
    action: &str,
    findings: &mut Findings,
) {
    let Some(listed) = context.catalog.service(service) else {
        return;
    };
    let search = context.searches.get() > 0;
    let Standing::Doubtful(near) = listed.standing(action, search) else {
        return;
    };
    context.may_search();
    let end = phrase.as_str().len();
    let part = phrase.part(end - action.len()..end);
    let written = |action: &str| match context.dialect.actions.form {
        ActionForm::Colons { .. } => format!("{service}:{action}"),
        ActionForm::Typed { .. } => action.to_owned(),
    };
    let meant = near.map_or(String::new(), |near| written(&near.name));
    let fix = near
        .filter(|_| phrase.is_verbatim())
        .map(|near| TextEdit::replace(part.clone(), near.name.as_str()));
    let params = [written(action), meant];
    findings.add_with_fix(Code::ActionUnknown, part, &[&params[0], &params[1]], fix);
}
