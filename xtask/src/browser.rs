//! Chromium and its driver: found, or installed from Debian where permitted.

use crate::failure::{Failure, Result};
use crate::{debian, run, versions};
use std::path::PathBuf;

const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The browser that tests run in; the variable CHROMIUM chooses another.
pub fn ensure() -> Result<PathBuf> {
    if let Some(found) = installed() {
        return Ok(found);
    }
    debian::ensure(versions::DEBIAN_BROWSER, "run the browser tests", "2 min")?;
    installed().ok_or_else(|| {
        Failure::new("Chromium was installed but is not on the search path. Set CHROMIUM to it.")
    })
}

/// The driver that wasm-bindgen's test runner steers the browser with.
pub fn ensure_driver() -> Result<PathBuf> {
    if let Some(found) = installed_driver() {
        return Ok(found);
    }
    debian::ensure(
        versions::DEBIAN_BROWSER,
        "run the wasm tests in a browser",
        "2 min",
    )?;
    let found = installed_driver();
    found.ok_or_else(|| {
        Failure::new(
            "chromedriver was installed but is not on the search path. Set CHROMEDRIVER to it.",
        )
    })
}

fn installed() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROMIUM")
        .map(PathBuf::from)
        .filter(|path| path.is_file());
    chosen.or_else(|| BROWSERS.iter().find_map(|name| run::find(name)))
}

pub fn installed_driver() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .filter(|path| path.is_file());
    chosen.or_else(|| run::find("chromedriver"))
}
