//! Trunk and wasm-bindgen's command line: pinned, compiled once into the cache.

use crate::failure::{Doing, Failure, Result};
use crate::{cache, run, versions};
use std::fs;
use std::path::{Path, PathBuf};

struct Tool {
    package: &'static str,
    /// The program whose presence shows that the tool is whole.
    program: &'static str,
    version: String,
    locked: bool,
    estimate: &'static str,
}

fn trunk() -> Tool {
    Tool {
        package: "trunk",
        program: "trunk",
        version: versions::TRUNK.into(),
        locked: true,
        estimate: "6 min",
    }
}

/// Its own lock file names a version that the registry lacks, so it is installed without.
fn wasm_bindgen() -> Result<Tool> {
    let version = locked_version("wasm-bindgen")?;
    Ok(Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        locked: false,
        estimate: "3 min",
    })
}

/// The folders that hold the tools' programs, whether or not they are installed.
pub fn folders() -> Result<Vec<PathBuf>> {
    Ok(vec![
        trunk().folder()?.join("bin"),
        wasm_bindgen()?.folder()?.join("bin"),
    ])
}

/// Whether nothing needs to be compiled.
pub fn all_ready() -> Result<bool> {
    Ok(trunk().found()?.is_some() && wasm_bindgen()?.found()?.is_some())
}

/// Trunk and wasm-bindgen, compiled at the same time: the last minute of each uses one core.
pub fn ensure_all() -> Result<Vec<PathBuf>> {
    let bindgen = wasm_bindgen()?;
    std::thread::scope(|scope| {
        let other = scope.spawn(|| bindgen.ensure());
        let first = trunk().ensure();
        let second = other
            .join()
            .unwrap_or_else(|_| Err(Failure::new("The install of wasm-bindgen stopped.")));
        Ok(vec![first?, second?])
    })
}

impl Tool {
    fn folder(&self) -> Result<PathBuf> {
        Ok(cache::folder()?
            .join("tools")
            .join(format!("{}-{}", self.package, self.version)))
    }

    /// The folder of the tool's programs: ours, or one on the search path of the same version.
    fn found(&self) -> Result<Option<PathBuf>> {
        let folder = self.folder()?;
        Ok(if self.is_whole(&folder) {
            Some(folder.join("bin"))
        } else {
            self.already_on_path()
        })
    }

    fn is_whole(&self, folder: &Path) -> bool {
        folder.join("bin").join(self.program).is_file()
    }

    /// The folder of the tool's programs, after installing it if need be.
    fn ensure(&self) -> Result<PathBuf> {
        if let Some(found) = self.found()? {
            return Ok(found);
        }
        let folder = self.folder()?;
        cache::install_once(
            &folder,
            |folder| self.is_whole(folder),
            |unfinished| {
                let what = format!("Compiling {} {}", self.package, self.version);
                run::step(&what, self.estimate, || self.compile(unfinished))
            },
        )?;
        Ok(folder.join("bin"))
    }

    fn already_on_path(&self) -> Option<PathBuf> {
        let program = run::find(self.program)?;
        let printed = run::text_of(run::command(&program).arg("--version"))?;
        let same = printed.split_whitespace().any(|word| word == self.version);
        program.parent().filter(|_| same).map(Path::to_path_buf)
    }

    fn compile(&self, folder: &Path) -> Result<()> {
        let mut cargo = run::command("cargo");
        cargo
            .args([
                "install",
                self.package,
                "--version",
                &self.version,
                "--root",
            ])
            .arg(folder);
        cargo
            .env("CARGO_TARGET_DIR", folder.join("build"))
            .env("CARGO_PROFILE_RELEASE_LTO", "off");
        // The published profiles spend minutes on a smaller program; here only its arrival counts.
        cargo
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
        // Outside of the work tree, so that its cargo configuration does not count.
        cargo.current_dir(folder);
        if self.locked {
            cargo.arg("--locked");
        }
        run::logged(&mut cargo, self.package)?;
        fs::remove_dir_all(folder.join("build"))
            .doing(|| format!("remove the build folder of {}", self.package))
    }
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let path = run::root().join("Cargo.lock");
    let text = fs::read_to_string(&path).doing(|| format!("read {}", path.display()))?;
    let found = version_in(&text, package);
    found.ok_or_else(|| {
        Failure::new(format!(
            "Cargo.lock names no {package}. Run cargo update --workspace."
        ))
    })
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tool_follows_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "absent"), None);
    }
}
