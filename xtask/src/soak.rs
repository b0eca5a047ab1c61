//! `cargo xtask soak`: the random tests with millions of cases, many more kills of the browser, and every page in every
//! theme, width and language.

use crate::arguments::Arguments;
use crate::failure::{Failure, Result};
use crate::release::{self, Release};
use crate::toolchain::native_target_folder;
use crate::{bench, run, setup};
use std::time::{SystemTime, UNIX_EPOCH};

pub fn run(words: &[String]) -> Result<()> {
    let mut arguments = Arguments::new("soak", words);
    let cases = arguments.number::<u64>("--cases")?.unwrap_or(1_000_000);
    let kills = arguments.number::<u32>("--kills")?.unwrap_or(200);
    let seed = arguments
        .number::<u64>("--seed")?
        .unwrap_or_else(clock_seed);
    arguments.nothing_else()?;

    let again = format!("cargo xtask soak --cases {cases} --kills {kills} --seed {seed}");
    println!(
        "seed {seed}, commit {}; the same again: {again}",
        bench::commit()
    );
    let random = random_tests(cases, seed);
    let killed = if kills == 0 {
        Ok(())
    } else {
        browser_tests(kills, seed)
    };
    println!("seed {seed}, commit {}", bench::commit());
    match (random, killed) {
        (Ok(()), Ok(())) => Ok(()),
        (random, killed) => {
            let reasons = [random, killed]
                .into_iter()
                .filter_map(Result::err)
                .map(|why| why.to_string());
            Err(Failure::new(format!(
                "{}Repeat it with: {again}",
                reasons.collect::<String>()
            )))
        }
    }
}

fn random_tests(cases: u64, seed: u64) -> Result<()> {
    println!("── random tests, {cases} cases each");
    let mut cargo = run::command("cargo");
    cargo.args([
        "test",
        "--release",
        "--package",
        "charter-policy",
        "--package",
        "charter-core",
        "--no-fail-fast",
        "--config",
        "profile.release.package.charter-policy.opt-level=3",
    ]);
    // The release profile is made for small wasm; here speed counts, and arithmetic must not wrap unseen.
    cargo
        .env("CARGO_TARGET_DIR", native_target_folder().join("soak"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "3");
    cargo
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo
        .env("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true")
        .env("CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS", "true");
    cargo
        .env("PROPTEST_CASES", cases.to_string())
        .env("PROPTEST_RNG_SEED", seed.to_string());
    cargo.env(
        "PROPTEST_MAX_GLOBAL_REJECTS",
        cases.saturating_mul(4).to_string(),
    );
    cargo
        .env("CHARTER_SOAK_CASES", cases.to_string())
        .env("CHARTER_SOAK_SEED", seed.to_string());
    run::shown(&mut cargo)
}

fn browser_tests(kills: u32, seed: u64) -> Result<()> {
    let tests = ["kill", "accessibility"].map(|name| format!("tests/e2e/{name}.test.mjs"));
    if let Some(missing) = tests.iter().find(|test| !run::root().join(test).exists()) {
        return Err(Failure::new(format!(
            "{missing} is missing, so no browser was tried.\n"
        )));
    }
    println!(
        "── {kills} kills of the browser while it saves, and every page in every theme, width and language"
    );
    let setup = setup::everything()?;
    let release = Release::default();
    release::build(&release, &setup.compile, &setup.node_modules)?;
    let mut node = run::command("node");
    node.args(["--test", "--test-reporter=spec"])
        .args(tests)
        .env("CHARTER_SOAK", "1")
        .env("CHARTER_DIST", &release.folder);
    node.env("CHROMIUM", &setup.browser)
        .env("CHARTER_KILLS", kills.to_string());
    node.env("CHARTER_SOAK_SEED", seed.to_string());
    run::shown(&mut node)
}

fn clock_seed() -> u64 {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    now.as_secs() ^ u64::from(now.subsec_nanos())
}
