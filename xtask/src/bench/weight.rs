//! What each page and each operation weighs in the release: the code of the functions whose names belong to it.
//!
//! The compiler's output still carries names; the file that is served does not. A function that the compiler
//! made for a page inside a library (a closure's shim, a generic of the framework) bears the library's name alone
//! and counts as shared, so the figures are lower bounds, good for comparing.

use crate::failure::{Failure, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// Parts by what stands in their functions' names, the first that fits.
const PARTS: &[(&str, &str)] = &[
    ("page first", "pages::first"),
    ("page policies", "pages::policies"),
    ("page organization", "pages::organization"),
    ("page journal", "pages::journal"),
    ("page settings", "pages::settings"),
    ("shell", "charter::app"),
    ("kit", "charter::ui"),
    ("backend", "charter::backend"),
    ("store", "charter::store"),
    ("policy language", "charter_policy"),
    ("operations", "charter_core"),
];

/// Prints the code of each part and operation, and an estimate of its share of the `brotli` bytes served.
pub fn print(wasm: &Path, served: usize) -> Result<()> {
    let bytes = std::fs::read(wasm)
        .map_err(|error| Failure::new(format!("{}: {error}", wasm.display())))?;
    let functions = functions(&bytes)
        .ok_or_else(|| Failure::new(format!("{} is no WebAssembly with names", wasm.display())))?;
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
    println!("By operation (its request and answer on the wire, and its rule):");
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
    let (mut parts, mut operations) = (Sizes::new(), Sizes::new());
    for (size, name) in functions {
        let plain = plain(name);
        let part = PARTS
            .iter()
            .find(|(_, mark)| plain.contains(mark))
            .map_or("shared", |(part, _)| *part);
        *parts.entry(part.to_owned()).or_default() += size;
        if let Some(operation) = OPERATIONS
            .iter()
            .find(|operation| plain.contains(&format!("::{operation} ")))
        {
            *operations.entry((*operation).to_owned()).or_default() += size;
        }
    }
    (parts, operations)
}

/// The operations that the console has.
const OPERATIONS: &[&str] = &[
    "DescribeOrganization",
    "DescribeOrganizationNodes",
    "DescribeOrganizationMembers",
    "DescribePolicyConfig",
    "EnablePolicyType",
    "DisablePolicyType",
    "ListPolicies",
    "CreatePolicy",
    "DescribePolicy",
    "UpdatePolicy",
    "DeletePolicy",
    "AttachPolicy",
    "DetachPolicy",
    "ListTargetsForPolicy",
    "ListPoliciesForTarget",
    "ListPolicyVersions",
    "DescribeFormerBindings",
    "RestoreBinding",
    "UndoChange",
];

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

/// The size and name of each function of a module that carries names.
fn functions(bytes: &[u8]) -> Option<Vec<(usize, String)>> {
    let mut reader = Reader { bytes, at: 8 };
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
    while reader.at < bytes.len() {
        let id = reader.byte()?;
        let length = reader.number()?;
        let end = reader.at.checked_add(length)?;
        match id {
            2 => imported = imported_functions(&mut reader)?,
            10 => {
                for _ in 0..reader.number()? {
                    let size = reader.number()?;
                    reader.at += size;
                    sizes.push(size);
                }
            }
            0 if reader.text()? == "name" => names = function_names(&mut reader, end)?,
            _ => {}
        }
        reader.at = end;
    }
    let named = sizes.into_iter().enumerate();
    (!names.is_empty()).then(|| {
        named
            .map(|(index, size)| (size, names.remove(&(index + imported)).unwrap_or_default()))
            .collect()
    })
}

fn imported_functions(reader: &mut Reader<'_>) -> Option<usize> {
    let mut functions = 0;
    for _ in 0..reader.number()? {
        reader.text()?;
        reader.text()?;
        match reader.byte()? {
            0 => {
                reader.number()?;
                functions += 1;
            }
            1 => {
                reader.byte()?;
                reader.limits()?;
            }
            2 => reader.limits()?,
            3 => reader.at += 2,
            _ => return None,
        }
    }
    Some(functions)
}

fn function_names(reader: &mut Reader<'_>, end: usize) -> Option<BTreeMap<usize, String>> {
    let mut names = BTreeMap::new();
    while reader.at < end {
        let kind = reader.byte()?;
        let length = reader.number()?;
        let next = reader.at + length;
        if kind == 1 {
            for _ in 0..reader.number()? {
                let index = reader.number()?;
                names.insert(index, reader.text()?.to_owned());
            }
        }
        reader.at = next;
    }
    Some(names)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0_usize, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(number);
            }
            shift += 7;
        }
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        let text = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        std::str::from_utf8(text).ok()
    }

    fn limits(&mut self) -> Option<()> {
        if self.byte()? & 1 == 1 {
            self.number()?;
        }
        self.number().map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leb(number: usize) -> Vec<u8> {
        match number {
            0..128 => vec![number as u8],
            _ => vec![(number & 127) as u8 | 128, (number >> 7) as u8],
        }
    }

    /// A module with two functions of 2 and 3 bytes, and their names.
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut map = vec![2];
        for (index, name) in names.iter().enumerate() {
            map.extend([index as u8, name.len() as u8]);
            map.extend(name.bytes());
        }
        let mut section = b"\x04name\x01".to_vec();
        section.extend(leb(map.len()));
        section.extend(map);
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend([10, 8, 2, 2, 0, 11, 3, 0, 1, 11, 0]);
        bytes.extend(leb(section.len()));
        bytes.extend(section);
        bytes
    }

    #[test]
    fn a_function_counts_for_the_page_and_the_operation_in_its_name() {
        let page = "_ZN7charter5pages8policies4list17h0123456789abcdefE";
        let wire = "_ZN66_$LT$charter_core..contract..CreatePolicy$u20$as$u20$serde..Ser$GT$3run";
        let functions = functions(&module([page, wire])).unwrap();
        assert_eq!(
            functions.iter().map(|(size, _)| *size).collect::<Vec<_>>(),
            [2, 3]
        );
        let (parts, operations) = weigh(&functions);
        assert_eq!(parts.get("page policies"), Some(&2));
        assert_eq!(parts.get("operations"), Some(&3));
        assert_eq!(operations.get("CreatePolicy"), Some(&3));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(
            functions(b"\0asm\x01\0\0\0\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff").is_none()
        );
        assert!(functions(b"").is_none());
    }
}
