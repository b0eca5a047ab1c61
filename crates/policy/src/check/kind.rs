//! Whether a document is of the kind that it is checked as.

use std::ops::Range;

use super::findings::Findings;
use super::{Context, element};
use crate::Code;
use crate::dialect::{Fit, Role};
use crate::model::{Phrase, Policy, Statement};

/// A document that clearly is of another kind is told so once; in any other, the words that do not belong to its kind.
pub(super) fn check(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    let Some(kind) = context.mistaken else {
        return foreign(context, policy, findings);
    };
    let principal = first_principal(policy).filter(|_| !context.profile.names_principals());
    let at = principal.unwrap_or_else(|| element::opening(context, policy.node));
    let params = [kind.title, kind.name, kind.dialect.name];
    findings.add(Code::KindOther, at, &params);
}

/// The principal that the kind does not have.
fn first_principal(policy: &Policy<'_>) -> Option<Range<usize>> {
    let statements = policy.statements.iter();
    let named = statements.filter_map(Statement::principal);
    let mut named = policy.member(Role::Principal).into_iter().chain(named);
    named.next().map(|member| member.key.range.clone())
}

fn foreign(context: &Context<'_>, policy: &Policy<'_>, findings: &mut Findings) {
    let (scope, dialect) = (context.profile.scope, context.dialect);
    let mut add = |text: &Phrase<'_>, fit| {
        if fit == Fit::Foreign {
            let params = [text.as_str(), context.profile.title];
            findings.add(Code::KindForeign, text.inner(), &params);
        }
    };
    for statement in &policy.statements {
        for text in statement.actions() {
            add(text, scope.fit_of_action(dialect, text.as_str()));
        }
        for text in statement.resources() {
            add(text, scope.fit_of_resource(dialect, text.as_str()));
        }
    }
}
