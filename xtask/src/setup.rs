//! Everything a command needs, made at the same time where one thing does not need the other.

use crate::failure::{Failure, Result};
use crate::toolchain::Toolchain;
use crate::tools::Purpose;
use crate::{browser, node};
use std::path::PathBuf;
use std::thread::{self, ScopedJoinHandle};

/// What compiling the console needs.
pub struct Compile {
    pub toolchain: Toolchain,
    /// Folders of programs.
    pub tools: Vec<PathBuf>,
}

/// What the tests and the release need besides.
pub struct Everything {
    pub compile: Compile,
    pub node_modules: PathBuf,
    pub browser: PathBuf,
    pub driver: PathBuf,
}

/// What serving needs. Where Trunk is missing, `meanwhile` runs beside its compilation.
pub fn for_serve(meanwhile: impl FnOnce(&Toolchain) -> Result<()> + Send) -> Result<Compile> {
    let missing = !Purpose::Serve.is_ready()?;
    thread::scope(|scope| {
        let tools = scope.spawn(|| Purpose::Serve.ensure());
        let toolchain = Toolchain::ensure()?;
        if missing {
            meanwhile(&toolchain)?;
        }
        Ok(Compile {
            toolchain,
            tools: joined(tools)?,
        })
    })
}

/// What a release needs: compiler, tools, and the packages that make it smaller.
pub fn for_release() -> Result<(Compile, PathBuf)> {
    thread::scope(|scope| {
        let packages = scope.spawn(node::ensure);
        let tools = scope.spawn(|| Purpose::Release.ensure());
        let toolchain = Toolchain::ensure()?;
        let compile = Compile {
            toolchain,
            tools: joined(tools)?,
        };
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
