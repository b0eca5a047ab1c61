//! The findings of a text as a list: grouped by severity, each with its place, its help and its repair.

use charter_policy::{Diagnostic, Severity};
use leptos::prelude::*;

use super::checked::{Checked, Tally};
use crate::app::texts::{Texts, texts};
use crate::ui::{self, Button, ButtonKind, Icon, SeverityIcon, words::words};

/// More findings than this of one severity are counted, not listed.
const MOST: usize = 100;

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
    let part = |(severity, count): (Severity, usize)| (t.severity_count)(severity, count);
    let parts: Vec<String> = tally.present().map(part).collect();
    match parts.is_empty() {
        true => texts.shared().no_findings.to_owned(),
        false => parts.join(t.comma),
    }
}

/// Icons with counts for a cell or a heading.
#[component]
pub fn TallyView(
    tally: Tally,
    /// A tick alone says that nothing was found.
    #[prop(optional)]
    compact: bool,
) -> impl IntoView {
    let t = texts().shared();
    let one = |(severity, count): (Severity, usize)| {
        view! { <SeverityIcon severity=shown(severity) count/> }
    };
    match tally.total() {
        0 => view! {
            <span class="tally none-found" data-tip=compact.then_some(t.no_findings)>
                {Icon::Check.view()}
                <span class:visually-hidden=compact>{t.no_findings}</span>
            </span>
        }
        .into_any(),
        _ => view! { <span class="tally">{tally.present().map(one).collect_view()}</span> }
            .into_any(),
    }
}

/// All findings. Without `on_fix` the text is only read.
#[component]
pub fn FindingList(
    checked: Memo<Checked>,
    /// Goes to a finding in the text.
    #[prop(into)]
    on_jump: Callback<usize>,
    /// Carries out a repair.
    #[prop(optional, into)]
    on_fix: Option<Callback<usize>>,
    /// The finding that was gone to last.
    #[prop(optional, into)]
    current: Signal<Option<usize>>,
) -> impl IntoView {
    let list = List {
        on_jump,
        on_fix,
        current,
        texts: texts(),
    };
    move || {
        checked.with(|checked| {
            let groups = checked
                .tally()
                .present()
                .map(|(severity, count)| list.group(checked, severity, count));
            groups.collect_view()
        })
    }
}

#[derive(Clone, Copy)]
struct List {
    on_jump: Callback<usize>,
    on_fix: Option<Callback<usize>>,
    current: Signal<Option<usize>>,
    texts: Texts,
}

impl List {
    fn group(self, checked: &Checked, severity: Severity, count: usize) -> AnyView {
        let t = self.texts.policies();
        let of = checked.of(severity);
        let rows = of
            .iter()
            .take(MOST)
            .map(|&at| self.row(checked, at))
            .collect_view();
        view! {
            <section class="finding-group">
                <h3 class="finding-heading">
                    <SeverityIcon severity=shown(severity)/>
                    <span>{(t.severity_count)(severity, count)}</span>
                </h3>
                <ul class="finding-list">{rows}</ul>
                {(count > MOST).then(|| view! { <p class="reach-note">{(self.texts.shared().and_more)(count - MOST)}</p> })}
            </section>
        }
        .into_any()
    }

    fn row(self, checked: &Checked, at: usize) -> AnyView {
        let found: &Diagnostic = &checked.findings[at];
        let place = checked.lines.position(found.range.start);
        let (t, of_findings) = (self.texts.policies(), self.texts.findings());
        let help = (of_findings.help)(found.code);
        let vendor = found
            .vendor_code
            .filter(|_| found.severity == Severity::Error);
        let fix = self.on_fix.filter(|_| found.fix.is_some()).map(|fix| {
            view! { <Button kind=ButtonKind::Link icon=Icon::Check on_press=move || fix.run(at)>{t.fix}</Button> }
        });
        let is_current = move || (self.current.get() == Some(at)).then_some("true");
        view! {
            <li class="finding" aria-current=is_current>
                <button type="button" class="finding-jump" on:click=move |_| self.on_jump.run(at)>
                    <span class="finding-place">{(t.place)(place.line, place.column)}</span>
                    <span class="finding-message">{(of_findings.message)(found)}</span>
                </button>
                {(!help.is_empty()).then(|| view! { <p class="finding-help">{help}</p> })}
                <p class="finding-codes">
                    <code>{found.code.as_str()}</code>
                    {vendor.map(|code| view! { <span>{words().error_code}" "<code>{code}</code></span> })}
                    {fix}
                </p>
            </li>
        }
        .into_any()
    }
}
