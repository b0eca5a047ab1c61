//! What comes of a request: where it stops, by which statement, and what would let it pass.

use std::sync::Arc;

use charter_core::contract::PolicyId;
use charter_policy::decide::{
    Because, Boundary, Decision, InOrganization, Outcome, Refused, Request,
};
use charter_policy::denial::{At, Explanation, Relaxation, Situation};
use futures_util::future;
use leptos::{prelude::*, task::spawn_local};

use super::asked::{Asked, KeyValue};
use super::levels::{BoundPolicy, Bounds};
use crate::app::navigation::{Navigator, navigator};
use crate::app::problems::problem;
use crate::app::routes::{Address, Route};
use crate::app::texts::{DeniedTexts, texts};
use crate::backend::{Backend, Failure};
use crate::pages::policies::draft::{self, Draft, Fields, Place};
use crate::pages::policies::edit::saved;
use crate::pages::policies::editor::JSON;
use crate::ui::*;

/// The answer, for who goes to it.
const ANSWER: &str = "denied-answer";

/// A request with everything that decides it, and what was found.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub request: Request,
    pub situation: Situation,
    pub bounds: Arc<Bounds>,
    pub found: Result<Explanation, Refused>,
    /// Whether the error hides the resource, which is to be told before a change is proposed.
    pub is_hidden: bool,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        let own = |answer: &Self| {
            let set = answer.situation.identity.as_ref();
            set.map(|set| (set.profile.name, set.policies.clone()))
        };
        self.request == other.request
            && self.bounds == other.bounds
            && self.is_hidden == other.is_hidden
            && self.found == other.found
            && own(self) == own(other)
    }
}

impl Answer {
    fn level_name(&self, level: usize) -> &str {
        let level = self.situation.levels.get(level);
        level.map_or("", |level| level.name.as_str())
    }

    /// The text of a policy, as it is.
    fn text(&self, at: At, policy: usize) -> &str {
        let set = match at {
            At::Identity => self.situation.identity.as_ref(),
            At::Level(level) => self
                .situation
                .levels
                .get(level)
                .map(|level| &level.policies),
        };
        let policy = set.and_then(|set| set.policies.get(policy));
        policy.map_or("", |policy| policy.text.as_str())
    }

    fn bound(&self, step: &Relaxation) -> Option<&BoundPolicy> {
        let At::Level(level) = step.at else {
            return None;
        };
        self.bounds.levels.get(level)?.policies.get(step.policy)
    }
}

/// The answer, or what is missing for one.
#[component]
pub(super) fn AnswerView(
    answer: Memo<Option<Arc<Answer>>>,
    bounds: Memo<Option<Arc<Bounds>>>,
    asked: Asked,
    failed: Signal<Option<Failure>>,
) -> impl IntoView {
    let t = texts().denied();
    let nothing = move || {
        if let Some((fault, dialect)) = asked.fault() {
            let words = (t.fault)(&fault, dialect);
            return view! { <p class="page-text">{words}</p> }.into_any();
        }
        let text = match (asked.request(), bounds.get()) {
            // What was pasted is an error that no policy explains, as it says above.
            (None, _) if asked.is_another_failure() => t.needs_own_action,
            (None, _) => t.needs_action,
            (_, Some(bounds)) if bounds.owner.is_some() && !bounds.is_enabled => t.is_off,
            (_, Some(bounds)) if bounds.is_management => t.is_management,
            (_, Some(bounds)) if bounds.owner.is_some() && !bounds.is_member => t.not_a_member,
            _ => t.needs_account,
        };
        view! { <p class="page-text">{text}</p> }.into_any()
    };
    // Boundaries that could not be read are said; the caller's own policies are judged all the same.
    let unread = move || {
        let failure = failed.get().filter(|_| asked.request().is_some());
        failure.map(|failure| view! { <ProblemNotice problem=problem(&failure)/> })
    };
    let decided = move |answer: Arc<Answer>| match &answer.found {
        Ok(found) => explained(&answer, found, t),
        Err(refused) => view! {
            <Notice tone=Tone::Warning title=(t.refused)(&refused.name)>{t.refused_text}</Notice>
        }
        .into_any(),
    };
    let body = move || match answer.get() {
        Some(answer) => decided(answer),
        None if failed.with(Option::is_some) => ().into_any(),
        None => nothing(),
    };
    view! {
        <Section title=t.answer>
            <div class="denied-answer" id=ANSWER tabindex="-1" aria-live="polite">{unread}{body}</div>
            <Keys answer asked/>
        </Section>
    }
}

