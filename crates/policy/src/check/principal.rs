//! Principals.

use super::findings::Findings;
use super::{Context, statement};
use crate::Code;
use crate::json::NodeKind;
use crate::model::Member;
use crate::suggest;
use crate::text::TextEdit;

pub(super) fn check(context: &Context<'_>, member: &Member<'_>, findings: &mut Findings) {
    if !context.profile.allows_principal {
        return findings.add(Code::PrincipalNotAllowed, member.key.range.clone(), &[]);
    }
    match context.tree.kind(member.value) {
        NodeKind::Object => {}
        NodeKind::String if context.tree.text(context.text, member.value) == "*" => return,
        _ => {
            return statement::wrong_type(
                context,
                member.key.as_str(),
                member.value,
                "an object",
                findings,
            );
        }
    }
    for (key, _) in context.tree.members(member.value) {
        let name = context.tree.text(context.text, key);
        let known = context.dialect.principals;
        if context.tree.kind(key) == NodeKind::Missing
            || known.iter().any(|kind| kind.eq_ignore_ascii_case(&name))
        {
            continue;
        }
        let fix = suggest::nearest(&name, known.iter().copied());
        let fix = fix.map(|nearest| TextEdit::replace(context.tree.inner(key), nearest));
        findings.add_with_fix(
            Code::PrincipalInvalid,
            context.tree.range(key),
            &[&name],
            fix,
        );
    }
}
