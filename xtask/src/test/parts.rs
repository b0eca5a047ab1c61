//! The parts of `cargo xtask test`.

use super::counts::Counts;
use super::{Context, Outcome, capture};
use crate::bench::weight;
use crate::failure::{Doing, Failure, Result};
use crate::release::{self, Release};
use crate::run;
use crate::toolchain::TARGET;
use std::fs;
use std::process::Command;

type Read = fn(&str) -> Counts;

/// Runs a command and reads its counts; without a reader the command is one check.
fn check(context: &Context, command: &mut Command, read: Option<Read>) -> Result<Outcome> {
    let (success, output) = capture(command, context.live)?;
    let counts = read.map_or(Counts::one(success), |read| {
        read(&output).with_status(success)
    });
    Ok(Outcome { counts, output })
}

fn both(first: Outcome, second: Outcome) -> Outcome {
    let output = [first, second].map(|outcome| (outcome.counts, outcome.output));
    let counts = output[0].0.and(output[1].0);
    let failed = output.into_iter().filter(|(counts, _)| counts.failed > 0);
    Outcome {
        counts,
        output: failed.map(|(_, text)| text).collect(),
    }
}

pub fn fmt(context: &Context) -> Result<Outcome> {
    let mut fmt = run::command("cargo");
    let mut outcome = check(
        context,
        fmt.args(["fmt", "--all", "--", "--check", "-l"]),
        None,
    )?;
    outcome.output = format!(
        "These files are not formatted; cargo fmt --all does it:\n{}",
        outcome.output
    );
    Ok(outcome)
}

pub fn clippy(context: &Context) -> Result<Outcome> {
    let mut native = run::command("cargo");
    native.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    let native = check(context, &mut native, None)?;
    let compile = &context.setup()?.compile;
    let mut wasm = compile.toolchain.command("cargo", &compile.tools);
    wasm.args([
        "clippy",
        "--package",
        "charter",
        "--all-targets",
        "--target",
        TARGET,
        "--",
        "-D",
        "warnings",
    ]);
    Ok(both(native, check(context, &mut wasm, None)?))
}

pub fn native(context: &Context) -> Result<Outcome> {
    let mut tests = run::command("cargo");
    let read: Read = if run::find("cargo-nextest").is_some() {
        tests.args([
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--no-tests=pass",
        ]);
        Counts::of_nextest
    } else {
        tests.args(["test", "--workspace", "--all-targets", "--no-fail-fast"]);
        Counts::of_cargo_test
    };
    let tests = check(context, &mut tests, Some(read))?;
    let mut examples = run::command("cargo");
    examples.args(["test", "--workspace", "--doc", "--no-fail-fast"]);
    Ok(both(
        tests,
        check(context, &mut examples, Some(Counts::of_cargo_test))?,
    ))
}

pub fn wasm(context: &Context) -> Result<Outcome> {
    let setup = context.setup()?;
    let mut tests = setup
        .compile
        .toolchain
        .command("cargo", &setup.compile.tools);
    tests.args([
        "test",
        "--package",
        "charter",
        "--tests",
        "--target",
        TARGET,
        "--no-fail-fast",
    ]);
    tests
        .env("CHROMEDRIVER", &setup.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    tests
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("RUST_BACKTRACE", "0");
    check(context, &mut tests, Some(Counts::of_cargo_test))
}

pub fn build(context: &Context) -> Result<Outcome> {
    let built = build_release(context);
    let _ = context.built.set(built.is_ok());
    built?;
    let held = weight::hold(&release::whole(&context.setup()?.compile));
    Ok(Outcome {
        counts: Counts::one(true).and(Counts::one(held.is_ok())),
        output: held.err().map(|why| why.to_string()).unwrap_or_default(),
    })
}

fn build_release(context: &Context) -> Result<()> {
    let setup = context.setup()?;
    release::build(&Release::default(), &setup.compile, &setup.node_modules)
}

pub fn e2e(context: &Context) -> Result<Outcome> {
    // Alone, this part makes the release that it tests.
    if !*context.built.get_or_init(|| {
        build_release(context)
            .map_err(|why| eprintln!("{why}"))
            .is_ok()
    }) {
        return Err(Failure::new(
            "The end-to-end tests did not run, since there is no release to test.",
        ));
    }
    let folder = run::root().join("tests/e2e");
    let entries = fs::read_dir(&folder).doing(|| "read tests/e2e".into())?;
    let mut files: Vec<_> = entries.flatten().map(|file| file.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let mut node = run::command("node");
    // Each test has a limit of its own (support/test.mjs); this one is a file's, and grows with nothing.
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .arg("--test-timeout=1800000")
        .args(files);
    node.env("CHROMIUM", &context.setup()?.browser)
        .env("CHARTER_DIST", Release::default().folder);
    check(context, &mut node, Some(Counts::of_node))
}
