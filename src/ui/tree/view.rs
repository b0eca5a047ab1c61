//! The tree as it stands on the page. Only the rows near the visible ones are in the document.

use std::{collections::BTreeSet, sync::Arc};

use leptos::{attr::custom::custom_attribute, html, prelude::*};
use wasm_bindgen::JsCast;

use super::model::{Row, Shape, Step, TreeNode, entry, key_step, type_ahead};
use crate::ui::{
    dom,
    icon::Icon,
    menu::{ContextMenu, MenuItem, MenuPlace},
    shared::{Same, Shared},
};

/// What choosing in a tree means. The page makes the signals.
#[derive(Clone, Copy, Debug)]
pub enum Choosing {
    /// One node: the one whose details stand beside the tree.
    One(RwSignal<Option<String>>),
    /// Any number, with checkboxes.
    Many(RwSignal<BTreeSet<String>>),
}

/// A tree of nodes. Children of one parent stand in the order given.
#[component]
pub fn Tree(
    /// What it shows.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] nodes: Signal<Arc<Vec<TreeNode>>>,
    choosing: Choosing,
    /// Keeps matching nodes and their ancestors, and opens these.
    #[prop(optional, into)]
    search: Signal<String>,
    /// The ids of the open nodes, made by the page; without it the roots and the way to the chosen node are open at first.
    #[prop(optional, into)]
    open: Option<RwSignal<BTreeSet<String>>>,
    /// Shown at the end of a node's row (badges, counts). Nothing that takes the focus.
    #[prop(optional, into)]
    extra: Option<Callback<String, AnyView>>,
    /// What can be done with a node: shown by three dots at the end of its row, by the other button of the pointer, and
    /// by Shift+F10 or the menu key. Nothing for an empty list.
    #[prop(optional, into)]
    menu: Option<Callback<String, Vec<MenuItem>>>,
    /// Written by the tree: how many nodes match the search.
    #[prop(optional, into)]
    matches: Option<RwSignal<usize>>,
    /// The element's id, to move the focus to it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let tree = Parts::new(nodes, choosing, search, open, id);
    let multiple = matches!(choosing, Choosing::Many(_));
    if let Some(matches) = matches {
        Effect::new(move |_| matches.set(tree.rows.with(|rows| rows.1)));
    }
    let each = move || {
        let (from, to) = tree.window.get();
        let generation = Same(nodes.get());
        tree.rows.with(|rows| {
            rows.0
                .get(from..to)
                .unwrap_or(&[])
                .iter()
                .map(|&row| (generation.clone(), row))
                .collect::<Vec<_>>()
        })
    };
    let at = RwSignal::new(None);
    // The browser sends the same event for the pointer and for the keys, the latter to the tree itself.
    let has_menu = move |id: &String| menu.is_some_and(|items| !items.run(id.clone()).is_empty());
    let open_menu = move |event: &web_sys::MouseEvent| {
        if event.button() != OTHER_BUTTON {
            tree.ensure_active();
        }
        if let Some(place) = tree.menu_place(event).filter(|(_, _, id)| has_menu(id)) {
            event.prevent_default();
            // Where the browser sends this as the button goes down, its release would close the menu.
            dom::after_press(move || {
                let _ = at.try_set(Some(place));
            });
        }
    };
    let context = move |event: web_sys::MouseEvent| open_menu(&event);
    let more = Callback::new(move |event: web_sys::MouseEvent| {
        event.stop_propagation();
        open_menu(&event);
    });
    let more = Callback::new(move |id: String| has_menu(&id).then_some(more));
    view! {
        <div
            class="tree"
            role="tree"
            tabindex="0"
            id=tree.base.get_value()
            aria-label=label
            aria-multiselectable=multiple.then_some("true")
            aria-activedescendant=move || tree.active_element()
            node_ref=tree.element
            on:scroll=move |_| tree.measure()
            on:keydown=move |event| tree.key(&event)
            on:focus=move |_| tree.ensure_active()
            on:contextmenu=context
        >
            <div
                class="tree-rows"
                style:padding-top=move || format!("{}px", tree.window.get().0 * ROW)
                style:height=move || format!("{}px", tree.count() * ROW)
            >
                <For each key=|keyed| keyed.clone() children=move |(_, row)| tree.row_view(row, extra, more)/>
            </div>
        </div>
        {menu.map(|items| view! { <ContextMenu name=label at items closed=move || tree.focus()/> })}
    }
}

