//! One policy: what it is, what it says, what it is bound to, and what it said before.

use std::collections::BTreeSet;

use charter_core::contract::{
    DescribePolicy, Etag, ListTargetsForPolicy, PolicyDetails, PolicyId, PolicyKind, Target,
    TargetFilter, TargetItem,
};
use leptos::prelude::*;

use super::bind_dialog::{BindDialog, Named};
use super::bindings_tab::BindingsTab;
use super::delete::{DeleteDialog, bind_reason, delete_one, delete_reason, edit_reason};
use super::list_columns::kind_badge;
use super::syntax_tab::SyntaxTab;
use super::versions_tab::VersionsTab;
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::routes::{Address, Route};
use crate::app::texts::{PolicyTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::details_page::{DetailTabs, DetailsPage};
use crate::pages::shared::done::teller;
use crate::pages::shared::later::{Later, WhenAsked, arriving};
use crate::pages::shared::load::{Loaded, loaded};
use crate::pages::shared::organization::{Feature, feature};
use crate::split::split_point;
use crate::ui::*;

/// A policy with its etag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The policy.
    pub policy: PolicyDetails,
    /// Its etag.
    pub etag: Option<Etag>,
}

async fn opened(backend: Backend, policy_id: PolicyId) -> Result<Opened, Failure> {
    let reply = backend.call(DescribePolicy { policy_id }).await?.reply;
    Ok(Opened {
        policy: reply.answer,
        etag: reply.etag,
    })
}

async fn targets(backend: Backend, policy_id: PolicyId) -> Result<Vec<TargetItem>, Failure> {
    let request = ListTargetsForPolicy {
        policy_id,
        rp: None,
        page: None,
        target_type: TargetFilter::All,
    };
    backend.list(request).await
}

/// What the parts of the page share. Copies are the same.
#[derive(Clone, Copy)]
pub struct Page {
    /// The policy.
    pub id: PolicyId,
    /// Its record; only views below a loaded policy read it.
    pub opened: Loaded<Opened>,
    /// What it is bound to.
    pub targets: Loaded<Vec<TargetItem>>,
    feature: Loaded<Feature>,
}

impl Page {
    /// Whether the feature is on; while that is not known, taken as on: the service decides.
    pub fn is_enabled(self) -> bool {
        self.feature.ready().is_none_or(|feature| feature.enabled)
    }

    fn facts(self, t: &'static PolicyTexts) -> Option<Details> {
        let opened = self.opened.ready()?;
        let policy = &opened.policy;
        let id = policy.policy_id.to_string();
        let details = Details::new()
            .text(t.name, policy.policy_name.clone())
            .view(t.kind, kind_badge(policy.kind, t))
            .id(t.policy_id, id)
            .time(t.created_at, policy.add_time.0)
            .time(t.modified, policy.update_time.0)
            .text(t.description, policy.description.clone());
        Some(details)
    }

    /// Number and name.
    pub fn named(self) -> Named {
        let name = self
            .opened
            .ready()
            .map(|opened| opened.policy.policy_name.clone());
        (self.id, name.unwrap_or_else(|| self.id.to_string()))
    }

    /// Custom or preset.
    pub fn kind(self) -> PolicyKind {
        self.opened
            .ready()
            .map_or(PolicyKind::Custom, |opened| opened.policy.kind)
    }

    /// The bound targets as a set.
    pub fn bound(self) -> BTreeSet<Target> {
        self.targets
            .ready()
            .map(|targets| charter_order::set(targets.iter().map(|item| item.target)))
            .unwrap_or_default()
    }
}

split_point!(policy_tabs: fn bindings() -> fn(Page) -> AnyView { |page| view! { <BindingsTab page/> }.into_any() });

split_point!(policy_tabs: fn versions() -> fn(Page) -> AnyView { |page| view! { <VersionsTab page/> }.into_any() });

