//! What each page and each operation weighs in the release: the code of the functions whose names belong to it.
//!
//! The compiler's output still carries names; the file that is served does not. A function that the compiler
//! made for a page inside a library (a closure's shim, a generic of the framework) bears the library's name alone
//! and counts as the framework's, so the figures are lower bounds, good for comparing. Of an operation it is what reads and writes
//! its request and answer: its rule runs behind `AnyOperation`, whose functions bear no operation's name.

use crate::failure::{Failure, Result};
use crate::wasm::functions;
use charter_core::domain::{Facts, OPERATIONS};
use std::collections::BTreeMap;
use std::path::Path;

/// Parts beside the areas of pages, by what stands in their functions' names, the first that fits.
const PARTS: &[(&str, &str)] = &[
    ("shell", "charter::app"),
    ("kit", "charter::ui"),
    ("backend", "charter::backend"),
    ("store", "charter::store"),
    ("policy language", "charter_policy"),
    ("operations", "charter_core"),
    ("JSON", "charter_json"),
];

/// The most bytes of code that an operation may have of its own.
const MOST_OPERATION: usize = 1_500;

/// Says which operations have more code of their own than they may.
pub fn hold(wasm: &Path) -> Result<()> {
    let (_, operations) = weigh(&named(wasm)?);
    let heavy = operations
        .iter()
        .filter(|(_, size)| **size > MOST_OPERATION);
    let heavy: Vec<String> = heavy
        .map(|(name, size)| format!("{name}: {size} bytes of code, at most {MOST_OPERATION}"))
        .collect();
    match heavy.is_empty() && !operations.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "Operations that weigh too much, or none found in the release:\n{}",
            heavy.join("\n")
        ))),
    }
}

/// The functions of a module that carries names.
fn named(wasm: &Path) -> Result<Vec<(usize, String)>> {
    let bytes = std::fs::read(wasm)
        .map_err(|error| Failure::new(format!("{}: {error}", wasm.display())))?;
    functions(&bytes)
        .ok_or_else(|| Failure::new(format!("{} is no WebAssembly with names", wasm.display())))
}

/// Prints the code of each part and operation, and an estimate of its share of the `brotli` bytes served.
pub fn print(wasm: &Path, served: usize) -> Result<()> {
    let functions = named(wasm)?;
    let total: usize = functions.iter().map(|(size, _)| size).sum();
    let (parts, operations) = weigh(&functions);
    let estimate = |size: usize| size as f64 / total.max(1) as f64 * served as f64 / 1000.0;
    println!(
        "Code by name, and its estimated share of {:.0} kB of brotli:",
        served as f64 / 1000.0
    );
    for (name, size) in parts {
        println!(
            "  {name:<40} {:>8.1} kB   ~{:>6.1} kB",
            size as f64 / 1000.0,
            estimate(size)
        );
    }
    println!("By operation (its request and answer on the wire):");
    for (name, size) in operations {
        println!(
            "  {name:<40} {:>8.1} kB   ~{:>6.2} kB",
            size as f64 / 1000.0,
            estimate(size)
        );
    }
    Ok(())
}

type Sizes = BTreeMap<String, usize>;

fn weigh(functions: &[(usize, String)]) -> (Sizes, Sizes) {
    let plain: Vec<(usize, String)> = functions
        .iter()
        .map(|(size, name)| (*size, plain(name)))
        .collect();
    let (mut parts, mut operations) = (Sizes::new(), Sizes::new());
    for (size, plain) in &plain {
        *parts.entry(part(plain)).or_default() += size;
        let named = |facts: &&Facts| plain.contains(&format!("::{} ", facts.action));
        if let Some(facts) = OPERATIONS.iter().find(named) {
            *operations.entry(facts.action.to_owned()).or_default() += size;
        }
    }
    (parts, operations)
}

/// The part that a function belongs to: an area of pages by its folder.
fn part(plain: &str) -> String {
    let area = plain.split_once("charter::pages::").and_then(|(_, rest)| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
        rest.get(..end)
    });
    if let Some(area) = area {
        return format!("pages {area}");
    }
    let found = PARTS.iter().find(|(_, mark)| plain.contains(mark));
    found.map_or("framework", |(part, _)| *part).to_owned()
}

/// A mangled name with `::` between its words, and a space wherever one ends otherwise.
fn plain(mangled: &str) -> String {
    let mut out = String::with_capacity(mangled.len());
    let mut rest = mangled.strip_prefix("_ZN").unwrap_or(mangled);
    while let Some(digits) = rest
        .find(|c: char| !c.is_ascii_digit())
        .filter(|digits| *digits > 0)
    {
        let length = rest[..digits].parse().unwrap_or(usize::MAX);
        let Some(word) = rest.get(digits..).and_then(|rest| rest.get(..length)) else {
            break;
        };
        out.push_str("::");
        out.push_str(word);
        rest = &rest[digits + length..];
    }
    out.push_str(rest);
    let spaced = ["$u20$", "$LT$", "$GT$", "$C$", "$RF$", "$u7b$", "$u7d$"];
    let mut out = out.replace("..", "::");
    for mark in spaced {
        out = out.replace(mark, " ");
    }
    out.push(' ');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_counts_for_the_page_and_the_operation_in_its_name() {
        let page = "_ZN7charter5pages8policies4list17h0123456789abcdefE";
        let wire = "_ZN73_$LT$charter_core..contract..CreatePolicy$u20$as$u20$charter_json..ToJson$GT$5write";
        let functions = [(2, page.to_owned()), (3, wire.to_owned())];
        let (parts, operations) = weigh(&functions);
        assert_eq!(parts.get("pages policies"), Some(&2));
        assert_eq!(parts.get("operations"), Some(&3));
        assert_eq!(operations.get("CreatePolicy"), Some(&3));
    }
}
