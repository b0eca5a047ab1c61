//! `cargo xtask wasm-env`: what a shell must export to compile for wasm32 by hand.

use crate::failure::Result;
use crate::toolchain::Toolchain;
use crate::{browser, run, tools};
use std::ffi::OsStr;

/// Compiles the sysroot if need be, but no tool: those that exist already are put on the path.
pub fn print() -> Result<()> {
    let toolchain = Toolchain::ensure()?;
    let tools = tools::folders()?;
    export("CHARTER_NATIVE_PATH", &run::native_path());
    export("PATH", &toolchain.search_path(&tools));
    for (name, value) in toolchain.variables() {
        export(name, &value);
    }
    if let Some(driver) = browser::installed_driver() {
        export("CHROMEDRIVER", driver.as_os_str());
    }
    Ok(())
}

fn export(name: &str, value: &OsStr) {
    println!(
        "export {name}='{}'",
        value.to_string_lossy().replace('\'', r"'\''")
    );
}
