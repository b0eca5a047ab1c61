//! Which parts of a resource can be read: parts are masked before a text is passed on, or cut short by who shows it.

use super::Unreadable;
use super::plain::head;
use super::scan::{Word, find, halves, is_made_of};
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

/// The same, of several characters.
const SIGNS: &[&str] = &["..", "##", "??", "REDACTED", "redacted"];

/// So many times the same letter is a placeholder of a page.
const SAME_LETTERS: usize = 8;

/// Whether a part was made unreadable: `1000******04`, `ins-xxxx`, `<ID>`, `…`.
pub(super) fn is_masked(part: &str) -> bool {
    // A wildcard stands for a whole part, or for its end.
    let is_within = part.find('*').is_some_and(|at| at + 1 < part.len());
    is_within
        || part.contains(MASKS)
        || SIGNS.iter().any(|signs| find(part, signs).is_some())
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
pub(super) fn legible(word: Word<'_>) -> Legible {
    let mut found = Legible::default();
    // Line breaks come from terminals: a resource has none.
    let text = without_project(&word.text.replace('\n', ""));
    if find(&text, ",qcs:").is_some() || find(&text, ", qcs:").is_some() {
        found.unreadable.push(Unreadable::Several);
        return found;
    }
    let dialect = match text.starts_with("qcs:") {
        true => &tencent::DIALECT,
        false => &huawei::LANGUAGE_5_0,
    };
    let mut pattern = String::new();
    let mut rest = (text != "*").then_some(text.as_str());
    let segments = dialect.resources.segments;
    let last = segments.len() - 1;
    for (place, segment) in segments.iter().enumerate().filter(|_| text != "*") {
        let (part, behind) = match rest.and_then(|rest| halves(rest, ':')) {
            Some((part, behind)) if place < last => (part, Some(behind)),
            _ => (rest.unwrap_or_default(), None),
        };
        // The text ends within this segment, or before it.
        let is_cut = behind.is_none() && (place < last || !word.is_whole || rest.is_none());
        if place > 0 {
            pattern.push(':');
        }
        found
            .unreadable
            .extend(write(&mut pattern, *segment, part, is_cut, dialect));
        rest = behind;
    }
    found.unreadable.dedup();
    if found.unreadable.is_empty() {
        found.resource = Some(text);
    } else if !found.unreadable.contains(&Unreadable::Service) {
        found.pattern = Some(pattern);
    }
    found
}

/// Writes a segment as a statement says what is known of it. Gives what is not.
fn write(
    pattern: &mut String,
    segment: Segment,
    part: &str,
    is_cut: bool,
    dialect: &Dialect,
) -> Option<Unreadable> {
    let rules = &dialect.decisions;
    let is_code = is_made_of(part, "-") && !is_masked(part);
    let (is_readable, lacks, is_empty_all) = match segment {
        Segment::Prefix(_) | Segment::Domain(_) | Segment::Project => (true, None, None),
        Segment::Service => {
            let is_service = is_code && !part.is_empty();
            (is_service, Some(Unreadable::Service), None)
        }
        Segment::Region => {
            let is_region = is_code || part == "*";
            (
                is_region,
                Some(Unreadable::Region),
                rules.empty_region_is_all,
            )
        }
        Segment::Account => {
            let is_account = part.is_empty() || is_account(part, is_code, dialect);
            (
                is_account,
                Some(Unreadable::Account),
                rules.empty_account_is_own,
            )
        }
        Segment::Type | Segment::Name => return write_name(pattern, part, is_cut),
    };
    let lacks = lacks.filter(|_| is_cut || !is_readable);
    match (lacks, is_empty_all) {
        (None, _) => pattern.push_str(part),
        (Some(_), Some(true)) => {}
        (Some(_), _) => pattern.push('*'),
    }
    lacks
}

/// Whether an account can be read: where accounts are numbers, what is no number was put there by somebody.
fn is_account(part: &str, is_code: bool, dialect: &Dialect) -> bool {
    let AccountForm::Number { prefixes } = dialect.resources.accounts else {
        return is_code || part == "*";
    };
    let mut numbers = prefixes
        .iter()
        .filter_map(|prefix| part.strip_prefix(prefix));
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    part == "*" || numbers.any(|number| number == "*" || is_number(number))
}

/// Writes a name with `*` for each part of it that cannot be read.
fn write_name(pattern: &mut String, name: &str, is_cut: bool) -> Option<Unreadable> {
    let mut lacks = None;
    let mut rest = name;
    loop {
        let end = rest.find(['/', ':']).unwrap_or(rest.len());
        let part = head(rest, end);
        if is_masked(part) || (is_cut && end == rest.len()) {
            pattern.push('*');
            lacks = Some(Unreadable::Name);
        } else {
            pattern.push_str(part);
        }
        let Some(sign) = rest.get(end..end + 1) else {
            return lacks;
        };
        pattern.push_str(sign);
        rest = rest.get(end + 1..).unwrap_or_default();
    }
}

/// Tencent Cloud's messages write the project of older documents (`qcs:id/0:cvm:…`), which policies leave empty.
fn without_project(resource: &str) -> String {
    let project = resource
        .strip_prefix("qcs:")
        .and_then(|rest| halves(rest, ':'));
    match project {
        Some((_, rest)) => ["qcs::", rest].concat(),
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
        use Unreadable::{Account, Name, Region, Service, Several};
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
            (
                "qcs::cvm:ap-x:uin/1:instance/*,qcs::cvm:ap-x:uin/1:image/img-1",
                true,
                None,
                &[Several],
            ),
            ("ecs:cn-north-5:0123:instance:i-1", true, None, &[]),
            ("qcs::tcb:ap-shanghai::env/a", true, None, &[]),
        ];
        for (text, is_whole, pattern, unreadable) in cases {
            let found = legible(Word {
                text,
                is_whole: *is_whole,
            });
            assert_eq!(found.pattern.as_deref(), *pattern, "{text}");
            assert_eq!(found.unreadable, *unreadable, "{text}");
            assert_eq!(found.resource.is_some(), unreadable.is_empty(), "{text}");
        }
    }
}
