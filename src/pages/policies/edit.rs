//! Editing a policy. Nothing typed is lost: not by a refusal, not by a change that somebody else made meanwhile.

use charter_core::contract::{
    DescribePolicy, Etag, ListTargetsForPolicy, PolicyId, PolicyKind, Target, TargetFilter,
    UpdatePolicy,
};
use charter_core::domain::organization::Chart;
use futures_util::future;
use leptos::{prelude::*, task::spawn_local};

use super::compare::FieldsDiff;
use super::conflict::{Conflict, ConflictDialog};
use super::draft::{self, Base, Fields, Place};
use super::form::Form;
use super::wizard::PolicyWizard;
use crate::app::navigation::{Navigator, navigator};
use crate::app::problems::problem;
use crate::app::routes::Route;
use crate::app::texts::{PolicyTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::shared::action::Action;
use crate::pages::shared::crumbs::crumbs;
use crate::pages::shared::load::loaded;
use crate::pages::shared::organization::{feature, organization};
use crate::pages::shared::reach::Reach;
use crate::pages::shared::reach_view::{Kind, ReachOr};
use crate::ui::*;

/// The policy as it is saved now.
pub(super) async fn saved(
    backend: &Backend,
    policy_id: PolicyId,
) -> Result<(Base, PolicyKind), Failure> {
    let reply = backend.call(DescribePolicy { policy_id }).await?.reply;
    let policy = reply.answer;
    let fields = Fields {
        content: policy.policy_document,
        name: policy.policy_name,
        description: policy.description,
    };
    Ok((
        Base {
            fields,
            etag: reply.etag.map(|etag| etag.0),
        },
        policy.kind,
    ))
}

/// What a policy is bound to.
pub(super) async fn bound_targets(
    backend: Backend,
    policy_id: PolicyId,
) -> Result<Vec<Target>, Failure> {
    let request = ListTargetsForPolicy {
        policy_id,
        rp: None,
        page: None,
        target_type: TargetFilter::All,
    };
    Ok(backend
        .list(request)
        .await?
        .into_iter()
        .map(|item| item.target)
        .collect())
}

/// The page on which a policy is edited.
#[component]
pub fn PolicyEditPage(id: PolicyId) -> impl IntoView {
    let t = texts().policies();
    let navigator = navigator();
    let begin = RwSignal::new(None::<Result<(Place, Base, PolicyKind), Failure>>);
    let again = RwSignal::new(0);
    let backend = expect_context::<Backend>();
    let caller = backend.caller();
    Effect::new(move |_| {
        again.track();
        caller.track();
        let backend = backend.clone();
        spawn_local(async move {
            let asked = future::join(Place::here(backend.clone()), saved(&backend, id));
            let begun = match asked.await {
                (Ok(place), Ok((base, kind))) => Ok((place, base, kind)),
                (_, Err(failure)) | (Err(failure), _) => Err(failure),
            };
            let _ = begin.try_set(Some(begun));
        });
    });
    let title = move || match begin.get() {
        Some(Ok((_, base, _))) => (t.editing().title_of)(&base.fields.name),
        _ => t.editing().title.to_owned(),
    };
    let way = move || {
        let mut way = crumbs(t.editing().action);
        if let Some(Ok((_, base, _))) = begin.get() {
            let policy = Crumb::link(&base.fields.name, navigator.href(Route::Policy(id)));
            way.insert(way.len() - 1, policy);
        }
        way
    };
    let view_only = move || {
        view! {
            <Notice tone=Tone::Warning title=t.refusal().system_view_only actions=move || view! { <ButtonLink href=navigator.href(Route::Policy(id))>{t.to_the_policy}</ButtonLink> }>
                {t.refusal().system}
            </Notice>
        }
    };
    view! {
        <div class="policy-page">
            <Breadcrumbs crumbs=Signal::derive(way)/>
            <PageHeader title=Signal::derive(title) text=t.editing().text/>
            {move || match begin.get() {
                None => view! { <Loading/> }.into_any(),
                Some(Ok((.., PolicyKind::System))) => view_only().into_any(),
                Some(Ok((place, base, PolicyKind::Custom))) => view! { <EditForm id place base/> }.into_any(),
                Some(Err(failure)) => view! {
                    <ErrorState problem=problem(&failure) on_retry=move || again.update(|times| *times += 1)/>
                }.into_any(),
            }}
        </div>
    }
    .into_any()
}

/// What saving needs; copies are the same.
#[derive(Clone, Copy)]
struct Saving {
    id: PolicyId,
    form: Form,
    navigator: Navigator,
    action: Action,
    conflict: RwSignal<Option<Conflict>>,
    confirming: RwSignal<bool>,
}

#[component]
fn EditForm(id: PolicyId, place: Place, base: Base) -> impl IntoView {
    let t = texts().policies();
    let form = Form::new(draft::key_of(id, &place), base);
    let saving = Saving {
        id,
        form,
        navigator: navigator(),
        action: Action::of_page(),
        conflict: RwSignal::new(None),
        confirming: RwSignal::new(false),
    };
    let feature = loaded(move |backend| Some(feature(backend)));
    let targets = loaded(move |backend| Some(bound_targets(backend, id)));
    let organization = organization();
    let reach = move || {
        let fault = organization.failure().or_else(|| targets.failure());
        if let Some(failure) = fault {
            return Some(Err(problem(&failure)));
        }
        let (chart, targets) = (organization.chart()?, targets.ready()?);
        Some(Ok(edit_reach(&chart, &targets)))
    };
    let save = move || saving.save(t);
    let submit = move || {
        let changes_text = form.fields().content != form.base.get_untracked().fields.content;
        let bound = untrack(|| targets.ready()).is_none_or(|targets| !targets.is_empty());
        match changes_text && bound {
            true => saving.confirming.set(true),
            false => save(),
        }
    };
    let review = move || {
        let bound = targets.ready().map_or(0, |targets| targets.len());
        let accounts = match reach() {
            Some(Ok(reach)) => Some(reach.touched.len()),
            _ => None,
        };
        form.name
            .with(|name| (t.editing().review)(name.trim(), bound, accounts))
    };
    let count = move || match reach() {
        Some(Ok(reach)) => (t.editing().save_for_accounts)(reach.touched.len()),
        _ => t.editing().save.to_owned(),
    };
    let is_off = move || feature.ready().is_some_and(|feature| !feature.enabled);
    view! {
        <PolicyWizard
            form
            submit=t.editing().save
            review=Signal::derive(review)
            cancel=Route::Policy(id)
            pending=saving.action.pending()
            problem=saving.action.problem()
            blocked=Signal::derive(move || is_off().then(|| t.refusal().disabled.to_owned()))
            on_submit=submit
            difference=move || view! {
                <FieldsDiff
                    label=t.editing().diff
                    before=Signal::derive(move || form.before())
                    after=Signal::derive(move || form.typed())
                />
            }
        />
        <ConfirmDialog
            open=saving.confirming
            title=Signal::derive(move || form.name.with(|name| (t.editing().question)(name)))
            confirm=Signal::derive(count)
            pending=saving.action.pending()
            on_confirm=move || save()
        >
            <p>{t.editing().takes_effect}</p>
            <ReachOr reach=Signal::derive(reach) kind=Kind::Editing/>
        </ConfirmDialog>
        <ConflictDialog
            form
            conflict=saving.conflict
            pending=saving.action.pending()
            on_overwrite=move || save()
        />
    }
}

fn edit_reach(chart: &Chart, targets: &[Target]) -> Reach {
    Reach::of_edit(chart, targets.iter().copied())
}

impl Saving {
    /// Saves what differs from what the form began with, unless the record has changed since.
    fn save(self, t: &'static PolicyTexts) {
        let (base, fields) = (self.form.base.get_untracked(), self.form.fields());
        if base.fields == fields {
            self.form.saved();
            return self.navigator.go_at_once(Route::Policy(self.id));
        }
        let teller = self.action.teller();
        let request = difference(self.id, &base.fields, &fields);
        let (backend, mine) = (teller.backend.clone(), fields.clone());
        let saving = async move {
            match backend.call_if(request, base.etag.map(Etag)).await {
                Ok(called) => Ok(Ok(called.entry)),
                Err(Failure::Conflict(_)) => {
                    let (theirs, _) = saved(&backend, self.id).await?;
                    Ok(Err(Conflict { theirs, mine }))
                }
                Err(failure) => Err(failure),
            }
        };
        let why = teller.clone();
        self.action.run_or(
            saving,
            move |saved| {
                let _ = self.confirming.try_set(false);
                match saved {
                    Ok(entry) => {
                        self.form.saved();
                        teller.done((t.editing().done)(&fields.name), entry);
                        self.action.go(self.navigator, Route::Policy(self.id));
                    }
                    Err(conflict) => {
                        let _ = self.conflict.try_set(Some(conflict));
                    }
                }
            },
            move |failure| {
                let _ = self.confirming.try_set(false);
                let _ = self.conflict.try_set(None);
                self.form.refuse(failure, &why.problem(failure).why);
            },
        );
    }
}

/// The request that makes `after` of `before`: what did not change is not sent.
pub(super) fn difference(policy_id: PolicyId, before: &Fields, after: &Fields) -> UpdatePolicy {
    let changed = |before: &String, after: &String| (before != after).then(|| after.clone());
    UpdatePolicy {
        policy_id,
        name: changed(&before.name, &after.name),
        description: changed(&before.description, &after.description),
        content: changed(&before.content, &after.content),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_change_is_not_sent() {
        let before = Fields {
            content: "{}".into(),
            name: "a".into(),
            description: "b".into(),
        };
        let after = Fields {
            description: String::new(),
            ..before.clone()
        };
        let request = difference(PolicyId(7), &before, &after);
        assert_eq!((request.name, request.content), (None, None));
        assert_eq!(request.description.as_deref(), Some(""));
    }
}