/// The number of the pointer's other button in events.
const OTHER_BUTTON: i16 = 2;
/// The height of a row in CSS pixels, as in `tree.css`.
const ROW: usize = 32;
/// Rows kept beyond what is visible.
const SPARE: usize = 12;

#[derive(Clone, Copy)]
struct Parts {
    nodes: Signal<Arc<Vec<TreeNode>>>,
    choosing: Choosing,
    open: RwSignal<BTreeSet<String>>,
    shape: Memo<Shared<Shape>>,
    /// The visible rows, and how many nodes match the search.
    rows: Memo<Shared<(Vec<Row>, usize)>>,
    active: RwSignal<Option<String>>,
    window: Memo<(usize, usize)>,
    scroll: RwSignal<(usize, usize)>,
    element: NodeRef<html::Div>,
    base: StoredValue<String>,
    typed: StoredValue<(String, f64)>,
}

impl Parts {
    fn new(
        nodes: Signal<Arc<Vec<TreeNode>>>,
        choosing: Choosing,
        search: Signal<String>,
        open: Option<RwSignal<BTreeSet<String>>>,
        id: Option<String>,
    ) -> Parts {
        let shape = Memo::new(move |_| Shared::new(nodes.with(|nodes| Shape::new(nodes))));
        let own_open = open.is_none();
        let open = open.unwrap_or_else(|| RwSignal::new(BTreeSet::new()));
        if own_open {
            Effect::new(move |done: Option<bool>| {
                if done == Some(true) || nodes.with(|nodes| nodes.is_empty()) {
                    return done == Some(true);
                }
                let chosen = match choosing {
                    Choosing::One(chosen) => chosen.get_untracked(),
                    Choosing::Many(_) => None,
                };
                let places = shape.with(|shape| {
                    let way = chosen
                        .and_then(|id| shape.find(&id))
                        .map(|at| shape.ancestors(at));
                    let mut places = way.unwrap_or_default();
                    places.extend(shape.roots());
                    places
                });
                let ids = nodes.with(|nodes| {
                    let known = places.iter().filter_map(|&at| nodes.get(at as usize));
                    charter_order::set(known.map(|node| node.id.clone()))
                });
                open.set(ids);
                true
            });
        }
        let rows = Memo::new(move |_| {
            let nodes = nodes.get();
            open.with(|open| {
                let is_open = |node: u32| {
                    nodes
                        .get(node as usize)
                        .is_some_and(|node| open.contains(&node.id))
                };
                Shared::new(shape.with(|shape| search.with(|search| shape.rows(&is_open, search))))
            })
        });
        let scroll = RwSignal::new((0_usize, 800_usize));
        let window = Memo::new(move |_| {
            let (top, height) = scroll.get();
            let count = rows.with(|rows| rows.0.len());
            let visible = height.div_ceil(ROW) + 2 * SPARE;
            let first = (top / ROW)
                .saturating_sub(SPARE)
                .min(count.saturating_sub(visible));
            (first, (first + visible).min(count))
        });
        let active = RwSignal::new(None);
        let element = NodeRef::new();
        let base = StoredValue::new(id.unwrap_or_else(|| dom::unique_id("tree")));
        let typed = StoredValue::new((String::new(), 0.0));
        let parts = Parts {
            nodes,
            choosing,
            open,
            shape,
            rows,
            active,
            window,
            scroll,
            element,
            base,
            typed,
        };
        element.on_load(move |_| parts.measure());
        dom::on_window("resize", move |_| parts.measure());
        Effect::new(move |before: Option<String>| {
            let wanted = search.get();
            if before.is_some_and(|before| before != wanted) && !wanted.trim().is_empty() {
                parts.leave_context();
            }
            wanted
        });
        parts
    }

    fn focus(self) {
        if let Some(element) = self.element.try_get_untracked().flatten() {
            let _ = element.focus();
        }
    }

