//! The user's cache folder: tools and the private sysroot, each in a folder named with its version,
//! so that a second clone finds them.

use crate::failure::{Doing, Failure, Result};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// `~/.cache/charter`, or where `CHARTER_CACHE` says.
pub fn folder() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHARTER_CACHE").filter(|value| !value.is_empty()) {
        return std::path::absolute(chosen)
            .doing(|| "find the folder that CHARTER_CACHE names".into());
    }
    let base = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let base = base.or_else(|| std::env::home_dir().map(|home| home.join(".cache")));
    base.map(|base| base.join("charter")).ok_or_else(|| {
        Failure::new("There is no home folder to keep tools in. Set CHARTER_CACHE to a folder of your choice.")
    })
}

/// Installs something once. `ready` says whether the finished folder is whole; `fill` builds it in
/// a temporary folder beside it, which is then renamed, so that a killed install never looks done.
/// A second run that wants the same thing waits for the first.
pub fn install_once(
    destination: &Path,
    ready: impl Fn(&Path) -> bool,
    fill: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    if ready(destination) {
        return Ok(());
    }
    let name = file_name(destination)?;
    let parent = destination.parent().unwrap_or(Path::new("/"));
    fs::create_dir_all(parent).doing(|| format!("create the cache folder {}", parent.display()))?;
    let _lock = lock(parent, &name)?;
    if ready(destination) {
        return Ok(());
    }
    let unfinished = parent.join(format!(".{name}.unfinished"));
    remove(&unfinished)?;
    fs::create_dir_all(&unfinished).doing(|| format!("create {}", unfinished.display()))?;
    fill(&unfinished)?;
    if !ready(&unfinished) {
        return Err(Failure::new(format!(
            "{name} was installed, but its main file is missing from {}. Delete that folder and try again.",
            unfinished.display()
        )));
    }
    remove(destination)?;
    fs::rename(&unfinished, destination)
        .doing(|| format!("move {name} to {}", destination.display()))
}

fn file_name(path: &Path) -> Result<String> {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .ok_or_else(|| {
            Failure::new(format!(
                "{} is not a folder that can be installed to.",
                path.display()
            ))
        })
}

/// Held until dropped; the operating system frees it when the process dies.
fn lock(parent: &Path, name: &str) -> Result<File> {
    let path = parent.join(format!(".{name}.lock"));
    let file = File::create(&path).doing(|| format!("create the lock file {}", path.display()))?;
    if file.try_lock().is_err() {
        eprintln!("… another run is installing {name}; waiting for it");
        file.lock()
            .doing(|| format!("wait for the lock {}", path.display()))?;
    }
    Ok(file)
}

fn remove(path: &Path) -> Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(_) => Ok(()),
    }
    .doing(|| format!("remove the old {}", path.display()))
}

/// A short stable name for some content (FNV-1a), to key a folder by it.
pub fn fingerprint(content: &[u8]) -> String {
    let hash = content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("charter-xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_failed_install_leaves_nothing_that_looks_done() {
        let base = scratch("failed");
        let tool = base.join("tool-1");
        let ready = |folder: &Path| folder.join("bin").exists();
        let result = install_once(&tool, ready, |folder| {
            fs::write(folder.join("half"), "").unwrap();
            Err(Failure::new("killed"))
        });
        assert!(result.is_err());
        assert!(!tool.exists());
        install_once(&tool, ready, |folder| {
            fs::write(folder.join("bin"), "").doing(String::new)
        })
        .unwrap();
        assert!(tool.join("bin").exists());
        assert!(!tool.join("half").exists());
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn a_half_made_folder_is_replaced_and_a_whole_one_is_kept() {
        let base = scratch("half");
        let tool = base.join("tool-1");
        fs::create_dir_all(&tool).unwrap();
        fs::write(tool.join("stale"), "").unwrap();
        let ready = |folder: &Path| folder.join("bin").exists();
        install_once(&tool, ready, |folder| {
            fs::write(folder.join("bin"), "1").doing(String::new)
        })
        .unwrap();
        assert!(!tool.join("stale").exists());
        install_once(&tool, ready, |_| Err(Failure::new("must not run"))).unwrap();
        fs::remove_dir_all(base).unwrap();
    }

    #[test]
    fn different_content_has_a_different_fingerprint() {
        assert_eq!(fingerprint(b""), "cbf29ce484222325");
        assert_ne!(fingerprint(b"a"), fingerprint(b"b"));
    }
}
