//! What the policy says, with what was found in it: the editor, read only. It is loaded when the tab is first opened, so
//! that whoever looks at policies does not wait for what writes them.

use charter_policy::tencent;
use leptos::{prelude::*, task::spawn_local};

use super::details::Page;
use super::editor::{JSON, PolicyDocument, PolicyEditor};
use crate::app::problems::not_loaded;
use crate::app::texts::texts;
use crate::split::split_point;
use crate::ui::*;

/// What shows the tab.
type View = fn(Page) -> AnyView;

split_point!(editor: fn syntax() -> View { |page| view! { <Syntax page/> }.into_any() });

/// The tab.
#[component]
pub fn SyntaxTab(page: Page) -> impl IntoView {
    let loaded = RwSignal::new(None::<Option<View>>);
    let load = move || {
        spawn_local(async move {
            let view = syntax().await.ok();
            let _ = loaded.try_set(Some(view));
        });
    };
    load();
    let retry = Callback::new(move |()| {
        loaded.set(None);
        load();
    });
    move || match loaded.get() {
        None => view! { <Loading/> }.into_any(),
        Some(Some(view)) => untrack(|| view(page)),
        Some(None) => view! { <ErrorState problem=not_loaded(texts()) on_retry=retry/> }.into_any(),
    }
}

#[component]
fn Syntax(page: Page) -> impl IntoView {
    let t = texts().policies();
    let document = PolicyDocument::new("", &tencent::SCP);
    Effect::new(move |_| {
        if let Some(opened) = page.opened.ready() {
            document.put(&opened.policy.policy_document);
        }
    });
    view! {
        <PolicyEditor label=t.policy_syntax document id="policy-syntax" first=JSON readonly=true/>
    }
}
