//! A tree as rows: which are visible, what each key does, what a search keeps. Pure.

use charter_order::letters;
use std::collections::HashMap;

use crate::ui::icon::Icon;

/// One node. Roots have no parent (or one that is not among the nodes); siblings keep the order given.
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
        TreeNode {
            id: id.into(),
            parent,
            label: label.into(),
            icon: None,
            detail: None,
            disabled: None,
        }
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

/// The nodes with their children and lower-cased texts, made once for a set of nodes.
#[derive(Debug, Default)]
pub struct Shape {
    roots: Vec<u32>,
    children: Vec<Vec<u32>>,
    parent: Vec<Option<u32>>,
    search: Vec<String>,
    by_id: HashMap<String, u32>,
}

/// A visible row. Level, position and set size are as ARIA wants them: from 1, among all siblings that the search keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub node: u32,
    pub level: u32,
    pub position: u32,
    pub of: u32,
    /// `None` for a leaf.
    pub open: Option<bool>,
    /// Matches the search itself (rather than only holding a match).
    pub hit: bool,
    /// Stands here only because a match is inside.
    pub context: bool,
}

impl Shape {
    pub fn new(nodes: &[TreeNode]) -> Shape {
        let at = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
        let by_id: HashMap<String, u32> = nodes
            .iter()
            .enumerate()
            .map(|(i, node)| (node.id.clone(), at(i)))
            .collect();
        let mut shape = Shape {
            children: vec![Vec::new(); nodes.len()],
            ..Shape::default()
        };
        for (i, node) in nodes.iter().enumerate() {
            let parent = node
                .parent
                .as_ref()
                .and_then(|id| by_id.get(id))
                .copied()
                .filter(|&parent| parent != at(i));
            match parent {
                Some(parent) => shape.children[parent as usize].push(at(i)),
                None => shape.roots.push(at(i)),
            }
            shape.parent.push(parent);
            shape.search.push(letters::lowercase(&format!(
                "{}\u{1f}{}\u{1f}{}",
                node.label,
                node.detail.as_deref().unwrap_or(""),
                node.id
            )));
        }
        shape.by_id = by_id;
        shape
    }

    pub fn roots(&self) -> &[u32] {
        &self.roots
    }

    pub fn find(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    pub fn parent(&self, node: u32) -> Option<u32> {
        self.parent.get(node as usize).copied().flatten()
    }

    pub fn children(&self, node: u32) -> &[u32] {
        self.children.get(node as usize).map_or(&[], Vec::as_slice)
    }

    /// The nodes from a root down to `node`, without it.
    pub fn ancestors(&self, node: u32) -> Vec<u32> {
        let mut all = Vec::new();
        let mut at = node;
        while let Some(parent) = self.parent(at) {
            if all.len() > self.parent.len() {
                break;
            }
            all.push(parent);
            at = parent;
        }
        all.reverse();
        all
    }

    /// The visible rows: children of open nodes; under a search, matches with their ancestors (all of them open) and, where
    /// a match was opened by hand, what is inside of it. The second value is how many nodes match.
    pub fn rows(&self, is_open: &dyn Fn(u32) -> bool, search: &str) -> (Vec<Row>, usize) {
        let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
        let searching = !words.is_empty();
        let hits: Vec<bool> = self
            .search
            .iter()
            .map(|text| searching && words.iter().all(|word| text.contains(word.as_str())))
            .collect();
        let mut holds = vec![!searching; self.search.len()];
        for (node, _) in hits.iter().enumerate().filter(|(_, hit)| **hit) {
            let mut at = u32::try_from(node).ok();
            while let Some(here) = at.filter(|&here| !holds[here as usize]) {
                holds[here as usize] = true;
                at = self.parent(here);
            }
        }
        let mut walk = Walk {
            shape: self,
            is_open,
            searching,
            hits: &hits,
            holds: &holds,
            rows: Vec::new(),
        };
        walk.level(&self.roots);
        (walk.rows, hits.iter().filter(|hit| **hit).count())
    }
}

struct Walk<'a> {
    shape: &'a Shape,
    is_open: &'a dyn Fn(u32) -> bool,
    searching: bool,
    hits: &'a [bool],
    holds: &'a [bool],
    rows: Vec<Row>,
}

