//! A small organization for tests: Root (1) over Finance (2; accounts 20 and 21), and below Finance
//! Payments (3; account 30).

use super::lists::Lists;
use charter_core::contract::{
    DepartmentItem, MemberItem, MemberOrigin, NodeId, OrganizationDescription, OrganizationId,
    Timestamp, Uin,
};
use charter_json::FromJson;

/// The organization.
pub fn small() -> Lists {
    Lists::new(
        vec![
            department(1, 0, "Root"),
            department(2, 1, "Finance"),
            department(3, 2, "Payments"),
        ],
        vec![
            member(20, 2, "ledger"),
            member(21, 2, "audit"),
            member(30, 3, "wallet"),
        ],
    )
}

/// Its own record, under this number.
pub fn description(id: u64) -> OrganizationDescription {
    OrganizationDescription {
        id: OrganizationId(id),
        host_uin: Uin(10),
        ..OrganizationDescription::blank()
    }
}

/// A department.
pub fn department(id: u64, parent: u64, name: &str) -> DepartmentItem {
    DepartmentItem {
        node_id: NodeId(id),
        name: name.to_owned(),
        parent_node_id: NodeId(parent),
        remark: String::new(),
        create_time: Timestamp(0),
        update_time: Timestamp(0),
    }
}

/// A member.
pub fn member(uin: u64, node: u64, name: &str) -> MemberItem {
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
