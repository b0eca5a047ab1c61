//! The kit: what every page is built from. It knows no page, no operation and no backend.
//!
//! Wrap the app once in [`UiRoot`]: it carries words, announcements, tooltips, toasts and the minute's clock.
//! `use crate::ui::*;` brings everything. Conventions:
//! - `label`, `title`, `name`… take `&str`, `String`, a signal or a closure. A *disabled* control takes the reason:
//!   `disabled=move || selected.with(|s| s.is_empty()).then(|| texts.select_first.to_owned())`.
//! - A slot takes a closure that makes a view: `actions=move || view! { … }`.
//! - Callbacks take closures: `on_press=move || …`, `on_select=move |id: String| …`.
//! - `toaster()`, `announcer()` and `words::words()` read the context: call them in a component's body, keep the (copyable)
//!   handle, and use that in handlers and after an await.
//! - State lives in signals that the **page** makes (or derives from the address); the kit keeps none of a child's.
//! - Trusted Types: an element with only literal attributes and literal text *inside another element* is made through
//!   `innerHTML`, which the content security policy forbids. Texts come from tables, so this hits only empty marks: write
//!   `<span class={"spinner"}></span>` with braces there.
//!
//! # Actions
//! ```ignore
//! <Button kind=ButtonKind::Primary icon=Icon::Plus on_press=move || open.set(true)>{t.create_policy}</Button>
//! <Button kind=ButtonKind::Danger pending=deleting disabled=move || policy.get().bound.then(|| t.unbind_first.to_owned())>…
//! <ButtonLink href=Route::PolicyCreate.href() kind=ButtonKind::Primary>{t.create_policy}</ButtonLink>
//! <IconButton icon=Icon::Edit name=t.edit on_press=…/>        <CopyButton text=policy_id what=t.policy_id/>
//! <Menu name=t.more items=move || vec![
//!     MenuItem::action(t.delete, move || …).icon(Icon::Trash).danger().disabled(reason),
//!     MenuItem::link(t.details, href)]/>                        // `words=…` shows words on the button
//! <Tooltip text=t.why>…</Tooltip>
//! ```
//! # Dialogs
//! ```ignore
//! let open = RwSignal::new(false);                              // made by the page
//! <Dialog open title=t.bind.title size=DialogSize::Large held=binding footer=move || view! { <Button…/> }>…</Dialog>
//! <Drawer open title=…>…</Drawer>
//! <ConfirmDialog open danger=true title="Delete 3 policies?" confirm="Delete 3 policies" typed=Some("Finance")
//!     pending error=problem on_confirm=move || delete.dispatch(())>"They are bound nowhere."</ConfirmDialog>
//! ```
//! # Tabs
//! ```ignore
//! <Tabs label=t.policy tabs=vec![Tab::new("basic", t.basic), Tab::new("targets", t.targets).badge("3")]
//!     selected=tab_in_address on_select=move |id| navigate(…) panel=move |id: String| match id.as_str() { … }.into_any()/>
//! ```
//! # Fields
//! ```ignore
//! <FormErrors errors=faults/>                                   // Vec<FieldError { field: "name", … }>, links to the fields
//! <TextField id="name" label=t.name value=name required=true limit=128 hint=t.name_hint error=name_error on_blur=check/>
//! <TextAreaField label=t.text value=text code=true rows=20 limit=6144/>
//! <SelectField label=… value=… choices=vec![Choice::new("a", "A")]/>  <RadioGroup …/>  <CheckboxField label=… value=…/>
//! <Combobox label=t.action value options=vec![ComboOption::new("cvm", "Cloud Virtual Machine").detail("云服务器")] free=true
//!     on_choose=move |value: String| …/>
//! <TokenField label=t.addresses values on_change=move |values: Vec<String>| …/>   // Signal<Vec<ValueToken>>, each with its error
//! <SearchField label=t.search value=search matches=count/>      <Switch label=… on=… on_change=move |on: bool| …/>
//! ```
//! # Code
//! ```ignore
//! let code = CodeHandle::new();                                 // code.select(10..14), code.caret(), code.find()
//! <CodeEditor handle=code id="policy" text=area_text marks spans=move |visible| … on_type=move |typed: Typed| …
//!     on_undo=move || … on_redo=move || … complete=move |(caret, asked)| … on_accept=move |at| … explain=move |offset| …/>
//! ```
//! # Lists
//! ```ignore
//! // rows: Signal<Rows<Policy>> = Loading | Partial | Ready | Failed(Problem)
//! let table = Table::new(rows, |p: &Policy| p.id.to_string(), |p| p.name.clone(), vec![
//!     Column::new("name", t.name, |p: &Policy| p.name.clone()).always()
//!         .cell(|p| view! { <a href=Route::Policy(p.id).href()>{p.name.clone()}</a> }.into_any()),
//!     Column::new("type", t.kind, |p: &Policy| …),
//!     Column::new("bound", t.bound, |p: &Policy| p.bound.to_string()).number().sort_key(|p| p.bound),
//! ]).row_actions(|p: &Arc<Policy>| view! { <Menu …/> }.into_any());
//! // const shape: TableShape::new(&["name", "type", "bound"]).sorted("name", false)
//! // state: TableState::from_query(pairs, &shape); on_state: navigate to state.to_query(&shape) with `replace`
//! <DataTable label=t.policies table state on_state selected=selection counts batch=move || view! { <Button…/> }
//!     empty=move || view! { <EmptyState…/> } on_retry=move || … on_export=move |file: Export| …/>
//! <TokenFilter label=… filter on_filter properties/>             // alone, outside of a table
//! <Pagination label=… page pages on_page=move |page: usize| …/>
//! ```
//! # Trees
//! ```ignore
//! // nodes: Signal<Arc<Vec<TreeNode>>>; TreeNode::new(id, parent, label).icon(Icon::Department).detail("12").disabled(reason)
//! <Tree label=t.departments nodes choosing=Choosing::One(selected) search extra=move |id: String| view!{…}.into_any()/>
//! <TreePicker label=t.targets nodes chosen/>                     // chosen: RwSignal<BTreeSet<String>>
//! ```
//! # Saying what happened
//! ```ignore
//! toaster().show(Toast::success("Bound to Finance").action("Undo", move || …));  
//! announcer().say("3 rows selected");
//! <Notice tone=Tone::Warning title=…>…</Notice>   <ProblemNotice problem=Problem::new("…").why("…").code("…")/>
//! <Loading/>  <EmptyState title=… text=… icon=Icon::Policy actions=…/>  <ErrorState problem on_retry=…/>
//! ```
//! # Small parts
//! ```ignore
//! <Badge tone=BadgeTone::Accent>…</Badge>  <EffectBadge effect=PolicyEffect::Deny/>  <SeverityIcon severity=Severity::Security count=2/>
//! <Count value=12_usize/>  <RelativeTime at=Some(milliseconds)/>  <Kbd keys="Ctrl K"/>
//! <Breadcrumbs crumbs=vec![Crumb::link(…, href), Crumb::here(…)]/>  <PageHeader title=… count="(14)" text=… actions=…/>
//! <Card title=…>…</Card>  <Section title=…>…</Section>  <DescriptionList details=Details::new().text(t.name, name).view(t.id, view!{…})/>
//! <ProgressSteps label=… steps=vec![Step { label, state: StepState::Done, detail: None }]/>
//! <DiffView label=… before after/>  <CodeBlock label=… text/>
//! ```
//! # Shell
//! ```ignore
//! <ShellLayout nav_open header=move || view!{…} nav=move || view! { <NavGroup title=…><NavLink href current>…</NavLink></NavGroup> }>
//!     <Outlet/></ShellLayout>                                    // `main` has the id "main", the page title "page-title"
//! ```

