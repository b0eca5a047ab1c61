//! Creating, describing, editing and deleting policies.

use crate::support::*;
use charter_core::contract::*;
use charter_core::domain::guardrails::{
    CUSTOM_POLICIES, DESCRIPTION_BYTES, FULL_ACCESS, NAME_CHARACTERS,
};

fn describe(world: &mut World, policy_id: PolicyId) -> PolicyDetails {
    world.run(&DescribePolicy { policy_id }).unwrap()
}

fn names(world: &mut World, request: ListPolicies) -> Vec<String> {
    let list = world.run(&request).unwrap().0;
    list.items
        .into_iter()
        .map(|item| item.policy_name)
        .collect()
}

#[test]
fn a_policy_is_kept_byte_for_byte() {
    let mut world = World::enabled();
    let content = format!("\u{feff}{}\r\n\t", TEXT.replace(',', " ,\r\n"));
    let request = CreatePolicy {
        content: content.clone(),
        description: "日志 \"quoted\" \\".to_owned(),
        ..create("Guard")
    };
    let id = world.run(&request).unwrap().policy_id;
    let details = describe(&mut world, id);
    assert_eq!(details.policy_document, content);
    assert_eq!(details.description, request.description);
    assert_eq!(
        (details.policy_name.as_str(), details.kind),
        ("Guard", PolicyKind::Custom)
    );
    assert_eq!(details.add_time, details.update_time);
}

#[test]
fn a_number_is_never_given_twice() {
    let mut world = World::enabled();
    let first = world.create("First");
    world.run(&DeletePolicy { policy_id: first }).unwrap();
    let second = world.create("First");
    assert!(second > first);
    world.undo(world.last()).unwrap();
    assert!(world.create("First") > second);
}

#[test]
fn a_name_has_letters_digits_underscores_and_chinese_characters() {
    let mut world = World::enabled();
    let longest = "名".repeat(NAME_CHARACTERS);
    for good in ["a", "Deny_Log_2", "禁止删除日志", longest.as_str()] {
        world.create(good);
    }
    let too_long = "a".repeat(NAME_CHARACTERS + 1);
    for bad in [
        "",
        "two words",
        "dash-ed",
        "dot.",
        "ñ",
        "あ",
        "a\n",
        too_long.as_str(),
    ] {
        let error = world.refused(&create(bad));
        assert_eq!(error.code, ErrorCode::PolicyNameError, "{bad:?}");
        let id = PolicyId(100_001);
        let error = world.refused(&rename(id, bad));
        assert_eq!(error.code, ErrorCode::PolicyNameError, "{bad:?}");
    }
}

#[test]
fn a_name_is_given_once() {
    let mut world = World::enabled();
    let first = world.create("First");
    let second = world.create("Second");
    let error = world.refused(&create("First"));
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::PolicyNameInUse, vec!["First".into()])
    );
    assert_eq!(
        world.refused(&create("FullQcloudAccess")).code,
        ErrorCode::PolicyNameInUse
    );
    assert_eq!(
        world.refused(&rename(second, "First")).code,
        ErrorCode::PolicyNameInUse
    );
    world.run(&rename(first, "First")).unwrap();
    world.run(&rename(first, "Third")).unwrap();
    world.run(&rename(second, "First")).unwrap();
    world.run(&rename(first, "Second")).unwrap();
    assert_eq!(
        names(&mut world, ListPolicies::default()),
        ["FullQcloudAccess", "Second", "First"]
    );
}

#[test]
fn a_description_has_at_most_300_bytes() {
    let mut world = World::enabled();
    let longest = "字".repeat(DESCRIPTION_BYTES / 3);
    let description = longest.clone();
    let id = world
        .run(&CreatePolicy {
            description,
            ..create("A")
        })
        .unwrap()
        .policy_id;
    let description = format!("{longest}.");
    let error = world.refused(&CreatePolicy {
        description: description.clone(),
        ..create("B")
    });
    assert_eq!(error.code, ErrorCode::ParamError);
    let edit = UpdatePolicy {
        description: Some(description),
        name: None,
        ..rename(id, "")
    };
    assert_eq!(world.refused(&edit).code, ErrorCode::DescriptionTooLong);
}

