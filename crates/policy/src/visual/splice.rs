//! Edits of lists and objects: an item added, removed or moved, with the comma and the space that belong to it.
//!
//! Items are the elements of a list or the members of an object. Every function looks at the text between the items it
//! parts or joins, and refuses where more stands there than space and one comma.

use super::Refused;
use super::layout::{Fresh, Layout, Shape};
use super::samples::{has_line_end, is_gap, is_space};
use super::source::Source;
use crate::TextEdit;
use crate::json::NodeId;

/// Collects the edits of one change.
pub(super) struct Splice<'s> {
    pub source: Source<'s>,
    pub layout: Layout,
    pub edits: Vec<TextEdit>,
}

/// What is inserted: text as it is, or a value still to be laid out.
pub(super) enum Item<'i> {
    /// Bytes.
    Text(String),
    /// A value.
    Value(&'i Fresh, Shape),
    /// A member of an object.
    Member(&'i str, &'i Fresh, Shape),
    /// A member whose value is an object with one member, which stands as it is.
    Wrapped(&'i str, &'i str, Shape),
}

impl Splice<'_> {
    pub fn items(&self, container: NodeId) -> Vec<NodeId> {
        self.source.tree.children(container).collect()
    }

    pub fn start(&self, node: NodeId) -> usize {
        self.source.tree.range(node).start
    }

    pub fn end(&self, node: NodeId) -> usize {
        self.source.tree.range(node).end
    }

    /// Inserts items before the one at `index`, or at the end. An empty container gets `shape`.
    pub fn insert(
        &mut self,
        container: NodeId,
        index: usize,
        new: &[Item<'_>],
        shape: &Shape,
    ) -> Result<(), Refused> {
        let items = self.items(container);
        let Some(&first) = items.first() else {
            return self.fill(container, new, shape);
        };
        self.check_border(container, &items, index)?;
        let between = self.between(container, &items, index);
        let beside = items.get(index.saturating_sub(1)).copied().unwrap_or(first);
        let indent = self.indent_after(&between, beside);
        let new = new.iter().map(|item| self.render(item, &indent));
        if index == 0 {
            let text: String = new.map(|item| item + &between).collect();
            self.edits.push(TextEdit::insert(self.start(first), text));
        } else {
            let text: String = new.map(|item| between.clone() + &item).collect();
            self.edits.push(TextEdit::insert(self.end(beside), text));
        }
        Ok(())
    }

    /// Writes the first items of an empty container.
    fn fill(&mut self, container: NodeId, new: &[Item<'_>], shape: &Shape) -> Result<(), Refused> {
        let inside = self.start(container) + 1..self.end(container).saturating_sub(1);
        let space = self.source.slice(inside.clone());
        if !self.source.is_closed(container) || !is_space(space) {
            return Err(Refused::Broken);
        }
        let shape = if has_line_end(space) {
            &Shape::Block
        } else {
            shape
        };
        let indent = self.source.indent_at(self.start(container));
        let deeper = self.layout.deeper(shape, indent);
        let new: Vec<String> = new.iter().map(|item| self.render(item, &deeper)).collect();
        let text = self.layout.inside(&new, shape, indent);
        self.edits.push(TextEdit::replace(inside, text));
        Ok(())
    }

    fn render(&self, item: &Item<'_>, indent: &str) -> String {
        match item {
            Item::Text(text) => text.clone(),
            Item::Value(value, shape) => self.layout.write(value, shape, indent),
            Item::Member(name, value, shape) => self
                .layout
                .member(name, &self.layout.write(value, shape, indent)),
            Item::Wrapped(name, member, shape) => {
                let inside = self.layout.inside(&[(*member).to_owned()], shape, indent);
                self.layout.member(name, &format!("{{{inside}}}"))
            }
        }
    }

    /// Refuses to insert where the text around the place is not what it should be.
    fn check_border(
        &self,
        container: NodeId,
        items: &[NodeId],
        index: usize,
    ) -> Result<(), Refused> {
        let before = index.checked_sub(1).and_then(|before| items.get(before));
        let sound = match (before, items.get(index)) {
            (Some(&before), Some(&after)) => self.is_parted(before, after),
            (None, Some(&first)) => is_space(
                self.source
                    .slice(self.start(container) + 1..self.start(first)),
            ),
            (Some(&last), None) => {
                let tail = self
                    .source
                    .slice(self.end(last)..self.end(container).saturating_sub(1));
                self.source.is_closed(container) && is_space(tail)
            }
            (None, None) => false,
        };
        if sound { Ok(()) } else { Err(Refused::Broken) }
    }

    fn is_parted(&self, before: NodeId, after: NodeId) -> bool {
        is_gap(self.source.slice(self.end(before)..self.start(after)), ',')
    }

    /// What parts items at `index`: as the neighbours there are parted, else as the only item's line suggests.
    fn between(&self, container: NodeId, items: &[NodeId], index: usize) -> String {
        let pairs = [index.checked_sub(1), index.checked_sub(2), Some(index)];
        for left in pairs.into_iter().flatten() {
            if let (Some(&before), Some(&after)) = (items.get(left), items.get(left + 1))
                && self.is_parted(before, after)
            {
                return self
                    .source
                    .slice(self.end(before)..self.start(after))
                    .to_owned();
            }
        }
        let first = items.first().map_or(0, |&first| self.start(first));
        let lead = self.source.slice(self.start(container) + 1..first);
        if is_space(lead) && has_line_end(lead) {
            format!(",{}{}", self.layout.newline, self.source.indent_at(first))
        } else {
            self.layout.comma.clone()
        }
    }

    /// With what the line of an item begins that follows `between`.
    fn indent_after(&self, between: &str, beside: NodeId) -> String {
        match between.rsplit_once(['\n', '\r']) {
            Some((_, last)) => last
                .chars()
                .take_while(|c| matches!(c, ' ' | '\t'))
                .collect(),
            None => self.source.indent_at(self.start(beside)).to_owned(),
        }
    }

    /// Removes the items from `from` up to `to`, not included.
    pub fn remove(&mut self, container: NodeId, from: usize, to: usize) -> Result<(), Refused> {
        let items = self.items(container);
        let (Some(&first), Some(&last)) = (items.get(from), items.get(to.saturating_sub(1))) else {
            return Err(Refused::NotThere);
        };
        let before = from
            .checked_sub(1)
            .and_then(|before| items.get(before).copied());
        let (sound, range) = match (before, items.get(to).copied()) {
            (_, Some(after)) => (
                self.is_parted(last, after),
                self.start(first)..self.start(after),
            ),
            (Some(before), None) => (
                self.is_parted(before, first),
                self.end(before)..self.end(last),
            ),
            (None, None) => {
                let inside = self.start(container) + 1..self.end(container).saturating_sub(1);
                let lead = self.source.slice(inside.start..self.start(first));
                let tail = self.source.slice(self.end(last)..inside.end);
                (
                    self.source.is_closed(container) && is_space(lead) && is_space(tail),
                    inside,
                )
            }
        };
        if !sound {
            return Err(Refused::Broken);
        }
        self.edits.push(TextEdit::delete(range));
        Ok(())
    }

    /// Moves an item; it takes the comma along that parts it from the one it leaves.
    pub fn shift(&mut self, container: NodeId, from: usize, to: usize) -> Result<(), Refused> {
        let items = self.items(container);
        let (Some(&item), Some(&target)) = (items.get(from), items.get(to)) else {
            return Err(Refused::NotThere);
        };
        let down = from < to;
        let neighbour = if down {
            items.get(from + 1)
        } else {
            from.checked_sub(1).and_then(|left| items.get(left))
        };
        let Some(&neighbour) = neighbour else {
            return Ok(());
        };
        let (left, right) = if down {
            (item, neighbour)
        } else {
            (neighbour, item)
        };
        let gap = self.end(left)..self.start(right);
        if from == to {
            return Ok(());
        }
        self.check_border(container, &items, if down { to + 1 } else { to })?;
        if !self.is_parted(left, right) {
            return Err(Refused::Broken);
        }
        let text = self.source.slice(self.start(item)..self.end(item));
        let gap_text = self.source.slice(gap.clone());
        if down {
            self.edits.push(TextEdit::delete(self.start(item)..gap.end));
            self.edits.push(TextEdit::insert(
                self.end(target),
                format!("{gap_text}{text}"),
            ));
        } else {
            self.edits.push(TextEdit::insert(
                self.start(target),
                format!("{text}{gap_text}"),
            ));
            self.edits.push(TextEdit::delete(gap.start..self.end(item)));
        }
        Ok(())
    }

    /// Makes a value the list `before`, itself, `after`.
    pub fn wrap(&mut self, node: NodeId, before: &[Item<'_>], after: &[Item<'_>], shape: &Shape) {
        let indent = self.source.indent_at(self.start(node)).to_owned();
        let (open, between, close) = self.layout.around(shape, &indent);
        let deeper = self.layout.deeper(shape, &indent);
        let before = before
            .iter()
            .map(|item| self.render(item, &deeper) + &between);
        let before = format!("[{open}{}", before.collect::<String>());
        let after = after
            .iter()
            .map(|item| between.clone() + &self.render(item, &deeper));
        let after = format!("{}{close}]", after.collect::<String>());
        self.edits.push(TextEdit::insert(self.start(node), before));
        self.edits.push(TextEdit::insert(self.end(node), after));
    }

    /// Replaces a node.
    pub fn replace(&mut self, node: NodeId, text: impl Into<String>) {
        self.edits
            .push(TextEdit::replace(self.source.tree.range(node), text));
    }

    /// Replaces a node by a value laid out as its line suggests.
    pub fn replace_by(&mut self, node: NodeId, value: &Fresh, shape: &Shape) {
        let text = self
            .layout
            .write(value, shape, self.source.indent_at(self.start(node)));
        self.replace(node, text);
    }
}
