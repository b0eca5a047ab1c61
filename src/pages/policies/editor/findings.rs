//! The findings of a text as a list: grouped by severity, each with its place, its help and its repair.

use charter_policy::{Code, Diagnostic, Document, Position, Profile, Severity};
use leptos::prelude::*;

use crate::app::texts::{PolicyTexts, Texts, texts};
use crate::pages::policies::kinds;
use crate::pages::shared::tally::{Tally, with_severity};
use crate::pages::shared::tally_view::shown;
use crate::ui::{Button, ButtonKind, Icon, SeverityIcon, words::words};

/// More findings than this of one severity are counted, not listed.
const MOST: usize = 100;

/// The kind as which a document is to be checked instead, where a finding names one.
pub fn kind_meant(document: &Document, found: &Diagnostic) -> Option<&'static Profile> {
    let reading = document.reading();
    let kind = found.kind().filter(|kind| *kind != reading.profile)?;
    // Whoever unwraps a policy reads it as the kind that is told there, unless somebody chose another.
    let is_open = found.code != Code::DocumentWrapped || reading.is_chosen;
    is_open.then_some(kind)
}

/// All findings. Without `on_fix` the text is only read.
#[component]
pub fn FindingList(
    /// The text that they were found in.
    #[prop(into)]
    document: Signal<Document>,
    /// Goes to a finding in the text.
    #[prop(into)]
    on_jump: Callback<usize>,
    /// Carries out a repair.
    #[prop(optional, into)]
    on_fix: Option<Callback<usize>>,
    /// Reads the text as another kind of policy, where that may be chosen.
    #[prop(optional_no_strip)]
    on_kind: Option<Callback<&'static Profile>>,
    /// The finding that was gone to last.
    #[prop(optional, into)]
    current: Signal<Option<usize>>,
) -> impl IntoView {
    let list = List {
        on_jump,
        on_fix,
        on_kind,
        current,
        texts: texts(),
    };
    let message = list.texts.findings().message;
    // Most keys change no finding and no place of one: then the list stays as it is.
    let groups = Memo::new(move |_| document.with(|document| groups(document, message)));
    move || {
        let shown = groups.get().into_iter().map(|group| list.group(group));
        shown.collect_view()
    }
}

/// The findings of one severity, as far as they are shown.
#[derive(Debug, Clone, PartialEq)]
struct Group {
    severity: Severity,
    count: usize,
    rows: Vec<Row>,
}

/// A finding as it is shown.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    /// Its place among the findings.
    at: usize,
    place: Position,
    code: Code,
    message: String,
    vendor_code: Option<&'static str>,
    fixable: bool,
    /// The kind as which the text is to be checked instead, by its name in addresses.
    kind: Option<String>,
}

/// What the repair of a finding is called.
pub(super) fn fix_words(code: Code, t: &PolicyTexts) -> &'static str {
    match code {
        Code::DocumentWrapped => t.editor().unwrap,
        _ => t.editor().fix,
    }
}

fn groups(document: &Document, message: fn(&Diagnostic) -> String) -> Vec<Group> {
    let row = |at: usize| {
        let found = document.findings().get(at)?;
        Some(Row {
            at,
            place: document.lines().position(found.range.start),
            code: found.code,
            message: message(found),
            vendor_code: found
                .vendor_code
                .filter(|_| found.severity == Severity::Error),
            fixable: found.fix.is_some(),
            kind: kind_meant(document, found).map(kinds::name_of),
        })
    };
    let group = |(severity, count)| {
        let of = with_severity(document, severity).into_iter();
        Group {
            severity,
            count,
            rows: of.take(MOST).filter_map(row).collect(),
        }
    };
    Tally::of(document.findings())
        .present()
        .map(group)
        .collect()
}

#[derive(Clone, Copy)]
struct List {
    on_jump: Callback<usize>,
    on_fix: Option<Callback<usize>>,
    on_kind: Option<Callback<&'static Profile>>,
    current: Signal<Option<usize>>,
    texts: Texts,
}

impl List {
    fn group(self, group: Group) -> AnyView {
        let t = self.texts.policies();
        let (severity, count) = (group.severity, group.count);
        let rows = group
            .rows
            .into_iter()
            .map(|row| self.row(row))
            .collect_view();
        view! {
            <section class="finding-group">
                <h3 class="finding-heading">
                    <SeverityIcon severity=shown(severity)/>
                    <span>{(t.list().severity_count)(severity, count)}</span>
                </h3>
                <ul class="finding-list">{rows}</ul>
                {(count > MOST).then(|| view! { <p class="reach-note">{(self.texts.shared().and_more)(count - MOST)}</p> })}
            </section>
        }
        .into_any()
    }

    fn row(self, row: Row) -> AnyView {
        let at = row.at;
        let t = self.texts.policies();
        let help = (self.texts.findings().help)(row.code);
        let fix = self.on_fix.filter(|_| row.fixable).map(|fix| {
            let words = fix_words(row.code, t);
            view! { <Button kind=ButtonKind::Link icon=Icon::Check on_press=move || fix.run(at)>{words}</Button> }
        });
        let kind = row.kind.as_deref().and_then(kinds::named);
        let other = self
            .on_kind
            .zip(kind)
            .map(|(choose, kind)| check_as(choose, kind, self.texts));
        let is_current = move || (self.current.get() == Some(at)).then_some("true");
        view! {
            <li class="finding" aria-current=is_current>
                <button type="button" class="finding-jump" on:click=move |_| self.on_jump.run(at)>
                    <span class="finding-place">{(t.editor().place)(row.place.line, row.place.column)}</span>
                    <span class="finding-message">{row.message}</span>
                </button>
                {(!help.is_empty()).then(|| view! { <p class="finding-help">{help}</p> })}
                <p class="finding-codes">
                    <code>{row.code.as_str()}</code>
                    {row.vendor_code.map(|code| view! { <span>{words().error_code}" "<code>{code}</code></span> })}
                    {fix}
                    {other}
                </p>
            </li>
        }
        .into_any()
    }
}

/// The button that checks the text as another kind of policy.
pub fn check_as(
    choose: Callback<&'static Profile>,
    kind: &'static Profile,
    texts: Texts,
) -> AnyView {
    let t = texts.policies();
    let (title, _) = kinds::title(kind, t);
    let cloud = kinds::cloud_title(kind.dialect.name, t);
    let words = (t.editor().check_as)(cloud, title);
    view! { <Button kind=ButtonKind::Link icon=Icon::Check on_press=move || choose.run(kind)>{words}</Button> }
        .into_any()
}
