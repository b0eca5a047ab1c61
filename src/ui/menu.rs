//! A button with a menu (APG menu button): arrows, Home, End, type-ahead, Escape, Tab.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{button::ButtonKind, dom, icon::Icon};

/// One entry of a menu.
#[derive(Clone)]
pub struct MenuItem {
    label: String,
    icon: Option<Icon>,
    disabled: Option<String>,
    danger: bool,
    checked: Option<bool>,
    act: Act,
}

#[derive(Clone)]
enum Act {
    Run(Callback<()>),
    Go(String),
    Line,
}

impl MenuItem {
    /// An entry that does something.
    pub fn action(label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self::made(label.into(), Act::Run(Callback::new(move |()| run())))
    }

    /// An entry that goes to an address.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self::made(label.into(), Act::Go(href.into()))
    }

    /// A line between groups.
    pub fn separator() -> Self {
        Self::made(String::new(), Act::Line)
    }

    fn made(label: String, act: Act) -> Self {
        MenuItem {
            label,
            icon: None,
            disabled: None,
            danger: false,
            checked: None,
            act,
        }
    }

    /// With an icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Cannot be used, for this reason; `None` leaves it usable.
    pub fn disabled(mut self, reason: Option<String>) -> Self {
        self.disabled = reason;
        self
    }

    /// Destroys something.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// One of several of which one is chosen (a theme, a language).
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }
}

/// A button that opens a menu. Without words it is an icon button, and `name` names it.
#[component]
pub fn Menu(
    /// The name of the button where it shows no words, and of the menu.
    #[prop(into)]
    name: Signal<String>,
    /// The entries, made when the menu opens.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
    #[prop(optional)] kind: ButtonKind,
    /// The icon of the button; three dots where there are no words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// The words on the button.
    #[prop(optional, into)]
    words: Option<Signal<String>>,
) -> impl IntoView {
    let id = StoredValue::new(dom::unique_id("menu"));
    let open = RwSignal::new(false);
    // The menu's own element is made when the pointer or the focus comes near: a table has one in every row.
    let near = RwSignal::new(false);
    let come_near = move || {
        if !near.get_untracked() {
            near.set(true);
        }
    };
    let menu = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let click = move || {
        if let Some(button) = button.try_get_untracked().flatten() {
            button.click();
        }
    };
    let first_click = move |_| {
        if !near.get_untracked() {
            near.set(true);
            dom::soon(click);
        }
    };
    let on_toggle = move |_| {
        let Some(element) = menu.get_untracked() else {
            return;
        };
        let shown = element.matches(":popover-open").unwrap_or(false);
        open.set(shown);
        if shown {
            dom::soon(move || focus_item(menu, |_, _| 0));
        }
    };
    let button_class = match (&words, kind) {
        (None, _) => "icon-button",
        (_, ButtonKind::Primary) => "button primary",
        (_, ButtonKind::Quiet) => "button quiet",
        _ => "button secondary",
    };
    let bare = words.is_none();
    let label = move || bare.then(|| name.get());
    view! {
        <span class="menu-anchor" on:pointerover=move |_| come_near() on:focusin=move |_| come_near()>
            <button
                type="button"
                class=button_class
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-label=label
                data-tip=label
                popovertarget=id.get_value()
                node_ref=button
                on:click=first_click
                on:keydown=move |event: web_sys::KeyboardEvent| {
                    if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") && !open.get_untracked() {
                        event.prevent_default();
                        click();
                    }
                }
            >
                {icon.or(bare.then_some(Icon::More)).map(Icon::view)}
                {words.map(|words| view! {
                    <span class="button-words">{words}</span>
                    <span class="menu-caret">{Icon::ChevronDown.view()}</span>
                })}
            </button>
            {move || near.get().then(|| view! {
            <div
                class="menu"
                id=id.get_value()
                role="menu"
                aria-label=name
                popover="auto"
                node_ref=menu
                on:toggle=on_toggle
                on:keydown=move |event: web_sys::KeyboardEvent| keys(menu, &event)
                on:focusout=move |event: web_sys::FocusEvent| {
                    // The menu may be going with its page, and what it was made of be gone already.
                    if let Some(element) = menu.try_get_untracked().flatten()
                        && event.related_target().is_some()
                        // The button itself toggles.
                        && element.parent_element().is_some_and(|anchor| dom::focus_left(&anchor, &event))
                    {
                        let _ = element.hide_popover();
                    }
                }
            >
                {move || open.get().then(|| {
                    items.run(()).into_iter().map(|item| item_view(item, menu)).collect_view()
                })}
            </div>
            })}
        </span>
    }
}

/// Where a menu without a button opens, and for what: the id of a row.
pub type MenuPlace = (f64, f64, String);

