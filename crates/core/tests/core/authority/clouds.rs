//! Policies of several clouds, each in its own language.

use crate::support::acting::*;
use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::{ByPolicies, Judge, Resource, Wish};

#[test]
fn the_policies_of_two_clouds_stand_side_by_side() {
    let huawei = r#"{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["secmaster:playbook:approve"],"Resource":["*"]}]}"#;
    let caller = sub_user(LEDGER);
    let mut world = World::new().with(caller, &[ALL]);
    attach_in(&mut world.state, caller, Cloud::Huawei, 2, &[huawei]);
    let resource = Resource::action_alone();
    let asked = |cloud, permission| {
        let now = Timestamp(0);
        let resource = &resource;
        let wish = Wish {
            caller,
            cloud,
            permission,
            resource,
            now,
        };
        ByPolicies.judge(&world.state, wish).is_ok()
    };
    assert!(asked(Cloud::Tencent, "organization:DescribeOrganization"));
    assert!(asked(Cloud::Huawei, "secmaster:playbook:approve"));
    assert!(
        !asked(Cloud::Huawei, "secmaster:playbook:delete"),
        "the other cloud's allows all"
    );
    assert!(!asked(Cloud::Naver, "Single Sign-On:View/getTenant"));
}

#[test]
fn each_cloud_s_policies_are_read_in_its_own_language_and_bounded_by_its_own() {
    let huawei = r#"{"Version":"5.0","Statement":[{"Effect":"Allow","Action":["secmaster:playbook:approve"],
        "Resource":["secmaster:cn-north-4:0123:playbook:w-1/*"]}]}"#;
    let naver = r#"{"permissions":[{"effect":"Allow","targets":[{"product":"Single Sign-On","actions":["View/getTenant"],
        "resourceNrns":["*"]}]}]}"#;
    let cases = [
        (
            Cloud::Huawei,
            huawei,
            "secmaster:playbook:approve",
            "secmaster:cn-north-4:0123:playbook:w-1/p-1",
            true,
        ),
        (
            Cloud::Huawei,
            huawei,
            "secmaster:playbook:approve",
            "secmaster:cn-north-4:0123:playbook:w-2/p-1",
            false,
        ),
        (
            Cloud::Naver,
            naver,
            "Single Sign-On:View/getTenant",
            "*",
            true,
        ),
        (
            Cloud::Naver,
            naver,
            "Single Sign-On:Change/updateTenant",
            "*",
            false,
        ),
    ];
    for (cloud, text, permission, name, allowed) in cases {
        let caller = sub_user(LEDGER);
        let mut world = World::enabled();
        attach_in(&mut world.state, caller, cloud, 1, &[text]);
        let nothing = policy("deny", "*");
        world.bound_to(Target::Node(ROOT), "Nothing", &nothing);
        let resource = Resource::of(LEDGER, name);
        let wish = Wish {
            caller,
            cloud,
            permission,
            resource: &resource,
            now: Timestamp(0),
        };
        let found = ByPolicies.judge(&world.state, wish);
        assert_eq!(found.is_ok(), allowed, "{permission} on {name}: {found:?}");
    }
}
