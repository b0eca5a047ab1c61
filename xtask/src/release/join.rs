//! Joins what the splitter made into few files.
//!
//! The splitter makes a file for every combination of parts that share something: hundreds, most of them tiny. Here files
//! are joined as long as that pays: a file more costs a request and compresses by itself, a file less makes some part load
//! what it does not need. What a release loads in any case, its base, is one file.

use super::parts::file_names;
use super::shrink::WASM_FEATURES;
use crate::failure::{Doing, Failure, Result};
use crate::{run, wasm};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The part that is loaded before any other.
const BASE: &str = "console";

/// So many bytes of a module is one file more worth: a request and its headers, and compressing it by itself.
const A_FILE: usize = 6_000;

/// Loads the joined files; what it exports is added.
const LOADER: &str = include_str!("loader.js");

/// Its name, by which the first file imports it.
const SCRIPT: &str = "__wasm_split.js";

type Parts = BTreeSet<String>;

/// What is loaded together.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    /// The parts that need it.
    parts: Parts,
    /// The splitter's files.
    files: Vec<String>,
    size: usize,
}

/// Joins the files of a folder that the splitter filled, in place, and writes the script that loads them.
pub fn join(folder: &Path, node_modules: &Path) -> Result<()> {
    let script_path = folder.join(SCRIPT);
    let script = fs::read_to_string(&script_path).doing(|| format!("read {SCRIPT}"))?;
    let loads = loads(&script)
        .ok_or_else(|| Failure::new("wasm-split wrote a script of another form than is known."))?;
    let known: BTreeSet<&String> = loads.iter().flat_map(|load| &load.files).collect();
    let made = file_names(folder)?;
    let made: BTreeSet<&String> = made.iter().filter(|name| is_splitters(name)).collect();
    if made != known {
        return Err(Failure::new(
            "wasm-split made other files than its script loads: join.rs reads it wrongly.",
        ));
    }
    let groups = grouped(groups_of(&loads, |file| size(&folder.join(file)))?);
    for (number, group) in groups.iter().enumerate() {
        let merged = folder.join(format!("joined_{number}"));
        merge(folder, group, &merged, node_modules)?;
    }
    for name in file_names(folder)? {
        if is_splitters(&name) {
            fs::remove_file(folder.join(&name)).doing(|| format!("remove {name}"))?;
        }
    }
    for (number, group) in groups.iter().enumerate() {
        let (from, to) = (format!("joined_{number}"), name_of(group, number));
        fs::rename(folder.join(from), folder.join(&to)).doing(|| format!("name {to}"))?;
    }
    fs::write(&script_path, loader(&loads, &groups)).doing(|| format!("write {SCRIPT}"))
}

/// Whether the splitter made it for a part or for some that share something.
fn is_splitters(name: &str) -> bool {
    name.starts_with("chunk_") || name.starts_with("split_")
}

/// A part, and the splitter's files that it needs.
struct Load {
    part: String,
    files: Vec<String>,
}

/// What the splitter's script loads for each part.
fn loads(script: &str) -> Option<Vec<Load>> {
    let mut loads = Vec::new();
    for text in script.split("export const __wasm_split_load_").skip(1) {
        let (part, rest) = text.split_once(' ')?;
        // The files that are shared stand in the last brackets, also where a part has none of its own.
        let (own, shared) = rest.rsplit_once('[')?;
        let mut files: Vec<String> = own
            .split('"')
            .filter(|quoted| quoted.ends_with(".wasm"))
            .map(|quoted| quoted.trim_start_matches("./").to_owned())
            .collect();
        let shared = shared.split(']').next()?;
        files.extend(
            shared
                .split(',')
                .filter_map(|name| name.trim().strip_prefix("__"))
                .map(|name| format!("{name}.wasm")),
        );
        loads.push(Load {
            part: part.to_owned(),
            files,
        });
    }
    (!loads.is_empty()).then_some(loads)
}

