//! Rewriting a file: the old content stays whole until the new one is.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// So many names for a temporary file are tried before giving up.
const MOST_NAMES: u32 = 100;

/// Puts other content in the place of a file's. It is written to a temporary file in the same folder, flushed to the disk
/// and renamed over the file; where anything fails, the file is as it was. Its permissions and its group stay, and where it
/// is a link, the file that the link leads to is rewritten. Gives whose the file is afterwards.
pub fn replace(file: &str, content: &[u8]) -> io::Result<Owner> {
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
    // First who may read it, then what is to be read.
    let owner = keep_owner(&draft.file, &metadata)?;
    draft.file.set_permissions(metadata.permissions())?;
    draft.file.write_all(content)?;
    draft.file.sync_all()?;
    draft.put_over(&target)?;
    Ok(owner)
}

/// Whose a rewritten file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The same as before.
    Kept,
    /// Who runs the command.
    #[cfg_attr(
        not(unix),
        expect(dead_code, reason = "only there files have owners that are asked for")
    )]
    Caller,
}

/// Gives the new file the owner and the group of the old one. Only root may give a file away: anybody else owns what he
/// writes. The group has to stay, since the permissions are meant for it.
#[cfg(unix)]
fn keep_owner(file: &File, old: &fs::Metadata) -> io::Result<Owner> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let new = file.metadata()?;
    if new.gid() != old.gid() {
        fchown(file, None, Some(old.gid())).map_err(|error| {
            io::Error::new(error.kind(), format!("its group can’t be kept: {error}"))
        })?;
    }
    let is_kept = new.uid() == old.uid() || fchown(file, Some(old.uid()), None).is_ok();
    Ok(if is_kept { Owner::Kept } else { Owner::Caller })
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) -> io::Result<Owner> {
    Ok(Owner::Kept)
}

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