/// The outcome alone, beside the error that was pasted: what explains it may stand below the window.
#[component]
pub(super) fn InShort(answer: Memo<Option<Arc<Answer>>>) -> impl IntoView {
    let t = texts().denied();
    let outcome = Memo::new(move |_| {
        let answer = answer.get()?;
        answer.found.as_ref().ok().map(|found| found.before.outcome)
    });
    let shown = move || {
        outcome.get().map(|outcome| {
            view! {
                <p class="denied-outcome">
                    {outcome_badge(outcome, t)}
                    <Button kind=ButtonKind::Link on_press=|| dom::focus_id(ANSWER)>{t.to_answer}</Button>
                </p>
            }
        })
    };
    view! { <div role="status">{shown}</div> }
}

fn outcome_badge(outcome: Outcome, t: &'static DeniedTexts) -> AnyView {
    let tone = match outcome {
        Outcome::Allowed | Outcome::NotBlocked => BadgeTone::Success,
        Outcome::Unknown => BadgeTone::Warning,
        _ => BadgeTone::Error,
    };
    view! { <Badge tone=tone>{(t.outcome)(outcome)}</Badge> }.into_any()
}

fn explained(answer: &Arc<Answer>, found: &Explanation, t: &'static DeniedTexts) -> AnyView {
    let (because, at) = reasons(&found.before);
    let sentence = (t.sentence)(
        &found.before,
        &|level| answer.level_name(level).to_owned(),
        !answer.situation.levels.is_empty(),
    );
    let reasons = because
        .iter()
        .map(|because| reason(answer, because, at, t))
        .collect_view();
    let steps = found
        .steps
        .iter()
        .map(|step| step_view(answer, step, t))
        .collect_view();
    let blocked = matches!(
        found.before.outcome,
        Outcome::ExplicitDeny | Outcome::ImplicitDeny
    );
    let (is_stuck, after) = (found.steps.is_empty(), (t.after)(found.after));
    view! {
        <p class="denied-outcome">
            {outcome_badge(found.before.outcome, t)}
            <span>{sentence}</span>
        </p>
        <ul class="denied-reasons">{reasons}</ul>
        {unsure_list(&found.before, t)}
        {blocked.then(|| match is_stuck {
            true if answer.is_hidden => view! { <p>{t.resource_first}</p> }.into_any(),
            true => view! { <p>{t.no_step}</p> }.into_any(),
            false => view! {
                <h3>{t.steps}</h3>
                <ol class="denied-steps">{steps}</ol>
                <p>{after}</p>
            }
            .into_any(),
        })}
    }
    .into_any()
}

/// What the answer depends on, beside condition keys.
fn unsure_list(decided: &InOrganization, t: &'static DeniedTexts) -> Option<AnyView> {
    let of_boundary = match &decided.boundary {
        Boundary::Unknown { unsure, .. } => unsure.as_slice(),
        _ => &[],
    };
    let own = decided.identity.iter().flat_map(|own| &own.unsure);
    let mut all: Vec<String> = Vec::new();
    for words in of_boundary.iter().chain(own).map(t.unsure_of) {
        if !all.contains(&words) {
            all.push(words);
        }
    }
    let items = all.iter().map(|words| view! { <li>{words.clone()}</li> });
    (!all.is_empty()).then(|| {
        view! { <h3>{t.unsure}</h3><ul class="denied-unsure">{items.collect_view()}</ul> }
            .into_any()
    })
}

/// The statements behind a decision, and whose they are.
fn reasons(decided: &InOrganization) -> (&[Because], At) {
    match (&decided.boundary, &decided.identity) {
        (
            Boundary::DeniedAt { level, because }
            | Boundary::NothingAllowsAt { level, because }
            | Boundary::Unknown { level, because, .. },
            _,
        ) => (because, At::Level(*level)),
        (_, Some(Decision { because, .. })) => (because, At::Identity),
        (_, None) => (&[], At::Identity),
    }
}

fn reason(answer: &Answer, because: &Because, at: At, t: &'static DeniedTexts) -> AnyView {
    let text = answer.text(at, because.place.policy);
    let text = text
        .get(because.range.clone())
        .unwrap_or_default()
        .to_owned();
    let title = (t.statement)(because.place.statement + 1, &because.policy);
    let condition = |result: &charter_policy::decide::ConditionResult| {
        view! { <li><code>{format!("{} {}", result.operator, result.key)}</code>" "{(t.holds)(result.holds)}</li> }
    };
    let conditions = because.conditions.iter().map(condition).collect_view();
    view! {
        <li>
            <details>
                <summary>{title.clone()}</summary>
                <CodeBlock label=title text/>
            </details>
            <ul class="denied-conditions">{conditions}</ul>
        </li>
    }
    .into_any()
}