/// A group for each set of parts that need the same files; what the base needs is one group.
fn groups_of(loads: &[Load], size: impl Fn(&str) -> Result<usize>) -> Result<Vec<Group>> {
    let all: Parts = loads.iter().map(|load| load.part.clone()).collect();
    let files: BTreeSet<&String> = loads.iter().flat_map(|load| &load.files).collect();
    let mut groups: Vec<Group> = Vec::new();
    for file in files {
        let needing = loads.iter().filter(|load| load.files.contains(file));
        let mut parts: Parts = needing.map(|load| load.part.clone()).collect();
        if parts.contains(BASE) {
            parts.clone_from(&all);
        }
        let size = size(file)?;
        match groups.iter_mut().find(|group| group.parts == parts) {
            Some(group) => {
                group.files.push(file.clone());
                group.size += size;
            }
            None => groups.push(Group {
                parts,
                files: vec![file.clone()],
                size,
            }),
        }
    }
    Ok(groups)
}

/// Joins two groups at a time, those that gain the most first, as long as any gains.
fn grouped(mut groups: Vec<Group>) -> Vec<Group> {
    loop {
        let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
        let best = pairs
            .map(|(a, b)| (gain(&groups[a], &groups[b]), a, b))
            .max_by_key(|(gain, ..)| *gain);
        let Some((1.., a, b)) = best else {
            return groups;
        };
        let other = groups.swap_remove(b);
        groups[a].parts.extend(other.parts);
        groups[a].files.extend(other.files);
        groups[a].size += other.size;
    }
}

/// What joining two groups saves, over all parts: a file for each part that needs both, less the bytes that a part needs
/// of one of them alone.
fn gain(a: &Group, b: &Group) -> i64 {
    let both = a.parts.intersection(&b.parts).count();
    let needless = a.size * (b.parts.len() - both) + b.size * (a.parts.len() - both);
    let number = |bytes: usize| i64::try_from(bytes).unwrap_or(i64::MAX);
    number(both * A_FILE) - number(needless)
}

/// The base by its name, a file of one part by the part's, any other by its number.
fn name_of(group: &Group, number: usize) -> String {
    match group.parts.iter().next() {
        Some(part) if group.parts.len() == 1 => format!("{part}.wasm"),
        _ if group.parts.contains(BASE) => format!("{BASE}.wasm"),
        _ => format!("shared-{number}.wasm"),
    }
}

/// The script that loads the groups.
fn loader(loads: &[Load], groups: &[Group]) -> String {
    let mut script = format!("{LOADER}\n");
    for (number, group) in groups.iter().enumerate() {
        let name = name_of(group, number);
        script += &format!("const file_{number} = file(\"./{name}\");\n");
    }
    for Load { part, .. } in loads {
        let needed: Vec<String> = groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.parts.contains(part))
            .map(|(number, _)| format!("file_{number}"))
            .collect();
        let needed = needed.join(", ");
        script += &format!("export const __wasm_split_load_{part} = part([{needed}]);\n");
    }
    script
}

fn size(path: &Path) -> Result<usize> {
    wasm::size_of(&read(path)?).ok_or_else(|| no_module(path))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).doing(|| format!("read {}", path.display()))
}

fn no_module(path: &Path) -> Failure {
    Failure::new(format!("{} is no WebAssembly.", path.display()))
}

/// The module that a joined file imports from: what the first file exports.
const FIRST: &str = "first";

/// The module that the splitter's files import from.
const SPLITTERS: &str = "__wasm_split";

