//! Which files a pattern names.

/// Whether `pattern` names the file. `*` and `?` match within one folder's or file's name, `**` any number of folders.
/// Without a `/` the pattern is held against the file's name alone. `./` at the start of either changes nothing, and
/// `\` in the path counts as `/`.
pub(super) fn names(pattern: &str, file: &str) -> bool {
    let file = file.replace('\\', "/");
    let (pattern, file) = (plain(pattern), plain(&file));
    if !pattern.contains('/') {
        let name = file.rsplit('/').next().unwrap_or(file);
        return matches_part(pattern, name);
    }
    let pattern: Vec<&str> = pattern.split('/').collect();
    let file: Vec<&str> = file.split('/').collect();
    matches(
        &pattern,
        &file,
        |part| *part == "**",
        |part, name| matches_part(part, name),
    )
}

fn plain(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

fn matches_part(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let name: Vec<char> = name.chars().collect();
    matches(
        &pattern,
        &name,
        |&part| part == '*',
        |&part, &character| part == '?' || part == character,
    )
}

/// Whether a pattern matches, where some of its parts (`any`) match any number of items and the others (`one`) one each.
/// Takes time in the product of the lengths at most.
fn matches<P, T>(
    pattern: &[P],
    items: &[T],
    any: impl Fn(&P) -> bool,
    one: impl Fn(&P, &T) -> bool,
) -> bool {
    let (mut p, mut i) = (0, 0);
    let mut last: Option<(usize, usize)> = None;
    while let Some(item) = items.get(i) {
        match pattern.get(p) {
            Some(part) if any(part) => {
                last = Some((p + 1, i));
                p += 1;
            }
            Some(part) if one(part, item) => {
                p += 1;
                i += 1;
            }
            _ => match last {
                // Let the last wildcard take one more and try again.
                Some((after, from)) => {
                    last = Some((after, from + 1));
                    (p, i) = (after, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).unwrap_or_default().iter().all(any)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_pattern_names_files_as_people_expect_it() {
        let cases = [
            ("guard.json", "guard.json", true),
            ("guard.json", "a/b/guard.json", true),
            ("guard.json", "guard.jsonc", false),
            ("*.json", "a/b.json", true),
            ("a/*.json", "a/b.json", true),
            ("a/*.json", "a/b/c.json", false),
            ("a/*.json", "x/a/b.json", false),
            ("a/**/*.json", "a/b/c.json", true),
            ("a/**/*.json", "a/c.json", true),
            ("**/c.json", "a/b/c.json", true),
            ("**", "c.json", true),
            ("./a/?.json", "a/b.json", true),
            ("a/?.json", "./a/b.json", true),
            ("a/b.json", "a\\b.json", true),
            ("策略/*.json", "策略/一.json", true),
            ("", "a", false),
        ];
        for (pattern, file, expected) in cases {
            assert_eq!(names(pattern, file), expected, "{pattern} for {file}");
        }
    }

    #[test]
    fn a_hostile_pattern_takes_no_time() {
        let pattern = "*a".repeat(2_000);
        assert!(!names(
            &pattern,
            &"a".repeat(20_000).replace('b', "")[..1_999]
        ));
    }
}
