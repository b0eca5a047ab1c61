//! The organization, its departments and members.

use crate::support::joining::*;
use crate::support::*;
use charter_core::contract::*;

#[test]
fn the_root_comes_first_and_has_no_department_above() {
    let mut world = World::new();
    let nodes = |limit, offset| DescribeOrganizationNodes(Offset { limit, offset });
    let all = world.run(&nodes(50, 0)).unwrap().0;
    assert_eq!(all.total, 4);
    assert_eq!((all.items[0].node_id, all.items[0].parent()), (ROOT, None));
    let rest: Vec<_> = all.items[1..].iter().map(DepartmentItem::parent).collect();
    assert_eq!(rest, [Some(ROOT), Some(FINANCE), Some(ROOT)]);
    let second = world.run(&nodes(3, 3)).unwrap().0;
    assert_eq!((second.total, second.items.len()), (4, 1));
    for (limit, offset) in [(0, 0), (51, 0), (3, 1)] {
        assert_eq!(
            world.refused(&nodes(limit, offset)).code,
            ErrorCode::InvalidParameter
        );
    }
}

#[test]
fn members_are_searched_by_name_or_account_and_filtered_by_department() {
    let mut world = World::new();
    let request = |search_key: Option<&str>, node_id| DescribeOrganizationMembers {
        offset: 0,
        limit: 50,
        search_key: search_key.map(str::to_owned),
        node_id,
    };
    let mut names = |request: DescribeOrganizationMembers| -> Vec<String> {
        let found = world.run(&request).unwrap().0;
        assert_eq!(found.total, found.items.len() as u64);
        found.items.into_iter().map(|item| item.name).collect()
    };
    assert_eq!(
        names(request(None, None)),
        ["ledger", "gateway", "playground"]
    );
    assert_eq!(names(request(Some(" LED "), None)), ["ledger"]);
    assert_eq!(names(request(Some("202"), None)), ["gateway"]);
    assert_eq!(names(request(Some("20"), Some(SANDBOX))), ["playground"]);
    assert!(names(request(None, Some(ROOT))).is_empty());
    let missing = request(None, Some(NodeId(1)));
    assert_eq!(world.refused(&missing).code, ErrorCode::NodeNotExist);
    let limit = DescribeOrganizationMembers {
        limit: 51,
        ..request(None, None)
    };
    assert_eq!(world.refused(&limit).code, ErrorCode::InvalidParameter);
}

#[test]
fn every_account_of_an_organization_may_describe_it() {
    let mut world = World::new();
    let own = world.run_as(MANAGER, &DescribeOrganization {}).unwrap();
    assert_eq!(
        (own.id, own.is_manager, own.root_node_id),
        (ORGANIZATION, true, ROOT)
    );
    let member = world.run_as(LEDGER, &DescribeOrganization {}).unwrap();
    assert_eq!((member.id, member.is_manager), (ORGANIZATION, false));
    let other = world
        .run_as(OTHER_MEMBER, &DescribeOrganization {})
        .unwrap();
    assert_eq!(other.id, OTHER_ORGANIZATION);
}

#[test]
fn a_department_with_members_cannot_be_removed_by_a_faulty_operation() {
    let mut world = World::enabled();
    let error = world.refused(&RemoveUnchecked(FINANCE));
    assert_eq!(
        error.code,
        ErrorCode::Internal,
        "a fault of the operation, not of the user"
    );
    assert_eq!(error.records, ["Payments", "ledger"]);
}

#[test]
fn a_department_is_renamed_and_described_by_the_vendors_rules() {
    let mut world = World::new();
    let described = UpdateOrganizationNode {
        remark: Some("Ledger and treasury".to_owned()),
        ..rename_department(FINANCE, "Fi-nance_1.[a]+@&中文")
    };
    world.run(&described).unwrap();
    let nodes = DescribeOrganizationNodes(Offset {
        limit: 50,
        offset: 0,
    });
    let find = |world: &mut World, id| {
        let items = world.run(&nodes).unwrap().0.items;
        items.into_iter().find(|item| item.node_id == id).unwrap()
    };
    let item = find(&mut world, FINANCE);
    assert_eq!(
        (item.name.as_str(), item.remark.as_str()),
        ("Fi-nance_1.[a]+@&中文", "Ledger and treasury")
    );
    // What is absent stays, and saving what stands changes nothing.
    world.run(&rename_department(FINANCE, "Finance")).unwrap();
    assert_eq!(find(&mut world, FINANCE).remark, "Ledger and treasury");
    let last = world.last();
    world.run(&rename_department(FINANCE, "Finance")).unwrap();
    assert_eq!(world.last(), last);
    for (name, code) in [
        ("", ErrorCode::InvalidParameter),
        (" ", ErrorCode::InvalidParameter),
        ("a/b", ErrorCode::InvalidParameter),
        (&"x".repeat(41), ErrorCode::InvalidParameter),
        ("Sandbox", ErrorCode::NodeNameUsed),
    ] {
        assert_eq!(
            world.refused(&rename_department(FINANCE, name)).code,
            code,
            "{name}"
        );
    }
    // The same name elsewhere in the tree is another department's.
    world.run(&rename_department(PAYMENTS, "Sandbox")).unwrap();
    let gone = world.refused(&rename_department(NodeId(9), "Gone"));
    assert_eq!(gone.code, ErrorCode::EditedNodeNotExist);
}
