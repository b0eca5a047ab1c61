//! The names of statements.

use std::collections::BTreeMap;

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::dialect::Role;
use crate::model::{Phrase, Policy};

pub(super) fn check(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    let mut first_of: BTreeMap<String, usize> = BTreeMap::new();
    for (index, statement) in policy.statements.iter().enumerate() {
        let Some(member) = statement.member(Role::Sid) else {
            continue;
        };
        let Some(sid) = Phrase::of_text(context.text, context.tree, member.value) else {
            super::shape::wrong_type(
                context,
                member.key.as_str(),
                member.value,
                "a string",
                findings,
            );
            continue;
        };
        if sid.as_str().is_empty() {
            findings.add(Code::SidEmpty, sid.range.clone(), &[]);
            continue;
        }
        form(context, &sid, findings);
        if let Some(first) = first_of.get(sid.as_str()) {
            let number = (first + 1).to_string();
            findings.add(Code::SidDuplicate, sid.inner(), &[sid.as_str(), &number]);
        } else {
            first_of.insert(sid.as_str().to_owned(), index);
        }
    }
}

fn form(context: &Context<'_>, sid: &Phrase<'_>, findings: &mut Findings) {
    let Some(form) = context.dialect.concerns.sid else {
        return;
    };
    let text = sid.as_str();
    let wrong =
        |character: char| !character.is_ascii_alphanumeric() && !form.also.contains(character);
    let found = text.char_indices().find(|&(_, character)| wrong(character));
    let range = match found {
        Some((at, character)) => sid.part(at..at + character.len_utf8()),
        None if text.chars().count() > form.longest => sid.inner(),
        None => return,
    };
    let allowed = format!("A-Z a-z 0-9 {} ({})", form.also, form.longest);
    findings.add(Code::SidInvalid, range, &[text, allowed.trim()]);
}
