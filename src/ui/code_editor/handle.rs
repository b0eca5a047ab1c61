//! What an owner asks of its editor.

use std::ops::Range;

use leptos::{html, prelude::*};

/// Where the person is in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selected {
    pub range: Range<usize>,
    /// The caret stands at the start of what is selected.
    pub is_backward: bool,
}

impl Selected {
    pub fn caret(&self) -> usize {
        if self.is_backward {
            self.range.start
        } else {
            self.range.end
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub range: Range<usize>,
    pub focus: bool,
    pub select: bool,
}

/// A hold on an editor; made by its owner and given to it. All offsets are UTF-16 units.
#[derive(Clone, Copy)]
pub struct CodeHandle {
    pub(super) area: NodeRef<html::Textarea>,
    pub(super) selected: RwSignal<Selected>,
    pub(super) wish: RwSignal<Option<Wish>>,
    pub(super) finding: RwSignal<bool>,
}

impl CodeHandle {
    #[expect(
        clippy::new_without_default,
        reason = "it makes signals of the calling component"
    )]
    pub fn new() -> Self {
        CodeHandle {
            area: NodeRef::new(),
            selected: RwSignal::new(Selected::default()),
            wish: RwSignal::new(None),
            finding: RwSignal::new(false),
        }
    }

    /// Selects a range, scrolls to it and moves the focus there. Together with a change of the text it is applied to
    /// the new text, in whichever order the two are told.
    pub fn select(self, range: Range<usize>) {
        self.wish(range, true, true);
    }

    /// The same without moving the focus.
    pub fn select_quietly(self, range: Range<usize>) {
        self.wish(range, false, true);
    }

    /// Scrolls to an offset and changes nothing.
    pub fn scroll_to(self, offset: usize) {
        self.wish(offset..offset, false, false);
    }

    pub fn focus(self) {
        if let Some(area) = self.area.get_untracked() {
            let _ = area.focus();
        }
    }

    /// Where the caret is; tracked.
    pub fn caret(self) -> usize {
        self.selected.with(Selected::caret)
    }

    /// What is selected; tracked.
    pub fn selection(self) -> Range<usize> {
        self.selected.with(|selected| selected.range.clone())
    }

    /// Opens the find bar.
    pub fn find(self) {
        self.finding.set(true);
    }

    fn wish(self, range: Range<usize>, focus: bool, select: bool) {
        let wish = Wish {
            range,
            focus,
            select,
        };
        let _ = self.wish.try_set(Some(wish));
    }
}
