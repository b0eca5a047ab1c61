//! Every version that the project pins for its tools. `wasm-bindgen` is not here: its command line
//! must be exactly the version that Cargo.lock names, so it is read from there.

/// The bundler. 0.22 wants a newer compiler than Debian has.
pub const TRUNK: &str = "0.21.14";

/// Splits a release; of the family of `wasm_split_helpers`, whose version Cargo.lock names.
pub const WASM_SPLIT: &str = "0.2.4";

/// Debian's compiler with the parts that a wasm build needs.
pub const DEBIAN_COMPILER: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-clippy",
    "lld-22",
];

/// Debian's browser and its driver.
pub const DEBIAN_BROWSER: &[&str] = &["chromium", "chromium-driver"];

/// Debian's linker for the wasm target, of the LLVM that its compiler was built with.
pub const DEBIAN_LINKER: &str = "/usr/bin/lld-22";

/// Raised whenever the way the private sysroot is laid out changes.
pub const SYSROOT_RECIPE: u32 = 1;

/// What decisions are compared with: the crate, and the package for Node.js.
pub const CEDAR: &str = "4.14.1";
pub const CEDAR_WASM: &str = "4.13.0";
