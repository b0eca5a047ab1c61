//! What is said to pass is what passes: every proposal, held against every other request over a small world.

use charter_policy::decide::{Outcome, Request};
use charter_policy::denial::{Breadth, PolicySet, PolicyText, Situation, explain};
use charter_policy::{Catalog, Profile, huawei, tencent};

/// A language with its words.
struct World {
    profile: &'static Profile,
    actions: [&'static str; 4],
    resources: [&'static str; 3],
    patterns: [&'static str; 3],
}

const TENCENT: World = World {
    profile: &tencent::CAM,
    actions: [
        "cvm:StopInstances",
        "cvm:StartInstances",
        "cvm:RunInstances",
        "cls:DeleteTopic",
    ],
    resources: [
        "qcs::cvm:ap-guangzhou:uin/1:instance/ins-1",
        "qcs::cvm:ap-guangzhou:uin/1:instance/ins-2",
        "qcs::cvm:ap-guangzhou:uin/1:image/img-1",
    ],
    patterns: ["cvm:*", "cvm:St*", "qcs::cvm:ap-guangzhou:uin/1:instance/*"],
};

const HUAWEI: World = World {
    profile: &huawei::V5_0,
    actions: [
        "ecs:servers:stop",
        "ecs:servers:start",
        "ecs:servers:create",
        "vpc:vpcs:create",
    ],
    resources: [
        "ecs:cn-north-4:0123:instance:i-1",
        "ecs:cn-north-4:0123:instance:i-2",
        "ecs:cn-north-4:0123:image:m-1",
    ],
    patterns: [
        "ecs:*:*",
        "ecs:servers:st*",
        "ecs:cn-north-4:0123:instance:*",
    ],
};

impl World {
    fn policy(
        &self,
        effect: bool,
        actions: &[&str],
        resources: &[&str],
        is_denied_too: bool,
    ) -> String {
        let dialect = self.profile.dialect;
        let capital = dialect.name == "huawei";
        let name = |text: &str| {
            let first = text[..1].to_ascii_uppercase();
            if capital {
                format!("{first}{}", &text[1..])
            } else {
                text.to_owned()
            }
        };
        let list = |items: &[&str]| format!("[\"{}\"]", items.join("\", \""));
        let statement = |effect: &str, actions: &[&str], resources: &[&str]| {
            format!(
                "{{\"{}\": \"{}\", \"{}\": {}, \"{}\": {}}}",
                name("effect"),
                name(effect),
                name("action"),
                list(actions),
                name("resource"),
                list(resources)
            )
        };
        let own = statement(if effect { "allow" } else { "deny" }, actions, resources);
        let both = if is_denied_too {
            format!("{}, {own}", statement("allow", &["*"], &["*"]))
        } else {
            own
        };
        format!(
            "{{\"{}\": \"{}\", \"{}\": [{both}]}}",
            name("version"),
            dialect.versions[0],
            name("statement")
        )
    }

    fn lists<'w>(&self, literals: &[&'w str], patterns: &[&'w str]) -> Vec<Vec<&'w str>> {
        let mut lists: Vec<Vec<&str>> = literals.iter().map(|literal| vec![*literal]).collect();
        lists.push(literals.to_vec());
        for pattern in patterns {
            lists.push(vec![pattern]);
            lists.push(vec![pattern, literals[literals.len() - 1]]);
        }
        lists.push(vec!["*"]);
        lists
    }

    fn situation(&self, text: &str) -> Situation {
        Situation {
            identity: Some(PolicySet {
                profile: self.profile,
                owners: Vec::new(),
                policies: vec![PolicyText {
                    name: "p".to_owned(),
                    text: text.to_owned(),
                }],
            }),
            ..Situation::default()
        }
    }

    fn outcomes(&self, situation: &Situation) -> Vec<((usize, usize), bool)> {
        let compiled = situation.identity.as_ref().map(PolicySet::compile);
        let compiled = compiled.expect("policies").expect("sound policies");
        let mut outcomes = Vec::new();
        for (a, action) in self.actions.iter().enumerate() {
            for (r, resource) in self.resources.iter().enumerate() {
                let outcome = compiled.verdict(&Request::new(action, resource)).outcome;
                assert_ne!(outcome, Outcome::Unknown);
                outcomes.push(((a, r), outcome == Outcome::Allowed));
            }
        }
        outcomes
    }

    /// Every policy of one or two statements over these words, every request that it denies.
    fn holds(&self) -> usize {
        let mut proposals = 0;
        let actions = self.lists(&self.actions, &self.patterns[..2]);
        let resources = self.lists(&self.resources, &self.patterns[2..]);
        for actions in &actions {
            for resources in &resources {
                for denied in [false, true] {
                    let text = self.policy(!denied, actions, resources, denied);
                    proposals += self.holds_for(&text);
                }
            }
        }
        proposals
    }

    fn holds_for(&self, text: &str) -> usize {
        let situation = self.situation(text);
        let before = self.outcomes(&situation);
        let mut proposals = 0;
        for ((a, r), is_allowed) in &before {
            let request = Request::new(self.actions[*a], self.resources[*r]);
            let explained = explain(&request, &situation, &Catalog::empty()).expect("sound");
            if *is_allowed {
                assert!(explained.steps.is_empty(), "{text}");
                continue;
            }
            if explained.steps.iter().any(|step| step.after.is_none()) {
                continue;
            }
            assert_eq!(explained.after, Outcome::Allowed, "{text} {request:?}");
            let mut changed = situation.clone();
            explained.steps.iter().for_each(|step| changed.make(step));
            let breadth = explained.steps.iter().map(|step| step.breadth).max();
            for ((place, was), (_, is)) in before.iter().zip(self.outcomes(&changed)) {
                let may = match breadth.expect("a step") {
                    Breadth::Request | Breadth::AsListed | Breadth::Pattern => *place == (*a, *r),
                    Breadth::Action => place.0 == *a,
                    Breadth::Resource => place.1 == *r,
                    Breadth::Entries | Breadth::Statement => true,
                };
                assert!(
                    is == *was || (is && may),
                    "{text}\n{request:?}\n{explained:#?}\n{place:?}"
                );
            }
            proposals += 1;
        }
        proposals
    }
}

#[test]
fn no_more_passes_than_is_said_in_tencents_language() {
    assert!(TENCENT.holds() > 500);
}

#[test]
fn no_more_passes_than_is_said_in_huaweis_language() {
    assert!(HUAWEI.holds() > 500);
}

#[test]
fn where_no_list_has_a_pattern_exactly_the_request_passes() {
    for world in [&TENCENT, &HUAWEI] {
        let text = world.policy(false, &world.actions, &world.resources, true);
        let request = Request::new(world.actions[0], world.resources[0]);
        let explained =
            explain(&request, &world.situation(&text), &Catalog::empty()).expect("sound");
        assert_eq!(
            explained.steps[0].breadth,
            Breadth::Request,
            "{explained:#?}"
        );
    }
}
