//! "12 accounts in 3 departments are affected": the sentence before a change, with the accounts behind it.

use leptos::prelude::*;

use super::reach::Reach;
use crate::app::texts::{SharedTexts, texts};
use crate::ui::*;

/// More accounts than this are counted, not listed.
const MOST: usize = 100;

/// What kind of change it is: the words differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A policy begins to govern the accounts.
    Binding,
    /// It ceases to.
    Unbinding,
    /// What it says to them changes.
    Editing,
}

/// Which accounts a change touches, and how many.
#[component]
pub fn ReachView(#[prop(into)] reach: Signal<Reach>, kind: Kind) -> impl IntoView {
    let t = texts().shared();
    move || reach.with(|reach| reach_words(reach, kind, t))
}

fn reach_words(reach: &Reach, kind: Kind, t: &'static SharedTexts) -> impl IntoView + use<> {
    let count = reach.touched.len();
    let note = (reach.governed > 0).then(|| match kind {
        Kind::Unbinding => (t.still_governed)(reach.governed),
        _ => (t.governed_already)(reach.governed),
    });
    let sentence = match count {
        0 => t.no_account_affected.to_owned(),
        _ => (t.accounts_affected)(count, reach.departments),
    };
    let accounts = reach.touched.iter().take(MOST).map(account).collect_view();
    view! {
        <div class="reach">
            <p class="reach-sentence">{sentence}</p>
            {note.map(|note| view! { <p class="reach-note">{note}</p> })}
            {(count > 0).then(|| view! {
                <details class="reach-accounts">
                    <summary>{(t.show_accounts)(count)}</summary>
                    <ul class="reach-list">{accounts}</ul>
                    {(count > MOST).then(|| view! { <p class="reach-note">{(t.and_more)(count - MOST)}</p> })}
                </details>
            })}
        </div>
    }
}

fn account((uin, name): &(charter_core::contract::Uin, String)) -> impl IntoView + use<> {
    view! { <li><span>{name.clone()}</span>" "<code>{uin.to_string()}</code></li> }
}

/// The same while the organization is still loading, or could not be loaded.
#[component]
pub fn ReachOr(
    /// The reach, or why it is not known (`None` while loading).
    #[prop(into)]
    reach: Signal<Option<Result<Reach, Problem>>>,
    kind: Kind,
) -> impl IntoView {
    let t = texts().shared();
    move || match reach.get() {
        None => view! { <Loading what=t.counting_accounts/> }.into_any(),
        Some(Ok(reach)) => view! { <ReachView reach=Signal::stored(reach) kind/> }.into_any(),
        Some(Err(problem)) => view! { <ProblemNotice problem=Signal::stored(problem)/> }.into_any(),
    }
}
