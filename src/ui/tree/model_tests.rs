use super::*;

/// root ─ a ─ a1, a2 ; b ─ b1 ─ b11 ; c
fn nodes() -> Vec<TreeNode> {
    [
        ("root", "", "Root"),
        ("a", "root", "Audit"),
        ("b", "root", "Business"),
        ("c", "root", "Cloud"),
        ("a1", "a", "Ann"),
        ("a2", "a", "Anton"),
        ("b1", "b", "Billing"),
        ("b11", "b1", "Anna"),
    ]
    .map(|(id, parent, label)| {
        TreeNode::new(id, (!parent.is_empty()).then(|| parent.to_owned()), label)
    })
    .to_vec()
}

fn shown(open: &[&str], search: &str) -> (Vec<String>, Shape, Vec<Row>) {
    let nodes = nodes();
    let shape = Shape::new(&nodes);
    let (rows, _) = shape.rows(
        &|node| open.contains(&nodes[node as usize].id.as_str()),
        search,
    );
    (
        rows.iter()
            .map(|row| nodes[row.node as usize].id.clone())
            .collect(),
        shape,
        rows,
    )
}

#[test]
fn only_children_of_open_nodes_are_rows() {
    assert_eq!(shown(&[], "").0, ["root"]);
    assert_eq!(shown(&["root", "b1"], "").0, ["root", "a", "b", "c"]);
    assert_eq!(
        shown(&["root", "b", "b1"], "").0,
        ["root", "a", "b", "b1", "b11", "c"]
    );
}

#[test]
fn rows_know_level_position_and_set_size() {
    let (_, _, rows) = shown(&["root", "a"], "");
    assert_eq!(
        rows[3],
        Row {
            node: 5,
            level: 3,
            position: 2,
            of: 2,
            open: None,
            hit: false,
            context: false
        }
    );
    assert_eq!(
        rows[4],
        Row {
            node: 2,
            level: 2,
            position: 2,
            of: 3,
            open: Some(false),
            hit: false,
            context: false
        }
    );
}

#[test]
fn a_search_keeps_matches_and_their_ancestors_and_counts_matches() {
    let (ids, shape, rows) = shown(&[], "an");
    assert_eq!(ids, ["root", "a", "a1", "a2", "b", "b1", "b11"]);
    assert_eq!(rows.iter().filter(|row| row.hit).count(), 3);
    assert_eq!(shape.rows(&|_| false, "nothing like it"), (vec![], 0));
    assert_eq!(shape.rows(&|_| false, "ANNA").1, 1);
}

#[test]
fn one_enters_a_search_at_its_first_match() {
    for (search, open, first, context) in [
        ("cloud", &[][..], "c", &["root"][..]),
        ("anna", &[], "b11", &["root", "b", "b1"]),
        ("an", &[], "a1", &["root", "a", "b", "b1"]),
        ("root", &[], "root", &[]),
        // What was opened inside of a match is no mere way to it.
        ("business", &["b", "b1"], "b", &["root"]),
        ("", &["root"], "root", &[]),
    ] {
        let (ids, _, rows) = shown(open, search);
        assert_eq!(ids[entry(&rows)], first, "{search}");
        let only: Vec<&str> = (ids.iter().zip(&rows))
            .filter(|(_, row)| row.context)
            .map(|(id, _)| id.as_str())
            .collect();
        assert_eq!(only, context, "{search}");
    }
    assert_eq!(entry(&[]), 0);
}

#[test]
fn a_match_opens_by_hand_to_show_everything_inside() {
    assert_eq!(shown(&[], "business").0, ["root", "b"]);
    assert_eq!(
        shown(&["b", "b1"], "business").0,
        ["root", "b", "b1", "b11"]
    );
}

#[test]
fn arrows_walk_open_enter_close_and_leave() {
    let (ids, shape, rows) = shown(&["root", "a"], "");
    let at = |id: &str| ids.iter().position(|other| other == id).unwrap();
    for (key, from, expected) in [
        ("ArrowDown", "root", Some(Step::Go(1))),
        ("ArrowDown", "c", Some(Step::Go(at("c")))),
        ("ArrowUp", "root", Some(Step::Go(0))),
        ("ArrowRight", "b", Some(Step::Open(vec![2]))),
        ("ArrowRight", "a", Some(Step::Go(at("a1")))),
        ("ArrowRight", "a1", None),
        ("ArrowLeft", "a1", Some(Step::Go(at("a")))),
        ("ArrowLeft", "a", Some(Step::Close(1))),
        ("ArrowLeft", "b", Some(Step::Go(0))),
        ("Home", "c", Some(Step::Go(0))),
        ("End", "root", Some(Step::Go(at("c")))),
        ("*", "c", Some(Step::Open(vec![1, 2]))),
        ("Enter", "c", Some(Step::Choose)),
        (" ", "c", Some(Step::Choose)),
        ("x", "c", None),
    ] {
        assert_eq!(
            key_step(key, &rows, at(from), &shape),
            expected,
            "{key} on {from}"
        );
    }
    assert_eq!(key_step("ArrowDown", &[], 0, &shape), None);
}

#[test]
fn typing_goes_to_the_next_label_that_begins_so() {
    let (_, _, rows) = shown(&["root", "a", "b"], "");
    let nodes = nodes();
    let label = |node: u32| nodes[node as usize].label.clone();
    // Root, Audit, Ann, Anton, Business, Billing, Cloud
    assert_eq!(type_ahead("b", &rows, 0, &label), Some(4));
    assert_eq!(type_ahead("b", &rows, 4, &label), Some(5));
    assert_eq!(type_ahead("bb", &rows, 5, &label), Some(4));
    assert_eq!(type_ahead("ant", &rows, 2, &label), Some(3));
    assert_eq!(type_ahead("z", &rows, 0, &label), None);
}

#[test]
fn ancestors_run_from_the_root_down() {
    let shape = Shape::new(&nodes());
    assert_eq!(shape.ancestors(7), [0, 2, 6]);
}

#[test]
fn orphans_and_circles_do_no_harm() {
    let nodes = [
        TreeNode::new("x", Some("gone".into()), "X"),
        TreeNode::new("y", Some("y".into()), "Y"),
        TreeNode::new("p", Some("q".into()), "P"),
        TreeNode::new("q", Some("p".into()), "Q"),
    ];
    let shape = Shape::new(&nodes);
    assert_eq!(shape.rows(&|_| true, "").0.len(), 2);
    assert_eq!(shape.rows(&|_| true, "q").1, 1);
    assert!(shape.ancestors(2).len() <= 5);
}

#[test]
fn a_chain_of_a_hundred_thousand_is_walked() {
    let nodes: Vec<TreeNode> = (0..100_000_u32)
        .map(|i| {
            TreeNode::new(
                i.to_string(),
                i.checked_sub(1).map(|parent| parent.to_string()),
                "n",
            )
        })
        .collect();
    assert_eq!(Shape::new(&nodes).rows(&|_| true, "").0.len(), 100_000);
}
