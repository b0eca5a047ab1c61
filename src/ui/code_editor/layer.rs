//! The text as it is seen: rows of the visible lines, over a text area whose own text is transparent.
//!
//! Rows are kept and moved: a key changes one of them, scrolling the ones that come into sight.

use std::ops::Range;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::{
    brush::{self, Painted},
    lines::Lines,
    paint::{Span, pieces},
    window::Window,
};
use crate::ui::dom;

/// The rows of an editor.
pub struct Layer {
    root: HtmlElement,
    rows: Vec<Row>,
    /// The line of the first row.
    first: usize,
}

struct Row {
    element: HtmlElement,
    /// What of the text is shown, in its UTF-16 units.
    range: Range<usize>,
    text: String,
    spans: Vec<Span>,
    painted: Vec<Painted>,
    /// How many columns are left out before what is shown.
    skipped: usize,
    is_current: bool,
}

impl Layer {
    pub fn new(root: HtmlElement) -> Self {
        Layer {
            root,
            rows: Vec::new(),
            first: 0,
        }
    }

    /// Shows the lines of a window. `spans` need no order and may reach out of it.
    pub fn draw(
        &mut self,
        lines: &Lines,
        window: &Window,
        spans: &[&[Span]],
        current: usize,
        character: f64,
    ) {
        self.align(window);
        let mut of_row = vec![Vec::new(); self.rows.len()];
        for (row, line) in self.rows.iter_mut().zip(window.lines.clone()) {
            row.range = window.shown(lines, line);
        }
        for span in spans.iter().copied().flatten() {
            let from = lines.line_of(span.range.start).max(self.first);
            let rows = self.rows.iter().zip(&mut of_row).skip(from - self.first);
            for (row, spans) in rows {
                if row.range.start >= span.range.end {
                    break;
                }
                spans.extend(span.within(&row.range));
            }
        }
        for (at, (row, spans)) in self.rows.iter_mut().zip(of_row).enumerate() {
            let line = self.first + at;
            let skipped = row.range.start - lines.range(line).start;
            row.show(lines.slice(&row.range), spans);
            row.skip(skipped, character);
            row.set_current(line == current);
        }
    }

    /// As many rows as the window has, keeping those whose lines stay.
    fn align(&mut self, window: &Window) {
        let (first, count) = (window.lines.start, window.lines.len());
        if first > self.first {
            let moved = (first - self.first).min(self.rows.len());
            self.rows.rotate_left(moved);
            let from = self.rows.len() - moved;
            for row in &self.rows[from..] {
                let _ = self.root.append_child(&row.element);
            }
        } else if first < self.first {
            let moved = (self.first - first).min(self.rows.len());
            self.rows.rotate_right(moved);
            for row in self.rows[..moved].iter().rev() {
                let before = self.root.first_child();
                let _ = self.root.insert_before(&row.element, before.as_ref());
            }
        }
        self.first = first;
        for row in self.rows.drain(count.min(self.rows.len())..) {
            row.clear();
            row.element.remove();
        }
        while self.rows.len() < count {
            let Some(row) = Row::new() else { return };
            let _ = self.root.append_child(&row.element);
            self.rows.push(row);
        }
    }

    /// Where an offset stands on the screen; `None` where it is not held.
    pub fn place(&self, lines: &Lines, offset: usize) -> Option<web_sys::DomRect> {
        let line = lines.line_of(offset);
        let row = self.rows.get(line.checked_sub(self.first)?)?;
        let at = offset.checked_sub(row.range.start)?;
        (at <= row.range.len()).then(|| row.place(at)).flatten()
    }

    /// The offset of the character that is seen at a place of the screen; `None` beside the text.
    pub fn offset_at(&self, x: f64, y: f64) -> Option<usize> {
        let row = self.rows.iter().find(|row| {
            let at = row.element.get_bounding_client_rect();
            at.top() <= y && y < at.bottom()
        })?;
        let right = |at: usize| row.place(at).map_or(f64::MAX, |place| place.left());
        if row.range.is_empty() || x < right(0) || x >= right(row.range.len()) {
            return None;
        }
        // The last place that does not lie to the right.
        let (mut low, mut high) = (0, row.range.len());
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if right(middle) <= x {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(row.range.start + low)
    }
}

impl Drop for Layer {
    fn drop(&mut self) {
        self.rows.iter().for_each(Row::clear);
    }
}

impl Row {
    fn new() -> Option<Self> {
        let element: HtmlElement = element("div", "code-row")?.unchecked_into();
        Some(Row {
            element,
            range: 0..0,
            text: String::new(),
            spans: Vec::new(),
            painted: Vec::new(),
            skipped: 0,
            is_current: false,
        })
    }

    fn show(&mut self, text: &str, spans: Vec<Span>) {
        let is_same_text = self.text == text;
        if is_same_text && self.spans == spans {
            return;
        }
        if brush::can_paint() {
            self.clear();
            if !is_same_text {
                self.element.set_text_content(Some(text));
            }
            let node = self.element.first_child();
            let paint = |node: Node| {
                spans
                    .iter()
                    .filter_map(|span| brush::paint(&node, span))
                    .collect()
            };
            self.painted = node.map(paint).unwrap_or_default();
        } else {
            self.show_elements(text, &spans);
        }
        text.clone_into(&mut self.text);
        self.spans = spans;
    }

    fn show_elements(&self, text: &str, spans: &[Span]) {
        self.element.set_text_content(None);
        let line = Lines::new(text.into());
        for (piece, class) in pieces(line.units(), spans) {
            if let Some(part) = element("span", &class) {
                part.set_text_content(Some(line.slice(&piece)));
                let _ = self.element.append_child(&part);
            }
        }
    }

    fn skip(&mut self, columns: usize, character: f64) {
        if self.skipped != columns {
            self.skipped = columns;
            #[expect(clippy::cast_precision_loss, reason = "a column in pixels")]
            let width = columns as f64 * character;
            let _ = self
                .element
                .style()
                .set_property("margin-inline-start", &dom::px(width));
        }
    }

    fn set_current(&mut self, is_current: bool) {
        if self.is_current != is_current {
            self.is_current = is_current;
            let _ = self
                .element
                .class_list()
                .toggle_with_force("current", is_current);
        }
    }

    /// Takes its paint off: a highlight is the document's, and would keep the row.
    fn clear(&self) {
        self.painted.iter().for_each(brush::wipe);
    }

    /// Where a unit of the row stands; its end stands behind its last one.
    fn place(&self, at: usize) -> Option<web_sys::DomRect> {
        let mut left = at;
        let mut node = self.element.first_child();
        while let Some(child) = node {
            let text = child.first_child().unwrap_or_else(|| child.clone());
            let length = text
                .text_content()
                .map_or(0, |text| text.encode_utf16().count());
            if left <= length {
                let range = document().create_range().ok()?;
                let offset = u32::try_from(left).ok()?;
                range.set_start(&text, offset).ok()?;
                range.set_end(&text, offset).ok()?;
                return Some(range.get_bounding_client_rect());
            }
            left -= length;
            node = child.next_sibling();
        }
        Some(self.element.get_bounding_client_rect())
    }
}

fn element(name: &str, class: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    element.set_class_name(class);
    Some(element)
}
