//! What the policy says, with what was found in it: the editor, read only. It is loaded when the tab is first opened, so
//! that whoever looks at policies does not wait for what writes them.

use charter_policy::tencent;
use leptos::prelude::*;

use super::details::Page;
use super::editor::{JSON, PolicyDocument, PolicyEditor};
use crate::app::texts::texts;
use crate::pages::shared::later::{Later, arriving};
use crate::split::split_point;

split_point!(editor: fn syntax() -> fn(Page) -> AnyView { |page| view! { <Syntax page/> }.into_any() });

/// The tab.
#[component]
pub fn SyntaxTab(page: Page) -> impl IntoView {
    view! { <Later load=move |()| arriving(syntax(), page)/> }
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
