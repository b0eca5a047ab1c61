//! `cargo xtask serve`: the console on the offline demo, rebuilt when a file changes.

use crate::arguments::Arguments;
use crate::failure::{Doing, Result};
use crate::toolchain::{TARGET, Toolchain};
use crate::{run, setup};

pub fn run(words: &[String]) -> Result<()> {
    let mut arguments = Arguments::new("serve", words);
    let port = arguments.number::<u16>("--port")?.unwrap_or(8080);
    let release = arguments.flag("--release");
    arguments.nothing_else()?;

    let ready = setup::for_serve(|toolchain| compile_ahead(toolchain, release))?;
    eprintln!(
        "→ The console will be at http://127.0.0.1:{port} as soon as it is compiled; Ctrl C ends it"
    );
    let mut trunk = ready.toolchain.command("trunk", &ready.tools);
    trunk.args([
        "serve",
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    // Not in dist/, where a release may stand.
    let folder = ready.toolchain.target_folder().join("serve");
    std::fs::create_dir_all(&folder).doing(|| format!("create {}", folder.display()))?;
    trunk.arg("--dist").arg(folder);
    // A fault in the code is the compiler's to explain, not a stack of Trunk's.
    trunk.env("RUST_BACKTRACE", "0");
    if release {
        trunk.arg("--release");
    }
    run::shown(&mut trunk)
}

/// While Trunk is still being compiled, the console can be: Trunk then finds it done.
fn compile_ahead(toolchain: &Toolchain, release: bool) -> Result<()> {
    let mut cargo = toolchain.command("cargo", &[]);
    cargo.args(["build", "--target", TARGET, "--bin", "charter"]);
    if release {
        cargo.arg("--release");
    }
    run::step("Compiling the console for the first time", "5 min", || {
        run::logged(&mut cargo, "first-build")
    })
}
