//! Everything a command needs, made at the same time where one thing does not need the other.

use crate::failure::{Failure, Result};
use crate::toolchain::Toolchain;
use crate::{browser, node, tools};
use std::path::PathBuf;
use std::thread::{self, ScopedJoinHandle};

/// What compiling the console needs.
pub struct Compile {
    pub toolchain: Toolchain,
    /// Folders of programs: Trunk, wasm-bindgen.
    pub tools: Vec<PathBuf>,
}

/// What the tests and the release need besides.
pub struct Everything {
    pub compile: Compile,
    pub node_modules: PathBuf,
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// Compiler and bundler. Where the bundler is missing, `meanwhile` runs beside its compilation.
pub fn for_serve(meanwhile: impl FnOnce(&Toolchain) -> Result<()> + Send) -> Result<Compile> {
    let missing = !tools::all_ready()?;
    thread::scope(|scope| {
        let bundler = scope.spawn(tools::ensure_all);
        let toolchain = Toolchain::ensure()?;
        if missing {
            meanwhile(&toolchain)?;
        }
        Ok(Compile {
            toolchain,
            tools: joined(bundler)?,
        })
    })
}

/// Compiler, bundler and wasm-opt: what a release needs.
pub fn for_release() -> Result<(Compile, PathBuf)> {
    thread::scope(|scope| {
        let packages = scope.spawn(node::ensure);
        let compile = for_serve(|_| Ok(()))?;
        Ok((compile, joined(packages)?))
    })
}

pub fn everything() -> Result<Everything> {
    thread::scope(|scope| {
        let browser = scope.spawn(|| Ok((browser::ensure()?, browser::ensure_driver()?)));
        let (compile, node_modules) = for_release()?;
        let (browser, driver) = joined(browser)?;
        Ok(Everything {
            compile,
            node_modules,
            browser,
            driver,
        })
    })
}

fn joined<T>(thread: ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    thread
        .join()
        .unwrap_or_else(|_| Err(Failure::new("A step of the set-up stopped unexpectedly.")))
}
