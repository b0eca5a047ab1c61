//! The records that a change touched, before and after.

use super::difference::{Difference, Fate, FieldDifference, FieldValue};
use super::names::Names;
use super::sentence::{account_name, policy_name, target_name};
use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::{JournalTexts, texts};
use crate::pages::shared::permissions::permission_names;
use crate::pages::shared::target::target_href;
use crate::ui::words::group;
use crate::ui::*;
use charter_core::contract::{
    InvitationId, MemberOrigin, NodeId, PolicyId, PolicyKind, Target, Uin,
};
use charter_core::domain::TableName;
use charter_core::store::Entry;
use leptos::prelude::*;
use std::sync::Arc;

/// Every record of the change, by kind; what an undo leaves alone stands folded at the end.
#[component]
pub fn RecordsChanged(entry: Arc<Entry>, names: Names) -> impl IntoView {
    let t = texts().journal();
    let names = Arc::new(names);
    let kind = |table: &TableName| {
        let records = of_table(&entry, *table);
        let names = Arc::clone(&names);
        (!records.is_empty()).then(|| view! { <Kind table=*table records names/> })
    };
    let (history, shown): (Vec<TableName>, Vec<TableName>) = TableName::ALL
        .iter()
        .copied()
        .partition(|table| table.is_history());
    let count = entry
        .changes
        .0
        .iter()
        .filter(|change| !change.row.table.is_history())
        .count();
    let aside = entry.changes.0.len() - count;
    let changed = shown.iter().filter_map(kind).collect_view();
    let kept = history.iter().filter_map(kind).collect_view();
    view! {
        <Section title=t.changes>
            {changed}
            {(aside > 0).then(|| view! {
                <details class="bookkeeping">
                    <summary>{t.bookkeeping}" "<span class="muted">{(t.changes_count)(aside)}</span></summary>
                    <p class="page-text">{t.bookkeeping_text}</p>
                    {kept}
                </details>
            })}
        </Section>
    }
}

fn of_table(entry: &Entry, table: TableName) -> Arc<Vec<Difference>> {
    let of_table = entry
        .changes
        .0
        .iter()
        .filter(|change| change.row.table == table);
    Arc::new(of_table.map(Difference::of).collect())
}

/// So many records are shown at first, and again for each press.
const STEP: usize = 50;

/// The records of one kind.
#[component]
fn Kind(table: TableName, records: Arc<Vec<Difference>>, names: Arc<Names>) -> impl IntoView {
    let t = texts().journal();
    let all = records.len();
    let shown = RwSignal::new(STEP);
    let title = format!("{} ({})", (t.records)(table), group(all));
    let one = move |difference: &Difference| match table {
        TableName::Binding | TableName::FormerBinding => binding(difference, &names, t),
        _ => record(difference, &names, t),
    };
    let list = move || records.iter().take(shown.get()).map(&one).collect_view();
    let class = match table {
        TableName::Binding | TableName::FormerBinding => "records bindings",
        _ => "records",
    };
    let more = move || {
        let rest = all.saturating_sub(shown.get());
        (rest > 0).then(|| {
            let label = (t.show_more)(rest.min(STEP));
            view! { <Button on_press=move || shown.update(|shown| *shown += STEP)>{label}</Button> }
        })
    };
    view! {
        <h3 class="records-title">{title}</h3>
        <ul class=class>{list}</ul>
        {more}
    }
}

/// A binding is one line: bound or unbound, which policy, which target.
fn binding(difference: &Difference, names: &Names, t: &'static JournalTexts) -> AnyView {
    // What is kept for restoring may be that a policy was not bound.
    let absent = difference
        .fields
        .iter()
        .any(|field| field.field == "absent");
    let (mark, icon, class) = match (difference.fate == Fate::Deleted, absent) {
        (true, false) | (false, true) => (t.unbound_mark, Icon::Unlink, "fate deleted"),
        _ => (t.bound_mark, Icon::Link, "fate created"),
    };
    let value = |name: &str| {
        let field = difference.fields.iter().find(|field| field.field == name)?;
        let value = field.after.as_ref().or(field.before.as_ref())?;
        Some(value_view(value, names, t))
    };
    view! {
        <li class="binding">
            <span class=class>{icon.view()}<span>{mark}</span></span>
            {value("policy")}
            <span aria-hidden={"true"}>"→"</span>
            {value("target")}
        </li>
    }
    .into_any()
}

