//! The console's code in a release: compiled once, split into the parts that `src/app/parts.rs` names, each made small.

use super::{join, names, remake, shrink};
use crate::failure::{Doing, Failure, Result};
use crate::setup::Compile;
use crate::toolchain::TARGET;
use crate::{cache, run, wasm};
use std::fs;
use std::path::{Path, PathBuf};

/// The script that starts the console, in the folder of its parts.
pub const SCRIPT: &str = "charter.js";
/// The part that is loaded first.
pub const FIRST: &str = "charter_bg.wasm";

/// Compiles the console into `release/<name>/`, and gives that name. The name comes from the content of all files,
/// which refer to each other by their plain names inside the folder; hosts keep such files forever.
pub fn make(release: &Path, compile: &Compile, node_modules: &Path) -> Result<String> {
    let work = run::root().join("target/release-parts");
    let [split, bound, small] = ["split", "bound", "small"].map(|name| work.join(name));
    for folder in [&split, &bound, &small] {
        remake(folder)?;
    }
    let whole = run::step("Compiling the release", "4 min", || compiled(compile))?;
    run::step("Splitting it into parts", "2 s", || {
        let mut cut = compile.toolchain.command("wasm-split-cli", &compile.tools);
        cut.args(["--out-name", "charter"]).arg(&whole).arg(&split);
        run::logged(&mut cut, "wasm-split")?;
        bind(&split, &bound, compile)?;
        names::shorten(&bound.join(FIRST), &bound.join(SCRIPT))?;
        drop_empty_elements(&bound.join(FIRST))?;
        join::join(&bound, node_modules)
    })?;
    run::step("Making the parts smaller", "1 min", || {
        shrink::wasm(&bound, &small, node_modules)?;
        // One script: the two that were made import each other.
        shrink::script(&bound.join(SCRIPT), &small.join(SCRIPT), node_modules)
    })?;
    let name = name_of(&small)?;
    fs::rename(&small, release.join(&name)).doing(|| format!("move the parts to {name}"))?;
    Ok(name)
}

/// The wasm that holds the whole console, with the names and relocations that splitting it needs.
pub fn whole(compile: &Compile) -> PathBuf {
    let folder = compile.toolchain.target_folder();
    folder.join(TARGET).join("release/charter.wasm")
}

fn compiled(compile: &Compile) -> Result<PathBuf> {
    let mut cargo = compile.toolchain.command("cargo", &compile.tools);
    cargo.args([
        "rustc",
        "--release",
        "--package",
        "charter",
        "--bin",
        "charter",
    ]);
    cargo.args(["--features", "split", "--target", TARGET]);
    cargo.args(["--", "-C", "link-arg=--emit-relocs"]);
    cargo.env("CARGO_TERM_COLOR", "never");
    run::logged(&mut cargo, "release")?;
    Ok(whole(compile))
}

/// Makes the bindings of the first part; the others only import from it.
fn bind(split: &Path, bound: &Path, compile: &Compile) -> Result<()> {
    let mut bindgen = compile.toolchain.command("wasm-bindgen", &compile.tools);
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.args(["--out-name", "charter", "--out-dir"]);
    bindgen.arg(bound).arg(split.join("charter.wasm"));
    run::logged(&mut bindgen, "wasm-bindgen")?;
    for name in file_names(split)?
        .iter()
        .filter(|name| *name != "charter.wasm")
    {
        fs::copy(split.join(name), bound.join(name)).doing(|| format!("copy {name}"))?;
    }
    Ok(())
}

/// Leaves out of a module what the splitter writes for the places that other files fill: 30 kB of nothing.
fn drop_empty_elements(module: &Path) -> Result<()> {
    let bytes = fs::read(module).doing(|| format!("read {}", module.display()))?;
    let smaller = wasm::without_empty_elements(&bytes).ok_or_else(|| {
        Failure::new("wasm-bindgen wrote a module of another form than is known.")
    })?;
    fs::write(module, smaller).doing(|| format!("write {}", module.display()))
}

/// The name of a folder of files that belong together.
fn name_of(folder: &Path) -> Result<String> {
    let mut content = Vec::new();
    for name in file_names(folder)? {
        content.extend_from_slice(name.as_bytes());
        content.extend(fs::read(folder.join(&name)).doing(|| format!("read {name}"))?);
    }
    Ok(format!("console-{}", cache::fingerprint(&content)))
}

/// The names of the files in a folder, in order.
pub fn file_names(folder: &Path) -> Result<Vec<String>> {
    let files = fs::read_dir(folder).doing(|| format!("read {}", folder.display()))?;
    let mut names: Vec<String> = files
        .flatten()
        .filter(|file| file.path().is_file())
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}
