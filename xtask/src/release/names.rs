//! Short names for what the first file imports from its script. wasm-bindgen names each function with a fingerprint, which
//! no compression makes smaller: 300 names are 6 kB of what everybody waits for.

use crate::failure::{Doing, Failure, Result};
use crate::wasm;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Renames them in both files.
pub fn shorten(wasm: &Path, script: &Path) -> Result<()> {
    let bytes = fs::read(wasm).doing(|| format!("read {}", wasm.display()))?;
    let text = fs::read_to_string(script).doing(|| format!("read {}", script.display()))?;
    let (bytes, text) = renamed(&bytes, &text).ok_or_else(|| {
        Failure::new("wasm-bindgen wrote a module or a script of another form than is known.")
    })?;
    fs::write(wasm, bytes).doing(|| format!("write {}", wasm.display()))?;
    fs::write(script, text).doing(|| format!("write {}", script.display()))
}

/// The module and its script with short names; only what the script defines as `        name: function(` gets one.
fn renamed(bytes: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for line in script.lines() {
        if let Some((name, _)) = line.trim_start().split_once(": function(")
            && name.starts_with("__wb")
        {
            let short = format!("f{}", names.len());
            names.insert(name.to_owned(), short);
        }
    }
    let mut renamed = 0;
    let bytes = wasm::with_imports_renamed(bytes, &mut |name| {
        let short = names.get(name)?;
        renamed += 1;
        Some(short.clone())
    })?;
    let script = script.lines().map(|line| {
        let defined = line.trim_start().split_once(": function(");
        match defined.and_then(|(name, rest)| Some((names.get(name)?, rest))) {
            Some((short, rest)) => format!("{short}: function({rest}\n"),
            None => format!("{line}\n"),
        }
    });
    (renamed > 0 && renamed == names.len()).then(|| (bytes, script.collect()))
}

#[cfg(test)]
mod tests {
    use super::renamed;

    const SCRIPT: &str =
        "const import0 = {\n    __wbg_now_0f: function(a) {\n        return now(a);\n    },\n};\n";

    /// A module that imports a function of this name of one letter and eleven more.
    fn module(name: &str) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0\x02".to_vec();
        let length = u8::try_from(name.len()).unwrap();
        bytes.extend([length + 6, 1, 1, b'a', length]);
        bytes.extend(name.bytes());
        bytes.extend([0, 0]);
        bytes
    }

    #[test]
    fn both_sides_get_the_same_short_name() {
        let (bytes, script) = renamed(&module("__wbg_now_0f"), SCRIPT).unwrap();
        assert_eq!(bytes, module("f0"));
        assert!(script.contains("\nf0: function(a) {"));
        assert!(!script.contains("__wbg_now_0f"));
    }

    #[test]
    fn a_name_that_only_one_side_has_is_a_fault() {
        assert!(renamed(&module("__wbg_other_"), SCRIPT).is_none());
    }
}
