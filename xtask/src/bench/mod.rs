//! `cargo xtask bench`: what a person waits for, measured on the release, and decisions beside a peer's.

mod peers;
pub mod weight;

use crate::arguments::Arguments;
use crate::failure::{Failure, Result};
use crate::release::{self, Release};
use crate::toolchain::Toolchain;
use crate::{run, setup};

pub fn run(words: &[String]) -> Result<()> {
    let words = Arguments::new("bench", words).rest()?;
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => release_and_decisions(),
        ["decisions"] => decisions(&Toolchain::ensure()?),
        _ => Err(Failure::new(
            "cargo xtask bench takes no word but “decisions”.",
        )),
    }
}

fn decisions(toolchain: &Toolchain) -> Result<()> {
    let node = run::find("node").unwrap_or_default();
    println!("{}", circumstances(&node));
    peers::compare(toolchain)
}

fn release_and_decisions() -> Result<()> {
    let setup = setup::everything()?;
    let release = Release::default();
    release::build(&release, &setup.compile, &setup.node_modules)?;
    println!("{}", circumstances(&setup.browser));
    let mut node = run::command("node");
    node.arg("tests/e2e/bench.mjs")
        .env("CHROMIUM", &setup.browser)
        .env("CHARTER_DIST", &release.folder);
    run::shown(&mut node)?;
    weight::print(&release::whole(&setup.compile), served_wasm(&release))?;
    decisions(&setup.compile.toolchain)
}

/// The `brotli` bytes of the wasm that is served; 0 where node cannot tell.
fn served_wasm(release: &Release) -> usize {
    let script = "const fs = require('fs'), zlib = require('zlib'), path = require('path');\
        const [folder] = process.argv.slice(1);\
        const wasm = fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.wasm'));\
        console.log(wasm.reduce((sum, name) => sum + zlib.brotliCompressSync(fs.readFileSync(path.join(folder, name))).length, 0));";
    let mut node = run::command("node");
    node.args(["-e", script]).arg(&release.folder);
    run::text_of(&mut node)
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or_default()
}

/// Figures mean something only with the machine, the date and the commit they were taken at.
pub fn circumstances(program: &std::path::Path) -> String {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let date =
        run::text_of(run::command("date").args(["-u", "+%Y-%m-%d %H:%M UTC"])).unwrap_or_default();
    let version = run::text_of(run::command(program).arg("--version")).unwrap_or_default();
    format!(
        "{date}, commit {}, {model}, {cores} cores, {version}",
        commit()
    )
}

/// The commit at hand, marked when the work tree differs from it.
pub fn commit() -> String {
    let id = run::text_of(run::command("git").args(["rev-parse", "--short", "HEAD"]))
        .unwrap_or_else(|| "unknown".into());
    let changes =
        run::text_of(run::command("git").args(["status", "--porcelain"])).unwrap_or_default();
    if changes.is_empty() {
        id
    } else {
        format!("{id} with changes")
    }
}
