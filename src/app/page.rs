//! Which page stands at which address. The pages of an area are a part that is loaded when one of them is opened.

use super::navigation::navigator;
use super::parts::{Part, part};
use super::places::places;
use super::routes::Route;
use super::texts::texts;
use crate::pages::first::FirstPage;
use crate::pages::journal::{JournalEntryPage, JournalPage};
use crate::pages::organization::{
    BasicInformationPage, DepartmentsPage, InvitationPage, InvitationsPage, MemberAddPage,
    MembersPage,
};
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

macro_rules! pages {
    ($($part:ident in $file:ident {$(
        $(#[$doc:meta])*
        $name:ident $(($id:ident: $type:ty))? = $path:literal, $page:ident
            $(, below $parent:ident)? $(, title $title:tt)? $(, menu $group:ident $icon:ident $($count:ident)?)?;
    )*})*) => {
        $(part!($file: $file, |route| match route {
            $(Route::$name $(($id))? => view! { <$page $($id)?/> }.into_any(),)*
            _ => view! { <UnknownPage/> }.into_any(),
        });)*
    };
}
places!(pages);

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
