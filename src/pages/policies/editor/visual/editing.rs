//! What every part of the form has: the document, the texts, and a way to carry out a change.

use charter_policy::visual::{Block, Change, Content, Statement};
use leptos::prelude::*;

use crate::app::texts::VisualTexts;
use crate::pages::policies::editor::PolicyDocument;
use crate::ui::{Toast, Toaster};

/// The form of a document. Copies are the same form.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    pub document: PolicyDocument,
    pub readonly: bool,
    pub t: &'static VisualTexts,
    pub toaster: Toaster,
}

impl Editing {
    /// Carries out a change; says why where it is refused.
    pub fn carry_out(self, change: &Change) -> bool {
        match self.document.carry_out(change) {
            Ok(()) => true,
            Err(refused) => {
                let toast = Toast::warning(self.t.refused_title);
                self.toaster.show(toast.detail((self.t.refused)(refused)));
                false
            }
        }
    }
}

/// A statement's card. What it reads is compared, so that a change elsewhere draws nothing here anew.
#[derive(Clone, Copy)]
pub(super) struct Card {
    pub editing: Editing,
    pub place: Memo<usize>,
    block: Memo<Option<Block>>,
}

impl Card {
    pub fn new(editing: Editing, place: Memo<usize>) -> Self {
        let visual = editing.document.visual();
        let block =
            Memo::new(move |_| visual.with(|visual| visual.blocks.get(place.get()).cloned()));
        Self {
            editing,
            place,
            block,
        }
    }

    pub fn t(self) -> &'static VisualTexts {
        self.editing.t
    }

    /// The block with its places in the text.
    pub fn block(self) -> Memo<Option<Block>> {
        self.block
    }

    /// Something that the statement says, or its default where the block is none.
    pub fn read<T>(self, read: impl Fn(&Statement) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.block
                .with(|block| statement(block).map(&read))
                .unwrap_or_default()
        })
    }

    /// Something that the statement says now.
    pub fn now<T: Default>(self, read: impl FnOnce(&Statement) -> T) -> T {
        let found = self
            .block
            .try_with_untracked(|block| statement(block).map(read));
        found.flatten().unwrap_or_default()
    }

    /// Carries out a change of this statement.
    pub fn change(self, change: impl FnOnce(usize) -> Change) -> bool {
        self.editing.carry_out(&change(self.place.get_untracked()))
    }
}

fn statement(block: &Option<Block>) -> Option<&Statement> {
    match &block.as_ref()?.content {
        Content::Statement(statement) => Some(statement),
        Content::Locked(_) => None,
    }
}
