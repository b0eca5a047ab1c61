//! Joins what the splitter made into few files.
//!
//! The splitter makes a file for every combination of parts that share something: hundreds, most of them tiny. Here files
//! are joined as long as that pays: a file more costs a request and compresses by itself, a file less makes somebody load
//! what is not needed. What a release loads in any case, its base, is one file.
//!
//! What pays depends on what is loaded together: a page, or what comes on top of it when something is opened there. Each
//! such [`Scene`] counts by how often it is waited for.

use super::parts::file_names;
use super::shrink::WASM_FEATURES;
use crate::failure::{Doing, Failure, Result};
use crate::{run, wasm};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The part that is loaded before any other.
const BASE: &str = "console";

/// So many bytes of a module is one file more worth: a request with its headers, and a module's own.
const A_FILE: usize = 2_500;

/// A file that is compressed by itself, and not behind another that is alike, is larger by one part in so many.
const ALONE: usize = 12;

/// What counts how much: what stands between an address and the page, one of two that may stand there, and what comes on
/// top of it later.
const WAITED_FOR: i64 = 3;
const ONE_OF_TWO: i64 = 2;
const LATER: i64 = 1;

/// The parts that are no page by themselves: the part, on which others it lies, and how much that counts.
const ON_TOP: &[(&str, &[&str], i64)] = &[
    // It shows one of these two.
    ("editor", &[], 0),
    ("visual", &["editor"], ONE_OF_TWO),
    ("json", &["editor"], ONE_OF_TWO),
    ("json", &["policy", "editor"], LATER),
    ("origin", &["editor", "json"], LATER),
    ("in_force", &["organization"], LATER),
    ("organization_dialogs", &["organization"], LATER),
    ("organization_dialogs", &["member_add"], LATER),
    ("organization_dialogs", &["invitations"], LATER),
    ("organization_dialogs", &["invitation"], LATER),
    ("policy_tabs", &["policy"], LATER),
    ("policy_dialogs", &["policies"], LATER),
    ("policy_dialogs", &["policy"], LATER),
    ("language", &["policies"], LATER),
    ("language", &["organization", "in_force"], LATER),
    ("language", &["first"], LATER),
    ("dialogs", &["policies"], LATER),
    ("dialogs", &["members"], LATER),
    ("demo", &[], LATER),
    ("http", &[], LATER),
];

/// Loads the joined files; what it exports is added.
const LOADER: &str = include_str!("loader.js");

/// Its name, by which the first file imports it.
const SCRIPT: &str = "__wasm_split.js";

type Parts = BTreeSet<String>;

/// Parts that are loaded together, and how much that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Scene {
    parts: Vec<String>,
    weight: i64,
}

/// What is joined into one file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    /// The parts that load it.
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
    let scenes = scenes(&loads, ON_TOP)?;
    let groups = grouped(groups_of(&loads, |file| size(&folder.join(file)))?, &scenes);
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

/// What is loaded together. A part that is named and was not made has another name by now.
fn scenes(loads: &[Load], on_top: &[(&str, &[&str], i64)]) -> Result<Vec<Scene>> {
    let is_part = |name: &str| loads.iter().any(|load| load.part == name);
    let mut scenes = Vec::new();
    for (part, below, weight) in on_top {
        let parts = below.iter().chain([part]);
        let parts: Vec<String> = parts.map(|name| (*name).to_owned()).collect();
        if let Some(unknown) = parts.iter().find(|name| !is_part(name)) {
            return Err(Failure::new(format!(
                "join.rs names the part “{unknown}”, which the console does not have."
            )));
        }
        scenes.push(Scene {
            parts,
            weight: *weight,
        });
    }
    let is_page = |part: &&str| on_top.iter().all(|(on_top, ..)| on_top != part);
    let pages = loads.iter().map(|load| load.part.as_str()).filter(is_page);
    scenes.extend(pages.map(|part| Scene {
        parts: vec![part.to_owned()],
        weight: WAITED_FOR,
    }));
    Ok(scenes)
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
fn grouped(mut groups: Vec<Group>, scenes: &[Scene]) -> Vec<Group> {
    loop {
        let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
        let best = pairs
            .map(|(a, b)| (gain(&groups[a], &groups[b], scenes), a, b))
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

/// What joining two groups saves, over all scenes: a file for each that needs both, less the bytes that one needs of one of
/// them alone.
fn gain(a: &Group, b: &Group, scenes: &[Scene]) -> i64 {
    let number = |bytes: usize| i64::try_from(bytes).unwrap_or(i64::MAX);
    let saved = |scene: &Scene| {
        let needs = |group: &Group| scene.parts.iter().any(|part| group.parts.contains(part));
        let saved = match (needs(a), needs(b)) {
            (true, true) => number(A_FILE + a.size.min(b.size) / ALONE),
            (true, false) => -number(b.size),
            (false, true) => -number(a.size),
            (false, false) => 0,
        };
        saved * scene.weight
    };
    scenes.iter().map(saved).sum()
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
        groups_with(shared, list, &[])
    }

    fn groups_with(shared: usize, list: usize, on_top: &[(&str, &[&str], i64)]) -> Vec<Group> {
        let size = |file: &str| {
            Ok(match file {
                "chunk_4.wasm" => shared,
                "split_list.wasm" => list,
                _ => 90_000,
            })
        };
        let loads = loads(SCRIPT).unwrap();
        let scenes = scenes(&loads, on_top).unwrap();
        grouped(groups_of(&loads, size).unwrap(), &scenes)
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
    fn what_lies_on_top_of_another_part_finds_there_what_both_need() {
        assert_eq!(
            files(&groups_with(50_000, 80_000, &[("edit", &["list"], LATER)])),
            [
                "chunk_3.wasm split_console.wasm",
                "chunk_4.wasm split_list.wasm",
                "split_edit.wasm"
            ]
        );
        let unknown = scenes(&loads(SCRIPT).unwrap(), &[("edits", &[], LATER)]);
        assert!(unknown.is_err_and(|why| why.to_string().contains("edits")));
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
