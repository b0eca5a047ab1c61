//! Patterns with `*`.

/// Whether every text that `inner` matches is matched by `pattern` too, where `*` stands for any characters.
/// Exact for literal texts; for patterns it is safe: `true` is always right.
pub(crate) fn covers(pattern: &str, inner: &str) -> bool {
    covers_by(pattern, inner, |a, b| a == b)
}

/// [`covers`], letters in any case.
pub(crate) fn covers_ignoring_case(pattern: &str, inner: &str) -> bool {
    covers_by(pattern, inner, |a, b| a.eq_ignore_ascii_case(&b))
}

fn covers_by(pattern: &str, inner: &str, same: impl Fn(u8, u8) -> bool) -> bool {
    let (pattern, inner) = (pattern.as_bytes(), inner.as_bytes());
    let (mut p, mut i) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while i < inner.len() {
        if pattern.get(p) == Some(&b'*') {
            star = Some((p + 1, i));
            p += 1;
        } else if inner[i] != b'*' && pattern.get(p).is_some_and(|&byte| same(byte, inner[i])) {
            p += 1;
            i += 1;
        } else if let Some((after, from)) = star {
            // Let the last `*` take one more character and try again.
            star = Some((after, from + 1));
            (p, i) = (after, from + 1);
        } else {
            return false;
        }
    }
    pattern
        .get(p..)
        .unwrap_or_default()
        .iter()
        .all(|&byte| byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_covers_what_it_matches() {
        let cases = [
            ("*", "", true),
            ("*", "cvm:*", true),
            ("cvm:*", "cvm:Describe*", true),
            ("cvm:Describe*", "cvm:*", false),
            ("cvm:Describe*", "cvm:DescribeInstances", true),
            ("cvm:*Instances", "cvm:DescribeInstances", true),
            ("cvm:*s*s", "cvm:Instances", true),
            ("cvm:a", "cvm:*", false),
            ("cvm:a*b", "cvm:a*b", true),
            ("cvm:a*b", "cvm:a*", false),
            ("cos:*", "cvm:Run", false),
        ];
        for (pattern, inner, expected) in cases {
            assert_eq!(covers(pattern, inner), expected, "{pattern} over {inner}");
        }
        assert!(covers_ignoring_case("run*S", "RunInstances"));
        assert!(!covers("run*S", "RunInstances"));
    }
}
