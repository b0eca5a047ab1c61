//! Which parts of a resource can be read: parts are masked before a text is passed on, or cut short by who shows it.

use super::Unreadable;
use super::scan::Word;
use crate::dialect::{AccountForm, Dialect, Segment, huawei, tencent};

/// A resource as far as it can be read.
#[derive(Debug, Default)]
pub(super) struct Legible {
    /// The whole of it.
    pub resource: Option<String>,
    /// Otherwise what is known of it, as a statement would write it.
    pub pattern: Option<String>,
    /// What is not.
    pub unreadable: Vec<Unreadable>,
}

/// Signs that nobody writes but who hides something.
const MASKS: &[char] = &[
    '<', '>', '{', '}', '$', '…', '●', '•', '█', '■', '▇', '▒', '×', '＊',
];

/// So many times the same letter is a placeholder of a page.
const SAME_LETTERS: usize = 8;

/// Whether a part was made unreadable: `1000******04`, `ins-xxxx`, `<ID>`, `…`.
pub(super) fn is_masked(part: &str) -> bool {
    let star = part.find('*');
    // A wildcard stands for a whole part, or for its end.
    let is_within = star.is_some_and(|at| part != "*" && at + 1 < part.len());
    is_within
        || part.contains(MASKS)
        || ["..", "##", "??"].iter().any(|signs| part.contains(signs))
        || part.to_ascii_lowercase().contains("redacted")
        || letters_repeat(part)
}

/// Whether letters are repeated as only a placeholder does: `xxx` beside no other letter, or one letter many times.
fn letters_repeat(part: &str) -> bool {
    let runs = part
        .as_bytes()
        .chunk_by(|one, other| one.eq_ignore_ascii_case(other));
    let mut before = b' ';
    let mut is_x = false;
    for run in runs {
        let letter = run.first().copied().unwrap_or_default();
        if is_x && !letter.is_ascii_alphabetic() {
            return true;
        }
        let is_letter = letter.is_ascii_alphabetic();
        if is_letter && run.len() >= SAME_LETTERS {
            return true;
        }
        is_x = letter.eq_ignore_ascii_case(&b'x') && run.len() > 2 && !before.is_ascii_alphabetic();
        before = letter;
    }
    is_x
}

/// A resource in the language that its form shows.
pub(super) fn legible(word: &Word<'_>) -> Legible {
    // Line breaks come from terminals: a resource has none.
    let text = without_project(&word.text.replace('\n', ""));
    let dialect: &Dialect = match text.starts_with("qcs:") {
        true => &tencent::DIALECT,
        false => &huawei::LANGUAGE_5_0,
    };
    if text == "*" {
        return Legible {
            resource: Some(text),
            ..Legible::default()
        };
    }
    let segments = dialect.resources.segments;
    let mut parts: Vec<&str> = text.splitn(segments.len(), ':').collect();
    let mut unreadable = Vec::new();
    let last = match (word.is_whole, parts.len() == segments.len()) {
        (true, true) => usize::MAX,
        _ => parts.len().saturating_sub(1),
    };
    parts.resize(segments.len(), "");
    let mut readable = Vec::with_capacity(parts.len());
    for (place, (segment, part)) in segments.iter().zip(&parts).enumerate() {
        let is_cut = place >= last;
        let (written, lacks) = segment_of(*segment, part, is_cut, dialect);
        unreadable.extend(lacks);
        readable.push(written);
    }
    unreadable.dedup();
    let pattern = readable.join(":");
    match unreadable.is_empty() {
        true => Legible {
            resource: Some(text),
            ..Legible::default()
        },
        false => Legible {
            resource: None,
            pattern: (!unreadable.contains(&Unreadable::Service)).then_some(pattern),
            unreadable,
        },
    }
}

/// A segment as a statement writes what is known of it, and what is not.
fn segment_of(
    segment: Segment,
    part: &str,
    is_cut: bool,
    dialect: &Dialect,
) -> (String, Option<Unreadable>) {
    let rules = &dialect.decisions;
    let all = |is_empty: Option<bool>| match is_empty {
        Some(true) => String::new(),
        _ => "*".to_owned(),
    };
    let unless = |is_readable: bool, lacks, instead: String| match is_readable && !is_cut {
        true => (part.to_owned(), None),
        false => (instead, Some(lacks)),
    };
    match segment {
        Segment::Prefix(_) | Segment::Domain(_) | Segment::Project => (part.to_owned(), None),
        Segment::Service => {
            let is_name =
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            unless(
                is_name && !is_masked(part),
                Unreadable::Service,
                part.to_owned(),
            )
        }
        Segment::Region => {
            let is_code = part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            let is_readable = part == "*" || (is_code && !is_masked(part));
            unless(
                is_readable,
                Unreadable::Region,
                all(rules.empty_region_is_all),
            )
        }
        Segment::Account => unless(
            is_account(part, dialect),
            Unreadable::Account,
            all(rules.empty_account_is_own),
        ),
        Segment::Type | Segment::Name => name_of(part, is_cut),
    }
}

