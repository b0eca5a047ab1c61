//! Debian packages: installed where that is permitted, asked for in one sentence where it is not.

use crate::failure::{Doing, Failure, Result};
use crate::run;
use std::sync::Mutex;

/// apt-get allows one run at a time.
static APT: Mutex<()> = Mutex::new(());

/// The version of an installed package.
pub fn version(package: &str) -> Option<String> {
    let mut query = run::command("dpkg-query");
    let shown = run::text_of(query.args([
        "--show",
        "--showformat",
        "${db:Status-Status} ${Version}",
        package,
    ]))?;
    shown.strip_prefix("installed ").map(str::to_owned)
}

/// Installs what is missing of `packages`; `purpose` ends the sentence "… is needed to".
pub fn ensure(packages: &[&str], purpose: &str, estimate: &str) -> Result<()> {
    let _turn = APT
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| version(package).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if !may_install() {
        let plea = match run::find("apt-get") {
            Some(_) => format!("Run: sudo apt-get install {list}"),
            None => format!(
                "This system has no apt-get; install what Debian calls {list} in its own way."
            ),
        };
        return Err(Failure::new(format!(
            "{list} is needed to {purpose}. {plea}"
        )));
    }
    run::step(&format!("Installing Debian's {list}"), estimate, || {
        let install = || {
            let mut apt = run::command("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive");
            apt.args([
                "install",
                "--yes",
                "--no-install-recommends",
                "-o",
                "DPkg::Lock::Timeout=300",
            ])
            .args(&missing);
            run::logged(&mut apt, &format!("apt-{}", missing[0]))
        };
        // The package lists may be old or absent; asking for new ones first would cost every machine half a minute.
        install().or_else(|_| {
            let _ = run::logged(run::command("apt-get").arg("update"), "apt-update");
            install()
        })
    })
    .map_err(|why| {
        Failure::new(format!(
            "{list} is needed to {purpose}, and apt-get could not install it. {why}"
        ))
    })
}

fn may_install() -> bool {
    let root = run::text_of(run::command("id").arg("-u")).as_deref() == Some("0");
    root && run::find("apt-get").is_some()
}

/// A symbolic link, replacing nothing.
pub fn link(target: &str, at: &std::path::Path) -> Result<()> {
    std::os::unix::fs::symlink(target, at).doing(|| format!("link {} to {target}", at.display()))
}
