//! The compiler for wasm32: the one on the search path where it has, or rustup can add, the target;
//! otherwise Debian's, with a private sysroot in the cache.

use crate::failure::{Doing, Failure, Result};
use crate::{cache, debian, run, sysroot, versions};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may try before it counts as unable.
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);

#[derive(Debug, Clone)]
pub enum Toolchain {
    /// The compiler on the search path has the target.
    Own,
    /// Debian's compiler with the sysroot in this folder.
    Debian(PathBuf),
}

impl Toolchain {
    /// Finds a compiler for wasm32, or makes one.
    pub fn ensure() -> Result<Self> {
        let chosen = std::env::var("CHARTER_COMPILER").unwrap_or_default();
        match chosen.as_str() {
            "" | "own" if own_compiler_has_target() => return Ok(Self::Own),
            "" | "debian" => {}
            "own" if rustup_adds_target() => return Ok(Self::Own),
            "own" => {
                return Err(Failure::new(format!(
                    "The compiler on the search path lacks the target {TARGET}."
                )));
            }
            _ => {
                return Err(Failure::new(format!(
                    "CHARTER_COMPILER is own or debian, not {chosen}."
                )));
            }
        }
        let installed = debian_identity()
            .map(|identity| sysroot_folder(&identity))
            .transpose()?;
        if let Some(folder) = installed.filter(|folder| sysroot::ready(folder)) {
            return Ok(Self::Debian(folder));
        }
        if chosen.is_empty() && rustup_adds_target() && own_compiler_has_target() {
            return Ok(Self::Own);
        }
        debian::ensure(
            versions::DEBIAN_COMPILER,
            "compile for wasm32, since rustup could not add that target",
            "2 min",
        )?;
        let identity = debian_identity().ok_or_else(|| {
            Failure::new("Debian's rustc-web is installed, but /usr/bin/rustc does not run.")
        })?;
        let folder = sysroot_folder(&identity)?;
        sysroot::build(&folder)?;
        Ok(Self::Debian(folder))
    }

    /// What must be set for cargo, trunk and clippy to use this compiler, the search path aside.
    pub fn variables(&self) -> Vec<(&'static str, OsString)> {
        let mut variables = vec![("TRUNK_SKIP_VERSION_CHECK", OsString::from("true"))];
        if let Self::Debian(sysroot) = self {
            variables.push(("RUSTC", sysroot.join("bin/rustc").into()));
            variables.push(("SYSROOT", sysroot.into()));
            variables.push(("CARGO_TARGET_DIR", self.target_folder().into()));
        }
        variables
    }

    /// Folders that come first on the search path.
    pub fn path_folders(&self) -> Vec<PathBuf> {
        match self {
            Self::Own => Vec::new(),
            Self::Debian(sysroot) => vec![sysroot.join("bin")],
        }
    }

    /// Two compilers that share a target folder would rebuild each other's work.
    pub fn target_folder(&self) -> PathBuf {
        let native = native_target_folder();
        match self {
            Self::Own => native,
            Self::Debian(_) => native.join("wasm"),
        }
    }

    /// A command that compiles for wasm32, with `tools` on its search path.
    pub fn command(&self, program: &str, tools: &[PathBuf]) -> Command {
        let path = self.search_path(tools);
        let program = std::env::split_paths(&path)
            .map(|folder| folder.join(program))
            .find(|file| file.is_file());
        let mut command = run::command(program.unwrap_or_default());
        command.env("PATH", path).envs(self.variables());
        command
    }

    pub fn search_path(&self, tools: &[PathBuf]) -> OsString {
        let native = run::native_path();
        let folders = self
            .path_folders()
            .into_iter()
            .chain(tools.iter().cloned())
            .chain(std::env::split_paths(&native));
        std::env::join_paths(folders).unwrap_or(native)
    }
}

pub fn native_target_folder() -> PathBuf {
    let chosen = std::env::var_os("CARGO_TARGET_DIR")
        .filter(|_| std::env::var_os("CHARTER_NATIVE_PATH").is_none());
    chosen.map_or_else(
        || run::root().join("target"),
        |folder| run::root().join(folder),
    )
}

fn own_compiler_has_target() -> bool {
    let mut rustc = run::command("rustc");
    let printed = run::text_of(rustc.args(["--print", "target-libdir", "--target", TARGET]));
    printed.is_some_and(|folder| sysroot::has_std(Path::new(&folder)))
}

fn rustup_adds_target() -> bool {
    if run::find("rustup").is_none() {
        return false;
    }
    let what = format!("Adding the target {TARGET} with rustup");
    run::step(&what, "1 min, 2 min where the network is closed", || {
        let mut rustup = run::command("rustup");
        if run::succeeds_within(rustup.args(["target", "add", TARGET]), RUSTUP_LIMIT) {
            return Ok(());
        }
        Err(Failure::new("rustup cannot"))
    })
    .is_ok()
}

/// Tells one build of Debian's compiler from another.
fn debian_identity() -> Option<String> {
    let complete = versions::DEBIAN_COMPILER
        .iter()
        .all(|package| debian::version(package).is_some());
    let version = debian::version("rustc-web").filter(|_| complete)?;
    let compiler = run::text_of(run::command("/usr/bin/rustc").arg("-vV"))?;
    let number = compiler
        .lines()
        .find_map(|line| line.strip_prefix("release: "))?
        .to_owned();
    let content = format!("{compiler}\n{version}\n{}", versions::SYSROOT_RECIPE);
    Some(format!(
        "{number}-{}",
        &cache::fingerprint(content.as_bytes())[..8]
    ))
}

fn sysroot_folder(identity: &str) -> Result<PathBuf> {
    Ok(cache::folder()?.join(format!("sysroot-{identity}")))
}

/// The host triple of Debian's compiler.
pub fn debian_host() -> Result<String> {
    let output = run::command("/usr/bin/rustc")
        .arg("-vV")
        .output()
        .doing(|| "run /usr/bin/rustc".into())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or_else(|| Failure::new("/usr/bin/rustc does not say which machine it compiles on."))
}
