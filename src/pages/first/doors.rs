//! The three doors: paste a policy, open an organization, explore the demo.

use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::backend::{Backend, Failure};
use crate::pages::settings::ImportDialog;
use crate::ui::*;
use leptos::prelude::*;

/// The doors.
#[component]
pub(super) fn Doors() -> impl IntoView {
    let t = texts().first();
    let navigator = navigator();
    let backend = expect_context::<Backend>();
    let import = RwSignal::new(false);
    let absent = backend
        .capabilities()
        .data
        .err()
        .map(|absent| problem(&Failure::Unsupported(absent)).what);
    let (title, text) = match absent.is_none() {
        true => (t.explore_title, t.explore_text),
        false => (t.own_title, t.own_text),
    };
    view! {
        <ul class="doors">
            <Door icon=Icon::CheckCircle title=t.paste_title text=t.paste_text>
                <ButtonLink href=navigator.href(Route::Check)>{t.paste_action}</ButtonLink>
            </Door>
            <Door icon=Icon::Upload title=t.open_title text=t.open_text>
                <Button disabled=Signal::derive(move || absent.clone()) on_press=move || import.set(true)>{t.open_action}</Button>
            </Door>
            <Door icon=Icon::Organization title text>
                <ButtonLink href=navigator.href(Route::Policies) kind=ButtonKind::Primary>{t.explore_action}</ButtonLink>
            </Door>
        </ul>
        <ImportDialog open=import/>
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
