//! Rewriting a file: the old content stays whole until the new one is.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// So many names for a temporary file are tried before giving up.
const MOST_NAMES: u32 = 100;

/// Puts other content in the place of a file's. It is written to a temporary file in the same folder, flushed to the disk
/// and renamed over the file; where anything fails, the file is as it was. Its permissions stay, and where it is a link,
/// the file that the link leads to is rewritten.
pub fn replace(file: &str, content: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(file)?;
    // Opened as if it were written, so that a file that must not be written is refused: renaming asks only for the folder.
    let metadata = OpenOptions::new().write(true).open(&target)?.metadata()?;
    if !metadata.is_file() {
        return Err(io::Error::new(
            ErrorKind::Unsupported,
            "only a file can be written anew",
        ));
    }
    let mut draft = Draft::beside(&target)?;
    draft.file.write_all(content)?;
    keep_owner(&draft.file, &metadata);
    draft.file.set_permissions(metadata.permissions())?;
    draft.file.sync_all()?;
    draft.put_over(&target)
}

/// Gives the new file the owner and the group of the old one. Who may not do that owns the new file.
#[cfg(unix)]
fn keep_owner(file: &File, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let same = file
        .metadata()
        .is_ok_and(|new| (new.uid(), new.gid()) == (old.uid(), old.gid()));
    if !same && fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        let _ = fchown(file, None, Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

/// A temporary file, removed unless it is put over its target.
struct Draft {
    file: File,
    path: PathBuf,
    done: bool,
}

impl Draft {
    /// Creates one that nobody else has, in the folder of `target`.
    fn beside(target: &Path) -> io::Result<Self> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        for number in 0..MOST_NAMES {
            let draft = format!(".{name}.{}-{number}.tmp", std::process::id());
            let path = target.with_file_name(draft);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => {
                    return Ok(Self {
                        file,
                        path,
                        done: false,
                    });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    fn put_over(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.done = true;
        // The file is whole either way; the folder only tells sooner that it is the new one.
        if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_file(&self.path);
        }
    }
}
