//! A release's style: one file instead of the twenty that the sources are kept in.

use crate::failure::{Doing, Failure, Result};
use crate::{cache, csp};
use std::fs;
use std::path::Path;

/// Joins the style sheets that the page names, in the page's order, and names the one by its content.
/// The sheets fill cascade layers and name no other file, so that neither order nor place changes a rule.
pub fn join(folder: &Path, base: &str) -> Result<()> {
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index).doing(|| format!("read {}", index.display()))?;
    let Some((before, sheets, after)) = without_sheets(&page, base)? else {
        return Ok(());
    };
    let mut joined = String::new();
    for sheet in &sheets {
        let path = folder.join(sheet);
        joined += fs::read_to_string(&path)
            .doing(|| format!("read {}", path.display()))?
            .trim_end();
        joined.push('\n');
    }
    for sheet in &sheets {
        fs::remove_file(folder.join(sheet)).doing(|| format!("remove {sheet}"))?;
    }
    let name = format!("style-{}.css", cache::fingerprint(joined.as_bytes()));
    fs::write(folder.join(&name), &joined).doing(|| format!("write {name}"))?;
    let integrity = csp::integrity(joined.as_bytes());
    let page = format!(
        "{before}<link rel=\"stylesheet\" href=\"{base}{name}\" integrity=\"{integrity}\"/>{after}"
    );
    fs::write(&index, page).doing(|| format!("write {}", index.display()))
}

/// The page up to its first style sheet, the files of all of them, and the rest of the page without them.
fn without_sheets(page: &str, base: &str) -> Result<Option<(String, Vec<String>, String)>> {
    let (mut before, mut sheets, mut after) = (String::new(), Vec::<String>::new(), String::new());
    for tag in page.split_inclusive('>') {
        let found = tag
            .find("<link")
            .filter(|_| tag.contains("rel=\"stylesheet\""));
        let Some(start) = found else {
            if sheets.is_empty() {
                before += tag;
            } else {
                after += tag;
            }
            continue;
        };
        if sheets.is_empty() {
            before += &tag[..start];
        }
        let file = tag
            .split_once("href=\"")
            .and_then(|(_, rest)| rest.split_once('"'))
            .and_then(|(href, _)| href.strip_prefix(base))
            .ok_or_else(|| {
                Failure::new(format!(
                    "index.html names a style sheet that is not under {base}: {tag}"
                ))
            })?;
        if !sheets.iter().any(|known| known == file) {
            sheets.push(file.to_owned());
        }
    }
    Ok((!sheets.is_empty()).then_some((before, sheets, after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        "<head><meta charset=\"utf-8\">\n",
        "  <link rel=\"stylesheet\" href=\"/c/b-1.css\" integrity=\"x\"/>\n",
        "  <link rel=\"stylesheet\" href=\"/c/a-2.css\" integrity=\"y\"/>\n",
        "  <link rel=\"modulepreload\" href=\"/c/charter.js\"></head><body>"
    );

    #[test]
    fn the_sheets_become_one_in_the_page_s_order() {
        let folder = std::env::temp_dir().join(format!("charter-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        write("index.html", PAGE);
        write("b-1.css", "@layer x, y;\n\n");
        write("a-2.css", "@layer y { p { margin: 0 } }");
        join(&folder, "/c/").unwrap();

        let expected = "@layer x, y;\n@layer y { p { margin: 0 } }\n";
        let name = format!("style-{}.css", cache::fingerprint(expected.as_bytes()));
        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        assert_eq!(fs::read_to_string(folder.join(&name)).unwrap(), expected);
        assert_eq!(page.matches("rel=\"stylesheet\"").count(), 1);
        assert!(page.contains(&format!("href=\"/c/{name}\" integrity=\"sha256-")));
        assert!(page.ends_with("<link rel=\"modulepreload\" href=\"/c/charter.js\"></head><body>"));
        assert!(!folder.join("a-2.css").exists() && !folder.join("b-1.css").exists());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_sheet_from_elsewhere_is_refused() {
        assert!(without_sheets(PAGE, "/other/").is_err());
        assert!(without_sheets("<head></head>", "/").unwrap().is_none());
    }
}