/// Whether an account can be read: where accounts are numbers, what is no number was put there by somebody.
fn is_account(part: &str, dialect: &Dialect) -> bool {
    if part.is_empty() || part == "*" {
        return true;
    }
    match dialect.resources.accounts {
        AccountForm::Number { prefixes } => prefixes.iter().any(|prefix| {
            let number = part.strip_prefix(prefix);
            number.is_some_and(|number| {
                number == "*" || (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
            })
        }),
        AccountForm::Id => {
            part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !is_masked(part)
        }
    }
}

/// A name with `*` for each part of it that cannot be read.
fn name_of(name: &str, is_cut: bool) -> (String, Option<Unreadable>) {
    let mut written = String::with_capacity(name.len());
    let mut lacks = None;
    let mut rest = name;
    loop {
        let end = rest.find(['/', ':']);
        let (part, behind) = rest.split_at(end.unwrap_or(rest.len()));
        if is_masked(part) || (is_cut && end.is_none()) {
            written.push('*');
            lacks = Some(Unreadable::Name);
        } else {
            written.push_str(part);
        }
        let mut behind = behind.chars();
        let Some(sign) = behind.next() else {
            return (written, lacks);
        };
        written.push(sign);
        rest = behind.as_str();
    }
}

/// Tencent Cloud's messages write the project of older documents (`qcs:id/0:cvm:…`), which policies leave empty.
fn without_project(resource: &str) -> String {
    match resource.strip_prefix("qcs:") {
        Some(rest) => {
            let rest = rest.split_once(':').map_or(rest, |(_, rest)| rest);
            format!("qcs::{rest}")
        }
        None => resource.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_told_from_names() {
        for masked in [
            "1000******07",
            "1***6",
            "ins-xxxx",
            "XXXX",
            "xxx-123456",
            "1xxx5",
            "<ID>",
            "${uin}",
            "{id}",
            "ap-gua...",
            "…",
            "yyyyyyyyyyyyyyyy",
            "z**p",
            "●●●",
            "×××",
            "[REDACTED]",
            "a*b",
            "####",
            "123456xxx",
        ] {
            assert!(is_masked(masked), "{masked}");
        }
        for name in [
            "*",
            "env-*",
            "ins-hc0ktysk",
            "drawable-xxxhdpi",
            "00000000",
            "mm.txt",
            "xx",
            "",
            "exxxit",
            "a.b",
            "报告（终稿）",
        ] {
            assert!(!is_masked(name), "{name}");
        }
    }

    #[test]
    fn what_is_left_of_a_resource_is_as_narrow_as_it_can_be_read() {
        use Unreadable::{Account, Name, Region, Service};
        let cases: &[(&str, bool, Option<&str>, &[Unreadable])] = &[
            (
                "qcs::cvm:ap-guangzhou:uin/1000******07:eip/*",
                true,
                Some("qcs::cvm:ap-guangzhou::eip/*"),
                &[Account],
            ),
            (
                "qcs::cam::uin/1xx5:roleName/xxxx",
                true,
                Some("qcs::cam:::roleName/*"),
                &[Account, Name],
            ),
            (
                "qcs:id/0:cvm:ap-guangzhou:uin/10***6:instance/ins-1",
                true,
                Some("qcs::cvm:ap-guangzhou::instance/ins-1"),
                &[Account],
            ),
            (
                "qcs::tke:<REGION>::cluster/<ID>",
                true,
                Some("qcs::tke:::cluster/*"),
                &[Region, Name],
            ),
            (
                "qcs::cvm:ap-gua",
                false,
                Some("qcs::cvm:::*"),
                &[Region, Account, Name],
            ),
            (
                "qcs::cvm:ap-guangzhou:uin/1:instance/ins-h",
                false,
                Some("qcs::cvm:ap-guangzhou:uin/1:instance/*"),
                &[Name],
            ),
            ("qcs::", false, None, &[Service, Region, Account, Name]),
            (
                "ecs:cn-north-5:yyyyyyyyyyyyyyyy:instance:zzzzzzzzzzzz",
                true,
                Some("ecs:cn-north-5:*:instance:*"),
                &[Account, Name],
            ),
            ("ecs:cn-north-5:0123:instance:i-1", true, None, &[]),
            ("qcs::tcb:ap-shanghai::env/a", true, None, &[]),
        ];
        for (text, is_whole, pattern, unreadable) in cases {
            let found = legible(&Word {
                text,
                is_whole: *is_whole,
            });
            assert_eq!(found.pattern.as_deref(), *pattern, "{text}");
            assert_eq!(found.unreadable, *unreadable, "{text}");
            assert_eq!(found.resource.is_some(), unreadable.is_empty(), "{text}");
        }
    }
}
