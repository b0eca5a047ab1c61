//! A private sysroot for Debian's compiler: its own libraries for this machine, and a standard
//! library for wasm32 that is compiled here, because Debian has no such package.

use crate::failure::{Doing, Failure, Result};
use crate::toolchain::{TARGET, debian_host};
use crate::{cache, debian, run, versions};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

pub fn ready(sysroot: &Path) -> bool {
    has_std(&wasm_libraries(sysroot)) && sysroot.join("bin/cargo").is_file()
}

/// Whether a folder of a target's libraries holds its standard library.
pub fn has_std(libraries: &Path) -> bool {
    let files = fs::read_dir(libraries).into_iter().flatten().flatten();
    files
        .map(|file| file.file_name())
        .any(|name| name.to_string_lossy().starts_with("libstd-"))
}

fn wasm_libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

pub fn build(sysroot: &Path) -> Result<()> {
    cache::install_once(sysroot, ready, |unfinished| {
        run::step(
            "Compiling the standard library for wasm32 with Debian's compiler",
            "1 min",
            || {
                link_host(unfinished)?;
                compile_std(unfinished)?;
                wrap_programs(unfinished, sysroot)
            },
        )
    })
}

/// Proc macros and build scripts run on this machine and need its libraries.
fn link_host(sysroot: &Path) -> Result<()> {
    let host = debian_host()?;
    let folder = sysroot.join("lib/rustlib").join(&host);
    create(&folder.join("bin"))?;
    debian::link(&format!("/usr/lib/rustlib/{host}/lib"), &folder.join("lib"))?;
    debian::link(versions::DEBIAN_LINKER, &folder.join("bin/rust-lld"))
}

fn compile_std(sysroot: &Path) -> Result<()> {
    let package = sysroot.join("build");
    create(&package.join("src"))?;
    write(&package.join("src/lib.rs"), "#![no_std]\n")?;
    write(
        &package.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    let mut cargo = run::command("/usr/bin/cargo");
    cargo
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", package.join("target"));
    cargo
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1");
    // Without bitcode in the libraries a release build's link-time optimisation fails.
    cargo.env("RUSTFLAGS", "-Cembed-bitcode=yes");
    cargo.args([
        "build",
        "--release",
        "-Zbuild-std=std,panic_abort,proc_macro,test",
        "--target",
        TARGET,
    ]);
    run::logged(&mut cargo, "sysroot")?;
    let libraries = wasm_libraries(sysroot);
    create(&libraries)?;
    let compiled = package.join("target").join(TARGET).join("release/deps");
    let files = fs::read_dir(&compiled).doing(|| format!("read {}", compiled.display()))?;
    for path in files.flatten().map(|file| file.path()) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            fs::copy(&path, libraries.join(&name))
                .doing(|| format!("copy {name} into the sysroot"))?;
        }
    }
    fs::remove_dir_all(&package).doing(|| format!("remove {}", package.display()))
}

/// `bin/` of the sysroot comes first on the search path: its cargo and rustc know where they belong.
fn wrap_programs(unfinished: &Path, finished: &Path) -> Result<()> {
    let home = finished
        .to_str()
        .filter(|path| !path.contains(['\'', '\n']));
    let home = home.ok_or_else(|| {
        let shown = finished.display();
        Failure::new(format!(
            "{shown} cannot be named in a shell script. Set CHARTER_CACHE to a plainer path."
        ))
    })?;
    create(&unfinished.join("bin"))?;
    let script = |name: &str, line: String| {
        let path = unfinished.join("bin").join(name);
        write(&path, &format!("#!/bin/sh\n{line}\n"))?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))
            .doing(|| format!("make {name} executable"))
    };
    script(
        "rustc",
        format!("exec /usr/bin/rustc --sysroot '{home}' \"$@\""),
    )?;
    script(
        "cargo",
        format!("RUSTC='{home}/bin/rustc' SYSROOT='{home}' exec /usr/bin/cargo \"$@\""),
    )?;
    script(
        "cargo-clippy",
        format!("RUSTC='{home}/bin/rustc' SYSROOT='{home}' exec /usr/bin/cargo-clippy \"$@\""),
    )
}

fn create(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).doing(|| format!("create {}", folder.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).doing(|| format!("write {}", path.display()))
}