    /// Where the menu of a row opens: at the pointer, or below the active row where keys asked for it; nowhere for a press beside the
    /// rows.
    fn menu_place(self, event: &web_sys::MouseEvent) -> Option<MenuPlace> {
        let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        let pressed = target.closest(".tree-row").ok().flatten();
        if let Some(node) = pressed.as_ref().and_then(|row| self.node_of(&row.id())) {
            self.active.set(Some(node.clone()));
            return Some((
                f64::from(event.client_x()),
                f64::from(event.client_y()),
                node,
            ));
        }
        if event.button() == OTHER_BUTTON {
            return None;
        }
        let row = dom::by_id(&untrack(|| self.active_element())?)?.get_bounding_client_rect();
        Some((
            row.left() + 24.0,
            row.bottom(),
            self.active.get_untracked()?,
        ))
    }

    /// The node of a row's element.
    fn node_of(self, row: &str) -> Option<String> {
        let base = self.base.get_value();
        let number = row.strip_prefix(&base)?.strip_prefix('-')?.parse().ok()?;
        self.node(number, |node| node.id.clone())
    }

    fn measure(self) {
        if let Some(element) = self.element.try_get_untracked().flatten() {
            let size = |n: i32| usize::try_from(n).unwrap_or(0);
            let _ = self.scroll.try_set((
                size(element.scroll_top()),
                size(element.client_height()).max(320),
            ));
        }
    }

    fn count(self) -> usize {
        self.rows.with(|rows| rows.0.len())
    }

    fn node<R>(self, at: u32, read: impl FnOnce(&TreeNode) -> R) -> Option<R> {
        self.nodes
            .with_untracked(|nodes| nodes.get(at as usize).map(read))
    }

    fn active_place(self) -> Option<usize> {
        let active = self.active.get()?;
        let node = self.shape.with(|shape| shape.find(&active))?;
        self.rows
            .with(|rows| rows.0.iter().position(|row| row.node == node))
    }

    fn row_id(self, node: u32) -> String {
        self.base.with_value(|base| format!("{base}-{node}"))
    }

    /// The element of the active row, if it is in the document.
    fn active_element(self) -> Option<String> {
        let place = self.active_place()?;
        let (from, to) = self.window.get();
        let node = self
            .rows
            .with(|rows| rows.0.get(place).map(|row| row.node))?;
        (from..to).contains(&place).then(|| self.row_id(node))
    }

    /// After a search: a row that only leads to a match is not what the next key is about.
    fn leave_context(self) {
        let place = untrack(|| self.active_place());
        let first = self.rows.with_untracked(|rows| {
            let row = place.and_then(|place| rows.0.get(place));
            row.is_none_or(|row| row.context).then(|| entry(&rows.0))
        });
        if let Some(first) = first {
            self.go(first);
        }
    }

    /// On focus: the chosen row, else the one before, else the first.
    fn ensure_active(self) {
        if untrack(|| self.active_place()).is_some() {
            return;
        }
        let chosen = match self.choosing {
            Choosing::One(chosen) => chosen.get_untracked(),
            Choosing::Many(_) => None,
        };
        self.active.set(chosen);
        if untrack(|| self.active_place()).is_none() {
            self.go(self.rows.with_untracked(|rows| entry(&rows.0)));
        }
    }

    fn go(self, place: usize) {
        let node = self
            .rows
            .with_untracked(|rows| rows.0.get(place).map(|row| row.node));
        let Some(id) = node.and_then(|node| self.node(node, |node| node.id.clone())) else {
            return;
        };
        self.active.set(Some(id));
        if let Some(element) = self.element.get_untracked() {
            let top = i32::try_from(place * ROW).unwrap_or(i32::MAX);
            let row = i32::try_from(ROW).unwrap_or(0);
            let (from, height) = (element.scroll_top(), element.client_height());
            if top < from {
                element.set_scroll_top(top);
            } else if top + row > from + height {
                element.set_scroll_top(top + row - height);
            }
            self.measure();
        }
    }

    fn set_open(self, nodes: &[u32], on: bool) {
        let ids: Vec<String> = nodes
            .iter()
            .filter_map(|&node| self.node(node, |node| node.id.clone()))
            .collect();
        self.open.update(|open| {
            for id in ids {
                if on {
                    open.insert(id);
                } else {
                    open.remove(&id);
                }
            }
        });
    }

