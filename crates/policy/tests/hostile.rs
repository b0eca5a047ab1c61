//! Inputs that nobody writes: nothing panics, everything comes back, and how long the worst takes is printed.
//!
//! `CHARTER_SOAK_CASES` makes the shapes as large as texts get (1 MB, 100,000 levels) and says how many random texts
//! go through parsing, checking, editing and deciding; without it both stay small.
// The lint lets `expect` pass in test functions, not in their helpers.
#![allow(clippy::expect_used)]

use std::time::{Duration, Instant};

use charter_policy::decide::{Compiled, Request};
use charter_policy::visual::{Change, List};
use charter_policy::{Document, PROFILES, Profile, check_bytes, denial, json};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn soak_cases() -> Option<u32> {
    let cases = std::env::var("CHARTER_SOAK_CASES").ok()?;
    cases.parse().ok()
}

/// The slowest of what was timed, with a word for it.
#[derive(Default)]
struct Worst(Duration, String);

impl Worst {
    /// Times something. What seems to be the slowest is run again, for it may have been the machine that paused.
    fn time(&mut self, what: impl FnOnce() -> String, run: impl Fn()) {
        let timed = || {
            let start = Instant::now();
            run();
            start.elapsed()
        };
        let mut taken = timed();
        for _ in 0..3 {
            if taken > self.0 {
                taken = taken.min(timed());
            }
        }
        if taken > self.0 {
            *self = Self(taken, what());
        }
    }
}

/// Reads, edits, undoes and decides.
fn put_through(text: &str, profile: &'static Profile) {
    let mut document = Document::new(text, profile);
    let area = document.area_text().into_owned();
    document.type_in(&format!("{area} "), area.encode_utf16().count() + 1);
    let statement = 0;
    let changes = [
        Change::AddStatement {
            after: None,
            allow: true,
        },
        Change::SetEffect {
            statement,
            allow: false,
        },
        Change::AddWord {
            statement,
            list: List::Action,
            word: "a:b".to_owned(),
        },
        Change::SplitTargets(0),
        Change::Remove(0),
    ];
    for change in &changes {
        // A broken text refuses some of them; that is the answer then.
        let _ = document.change(change);
    }
    document.fix_all();
    while document.undo().is_some() {}
    assert_eq!(document.text(), text, "undo gives the bytes back");
    if let Ok(compiled) = Compiled::new(text, profile) {
        let request = Request::new("cvm:RunInstances", "qcs::cvm::uin/1:instance/1");
        let verdict = compiled.verdict(&request);
        assert_eq!(verdict.outcome, compiled.decide(&request).outcome);
    }
}

const SEEDS: &[&str] = &[
    r#"{"version":"2.0","statement":[{"effect":"deny","action":["cvm:Run*"],"resource":"qcs::cvm:ap-guangzhou:uin/1:instance/${uin}","condition":{"ip_not_equal_if_exist":{"qcs:ip":["10.0.0.0/8","::1"]}}}]}"#,
    r#"{"Version":"5.0","Statement":[{"Sid":"A","Effect":"Allow","NotAction":["ecs:*:get"],"Resource":["ecs:*:*:instance:*"],"Condition":{"ForAllValues:StringMatch":{"g:TagKeys":["a?*"]}}}]}"#,
    r#"{"PolicyDocument":"{\"statement\":[{\"effect\":\"deny\",\"action\":\"cvm:*\"}]}"}"#,
    "document = <<EOF\n{\"statement\": [{\"effect\": \"deny\", \"action\": \"${join(\",\", a)}\"}]}\nEOF\n",
    "version: '2.0'\nstatement:\n- effect: deny\n  action: ['cvm:*']\n",
    r#"{"permissions":[{"effect":"Allow","targets":[{"product":"SSO","actions":["Change/*"],"resourceNrns":["*"]},{"product":"SSO","actions":["View*"]}]}]}"#,
    "{“version”：“2.0”，'statement': [ // 注释\n {effect: allow, \"action\": [\"cvm:\\u0041\", \"a\tb,\n \"c\"],}]",
];

fn any_text() -> impl Strategy<Value = String> {
    let edit = (
        any::<prop::sample::Index>(),
        0..8_usize,
        "\\PC{0,3}|[{}\\[\\]\",:*?$\\\\]{0,4}",
    );
    let mutated = (
        prop::sample::select(SEEDS),
        prop::collection::vec(edit, 0..6),
    );
    mutated.prop_map(|(seed, edits)| {
        let mut characters: Vec<char> = seed.chars().collect();
        for (at, removed, inserted) in edits {
            let start = at.index(characters.len() + 1);
            let end = (start + removed).min(characters.len());
            characters.splice(start..end, inserted.chars());
        }
        characters.into_iter().collect()
    })
}

