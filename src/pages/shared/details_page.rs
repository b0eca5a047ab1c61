//! A page about one thing.

use leptos::prelude::*;

use super::crumbs::crumbs;
use crate::app::navigation::navigator;
use crate::app::routes::Route;
use crate::app::texts::texts;
use crate::ui::*;

/// The tabs of a page about one thing; `?tab=` keeps which one is shown, the first where it is absent.
#[derive(Clone, Copy)]
pub struct DetailTabs {
    /// The tabs.
    pub tabs: Signal<Vec<Tab>>,
    /// Makes what a tab shows.
    pub panel: Callback<String, AnyView>,
}

/// The way to it, its name, what can be done with it, its facts, and its tabs; or why it cannot be shown.
#[component]
pub fn DetailsPage(
    /// What kind of thing it is; the title until its name is known.
    kind: &'static str,
    /// Its name, once it is there.
    #[prop(into)]
    name: Signal<Option<String>>,
    /// Why it is not there.
    #[prop(into)]
    problem: Signal<Option<Problem>>,
    #[prop(into)] on_retry: Callback<()>,
    /// What is known of it.
    #[prop(into)]
    facts: Callback<(), Option<Details>>,
    /// Buttons beside the title, the primary one last.
    #[prop(optional, into)]
    actions: ViewFn,
    #[prop(optional, into)] tabs: Option<DetailTabs>,
) -> impl IntoView {
    let t = texts();
    let navigator = navigator();
    let title = move || name.get().unwrap_or_else(|| kind.to_owned());
    // Made anew when it comes or goes, not for every change of it.
    let is_there = Memo::new(move |_| match problem.with(Option::is_some) {
        true => Some(false),
        false => name.with(Option::is_some).then_some(true),
    });
    let actions = StoredValue::new(actions);
    let list = navigator
        .route()
        .get_untracked()
        .parent()
        .unwrap_or(Route::First);
    let body = move || match is_there.get() {
        None => view! { <Loading/> }.into_any(),
        Some(false) => view! {
            {move || problem.get().map(|problem| view! { <ErrorState problem on_retry/> })}
            <p class="state-text"><a href=navigator.href(list)>{list.called(t.shell())}</a></p>
        }
        .into_any(),
        Some(true) => view! {
            {move || facts.run(()).map(|details| view! {
                <Card title=t.shared().basic_information><DescriptionList details/></Card>
            })}
            {tabs.map(|tabs| view! { <TabsInAddress label=kind tabs/> })}
        }
        .into_any(),
    };
    view! {
        <div class="details-page">
            <Breadcrumbs crumbs=Signal::derive(move || crumbs(&title()))/>
            <PageHeader
                title=Signal::derive(title)
                actions=move || view! { {move || (is_there.get() == Some(true)).then(|| actions.with_value(ViewFn::run))} }
            />
            {body}
        </div>
    }
    .into_any()
}

#[component]
fn TabsInAddress(label: &'static str, tabs: DetailTabs) -> impl IntoView {
    let navigator = navigator();
    let tab = navigator.value("tab");
    let DetailTabs { tabs, panel } = tabs;
    let first = move || tabs.with(|tabs| tabs.first().map(|tab| tab.id.clone()));
    let selected = move || tab.get().or_else(first).unwrap_or_default();
    let select = move |id: String| {
        let other = (Some(&id) != untrack(first).as_ref()).then_some(id);
        navigator.replace_value("tab", other);
    };
    view! { <Tabs label tabs selected=Signal::derive(selected) on_select=select panel/> }
}