    fn choose(self, node: u32) {
        let Some((id, blocked)) =
            self.node(node, |node| (node.id.clone(), node.disabled.is_some()))
        else {
            return;
        };
        if blocked {
            return;
        }
        match self.choosing {
            Choosing::One(chosen) => chosen.set(Some(id)),
            Choosing::Many(chosen) => chosen.update(|chosen| {
                if !chosen.remove(&id) {
                    chosen.insert(id);
                }
            }),
        }
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        self.ensure_active();
        let Some(place) = untrack(|| self.active_place()) else {
            return;
        };
        let key = event.key();
        let rows = self.rows.get_untracked();
        let step = self
            .shape
            .with_untracked(|shape| key_step(&key, &rows.0, place, shape));
        match step {
            Some(Step::Go(place)) => self.go(place),
            Some(Step::Open(nodes)) => self.set_open(&nodes, true),
            Some(Step::Close(node)) => self.set_open(&[node], false),
            Some(Step::Choose) => self.choose(rows.0[place].node),
            None if key.chars().count() == 1 => self.type_to(&key, &rows.0, place),
            None if key.starts_with("Arrow") => {}
            None => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Letters typed within half a second of each other make one word.
    fn type_to(self, letter: &str, rows: &[Row], place: usize) {
        let now = js_sys::Date::now();
        let typed = self.typed.try_update_value(|(typed, at)| {
            if now - *at > 500.0 {
                typed.clear();
            }
            *at = now;
            typed.push_str(letter);
            typed.clone()
        });
        let label = |node: u32| {
            self.node(node, |node| node.label.clone())
                .unwrap_or_default()
        };
        if let Some(place) = typed.and_then(|typed| type_ahead(&typed, rows, place, &label)) {
            self.go(place);
        }
    }

    fn row_view(
        self,
        row: Row,
        extra: Option<Callback<String, AnyView>>,
        more: Callback<String, Option<Callback<web_sys::MouseEvent>>>,
    ) -> AnyView {
        let Some(node) = self.node(row.node, TreeNode::clone) else {
            return ().into_any();
        };
        let id = StoredValue::new(node.id.clone());
        let is_active =
            move || id.with_value(|id| self.active.with(|active| active.as_ref() == Some(id)));
        let is_chosen = move || match self.choosing {
            Choosing::One(chosen) => {
                id.with_value(|id| chosen.with(|chosen| chosen.as_ref() == Some(id)))
            }
            Choosing::Many(chosen) => id.with_value(|id| chosen.with(|chosen| chosen.contains(id))),
        };
        let many = matches!(self.choosing, Choosing::Many(_));
        let truth = move || if is_chosen() { "true" } else { "false" };
        let blocked = node.disabled.is_some();
        let toggle = move |event: web_sys::MouseEvent| {
            event.stop_propagation();
            self.active.set(Some(id.get_value()));
            self.set_open(&[row.node], row.open == Some(false));
        };
        let press = move |_| {
            self.active.set(Some(id.get_value()));
            self.choose(row.node);
        };
        view! {
            <div
                class=format!("tree-row level-{}", row.level.min(12))
                class:active=is_active
                class:chosen=is_chosen
                class:hit=row.hit
                class:context=row.context
                role="treeitem"
                id=self.row_id(row.node)
                {..custom_attribute("aria-level", row.level.to_string())}
                aria-setsize=row.of.to_string()
                aria-posinset=row.position.to_string()
                aria-expanded=row.open.map(|open| if open { "true" } else { "false" })
                aria-selected=move || (!many).then(truth)
                aria-checked=move || many.then(truth)
                aria-disabled=blocked.then_some("true")
                on:click=press
            >
                {match row.open {
                    Some(open) => view! {
                        <span class="tree-toggle" class:open=open aria-hidden="true" on:click=toggle>{Icon::ChevronRight.view()}</span>
                    }
                    .into_any(),
                    None => view! { <span class={"tree-toggle"} aria-hidden="true"></span> }.into_any(),
                }}
                {many.then(|| view! { <span class="tree-box" aria-hidden="true">{Icon::Check.view()}</span> })}
                {node.icon.map(Icon::view)}
                <span class="tree-label">{node.label}</span>
                {node.detail.map(|detail| view! { <span class="tree-detail">{detail}</span> })}
                {node.disabled.map(|why| view! { <span class="tree-why">{why}</span> })}
                {more.run(node.id.clone()).map(|more| view! {
                    <span class="tree-more" aria-hidden="true" on:click=move |event| more.run(event)>{Icon::More.view()}</span>
                })}
                {extra.map(|extra| view! { <span class="tree-extra">{extra.run(node.id)}</span> })}
            </div>
        }
        .into_any()
    }
}
