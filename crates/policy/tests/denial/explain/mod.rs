//! What is explained, and what is proposed.

mod from_texts;

use charter_policy::decide::{Boundary, Caller, Outcome, Request};
use charter_policy::denial::{
    At, Breadth, Explanation, Kind, LevelSet, PolicySet, PolicyText, Situation, explain,
    explain_partly, read,
};
use charter_policy::{Catalog, PROFILES, Profile, huawei, tencent, text};

const FULL: &str =
    r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "*", "resource": "*"}]}"#;
const INSTANCE: &str = "qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1";

fn set(profile: &'static Profile, texts: &[&str]) -> PolicySet {
    let policies = texts.iter().zip(1..).map(|(text, number)| PolicyText {
        name: format!("p{number}"),
        text: (*text).to_owned(),
    });
    PolicySet {
        profile,
        owners: Vec::new(),
        policies: policies.collect(),
    }
}

fn identity(texts: &[&str]) -> Situation {
    Situation {
        identity: Some(set(&tencent::CAM, texts)),
        ..Situation::default()
    }
}

fn explained(request: &Request, situation: &Situation) -> Explanation {
    let explained = explain(request, situation, &Catalog::empty()).expect("sound policies");
    // Every step, made by hand, gives the outcome that is promised.
    let mut by_hand = situation.clone();
    for step in &explained.steps {
        if let Some(before) = by_hand
            .set(step.at)
            .and_then(|set| set.policies.get(step.policy))
        {
            let after = text::apply(&before.text, &step.edits).ok();
            assert!(step.after.is_none() || after == step.after, "{step:?}");
        }
        by_hand.make(step);
    }
    let decided = by_hand.decide(request).expect("sound policies");
    assert_eq!(decided.outcome, explained.after);
    explained
}

fn sentences(explained: &Explanation, request: &Request, situation: &Situation) -> Vec<String> {
    let steps = explained.steps.iter();
    steps
        .map(|step| step.sentence(request, situation))
        .collect()
}

#[test]
fn what_nothing_allows_gets_the_smallest_statement() {
    let read_only = r#"{
  "version": "2.0",
  "statement": [
    {
      "effect": "allow",
      "action": ["cvm:Describe*"],
      "resource": ["*"]
    }
  ]
}"#;
    let situation = identity(&[read_only]);
    let request = Request::new("cvm:StopInstances", INSTANCE);
    let explained = explained(&request, &situation);
    assert_eq!(explained.before.outcome, Outcome::ImplicitDeny);
    assert_eq!(explained.after, Outcome::Allowed);
    let [step] = explained.steps.as_slice() else {
        panic!("one step: {explained:#?}");
    };
    assert_eq!(
        (step.at, &step.kind, step.breadth),
        (At::Identity, &Kind::AddStatement, Breadth::Request)
    );
    let after = step.after.as_deref().expect("a text");
    assert!(
        after.contains(&format!("\"{INSTANCE}\"")) && after.contains("\"cvm:StopInstances\""),
        "{after}"
    );
    assert!(
        after.starts_with(&read_only[..read_only.len() - 8]),
        "all else stays: {after}"
    );
    assert_eq!(
        sentences(&explained, &request, &situation),
        [format!(
            "Add a statement to “p1” that allows cvm:StopInstances on {INSTANCE}."
        )]
    );
}

