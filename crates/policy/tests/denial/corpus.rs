//! Published policies: each request that one of them denies for certain gets a change with which it no longer does.

use std::path::Path;

use charter_policy::decide::{Outcome, Request};
use charter_policy::denial::{PolicySet, PolicyText, Situation, explain};
use charter_policy::model::Policy;
use charter_policy::{Catalog, Profile, huawei, json, tencent};

/// The documents of a folder of the corpus that stands beside the project.
fn documents(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/corpus")
        .join(folder)
        .join("valid");
    let files = std::fs::read_dir(folder).expect("the corpus");
    let texts = files.filter_map(|file| std::fs::read_to_string(file.ok()?.path()).ok());
    texts.collect()
}

/// Requests that a policy speaks of: for each statement its first action, on its first resource and on one that is not
/// known; and one that it does not speak of.
fn requests(text: &str, profile: &'static Profile) -> Vec<Request> {
    let parsed = json::parse(text);
    let Some(policy) = Policy::new(text, &parsed, profile.dialect) else {
        return Vec::new();
    };
    let spoken = policy.statements.iter().flat_map(|statement| {
        let action = statement
            .actions()
            .next()
            .map(|action| action.as_str().replace('*', "Any"));
        let action = action
            .filter(|action| action.contains(':'))
            .unwrap_or_default();
        let resource = statement
            .resources()
            .next()
            .map(|resource| resource.as_str().replace('*', "any"));
        let resource = resource.unwrap_or_else(|| "*".to_owned());
        [(action.clone(), resource), (action, String::new())]
    });
    let strange = match profile.dialect.name {
        "huawei" => "other:things:get",
        _ => "other:GetThings",
    };
    let others = [(strange.to_owned(), "*".to_owned())];
    let all = spoken
        .chain(others)
        .filter(|(action, _)| !action.is_empty());
    all.map(|(action, resource)| Request::new(&action, &resource).complete())
        .collect()
}

#[test]
#[cfg_attr(not(published), ignore = "the published documents are not here")]
fn every_denial_of_a_published_policy_can_be_relaxed() {
    let kinds: [(&str, &'static Profile); 3] = [
        ("tencent", &tencent::CAM),
        ("huawei", &huawei::V5_0),
        ("huawei", &huawei::V1_1),
    ];
    let mut relaxed = 0;
    for (folder, profile) in kinds {
        let documents = documents(folder);
        for text in documents {
            let policies = vec![PolicyText {
                name: "p".to_owned(),
                text: text.clone(),
            }];
            let owners = vec!["uin/100000000001".to_owned()];
            let situation = Situation {
                identity: Some(PolicySet {
                    profile,
                    owners,
                    policies,
                }),
                ..Situation::default()
            };
            for request in requests(&text, profile) {
                // Documents with an error decide nothing; the corpus of the checks lists them.
                let Ok(explained) = explain(&request, &situation, &Catalog::empty()) else {
                    continue;
                };
                let denies =
                    |outcome| matches!(outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny);
                if denies(explained.before.outcome) {
                    assert!(
                        !denies(explained.after),
                        "{request:?}\n{text}\n{explained:#?}"
                    );
                    relaxed += 1;
                } else {
                    assert!(explained.steps.is_empty());
                }
            }
        }
    }
    assert!(relaxed > 200, "{relaxed}");
}
