//! What was found in a policy, as icons with counts and in words.

use charter_policy::Severity;
use leptos::prelude::*;

use super::tally::Tally;
use crate::app::texts::{Texts, texts};
use crate::ui::{self, Icon, SeverityIcon};

/// The kit's severity.
pub fn shown(severity: Severity) -> ui::Severity {
    match severity {
        Severity::Error => ui::Severity::Error,
        Severity::Security => ui::Severity::Security,
        Severity::Warning => ui::Severity::Warning,
        Severity::Suggestion => ui::Severity::Suggestion,
    }
}

/// "2 errors, 1 warning", or that nothing was found.
pub fn summary(tally: Tally, texts: Texts) -> String {
    let t = texts.policies();
    let part = |(severity, count): (Severity, usize)| (t.list().severity_count)(severity, count);
    let parts: Vec<String> = tally.present().map(part).collect();
    match parts.is_empty() {
        true => nothing_found(tally, texts),
        false => parts.join(t.comma),
    }
}

/// That nothing was found, and what was not looked up.
fn nothing_found(tally: Tally, texts: Texts) -> String {
    let t = texts.shared();
    match tally.unverified {
        0 => t.no_findings.to_owned(),
        actions => (t.no_findings_but)(actions),
    }
}

/// Icons with counts for a cell or a heading.
#[component]
pub fn TallyView(
    tally: Tally,
    /// A tick alone says that nothing was found; it is given only where every action was looked up.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let one = |(severity, count): (Severity, usize)| {
        view! { <SeverityIcon severity=shown(severity) count/> }
    };
    match tally.total() {
        0 => {
            let (icon, words) = (none_found(tally), nothing_found(tally, texts()));
            let tip = compact.then(|| words.clone());
            view! {
                <span class="tally none-found" class:partial=tally.unverified != 0 data-tip=tip>
                    {icon.view()}
                    <span class:visually-hidden=compact>{words}</span>
                </span>
            }
            .into_any()
        }
        _ => view! { <span class="tally">{tally.present().map(one).collect_view()}</span> }
            .into_any(),
    }
}

/// A tick only where everything was looked at.
fn none_found(tally: Tally) -> Icon {
    match tally.unverified {
        0 => Icon::Check,
        _ => Icon::Info,
    }
}
