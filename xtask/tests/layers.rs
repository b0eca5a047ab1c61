//! The layers of ARCHITECTURE.md, where the compiler does not guard them: which folder may use which.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder, and the paths that its files must not name.
struct Layer {
    folder: &'static str,
    forbidden: &'static [&'static str],
    /// Paths that are allowed although a forbidden one is their beginning.
    except: &'static [&'static str],
}

/// The parts of `app` that everything above `ui` may use.
const LEAVES: &[&str] = &[
    "crate::app::navigation",
    "crate::app::preferences",
    "crate::app::problems",
    "crate::app::routes",
    "crate::app::texts",
    "crate::app::titles",
    "crate::app::undo",
];

const LAYERS: &[Layer] = &[
    Layer {
        folder: "src/ui",
        forbidden: &[
            "crate::app",
            "crate::pages",
            "crate::backend",
            "crate::store",
            "charter_core",
            "charter_policy",
        ],
        except: &[],
    },
    Layer {
        folder: "src/store",
        forbidden: &[
            "crate::app",
            "crate::pages",
            "crate::ui",
            "crate::backend",
            "leptos",
        ],
        except: &[],
    },
    Layer {
        folder: "src/backend",
        forbidden: &["crate::app", "crate::pages", "crate::ui"],
        except: &[],
    },
    Layer {
        folder: "src/pages",
        forbidden: &["crate::app", "crate::store", "web_sys::Idb"],
        except: LEAVES,
    },
    Layer {
        folder: "crates/policy/src",
        forbidden: &[
            "charter_core",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "leptos",
        ],
        except: &[],
    },
    Layer {
        folder: "crates/core/src",
        forbidden: &["web_sys", "js_sys", "wasm_bindgen", "leptos"],
        except: &[],
    },
    Layer {
        folder: "crates/core/src/contract",
        forbidden: &["crate::domain", "crate::store"],
        except: &[],
    },
    Layer {
        folder: "crates/core/src/domain",
        forbidden: &["crate::store"],
        except: &["crate::store::{Entry", "crate::store::Snapshot"],
    },
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code of a line, without a comment that stands on it.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

fn violations(layer: &Layer) -> Vec<String> {
    let mut files = Vec::new();
    sources(&root().join(layer.folder), &mut files);
    assert!(!files.is_empty(), "{} has no sources", layer.folder);
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_default();
        for (number, line) in text.lines().enumerate() {
            let mut rest = code(line).to_owned();
            for allowed in layer.except {
                rest = rest.replace(allowed, "");
            }
            for forbidden in layer.forbidden {
                let names_it = |at: usize| {
                    !rest[at + forbidden.len()..]
                        .starts_with(|c: char| c.is_alphanumeric() || c == '_')
                };
                if rest.match_indices(forbidden).any(|(at, _)| names_it(at)) {
                    found.push(format!(
                        "{}:{}: {}",
                        file.display(),
                        number + 1,
                        line.trim()
                    ));
                }
            }
        }
    }
    found
}

/// The areas of the pages: each a folder, `shared` aside.
fn areas() -> Vec<String> {
    let folders = fs::read_dir(root().join("src/pages")).into_iter().flatten();
    let names = folders
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name != "shared").collect()
}

#[test]
fn an_area_of_pages_names_no_other() {
    let areas = areas();
    assert!(areas.len() >= 5, "{areas:?}");
    let mut files = Vec::new();
    sources(&root().join("src/pages"), &mut files);
    let mut found = Vec::new();
    for file in files {
        let shown = file.to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).unwrap_or_default();
        for area in &areas {
            let is_own = shown.contains(&format!("src/pages/{area}/"));
            let names_it = |line: &str| code(line).contains(&format!("pages::{area}::"));
            if !is_own && text.lines().any(names_it) {
                found.push(format!("{shown} names {area}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_layer_reaches_above_itself() {
    let found: Vec<String> = LAYERS.iter().flat_map(violations).collect();
    assert!(
        found.is_empty(),
        "these lines name a layer that they must not use:\n{}",
        found.join("\n")
    );
}

#[test]
fn the_check_sees_a_forbidden_name() {
    let own = Layer {
        folder: "xtask/tests",
        forbidden: &["std::fs"],
        except: &[],
    };
    assert!(!violations(&own).is_empty());
}
