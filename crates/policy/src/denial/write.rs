//! A statement without a request, written as changes of its text.

use super::carve::{Carving, Rest};
use super::edit::{set_actions, set_words};
use crate::dialect::{Place, Role};
use crate::document::Document;
use crate::model::Policy;
use crate::text::TextEdit;
use crate::visual::{Change, Content, List};

impl Carving<'_> {
    /// The statement without the action.
    pub fn less(&self, actions: &Rest) -> Option<String> {
        let Rest::Words(words) = actions else {
            return None;
        };
        let mut document = self.document();
        set_words(&mut document, self.statement, List::Action, words)?;
        Some(document.text().to_owned())
    }

    /// The statement without the action, and a copy for the action on the other resources.
    pub fn parted(&self, actions: &Rest, resources: &Rest) -> Option<String> {
        let mut document = self.document();
        let mut apart = self.statement;
        if let Rest::Words(words) = actions {
            document.change(&Change::Duplicate(self.statement)).ok()?;
            set_words(&mut document, self.statement, List::Action, words)?;
            apart += 1;
            self.unname(&mut document, apart)?;
            set_actions(&mut document, apart, self.request.action())?;
        }
        self.set_resources(&mut document, apart, resources)?;
        Some(document.text().to_owned())
    }

    pub fn without_resource(&self, resources: &Rest) -> Option<String> {
        let mut document = self.document();
        self.set_resources(&mut document, self.statement, resources)?;
        Some(document.text().to_owned())
    }

    /// Two statements of one name are refused by some languages, and confusing in all.
    fn unname(&self, document: &mut Document, statement: usize) -> Option<()> {
        let named = sid(document, statement);
        if named {
            let change = Change::SetSid {
                statement,
                sid: None,
            };
            document.change(&change).ok()?;
        }
        Some(())
    }

    fn set_resources(
        &self,
        document: &mut Document,
        statement: usize,
        resources: &Rest,
    ) -> Option<()> {
        match resources {
            Rest::Nothing => None,
            Rest::Words(words) => set_words(document, statement, List::Resource, words),
            Rest::AllBut(words) => {
                set_words(document, statement, List::Resource, words)?;
                self.negate_resources(document, statement)
            }
        }
    }

    /// Renames the element: all resources but those that it lists.
    fn negate_resources(&self, document: &mut Document, statement: usize) -> Option<()> {
        let name = self
            .dialect()
            .name_of(Role::NotResource, Place::Statement)?;
        let edit = {
            let policy = Policy::new(document.text(), document.parsed(), self.dialect())?;
            let member = policy.statements.get(statement)?.member(Role::Resource)?;
            TextEdit::replace(member.key.inner(), name)
        };
        document.apply(&[edit]).ok()
    }
}

fn sid(document: &Document, statement: usize) -> bool {
    let visual = document.visual();
    let block = visual.blocks.get(statement).map(|block| &block.content);
    matches!(block, Some(Content::Statement(shown)) if shown.sid.is_some())
}
