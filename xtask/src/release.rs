//! `cargo xtask build`: the release, ready for any static host.

use crate::arguments::Arguments;
use crate::failure::{Doing, Failure, Result};
use crate::toolchain::Toolchain;
use crate::{cache, csp, hosting, run, setup, styles};
use std::fs;
use std::path::{Path, PathBuf};

/// The features that rustc's code uses, which wasm-opt must know to accept it.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

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
    build(&release, &compile.toolchain, &compile.tools, &node_modules)?;
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

pub fn build(
    release: &Release,
    toolchain: &Toolchain,
    tools: &[PathBuf],
    node_modules: &Path,
) -> Result<()> {
    run::step("Compiling the release", "4 min", || {
        let mut trunk = toolchain.command("trunk", tools);
        trunk
            .args([
                "build",
                "--release",
                "--public-url",
                &release.base,
                "--dist",
            ])
            .arg(&release.folder);
        trunk
            .env("RUST_BACKTRACE", "0")
            .env("TRUNK_COLOR", "never")
            .env("CARGO_TERM_COLOR", "never");
        run::logged(&mut trunk, "release")
    })?;
    run::step("Making the wasm smaller", "30 s", || {
        optimise(&release.folder, node_modules)
    })?;
    styles::join(&release.folder, &release.base)?;
    finish_pages(release)
}

/// Runs wasm-opt, and names what comes out by its own content, since hosts keep such files forever.
fn optimise(folder: &Path, node_modules: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let mut page = fs::read_to_string(&index).doing(|| format!("read {}", index.display()))?;
    for old in file_names(folder)?
        .iter()
        .filter(|name| name.ends_with("_bg.wasm"))
    {
        let small = folder.join("optimised");
        let mut wasm_opt = run::command("node");
        wasm_opt
            .arg(node_modules.join("binaryen/bin/wasm-opt"))
            .arg("-Oz")
            .args(WASM_FEATURES);
        wasm_opt.arg(folder.join(old)).arg("--output").arg(&small);
        run::logged(&mut wasm_opt, "wasm-opt")?;
        let content = fs::read(&small).doing(|| format!("read {}", small.display()))?;
        let stem = old.rsplit_once('-').map_or("console", |(stem, _)| stem);
        let new = format!("{stem}-{}_bg.wasm", cache::fingerprint(&content));
        fs::remove_file(folder.join(old)).doing(|| format!("remove {old}"))?;
        fs::rename(&small, folder.join(&new)).doing(|| format!("name {new}"))?;
        page = with_integrity(
            &page.replace(old.as_str(), &new),
            &new,
            &csp::integrity(&content),
        );
    }
    fs::write(&index, page).doing(|| format!("write {}", index.display()))
}

/// Puts base path and security policy into the page, and writes what hosts read.
fn finish_pages(release: &Release) -> Result<()> {
    let index = release.folder.join("index.html");
    let page = fs::read_to_string(&index).doing(|| format!("read {}", index.display()))?;
    let page = without_comments(&page).replace(
        "name=\"charter-base\" content=\"/\"",
        &format!("name=\"charter-base\" content=\"{}\"", release.base),
    );
    let policy = csp::policy(&page, &release.connect);
    let page = with_policy(&page, &policy)?;
    let write = |name: &str, text: &str| {
        let path = release.folder.join(name);
        fs::write(&path, text).doing(|| format!("write {}", path.display()))
    };
    write("index.html", &page)?;
    write("404.html", &page)?;
    write(
        "_headers",
        &hosting::headers(&release.base, &policy, &file_names(&release.folder)?),
    )?;
    write(
        "_redirects",
        &format!("{base}* {base}index.html 200\n", base = release.base),
    )
}

/// The meta tag stands right after the charset: a policy only rules what comes after it.
fn with_policy(page: &str, policy: &str) -> Result<String> {
    let charset = page
        .find("<meta charset")
        .and_then(|start| page[start..].find('>').map(|length| start + length + 1));
    let at = charset.ok_or_else(|| {
        Failure::new("index.html has no <meta charset> to put the content security policy after. Add it back.")
    })?;
    let (before, after) = page.split_at(at);
    Ok(format!(
        "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// Replaces the integrity value of the one tag that names `file`.
fn with_integrity(page: &str, file: &str, value: &str) -> String {
    let tags = page.split_inclusive('>').map(|tag| {
        let found = tag.contains("<link") && tag.contains(file);
        let span = tag
            .find("integrity=\"")
            .filter(|_| found)
            .map(|start| start + "integrity=\"".len());
        match span.and_then(|start| tag[start..].find('"').map(|length| (start, start + length))) {
            Some((start, end)) => format!("{}{value}{}", &tag[..start], &tag[end..]),
            None => tag.to_owned(),
        }
    });
    tags.collect()
}

fn without_comments(page: &str) -> String {
    let mut parts = page.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text.trim_end().to_owned() + part.split_once("-->").map_or("", |(_, after)| after)
    })
}

fn file_names(folder: &Path) -> Result<Vec<String>> {
    let files = fs::read_dir(folder).doing(|| format!("read {}", folder.display()))?;
    let mut names: Vec<String> = files
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
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
    fn the_integrity_of_the_named_file_alone_is_replaced() {
        let page = r#"<link href="/a.js" integrity="old"><link href="/a.wasm" integrity="old" as="fetch">"#;
        let expected = r#"<link href="/a.js" integrity="old"><link href="/a.wasm" integrity="new" as="fetch">"#;
        assert_eq!(with_integrity(page, "a.wasm", "new"), expected);
    }

    #[test]
    fn the_policy_comes_before_everything_it_rules() {
        let page = with_policy(
            "<head><meta charset=\"utf-8\"><title>",
            "default-src 'none'",
        )
        .unwrap();
        let expected = "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><title>";
        assert!(page.ends_with(expected), "{page}");
        assert!(with_policy("<head>", "").is_err());
    }

    #[test]
    fn comments_do_not_travel() {
        assert_eq!(
            without_comments("<a>\n  <!-- x -->\n<b><!-- y -->"),
            "<a>\n<b>"
        );
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
