//! The project's own commands. `cargo xtask` without arguments lists them.

mod browser;
mod cache;
mod debian;
mod failure;
mod run;
mod sysroot;
mod toolchain;
mod tools;
mod versions;
mod wasm_env;

use failure::{Failure, Result};
use std::process::ExitCode;

const USAGE: &str = "cargo xtask wasm-env";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    match arguments.first().map(String::as_str) {
        Some("wasm-env") => wasm_env::print(),
        Some("setup") => tools::ensure_all().map(drop),
        _ => Err(Failure::new(USAGE)),
    }
}