#[test]
fn any_text_is_read_edited_and_decided() {
    let cases = soak_cases().unwrap_or_else(|| Config::default().cases);
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let mut worst = Worst::default();
    let inputs = (any_text(), 0..PROFILES.len());
    // The runner takes a function that cannot change what it captures.
    let shared = std::cell::RefCell::new(&mut worst);
    TestRunner::new(config)
        .run(&inputs, |(text, profile)| {
            let what = || format!("{} {text}", PROFILES[profile].name);
            shared.borrow_mut().time(what, || {
                put_through(&text, PROFILES[profile]);
                denial::read(&text);
            });
            Ok(())
        })
        .expect("nothing panics");
    println!("{cases} texts; the worst took {:?}: {}", worst.0, worst.1);
}

/// Texts of about so many bytes.
fn shapes(size: usize) -> Vec<(&'static str, Vec<u8>)> {
    let policy = |inside: String| format!(r#"{{"version":"2.0","statement":[{inside}]}}"#);
    let list = |item: &dyn Fn(usize) -> String, bytes: usize| {
        let items: Vec<String> = (0..size / bytes).map(item).collect();
        items.join(",")
    };
    let statement =
        |actions: &str| format!(r#"{{"effect":"deny","action":[{actions}],"resource":"*"}}"#);
    let text = policy(statement(r#""cvm:*""#));
    let utf16 = |bytes: fn(u16) -> [u8; 2]| {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16().cycle().take(size / 2));
        units.flat_map(bytes).collect::<Vec<u8>>()
    };
    vec![
        ("lists within lists", "[".repeat(size / 10).into()),
        (
            "objects within objects",
            r#"{"a":"#.repeat(size / 10).into(),
        ),
        (
            "lists that close",
            format!("{0}{1}", "[".repeat(size / 20), "]".repeat(size / 20)).into(),
        ),
        (
            "actions",
            policy(statement(&list(&|n| format!("\"s{n}:Do{n}\""), 16))).into(),
        ),
        (
            "patterns",
            policy(statement(&list(&|n| format!("\"cvm:*{n}*\""), 12))).into(),
        ),
        (
            "statements",
            policy(list(&|n| statement(&format!("\"cvm:A{n}\"")), 50)).into(),
        ),
        ("one word", format!("\"{}\"", "a".repeat(size)).into()),
        (
            "stars",
            policy(statement(&format!("\"cvm:{}\"", "*a".repeat(size / 2)))).into(),
        ),
        ("open quotes", "\"a\n".repeat(size / 3).into()),
        ("commas", ",".repeat(size).into()),
        ("full-width", "“，：".repeat(size / 9).into()),
        (
            "keys",
            format!("{{{}}}", list(&|n| format!("\"k{n}\":1"), 12)).into(),
        ),
        ("comments", "/* */ // a\n".repeat(size / 11).into()),
        (
            "strings with policies",
            format!("[{}]", list(&|n| format!("{{\"name\": \"{n}\", \"p\": \"{{\\\"statement\\\": {{\\\"effect\\\": 1}}}}\"}}"), 60)).into(),
        ),
        (
            "objects with policies",
            format!("{{\"a\": [{}]}}", list(&|_| "{\"statement\": {\"effect\": 1}}".to_owned(), 32)).into(),
        ),
        ("escaped quotes", format!("{{{}", "\\\"statement\\\": ".repeat(size / 18)).into()),
        ("parts of an address", "%7Bstatement&".repeat(size / 13).into()),
        ("heredocs without an end", "statement = <<EOF\n".repeat(size / 18).into()),
        ("templates without an end", "jsonencode({ statement = \"${".repeat(size / 28).into()),
        ("Terraform's objects", format!("jsonencode({}", "{ statement = [".repeat(size / 15)).into()),
        ("YAML's lists", format!("statement:\n{}", "- ".repeat(size / 2)).into()),
        ("YAML's keys", "statement:\n".repeat(size / 11).into()),
        ("braces in prose", format!("statement {}", "{ ".repeat(size / 2)).into()),
        ("objects in prose", "{\"statement\": [{\"effect\": 1}]} x".repeat(size / 32).into()),
        ("UTF-16, little end first", utf16(u16::to_le_bytes)),
        ("UTF-16, big end first", utf16(u16::to_be_bytes)),
        (
            "broken UTF-8",
            b"{\"a\": \"\xff\xc3\x28\"}".repeat(size / 14),
        ),
    ]
}

#[test]
fn shapes_that_nobody_writes_come_back() {
    // 100,000 levels are a tenth of the bytes.
    let size = if soak_cases().is_some() {
        1_000_000
    } else {
        20_000
    };
    let mut slowest = Vec::new();
    for (name, bytes) in shapes(size) {
        let mut worst = Worst::default();
        for profile in PROFILES {
            worst.time(
                || profile.name.to_owned(),
                || drop(check_bytes(&bytes, profile)),
            );
        }
        worst.time(|| "parse".to_owned(), || drop(json::parse_bytes(&bytes)));
        slowest.push((worst.0, worst.1, name));
    }
    slowest.sort_by(|one, other| other.cmp(one));
    for (time, profile, name) in &slowest {
        println!("{time:>12.1?} {name} ({profile}), {size} bytes");
    }
}