/// Any other record: its fields before and after.
fn record(difference: &Difference, names: &Names, t: &'static JournalTexts) -> AnyView {
    let (mark, icon, class) = match difference.fate {
        Fate::Created => (t.created, Icon::Plus, "fate created"),
        Fate::Changed => (t.changed, Icon::Edit, "fate changed"),
        Fate::Deleted => (t.deleted, Icon::Minus, "fate deleted"),
    };
    let label = label(difference, names, t);
    let is_document = |field: &&FieldDifference| {
        let document = |value: &Option<FieldValue>| matches!(value, Some(FieldValue::Document(_)));
        document(&field.before) || document(&field.after)
    };
    let (documents, fields): (Vec<_>, Vec<_>) = difference.fields.iter().partition(is_document);
    let fields = fields
        .into_iter()
        .map(|field| field_row(field, difference.fate, names, t))
        .collect_view();
    let documents = documents
        .into_iter()
        .map(|field| document(field, &label, t))
        .collect_view();
    let caption = format!("{mark}: {label}");
    let title = match page_of(difference) {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    let (before, after) = (
        difference.fate != Fate::Created,
        difference.fate != Fate::Deleted,
    );
    view! {
        <li class="record">
            <p class="record-title"><span class=class>{icon.view()}<span>{mark}</span></span><strong>{title}</strong></p>
            <div class="record-scroll" role="region" tabindex="0" aria-label=caption>
                <table class="fields">
                    <thead>
                        <tr>
                            <th scope="col">{t.field}</th>
                            {before.then(|| view! { <th scope="col">{t.before}</th> })}
                            {after.then(|| view! { <th scope="col">{t.after}</th> })}
                        </tr>
                    </thead>
                    <tbody>{fields}</tbody>
                </table>
            </div>
            {documents}
        </li>
    }
    .into_any()
}

fn field_row(
    field: &FieldDifference,
    fate: Fate,
    names: &Names,
    t: &'static JournalTexts,
) -> impl IntoView + use<> {
    let name = (t.field_name)(&field.field).map_or_else(|| field.field.clone(), str::to_owned);
    let cell = |value: &Option<FieldValue>| match value {
        Some(value) => value_view(value, names, t),
        None => view! { <span class="none">"–"</span> }.into_any(),
    };
    let before = (fate != Fate::Created).then(|| cell(&field.before));
    let after = (fate != Fate::Deleted).then(|| cell(&field.after));
    view! {
        <tr>
            <th scope="row">{name}</th>
            {before.map(|before| view! { <td>{before}</td> })}
            {after.map(|after| view! { <td>{after}</td> })}
        </tr>
    }
}

fn document(
    field: &FieldDifference,
    label: &str,
    t: &'static JournalTexts,
) -> impl IntoView + use<> {
    let text = |value: &Option<FieldValue>| match value {
        Some(FieldValue::Document(text)) => text.clone(),
        _ => String::new(),
    };
    let (before, after) = (text(&field.before), text(&field.after));
    view! { <DiffView label=(t.document_difference)(label) before after/> }
}

/// The page of the record, where it has one and was not deleted.
fn page_of(difference: &Difference) -> Option<String> {
    let navigator = navigator();
    let number = difference.row.key.0[0];
    match (difference.fate, difference.row.table) {
        (Fate::Deleted, _) => None,
        (_, TableName::Policy) => Some(navigator.href(Route::Policy(PolicyId(number)))),
        (_, TableName::Invitation) => Some(navigator.href(Route::Invitation(InvitationId(number)))),
        (_, TableName::Department) => Some(target_href(navigator, Target::Node(NodeId(number)))),
        (_, TableName::Member) => Some(target_href(navigator, Target::Member(Uin(number)))),
        _ => None,
    }
}

/// What a person calls the record.
fn label(difference: &Difference, names: &Names, t: &JournalTexts) -> String {
    let value = |name: &str| {
        let field = difference.fields.iter().find(|field| field.field == name)?;
        field.after.as_ref().or(field.before.as_ref())
    };
    if let Some(FieldValue::Text(name)) = value("name") {
        return name.clone();
    }
    let key = difference.row.key.0[0];
    match difference.row.table {
        TableName::Policy | TableName::PolicyVersion => policy_name(PolicyId(key), names, t),
        TableName::Department => target_name(Target::Node(NodeId(key)), names, t),
        TableName::Member | TableName::Account => account_name(Uin(key), names, t),
        TableName::Reversal => (t.entry)(key),
        table => (t.records)(table).to_owned(),
    }
}

fn value_view(value: &FieldValue, names: &Names, t: &'static JournalTexts) -> AnyView {
    let navigator = navigator();
    match value {
        FieldValue::Text(text) if text.is_empty() => {
            view! { <span class="none">"–"</span> }.into_any()
        }
        FieldValue::Text(text) => text.clone().into_any(),
        FieldValue::State(state) => (t.state_name)(*state).into_any(),
        FieldValue::Permissions(numbers) => {
            permission_names(numbers, texts().organization()).into_any()
        }
        FieldValue::Document(text) | FieldValue::Other(text) => {
            view! { <code>{text.clone()}</code> }.into_any()
        }
        FieldValue::Time(at) => view! { <RelativeTime at=Some(at.0)/> }.into_any(),
        FieldValue::Switch(on) => (if *on { t.switch_on } else { t.switch_off }).into_any(),
        FieldValue::Policy(id) => match names.policy(*id) {
            Some(name) => {
                view! { <a href=navigator.href(Route::Policy(*id))>{name.to_owned()}</a> }
                    .into_any()
            }
            None => view! { <code>{id.to_string()}</code> }.into_any(),
        },
        FieldValue::Target(target) => {
            let name = target_name(*target, names, t);
            view! { <a href=target_href(navigator, *target)>{name}</a> }.into_any()
        }
        FieldValue::Account(account) => {
            let name = account_name(*account, names, t);
            view! { {name}" "<code>{account.to_string()}</code> }.into_any()
        }
        FieldValue::Kind(PolicyKind::Custom) => t.custom.into_any(),
        FieldValue::Kind(PolicyKind::System) => t.system.into_any(),
        FieldValue::Origin(MemberOrigin::Create) => t.origin_created.into_any(),
        FieldValue::Origin(MemberOrigin::Invite) => t.origin_invited.into_any(),
    }
}
