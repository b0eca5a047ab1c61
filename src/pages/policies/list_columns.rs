//! The columns of the policy list.

use charter_core::contract::{PolicyKind, Timestamp};
use charter_policy::Severity;
use leptos::prelude::*;

use super::rows::{Checked, PolicyRow};
use crate::app::navigation::Navigator;
use crate::app::routes::{Address, Route};
use crate::app::texts::{PolicyTexts, Texts};
use crate::pages::shared::tally_view::TallyView;
use crate::ui::*;

/// The columns.
pub fn columns(navigator: Navigator, texts: Texts) -> Vec<Column<PolicyRow>> {
    let t = texts.policies();
    vec![
        Column::link(
            "name",
            t.name,
            |row: &PolicyRow| row.item.policy_name.clone(),
            move |row| navigator.href(Route::Policy(row.item.policy_id)),
        )
        .unfiltered(),
        Column::new("type", t.kind, move |row: &PolicyRow| {
            kind_word(row.kind(), t).to_owned()
        })
        .values(vec![t.custom.to_owned(), t.system.to_owned()])
        .width(Width::Narrow)
        .cell(move |row| kind_badge(row.kind(), t)),
        Column::new("description", t.description, |row: &PolicyRow| {
            row.item.description.clone()
        })
        .unfiltered()
        .width(Width::Wide),
        Column::new("bound", t.list().bound_targets, |row: &PolicyRow| {
            row.item.attached_times.to_string()
        })
        .number()
        .unfiltered()
        .sort_key(|row: &PolicyRow| row.item.attached_times)
        .cell(move |row| bound_cell(row, navigator)),
        Column::time("modified", t.modified, |row: &PolicyRow| {
            row.item.update_time.0
        }),
        Column::new("findings", t.list().findings, move |row: &PolicyRow| {
            worst_word(row.checked, texts).to_owned()
        })
        .values(
            FINDINGS
                .map(|worst| finding_word(worst, texts).to_owned())
                .to_vec(),
        )
        .sort_key(|row: &PolicyRow| row.checked)
        .cell(move |row| findings_cell(row, navigator, t)),
        Column::new("in-use", t.list().bound_yes_no, move |row: &PolicyRow| {
            yes_no(row.item.attached_times > 0, t).to_owned()
        })
        .values(vec![t.yes.to_owned(), t.no.to_owned()])
        .hidden(),
        Column::id("id", t.policy_id, |row: &PolicyRow| {
            row.item.policy_id.to_string()
        })
        .unfiltered()
        .hidden(),
        Column::time("created", t.created_at, |row: &PolicyRow| {
            row.item.add_time.0
        })
        .hidden(),
    ]
}

/// A time as the browser counts.
#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds of this millennium fit"
)]
pub fn milliseconds(at: i64) -> f64 {
    at as f64
}

const FINDINGS: [Option<Severity>; 5] = [
    Some(Severity::Error),
    Some(Severity::Security),
    Some(Severity::Warning),
    Some(Severity::Suggestion),
    None,
];

fn finding_word(worst: Option<Severity>, texts: Texts) -> &'static str {
    match worst {
        Some(severity) => (texts.policies().list().worst)(severity),
        None => texts.shared().no_findings,
    }
}

fn worst_word(checked: Checked, texts: Texts) -> &'static str {
    match checked {
        Checked::Waiting => texts.policies().list().checking,
        Checked::Not => texts.policies().list().not_checked,
        Checked::Found(tally) => finding_word(tally.worst(), texts),
    }
}

/// A time that stays on its line.
pub fn time_cell(at: Timestamp) -> AnyView {
    view! { <span class="one-line"><RelativeTime at=Some(at.0)/></span> }.into_any()
}

/// "Custom" or "System".
pub fn kind_word(kind: PolicyKind, t: &PolicyTexts) -> &'static str {
    match kind {
        PolicyKind::Custom => t.custom,
        PolicyKind::System => t.system,
    }
}

/// The same in a frame.
pub fn kind_badge(kind: PolicyKind, t: &PolicyTexts) -> AnyView {
    let word = kind_word(kind, t);
    match kind {
        PolicyKind::Custom => view! { <Badge tone=BadgeTone::Accent>{word}</Badge> }.into_any(),
        PolicyKind::System => view! { <Badge icon=Icon::Lock>{word}</Badge> }.into_any(),
    }
}

fn yes_no(yes: bool, t: &PolicyTexts) -> &'static str {
    if yes { t.yes } else { t.no }
}

fn bound_cell(row: &PolicyRow, navigator: Navigator) -> AnyView {
    let count = usize::try_from(row.item.attached_times).unwrap_or(usize::MAX);
    if count == 0 {
        return view! { <span class="none">"0"</span> }.into_any();
    }
    let to = Address::from(Route::Policy(row.item.policy_id)).with("tab", "bindings");
    view! { <a href=navigator.href(to)><Count value=count/></a> }.into_any()
}

fn findings_cell(row: &PolicyRow, navigator: Navigator, t: &'static PolicyTexts) -> AnyView {
    let tally = match row.checked {
        Checked::Waiting => {
            return view! { <span class="none">{t.list().checking}</span> }.into_any();
        }
        Checked::Not => {
            return view! { <span class="none not-checked">{t.list().not_checked}</span> }
                .into_any();
        }
        Checked::Found(tally) => tally,
    };
    let view = view! { <TallyView tally compact=true/> };
    if tally.total() == 0 {
        return view.into_any();
    }
    let href = navigator.href(Route::Policy(row.item.policy_id));
    view! { <a class="tally-link" href=href>{view}</a> }.into_any()
}