/// Makes one module of a group's. Each of them imports memory, table and stack pointer of the first file; a small module
/// imports these once and stands between, so that the merged one has each once.
fn merge(folder: &Path, group: &Group, to: &Path, node_modules: &Path) -> Result<()> {
    let between = folder.join("between.wat");
    let mut text = String::from("(module");
    let (mut table, mut memory, mut globals) = (0, 0, BTreeSet::new());
    for file in &group.files {
        let path = folder.join(file);
        let imports = wasm::imports_of(&read(&path)?).ok_or_else(|| no_module(&path))?;
        if imports.functions > 0 || imports.modules.iter().any(|from| from != SPLITTERS) {
            return Err(Failure::new(format!(
                "{file} imports more than memory, table and stack pointer."
            )));
        }
        table = table.max(imports.table);
        memory = memory.max(imports.memory);
        globals.extend(imports.globals);
    }
    let mut stand = |name: &str, kind: &str, of: &str| {
        text += &format!("\n  (import \"{FIRST}\" \"{name}\" ({kind} ${name} {of}))");
        text += &format!("\n  (export \"{name}\" ({kind} ${name}))");
    };
    stand("memory", "memory", &memory.to_string());
    stand(
        "__indirect_function_table",
        "table",
        &format!("{table} funcref"),
    );
    for global in globals {
        stand(&global, "global", "(mut i32)");
    }
    text += ")\n";
    fs::write(&between, text).doing(|| format!("write {}", between.display()))?;

    let mut merge = run::command("node");
    merge.arg(node_modules.join("binaryen/bin/wasm-merge"));
    merge.args(WASM_FEATURES).arg(&between).arg(SPLITTERS);
    for file in &group.files {
        merge.arg(folder.join(file)).arg(file);
    }
    merge.arg("--output").arg(to);
    run::logged(&mut merge, "wasm-merge")?;
    let merged = wasm::imports_of(&read(to)?).ok_or_else(|| no_module(to))?;
    if merged.functions > 0 || merged.modules.iter().any(|from| from != FIRST) {
        return Err(Failure::new(format!(
            "{} imports what the first file does not have.",
            to.display()
        )));
    }
    fs::remove_file(&between).doing(|| format!("remove {}", between.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"
/* console, list */
const __chunk_3 = makeLoad(() => fetch(new URL("./chunk_3.wasm", import.meta.url))
, []);
export const __wasm_split_load_console = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_console.wasm", import.meta.url));
}
, [__chunk_3]));
export const __wasm_split_load_list = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_list.wasm", import.meta.url));
}
, [__chunk_3, __chunk_4]));
export const __wasm_split_load_edit = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_edit.wasm", import.meta.url));
}
, [__chunk_4]));
export const __wasm_split_load_same = wrapAsyncCb(makeLoad(() => async (_imp) => ({}), [__chunk_3]));
"#;

    fn groups(shared: usize, list: usize) -> Vec<Group> {
        let size = |file: &str| {
            Ok(match file {
                "chunk_4.wasm" => shared,
                "split_list.wasm" => list,
                _ => 90_000,
            })
        };
        grouped(groups_of(&loads(SCRIPT).unwrap(), size).unwrap())
    }

    fn files(groups: &[Group]) -> Vec<String> {
        let mut files: Vec<String> = groups.iter().map(|group| group.files.join(" ")).collect();
        files.sort();
        files
    }

    #[test]
    fn what_the_base_needs_is_one_file_and_large_files_stay_apart() {
        assert_eq!(
            files(&groups(50_000, 80_000)),
            [
                "chunk_3.wasm split_console.wasm",
                "chunk_4.wasm",
                "split_edit.wasm",
                "split_list.wasm"
            ]
        );
    }

    #[test]
    fn a_small_file_goes_where_it_costs_the_least() {
        let groups = groups(2_000, 80_000);
        assert_eq!(groups.len(), 3);
        let base = groups.iter().find(|group| group.parts.contains(BASE));
        assert!(base.unwrap().files.contains(&"chunk_4.wasm".to_owned()));
    }

    #[test]
    fn each_part_loads_the_base_and_its_own_files() {
        let groups = groups(50_000, 80_000);
        let script = loader(&loads(SCRIPT).unwrap(), &groups);
        let of = |part: &str| {
            let head = format!("__wasm_split_load_{part} = part([");
            let (_, rest) = script.split_once(&head).unwrap();
            rest.split_once(']').unwrap().0.split(", ").count()
        };
        assert_eq!((of("console"), of("list"), of("edit")), (1, 3, 3));
        assert_eq!(of("same"), 1, "a part without a file of its own");
        assert!(script.contains("file(\"./console.wasm\")"));
    }

    #[test]
    fn another_script_is_not_guessed_at() {
        assert!(loads("export const something = 1;").is_none());
    }
}