#[test]
fn a_text_with_an_error_is_refused_with_its_place() {
    let mut world = World::enabled();
    let id = world.create("Guard");
    for content in [
        "{\n  \"version\": \"2.0\",\n  \"statement\": [\n",
        "no policy",
    ] {
        let content = content.to_owned();
        let error = world.refused(&rewrite(id, &content));
        assert!(
            error.code.as_str().starts_with("InvalidParameter."),
            "{error}"
        );
        assert!(error.message.starts_with("Line "), "{error}");
        let created = world.refused(&CreatePolicy {
            content,
            ..create("B")
        });
        assert_eq!((created.code, created.message), (error.code, error.message));
    }
    assert_eq!(describe(&mut world, id).policy_document, TEXT);
}

#[test]
fn only_service_control_policies_can_be_created() {
    let mut world = World::enabled();
    let request = CreatePolicy {
        policy_type: PolicyType::Tag,
        ..create("Tags")
    };
    assert_eq!(world.refused(&request).code, ErrorCode::ParamError);
}

#[test]
fn an_organization_has_a_limited_number_of_custom_policies() {
    let mut world = World::enabled();
    let requests: Vec<_> = (0..=CUSTOM_POLICIES)
        .map(|n| create(&format!("P{n}")))
        .collect();
    let rows = world.batch(&requests);
    let (last, others) = rows.split_last().unwrap();
    assert!(others.iter().all(Result::is_ok));
    assert_eq!(last.as_ref().unwrap_err().code, ErrorCode::PolicyFull);
    world
        .run(&DeletePolicy {
            policy_id: PolicyId(100_001),
        })
        .unwrap();
    let deletion = world.last();
    world.create("Last");
    let error = world.undo(deletion).unwrap_err();
    assert_eq!(
        error.code,
        ErrorCode::UndoBlocked,
        "undoing does not go beyond the limit either"
    );
}

#[test]
fn an_edit_changes_what_is_given_and_leaves_the_rest() {
    let mut world = World::enabled();
    let id = world.create("Guard");
    let created = describe(&mut world, id);
    let edit = UpdatePolicy {
        description: Some("Why".to_owned()),
        name: None,
        ..rename(id, "")
    };
    world.run(&edit).unwrap();
    let edited = describe(&mut world, id);
    assert!(edited.update_time > created.update_time);
    let expected = PolicyDetails {
        description: "Why".to_owned(),
        update_time: edited.update_time,
        ..created
    };
    assert_eq!(edited, expected);
}

#[test]
fn an_edit_that_changes_nothing_is_no_change() {
    let mut world = World::enabled();
    let id = world.create("Guard");
    let entries = world.last();
    world.run(&rewrite(id, TEXT)).unwrap();
    world.run(&rename(id, "Guard")).unwrap();
    assert_eq!(world.last(), entries);
}

#[test]
fn system_policies_cannot_be_edited_or_deleted() {
    let mut world = World::enabled();
    let policy_id = FULL_ACCESS;
    assert_eq!(
        world.refused(&rename(policy_id, "Mine")).code,
        ErrorCode::ParamError
    );
    assert_eq!(
        world.refused(&DeletePolicy { policy_id }).code,
        ErrorCode::ParamError
    );
}

#[test]
fn a_bound_policy_cannot_be_deleted_until_it_is_unbound() {
    let mut world = World::enabled();
    let policy_id = world.create("Guard");
    world.attach(policy_id, Target::Node(FINANCE));
    world.attach(policy_id, Target::Member(LEDGER));
    let error = world.refused(&DeletePolicy { policy_id });
    assert_eq!(error.code, ErrorCode::PolicyInUse);
    assert_eq!(error.records, ["Finance", "ledger"]);
    world.detach(policy_id, Target::Node(FINANCE));
    world.detach(policy_id, Target::Member(LEDGER));
    world.run(&DeletePolicy { policy_id }).unwrap();
    let error = world.refused(&DescribePolicy { policy_id });
    assert_eq!(error.code, ErrorCode::PolicyNotExist);
}

#[test]
fn a_policy_that_does_not_exist_is_named_by_each_actions_own_code() {
    let mut world = World::enabled();
    let (policy_id, policy, target) = (PolicyId(7), PolicyId(7), Target::Node(ROOT));
    let (rp, page, target_type) = (None, None, TargetFilter::All);
    for (error, code) in [
        (
            world.refused(&DescribePolicy { policy_id }),
            ErrorCode::PolicyNotExist,
        ),
        (
            world.refused(&ListPolicyVersions { policy_id }),
            ErrorCode::PolicyNotExist,
        ),
        (
            world.refused(&ListTargetsForPolicy {
                policy_id,
                rp,
                page,
                target_type,
            }),
            ErrorCode::PolicyNotExist,
        ),
        (
            world.refused(&rename(policy_id, "A")),
            ErrorCode::PolicyIdNotExist,
        ),
        (
            world.refused(&DeletePolicy { policy_id }),
            ErrorCode::PolicyIdNotExist,
        ),
        (
            world.refused(&AttachPolicy { policy, target }),
            ErrorCode::PolicyIdNotExist,
        ),
        (
            world.refused(&DetachPolicy { policy, target }),
            ErrorCode::PolicyIdNotExist,
        ),
    ] {
        assert_eq!(error.code, code, "{error}");
    }
}

