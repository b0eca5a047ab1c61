//! The organization as it is now, for every page and dialog.

use std::sync::Arc;

use charter_core::contract::{DescribeOrganization, DescribePolicyConfig, OrganizationDescription};
use charter_core::domain::organization::Chart;
use leptos::prelude::*;

use super::lists::{Lists, lists};
use super::load::{Load, Loaded, loaded};
use crate::backend::{Backend, Failure};

/// The departments and members, read once and again whenever anything changed, as long as something on the page wants
/// them. Copies are the same; get one with [`organization`] or [`organization_while`].
#[derive(Debug, Clone, Copy)]
pub struct Organization {
    wanted: RwSignal<usize>,
    lists: Loaded<Lists>,
}

/// Provides it to all pages and dialogs.
pub fn provide_organization() {
    let wanted = RwSignal::new(0_usize);
    let is_wanted = Memo::new(move |_| wanted.get() > 0);
    // What was read last is still true as long as nothing has changed since.
    let read_at = StoredValue::new(None::<u64>);
    let lists = loaded(move |backend| {
        let last = backend.last().get();
        // A service does not tell what others change: there it is read again for each that wants it.
        let is_known = backend.capabilities().data.is_ok() && read_at.get_value() == Some(last);
        if !is_wanted.get() || is_known {
            return None;
        }
        read_at.set_value(Some(last));
        Some(async move {
            let read = lists(backend).await;
            if read.is_err() {
                read_at.try_set_value(None);
            }
            read
        })
    });
    provide_context(Organization { wanted, lists });
}

/// The organization as it is now.
pub fn organization() -> Organization {
    organization_while(Signal::stored(true))
}

/// The organization as it is now, wanted while this holds: while a dialog is open.
pub fn organization_while(wants: impl Into<Signal<bool>>) -> Organization {
    let organization: Organization = expect_context();
    let (wants, wanted) = (wants.into(), organization.wanted);
    let counted = StoredValue::new(false);
    let count = move |wants: bool| {
        if counted.try_get_value() == Some(!wants) {
            counted.set_value(wants);
            wanted.try_update(|wanted| match wants {
                true => *wanted += 1,
                false => *wanted -= 1,
            });
        }
    };
    Effect::new(move |_| count(wants.get()));
    on_cleanup(move || count(false));
    organization
}

impl Organization {
    /// How far it is.
    pub fn get(self) -> Load<Lists> {
        self.lists.get()
    }

    /// All of it, where it is there.
    pub fn lists(self) -> Option<Arc<Lists>> {
        self.lists.ready()
    }

    /// Who stands below whom, where that is there.
    pub fn chart(self) -> Option<Arc<Chart>> {
        self.lists().map(|lists| Arc::clone(&lists.chart))
    }

    /// Why it is not there.
    pub fn failure(self) -> Option<Failure> {
        self.lists.failure()
    }

    /// Asks again after a failure.
    pub fn retry(self) {
        self.lists.retry();
    }
}

/// The organization, and whether its service control policies are on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// The organization.
    pub organization: OrganizationDescription,
    /// On or off.
    pub enabled: bool,
}

/// Asks whether service control policies are on.
pub async fn feature(backend: Backend) -> Result<Feature, Failure> {
    let organization = backend.call(DescribeOrganization {}).await?.reply.answer;
    let config = DescribePolicyConfig {
        organization_id: organization.id,
    };
    let enabled = backend.call(config).await?.reply.answer.enabled;
    Ok(Feature {
        organization,
        enabled,
    })
}
