//! Which page stands at which address. The pages of an area are a part that is loaded when one of them is opened.

use super::navigation::navigator;
use super::parts::{Part, part};
use super::routes::Route;
use super::texts::texts;
use crate::pages::first::FirstPage;
use crate::pages::journal::{JournalEntryPage, JournalPage};
use crate::pages::organization::{DepartmentsPage, MembersPage};
use crate::pages::policies::{
    CheckPage, DeniedPage, PolicyCreatePage, PolicyEditPage, PolicyListPage, PolicyPage,
    SharedPolicyPage,
};
use crate::pages::settings::SettingsPage;
use crate::ui::*;
use leptos::prelude::*;

/// The page of a route.
pub(super) fn page(route: Route) -> AnyView {
    match Part::of(route) {
        Some(part) => part.show(route),
        None => view! { <UnknownPage/> }.into_any(),
    }
}

part!(first: first, |_| view! { <FirstPage/> }.into_any());

part!(policies: policies, |route| match route {
    Route::Policy(id) => view! { <PolicyPage id/> }.into_any(),
    _ => view! { <PolicyListPage/> }.into_any(),
});

part!(editor: editor, |route| match route {
    Route::Shared => view! { <SharedPolicyPage/> }.into_any(),
    Route::PolicyCreate => view! { <PolicyCreatePage/> }.into_any(),
    Route::PolicyEdit(id) => view! { <PolicyEditPage id/> }.into_any(),
    _ => view! { <CheckPage/> }.into_any(),
});

part!(denied: denied, |_| view! { <DeniedPage/> }.into_any());

part!(organization: organization, |route| match route {
    Route::Members => view! { <MembersPage/> }.into_any(),
    _ => view! { <DepartmentsPage/> }.into_any(),
});

part!(journal: journal, |route| match route {
    Route::JournalEntry(sequence) => view! { <JournalEntryPage sequence/> }.into_any(),
    _ => view! { <JournalPage/> }.into_any(),
});

part!(settings: settings, |_| view! { <SettingsPage/> }.into_any());

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
