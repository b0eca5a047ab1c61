//! The page of a policy that came in an address: checked and read only.

use leptos::{prelude::*, task::spawn_local};

use super::address::{self, Shared};
use crate::app::navigation::navigator;
use crate::app::routes::{Address, Route};
use crate::app::texts::texts;
use crate::pages::policies::editor::{PolicyDocument, PolicyEditor};
use crate::pages::policies::{draft, kinds};
use crate::ui::*;

/// The page.
#[component]
pub fn SharedPolicyPage() -> impl IntoView {
    let shared = RwSignal::new(None::<Option<Shared>>);
    let read = move || {
        spawn_local(async move {
            let fragment = window().location().hash().unwrap_or_default();
            let policy = address::read(&fragment).await;
            let _ = shared.try_set(Some(policy));
        });
    };
    read();
    // Another shared address typed or pasted over this one changes the fragment alone.
    dom::on_window("hashchange", move |_| read());
    move || match shared.get() {
        None => view! { <Loading/> }.into_any(),
        Some(Some(policy)) => view! { <Policy policy/> }.into_any(),
        Some(None) => view! { <NoPolicy/> }.into_any(),
    }
}

#[component]
fn Policy(policy: Shared) -> impl IntoView {
    let t = texts().editor();
    let navigator = navigator();
    let document = PolicyDocument::new(&policy.text, policy.profile());
    let kinds = texts().policies();
    let (kind, _) = kinds::title(policy.profile(), kinds);
    let cloud = kinds::cloud_title(policy.profile().dialect.name, kinds);
    let profile = policy.profile();
    let is_ours = kinds::is_ours(profile);
    let edit = move || {
        draft::keep(
            draft::PASTED,
            &document.now(|document| document.text().to_owned()),
        );
        // What cannot be a policy of this organization is checked and edited by itself.
        navigator.go(match is_ours {
            true => Address::from(Route::PolicyCreate).with("from", "pasted"),
            false => Address::from(Route::Check).with("profile", kinds::name_of(profile)),
        });
    };
    view! {
        <div class="policy-page">
            <PageHeader title=texts().shell().shared_policy text=t.shared_text actions=move || view! {
                <Button kind=ButtonKind::Primary icon=Icon::Edit on_press=edit>{t.edit_a_copy}</Button>
            }/>
            <p>{kinds.check().profile}": "{cloud}", "{kind}</p>
            <PolicyEditor label=texts().policies().policy_syntax document id="shared" readonly=true/>
        </div>
    }
}

#[component]
fn NoPolicy() -> impl IntoView {
    let t = texts().editor();
    let check = navigator().href(Route::Check);
    let problem = Problem::new(t.shared_none)
        .why(t.shared_none_why)
        .what_to_do(t.shared_none_what_to_do);
    view! {
        <div class="policy-page">
            <PageHeader title=texts().shell().shared_policy/>
            <ProblemNotice problem/>
            <div><ButtonLink href=check>{texts().shell().check}</ButtonLink></div>
        </div>
    }
}
