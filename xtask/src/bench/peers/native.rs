//! Decisions by Charter and by Cedar, natively; with the word `questions`, the questions for JavaScript instead.
//! `cargo xtask bench decisions` writes the package around it.
use std::hint::black_box;
use std::time::{Duration, Instant};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request as CedarRequest,
    RestrictedExpression,
};
use charter_policy::decide::{Compiled, Outcome, Request};
use charter_policy::tencent;

mod questions;
mod write;
use questions::{Question, Setting, SETTINGS, SIZES};

/// Rounds that are timed. They are short, so that on a busy machine most of them are not interrupted.
const ROUNDS: usize = 401;
const ROUND: Duration = Duration::from_micros(300);

fn main() {
    if std::env::args().nth(1).as_deref() == Some("questions") {
        return write::print();
    }
    println!("native, one decision, median and 95th percentile of {ROUNDS} rounds");
    for (name, setting) in SETTINGS {
        for size in SIZES {
            let charter = charter(size, setting);
            let cedar = cedar(size, setting);
            println!("{name:>7} {size:>5} statements: charter {charter}   cedar {cedar}");
        }
    }
}

fn charter(size: usize, setting: Setting) -> String {
    let text = questions::charter(size, setting);
    let start = Instant::now();
    let policy = Compiled::new(&text, &tencent::CAM).expect("a policy");
    let compiled = start.elapsed();
    let requests: Vec<(Request, Question)> = questions::questions(size, setting)
        .into_iter()
        .map(|question| {
            let resource = questions::server(&question.server);
            let request = Request::new(&format!("cvm:{}", question.action), &resource)
                .with("qcs:ip", [question.ip])
                .with("corp:factor", [question.factor])
                .complete();
            (request, question)
        })
        .collect();
    let allowed = |request: &Request| policy.verdict(request).outcome == Outcome::Allowed;
    for (request, question) in &requests {
        assert_eq!(allowed(request), question.allowed, "{}", question.server);
    }
    timed(&requests, compiled, |(request, _)| allowed(request))
}

fn cedar(size: usize, setting: Setting) -> String {
    let text = questions::cedar(size, setting);
    let start = Instant::now();
    let policies: PolicySet = text.parse().expect("a policy");
    let compiled = start.elapsed();
    let entities = Entities::empty();
    let authorizer = Authorizer::new();
    let uid = |text: String| -> EntityUid { text.parse().expect("an entity") };
    let requests: Vec<(CedarRequest, Question)> = questions::questions(size, setting)
        .into_iter()
        .map(|question| {
            let text = |value: &str| RestrictedExpression::new_string(value.to_owned());
            let pairs = [("ip", question.ip), ("factor", question.factor)];
            let pairs = pairs.map(|(key, value)| (key.to_owned(), text(value)));
            let request = CedarRequest::new(
                uid(r#"User::"ann""#.to_owned()),
                uid(format!(r#"Action::"cvm:{}""#, question.action)),
                uid(format!(r#"Server::"{}""#, question.server)),
                Context::from_pairs(pairs).expect("a context"),
                None,
            );
            (request.expect("a request"), question)
        })
        .collect();
    let allowed = |request: &CedarRequest| {
        let response = authorizer.is_authorized(request, &policies, &entities);
        response.decision() == Decision::Allow
    };
    for (request, question) in &requests {
        assert_eq!(allowed(request), question.allowed, "{}", question.server);
    }
    timed(&requests, compiled, |(request, _)| allowed(request))
}

fn timed<T>(requests: &[T], compiled: Duration, ask: impl Fn(&T) -> bool) -> String {
    let mut questions = requests.iter().cycle();
    let mut ask_some = |count: usize| {
        for request in questions.by_ref().take(count) {
            black_box(ask(black_box(request)));
        }
    };
    let start = Instant::now();
    let mut count = 0;
    while start.elapsed() < ROUND {
        ask_some(1);
        count += 1;
    }
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            ask_some(count);
            start.elapsed().as_secs_f64() * 1e6 / count as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    format!(
        "{:>8.3} µs, {:>8.3} µs (compiled in {:>7.2} ms)",
        times[ROUNDS / 2],
        times[ROUNDS * 95 / 100],
        compiled.as_secs_f64() * 1e3
    )
}