#[test]
fn a_deny_is_parted_so_that_nothing_else_passes() {
    let deny = r#"{"version": "2.0", "statement": [{"effect": "deny", "action": ["cvm:StopInstances", "cvm:RebootInstances"], "resource": ["qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1", "qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-2"]}]}"#;
    let situation = identity(&[FULL, deny]);
    let request = Request::new("cvm:StopInstances", INSTANCE);
    let explained = explained(&request, &situation);
    let [step] = explained.steps.as_slice() else {
        panic!("one step: {explained:#?}");
    };
    assert_eq!(step.breadth, Breadth::Request);
    assert_eq!(
        step.kind,
        Kind::ExceptAction {
            is_kept_elsewhere: true,
            listed: None
        }
    );
    assert_eq!((step.policy, step.statement), (1, Some(0)));
    let mut changed = situation.clone();
    changed.make(step);
    let outcome = |action: &str, instance: &str| {
        let resource = INSTANCE.replace("ins-1", instance);
        changed
            .decide(&Request::new(action, &resource))
            .expect("sound")
            .outcome
    };
    assert_eq!(outcome("cvm:StopInstances", "ins-1"), Outcome::Allowed);
    assert_eq!(outcome("cvm:StopInstances", "ins-2"), Outcome::ExplicitDeny);
    assert_eq!(
        outcome("cvm:RebootInstances", "ins-1"),
        Outcome::ExplicitDeny
    );
}

#[test]
fn every_level_that_stops_it_is_named_and_changed() {
    let guard = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "*", "resource": "*"}, {"effect": "deny", "action": ["cls:DeleteTopic"], "resource": "*"}]}"#;
    let narrow = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cvm:*", "resource": "*"}]}"#;
    let level = |name: &str, text: &str| LevelSet {
        name: name.to_owned(),
        policies: set(&tencent::SCP, &[text]),
    };
    let situation = Situation {
        identity: Some(set(&tencent::CAM, &[narrow])),
        levels: vec![
            level("member", FULL),
            level("Finance", guard),
            level("Root", narrow),
        ],
        ..Situation::default()
    };
    let request = Request::new(
        "cls:DeleteTopic",
        "qcs::cls:ap-guangzhou:uin/100000000001:topic/t-1",
    );
    let explained = explained(&request, &situation);
    assert!(matches!(
        explained.before.boundary,
        Boundary::DeniedAt { level: 1, .. }
    ));
    let places: Vec<(At, Breadth)> = explained
        .steps
        .iter()
        .map(|step| (step.at, step.breadth))
        .collect();
    assert_eq!(
        places,
        [
            (At::Level(1), Breadth::Action),
            (At::Level(2), Breadth::Request),
            (At::Identity, Breadth::Request)
        ]
    );
    assert_eq!(explained.after, Outcome::Allowed);
    let sentences = sentences(&explained, &request, &situation);
    assert_eq!(sentences[0], "Take statement 2 out of “p1” at Finance.");
    assert_eq!(
        explained.steps[0].consequence(&request),
        "cls:DeleteTopic passes on every resource of the statement."
    );
    assert!(
        sentences[1].starts_with("Add a statement to “p1” at Root that allows cls:DeleteTopic on ")
    );
    let exempt = Situation {
        caller: Caller::ServiceLinkedRole,
        ..situation
    };
    let exempt = explain(&request, &exempt, &Catalog::empty()).expect("sound");
    assert_eq!(exempt.steps.len(), 1, "no level binds it: {exempt:#?}");
}

#[test]
fn a_pattern_gives_way_to_the_actions_that_the_catalog_lists() {
    let deny = r#"{"version": "2.0", "statement": [{"effect": "deny", "action": ["cls:Delete*"], "resource": "*"}]}"#;
    let situation = identity(&[FULL, deny]);
    let request = Request::new("cls:DeleteTopic", "*");
    let blind = explained(&request, &situation);
    assert_eq!(
        (&blind.steps[0].kind, blind.steps[0].breadth),
        (&Kind::Unbind, Breadth::Statement)
    );
    let index = "charter-catalog 1\ncls\t\t\t3\n";
    let service = "charter-catalog 1\ncls\nCreateTopic\nDeleteIndex\nDeleteTopic\n";
    let catalog = Catalog::with_index(index)
        .and_then(|catalog| catalog.with_service(service))
        .expect("a catalog");
    let explained = explain(&request, &situation, &catalog).expect("sound");
    let step = &explained.steps[0];
    assert_eq!(
        step.kind,
        Kind::ExceptAction {
            is_kept_elsewhere: false,
            listed: Some(1)
        }
    );
    assert_eq!(step.breadth, Breadth::Action);
    assert_eq!(
        step.consequence(&request),
        "cls:DeleteTopic passes on every resource of the statement. Actions that the pattern names and the catalog does not list are no longer denied."
    );
    let after = step.after.as_deref().expect("a text");
    assert!(
        after.contains("\"cls:DeleteIndex\"") && !after.contains("DeleteTopic"),
        "{after}"
    );
}

