//! Edits of a statement in a document.

use crate::dialect::{Place, Role};
use crate::document::Document;
use crate::visual::{Change, List};

/// Sets the actions or the resources of a statement.
pub(super) fn set_words(
    document: &mut Document,
    statement: usize,
    list: List,
    words: &[String],
) -> Option<()> {
    let words = words.to_vec();
    let change = Change::SetWords {
        statement,
        list,
        words,
    };
    document.change(&change).ok()
}

/// Makes the statement speak of one action alone, with its service where the language writes that apart.
pub(super) fn set_actions(document: &mut Document, statement: usize, action: &str) -> Option<()> {
    let list = List::Action;
    let dialect = document.profile().dialect;
    let mut own = action;
    if dialect.name_of(Role::Service, Place::Target).is_some() {
        let (service, name) = action.split_once(':')?;
        let service = service.to_owned();
        document
            .change(&Change::SetService { statement, service })
            .ok()?;
        own = name;
    }
    // A negated list becomes a plain one.
    document.change(&Change::SetAll { statement, list }).ok()?;
    set_words(document, statement, list, &[own.to_owned()])
}