/// A change with its differences, and the way to make it.
fn step_view(answer: &Arc<Answer>, step: &Relaxation, t: &'static DeniedTexts) -> AnyView {
    let sentence = (t.step)(step, &answer.request, &answer.situation);
    let consequence = (t.consequence)(step, &answer.request);
    let before = answer.text(step.at, step.policy).to_owned();
    let differences = step.after.clone().map(|after| {
        let label = sentence.clone();
        view! { <DiffView label before after/> }
    });
    let make = answer
        .bound(step)
        .map(|policy| make_button(policy, step, t));
    let also = answer.situation.also_bound(step).into_iter();
    let also: Vec<String> = also
        .map(|level| answer.level_name(level).to_owned())
        .collect();
    let also = (!also.is_empty()).then(|| (t.also_at)(&also));
    let wherever = make.is_some().then_some(match step.after {
        Some(_) => t.wherever,
        None => t.unbound_wherever,
    });
    view! {
        <li>
            <p><strong>{sentence.clone()}</strong>" "{consequence}" "{also}" "{wherever}</p>
            {differences}
            {make}
        </li>
    }
    .into_any()
}

fn make_button(policy: &BoundPolicy, step: &Relaxation, t: &'static DeniedTexts) -> AnyView {
    let navigator = navigator();
    let id = policy.id;
    match (&step.after, policy.is_custom) {
        (Some(after), true) => {
            let (before, after) = (policy.text.clone(), after.clone());
            let backend = expect_context::<Backend>();
            let open = move || {
                let (backend, change) = (backend.clone(), (before.clone(), after.clone()));
                spawn_local(open_with(backend, navigator, id, change));
            };
            view! { <Button icon=Icon::Edit on_press=open>{t.open_with_change}</Button> }.into_any()
        }
        _ => {
            let href = navigator.href(Route::Policy(id));
            view! { <ButtonLink href>{t.open_policy}</ButtonLink> }.into_any()
        }
    }
}

/// Opens the policy's editor with the change as a draft: it is looked at, and saved or not, there. A policy that has
/// changed since, and one that somebody is in the middle of editing in this tab, are opened as they are.
async fn open_with(
    backend: Backend,
    navigator: Navigator,
    id: PolicyId,
    (before, content): (String, String),
) {
    let mut address = Address::from(Route::PolicyEdit(id)).with("editor", JSON);
    let asked = future::join(Place::here(backend.clone()), saved(&backend, id));
    if let (Ok(place), Ok((base, _))) = asked.await
        && let key = draft::key_of(id, &place)
        && draft::load(&key).is_none()
        && base.fields.content == before
    {
        let fields = Fields {
            content,
            ..base.fields.clone()
        };
        draft::save(&key, &Draft { fields, base });
        address = address.with("from", "denied");
    }
    navigator.go(address);
}

/// The condition keys on which it depends: each can be told, or that the request does not have it.
#[component]
fn Keys(answer: Memo<Option<Arc<Answer>>>, asked: Asked) -> impl IntoView {
    let t = texts().denied();
    let names = Memo::new(move |_| {
        let mut names = asked.keys();
        let answer = answer.get();
        let found = answer
            .as_ref()
            .and_then(|answer| answer.found.as_ref().ok());
        for name in found
            .map(|found| missing(&found.before))
            .unwrap_or_default()
        {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        charter_order::sort(&mut names);
        names
    });
    view! {
        <div hidden=move || names.with(Vec::is_empty)>
            <h3>{t.keys}</h3>
            <p class="page-text">{t.keys_text}</p>
            <div class="denied-keys">
                <For each=move || names.get() key=String::clone children=move |name| view! { <KeyRow asked name/> }/>
            </div>
        </div>
    }
}

#[component]
fn KeyRow(asked: Asked, name: String) -> impl IntoView {
    let t = texts().denied();
    let known = asked.key(&name);
    let not_sent = RwSignal::new(known == Some(KeyValue::NotSent));
    let value = RwSignal::new(match known {
        Some(KeyValue::Is(value)) => value,
        _ => String::new(),
    });
    let label = name.clone();
    let own = name.clone();
    // What was said for an earlier error is taken back with it.
    Effect::new(move |_| {
        if asked.key(&own).is_none() {
            if !value.with_untracked(String::is_empty) {
                value.set(String::new());
            }
            if not_sent.get_untracked() {
                not_sent.set(false);
            }
        }
    });
    Effect::new(move |before: Option<()>| {
        let said = match (not_sent.get(), value.get().trim()) {
            (true, _) => Some(KeyValue::NotSent),
            (false, "") => None,
            (false, value) => Some(KeyValue::Is(value.to_owned())),
        };
        if before.is_some() {
            asked.set_key(&name, said);
        }
    });
    view! {
        <TextField label=label value code=true read_only=not_sent/>
        <CheckboxField label=t.not_sent value=not_sent/>
    }
}

fn missing(decided: &InOrganization) -> Vec<String> {
    let mut missing = match &decided.boundary {
        Boundary::Unknown { missing, .. } => missing.clone(),
        _ => Vec::new(),
    };
    missing.extend(decided.identity.iter().flat_map(|own| own.missing.clone()));
    missing
}
