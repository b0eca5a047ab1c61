//! What the shell shows of the organization on every page: its name, how much it holds, who can act.

use crate::backend::{Backend, Failure};
use crate::pages::shared::load::loaded;
use charter_core::contract::{
    DescribeOrganization, DescribeOrganizationMembers, DescribeOrganizationNodes, ListPolicies,
    Offset, OrganizationDescription, Uin,
};
use charter_core::domain::demo;
use leptos::prelude::*;

/// How many members the short list of accounts shows.
const FEW: u64 = 6;

/// Who an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    Management,
    Member,
    Outside,
}

/// An account that one can act as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account {
    pub uin: Uin,
    pub name: String,
    pub who: Who,
}

/// How much the organization holds; `None` where the caller may not know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub departments: Option<u64>,
    pub members: Option<u64>,
    pub policies: Option<u64>,
}

/// What is known of the organization. Get it with [`known`].
#[derive(Clone, Copy)]
pub(crate) struct Known {
    /// The caller's organization; `None` while it loads and for a caller that has none.
    pub organization: RwSignal<Option<OrganizationDescription>>,
    /// Whether the caller was found to belong to no organization.
    pub outside: RwSignal<bool>,
    pub counts: RwSignal<Counts>,
    /// The accounts last seen: also while acting as one that cannot see them.
    pub accounts: RwSignal<Vec<Account>>,
}

/// What this shell knows.
pub(crate) fn known() -> Known {
    expect_context()
}

/// Reads it, and reads it again whenever anything changes.
pub(super) fn provide_known() {
    let known = Known {
        organization: RwSignal::new(None),
        outside: RwSignal::new(false),
        counts: RwSignal::new(Counts::default()),
        accounts: RwSignal::new(Vec::new()),
    };
    provide_context(known);
    let read = loaded(|backend| Some(async move { Ok(read(&backend).await) }));
    Effect::new(move |_| {
        if let Some(read) = read.ready() {
            known.outside.set(read.organization.is_err());
            known.organization.set(read.organization.clone().ok());
            known.counts.set(read.counts);
            if !read.accounts.is_empty() {
                known.accounts.set(read.accounts.clone());
            }
        }
    });
}

struct Read {
    organization: Result<OrganizationDescription, Failure>,
    counts: Counts,
    accounts: Vec<Account>,
}

async fn read(backend: &Backend) -> Read {
    let organization = backend.call(DescribeOrganization {}).await;
    let organization = organization.map(|called| called.reply.answer);
    let one = Offset {
        limit: 1,
        offset: 0,
    };
    let departments = backend.call(DescribeOrganizationNodes(one)).await;
    let policies = backend
        .call(ListPolicies {
            rp: Some(1),
            ..ListPolicies::default()
        })
        .await;
    let few = DescribeOrganizationMembers {
        offset: 0,
        limit: FEW,
        search_key: None,
        node_id: None,
    };
    let members = backend.call(few).await.map(|called| called.reply.answer.0);
    let mut accounts = Vec::new();
    let may_act = backend.capabilities().act_as.is_ok();
    if let (Ok(organization), Ok(members), true) = (&organization, &members, may_act) {
        accounts.push(Account {
            uin: organization.host_uin,
            name: organization.nick_name.clone(),
            who: Who::Management,
        });
        let member = |uin, name: &str| Account {
            uin,
            name: name.to_owned(),
            who: Who::Member,
        };
        let others = members
            .items
            .iter()
            .filter(|item| item.member_uin != organization.host_uin);
        accounts.extend(others.map(|item| member(item.member_uin, &item.name)));
        accounts.push(Account {
            uin: demo::OUTSIDE,
            name: demo::OUTSIDE.to_string(),
            who: Who::Outside,
        });
    }
    Read {
        organization,
        counts: Counts {
            departments: departments.ok().map(|called| called.reply.answer.0.total),
            members: members.ok().map(|members| members.total),
            policies: policies.ok().map(|called| called.reply.answer.0.total),
        },
        accounts,
    }
}