#[test]
fn every_text_that_a_policy_has_had_is_listed_the_newest_first() {
    let mut world = World::enabled();
    let policy_id = world.create("Guard");
    world.run(&rewrite(policy_id, OTHER_TEXT)).unwrap();
    world.undo(world.last()).unwrap();
    world.attach(policy_id, Target::Node(ROOT));
    let versions = world
        .run(&ListPolicyVersions { policy_id })
        .unwrap()
        .versions;
    let listed: Vec<_> = versions
        .iter()
        .map(|version| {
            (
                version.number,
                version.action.as_str(),
                version.content.as_str(),
                version.by,
            )
        })
        .collect();
    assert_eq!(
        listed,
        [
            (3, "UndoChange", TEXT, MANAGER),
            (2, "UpdatePolicy", OTHER_TEXT, MANAGER),
            (1, "CreatePolicy", TEXT, MANAGER),
        ]
    );
    assert!(versions[0].saved > versions[1].saved);
}

#[test]
fn the_list_is_searched_by_name_and_filtered_by_type() {
    let mut world = World::enabled();
    for name in ["DenyLogs", "DenyKeys", "日志"] {
        world.create(name);
    }
    let list = |scope, keyword: Option<&str>| ListPolicies {
        scope,
        keyword: keyword.map(str::to_owned),
        ..ListPolicies::default()
    };
    assert_eq!(
        names(&mut world, list(PolicyScope::System, None)),
        ["FullQcloudAccess"]
    );
    assert_eq!(
        names(&mut world, list(PolicyScope::Custom, Some(" deny "))),
        ["DenyLogs", "DenyKeys"]
    );
    assert_eq!(
        names(&mut world, list(PolicyScope::All, Some("日"))),
        ["日志"]
    );
    assert!(names(&mut world, list(PolicyScope::System, Some("deny"))).is_empty());
}

#[test]
fn the_list_counts_bindings_and_comes_in_pages() {
    let mut world = World::enabled();
    let guard = world.create("Guard");
    world.attach(guard, Target::Node(FINANCE));
    let page = |rp, page| ListPolicies {
        rp: Some(rp),
        page: Some(page),
        ..ListPolicies::default()
    };
    let second = world.run(&page(1, 2)).unwrap().0;
    assert_eq!((second.total, second.items.len()), (2, 1));
    assert_eq!(
        (second.items[0].policy_id, second.items[0].attached_times),
        (guard, 1)
    );
    assert!(world.run(&page(200, 200)).unwrap().0.items.is_empty());
    for (rp, number) in [(0, 1), (201, 1), (20, 0), (20, 201)] {
        assert_eq!(
            world.refused(&page(rp, number)).code,
            ErrorCode::InvalidParameter
        );
    }
}

#[test]
fn an_edit_of_what_somebody_else_changed_is_refused() {
    let mut world = World::enabled();
    let policy_id = world.create("Guard");
    let describe = DescribePolicy { policy_id };
    let (_, seen) = world.run_if(MANAGER, &describe, None).unwrap();
    let (_, after) = world
        .run_if(MANAGER, &rewrite(policy_id, OTHER_TEXT), seen)
        .unwrap();
    assert!(after > seen, "the answer carries the new etag");
    let error = world
        .run_if(MANAGER, &rename(policy_id, "Late"), seen)
        .unwrap_err();
    assert_eq!(
        (error.code, error.records),
        (ErrorCode::Conflict, vec!["Guard".into()])
    );
    let delete = DeletePolicy { policy_id };
    assert_eq!(
        world.run_if(MANAGER, &delete, seen).unwrap_err().code,
        ErrorCode::Conflict
    );
    world
        .run_if(MANAGER, &rename(policy_id, "InTime"), after)
        .unwrap();
    let (_, latest) = world.run_if(MANAGER, &describe, None).unwrap();
    world.run_if(MANAGER, &delete, latest).unwrap();
    let error = world
        .run_if(MANAGER, &rename(policy_id, "Gone"), latest)
        .unwrap_err();
    assert_eq!(
        error.code,
        ErrorCode::PolicyIdNotExist,
        "what is gone is reported as gone"
    );
}
