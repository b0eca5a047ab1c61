//! Patterns with `*`.

use crate::dialect::Wildcards;

/// Whether every text that `inner` matches is matched by `pattern` too, where `*` stands for any characters.
/// Exact for literal texts; for patterns it is safe: `true` is always right.
pub(crate) fn covers(pattern: &str, inner: &str) -> bool {
    covers_with(pattern, inner, Wildcards { one: false }, false)
}

/// [`covers`], letters in any case.
pub(crate) fn covers_ignoring_case(pattern: &str, inner: &str) -> bool {
    covers_with(pattern, inner, Wildcards { one: false }, true)
}

/// [`covers`], with the wildcards of a language. A `?` of the pattern takes a `?` of the other or one character of
/// ASCII; that it may stand for any other is left aside, which is safe.
pub(crate) fn covers_with(
    pattern: &str,
    inner: &str,
    wildcards: Wildcards,
    ignores_case: bool,
) -> bool {
    let same = |pattern: u8, inner: u8| match (pattern, inner) {
        (b'?', _) if wildcards.one => inner.is_ascii(),
        (_, b'?') if wildcards.one => false,
        _ => pattern == inner || (ignores_case && pattern.eq_ignore_ascii_case(&inner)),
    };
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
        let one = Wildcards { one: true };
        for (pattern, inner, expected) in [
            ("a?c", "abc", true),
            ("a?c", "a?c", true),
            ("a?c", "a*c", false),
            ("a*c", "a?c", true),
            ("abc", "a?c", false),
            ("a???", "a字", false),
        ] {
            let found = covers_with(pattern, inner, one, false);
            assert_eq!(found, expected, "{pattern} over {inner}");
        }
        assert!(!covers("a?c", "abc"));
        assert!(covers_ignoring_case("run*S", "RunInstances"));
        assert!(!covers("run*S", "RunInstances"));
    }
}
