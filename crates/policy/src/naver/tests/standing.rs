//! Managed policies, and what becomes of what is granted.

use super::super::*;

fn actions(names: &[&str]) -> Vec<Action> {
    let found = names
        .iter()
        .map(|name| SSO.action(name).expect("an action"));
    found.collect()
}

fn of_type(name: &str) -> ResourceType {
    SSO.resource_type(name).expect("a type")
}

fn outcomes(name: &str, permissions: &[Permission]) -> Vec<(&'static str, Outcome)> {
    let found = effective(&SSO, permissions).into_iter();
    let found = found.filter(|granted| granted.row.action.name() == name);
    found
        .map(|granted| {
            (
                granted.row.on.map_or("-", ResourceType::name),
                granted.outcome(),
            )
        })
        .collect()
}

#[test]
fn the_managed_policies_grant_what_the_guide_says() {
    let count = |name: &str| {
        let policy = ManagedPolicy::named(name).expect("a policy");
        policy.actions(&SSO).count()
    };
    assert_eq!(MANAGED_POLICIES.len(), 4);
    assert_eq!(count("NCP_ADMINISTRATOR"), 60);
    assert_eq!(count("ncp_infra_manager"), 60);
    assert_eq!(count("NCP_SINGLE_SIGN_ON_MANAGER"), 60);
    assert_eq!(count("NCP_SINGLE_SIGN_ON_VIEWER"), 19);
    let viewer = ManagedPolicy::named("NCP_SINGLE_SIGN_ON_VIEWER").expect("a policy");
    let access = SSO.action("View/accessApplication");
    assert!(access.is_some() && !viewer.actions(&SSO).any(|action| Some(action) == access));
    // Both are whole in themselves: nothing that they grant lacks anything.
    for policy in MANAGED_POLICIES {
        let found = effective(&SSO, &[policy.permission(&SSO)]);
        assert!(
            found
                .iter()
                .all(|granted| granted.outcome() == Outcome::Works),
            "{}",
            policy.name
        );
    }
}

#[test]
fn a_word_of_a_policy_stands_for_actions() {
    let cases = [
        ("*", 60),
        ("View*", 20),
        ("change*", 40),
        ("View/get*", 19),
        ("VIEW/GETUSERLIST", 1),
        ("View", 0),
    ];
    for (word, count) in cases {
        assert_eq!(SSO.matching(word).len(), count, "{word}");
    }
    assert!(
        SSO.is_product("sso") && SSO.is_product("Ncloud Single Sign-On") && !SSO.is_product("SSO2")
    );
    assert_eq!(SSO.resource_type("IPACL"), SSO.resource_type("IP ACL"));
    assert_eq!(SSO.resource_type("Consent Status"), None);
}

#[test]
fn an_action_that_stands_twice_is_judged_by_the_type_of_resources() {
    let everything_but = |left_out: &str| {
        let names = SSO.actions().filter(|action| action.name() != left_out);
        [Permission::allow(names)]
    };
    let (user, group) = (("User", Outcome::Works), ("Group", Outcome::Works));
    let user_not = ("User", Outcome::CannotWork);
    let group_not = ("Group", Outcome::CannotWork);
    for name in ["Change/addUserToGroup", "Change/removeUserFromGroup"] {
        assert_eq!(outcomes(name, &everything_but("")), [user, group]);
        assert_eq!(
            outcomes(name, &everything_but("Change/updateUser")),
            [user_not, group]
        );
        assert_eq!(
            outcomes(name, &everything_but("Change/updateGroup")),
            [user, group_not]
        );
        // Granted for groups alone, it is no action on users.
        let mut only = everything_but("Change/updateUser");
        only[0]
            .actions
            .remove(&SSO.action(name).expect("an action"));
        let on_groups = Permission {
            resources: Resources::Of(vec![(of_type("Group"), Extent::Whole)]),
            ..Permission::allow(actions(&[name]))
        };
        let [rest] = only;
        assert_eq!(outcomes(name, &[rest, on_groups]), [group]);
    }
}

#[test]
fn deny_wins_and_what_it_takes_away_is_missed() {
    let all = Permission::allow(SSO.actions());
    let deny = Permission::deny(actions(&["View/getUserDetail"]));
    let both = [all.clone(), deny.clone()];
    assert_eq!(
        outcomes("View/getUserDetail", &both),
        [("User", Outcome::Denied)]
    );
    assert_eq!(
        outcomes("Change/updateUser", &both),
        [("User", Outcome::CannotWork)]
    );
    assert_eq!(outcomes("View/getUserList", &both), [("-", Outcome::Works)]);
    // Denied under a condition, nobody can tell.
    let sometimes = Permission {
        is_conditional: true,
        ..deny.clone()
    };
    let both = [all.clone(), sometimes];
    assert_eq!(
        outcomes("Change/updateUser", &both),
        [("User", Outcome::WorksInPart)]
    );
    // A deny alone grants nothing.
    assert_eq!(effective(&SSO, &[deny]), []);
    assert_eq!(effective(&SSO, &[]), []);
}

#[test]
fn what_is_missing_says_how_it_is_needed() {
    let granted = [
        "Change/deleteUser",
        "View/getUserList",
        "View/getUserDetail",
    ];
    let found = effective(&SSO, &[Permission::allow(actions(&granted))]);
    let delete = found
        .iter()
        .find(|granted| granted.row.action.name() == "Change/deleteUser");
    let missing = &delete.expect("it is granted").missing;
    let [tenant] = missing.as_slice() else {
        panic!("one is missing: {missing:?}");
    };
    assert_eq!(tenant.why, Lack::NotGranted);
    assert!(!tenant.needed.is_direct());
    assert_eq!(
        tenant.needed.via().map(Action::name),
        Some("View/getUserList")
    );
    assert_eq!(
        tenant.needed.action().map(Action::name),
        Some("View/getTenantDetail")
    );
}

#[test]
fn particular_resources_and_conditions_make_it_work_in_part() {
    let all = SSO
        .actions()
        .filter(|action| action.name() != "Change/deleteUser");
    let rest = Permission::allow(all);
    let some = Permission {
        resources: Resources::Of(vec![(of_type("User"), Extent::Part)]),
        ..Permission::allow(actions(&["Change/deleteUser"]))
    };
    let conditional = Permission {
        is_conditional: true,
        ..Permission::allow(actions(&["Change/deleteUser"]))
    };
    for permission in [some, conditional] {
        let found = outcomes("Change/deleteUser", &[rest.clone(), permission]);
        assert_eq!(found, [("User", Outcome::WorksInPart)]);
    }
    let elsewhere = Permission {
        resources: Resources::Of(vec![(of_type("Group"), Extent::Whole)]),
        ..Permission::allow(actions(&["Change/deleteUser"]))
    };
    assert_eq!(outcomes("Change/deleteUser", &[rest, elsewhere]), []);
}
