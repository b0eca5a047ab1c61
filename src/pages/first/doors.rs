//! The three doors: paste a policy, open an organization, explore the demo.

use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::ui::*;
use leptos::prelude::*;

/// The doors. They know no data: a first visit stands before them.
#[component]
pub fn Doors(
    /// The button that opens an organization.
    #[prop(into)]
    open: ViewFn,
    explore_title: &'static str,
    explore_text: &'static str,
) -> impl IntoView {
    let t = texts().first();
    let navigator = navigator();
    view! {
        <ul class="doors">
            <Door icon=Icon::CheckCircle title=t.paste_title text=t.paste_text>
                <ButtonLink href=navigator.href(Route::Check)>{t.paste_action}</ButtonLink>
            </Door>
            <Door icon=Icon::Upload title=t.open_title text=t.open_text>{open.run()}</Door>
            <Door icon=Icon::Organization title=explore_title text=explore_text>
                <ButtonLink href=navigator.href(Route::Policies) kind=ButtonKind::Primary>{t.explore_action}</ButtonLink>
            </Door>
        </ul>
    }
}

#[component]
fn Door(icon: Icon, title: &'static str, text: &'static str, children: Children) -> impl IntoView {
    view! {
        <li class="door">
            <div class="door-title">
                {icon.view()}
                <h2>{title}</h2>
            </div>
            <p>{text}</p>
            {children()}
        </li>
    }
}
