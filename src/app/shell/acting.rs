//! Who acts: the management account, a member, or an account outside.

use super::dialogs;
use super::known::{Account, Known, Who, known};
use crate::app::problems::problem_in;
use crate::app::texts::{ShellTexts, texts};
use crate::backend::Backend;
use crate::ui::*;
use charter_core::contract::Uin;
use leptos::prelude::*;

/// How an account is called.
pub(crate) fn account_name(account: &Account, t: &ShellTexts) -> String {
    match account.who {
        Who::Management => t.management.to_owned(),
        Who::Member => (t.member_account)(&account.name),
        Who::Outside => t.outside.to_owned(),
    }
}

/// Acts as an account from now on, and says so.
pub(crate) fn act_as(backend: &Backend, uin: Uin, name: &str, toaster: Toaster) {
    let t = texts();
    match backend.act_as(uin) {
        Ok(()) => {
            keep(uin);
            toaster.show(Toast::info((t.shell().acting_now)(name)));
        }
        Err(failure) => {
            let problem = problem_in(t.problems(), &failure);
            toaster.show(Toast::error(problem.what).detail(problem.why));
        }
    }
}

/// The key in the session storage: each tab acts as an account of its own, also after a reload.
const ACTING: &str = "charter.acting";

fn keep(uin: Uin) {
    if let Ok(Some(storage)) = window().session_storage() {
        // A forbidden or full storage costs only the memory of a choice.
        let _ = storage.set_item(ACTING, &uin.to_string());
    }
}

/// Acts as the account that was chosen in this tab before it was reloaded, where there is one.
pub(crate) fn act_as_before(backend: &Backend) {
    let kept = || {
        let storage = window().session_storage().ok()??;
        storage.get_item(ACTING).ok()??.parse::<Uin>().ok()
    };
    if let Some(uin) = kept() {
        // A service knows the caller by itself.
        let _ = backend.act_as(uin);
    }
}

/// How the caller is called where the service alone knows the account.
fn own_name(known: Known, t: &ShellTexts) -> String {
    let manager = known
        .organization
        .with(|organization| organization.as_ref().map(|it| it.is_manager));
    match manager {
        Some(true) => t.management.to_owned(),
        Some(false) => t.member.to_owned(),
        None => t.outside.to_owned(),
    }
}

/// The menu in the header.
#[component]
pub(super) fn ActingAs() -> impl IntoView {
    let t = texts().shell();
    let backend = expect_context::<Backend>();
    let toaster = toaster();
    let caller = backend.caller();
    let fixed = backend.capabilities().act_as.is_err();
    let known = known();
    let other = dialogs().other_account;
    let now = move || caller.get().map(|caller| caller.account);
    let list = {
        let now = now.clone();
        move || {
            let mut accounts = known.accounts.get();
            if let Some(uin) = now().filter(|uin| !accounts.iter().any(|one| one.uin == *uin)) {
                let name = uin.to_string();
                let who = match known.outside.get() {
                    true => Who::Outside,
                    false => Who::Member,
                };
                accounts.push(Account { uin, name, who });
            }
            accounts
        }
    };
    let words = {
        let (now, list) = (now.clone(), list.clone());
        Signal::derive(move || {
            let acting = now();
            let account = list().into_iter().find(|one| Some(one.uin) == acting);
            let name =
                account.map_or_else(|| own_name(known, t), |account| account_name(&account, t));
            (t.acting_as)(&name)
        })
    };
    let items = move |()| {
        let acting = now();
        let entry = |account: Account| {
            let (backend, name) = (backend.clone(), account_name(&account, t));
            let icon = match account.who {
                Who::Management => Icon::Organization,
                Who::Member => Icon::Member,
                Who::Outside => Icon::User,
            };
            MenuItem::action(name.clone(), {
                move || act_as(&backend, account.uin, &name, toaster)
            })
            .icon(icon)
            .checked(acting == Some(account.uin))
        };
        let mut items: Vec<MenuItem> = list().into_iter().map(entry).collect();
        if !items.is_empty() {
            items.push(MenuItem::separator());
        }
        let reason = fixed.then(|| t.fixed_account.to_owned());
        let choose = MenuItem::action(t.other_account, move || other.set(true));
        items.push(choose.icon(Icon::Search).disabled(reason));
        items
    };
    view! { <div class="header-acting"><Menu name=t.act_as items icon=Icon::User kind=ButtonKind::Quiet words/></div> }
}

/// The dialog for any account.
#[component]
pub(super) fn OtherAccount() -> impl IntoView {
    let t = texts().shell();
    let backend = expect_context::<Backend>();
    let toaster = toaster();
    let open = dialogs().other_account;
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if open.get() {
            typed.set(String::new());
            error.set(None);
        }
    });
    let go = Callback::new(
        move |()| match typed.get_untracked().trim().parse::<Uin>() {
            Ok(uin) => {
                open.set(false);
                act_as(&backend, uin, &uin.to_string(), toaster);
            }
            Err(_) => error.set(Some(t.account_id_wrong.to_owned())),
        },
    );
    let footer = move || {
        view! {
            <Button on_press=move || open.set(false)>{texts().words().cancel}</Button>
            <Button kind=ButtonKind::Primary on_press=move || go.run(())>{t.act_as}</Button>
        }
    };
    view! {
        <Dialog open title=t.act_as_other size=DialogSize::Small footer>
            <TextField label=t.account_id value=typed hint=t.account_id_hint error on_enter=go code=true autofocus=true/>
        </Dialog>
    }
}
