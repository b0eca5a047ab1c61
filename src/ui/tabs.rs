//! Tabs (APG): one tab stop, arrows, Home, End; which one is chosen is told from outside, since the address keeps it.

use leptos::prelude::*;

use super::dom;

/// One tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    pub id: String,
    pub label: String,
    /// A count or word behind the label.
    pub badge: Option<String>,
}

impl Tab {
    /// A tab with an id that stays in the address, and its words.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Tab {
            id: id.into(),
            label: label.into(),
            badge: None,
        }
    }

    /// With a count or word behind the label.
    pub fn badge(mut self, badge: impl Into<String>) -> Self {
        self.badge = Some(badge.into());
        self
    }
}

/// A row of tabs and the panel of the chosen one.
#[component]
pub fn Tabs(
    /// What the tabs are about.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] tabs: Signal<Vec<Tab>>,
    /// The id of the chosen tab; an unknown id chooses the first.
    #[prop(into)]
    selected: Signal<String>,
    #[prop(into)] on_select: Callback<String>,
    /// Arrows only move the focus; Enter or Space chooses (for panels that load data).
    #[prop(optional)]
    manual: bool,
    /// Stands at the end of the row.
    #[prop(optional, into)]
    aside: ViewFn,
    /// Makes the panel of a tab.
    #[prop(into)]
    panel: Callback<String, AnyView>,
) -> impl IntoView {
    let base = StoredValue::new(dom::unique_id("tabs"));
    let chosen = Memo::new(move |_| {
        tabs.with(|tabs| {
            let wanted = selected.get();
            tabs.iter()
                .find(|tab| tab.id == wanted)
                .or(tabs.first())
                .map(|tab| tab.id.clone())
                .unwrap_or_default()
        })
    });
    let tab_id = move |id: &str| base.with_value(|base| format!("{base}-tab-{id}"));
    let panel_id = move || base.with_value(|base| format!("{base}-panel"));
    let keys = move |event: web_sys::KeyboardEvent, id: &str| {
        let ids: Vec<String> =
            tabs.with_untracked(|tabs| tabs.iter().map(|tab| tab.id.clone()).collect());
        let now = ids.iter().position(|other| other == id).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % ids.len(),
            "ArrowLeft" => (now + ids.len() - 1) % ids.len(),
            "Home" => 0,
            "End" => ids.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let next = ids[next].clone();
        let target = tab_id(&next);
        if !manual {
            on_select.run(next);
        }
        dom::focus_id(&target);
        dom::soon(move || dom::focus_id(&target));
    };
    // The chosen one is seen, also where the row of tabs is wider than the screen.
    Effect::new(move |_| {
        let id = chosen.with(|id| tab_id(id));
        tabs.track();
        dom::soon(move || {
            let Some((tab, list)) =
                dom::by_id(&id).and_then(|tab| Some((tab.clone(), tab.parent_element()?)))
            else {
                return;
            };
            let (from, width) = (tab.offset_left(), tab.offset_width());
            let hidden = from < list.scroll_left()
                || from + width > list.scroll_left() + list.client_width();
            if hidden {
                list.set_scroll_left(from - (list.client_width() - width) / 2);
            }
        });
    });
    let tab_view = move |tab: Tab| {
        let id = StoredValue::new(tab.id.clone());
        let is_chosen = Memo::new(move |_| id.with_value(|id| chosen.with(|chosen| chosen == id)));
        view! {
            <button
                type="button"
                class="tab"
                role="tab"
                id=tab_id(&tab.id)
                aria-selected=move || if is_chosen.get() { "true" } else { "false" }
                aria-controls=move || is_chosen.get().then(panel_id)
                tabindex=move || if is_chosen.get() { "0" } else { "-1" }
                on:click=move |_| on_select.run(id.get_value())
                on:keydown=move |event| id.with_value(|id| keys(event, id))
            >
                {tab.label}
                {tab.badge.map(|badge| view! { <span class="tab-badge">{badge}</span> })}
            </button>
        }
    };
    view! {
        <div class="tabs">
            <div class="tab-row">
                <div class="tab-list" role="tablist" aria-label=label>
                    <For each=move || tabs.get() key=|tab| (tab.id.clone(), tab.label.clone(), tab.badge.clone()) children=tab_view/>
                </div>
                {aside.run()}
            </div>
            <div class="tab-panel" role="tabpanel" id=panel_id() aria-labelledby=move || chosen.with(|id| tab_id(id)) tabindex="0">
                {move || panel.run(chosen.get())}
            </div>
        </div>
    }
}
