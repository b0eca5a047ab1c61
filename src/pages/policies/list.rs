//! The service control policies of the organization.

use std::sync::Arc;

use charter_core::contract::Target;
use leptos::prelude::*;

use super::bind_dialog::{BindDialog, Named};
use super::bind_here::{BIND_HERE, BindHereDialog, named_target};
use super::delete::{DeleteDialog, bind_reason, delete_one, delete_reason, edit_reason};
use super::feature::FeatureBar;
use super::list_columns::columns;
use super::rows::{PolicyRow, PolicyRows};
use crate::app::navigation::{Navigator, navigator};
use crate::app::problems::problem;
use crate::app::routes::{Address, Route};
use crate::app::texts::{PolicyTexts, texts};
use crate::pages::shared::done::teller;
use crate::pages::shared::later::{WhenAsked, arriving};
use crate::pages::shared::list_page::ListPage;
use crate::pages::shared::load::{Loaded, loaded};
use crate::pages::shared::organization::{Feature, feature};
use crate::split::split_point;
use crate::ui::*;

/// What the list's actions work with. Copies are the same.
#[derive(Clone, Copy)]
struct Page {
    t: &'static PolicyTexts,
    navigator: Navigator,
    policies: PolicyRows,
    feature: Loaded<Feature>,
    selected: RwSignal<Selection>,
    /// What the open dialog is about.
    about: RwSignal<Vec<Named>>,
    binding: RwSignal<bool>,
    deleting: RwSignal<bool>,
    /// The target to which the address asks to bind policies.
    bind_here: Memo<Option<Target>>,
}

split_point!(policy_dialogs: fn dialogs() -> fn(Page) -> AnyView { |page| {
    view! {
        <BindDialog open=page.binding policies=page.about/>
        <BindHereDialog policies=page.policies/>
        <DeleteDialog open=page.deleting policies=page.about after=move || page.selected.set(Selection::new())/>
    }
    .into_any()
} });

/// The page.
#[component]
pub fn PolicyListPage() -> impl IntoView {
    let t = texts().policies();
    let navigator = navigator();
    let page = Page {
        t,
        navigator,
        policies: PolicyRows::new(),
        feature: loaded(|backend| Some(feature(backend))),
        selected: RwSignal::new(Selection::new()),
        about: RwSignal::new(Vec::new()),
        binding: RwSignal::new(false),
        deleting: RwSignal::new(false),
        bind_here: named_target(navigator, BIND_HERE),
    };
    let above = move || {
        view! {
            <FeatureBar feature=page.feature policies=page.policies/>
            {move || page.policies.unchecked().map(|why| view! {
                <ProblemNotice problem=problem(&why) on_retry=move || page.policies.check_again()/>
            })}
        }
    };
    view! {
        <div class="policy-page">
            <ListPage
                title=t.title
                text=t.list().text
                table=page.table()
                sorted=("name", false)
                file="policies.csv"
                empty=move || view! { <EmptyState title=t.list().empty_title text=t.list().empty_text icon=Icon::Policy actions=move || page.create_button()/> }
                on_retry=move || page.policies.retry()
                selected=page.selected
                actions=move || page.create_button()
                batch=move || page.batch()
                above
            />
            <WhenAsked asked=Signal::derive(move || page.asks()) load=move |()| arriving(dialogs(), page) close=move |()| page.close()/>
        </div>
    }
    .into_any()
}

impl Page {
    /// Whether a dialog is to be open.
    fn asks(self) -> bool {
        self.binding.get() || self.deleting.get() || self.bind_here.with(Option::is_some)
    }

    fn close(self) {
        self.binding.set(false);
        self.deleting.set(false);
        if self.bind_here.with_untracked(Option::is_some) {
            self.navigator.replace_value(BIND_HERE, None);
        }
    }

    fn is_enabled(self) -> bool {
        self.feature.ready().is_none_or(|feature| feature.enabled)
    }

    /// While the feature is off, switching it on is the first thing to do.
    fn create_button(self) -> AnyView {
        let Page { t, navigator, .. } = self;
        (move || match self.is_enabled() {
            true => view! {
                <ButtonLink kind=ButtonKind::Primary icon=Icon::Plus href=navigator.href(Route::PolicyCreate)>{t.creating().title}</ButtonLink>
            }
            .into_any(),
            false => view! {
                <Button icon=Icon::Plus disabled=t.refusal().disabled>{t.creating().title}</Button>
            }
            .into_any(),
        })
        .into_any()
    }

