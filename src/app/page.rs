//! Which page stands at which address.

use super::navigation::navigator;
use super::routes::Route;
use super::texts::texts;
use crate::pages::first::FirstPage;
use crate::pages::journal::{JournalEntryPage, JournalPage};
use crate::pages::organization::{DepartmentsPage, MembersPage};
use crate::pages::policies::{
    CheckPage, PolicyCreatePage, PolicyEditPage, PolicyListPage, PolicyPage,
};
use crate::pages::settings::SettingsPage;
use crate::ui::*;
use leptos::prelude::*;

/// The page of a route.
pub(super) fn page(route: Route) -> AnyView {
    match route {
        Route::First => view! { <FirstPage/> }.into_any(),
        Route::Check => view! { <CheckPage/> }.into_any(),
        Route::Policies => view! { <PolicyListPage/> }.into_any(),
        Route::PolicyCreate => view! { <PolicyCreatePage/> }.into_any(),
        Route::Policy(id) => view! { <PolicyPage id/> }.into_any(),
        Route::PolicyEdit(id) => view! { <PolicyEditPage id/> }.into_any(),
        Route::Departments => view! { <DepartmentsPage/> }.into_any(),
        Route::Members => view! { <MembersPage/> }.into_any(),
        Route::Journal => view! { <JournalPage/> }.into_any(),
        Route::JournalEntry(sequence) => view! { <JournalEntryPage sequence/> }.into_any(),
        Route::Settings => view! { <SettingsPage/> }.into_any(),
        Route::Unknown => view! { <UnknownPage/> }.into_any(),
    }
}

/// No page: mistyped, or sent by somebody whose browser holds what it leads to.
#[component]
fn UnknownPage() -> impl IntoView {
    let t = texts().shell();
    let navigator = navigator();
    let (first, settings) = (
        navigator.href(Route::First),
        navigator.href(Route::Settings),
    );
    view! {
        <PageHeader title=t.unknown_title text=t.unknown_text actions=move || view! {
            <ButtonLink href=first.clone() kind=ButtonKind::Primary>{t.go_to_first}</ButtonLink>
        }/>
        <p>{t.unknown_sent}" "<a href=settings>{t.open_settings}</a></p>
    }
}
