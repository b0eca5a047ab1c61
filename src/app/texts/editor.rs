//! The texts of the policy editor.

use charter_policy::visual::Statement;

/// The editor's tabs and tools, and sharing a policy as an address.
#[derive(Debug)]
pub struct EditorTexts {
    // The tabs.
    pub ways: &'static str,
    pub visual: &'static str,
    pub json: &'static str,
    // What stands beside them.
    pub size: fn(counted: usize, limit: usize) -> String,
    /// Where space does not count.
    pub size_hint: fn(characters: usize, spare: usize) -> String,
    /// Where everything counts.
    pub size_hint_all: fn(spare: usize) -> String,
    pub size_hint_open: fn(spare: usize) -> String,
    pub unknown_actions: fn(actions: usize) -> String,
    pub unknown_actions_hint: &'static str,
    // The tools.
    pub tools: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub nothing_to_undo: &'static str,
    pub nothing_to_redo: &'static str,
    pub format: &'static str,
    pub format_hint: &'static str,
    pub minify: &'static str,
    pub layout_needs_json: &'static str,
    pub laid_out_already: &'static str,
    pub find: &'static str,
    pub open_file: &'static str,
    /// `encoding` is what it was decoded from, where that is not UTF-8.
    pub file_opened: fn(name: &str, encoding: Option<&str>) -> String,
    /// A file that was taken for GBK, and may be in another encoding.
    pub file_guessed: fn(name: &str) -> String,
    pub file_unreadable: fn(name: &str) -> String,
    pub file_too_large: fn(name: &str) -> String,
    pub outline: &'static str,
    pub outline_empty: &'static str,
    pub outline_locked: &'static str,
    pub outline_entry: fn(number: usize, statement: &Statement) -> String,
    pub fix_all: fn(fixes: usize) -> String,
    pub fixed: fn(fixes: usize) -> String,
    // Sharing.
    pub share: &'static str,
    pub share_title: &'static str,
    pub share_text: &'static str,
    pub share_link: &'static str,
    pub copy_link: &'static str,
    pub share_length: fn(characters: usize) -> String,
    pub share_long: &'static str,
    pub shared_text: &'static str,
    pub shared_none: &'static str,
    pub shared_none_why: &'static str,
    pub shared_none_what_to_do: &'static str,
    pub edit_a_copy: &'static str,
}
