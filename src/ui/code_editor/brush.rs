//! Paints ranges of text without elements, where the browser can (CSS Custom Highlight API).
//!
//! A highlight is the document's: `::highlight(code-key)` paints whatever ranges the highlight of that name holds, in
//! all editors of the page. So each editor adds its own ranges to the shared ones, and takes out only these.

use std::{cell::RefCell, collections::HashMap};

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Node;

use super::paint::Span;

/// The browser's parts of the interface, looked up once.
struct Brush {
    registry: JsValue,
    register: Function,
    make_highlight: Function,
    make_range: Function,
    add: Function,
    delete: Function,
    highlights: RefCell<HashMap<&'static str, JsValue>>,
}

thread_local! {
    static BRUSH: Option<Brush> = Brush::find();
}

/// A range that is painted.
pub struct Painted {
    class: &'static str,
    range: JsValue,
}

/// Whether the browser paints ranges.
pub fn can_paint() -> bool {
    BRUSH.with(Option::is_some)
}

/// Paints a part of a text node.
pub fn paint(node: &Node, span: &Span) -> Option<Painted> {
    BRUSH.with(|brush| brush.as_ref()?.paint(node, span))
}

/// Takes the paint off.
pub fn wipe(painted: &Painted) {
    BRUSH.with(|brush| {
        let brush = brush.as_ref()?;
        let highlights = brush.highlights.borrow();
        let highlight = highlights.get(painted.class)?;
        brush.delete.call1(highlight, &painted.range).ok()
    });
}

impl Brush {
    fn find() -> Option<Self> {
        let window = window();
        let get = |of: &JsValue, name: &str| {
            let found = Reflect::get(of, &name.into()).ok()?;
            (!found.is_undefined() && !found.is_null()).then_some(found)
        };
        let function = |of: &JsValue, name: &str| get(of, name)?.dyn_into::<Function>().ok();
        let registry = get(&get(&window, "CSS")?, "highlights")?;
        let make_highlight = function(&window, "Highlight")?;
        let shared = get(&make_highlight, "prototype")?;
        Some(Brush {
            register: function(&registry, "set")?,
            make_range: function(&window, "StaticRange")?,
            add: function(&shared, "add")?,
            delete: function(&shared, "delete")?,
            registry,
            make_highlight,
            highlights: RefCell::default(),
        })
    }

    fn paint(&self, node: &Node, span: &Span) -> Option<Painted> {
        let offset = |offset: usize| JsValue::from(u32::try_from(offset).unwrap_or(u32::MAX));
        let ends = Object::new();
        let set = |name: &str, value: &JsValue| Reflect::set(&ends, &name.into(), value).ok();
        set("startContainer", node)?;
        set("startOffset", &offset(span.range.start))?;
        set("endContainer", node)?;
        set("endOffset", &offset(span.range.end))?;
        let range = Reflect::construct(&self.make_range, &Array::of1(&ends)).ok()?;
        let mut highlights = self.highlights.borrow_mut();
        if !highlights.contains_key(span.class) {
            let made = Reflect::construct(&self.make_highlight, &Array::new()).ok()?;
            let name = JsValue::from_str(span.class);
            self.register.call2(&self.registry, &name, &made).ok()?;
            highlights.insert(span.class, made);
        }
        self.add.call1(highlights.get(span.class)?, &range).ok()?;
        Some(Painted {
            class: span.class,
            range,
        })
    }
}
