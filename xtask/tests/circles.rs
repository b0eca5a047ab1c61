//! No files import each other in a circle, but for those that are listed here with the reason. A file and the folder
//! around it may: a folder's `mod.rs` is made of its files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Circles that stand, by one file of each, with the reason.
const ALLOWED: &[(&str, &str)] = &[
    (
        "app::search::dialog",
        "the shell opens the search, whose commands open the dialogs of the shell",
    ),
    (
        "codes",
        "a code knows its severity, a diagnostic its code: two halves of one table",
    ),
    (
        "decide::name",
        "a resource has names, and a name of a directory is matched as a resource",
    ),
    (
        "dialect::kind",
        "a kind of policy has marks, and a mark is asked of a kind",
    ),
    (
        "dialect::naver",
        "the language points at its table of services, which is written in its words",
    ),
    (
        "dialect::tencent",
        "a language and its kinds of policies point at each other",
    ),
    (
        "english::clause",
        "sentences hold clauses, and a clause may hold a sentence: recursive descent",
    ),
    (
        "envelope::find",
        "what is found in a wrapper is read as a notation, in which wrappers are found: recursive descent",
    ),
    (
        "json::inside",
        "the lexer hands strings with quotes inside to their mending, which reads tokens",
    ),
    (
        "meaning::build",
        "a sentence is built of clauses, which are built of sentences: recursive descent",
    ),
    (
        "pages::policies::bindings_tab",
        "a page and its tabs: a tab shows the page's state",
    ),
    (
        "pages::policies::editor::visual::action_groups",
        "a list and its groups draw each other: a group has a list",
    ),
    (
        "store::transfer",
        "an import is verified, and what is verified is an import",
    ),
    (
        "ui::code_editor::complete",
        "the editor's state holds its popups, which change the state",
    ),
    (
        "ui::table::body",
        "a table and its parts: a part shows the table's state",
    ),
    (
        "visual::layout",
        "new text is laid out as its neighbours are, which are found in the source",
    ),
];

/// A module by its path, `decide::name`; the root of a crate is the empty path.
type Module = String;

/// The modules of a crate with their files, tests aside.
fn modules(root: &Path, folder: &Path, found: &mut BTreeMap<Module, PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "bin" && name != "tests" {
                modules(root, &path, found);
            }
            continue;
        }
        let Some(stem) = name
            .strip_suffix(".rs")
            .filter(|stem| !stem.ends_with("tests"))
        else {
            continue;
        };
        let inner = folder.strip_prefix(root).unwrap_or(folder);
        let mut parts: Vec<String> = inner
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if !matches!(stem, "mod" | "lib" | "main") {
            parts.push(stem.to_owned());
        }
        found.insert(parts.join("::"), path);
    }
}

/// The paths of all `use`s of a file, its tests aside; whether each is handed on.
fn uses(text: &str) -> Vec<(bool, String)> {
    let own = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let mut found = Vec::new();
    for part in own.split(';') {
        let statement = part.trim_start();
        let last = statement.rsplit('\n').find(|line| is_use(line));
        let start = last.and_then(|line| statement.rfind(line));
        let Some(statement) = start.and_then(|start| statement.get(start..)) else {
            continue;
        };
        let Some((before, tree)) = statement.split_once("use ") else {
            continue;
        };
        let tree: String = tree.split_whitespace().collect();
        expand(String::new(), &tree, before.contains("pub"), &mut found);
    }
    found
}

fn is_use(line: &str) -> bool {
    let line = line.trim_start();
    let public = line.strip_prefix("pub");
    let rest = public.map_or(line, |rest| match rest.split_once(") ") {
        Some((scope, rest)) if scope.starts_with('(') => rest,
        _ => rest.trim_start(),
    });
    rest.starts_with("use ")
}

