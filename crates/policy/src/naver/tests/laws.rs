//! Laws of choosing actions, for random choices; and tables that go round in circles.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::*;

/// Every action needs the next one, and the last needs the first and itself.
static ROUND: Table = Table {
    product: "Round",
    titles: &[],
    rows: &[
        row("View/a", &[Action("View/b")]),
        row("View/b", &[Action("View/c"), Action("View/a")]),
        row("View/c", &[Action("View/c"), Action("View/a")]),
    ],
};

const fn row(action: &'static str, related: &'static [Action]) -> Row {
    Row {
        action: Action(action),
        related,
        on: None,
        group: "Round",
        description: "Goes round.",
    }
}

#[test]
fn a_table_that_goes_round_in_circles_comes_to_an_end() {
    let needed = ROUND.needed(Action("View/a"), On::Any);
    let paths: Vec<Vec<&str>> = needed
        .iter()
        .map(|needed| needed.path.iter().map(|action| action.name()).collect())
        .collect();
    assert_eq!(paths, [vec!["View/b"], vec!["View/b", "View/c"]]);
    let found = effective(
        &ROUND,
        &[Permission::allow([Action("View/a"), Action("View/b")])],
    );
    assert!(
        found
            .iter()
            .all(|granted| granted.outcome() == Outcome::CannotWork)
    );
    let mut selection = Selection::allowing(&ROUND).with(Related::Transitive);
    selection.grant(Action("View/c"), On::Any);
    assert_eq!(selection.granted().len(), 3);
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Grant(Action, On),
    Deselect(Action),
    Reselect(Action),
}

fn action() -> impl Strategy<Value = Action> {
    prop::sample::select(SSO.actions().collect::<Vec<_>>())
}

fn on() -> impl Strategy<Value = On> {
    let types = ["User", "Group", "Assignment"];
    let types = types.map(|name| On::Only(SSO.resource_type(name).expect("a type")));
    prop_oneof![Just(On::Any), prop::sample::select(types.to_vec())]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (action(), on()).prop_map(|(action, on)| Step::Grant(action, on)),
        2 => action().prop_map(Step::Deselect),
        1 => action().prop_map(Step::Reselect),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 0..12)
}

fn related() -> impl Strategy<Value = Related> {
    prop::sample::select(vec![Related::Direct, Related::Transitive])
}

fn take(mut selection: Selection, steps: &[Step]) -> Selection {
    for step in steps {
        match *step {
            Step::Grant(action, on) => selection.grant(action, on),
            Step::Deselect(action) => selection.deselect(action),
            Step::Reselect(action) => selection.reselect(action),
        }
    }
    selection
}

