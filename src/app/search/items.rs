//! Everything that the search finds: the console's pages and commands, and what the organization holds.

use super::model::{Group, Item};
use crate::app::preferences::Theme;
use crate::app::routes::{Address, Route};
use crate::app::shell::{Account, Direction, account_name, theme_name};
use crate::app::texts::{Language, Texts};
use crate::backend::Backend;
use charter_core::contract::{
    DescribeOrganizationMembers, DescribeOrganizationNodes, ListPolicies, Offset, Uin,
};

/// Where a result leads, or what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    Go(Address),
    Theme(Theme),
    Language(Language),
    Change(Direction),
    Export,
    ActAs(Uin, String),
    OtherAccount,
    Keys,
}

/// Pages and commands, which need no asking.
pub fn of_console(texts: Texts, accounts: &[Account]) -> Vec<Item<Goal>> {
    let t = texts.shell();
    let command = |name: &str, goal: Goal| Item::new(Group::Commands, name, "", goal);
    let settings = |key: &str| Goal::Go(Address::from(Route::Settings).with(key, "1"));
    let page = |route: &Route| {
        let name = route.called(t)?;
        Some(Item::new(Group::Pages, name, "", Goal::Go((*route).into())))
    };
    let mut items: Vec<Item<Goal>> = Route::MENU.iter().filter_map(page).collect();
    items.extend([
        command(t.create_policy, Goal::Go(Route::PolicyCreate.into())),
        command(t.undo_last, Goal::Change(Direction::Undo)),
        command(t.redo_last, Goal::Change(Direction::Redo)),
        command(t.export_data, Goal::Export),
        command(t.import_data, settings("import")),
    ]);
    for theme in Theme::ALL {
        let name = (t.use_theme)(theme_name(theme, texts));
        items.push(command(&name, Goal::Theme(theme)));
    }
    for language in Language::ALL {
        let name = (t.use_language)(language.name());
        items.push(command(&name, Goal::Language(language)));
    }
    items.push(command(t.show_keys, Goal::Keys));
    for account in accounts {
        let name = account_name(account, t);
        let goal = Goal::ActAs(account.uin, name.clone());
        items.push(command(&(t.act_as_account)(&name), goal));
    }
    if !accounts.is_empty() {
        items.push(command(t.act_as_other, Goal::OtherAccount));
    }
    items
}

/// Policies, departments and members, as far as the caller may see them.
pub async fn of_organization(backend: &Backend) -> Vec<Item<Goal>> {
    let mut items = Vec::new();
    let policies = backend.list(ListPolicies::default()).await;
    for policy in policies.unwrap_or_default() {
        let goal = Goal::Go(Route::Policy(policy.policy_id).into());
        let id = policy.policy_id.to_string();
        items.push(Item::new(Group::Policies, policy.policy_name, id, goal));
    }
    let all = Offset {
        limit: 1,
        offset: 0,
    };
    let departments = backend.list(DescribeOrganizationNodes(all)).await;
    for department in departments.unwrap_or_default() {
        let address = Address::from(Route::Departments);
        let goal = Goal::Go(address.with("node", department.node_id.to_string()));
        let id = department.node_id.to_string();
        items.push(Item::new(Group::Departments, department.name, id, goal));
    }
    let all = DescribeOrganizationMembers {
        offset: 0,
        limit: 1,
        search_key: None,
        node_id: None,
    };
    let members = backend.list(all).await;
    for member in members.unwrap_or_default() {
        let address = Address::from(Route::Departments);
        let goal = Goal::Go(address.with("member", member.member_uin.to_string()));
        let detail = format!("{} · {}", member.member_uin, member.node_name);
        items.push(Item::new(Group::Members, member.name, detail, goal));
    }
    items
}