    fn table(self) -> Table {
        let teller = StoredValue::new(teller());
        Table::new(
            self.policies.rows,
            |row: &PolicyRow| row.item.policy_id.to_string(),
            |row: &PolicyRow| row.item.policy_name.clone(),
            columns(self.navigator, texts()),
        )
        .row_actions(move |row: &Arc<PolicyRow>| {
            let (row, name) = (
                Arc::clone(row),
                (self.t.list().actions_for)(&row.item.policy_name),
            );
            view! { <Menu name items=move |()| self.row_menu(&row, teller)/> }.into_any()
        })
    }

    fn row_menu(
        self,
        row: &PolicyRow,
        teller: StoredValue<crate::pages::shared::done::Teller>,
    ) -> Vec<MenuItem> {
        let Page { t, navigator, .. } = self;
        let enabled = untrack(|| self.is_enabled());
        let (id, named) = (row.item.policy_id, row.named());
        let copy = Address::from(Route::PolicyCreate).with("from", id.to_string());
        let to_bind = named.clone();
        let bind = move || {
            self.about.set(vec![to_bind.clone()]);
            self.binding.set(true);
        };
        let ask = move |named: Named| {
            self.about.set(vec![named]);
            self.deleting.set(true);
        };
        let delete = move || {
            let unselect = {
                let key = named.0.to_string();
                move || {
                    self.selected.try_update(|selected| selected.remove(&key));
                }
            };
            delete_one(teller.get_value(), named.clone(), t, ask, unselect);
        };
        let go = |label: &str, to: Address, reason: Option<String>| match reason {
            None => MenuItem::link(label, navigator.href(to)),
            reason => MenuItem::action(label, || ()).disabled(reason),
        };
        vec![
            go(
                t.list().bindings_and_versions,
                Address::from(Route::Policy(id)).with("tab", "bindings"),
                None,
            )
            .icon(Icon::Eye),
            go(
                t.editing().action,
                Route::PolicyEdit(id).into(),
                edit_reason(row.kind(), enabled, t),
            )
            .icon(Icon::Edit),
            go(t.duplicate, copy, bind_reason(enabled, t)).icon(Icon::Copy),
            MenuItem::action(t.bind().open, bind)
                .icon(Icon::Link)
                .disabled(bind_reason(enabled, t)),
            MenuItem::separator(),
            MenuItem::action(t.deletion().action, delete)
                .icon(Icon::Trash)
                .danger()
                .disabled(delete_reason(
                    row.kind(),
                    row.item.attached_times,
                    enabled,
                    t,
                )),
        ]
    }

    fn chosen(self) -> Vec<Arc<PolicyRow>> {
        let rows = self.policies.all();
        self.selected.with(|selected| {
            let is_chosen =
                |row: &&Arc<PolicyRow>| selected.contains(&row.item.policy_id.to_string());
            rows.iter().filter(is_chosen).cloned().collect()
        })
    }

    fn batch(self) -> AnyView {
        let t = self.t;
        let none = move || {
            self.selected
                .with(Selection::is_empty)
                .then(|| t.refusal().select_first.to_owned())
        };
        // Choosing rows would not help while the feature is off.
        let none = move || bind_reason(self.is_enabled(), t).or_else(none);
        let delete_why = move || {
            none().or_else(|| {
                let enabled = self.is_enabled();
                let reason = |row: &Arc<PolicyRow>| {
                    delete_reason(row.kind(), row.item.attached_times, enabled, t)
                };
                self.chosen().iter().find_map(|row| {
                    Some((t.refusal().because_of)(
                        &row.item.policy_name,
                        &reason(row)?,
                    ))
                })
            })
        };
        let open = move |dialog: RwSignal<bool>| {
            self.about.set(
                untrack(|| self.chosen())
                    .iter()
                    .map(|row| row.named())
                    .collect(),
            );
            dialog.set(true);
        };
        view! {
            <Button icon=Icon::Link disabled=Signal::derive(none) on_press=move || open(self.binding)>{t.bind().open}</Button>
            <Button icon=Icon::Trash disabled=Signal::derive(delete_why) on_press=move || open(self.deleting)>{t.deletion().action}</Button>
        }
        .into_any()
    }
}
