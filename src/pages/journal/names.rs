//! What policies, departments and accounts are called: by the lists, or else by the records of the journal
//! itself, which still know what was deleted.

use charter_core::contract::{DepartmentItem, MemberItem, PolicyId, PolicyItem, Target, Uin};
use charter_core::domain::TableName;
use charter_core::domain::guardrails::{FULL_ACCESS, Policy};
use charter_core::domain::organization::{Department, Member};
use charter_core::store::Entry;
use std::collections::BTreeMap;

/// Names by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    policies: BTreeMap<PolicyId, String>,
    targets: BTreeMap<Target, String>,
    management: Option<(Uin, String)>,
}

impl Names {
    /// The names as they are now.
    pub fn new<'a>(
        policies: impl IntoIterator<Item = &'a PolicyItem>,
        departments: impl IntoIterator<Item = &'a DepartmentItem>,
        members: impl IntoIterator<Item = &'a MemberItem>,
    ) -> Names {
        let policies = policies
            .into_iter()
            .map(|item| (item.policy_id, item.policy_name.clone()));
        let departments = departments
            .into_iter()
            .map(|item| (Target::Node(item.node_id), item.name.clone()));
        let members = members
            .into_iter()
            .map(|item| (Target::Member(item.member_uin), item.name.clone()));
        Names {
            policies: charter_order::map(policies),
            targets: charter_order::map(departments.chain(members)),
            management: None,
        }
    }

    /// The same names, and the management account's.
    pub fn with_management(mut self, account: Uin, name: &str) -> Names {
        self.management = Some((account, name.to_owned()));
        self
    }

    /// Learns the names of what the entry touched, as far as no name is known: of what is gone by now.
    pub fn learn(&mut self, entry: &Entry) {
        for change in &entry.changes.0 {
            let json = change.after.as_deref().or(change.before.as_deref());
            self.learn_record(change.row.table, json.unwrap_or_default());
        }
    }

    /// Learns the name of one record, given as JSON text.
    pub(super) fn learn_record(&mut self, table: TableName, json: &str) {
        match table {
            TableName::Policy => {
                if let Ok(policy) = charter_json::from_text::<Policy>(json) {
                    self.policies.entry(policy.id).or_insert(policy.name);
                }
            }
            TableName::Department => {
                if let Ok(department) = charter_json::from_text::<Department>(json) {
                    let target = Target::Node(department.id);
                    self.targets.entry(target).or_insert(department.name);
                }
            }
            TableName::Member => {
                if let Ok(member) = charter_json::from_text::<Member>(json) {
                    let target = Target::Member(member.uin);
                    self.targets.entry(target).or_insert(member.name);
                }
            }
            _ => {}
        }
    }

    /// The policies and targets that are called this.
    pub fn called(&self, name: &str) -> (Vec<PolicyId>, Vec<Target>) {
        let policies = self.policies.iter().filter(|(_, called)| *called == name);
        let targets = self.targets.iter().filter(|(_, called)| *called == name);
        (
            policies.map(|(id, _)| *id).collect(),
            targets.map(|(target, _)| *target).collect(),
        )
    }

    /// A policy's name. The preset one is known to everybody.
    pub fn policy(&self, id: PolicyId) -> Option<&str> {
        let preset = || (id == FULL_ACCESS).then_some("FullQcloudAccess");
        self.policies.get(&id).map(String::as_str).or_else(preset)
    }

    /// A department's or member's name.
    pub fn target(&self, target: Target) -> Option<&str> {
        self.targets.get(&target).map(String::as_str)
    }

    /// An account's name: the management account's, or a member's.
    pub fn account(&self, account: Uin) -> Option<&str> {
        match &self.management {
            Some((management, name)) if *management == account => Some(name),
            _ => self.target(Target::Member(account)),
        }
    }
}