impl Walk<'_> {
    /// Depth first, with a stack of its own: a deep chain must not overflow the real one.
    fn level(&mut self, roots: &[u32]) {
        let mut stack: Vec<(Vec<u32>, usize, u32, bool)> =
            vec![(self.kept(roots, false), 0, 1, false)];
        while let Some((siblings, next, level, inside_hit)) = stack.pop() {
            let Some(&node) = siblings.get(next) else {
                continue;
            };
            let of = siblings.len();
            stack.push((siblings, next + 1, level, inside_hit));
            let hit = self.hits[node as usize];
            let children = self.shape.children(node);
            // Under a search a node that only leads to a match stands open; a match opens by hand.
            let forced = self.searching && !hit && !inside_hit
                || self.searching && self.has_kept_child(node);
            let open = (!children.is_empty()).then(|| forced || (self.is_open)(node));
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            self.rows.push(Row {
                node,
                level,
                position: count(next) + 1,
                of: count(of),
                open,
                hit,
                context: self.searching && !hit && !inside_hit,
            });
            if open == Some(true) {
                let whole = (inside_hit || hit) && !self.has_kept_child(node);
                stack.push((self.kept(children, whole), 0, level + 1, inside_hit || hit));
            }
        }
    }

    fn has_kept_child(&self, node: u32) -> bool {
        self.shape
            .children(node)
            .iter()
            .any(|&child| self.holds[child as usize])
    }

    fn kept(&self, nodes: &[u32], whole: bool) -> Vec<u32> {
        nodes
            .iter()
            .copied()
            .filter(|&node| whole || self.holds[node as usize])
            .collect()
    }
}

/// Where one begins among the rows: at the first match, not at what only leads to it.
pub fn entry(rows: &[Row]) -> usize {
    rows.iter().position(|row| !row.context).unwrap_or(0)
}

/// What a key does in a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Makes the row at this place the active one.
    Go(usize),
    Open(Vec<u32>),
    Close(u32),
    /// Chooses the active node.
    Choose,
}

/// The keys of the ARIA tree pattern. `at` is the active row's place among `rows`.
pub fn key_step(key: &str, rows: &[Row], at: usize, shape: &Shape) -> Option<Step> {
    let row = rows.get(at)?;
    let last = rows.len() - 1;
    match key {
        "ArrowDown" => Some(Step::Go((at + 1).min(last))),
        "ArrowUp" => Some(Step::Go(at.saturating_sub(1))),
        "Home" => Some(Step::Go(0)),
        "End" => Some(Step::Go(last)),
        "PageDown" => Some(Step::Go((at + 10).min(last))),
        "PageUp" => Some(Step::Go(at.saturating_sub(10))),
        "ArrowRight" => match row.open {
            Some(false) => Some(Step::Open(vec![row.node])),
            Some(true) if rows.get(at + 1).is_some_and(|next| next.level > row.level) => {
                Some(Step::Go(at + 1))
            }
            _ => None,
        },
        "ArrowLeft" => match row.open {
            Some(true) => Some(Step::Close(row.node)),
            _ => {
                let parent = shape.parent(row.node)?;
                rows[..at]
                    .iter()
                    .rposition(|other| other.node == parent)
                    .map(Step::Go)
            }
        },
        "*" => {
            let siblings = shape
                .parent(row.node)
                .map_or(shape.roots(), |parent| shape.children(parent));
            Some(Step::Open(
                siblings
                    .iter()
                    .copied()
                    .filter(|&node| !shape.children(node).is_empty())
                    .collect(),
            ))
        }
        "Enter" | " " => Some(Step::Choose),
        _ => None,
    }
}

/// The next visible row whose label begins with what was typed; one letter again and again goes through all of them.
pub fn type_ahead(
    typed: &str,
    rows: &[Row],
    at: usize,
    label: &dyn Fn(u32) -> String,
) -> Option<usize> {
    let wanted = letters::lowercase(typed);
    let mut characters = wanted.chars();
    let first = characters.next()?;
    let repeated = characters.all(|letter| letter == first);
    let (wanted, start) = if repeated {
        (first.to_string(), at + 1)
    } else {
        (wanted, at)
    };
    (0..rows.len())
        .map(|i| (start + i) % rows.len())
        .find(|&i| letters::lowercase(&label(rows[i].node)).starts_with(&wanted))
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
