//! Tables and trees.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use crate::ui::*;

#[derive(Clone)]
struct Policy {
    id: usize,
    name: String,
    kind: &'static str,
    text: &'static str,
    bound: u32,
    changed: Option<i64>,
    findings: Option<Severity>,
}

fn policies(count: usize) -> Vec<Policy> {
    let names = [
        "DenyLogDeletion",
        "FullQcloudAccess",
        "DenyLeavingRegions",
        "OnlyApprovedServices",
        "ProtectAuditTrail",
    ];
    let texts = [
        "Nobody deletes log topics or log sets",
        "",
        "Requests outside of the approved regions are denied, whatever else allows them",
    ];
    #[expect(clippy::cast_possible_truncation, reason = "a gallery")]
    let now = js_sys::Date::now() as i64;
    (0..count)
        .map(|id| Policy {
            id,
            name: if id < names.len() {
                names[id].to_owned()
            } else {
                format!("{}-{id}", names[id % names.len()])
            },
            kind: if id % 5 == 1 { "System" } else { "Custom" },
            text: texts[id % texts.len()],
            bound: u32::try_from((id * 7) % 31).unwrap_or(0),
            changed: (id % 5 != 1).then(|| now - i64::try_from(id * id).unwrap_or(0) * 4_000_000),
            findings: match id % 7 {
                0 => Some(Severity::Security),
                3 => Some(Severity::Warning),
                5 => Some(Severity::Error),
                _ => None,
            },
        })
        .collect()
}

fn table(rows: impl Into<Signal<Rows<Policy>>>) -> Table {
    let columns = vec![
        Column::new("name", "Name", |p: &Policy| p.name.clone())
            .always()
            .cell(|p| {
                view! { <a href=format!("#policy-{}", p.id)>{p.name.clone()}</a> }.into_any()
            }),
        Column::new("type", "Type", |p: &Policy| p.kind.to_owned())
            .width(Width::Narrow)
            .cell(|p| {
                let kind = p.kind;
                let tone = if kind == "System" {
                    BadgeTone::Accent
                } else {
                    BadgeTone::Neutral
                };
                view! { <Badge tone>{kind}</Badge> }.into_any()
            }),
        Column::new("description", "Description", |p: &Policy| p.text.to_owned())
            .width(Width::Wide),
        Column::new("bound", "Bound to", |p: &Policy| p.bound.to_string())
            .number()
            .sort_key(|p| p.bound),
        Column::new("modified", "Modified", |p: &Policy| {
            p.changed.map_or(String::new(), |at| at.to_string())
        })
        .sort_key(|p| p.changed)
        .unfiltered()
        .cell(|p| view! { <RelativeTime at=p.changed/> }.into_any()),
        Column::new("id", "Policy ID", |p: &Policy| format!("p-{:06}", p.id))
            .code()
            .hidden(),
        Column::new("findings", "Checks", |p: &Policy| {
            p.findings
                .map_or(String::new(), |found| format!("{found:?}"))
        })
        .width(Width::Narrow)
        .cell(|p| match p.findings {
            Some(severity) => view! { <SeverityIcon severity count=p.id % 3 + 1/> }.into_any(),
            None => view! { <span role="img" aria-label="No findings">{Icon::Check.view()}</span> }
                .into_any(),
        }),
    ];
    Table::new(rows, |p: &Policy| p.id.to_string(), |p| p.name.clone(), columns).row_actions(|p: &Arc<Policy>| {
        let name = format!("Actions for {}", p.name);
        let system = p.kind == "System";
        view! {
            <Menu name items=move || vec![
                MenuItem::action("Bind", || ()).icon(Icon::Link),
                MenuItem::action("Edit", || ()).icon(Icon::Edit).disabled(system.then(|| "System policies cannot be edited".to_owned())),
                MenuItem::separator(),
                MenuItem::action("Delete", || ()).icon(Icon::Trash).danger(),
            ]/>
        }
        .into_any()
    })
}

#[component]
fn Policies(rows: Rows<Policy>, #[prop(optional, into)] state: TableState) -> impl IntoView {
    let state = RwSignal::new(state);
    let selected = RwSignal::new(Selection::new());
    let counts = RwSignal::new(None::<TableCounts>);
    let asking = RwSignal::new(false);
    let rows = Signal::stored(rows);
    let toaster = toaster();
    let none = move || {
        selected
            .with(BTreeSet::is_empty)
            .then(|| "Select policies first".to_owned())
    };
    let title = move || format!("Delete policies ({})?", selected.with(BTreeSet::len));
    let failed = RwSignal::new(None::<Problem>);
    view! {
        <Breadcrumbs crumbs=vec![Crumb::link("Organization", "#table"), Crumb::here("Service control policies")]/>
        <PageHeader
            title="Service control policies"
            count=Signal::derive(move || counts.get().map(TableCounts::text))
            text="They bound what the accounts of the organization may do at most."
            actions=move || view! {
                <Button icon=Icon::Compare>"Compare"</Button>
                <Button icon=Icon::Upload>"Import"</Button>
                <Button kind=ButtonKind::Primary icon=Icon::Plus>"Create policy"</Button>
            }
        />
        <DataTable
            label="Service control policies"
            table=table(rows)
            state
            on_state=move |new| state.set(new)
            selected
            counts
            batch=move || view! {
                <Button icon=Icon::Link disabled=none>"Bind"</Button>
                <Button icon=Icon::Trash disabled=none on_press=move || asking.set(true)>"Delete"</Button>
            }
            empty=move || view! {
                <EmptyState title="No policy yet" text="A policy of yours would stand here." icon=Icon::Policy
                    actions=move || view! { <Button kind=ButtonKind::Primary>"Create policy"</Button> }/>
            }
            on_retry=move || toaster.show(Toast::info("Trying again"))
            on_export=move |file: Export| { let _ = dom::download("policies.csv", "text/csv", &file.csv); }
        />
        <ConfirmDialog
            open=asking danger=true title confirm=Signal::derive(move || format!("Delete {} policies", selected.with(BTreeSet::len)))
            typed="Finance" error=failed
            on_confirm=move || {
                if failed.with_untracked(Option::is_some) {
                    failed.set(None);
                    asking.set(false);
                    toaster.show(Toast::success("Deleted 2 policies").detail("Nothing was bound to them").action("Undo", move || toaster.show(Toast::info("Undone"))));
                } else {
                    failed.set(Some(Problem::new("DenyLogDeletion was not deleted").why("It is still bound to Finance.").what_to_do("Unbind it first.").code("FailedOperation.PolicyIsAttached")));
                }
            }
        >
            <p>"12 accounts in 3 departments are affected."</p>
            <Notice tone=Tone::Warning>"1 saved test would fail: “ops can rotate logs”"</Notice>
        </ConfirmDialog>
    }
}