#[test]
fn a_language_with_negated_lists_says_exceptions_from_everything() {
    let deny = r#"{"Version": "5.0", "Statement": [{"Effect": "Allow", "Action": ["*"], "Resource": ["*"]}, {"Sid": "Guard", "Effect": "Deny", "Action": ["ecs:cloudServers:delete", "ecs:cloudServers:stop"], "Resource": ["*"]}]}"#;
    let situation = Situation {
        identity: Some(set(&huawei::V5_0, &[deny])),
        ..Situation::default()
    };
    let denial = read(
        "User: ops is not authorized to perform action ecs:cloudServers:stop on resource ecs:cn-north-4:0123:instance:i-1 with an explicit deny in an identity-based policy.",
    );
    let request = denial.request().expect("an action");
    let explained = explained(&request, &situation);
    let step = &explained.steps[0];
    assert_eq!(step.breadth, Breadth::Request);
    let after = step.after.as_deref().expect("a text");
    assert!(
        after.contains("\"NotResource\": [\"ecs:cn-north-4:0123:instance:i-1\"]"),
        "{after}"
    );
    assert_eq!(after.matches("\"Sid\"").count(), 1, "{after}");
    assert_eq!(explained.after, Outcome::Allowed);
}

#[test]
fn nothing_is_proposed_for_what_is_not_known() {
    let conditional = r#"{"version": "2.0", "statement": [{"effect": "allow", "action": "cvm:*", "resource": "*", "condition": {"ip_equal": {"qcs:ip": "10.0.0.0/8"}}}]}"#;
    let situation = identity(&[conditional]);
    let request = Request::new("cvm:StopInstances", INSTANCE);
    let unknown = explained(&request, &situation);
    assert_eq!(unknown.before.outcome, Outcome::Unknown);
    assert!(unknown.steps.is_empty());
    // With the key told it is known, and the statement that comes near is named.
    let told = explained(&request.with("qcs:ip", ["192.0.2.1"]), &situation);
    assert_eq!(told.before.outcome, Outcome::ImplicitDeny);
    assert_eq!(
        told.before
            .identity
            .as_ref()
            .map(|decision| decision.because.len()),
        Some(1)
    );
    assert_eq!(told.steps.len(), 1);
    // Policies that allow it cannot be what denied it.
    let allowed = explained(&Request::new("cvm:StopInstances", "*"), &identity(&[FULL]));
    assert_eq!(
        (allowed.before.outcome, allowed.steps.len()),
        (Outcome::Allowed, 0)
    );
}

#[test]
fn where_there_is_no_policy_one_is_proposed() {
    let situation = identity(&[]);
    let request = Request::new("cvm:StopInstances", INSTANCE);
    let explained = explained(&request, &situation);
    let step = &explained.steps[0];
    assert_eq!(step.kind, Kind::AddPolicy);
    assert_eq!(explained.after, Outcome::Allowed);
    assert_eq!(
        step.sentence(&request, &situation),
        format!(
            "Bind a policy to the caller, with one statement that allows cvm:StopInstances on {INSTANCE}."
        )
    );
}