/// A menu that opens at a place (a press with the other button, Shift+F10) instead of below a button.
#[component]
pub(super) fn ContextMenu(
    #[prop(into)] name: Signal<String>,
    /// Set to open it; it sets `None` when it closes.
    at: RwSignal<Option<MenuPlace>>,
    /// The entries for the row.
    items: Callback<String, Vec<MenuItem>>,
    /// Called when it has closed and nothing else has the focus, to give that back.
    #[prop(into)]
    closed: Callback<()>,
) -> impl IntoView {
    let menu = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if at.with(Option::is_some) {
            dom::soon(move || {
                if let Some(element) = menu.try_get_untracked().flatten() {
                    let _ = element.show_popover();
                    focus_item(menu, |_, _| 0);
                }
            });
        }
    });
    let on_toggle = move |_| {
        let shown = menu
            .get_untracked()
            .is_some_and(|element| element.matches(":popover-open").unwrap_or(false));
        if !shown {
            at.set(None);
            // Whoever pressed elsewhere has the focus there.
            let inside = |focused: &HtmlElement| {
                let menu = menu.get_untracked();
                menu.is_some_and(|menu| menu.contains(Some(focused)))
            };
            if dom::focused().as_ref().is_none_or(inside) {
                closed.run(());
            }
        }
    };
    let place = move |part: fn(&MenuPlace) -> f64| {
        move || at.with(|at| at.as_ref().map(|at| dom::px(part(at))))
    };
    view! {
        <div
            class="menu context-menu"
            role="menu"
            aria-label=name
            popover="auto"
            node_ref=menu
            style:left=place(|at| at.0)
            style:top=place(|at| at.1)
            on:toggle=on_toggle
            on:keydown=move |event: web_sys::KeyboardEvent| keys(menu, &event)
        >
            {move || at.get().map(|(_, _, id)| {
                items.run(id).into_iter().map(|item| item_view(item, menu)).collect_view()
            })}
        </div>
    }
}

fn item_view(item: MenuItem, menu: NodeRef<html::Div>) -> AnyView {
    let close = move || {
        if let Some(element) = menu.get_untracked() {
            let _ = element.hide_popover();
        }
    };
    let class = if item.danger {
        "menu-item danger"
    } else {
        "menu-item"
    };
    let reason = item.disabled;
    let inside = (
        item.icon.map(Icon::view),
        view! { <span class="menu-words">{item.label}{reason.clone().map(|why| view! { <small>{why}</small> })}</span> },
        (item.checked == Some(true)).then(|| Icon::Check.view()),
    );
    match item.act {
        Act::Line => view! { <hr class="menu-line" role="separator"/> }.into_any(),
        Act::Go(href) => view! {
            <a class=class role="menuitem" tabindex="-1" href=href on:click=move |_| close()>{inside}</a>
        }
        .into_any(),
        Act::Run(run) => {
            let blocked = reason.is_some();
            let role = if item.checked.is_some() { "menuitemradio" } else { "menuitem" };
            let act = move |_| {
                if !blocked {
                    close();
                    run.run(());
                }
            };
            view! {
                <button
                    type="button"
                    class=class
                    role=role
                    tabindex="-1"
                    aria-disabled=blocked.then_some("true")
                    aria-checked=item.checked.map(|on| if on { "true" } else { "false" })
                    on:click=act
                >
                    {inside}
                </button>
            }
            .into_any()
        }
    }
}

fn focus_item(menu: NodeRef<html::Div>, choose: impl Fn(usize, usize) -> usize) {
    let Some(element) = menu.try_get_untracked().flatten() else {
        return;
    };
    let items = dom::find_all(&element, "[role^=menuitem]");
    if items.is_empty() {
        return;
    }
    let now = position(&items);
    if let Some(item) = items.get(choose(now, items.len())) {
        let _ = item.focus();
    }
}

fn position(items: &[HtmlElement]) -> usize {
    let focused = dom::focused();
    items
        .iter()
        .position(|item| Some(item) == focused.as_ref())
        .unwrap_or(0)
}

fn keys(menu: NodeRef<html::Div>, event: &web_sys::KeyboardEvent) {
    let key = event.key();
    match key.as_str() {
        "ArrowDown" => focus_item(menu, |now, count| (now + 1) % count),
        "ArrowUp" => focus_item(menu, |now, count| (now + count - 1) % count),
        "Home" => focus_item(menu, |_, _| 0),
        "End" => focus_item(menu, |_, count| count - 1),
        "Tab" => {
            if let Some(element) = menu.get_untracked() {
                let _ = element.hide_popover();
            }
            return;
        }
        " " => {
            if let Some(item) = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlElement>().ok())
            {
                item.click();
            }
        }
        _ if key.chars().count() == 1
            && !event.ctrl_key()
            && !event.meta_key()
            && !event.alt_key() =>
        {
            let wanted = dom::lowercase(&key);
            let Some(element) = menu.get_untracked() else {
                return;
            };
            let items = dom::find_all(&element, "[role^=menuitem]");
            let start = position(&items) + 1;
            let hit = (0..items.len())
                .map(|i| (start + i) % items.len())
                .find(|&i| {
                    items[i]
                        .text_content()
                        .is_some_and(|text| dom::lowercase(text.trim()).starts_with(&wanted))
                });
            if let Some(hit) = hit {
                focus_item(menu, move |_, _| hit);
            }
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}