#[component]
pub fn PolicyTable() -> impl IntoView {
    let shape = TableShape::new(&[
        "name",
        "type",
        "description",
        "bound",
        "modified",
        "id",
        "findings",
    ])
    .sorted("name", false);
    let state = TableState::from_query([("f", "type=Custom"), ("size", "50")], &shape);
    view! { <Policies rows=Rows::ready(policies(64)) state/> }
}

#[component]
pub fn TableStates() -> impl IntoView {
    let lone = |name: &'static str, rows: Rows<Policy>, text: &str| {
        let mut state = TableState::default();
        state.filter.text = text.to_owned();
        let state = RwSignal::new(state);
        view! {
            <Section title=name>
                <DataTable label=name table=table(Signal::stored(rows)) state on_state=move |new| state.set(new) on_retry=move || ()
                    empty=move || view! { <EmptyState title="No policy yet" text="Create one, or paste one that you have." icon=Icon::Policy
                        actions=move || view! { <Button icon=Icon::Plus>"Create policy"</Button> }/> }/>
            </Section>
        }
    };
    let problem = Problem::new("The policies could not be read")
        .why("The server did not answer within 10 seconds.")
        .what_to_do("Check the connection and try again.")
        .code("InternalError.DbError");
    view! {
        <PageHeader title="Table states"/>
        {lone("Loading", Rows::Loading, "")}
        {lone("Empty", Rows::ready([]), "")}
        {lone("No match", Rows::ready(policies(9)), "nothing like this")}
        {lone("Fault", Rows::Failed(problem), "")}
        {lone("Streaming", Rows::Partial(Arc::new(policies(3).into_iter().map(Arc::new).collect())), "")}
    }
}

#[component]
pub fn BigTable() -> impl IntoView {
    view! { <Policies rows=Rows::ready(policies(10_000))/> }
}

fn nodes(members: usize) -> Arc<Vec<TreeNode>> {
    let mut all = vec![
        TreeNode::new("root", None, "Root")
            .icon(Icon::Organization)
            .detail("org-9f2c"),
    ];
    for department in 0..12 {
        let parent = if department < 6 {
            "root".to_owned()
        } else {
            format!("d{}", department - 6)
        };
        all.push(
            TreeNode::new(
                format!("d{department}"),
                Some(parent),
                [
                    "Finance",
                    "Engineering",
                    "Audit",
                    "Sales",
                    "Operations",
                    "Research",
                ][department % 6],
            )
            .icon(Icon::Department),
        );
    }
    for member in 0..members {
        let node = TreeNode::new(
            format!("m{member}"),
            Some(format!("d{}", member % 12)),
            format!("member-{member:04}"),
        )
        .icon(Icon::Member);
        let node = node.detail(format!("1000000{member:05}"));
        all.push(node.disabled((member % 17 == 3).then(|| "Already bound".to_owned())));
    }
    Arc::new(all)
}

#[component]
pub fn Trees() -> impl IntoView {
    let one = RwSignal::new(Some("d1".to_owned()));
    let chosen = RwSignal::new(BTreeSet::from(["m3".to_owned(), "d2".to_owned()]));
    let open = RwSignal::new(false);
    let drawer = RwSignal::new(false);
    view! {
        <PageHeader title="Trees" actions=move || view! {
            <Button on_press=move || drawer.set(true)>"Open drawer"</Button>
            <Button kind=ButtonKind::Primary on_press=move || open.set(true)>"Bind"</Button>
        }/>
        <Section title="One of 10,000">
            <Tree label="Departments" nodes=Signal::stored(nodes(10_000)) choosing=Choosing::One(one)
                extra=move |id: String| (id.len() < 3).then(|| view! { <Badge>"2 policies"</Badge> }).into_any()/>
        </Section>
        <Section title="Several"><TreePicker label="Targets" nodes=Signal::stored(nodes(60)) chosen/></Section>
        <Dialog open title="Bind DenyLogDeletion" size=DialogSize::Large footer=move || view! {
            <Button on_press=move || open.set(false)>"Cancel"</Button>
            <Button kind=ButtonKind::Primary on_press=move || open.set(false)>"Bind to 2 targets"</Button>
        }>
            <TreePicker label="Targets" nodes=Signal::stored(nodes(60)) chosen/>
        </Dialog>
        <Drawer open=drawer title="Finance">
            <DescriptionList details=Details::new().text("Name", "Finance").text("Remarks", "").view("ID", view! { <code>"1002001"</code><CopyButton text="1002001" what="ID"/> })/>
        </Drawer>
    }
}
