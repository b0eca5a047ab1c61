//! The project's own commands. `cargo xtask` without arguments lists them.

mod arguments;
mod bench;
mod browser;
mod cache;
mod catalog;
mod debian;
mod failure;
mod node;
mod release;
mod run;
mod serve;
mod setup;
mod soak;
mod sysroot;
mod test;
mod toolchain;
mod tools;
mod versions;
mod wasm;
mod wasm_env;

use failure::{Failure, Result};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--port 8080] [--release]   the console on the offline demo, rebuilt on each change
cargo xtask test [PART…]                      every check, or these parts: fmt clippy native wasm build e2e
cargo xtask build [--base /path/] [--out dist] [--connect https://api.example]…
                                              the release, ready for any static host
cargo xtask bench [decisions]                 size and speed of the release; decisions beside Cedar's
cargo xtask soak [--cases N] [--kills N] [--seed N]
                                              the random tests with millions of cases
cargo xtask catalog                           public/catalog/ anew, from ../shared/catalog and ../shared/corpus
cargo xtask setup                             everything the commands need, installed but not run
cargo xtask wasm-env                          what a shell exports to compile for wasm32 by hand:
                                              eval \"$(cargo xtask wasm-env)\"

CHARTER_CACHE      the folder for tools (~/.cache/charter)
CHARTER_COMPILER   own or debian: the compiler for wasm32, where both would do
CHROMIUM, CHROMEDRIVER   the browser and its driver, where they are not found";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let text = failure.to_string();
            if !text.is_empty() {
                eprintln!("{}", text.trim_end());
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Result<()> {
    let (command, rest) = words
        .split_first()
        .map_or(("help", words), |(first, rest)| (first.as_str(), rest));
    match command {
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "build" => release::run(rest),
        "bench" => bench::run(rest),
        "soak" => soak::run(rest),
        "catalog" => catalog::run(rest),
        "setup" => setup::everything().map(drop),
        "wasm-env" => wasm_env::print(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Failure::new(format!(
            "There is no command {other}. These are the commands:\n\n{USAGE}"
        ))),
    }
}
