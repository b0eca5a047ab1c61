//! Every part of the kit in its states, for looking at it and for axe. Only in debug builds.

mod code;
mod lists;
mod parts;

use leptos::prelude::*;

use super::{words::Words, *};

/// The gallery page. `?lang=zh` shows it in Chinese, `?theme=dark` in the dark theme.
#[component]
pub fn Gallery() -> impl IntoView {
    let query = window().location().search().unwrap_or_default();
    let words: &'static Words = if query.contains("lang=zh") {
        &Words::CHINESE
    } else {
        &Words::ENGLISH
    };
    if let Some(html) = document().document_element() {
        let theme = if query.contains("theme=dark") {
            "dark"
        } else {
            "light"
        };
        let _ = html.set_attribute("data-theme", theme);
    }
    view! { <UiRoot words><Inside/></UiRoot> }
}

#[component]
fn Inside() -> impl IntoView {
    let nav_open = RwSignal::new(false);
    let at = RwSignal::new(window().location().hash().unwrap_or_default());
    dom::on_window("hashchange", move |_| {
        at.set(window().location().hash().unwrap_or_default());
        nav_open.set(false);
    });
    let link = move |hash: &'static str, icon: Icon, words: &'static str| {
        let current =
            Signal::derive(move || at.with(|at| at == hash || (at.is_empty() && hash == "#table")));
        view! { <NavLink href=hash current icon=icon>{words}</NavLink> }
    };
    let header = move || {
        view! {
            <strong>"Charter kit"</strong>
            <Menu name="Account" words=Signal::stored("Acting as: management account".to_owned()) kind=ButtonKind::Quiet icon=Icon::User items=move || vec![
                MenuItem::link("Settings", "#parts").icon(Icon::Settings),
                MenuItem::action("Dark", || ()).icon(Icon::Moon).checked(true),
                MenuItem::action("Light", || ()).icon(Icon::Sun).checked(false),
                MenuItem::separator(),
                MenuItem::action("Erase everything", || ()).icon(Icon::Trash).danger(),
                MenuItem::action("Leave", || ()).disabled(Some("The management account cannot leave".to_owned())),
            ]/>
        }
    };
    let nav = move || {
        view! {
            <NavGroup title="Lists">
                {link("#table", Icon::Policy, "Table")}
                {link("#states", Icon::Columns, "Table states")}
                {link("#tree", Icon::Department, "Tree")}
                {link("#big", Icon::Member, "10,000 rows")}
            </NavGroup>
            <NavGroup title="Parts">
                {link("#parts", Icon::Check, "Small parts")}
                {link("#fields", Icon::Edit, "Fields")}
                {link("#text", Icon::Journal, "Text")}
                {link("#code", Icon::Policy, "Code editor")}
                {link("#icons", Icon::Eye, "Icons")}
            </NavGroup>
        }
    };
    view! {
        <ShellLayout nav_open header nav>
            {move || match at.get().as_str() {
                "#states" => view! { <lists::TableStates/> }.into_any(),
                "#tree" => view! { <lists::Trees/> }.into_any(),
                "#big" => view! { <lists::BigTable/> }.into_any(),
                "#parts" => view! { <parts::Parts/> }.into_any(),
                "#fields" => view! { <parts::Fields/> }.into_any(),
                "#text" => view! { <parts::Texts/> }.into_any(),
                "#code" => view! { <code::Code/> }.into_any(),
                "#icons" => view! { <parts::Icons/> }.into_any(),
                _ => view! { <lists::PolicyTable/> }.into_any(),
            }}
        </ShellLayout>
    }
}
