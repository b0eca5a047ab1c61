//! The page of a release, made from the project's `index.html`: what stands there for Trunk is carried out here.

use super::csp;
use crate::failure::{Failure, Result};

/// What a tag of `index.html` asks Trunk for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asset {
    /// The console itself.
    Console,
    /// A style sheet.
    Style(String),
    /// A folder whose files are served as they are.
    Folder(String),
}

/// The tags of the page that ask Trunk for something, in their order, each as it is written.
pub fn assets(page: &str) -> Result<Vec<(&str, Asset)>> {
    let tags = page.match_indices("<link data-trunk").map(|(start, _)| {
        let length = page[start..].find('>').map_or(0, |end| end + 1);
        &page[start..start + length]
    });
    tags.map(|tag| {
        let href = || value(tag, "href").map(str::to_owned);
        let asset = match value(tag, "rel") {
            Some("rust") => Some(Asset::Console),
            Some("css") => href().map(Asset::Style),
            Some("copy-dir") => href().map(Asset::Folder),
            _ => None,
        };
        let asset = asset.ok_or_else(|| {
            Failure::new(format!(
                "A release cannot be made from this tag of index.html: {tag}"
            ))
        })?;
        Ok((tag, asset))
    })
    .collect()
}

fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

/// What a release's page names.
pub struct Named<'a> {
    pub base: &'a str,
    /// The style sheet's tag.
    pub style: &'a str,
    /// The tags that start the console.
    pub console: &'a str,
}

/// Puts the release's own tags in the place of Trunk's: the console's, one style sheet's, and nothing for folders.
pub fn with_assets(page: &str, named: &Named<'_>) -> Result<String> {
    let mut made = page.to_owned();
    let mut style = Some(named.style);
    for (tag, asset) in assets(page)? {
        let own = match asset {
            Asset::Console => named.console,
            Asset::Style(_) => style.take().unwrap_or_default(),
            Asset::Folder(_) => "",
        };
        made = made.replacen(tag, own, 1);
    }
    let base = named.base;
    let made = without_comments(&made).replace(
        "name=\"charter-base\" content=\"/\"",
        &format!("name=\"charter-base\" content=\"{base}\""),
    );
    let lines = made.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
}

/// Loads script and wasm at the same time, and starts the console.
pub fn console_tags(script: &str, wasm: &str, script_content: &[u8]) -> String {
    let integrity = csp::integrity(script_content);
    format!(
        "<link rel=\"modulepreload\" href=\"{script}\" integrity=\"{integrity}\" />\n    \
         <link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin />\n    \
         <script type=\"module\">import start from \"{script}\"; start({{ module_or_path: \"{wasm}\" }});</script>"
    )
}

/// The meta tag stands right after the charset: a policy only rules what comes after it.
pub fn with_policy(page: &str, policy: &str) -> Result<String> {
    let charset = page
        .find("<meta charset")
        .and_then(|start| page[start..].find('>').map(|length| start + length + 1));
    let at = charset.ok_or_else(|| {
        Failure::new("index.html has no <meta charset> to put the content security policy after. Add it back.")
    })?;
    let (before, after) = page.split_at(at);
    Ok(format!(
        "{before}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

fn without_comments(page: &str) -> String {
    let mut parts = page.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text.trim_end().to_owned() + part.split_once("-->").map_or("", |(_, after)| after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = concat!(
        "<head>\n  <meta name=\"charter-base\" content=\"/\" />\n  <!-- note -->\n",
        "  <link data-trunk rel=\"rust\" data-bin=\"charter\" />\n",
        "  <link data-trunk rel=\"css\" href=\"style/b.css\" />\n",
        "  <link data-trunk rel=\"css\" href=\"style/a.css\" />\n",
        "  <link data-trunk rel=\"copy-dir\" href=\"public\" />\n</head>"
    );

    #[test]
    fn trunk_s_tags_are_carried_out() {
        let found: Vec<Asset> = assets(PAGE)
            .unwrap()
            .into_iter()
            .map(|(_, asset)| asset)
            .collect();
        let style = |path: &str| Asset::Style(path.to_owned());
        assert_eq!(
            found,
            [
                Asset::Console,
                style("style/b.css"),
                style("style/a.css"),
                Asset::Folder("public".into())
            ]
        );
        let named = Named {
            base: "/c/",
            style: "<style-tag>",
            console: "<console-tag>",
        };
        let page = with_assets(PAGE, &named).unwrap();
        assert_eq!(
            page,
            "<head>\n  <meta name=\"charter-base\" content=\"/c/\" />\n  <console-tag>\n  <style-tag>\n</head>\n"
        );
        assert!(assets("<link data-trunk rel=\"icon\" href=\"x\">").is_err());
    }

    #[test]
    fn the_policy_comes_before_everything_it_rules() {
        let page = with_policy(
            "<head><meta charset=\"utf-8\"><title>",
            "default-src 'none'",
        )
        .unwrap();
        let expected =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"><title>";
        assert!(page.ends_with(expected), "{page}");
        assert!(with_policy("<head>", "").is_err());
    }

    #[test]
    fn comments_do_not_travel() {
        assert_eq!(
            without_comments("<a>\n  <!-- x -->\n<b><!-- y -->"),
            "<a>\n<b>"
        );
    }
}
