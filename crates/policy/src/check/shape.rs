//! Values of the wrong type.

use super::Context;
use super::findings::Findings;
use crate::Code;
use crate::json::{NodeId, NodeKind};
use crate::text::TextEdit;

/// Reports a value of the wrong type, unless it is missing and the JSON layer has said so.
pub(super) fn wrong_type(
    context: &Context<'_>,
    name: &str,
    node: NodeId,
    expected: &str,
    findings: &mut Findings,
) {
    if context.tree.kind(node) != NodeKind::Missing {
        findings.add(
            Code::ElementType,
            context.tree.range(node),
            &[name, expected],
        );
    }
}

/// Reports what stands alone where the language takes nothing but a list, with the brackets as the repair.
pub(super) fn single(
    context: &Context<'_>,
    name: &str,
    node: NodeId,
    expected: &str,
    findings: &mut Findings,
) {
    if context.dialect.takes_single {
        return;
    }
    let range = context.tree.range(node);
    let brackets = vec![
        TextEdit::insert(range.start, "["),
        TextEdit::insert(range.end, "]"),
    ];
    findings.add_with_edits(Code::ElementType, range, &[name, expected], brackets);
}

/// Whether a node holds a text.
pub(super) fn is_text(context: &Context<'_>, node: NodeId) -> bool {
    matches!(context.tree.kind(node), NodeKind::String | NodeKind::Word)
}
