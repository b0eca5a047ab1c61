//! Which accounts a change of bindings or of a text touches. Pure; [`super::reach_view`] words it.

use std::collections::BTreeSet;

use charter_core::contract::{Target, Uin};
use charter_core::domain::organization::Chart;

/// The accounts that a change touches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Accounts for which something changes, by name.
    pub touched: Vec<(Uin, String)>,
    /// Accounts below the same targets for which nothing changes: another binding of the policy governs them
    /// before and after.
    pub same: usize,
    /// How many departments the touched accounts are in.
    pub departments: usize,
}

impl Reach {
    /// Changing the text of a policy that is bound to these.
    pub fn of_edit(chart: &Chart, bound: impl IntoIterator<Item = Target>) -> Reach {
        Reach::new(chart, chart.accounts_under(bound), 0)
    }

    /// Binding to `added` a policy that is bound to `bound` already.
    pub fn of_binding(
        chart: &Chart,
        added: impl IntoIterator<Item = Target>,
        bound: impl IntoIterator<Item = Target>,
    ) -> Reach {
        let before = chart.accounts_under(bound);
        let (touched, same) = split(chart.accounts_under(added), &before);
        Reach::new(chart, touched, same)
    }

    /// Unbinding from `removed` a policy that stays bound to `kept`.
    pub fn of_unbinding(
        chart: &Chart,
        removed: impl IntoIterator<Item = Target>,
        kept: impl IntoIterator<Item = Target>,
    ) -> Reach {
        let after = chart.accounts_under(kept);
        let (touched, same) = split(chart.accounts_under(removed), &after);
        Reach::new(chart, touched, same)
    }

    fn new(chart: &Chart, touched: BTreeSet<Uin>, same: usize) -> Reach {
        let members: Vec<_> = touched
            .iter()
            .filter_map(|&uin| chart.member(uin))
            .collect();
        let departments: BTreeSet<_> = members.iter().map(|member| member.node).collect();
        let mut touched: Vec<_> = members
            .iter()
            .map(|member| (member.uin, member.name.clone()))
            .collect();
        touched.sort_by(|a, b| a.1.cmp(&b.1));
        Reach {
            touched,
            same,
            departments: departments.len(),
        }
    }
}

fn split(accounts: BTreeSet<Uin>, governed: &BTreeSet<Uin>) -> (BTreeSet<Uin>, usize) {
    let all = accounts.len();
    let touched: BTreeSet<Uin> = accounts.difference(governed).copied().collect();
    let same = all - touched.len();
    (touched, same)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use charter_core::contract::{DepartmentItem, MemberItem, MemberOrigin, NodeId, Timestamp};

    fn department(id: u64, parent: u64, name: &str) -> DepartmentItem {
        DepartmentItem {
            node_id: NodeId(id),
            name: name.to_owned(),
            parent_node_id: NodeId(parent),
            remark: String::new(),
            create_time: Timestamp(0),
            update_time: Timestamp(0),
        }
    }

    fn member(uin: u64, node: u64, name: &str) -> MemberItem {
        MemberItem {
            member_uin: Uin(uin),
            name: name.to_owned(),
            origin: MemberOrigin::Create,
            org_policy_type: String::new(),
            org_policy_name: String::new(),
            org_permission: Vec::new(),
            node_id: NodeId(node),
            node_name: String::new(),
            remark: String::new(),
            create_time: Timestamp(0),
            update_time: Timestamp(0),
            is_allow_quit: String::new(),
            pay_uin: String::new(),
            pay_name: String::new(),
            bind_status: String::new(),
            permission_status: String::new(),
        }
    }

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
        assert_eq!((reach.departments, reach.same), (2, 0));
    }

    #[test]
    fn binding_touches_only_accounts_that_the_policy_did_not_govern() {
        let reach = Reach::of_binding(&chart(), [FINANCE], [PAYMENTS]);
        assert_eq!(names(&reach), ["audit", "ledger"]);
        assert_eq!((reach.departments, reach.same), (1, 1));
    }

    #[test]
    fn unbinding_leaves_accounts_alone_that_another_binding_governs() {
        let reach = Reach::of_unbinding(&chart(), [LEDGER], [FINANCE]);
        assert_eq!((names(&reach).len(), reach.same), (0, 1));
        let reach = Reach::of_unbinding(&chart(), [FINANCE], [LEDGER]);
        assert_eq!(names(&reach), ["audit", "wallet"]);
    }
}
