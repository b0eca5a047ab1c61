//! Every command of `CI.md`, run on the files that it shows.

use std::path::{Path, PathBuf};
use std::process::Command;

const PAGE: &str = include_str!("../../CI.md");

/// A fenced block: what stands behind the fence, and what it holds.
struct Block {
    info: String,
    content: String,
}

fn blocks() -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in PAGE.lines() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                open = true;
                blocks.push(Block {
                    info: info.to_owned(),
                    content: String::new(),
                });
            }
            None if open => {
                let block = blocks.last_mut().expect("an open block");
                block.content.push_str(line);
                block.content.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// A folder with the files of the page.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ci-page");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a writable folder");
    for block in blocks() {
        if let Some(name) = block.info.strip_prefix("json ") {
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a writable folder");
            std::fs::write(file, &block.content).expect("a writable folder");
        }
    }
    folder
}

/// Runs a script, which fails at the first command that does.
fn succeeds(folder: &Path, script: &str) {
    let binary = Path::new(env!("CARGO_BIN_EXE_policy"));
    let binaries = binary.parent().expect("a folder").as_os_str().to_owned();
    let mut path = binaries;
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let output = Command::new("sh")
        .args(["-euc", script])
        .current_dir(folder)
        .env("PATH", path)
        .output()
        .expect("a shell");
    assert!(output.status.success(), "{script}\n{output:?}");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(!said.contains("error"), "{script}\n{said}");
}

#[test]
fn every_command_of_the_page_does_what_it_says() {
    let folder = folder();
    // All of them are about to be committed.
    succeeds(&folder, "git init -q . && git add .");
    let mut commands = 0;
    for block in blocks() {
        match block.info.as_str() {
            "sh" => {
                commands += block.content.matches("policy ").count();
                succeeds(&folder, &block.content);
            }
            "yaml" => {
                for line in block.content.lines() {
                    let Some((_, command)) = line.split_once(": policy ") else {
                        continue;
                    };
                    // The framework adds the files, the steps name them.
                    let files = if line.contains("entry:") {
                        "policies/ops.json"
                    } else {
                        ""
                    };
                    commands += 1;
                    succeeds(&folder, &format!("policy {command} {files}"));
                }
            }
            _ => {}
        }
    }
    assert!(commands >= 10, "{commands} commands");
    let log = std::fs::read_to_string(folder.join("policies.sarif")).expect("the results");
    let log: serde_json::Value = serde_json::from_str(&log).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let accepted = results
        .iter()
        .find(|result| result["ruleId"] == "allow-all");
    let reason = &accepted.expect("the finding")["suppressions"][0]["justification"];
    assert!(
        reason
            .as_str()
            .is_some_and(|reason| reason.starts_with("Sealed account"))
    );
}