/// `a::{b, c::{d}}` as `a::b` and `a::c::d`.
fn expand(before: String, tree: &str, public: bool, found: &mut Vec<(bool, String)>) {
    let Some((base, inner)) = tree.split_once('{') else {
        found.push((public, before + tree));
        return;
    };
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    let (mut depth, mut start) = (0, 0);
    for (at, character) in inner.char_indices().chain([(inner.len(), ',')]) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let item = &inner[start..at];
                if !item.is_empty() {
                    expand(format!("{before}{base}"), item, public, found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// A path of a `use` in `module`, from the root of the crate; none for other crates.
fn absolute(module: &str, path: &str, modules: &BTreeMap<Module, PathBuf>) -> Option<Vec<String>> {
    let mut base: Vec<String> = module
        .split("::")
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let mut parts = path.split("::").peekable();
    match *parts.peek()? {
        "crate" => {
            base.clear();
            parts.next();
        }
        "self" => drop(parts.next()),
        "super" => {
            while parts.next_if_eq(&"super").is_some() {
                base.pop();
            }
        }
        first => {
            base.push(first.to_owned());
            let is_child = modules.contains_key(&base.join("::"));
            base.pop();
            if !is_child {
                return None;
            }
        }
    }
    base.extend(parts.map(str::to_owned));
    Some(base)
}

/// The module that a path leads to, through what modules hand on.
fn target(
    path: &[String],
    modules: &BTreeMap<Module, PathBuf>,
    handed: &BTreeMap<(Module, String), Vec<String>>,
) -> Option<Module> {
    let length = (0..=path.len())
        .rev()
        .find(|&length| modules.contains_key(&path[..length].join("::")))?;
    let module = path[..length].join("::");
    let further = path
        .get(length)
        .and_then(|name| handed.get(&(module.clone(), name.clone())));
    match further {
        Some(further) if further != path => target(further, modules, handed),
        _ => Some(module),
    }
}

fn is_around(one: &str, other: &str) -> bool {
    one.is_empty() || other.starts_with(&format!("{one}::"))
}

/// What each file imports, those around it and inside it aside.
fn imports(root: &Path) -> BTreeMap<Module, BTreeSet<Module>> {
    let mut modules_found = BTreeMap::new();
    modules(root, root, &mut modules_found);
    assert!(
        !modules_found.is_empty(),
        "{} has no sources",
        root.display()
    );
    let mut all = Vec::new();
    let mut handed = BTreeMap::new();
    for (module, file) in &modules_found {
        for (public, path) in uses(&fs::read_to_string(file).unwrap_or_default()) {
            let Some(path) = absolute(module, &path, &modules_found) else {
                continue;
            };
            if let (true, Some(name)) = (public, path.last()) {
                handed.insert((module.clone(), name.clone()), path.clone());
            }
            all.push((module.clone(), path));
        }
    }
    let mut imports: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (from, path) in all {
        if let Some(to) = target(&path, &modules_found, &handed)
            && from != to
            && !is_around(&from, &to)
            && !is_around(&to, &from)
        {
            imports.entry(from).or_default().insert(to);
        }
    }
    imports
}

/// The files that can be reached from one.
fn reached(from: &str, imports: &BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<Module> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(at) = open.pop() {
        for to in imports.get(&at).into_iter().flatten() {
            if reached.insert(to.clone()) {
                open.push(to.clone());
            }
        }
    }
    reached
}

/// The circles: files that all reach each other.
fn circles(imports: &BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<BTreeSet<Module>> {
    let reach: BTreeMap<&Module, BTreeSet<Module>> = imports
        .keys()
        .map(|from| (from, reached(from, imports)))
        .collect();
    let with = |from: &Module| -> BTreeSet<Module> {
        let back = |to: &&Module| reach.get(*to).is_some_and(|reached| reached.contains(from));
        reach[from].iter().filter(back).cloned().collect()
    };
    imports
        .keys()
        .map(with)
        .filter(|circle| circle.len() > 1)
        .collect()
}

/// The sources of the console and of each crate.
fn roots(project: &Path) -> Vec<PathBuf> {
    let crates = fs::read_dir(project.join("crates")).into_iter().flatten();
    let folders = crates.flatten().map(|entry| entry.path().join("src"));
    let roots: Vec<PathBuf> = folders.chain([project.join("src")]).collect();
    assert!(roots.len() > 3, "{roots:?}");
    roots
}

#[test]
fn files_import_each_other_in_no_circle_but_those_that_are_reasoned() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let found: BTreeSet<BTreeSet<Module>> = roots(&project)
        .iter()
        .flat_map(|root| circles(&imports(root)))
        .collect();
    let is_allowed =
        |circle: &BTreeSet<Module>| ALLOWED.iter().any(|(file, _)| circle.contains(*file));
    let new: Vec<_> = found.iter().filter(|circle| !is_allowed(circle)).collect();
    assert!(
        new.is_empty(),
        "files import each other in a circle: {new:#?}"
    );
    let stands = |file: &str| found.iter().any(|circle| circle.contains(file));
    let gone: Vec<_> = ALLOWED.iter().filter(|(file, _)| !stands(file)).collect();
    assert!(
        gone.is_empty(),
        "no circle any more, and still listed: {gone:#?}"
    );
}

#[test]
fn circles_are_found_through_what_a_folder_hands_on() {
    let folder = std::env::temp_dir().join(format!("charter-circles-{}", std::process::id()));
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    file("lib.rs", "mod a;\nmod b;\nmod c;\n");
    file(
        "a/mod.rs",
        "mod inner;\n\npub(crate) use inner::{\n    Inner,\n};\n",
    );
    file(
        "a/inner.rs",
        "use crate::c::{self, Other};\n\npub struct Inner;\n",
    );
    file(
        "b.rs",
        "use super::a::Inner;\n\n#[cfg(test)]\nmod tests {\n    use crate::c::Other;\n}\n",
    );
    file("c.rs", "use crate::b;\n");
    let found = circles(&imports(&folder));
    fs::remove_dir_all(&folder).unwrap();
    let circle: Vec<Vec<&str>> = found
        .iter()
        .map(|circle| circle.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(circle, [["a::inner", "b", "c"]]);
}
