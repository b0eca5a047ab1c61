//! The little that the editor asks of its text area: selecting, typing, scrolling.

use std::ops::Range;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlTextAreaElement;

use super::checked::Splice;
use super::gutter::LINE;

/// The width of a character of the editor's font, nearly enough to scroll by.
const CHARACTER: f64 = 7.8;

/// Changes the text as typing would, so that the browser's own undo takes it back. Where the browser cannot, the
/// text is set, and given back since no event tells of it.
pub(super) fn replace(area: &HtmlTextAreaElement, splice: &Splice) -> Option<String> {
    select(area, &splice.range);
    if type_text(&splice.insert) {
        return None;
    }
    let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let (start, end) = (offset(splice.range.start), offset(splice.range.end));
    let _ = area.set_range_text_with_start_and_end(&splice.insert, start, end);
    Some(area.value())
}

/// Selects a range of UTF-16 offsets and moves the focus there.
pub(super) fn select(area: &HtmlTextAreaElement, range: &Range<usize>) {
    let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let _ = area.focus();
    let _ = area.set_selection_range(offset(range.start), offset(range.end));
}

/// Types into the focused element; false where the browser does not know how.
fn type_text(insert: &str) -> bool {
    let document = JsValue::from(document());
    let run = js_sys::Reflect::get(&document, &"execCommand".into()).ok();
    let Some(run) = run.and_then(|run| run.dyn_into::<js_sys::Function>().ok()) else {
        return false;
    };
    let command = if insert.is_empty() {
        "delete"
    } else {
        "insertText"
    };
    run.call3(&document, &command.into(), &JsValue::FALSE, &insert.into())
        .is_ok_and(|done| done.is_truthy())
}

/// Brings a line into the middle of the text area unless it is visible, and its column into view.
pub(super) fn scroll_to(area: &HtmlTextAreaElement, line: usize, column: usize) {
    let line = i32::try_from(line).unwrap_or(i32::MAX / LINE);
    let top = (line - 1) * LINE;
    let (from, height) = (area.scroll_top(), area.client_height());
    if top < from || top + 2 * LINE > from + height {
        area.set_scroll_top((top - height / 2).max(0));
    }
    #[expect(clippy::cast_possible_truncation, reason = "a column in pixels")]
    let left = (column as f64 * CHARACTER) as i32;
    let (from, width) = (area.scroll_left(), area.client_width());
    if left < from || left + 60 > from + width {
        area.set_scroll_left((left - width / 2).max(0));
    }
}
