//! A new policy: from nothing, from another one (`?from=` its number) or from the checked text (`?from=pasted`).

use charter_core::contract::{CreatePolicy, DescribePolicy, PolicyId, PolicyType};
use charter_policy::Document;
use futures_util::future;
use leptos::{prelude::*, task::spawn_local};

use super::draft::{self, Base, Fields, Place};
use super::fields::copy_name;
use super::form::Form;
use super::wizard::PolicyWizard;
use crate::app::navigation::navigator;
use crate::app::problems::problem;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::backend::{Backend, Failure};
use crate::pages::shared::action::Action;
use crate::pages::shared::crumbs::crumbs;
use crate::pages::shared::load::{Load, loaded};
use crate::pages::shared::organization::feature;
use crate::ui::*;

/// What a new policy begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    Nothing,
    Pasted,
    Policy(PolicyId),
}

impl From {
    fn parse(value: Option<&str>) -> From {
        match value {
            Some("pasted") => From::Pasted,
            Some(id) => id
                .parse()
                .map_or(From::Nothing, |id| From::Policy(PolicyId(id))),
            None => From::Nothing,
        }
    }

    /// Each beginning has a draft of its own.
    fn draft(self) -> String {
        match self {
            From::Nothing => draft::NEW.to_owned(),
            From::Pasted => format!("{}.pasted", draft::NEW),
            From::Policy(id) => format!("{}.{id}", draft::NEW),
        }
    }

    async fn fields(self, backend: Backend) -> Result<Fields, Failure> {
        match self {
            From::Nothing => Ok(Fields::default()),
            From::Pasted => Ok(draft::pasted()),
            From::Policy(policy_id) => {
                let policy = backend
                    .call(DescribePolicy { policy_id })
                    .await?
                    .reply
                    .answer;
                Ok(Fields {
                    content: policy.policy_document,
                    name: copy_name(&policy.policy_name),
                    description: policy.description,
                })
            }
        }
    }
}

/// The page of a new policy.
#[component]
pub fn PolicyCreatePage() -> impl IntoView {
    let t = texts().policies();
    let value = navigator().value("from");
    let from = Memo::new(move |_| value.with(|value| From::parse(value.as_deref())));
    let begin = RwSignal::new(None::<Result<(String, Fields), Failure>>);
    let again = RwSignal::new(0);
    let backend = expect_context::<Backend>();
    let caller = backend.caller();
    // Asked once a beginning: later changes of the copied policy do not touch what is being written.
    Effect::new(move |_| {
        again.track();
        caller.track();
        let (from, backend) = (from.get(), backend.clone());
        spawn_local(async move {
            let asked = future::join(Place::here(backend.clone()), from.fields(backend));
            let begun = match asked.await {
                (Ok(place), Ok(fields)) => Ok((place.key(&from.draft()), fields)),
                (Err(failure), _) | (_, Err(failure)) => Err(failure),
            };
            let _ = begin.try_set(Some(begun));
        });
    });
    view! {
        <div class="policy-page">
            <Breadcrumbs crumbs=Signal::derive(move || crumbs(t.creating().title))/>
            <PageHeader title=t.creating().title text=t.creating().text/>
            {move || match begin.get() {
                None => view! { <Loading/> }.into_any(),
                Some(Ok((draft, fields))) => view! { <CreateForm draft fields/> }.into_any(),
                Some(Err(failure)) => view! {
                    <ErrorState problem=problem(&failure) on_retry=move || again.update(|times| *times += 1)/>
                }.into_any(),
            }}
        </div>
    }
    .into_any()
}

#[component]
fn CreateForm(draft: String, fields: Fields) -> impl IntoView {
    let t = texts().policies();
    let navigator = navigator();
    let form = Form::new(draft, Base { fields, etag: None });
    let feature = loaded(move |backend| Some(feature(backend)));
    let is_off = move || feature.ready().is_some_and(|feature| !feature.enabled);
    let action = Action::of_page();
    let review = move || {
        let size = form.content.with(Document::size);
        form.name
            .with(|name| (t.creating().review)(name.trim(), size.counted, size.limit))
    };
    let submit = move || {
        let (teller, fields) = (action.teller(), form.fields());
        let name = fields.name.clone();
        let creating = teller.backend.call(CreatePolicy {
            name: fields.name,
            content: fields.content,
            description: fields.description,
            policy_type: PolicyType::ServiceControl,
        });
        let why = teller.clone();
        action.run_or(
            creating,
            move |called| {
                form.saved();
                teller.done_with((t.creating().done)(&name), t.creating().next, called.entry);
                action.go(navigator, Route::Policy(called.reply.answer.policy_id));
            },
            move |refused| form.refuse(refused, &why.problem(refused).why),
        );
    };
    view! {
        {move || is_off().then(|| view! {
            <Notice tone=Tone::Warning title=t.refusal().feature_is_off actions=move || view! { <ButtonLink href=navigator.href(Route::Policies)>{t.refusal().to_the_switch}</ButtonLink> }>
                {t.refusal().feature_is_off_text}
            </Notice>
        })}
        {move || matches!(feature.get(), Load::Failed(_)).then(|| feature.failure().map(|failure| view! {
            <ProblemNotice problem=problem(&failure)/>
        }))}
        <PolicyWizard
            form
            submit=t.creating().title
            review=Signal::derive(review)
            cancel=Route::Policies
            pending=action.pending()
            problem=action.problem()
            blocked=Signal::derive(move || is_off().then(|| t.refusal().disabled.to_owned()))
            on_submit=submit
        />
    }
}
