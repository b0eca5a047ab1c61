//! What the code editor asks about a policy's text.

use std::ops::Range;

use charter_policy::complete;
use charter_policy::explain::explain;
use charter_policy::{SpanKind, TextEdit, brackets, highlight};
use leptos::prelude::*;

use super::PolicyDocument;
use crate::app::texts::{Texts, texts};
use crate::pages::shared::catalog;
use crate::pages::shared::tally::in_area;
use crate::ui::{CodeHandle, Completion, Completions, Explained, Span};

/// The colours of a part of the text.
pub(super) fn spans(document: PolicyDocument, range: &Range<usize>) -> Vec<Span> {
    document.now(|document| {
        let bytes = document.from_area(range.start)..document.from_area(range.end);
        let dialect = document.profile().dialect;
        let found = highlight(document.text(), document.parsed(), dialect, bytes);
        let shown = found
            .into_iter()
            .map(|span| Span::new(in_area(document, &span.range), class(span.kind)));
        shown.collect()
    })
}

/// The two brackets of which the caret touches one.
pub(super) fn bracket_pair(document: PolicyDocument, caret: usize) -> Option<(usize, usize)> {
    document.now(|document| {
        let caret = document.from_area(caret);
        let (one, other) = brackets(document.text(), document.parsed(), caret)?;
        Some((document.to_area(one), document.to_area(other)))
    })
}

/// What could stand at the caret, and the writing of it.
#[derive(Clone, Copy)]
pub(super) struct Completing {
    document: PolicyDocument,
    code: CodeHandle,
    /// What was offered last, and where it goes.
    offered: StoredValue<Option<complete::Completions>>,
    texts: Texts,
}

impl Completing {
    pub fn new(document: PolicyDocument, code: CodeHandle) -> Self {
        Self {
            document,
            code,
            offered: StoredValue::new(None),
            texts: texts(),
        }
    }

    /// What could stand at the caret. A service's actions come once its file does.
    pub fn offer(self, caret: usize, asked: bool) -> Option<Completions> {
        let names = untrack(|| self.document.names());
        let found = self.document.now(|document| {
            let caret = document.from_area(caret);
            let (text, profile) = (document.text(), document.profile());
            complete::complete(text, profile, document.catalog(), &names, caret, asked)
        })?;
        if let Some(service) = &found.wants {
            let language = self.document.language().get_untracked();
            catalog::want_services(language, [service.as_str()]);
        }
        let items = found.items.iter().map(|item| Completion {
            label: item.label.clone(),
            detail: Some((self.texts.explanations().detail)(&item.detail))
                .filter(|detail| !detail.is_empty()),
            icon: None,
        });
        let offered = Completions {
            range: self
                .document
                .now(|document| in_area(document, &found.range)),
            items: items.collect(),
        };
        self.offered.set_value(Some(found));
        Some(offered)
    }

    /// Writes an item; says whether more is to be completed there.
    pub fn accept(self, at: usize) -> bool {
        let taken = self.offered.with_value(|offered| {
            let offered = offered.as_ref()?;
            let item = offered.items.get(at)?;
            let edit = TextEdit::replace(offered.range.clone(), item.insert.as_str());
            Some((edit, offered.range.start + item.caret, item.more))
        });
        let Some((edit, caret, more)) = taken else {
            return false;
        };
        self.document.apply(&[edit]);
        let caret = self.document.now(|document| document.to_area(caret));
        self.code.select(caret..caret);
        more
    }
}

fn class(kind: SpanKind) -> &'static str {
    match kind {
        SpanKind::Key => "code-key",
        SpanKind::String => "code-string",
        SpanKind::Number => "code-number",
        SpanKind::Literal => "code-word",
        SpanKind::Allow => "code-good",
        SpanKind::Deny => "code-bad",
        SpanKind::Fault => "code-fault",
    }
}

/// What stands at a place, in words. The editor itself says what was found there.
pub(super) fn explained(document: PolicyDocument, at: usize, texts: Texts) -> Option<Explained> {
    let (range, lines) = document.now(|document| {
        let at = document.from_area(at);
        let found = explain(document.text(), document.profile(), document.catalog(), at)?;
        let lines = (texts.explanations().lines)(&found);
        Some((in_area(document, &found.range), lines))
    })?;
    let line = |words: String| view! { <p>{words}</p> };
    let view = lines.into_iter().map(line).collect_view().into_any();
    Some(Explained { range, view })
}
