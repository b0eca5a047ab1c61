//! The tools that are compiled once into the cache, pinned: wasm-bindgen's command line; Trunk, which serves; the tool
//! that splits a release.

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
    features: &'static str,
    estimate: &'static str,
}

fn trunk() -> Tool {
    Tool {
        package: "trunk",
        program: "trunk",
        version: versions::TRUNK.into(),
        locked: true,
        features: "",
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
        features: "",
        estimate: "3 min",
    })
}

/// Cuts the wasm of a release into parts.
fn wasm_split() -> Tool {
    Tool {
        package: "wasm_split_cli_support",
        program: "wasm-split-cli",
        version: versions::WASM_SPLIT.into(),
        locked: false,
        features: "build-binary",
        estimate: "1 min",
    }
}

/// What is to be done with the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Serve it while it is worked on.
    Serve,
    /// Make and test a release.
    Release,
}

impl Purpose {
    /// wasm-bindgen, and the other tool that it takes.
    fn tools(self) -> Result<[Tool; 2]> {
        let other = match self {
            Purpose::Serve => trunk(),
            Purpose::Release => wasm_split(),
        };
        Ok([wasm_bindgen()?, other])
    }

    /// Whether nothing needs to be compiled.
    pub fn is_ready(self) -> Result<bool> {
        let [first, second] = self.tools()?;
        Ok(first.found()?.is_some() && second.found()?.is_some())
    }

    /// The folders of its tools' programs; what is missing is compiled, both at the same time: the last minute of each
    /// uses one core.
    pub fn ensure(self) -> Result<Vec<PathBuf>> {
        let [first, second] = self.tools()?;
        std::thread::scope(|scope| {
            let other = scope.spawn(|| second.ensure());
            let first = first.ensure();
            let stopped = |_| Err(Failure::new("The install of a tool stopped unexpectedly."));
            Ok(vec![first?, other.join().unwrap_or_else(stopped)?])
        })
    }
}

/// The folders that hold the tools' programs, whether or not they are installed.
pub fn folders() -> Result<Vec<PathBuf>> {
    let tools = [trunk(), wasm_split(), wasm_bindgen()?];
    tools
        .iter()
        .map(|tool| Ok(tool.folder()?.join("bin")))
        .collect()
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
        if !self.features.is_empty() {
            cargo.args(["--features", self.features]);
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
