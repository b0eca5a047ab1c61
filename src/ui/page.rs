//! The parts that pages are laid out with.

use leptos::prelude::*;

use super::{
    button::{Button, ButtonKind},
    icon::Icon,
    table::copied,
    time::RelativeTime,
    words::words,
};

/// One step of the way to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub label: String,
    /// Where it leads; the last one leads nowhere.
    pub href: Option<String>,
}

impl Crumb {
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Crumb {
            label: label.into(),
            href: Some(href.into()),
        }
    }

    pub fn here(label: impl Into<String>) -> Self {
        Crumb {
            label: label.into(),
            href: None,
        }
    }
}

/// Where the page stands.
#[component]
pub fn Breadcrumbs(#[prop(into)] crumbs: Signal<Vec<Crumb>>) -> impl IntoView {
    let words = words();
    let item = |crumb: Crumb| match crumb.href {
        Some(href) => view! { <li><a href=href>{crumb.label}</a></li> }.into_any(),
        None => view! { <li><span aria-current="page">{crumb.label}</span></li> }.into_any(),
    };
    view! {
        <nav class="breadcrumbs" aria-label=words.breadcrumbs>
            <ol>{move || crumbs.get().into_iter().map(item).collect_view()}</ol>
        </nav>
    }
}

/// The head of a page: its title (the only `h1`), a count, a line of text, its actions.
#[component]
pub fn PageHeader(
    #[prop(into)] title: Signal<String>,
    /// Behind the title, such as "(14)".
    #[prop(optional, into)]
    count: Signal<Option<String>>,
    /// What the page is for, in one sentence.
    #[prop(optional, into)]
    text: Signal<Option<String>>,
    /// Buttons, the primary one last.
    #[prop(optional, into)]
    actions: ViewFn,
) -> impl IntoView {
    view! {
        <header class="page-header">
            <div>
                <h1 tabindex="-1" id="page-title">
                    {title}
                    {move || count.get().map(|count| view! { " "<span class="page-count">{count}</span> })}
                </h1>
                {move || text.get().map(|text| view! { <p class="page-text">{text}</p> })}
            </div>
            <div class="page-actions">{actions.run()}</div>
        </header>
    }
}

/// A framed part of a page with a heading (`h2`).
#[component]
pub fn Card(
    #[prop(into)] title: Signal<String>,
    /// Buttons beside the heading.
    #[prop(optional, into)]
    actions: ViewFn,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card">
            <div class="card-header">
                <h2>{title}</h2>
                <div class="card-actions">{actions.run()}</div>
            </div>
            <div class="card-body">{children()}</div>
        </section>
    }
}

/// A part of a page with a heading (`h2`) and no frame.
#[component]
pub fn Section(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] text: Signal<Option<String>>,
    #[prop(optional, into)] actions: ViewFn,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <div class="card-header">
                <h2>{title}</h2>
                <div class="card-actions">{actions.run()}</div>
            </div>
            {move || text.get().map(|text| view! { <p class="page-text">{text}</p> })}
            {children()}
        </section>
    }
}

/// Pairs of a term and its value; an empty value shows as an en dash.
pub struct Details(Vec<(String, AnyView)>);

impl Details {
    pub fn new() -> Self {
        Details(Vec::new())
    }

    /// A pair whose value is any view.
    pub fn view(mut self, term: impl Into<String>, value: impl IntoAny) -> Self {
        self.0.push((term.into(), value.into_any()));
        self
    }

    /// A pair whose value is a number or code, with a button that copies it.
    pub fn id(self, term: &'static str, digits: String) -> Self {
        self.view(term, copied(digits, term))
    }

    /// A pair whose value is an instant, in milliseconds since 1970.
    pub fn time(self, term: impl Into<String>, at: i64) -> Self {
        self.view(term, view! { <RelativeTime at=Some(at)/> })
    }

    /// A pair whose value is text.
    pub fn text(self, term: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        let value = if value.is_empty() {
            view! { <span class="none">"–"</span> }.into_any()
        } else {
            value.into_any()
        };
        self.view(term, value)
    }
}

impl Default for Details {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows `Details` in as many columns as fit.
#[component]
pub fn DescriptionList(details: Details) -> impl IntoView {
    let pair =
        |(term, value): (String, AnyView)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> };
    view! { <dl class="details">{details.0.into_iter().map(pair).collect_view()}</dl> }
}

/// How far a step of long work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Waiting,
    Current,
    Done,
    Failed,
}

/// One step of long work or of a wizard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub label: String,
    pub state: StepState,
    /// A line below: a result, a reason.
    pub detail: Option<String>,
}

/// The steps of long work or of a wizard, with how far each is.
#[component]
pub fn ProgressSteps(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] steps: Signal<Vec<Step>>,
    /// Goes to a step, by its place from 0; makes all but the current one buttons.
    #[prop(optional, into)]
    on_step: Option<Callback<usize>>,
) -> impl IntoView {
    let words = words();
    let item = move |(number, step): (usize, Step)| {
        let (class, word) = match step.state {
            StepState::Waiting => ("step waiting", words.step_waiting),
            StepState::Current => ("step current", words.step_current),
            StepState::Done => ("step done", words.step_done),
            StepState::Failed => ("step failed", words.step_failed),
        };
        let mark = match step.state {
            StepState::Done => Icon::Check.view().into_any(),
            StepState::Failed => Icon::Close.view().into_any(),
            _ => (number + 1).to_string().into_any(),
        };
        let is_current = step.state == StepState::Current;
        let label = match on_step.filter(|_| !is_current) {
            Some(go) => view! {
                <Button kind=ButtonKind::Link on_press=move || go.run(number)>{step.label}</Button>
            }
            .into_any(),
            None => view! { <span>{step.label}</span> }.into_any(),
        };
        view! {
            <li class=class aria-current=is_current.then_some("step")>
                <span class="step-mark" aria-hidden="true">{mark}</span>
                <span class="step-words">
                    {label}
                    <span class="visually-hidden">{format!(" ({word})")}</span>
                    {step.detail.map(|detail| view! { <span class="step-detail">{detail}</span> })}
                </span>
            </li>
        }
    };
    view! { <ol class="steps" aria-label=label>{move || steps.get().into_iter().enumerate().map(item).collect_view()}</ol> }
}
