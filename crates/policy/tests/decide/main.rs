//! Decisions: the documents' rules as tables, and random ones against a second evaluator.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used, clippy::panic)]

mod allocation;
#[path = "../languages/aws_language.rs"]
mod aws_language;
mod cases;
mod conditions;
mod examples;
mod naver;
mod oracle;
mod organization;
mod random;
mod reasons;
mod refused;
mod resources;
mod spellings;

use charter_policy::Profile;
use charter_policy::decide::{Compiled, Outcome, PolicySource, Request};

/// The account that owns the policies here.
const OWNER: &str = "uin/100";

/// Statements as a policy of Tencent Cloud.
fn tencent(statements: &str) -> String {
    format!(r#"{{"version":"2.0","statement":[{statements}]}}"#)
}

/// Compiles one policy that belongs to [`OWNER`].
fn compiled(text: &str, profile: &'static Profile) -> Compiled {
    let source = PolicySource::new("policy", text).owned_by(OWNER);
    Compiled::of(&[source], profile).unwrap_or_else(|refused| panic!("{refused}: {text}"))
}

fn outcome(text: &str, profile: &'static Profile, request: &Request) -> Outcome {
    let policy = compiled(text, profile);
    let verdict = policy.verdict(request);
    assert_eq!(
        policy.decide(request).outcome,
        verdict.outcome,
        "{request:?} {text}"
    );
    verdict.outcome
}

/// A request with keys, every other one absent.
fn request(action: &str, resource: &str, keys: &[(&str, &[&str])]) -> Request {
    let request = Request::new(action, resource);
    let with = |request: Request, (key, values): &(&str, &[&str])| {
        request.with(key, values.iter().copied())
    };
    keys.iter().fold(request, with).complete()
}
