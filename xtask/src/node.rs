//! The Node.js packages of tests/e2e (Playwright, axe, wasm-opt, esbuild): installed once into the cache,
//! keyed by their lock file, and linked into the work tree.

use crate::failure::{Doing, Failure, Result};
use crate::{cache, run};
use std::fs;
use std::path::{Path, PathBuf};

/// Installs and links the packages; answers with their folder.
pub fn ensure() -> Result<PathBuf> {
    if run::find("npm").is_none() || run::find("node").is_none() {
        return Err(Failure::new(
            "Node.js 20 or later with npm is needed for release builds and browser tests. Install the packages nodejs and npm.",
        ));
    }
    let source = run::root().join("tests/e2e");
    let lock = fs::read(source.join("package-lock.json"))
        .doing(|| "read tests/e2e/package-lock.json".into())?;
    let folder = cache::folder()?
        .join("node")
        .join(cache::fingerprint(&lock));
    let modules = folder.join("node_modules");
    cache::install_once(
        &folder,
        |folder| folder.join("node_modules/.package-lock.json").is_file(),
        |unfinished| {
            run::step(
                "Installing Playwright, axe, wasm-opt and esbuild with npm",
                "1 min",
                || {
                    for file in ["package.json", "package-lock.json"] {
                        fs::copy(source.join(file), unfinished.join(file))
                            .doing(|| format!("copy {file} to the cache"))?;
                    }
                    let mut npm = run::command("npm");
                    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
                        .current_dir(unfinished);
                    run::logged(&mut npm, "npm")
                },
            )
        },
    )?;
    link(&modules, &source.join("node_modules"))?;
    Ok(modules)
}

fn link(modules: &Path, at: &Path) -> Result<()> {
    if fs::read_link(at).is_ok_and(|target| target == modules) {
        return Ok(());
    }
    let shown = at.display();
    match fs::symlink_metadata(at) {
        Ok(found) if found.is_dir() => {
            fs::remove_dir_all(at).doing(|| format!("remove {shown}"))?
        }
        Ok(_) => fs::remove_file(at).doing(|| format!("remove {shown}"))?,
        Err(_) => {}
    }
    let made = std::os::unix::fs::symlink(modules, at);
    // Another run may have made the same link in the meantime.
    if fs::read_link(at).is_ok_and(|target| target == modules) {
        Ok(())
    } else {
        made.doing(|| format!("link {shown}"))
    }
}
