//! Starting other programs: with a clean environment, with a time limit, with their output kept.

use crate::failure::{Doing, Failure, Result};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Variables that `cargo run`, rustup or `cargo xtask wasm-env` put there for one compiler, and
/// that would mislead another.
const FOREIGN: &[&str] = &[
    "CARGO",
    "RUSTUP_TOOLCHAIN",
    "RUST_RECURSION_COUNT",
    "LD_LIBRARY_PATH",
    "RUSTC",
    "SYSROOT",
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "RUSTFLAGS",
];

/// The root of the work tree that this program was built in.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

/// A command that starts in the root of the work tree with a clean environment.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if FOREIGN.contains(&&*text)
            || text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_CFG_")
        {
            command.env_remove(&name);
        }
    }
    // `wasm-env` marks the shells it was loaded into; what it set there is not for native builds.
    if let Some(native_path) = std::env::var_os("CHARTER_NATIVE_PATH") {
        command
            .env("PATH", native_path)
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CHARTER_NATIVE_PATH");
    }
    command
}

/// The search path outside of any shell that `wasm-env` was loaded into.
pub fn native_path() -> std::ffi::OsString {
    std::env::var_os("CHARTER_NATIVE_PATH")
        .or_else(|| std::env::var_os("PATH"))
        .unwrap_or_default()
}

/// Finds a program on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&native_path())
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// What a program printed, if it ran and succeeded.
pub fn text_of(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Says what is done and how long it may take, does it, and says how long it took.
pub fn step<T>(what: &str, estimate: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("→ {what} (may take {estimate})");
    let start = Instant::now();
    let result = work();
    let mark = if result.is_ok() { "✓" } else { "✗" };
    eprintln!("{mark} {what}: {}", seconds(start.elapsed()));
    result
}

/// A duration for people: `0.4 s`, `42 s`, `3 min 05 s`.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    match whole {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..120 => format!("{whole} s"),
        _ => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

/// Runs a command with its output in a log file; shows the end of it if the command fails.
pub fn logged(command: &mut Command, log: &str) -> Result<()> {
    let path = log_path(log)?;
    let file = File::create(&path).doing(|| format!("write the log {}", path.display()))?;
    let copy = file
        .try_clone()
        .doing(|| format!("write the log {}", path.display()))?;
    let name = program_name(command);
    let status = command
        .stdout(file)
        .stderr(copy)
        .status()
        .doing(|| format!("start {name}"))?;
    if status.success() {
        return Ok(());
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    Err(Failure::new(format!(
        "{name} failed ({status}). From {}:\n{}\n",
        path.display(),
        telling_part(&text)
    )))
}

/// The first errors of a log; its end where no line says "error".
fn telling_part(log: &str) -> String {
    let lines: Vec<&str> = log.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("error"));
    let start = first.unwrap_or(lines.len().saturating_sub(30));
    lines[start..(start + 60).min(lines.len())].join("\n")
}

/// Runs a command that is ended when it takes longer than the limit. True if it succeeded in time.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        return false;
    };
    let start = Instant::now();
    while start.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// Runs a command that talks to the person at the terminal.
pub fn shown(command: &mut Command) -> Result<()> {
    let name = program_name(command);
    let status = command
        .stdin(Stdio::inherit())
        .status()
        .doing(|| format!("start {name}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{name} failed ({status}).\n")))
    }
}

pub fn log_path(name: &str) -> Result<PathBuf> {
    let folder = root().join("target/xtask-logs");
    fs::create_dir_all(&folder).doing(|| format!("create {}", folder.display()))?;
    Ok(folder.join(format!("{name}.log")))
}

fn program_name(command: &Command) -> String {
    Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_shown_from_its_first_error() {
        assert_eq!(
            telling_part("a\nerror: b\n  c\nTrunk failed"),
            "error: b\n  c\nTrunk failed"
        );
        let long = "line\n".repeat(100);
        assert_eq!(telling_part(&long).lines().count(), 30);
    }
}