fn without(mut actions: BTreeSet<Action>, action: Action) -> BTreeSet<Action> {
    actions.remove(&action);
    actions
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_granted_brings_along_what_it_needs(steps in steps(), action in action(), on in on(), related in related()) {
        let mut selection = take(Selection::allowing(&SSO).with(related), &steps);
        let deselected = selection.deselected().clone();
        selection.grant(action, on);
        let granted = selection.granted();
        prop_assert!(granted.contains(&action));
        for needed in SSO.related(action, on, related) {
            let last = needed.action().expect("a path");
            // Granted, or deselected before and marked.
            let marked = matches!(selection.standing(last), Some(Standing::Deselected(_)));
            prop_assert!(granted.contains(&last) || (marked && deselected.contains(&last)));
        }
    }

    #[test]
    fn nothing_is_granted_that_nobody_chose_and_nothing_needs(steps in steps(), related in related()) {
        let selection = take(Selection::allowing(&SSO).with(related), &steps);
        let named: BTreeSet<Action> = steps.iter().filter_map(|step| match step {
            Step::Grant(action, _) => Some(*action),
            _ => None,
        }).collect();
        for (action, standing) in selection.standings() {
            match standing {
                Standing::Chosen => prop_assert!(named.contains(&action)),
                Standing::Along(needed) | Standing::Deselected(needed) => {
                    prop_assert_eq!(needed.action(), Some(action));
                    prop_assert_eq!(selection.standing(needed.by), Some(Standing::Chosen));
                }
            }
        }
    }

    #[test]
    fn deselected_stays_deselected_until_it_is_granted_by_name(
        before in steps(), after in steps(), action in action(), related in related()
    ) {
        let mut selection = take(Selection::allowing(&SSO).with(related), &before);
        selection.deselect(action);
        prop_assert!(!selection.granted().contains(&action));
        let marked = selection.deselected().contains(&action);
        // What follows may be anything but about this action.
        let after: Vec<Step> = after.into_iter().filter(|step| match step {
            Step::Grant(other, _) | Step::Deselect(other) | Step::Reselect(other) => *other != action,
        }).collect();
        let mut selection = take(selection, &after);
        if marked {
            prop_assert!(!selection.granted().contains(&action));
        }
        selection.grant(action, On::Any);
        prop_assert_eq!(selection.standing(action), Some(Standing::Chosen));
    }

    #[test]
    fn deselecting_what_came_along_takes_that_alone_and_can_be_taken_back(
        steps in steps(), related in related(), at in any::<prop::sample::Index>()
    ) {
        let mut selection = take(Selection::allowing(&SSO).with(related), &steps);
        let along: Vec<Action> = selection.standings().into_iter()
            .filter(|(_, standing)| matches!(standing, Standing::Along(_)))
            .map(|(action, _)| action)
            .collect();
        if along.is_empty() {
            return Ok(());
        }
        let one = along[at.index(along.len())];
        let granted = selection.granted();
        selection.deselect(one);
        prop_assert_eq!(selection.granted(), without(granted.clone(), one));
        selection.deselect(one);
        prop_assert_eq!(selection.granted(), without(granted.clone(), one));
        selection.reselect(one);
        prop_assert_eq!(selection.granted(), granted);
    }

    #[test]
    fn the_order_of_grants_does_not_matter(
        grants in prop::collection::vec((action(), on()), 0..8), related in related()
    ) {
        let grant = |grants: &[(Action, On)]| {
            let steps: Vec<Step> = grants.iter().map(|(action, on)| Step::Grant(*action, *on)).collect();
            take(Selection::allowing(&SSO).with(related), &steps).standings()
        };
        let backwards: Vec<(Action, On)> = grants.iter().rev().copied().collect();
        prop_assert_eq!(grant(&grants), grant(&backwards));
    }

    #[test]
    fn a_denied_action_brings_nothing_along(steps in steps(), related in related()) {
        let selection = take(Selection::denying(&SSO).with(related), &steps);
        let standings = selection.standings();
        prop_assert!(standings.values().all(|standing| *standing == Standing::Chosen));
        prop_assert!(selection.deselected().is_empty());
    }

    #[test]
    fn opening_a_stored_policy_adds_nothing_to_it(
        stored in prop::collection::btree_set(action(), 0..20), related in related()
    ) {
        let selection = Selection::of_allowed(&SSO, stored.clone()).with(related);
        prop_assert_eq!(selection.granted(), stored);
    }

    #[test]
    fn what_is_granted_with_all_it_needs_works(grants in prop::collection::vec(action(), 0..8)) {
        let steps: Vec<Step> = grants.iter().map(|action| Step::Grant(*action, On::Any)).collect();
        let whole = take(Selection::allowing(&SSO).with(Related::Transitive), &steps).granted();
        let found = effective(&SSO, &[Permission::allow(whole.clone())]);
        prop_assert!(found.iter().all(|granted| granted.outcome() == Outcome::Works));
        // And lacking one of them, everything that needs it does not.
        for left_out in &whole {
            let rest = without(whole.clone(), *left_out);
            for granted in effective(&SSO, &[Permission::allow(rest)]) {
                let on = granted.row.on.map_or(On::Any, On::Only);
                let needs = SSO.needed(granted.row.action, on).iter().any(|needed| needed.action() == Some(*left_out));
                prop_assert_eq!(granted.outcome() == Outcome::CannotWork, needs);
            }
        }
    }
}
