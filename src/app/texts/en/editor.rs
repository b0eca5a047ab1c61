use super::{count, group};
use crate::app::texts::EditorTexts;
use charter_policy::visual::Words;

pub static TEXTS: EditorTexts = EditorTexts {
    ways: "Ways to write the policy",
    visual: "Visual policy generator",
    json: "JSON",
    size: |counted, limit| match limit {
        usize::MAX => count(counted, "character", "characters"),
        _ => format!("{} of {} characters", group(counted), group(limit)),
    },
    size_hint: |characters, spare| match spare {
        0 => "Spaces and line ends outside of quotes do not count, and there are none.".to_owned(),
        spare => format!(
            "Spaces and line ends do not count towards the limit. With them the text has {} characters; minifying would take out {}.",
            group(characters),
            group(spare)
        ),
    },
    size_hint_all: |spare| {
        format!(
            "Spaces and line ends count as well. Minifying would take out {}.",
            group(spare)
        )
    },
    size_hint_open: |spare| {
        format!(
            "The vendor doesn't say whether spaces and line ends count. Minifying would take out {}.",
            group(spare)
        )
    },
    unknown_actions: |actions| match actions {
        1 => "1 action is not in the catalog".to_owned(),
        actions => format!("{} actions are not in the catalog", group(actions)),
    },
    unknown_actions_hint: "The lists of actions have gaps, so this is no fault by itself. Check the spelling.",
    tools: "Tools of the editor",
    undo: "Undo edit",
    redo: "Redo edit",
    nothing_to_undo: "Nothing has been changed yet.",
    nothing_to_redo: "Nothing was undone.",
    format: "Format",
    format_hint: "Lays the text out anew. Only spaces and line ends change.",
    minify: "Minify",
    layout_needs_json: "The text is not valid JSON yet. Fix its errors first.",
    laid_out_already: "It is laid out like this already.",
    find: "Find",
    open_file: "Open file…",
    file_opened: |name, encoding| match encoding {
        None => format!("“{name}” opened. Undo brings the text before it back."),
        Some(encoding) => format!(
            "“{name}” opened, decoded from {encoding}. Undo brings the text before it back."
        ),
    },
    file_guessed: |name| {
        format!(
            "“{name}” opened as GBK. Its bytes may be those of Big5 or another encoding: if the words look wrong, undo and save the file as UTF-8 first."
        )
    },
    file_unreadable: |name| {
        format!(
            "“{name}” can't be read as text. Choose a text file; one that is not UTF-8, UTF-16, GBK or Big5 has to be saved as UTF-8 first."
        )
    },
    file_too_large: |name| {
        format!("“{name}” is too large for a policy: choose a file of less than 1 MB.")
    },
    outline: "Statements",
    outline_empty: "There is no statement yet.",
    outline_locked: "A part that is not a statement",
    outline_entry: |number, statement| {
        let effect = match statement.allows {
            Some(true) => "Allow",
            Some(false) => "Deny",
            None => "No effect",
        };
        format!("{number}. {effect}: {}", first_of(&statement.actions))
    },
    fix_all: |fixes| format!("Fix {fixes} errors"),
    fixed: |fixes| match fixes {
        1 => "1 error fixed.".to_owned(),
        fixes => format!("{fixes} errors fixed."),
    },
    share: "Share",
    share_title: "Share this policy",
    share_text: "The policy's text stands in the address itself. It is sent to no server, and it is not saved: whoever has the link can read it, as it is now.",
    share_link: "Link",
    copy_link: "Copy link",
    share_length: |characters| format!("{} characters", group(characters)),
    share_long: "Some mail and chat programs cut addresses of more than 2,000 characters. Send it as a file or in a document then.",
    shared_text: "This policy came in the address of this page. It was sent to no server and is not saved.",
    shared_none: "There is no policy in this address",
    shared_none_why: "A shared policy stands behind the # of its address. Here it is missing, or the address was cut off on its way.",
    shared_none_what_to_do: "Ask for the whole address, or for the policy as a file.",
    edit_a_copy: "Edit a copy",
};

/// The first of several actions, and how many more there are.
fn first_of(words: &Words) -> String {
    match words.items.as_slice() {
        [] => "no action".to_owned(),
        [only] => only.value.clone(),
        [first, rest @ ..] => format!("{} and {} more", first.value, rest.len()),
    }
}
