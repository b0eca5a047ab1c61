//! What the journal's pages know beside the entries: names, and who looks.

use super::names::Names;
use super::refusal::Viewer;
use crate::backend::{Backend, Failure};
use crate::pages::shared::lists::{Lists, lists};
use charter_core::contract::{DescribeOrganization, ListPolicies, Uin};
use futures_util::future;
use leptos::prelude::GetUntracked;

/// Names, the organization, and who looks.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The names as they are now.
    pub names: Names,
    /// Departments and members; `None` where the viewer may not see them.
    pub lists: Option<Lists>,
    /// Who looks.
    pub viewer: Viewer,
    /// The management account.
    pub management: Option<Uin>,
}

/// Asks for all of it. What the viewer may not see is left out: the journal names it by its number then.
///
/// # Errors
/// None today; the signature is that of everything a page loads.
pub async fn known(backend: Backend) -> Result<Known, Failure> {
    let caller = backend.caller().get_untracked();
    let (organization, policies, lists) = future::join3(
        backend.call(DescribeOrganization {}),
        backend.list(ListPolicies::default()),
        lists(backend.clone()),
    )
    .await;
    let organization = organization.ok().map(|called| called.reply.answer);
    let policies = policies.unwrap_or_default();
    let lists = lists.ok();
    let (departments, members) = lists.iter().fold((Vec::new(), Vec::new()), |_, lists| {
        (
            lists.departments.values().collect(),
            lists.members.values().collect(),
        )
    });
    let mut names = Names::new(&policies, departments, members);
    if let Some(organization) = &organization {
        names = names.with_management(organization.host_uin, &organization.nick_name);
    }
    Ok(Known {
        names,
        lists,
        viewer: Viewer {
            caller,
            is_manager: organization
                .as_ref()
                .is_some_and(|organization| organization.is_manager),
            may_undo: backend.capabilities().undo.is_ok(),
            now: backend.now(),
        },
        management: organization.map(|organization| organization.host_uin),
    })
}
