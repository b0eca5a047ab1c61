//! Decisions side by side with Cedar's, native with native and wasm with wasm. Peers are installed here, when they are
//! compared, into packages of their own under `target/peers`: the project's lock files do not know them.

use crate::failure::{Doing, Failure, Result};
use crate::toolchain::{TARGET, Toolchain};
use crate::{cache, run, versions};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub fn compare(toolchain: &Toolchain) -> Result<()> {
    let folder = run::root().join("target/peers");
    let native = native_package(&folder.join("native"))?;
    let wasm = wasm_package(&folder.join("wasm"), toolchain)?;
    let packages = node_packages()?;
    let cases = folder.join("cases.json");
    let questions = run::text_of(run::command(&native).arg("questions"));
    let questions = questions
        .ok_or_else(|| Failure::new("The policies for the comparison could not be written."))?;
    write(&cases, &questions)?;
    run::shown(&mut run::command(native))?;
    let mut node = run::command("node");
    node.arg("xtask/src/bench/peers/compare.mjs");
    run::shown(node.args([packages, cases, wasm]))
}

/// Compiles what asks both engines natively, and what writes the questions down; answers with the program.
fn native_package(folder: &Path) -> Result<PathBuf> {
    package(
        folder,
        &format!("cedar-policy = \"={}\"\n", versions::CEDAR),
        "[profile.release]\nopt-level = 3\n",
        &[
            ("src/main.rs", include_str!("peers/native.rs")),
            ("src/questions.rs", include_str!("peers/questions.rs")),
            ("src/write.rs", include_str!("peers/write.rs")),
        ],
    )?;
    let mut cargo = run::command("cargo");
    let what = "Compiling the Cedar crate and Charter";
    build(cargo_build(&mut cargo, folder), what, "4 min")?;
    Ok(folder.join("target/release/decisions"))
}

/// Compiles Charter's decisions as a wasm of their own, with the settings of the console's release.
fn wasm_package(folder: &Path, toolchain: &Toolchain) -> Result<PathBuf> {
    let manifest = run::root().join("Cargo.toml");
    let manifest =
        fs::read_to_string(&manifest).doing(|| format!("read {}", manifest.display()))?;
    let level = opt_level(&manifest).ok_or_else(|| {
        Failure::new("Cargo.toml does not say how charter-policy is optimized in the release.")
    })?;
    package(
        folder,
        "",
        &format!(
            "[lib]\ncrate-type = [\"cdylib\"]\n\n\
             [profile.release]\nopt-level = {level}\nlto = \"fat\"\ncodegen-units = 1\npanic = \"abort\"\n"
        ),
        &[("src/lib.rs", include_str!("peers/wasm.rs"))],
    )?;
    let mut cargo = toolchain.command("cargo", &[]);
    let what = "Compiling Charter's decisions as wasm";
    build(
        cargo_build(&mut cargo, folder).args(["--target", TARGET]),
        what,
        "1 min",
    )?;
    let target = folder.join("target").join(TARGET);
    Ok(target.join("release/decisions.wasm"))
}

/// How the policy crate is optimized in the console's release, as it stands in the project's manifest.
fn opt_level(manifest: &str) -> Option<&str> {
    let (_, profile) = manifest.split_once("[profile.release.package.charter-policy]\n")?;
    let (_, level) = profile.lines().next()?.split_once("opt-level = ")?;
    Some(level)
}

/// Writes a package that is no part of the project's workspace.
fn package(
    folder: &Path,
    dependencies: &str,
    settings: &str,
    files: &[(&str, &str)],
) -> Result<()> {
    let policy = run::root().join("crates/policy");
    let manifest = format!(
        "[package]\nname = \"decisions\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n\
         [dependencies]\ncharter-policy = {{ path = {:?} }}\n{dependencies}\n{settings}\n[workspace]\n",
        policy.display().to_string()
    );
    let manifest = ("Cargo.toml", manifest.as_str());
    for (name, text) in files.iter().chain([&manifest]) {
        write(&folder.join(name), text)?;
    }
    Ok(())
}

fn cargo_build<'c>(cargo: &'c mut Command, folder: &Path) -> &'c mut Command {
    cargo
        .args(["build", "--release", "--target-dir"])
        .arg(folder.join("target"))
        .current_dir(folder)
}

fn build(cargo: &mut Command, what: &str, estimate: &str) -> Result<()> {
    run::step(what, estimate, || run::logged(cargo, "peers"))
}

/// Installs Cedar's wasm into the cache; answers with the folder of its package.
fn node_packages() -> Result<PathBuf> {
    if run::find("npm").is_none() || run::find("node").is_none() {
        return Err(Failure::new(
            "Node.js 20 or later with npm is needed to compare decisions in wasm. Install the packages nodejs and npm.",
        ));
    }
    let package = format!("@cedar-policy/cedar-wasm@{}", versions::CEDAR_WASM);
    let folder = cache::folder()?.join(format!("cedar-wasm-{}", versions::CEDAR_WASM));
    let is_ready = |folder: &Path| folder.join("node_modules/.package-lock.json").is_file();
    cache::install_once(&folder, is_ready, |unfinished| {
        write(&unfinished.join("package.json"), "{ \"private\": true }\n")?;
        let mut npm = run::command("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            &package,
        ])
        .current_dir(unfinished);
        let what = format!("Installing {package} with npm");
        run::step(&what, "10 s", || run::logged(&mut npm, "npm"))
    })?;
    Ok(folder)
}

fn write(path: &Path, text: &str) -> Result<()> {
    let shown = || format!("write {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).doing(shown)?;
    }
    // What has not changed is not compiled again.
    if fs::read_to_string(path).is_ok_and(|known| known == text) {
        return Ok(());
    }
    fs::write(path, text).doing(shown)
}

#[cfg(test)]
mod tests {
    use super::opt_level;

    #[test]
    fn the_projects_manifest_says_how_policies_are_optimized() {
        assert!(opt_level(include_str!("../../../Cargo.toml")).is_some());
        assert_eq!(opt_level("[profile.release]\nopt-level = 3\n"), None);
    }
}
