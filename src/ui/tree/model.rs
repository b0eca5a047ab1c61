//! A tree as rows: which are visible, what each key does, what a search keeps. Pure.

use crate::ui::icon::Icon;

/// One node. Parents must precede nothing in particular; roots have no parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeNode {
    pub id: String,
    pub parent: Option<String>,
    pub label: String,
    pub icon: Option<Icon>,
    /// A word behind the label: an id, a count.
    pub detail: Option<String>,
    /// Why it cannot be chosen.
    pub disabled: Option<String>,
}

impl TreeNode {
    pub fn new(id: impl Into<String>, parent: Option<String>, label: impl Into<String>) -> Self {
        TreeNode { id: id.into(), parent, label: label.into(), icon: None, detail: None, disabled: None }
    }

    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub fn disabled(mut self, reason: Option<String>) -> Self {
        self.disabled = reason;
        self
    }
}