#[test]
fn every_language_can_say_what_is_missing() {
    // What a role or a bucket allows to whom is said by whoever has it, not by who is denied.
    let nameless = |profile: &&&Profile| !profile.names_principals();
    for profile in PROFILES.iter().filter(nameless) {
        let (action, resource) = match profile.dialect.name {
            "tencent" => ("cvm:StopInstances", INSTANCE),
            "huawei" => ("ecs:servers:stop", "ecs:cn-north-4:0123:instance:i-1"),
            "naver" => (
                "Server:Change/stopServerInstances",
                "nrn:PUB:Server:KR:12345:Server/1",
            ),
            other => panic!("an action of {other}"),
        };
        let request = Request::new(action, resource);
        let policies = set(profile, &[]);
        let situation = if profile.grants {
            Situation {
                identity: Some(policies),
                ..Situation::default()
            }
        } else {
            let name = "Root".to_owned();
            Situation {
                levels: vec![LevelSet { name, policies }],
                ..Situation::default()
            }
        };
        let explained = explained(&request, &situation);
        let passes = if profile.grants {
            Outcome::Allowed
        } else {
            Outcome::NotBlocked
        };
        assert_eq!(explained.after, passes, "{}: {explained:#?}", profile.name);
        let step = &explained.steps[0];
        // Some kinds of policy may only allow an action on all resources.
        assert!(
            step.breadth <= Breadth::Action,
            "{}: {step:?}",
            profile.name
        );
    }
}

#[test]
fn a_policy_that_cannot_take_the_statement_gets_one_beside_it() {
    // Huawei Cloud keeps global services and those of a project apart in policies of version 1.1.
    let global = r#"{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": ["iam:users:listUsers"]}]}"#;
    let situation = Situation {
        identity: Some(set(&huawei::V1_1, &[global])),
        ..Situation::default()
    };
    let request = Request::new("ecs:servers:start", "ecs:cn-north-4:0123:instance:i-1");
    let explained = explained(&request, &situation);
    assert_eq!(explained.steps[0].kind, Kind::AddPolicy);
    assert_eq!(explained.steps[0].policy, 1);
    assert_eq!(explained.after, Outcome::Allowed);
}

#[test]
fn what_is_about_to_be_created_is_named_by_a_pattern() {
    let resource = "qcs::cvm:ap-guangzhou:uin/100000000001:instance/*";
    let request = Request::new("cvm:RunInstances", resource);
    let situation = identity(&[]);
    let step = explained(&request, &situation).steps[0].clone();
    assert_eq!(step.breadth, Breadth::Pattern);
    assert_eq!(
        step.consequence(&request),
        format!("cvm:RunInstances passes on whatever {resource} names.")
    );
}

#[test]
fn policies_with_errors_explain_nothing() {
    let faulty = FULL.replace("allow", "alow");
    let request = Request::new("cvm:StopInstances", "*");
    assert!(explain(&request, &identity(&[&faulty]), &Catalog::empty()).is_err());
}

#[test]
fn a_policy_that_is_bound_at_several_levels_is_changed_once() {
    let full = r#"{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}"#;
    let keys = r#"{"version":"2.0","statement":[{"effect":"deny","action":["kms:ScheduleKeyDeletion","kms:DisableKey"],"resource":"*"}]}"#;
    let bound = |name: &str, text: &str| PolicyText {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let level = |name: &str, policies: Vec<PolicyText>| LevelSet {
        name: name.to_owned(),
        policies: PolicySet {
            profile: &tencent::SCP,
            owners: Vec::new(),
            policies,
        },
    };
    let guard = || bound("NoKeyDeletion", keys);
    let situation = Situation {
        levels: vec![
            level("cards", vec![bound("Full", full), guard()]),
            level("Payments", vec![guard(), bound("Full", full)]),
            level("Root", vec![bound("Full", full)]),
        ],
        ..Situation::default()
    };
    let request = Request::new("kms:ScheduleKeyDeletion", "qcs::kms::uin/1:key/1");
    let found = explain(&request, &situation, &Catalog::empty()).expect("good policies");
    assert_eq!(found.steps.len(), 1);
    assert_eq!(situation.also_bound(&found.steps[0]), [1]);
    assert_eq!(found.after, Outcome::NotBlocked);
}