/// The page.
#[component]
pub fn PolicyPage(id: PolicyId) -> impl IntoView {
    let t = texts().policies();
    let page = Page {
        id,
        opened: loaded(move |backend| Some(opened(backend, id))),
        targets: loaded(move |backend| Some(targets(backend, id))),
        feature: loaded(|backend| Some(feature(backend))),
    };
    let name = move || {
        page.opened
            .ready()
            .map(|opened| opened.policy.policy_name.clone())
    };
    let why_not = move || page.opened.failure().map(|failure| problem(&failure));
    let bound = Memo::new(move |_| page.targets.ready().map(|targets| targets.len()));
    let panel = move |id: String| {
        let tab = match id.as_str() {
            "bindings" => view! { <Later load=move |()| arriving(bindings(), page)/> }.into_any(),
            "versions" => view! { <Later load=move |()| arriving(versions(), page)/> }.into_any(),
            _ => view! { <SyntaxTab page/> }.into_any(),
        };
        view! { <div class="policy-page">{tab}</div> }.into_any()
    };
    let tabs = DetailTabs {
        tabs: Signal::derive(move || tabs(bound.get(), t)),
        panel: Callback::new(panel),
    };
    view! {
        <DetailsPage
            kind=t.policy
            name=Signal::derive(name)
            problem=Signal::derive(why_not)
            on_retry=move || page.opened.retry()
            facts=Callback::new(move |()| page.facts(t))
            actions=move || view! { <Actions page/> }
            tabs
        />
    }
}

#[component]
fn Actions(page: Page) -> impl IntoView {
    let t = texts().policies();
    let (navigator, teller) = (navigator(), StoredValue::new(teller()));
    let (deleting, about) = (RwSignal::new(false), RwSignal::new(Vec::<Named>::new()));
    let binding = RwSignal::new(false);
    let unbound = Memo::new(move |_| {
        let targets = page.targets.ready();
        page.is_enabled() && targets.is_some_and(|targets| targets.is_empty())
    });
    let go = move || navigator.go_at_once(Route::Policies);
    let ask = move |named: Named| {
        about.set(vec![named]);
        deleting.set(true);
    };
    let delete = move || delete_one(teller.get_value(), untrack(|| page.named()), t, ask, go);
    let delete_why = move || {
        let bound = page
            .targets
            .ready()
            .map_or(0, |targets| targets.len() as u64);
        delete_reason(page.kind(), bound, page.is_enabled(), t)
    };
    let copy = Address::from(Route::PolicyCreate).with("from", page.id.to_string());
    let copy = StoredValue::new(copy);
    let asking = PolicyDialogs {
        page,
        about,
        binding,
        deleting,
        after: Callback::new(move |()| go()),
    };
    let asked = Signal::derive(move || binding.get() || deleting.get());
    let close = move |()| {
        binding.set(false);
        deleting.set(false);
    };
    view! {
        <Button icon=Icon::Trash disabled=Signal::derive(delete_why) on_press=delete>{t.deletion().action}</Button>
        <Button
            icon=Icon::Copy
            disabled=Signal::derive(move || bind_reason(page.is_enabled(), t))
            on_press=move || navigator.go(copy.get_value())
        >
            {t.duplicate}
        </Button>
        // Bound to nothing it has no effect: binding it is the next step then.
        {move || match edit_reason(page.kind(), page.is_enabled(), t) {
            None => view! {
                <ButtonLink kind=if unbound.get() { ButtonKind::Secondary } else { ButtonKind::Primary } icon=Icon::Edit href=navigator.href(Route::PolicyEdit(page.id))>{t.editing().title}</ButtonLink>
            }.into_any(),
            Some(reason) => view! { <Button icon=Icon::Edit disabled=reason>{t.editing().title}</Button> }.into_any(),
        }}
        {move || unbound.get().then(|| view! {
            <Button kind=ButtonKind::Primary icon=Icon::Link on_press=move || binding.set(true)>{t.bind().open}</Button>
        })}
        <WhenAsked asked load=move |()| arriving(dialogs(), asking) close/>
    }
}

/// What the dialogs of the page are about, and which of them is open.
#[derive(Clone, Copy)]
struct PolicyDialogs {
    page: Page,
    about: RwSignal<Vec<Named>>,
    binding: RwSignal<bool>,
    deleting: RwSignal<bool>,
    /// Goes where one is once the policy is gone.
    after: Callback<()>,
}

split_point!(policy_dialogs: fn dialogs() -> fn(PolicyDialogs) -> AnyView { |PolicyDialogs { page, about, binding, deleting, after }| {
    view! {
        <BindDialog open=binding policies=Signal::derive(move || vec![page.named()]) bound=Signal::derive(move || page.bound())/>
        <DeleteDialog open=deleting policies=about after/>
    }
    .into_any()
} });

fn tabs(bound: Option<usize>, t: &PolicyTexts) -> Vec<Tab> {
    let bindings = Tab::new("bindings", t.binding().title);
    let bindings = match bound {
        Some(count) => bindings.badge(words::group(count)),
        None => bindings,
    };
    vec![
        Tab::new("syntax", t.policy_syntax),
        bindings,
        Tab::new("versions", t.versions().title),
    ]
}
