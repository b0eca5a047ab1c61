//! Making files smaller for the wire: wasm-opt for the wasm, esbuild for scripts and style.

use super::parts::{FIRST, file_names};
use crate::failure::{Failure, Result};
use crate::run;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::thread;

/// The features that rustc's code uses, which wasm-opt must know to accept it.
pub const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How wasm-opt works on a file. Nobody loads the bytes, but what brotli makes of them: inlined, code is longer and more
/// alike. `-Oz` is 5 % smaller before brotli, and 1.7 % larger behind it; the first file has much that only it calls once.
fn level(name: &str) -> &'static [&'static str] {
    match name {
        FIRST => &["-O3"],
        _ => &["-O2", "--always-inline-max-function-size", "10"],
    }
}

/// Runs wasm-opt on every wasm of a folder, as many at a time as there are processors.
pub fn wasm(from: &Path, to: &Path, node_modules: &Path) -> Result<()> {
    let mut names = file_names(from)?;
    names.retain(|name| name.ends_with(".wasm"));
    let waiting = Mutex::new(names);
    let next = || waiting.lock().ok()?.pop();
    let work = || {
        while let Some(name) = next() {
            let mut wasm_opt = run::command("node");
            wasm_opt
                .arg(node_modules.join("binaryen/bin/wasm-opt"))
                .args(level(&name))
                .args(WASM_FEATURES)
                .args([
                    "--strip-debug",
                    "--strip-producers",
                    "--strip-target-features",
                ])
                .arg(from.join(&name))
                .arg("--output")
                .arg(to.join(&name));
            run::logged(&mut wasm_opt, &format!("wasm-opt-{name}"))?;
        }
        Ok(())
    };
    let processors = thread::available_parallelism().map_or(1, |count| count.get());
    thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(Failure::new("wasm-opt stopped unexpectedly.")))
        })
    })
}

/// Joins a script with the ones beside it that it imports, and makes it smaller.
pub fn script(from: &Path, to: &Path, node_modules: &Path) -> Result<()> {
    let mut esbuild = esbuild(node_modules);
    esbuild
        .args(["--bundle", "--format=esm", "--target=es2022"])
        .arg(from);
    esbuild.arg(outfile(to));
    run::logged(&mut esbuild, "esbuild-script")
}

/// Makes a style sheet smaller.
pub fn style(from: &Path, to: &Path, node_modules: &Path) -> Result<()> {
    let mut esbuild = esbuild(node_modules);
    // Nesting and the like are left as they are written.
    esbuild.arg("--target=esnext").arg(from).arg(outfile(to));
    run::logged(&mut esbuild, "esbuild-style")
}

fn esbuild(node_modules: &Path) -> Command {
    let mut esbuild = run::command("node");
    esbuild.arg(node_modules.join("esbuild/bin/esbuild"));
    esbuild.args(["--minify", "--legal-comments=none", "--log-level=warning"]);
    esbuild
}

fn outfile(to: &Path) -> String {
    format!("--outfile={}", to.display())
}
