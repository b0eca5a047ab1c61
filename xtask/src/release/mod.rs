//! `cargo xtask build`: the release, ready for any static host.

mod csp;
mod hosting;
mod join;
mod names;
mod page;
mod parts;
mod shrink;

use crate::arguments::Arguments;
use crate::failure::{Doing, Failure, Result};
use crate::setup::{self, Compile};
use crate::{cache, run};
use page::Asset;
use std::fs;
use std::path::{Path, PathBuf};

pub use parts::whole;

pub struct Release {
    /// The path the console is served under, with a slash at both ends.
    pub base: String,
    pub folder: PathBuf,
    /// Origins that the console may call besides its own.
    pub connect: Vec<String>,
}

impl Default for Release {
    fn default() -> Self {
        Self {
            base: "/".into(),
            folder: run::root().join("dist"),
            connect: Vec::new(),
        }
    }
}

pub fn run(words: &[String]) -> Result<()> {
    let mut release = Release::default();
    let mut arguments = Arguments::new("build", words);
    if let Some(base) = arguments.value("--base")? {
        release.base = checked_base(base)?;
    }
    if let Some(folder) = arguments.value("--out")? {
        release.folder = run::root().join(folder);
    }
    while let Some(origin) = arguments.value("--connect")? {
        release.connect.push(checked_origin(origin)?);
    }
    arguments.nothing_else()?;

    let (compile, node_modules) = setup::for_release()?;
    build(&release, &compile, &node_modules)?;
    let shown = release.folder.display();
    eprintln!(
        "{shown} holds the console for {}. Any static host can serve it:",
        release.base
    );
    eprintln!(
        "  404.html answers deep links; hosts that read _headers and _redirects need no further setting."
    );
    Ok(())
}

pub fn build(release: &Release, compile: &Compile, node_modules: &Path) -> Result<()> {
    check_replaceable(&release.folder)?;
    // Made aside: what stands in the folder goes only when the new release is whole.
    let folder = &run::root().join("target/release-parts/site");
    remake(folder)?;
    let console = parts::make(folder, compile, node_modules)?;

    let index = run::root().join("index.html");
    let page = fs::read_to_string(&index).doing(|| format!("read {}", index.display()))?;
    let mut sheets = String::new();
    for (_, asset) in page::assets(&page)? {
        match asset {
            Asset::Console => {}
            Asset::Style(path) => sheets += &read(&run::root().join(path))?,
            Asset::Folder(path) => copy_all(&run::root().join(path), folder)?,
        }
    }
    let style = style(&sheets, folder, node_modules)?;
    finish_pages(release, folder, &page, &console, &style)?;
    remake(&release.folder)?;
    copy_all(folder, &release.folder)
}

/// Only a release, or nothing, may be replaced by a release.
fn check_replaceable(folder: &Path) -> Result<()> {
    let holds_something = fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some());
    let is_release = folder.join("_redirects").is_file() && folder.join("index.html").is_file();
    if holds_something && !is_release {
        return Err(Failure::new(format!(
            "{} holds other files than a release, and was left alone. Name a new or an empty folder.",
            folder.display()
        )));
    }
    Ok(())
}

/// An empty folder in the place of what was there.
fn remake(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).doing(|| format!("remove {}", folder.display()))?;
    }
    fs::create_dir_all(folder).doing(|| format!("create {}", folder.display()))
}

/// Writes one style sheet, named by its content, and gives its name. The sheets fill cascade layers and name no other
/// file, so that neither order nor place changes a rule.
fn style(sheets: &str, folder: &Path, node_modules: &Path) -> Result<String> {
    let work = run::root().join("target/release-parts");
    let (joined, small) = (work.join("joined.css"), work.join("style.css"));
    write(&joined, sheets)?;
    shrink::style(&joined, &small, node_modules)?;
    let small = read(&small)?;
    let name = format!("style-{}.css", cache::fingerprint(small.as_bytes()));
    write(&folder.join(&name), &small)?;
    Ok(name)
}

/// Writes the page, with base path and security policy, and what hosts read.
fn finish_pages(
    release: &Release,
    folder: &Path,
    page: &str,
    console: &str,
    style: &str,
) -> Result<()> {
    let base = &release.base;
    let script = read(&folder.join(console).join(parts::SCRIPT))?;
    let style_integrity = csp::integrity(read(&folder.join(style))?.as_bytes());
    let named = page::Named {
        base,
        style: &format!(
            "<link rel=\"stylesheet\" href=\"{base}{style}\" integrity=\"{style_integrity}\" />"
        ),
        console: &page::console_tags(
            &format!("{base}{console}/{}", parts::SCRIPT),
            &format!("{base}{console}/{}", parts::FIRST),
            script.as_bytes(),
        ),
    };
    let page = page::with_assets(page, &named)?;
    let policy = csp::policy(&page, &release.connect);
    let page = page::with_policy(&page, &policy)?;
    write(&folder.join("index.html"), &page)?;
    write(&folder.join("404.html"), &page)?;
    let forever = [format!("{console}/*"), style.to_owned()];
    write(
        &folder.join("_headers"),
        &hosting::headers(base, &policy, &forever),
    )?;
    write(
        &folder.join("_redirects"),
        &format!("{base}* {base}index.html 200\n"),
    )
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).doing(|| format!("read {}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).doing(|| format!("write {}", path.display()))
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).doing(|| format!("create {}", to.display()))?;
    let entries = fs::read_dir(from).doing(|| format!("read {}", from.display()))?;
    for entry in entries.flatten() {
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_all(&path, &copy)?;
        } else {
            fs::copy(&path, &copy).doing(|| format!("copy {}", path.display()))?;
        }
    }
    Ok(())
}

fn checked_base(base: String) -> Result<String> {
    let plain = base
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "/-_.~".contains(letter));
    if plain && base.starts_with('/') && base.ends_with('/') && !base.contains("//") {
        return Ok(base);
    }
    Err(Failure::new(format!(
        "The base path {base} must start and end with a slash, as /console/ does."
    )))
}

fn checked_origin(origin: String) -> Result<String> {
    let host = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    let plain = |host: &str| {
        !host.is_empty()
            && host
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || ".-:*[]".contains(letter))
    };
    if host.is_some_and(plain) {
        return Ok(origin);
    }
    Err(Failure::new(format!(
        "--connect takes an origin such as https://api.example, without a path; {origin} is none."
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_release_or_nothing_is_replaced() {
        let folder = std::env::temp_dir().join(format!("charter-release-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        assert!(check_replaceable(&folder).is_ok(), "it is not there");
        fs::create_dir_all(&folder).unwrap();
        assert!(check_replaceable(&folder).is_ok(), "it is empty");
        fs::write(folder.join("index.html"), "").unwrap();
        assert!(check_replaceable(&folder).is_err(), "somebody's page");
        fs::write(folder.join("_redirects"), "").unwrap();
        assert!(check_replaceable(&folder).is_ok(), "a release");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_wrong_base_or_origin_is_refused() {
        for base in ["console/", "/console", "//", "/a b/", "/\"/"] {
            assert!(checked_base(base.into()).is_err(), "{base}");
        }
        assert!(checked_base("/".into()).is_ok() && checked_base("/a/b/".into()).is_ok());
        for origin in [
            "api.example",
            "https://",
            "https://a.example/path",
            "https://a;script-src *",
        ] {
            assert!(checked_origin(origin.into()).is_err(), "{origin}");
        }
        assert!(checked_origin("http://127.0.0.1:9000".into()).is_ok());
    }
}
