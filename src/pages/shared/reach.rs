//! Which accounts a change of bindings or of a text touches. Pure; `reach_view` words it.

use std::collections::BTreeSet;

use charter_core::contract::{Target, Uin};
use charter_core::domain::organization::Chart;

/// The accounts that a change touches: all below its targets, since each level decides by its own policies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// The accounts, by name.
    pub touched: Vec<(Uin, String)>,
    /// How many of them another binding of the policy governs before and after: what it denies there stays denied.
    pub governed: usize,
    /// How many departments the accounts are in.
    pub departments: usize,
}

impl Reach {
    /// Changing the text of a policy that is bound to these.
    pub fn of_edit(chart: &Chart, bound: impl IntoIterator<Item = Target>) -> Reach {
        Reach::new(chart, &chart.accounts_under(bound), &BTreeSet::new())
    }

    /// Binding to `added` a policy that is bound to `bound` already.
    pub fn of_binding(
        chart: &Chart,
        added: impl IntoIterator<Item = Target>,
        bound: impl IntoIterator<Item = Target>,
    ) -> Reach {
        Reach::new(
            chart,
            &chart.accounts_under(added),
            &chart.accounts_under(bound),
        )
    }

    /// Unbinding from `removed` a policy that stays bound to `kept`.
    pub fn of_unbinding(
        chart: &Chart,
        removed: impl IntoIterator<Item = Target>,
        kept: impl IntoIterator<Item = Target>,
    ) -> Reach {
        Reach::new(
            chart,
            &chart.accounts_under(removed),
            &chart.accounts_under(kept),
        )
    }

    fn new(chart: &Chart, touched: &BTreeSet<Uin>, elsewhere: &BTreeSet<Uin>) -> Reach {
        let members: Vec<_> = touched
            .iter()
            .filter_map(|&uin| chart.member(uin))
            .collect();
        let departments = charter_order::set(members.iter().map(|member| member.node));
        let mut named: Vec<_> = members
            .iter()
            .map(|member| (member.uin, member.name.clone()))
            .collect();
        charter_order::sort_by(&mut named, |a, b| a.1.cmp(&b.1));
        Reach {
            touched: named,
            governed: touched.intersection(elsewhere).count(),
            departments: departments.len(),
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::pages::shared::fixtures::{department, member};
    use charter_core::contract::NodeId;

    /// Root (1) over Finance (2, accounts 20 and 21) and Payments (3, account 30) below Finance.
    pub fn chart() -> Chart {
        Chart::new(
            &[
                department(1, 0, "Root"),
                department(2, 1, "Finance"),
                department(3, 2, "Payments"),
            ],
            &[
                member(20, 2, "ledger"),
                member(21, 2, "audit"),
                member(30, 3, "wallet"),
            ],
        )
    }

    const FINANCE: Target = Target::Node(NodeId(2));
    const PAYMENTS: Target = Target::Node(NodeId(3));
    const LEDGER: Target = Target::Member(Uin(20));

    fn names(reach: &Reach) -> Vec<&str> {
        reach
            .touched
            .iter()
            .map(|(_, name)| name.as_str())
            .collect()
    }

    #[test]
    fn an_edit_touches_every_account_below_each_bound_target_once() {
        let reach = Reach::of_edit(&chart(), [FINANCE, LEDGER, PAYMENTS]);
        assert_eq!(names(&reach), ["audit", "ledger", "wallet"]);
        assert_eq!((reach.departments, reach.governed), (2, 0));
    }

    #[test]
    fn binding_touches_every_account_below_and_counts_those_governed_already() {
        let reach = Reach::of_binding(&chart(), [FINANCE], [PAYMENTS]);
        assert_eq!(names(&reach), ["audit", "ledger", "wallet"]);
        assert_eq!((reach.departments, reach.governed), (2, 1));
    }

    #[test]
    fn unbinding_touches_every_account_below_and_counts_those_that_stay_governed() {
        let reach = Reach::of_unbinding(&chart(), [LEDGER], [FINANCE]);
        assert_eq!((names(&reach), reach.governed), (vec!["ledger"], 1));
        let reach = Reach::of_unbinding(&chart(), [FINANCE], [LEDGER]);
        assert_eq!((names(&reach).len(), reach.governed), (3, 1));
    }
}