mod announce;
mod badge;
mod button;
mod code_block;
mod code_editor;
#[cfg(all(test, target_arch = "wasm32"))]
mod component_tests;
mod dialog;
mod diff;
pub mod dom;
mod field;
mod filter;
mod focus;
#[cfg(debug_assertions)]
pub mod gallery;
mod icon;
mod menu;
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) mod mounted;
mod page;
mod pagination;
mod problem;
mod root;
mod shared;
mod shell_layout;
pub mod spacing;
mod states;
mod table;
mod tabs;
mod time;
mod toast;
mod tooltip;
mod tree;
pub mod words;

pub use announce::{Announcer, announcer};
pub use badge::*;
pub use button::*;
pub use code_block::CodeBlock;
pub use code_editor::*;
pub use dialog::*;
pub use diff::DiffView;
pub use field::*;
pub use filter::*;
pub use icon::Icon;
pub use menu::{Menu, MenuItem};
pub use page::*;
pub use pagination::Pagination;
pub use problem::Problem;
pub use root::UiRoot;
pub use shell_layout::*;
pub use states::*;
pub use table::*;
pub use tabs::{Tab, Tabs};
pub use time::{RelativeTime, exact_text, relative_text};
pub use toast::{Toast, Toaster, Tone, toaster};
pub use tooltip::Tooltip;
pub use tree::*;
