//! No repair of an error takes a word, an action or a resource away, whatever broke the text.
//!
//! The rule, for a text and each repair of an error in it, and for all of them as `Document::fix_all` carries them out:
//!
//! 1. **Nothing goes but punctuation, space and notes.** The letters and digits that an edit takes out are, in order,
//!    among those that it puts there. Two kinds of edits may do more: a *note* is a comment that begins a line or follows
//!    what is written as JSON has it, in which there is no quote, bracket, wildcard or variable, no name before a colon or
//!    an equals sign, no slash between two characters, and no word that may be a name (`GetObject`, `ins-1`, `deny` alone);
//!    and a *spelling* puts the language's own word (an element, an
//!    effect, an operator, a version, a part of a resource that the vendor lists) in the place of one that is none.
//! 2. **What nobody touched stays.** Of each string of a valid policy that its mutation left whole, every word (an action,
//!    a resource, a key, a value; a text's words) is there after all repairs, letter by letter and as often as before.
//!
//! What is no error may be taken out by a repair that somebody chooses: which codes do so is listed, with the reason.

use std::collections::BTreeMap;

use charter_policy::json::{TokenKind, tokens};
use charter_policy::{
    Code, Diagnostic, Document, Profile, Severity, TextEdit, check, huawei, naver, tencent,
};
use proptest::prelude::*;

use super::mutation::{mutants, texts};
use super::stand_in;

/// Errors whose repair puts the language's own word in the place of another.
const SPELLINGS: &[Code] = &[
    Code::ElementUnknown,
    Code::VersionInvalid,
    Code::EffectInvalid,
    Code::OperatorUnknown,
    Code::OperatorIfExist,
    Code::PrincipalInvalid,
    Code::ResourcePrefix,
    Code::ResourceServiceCase,
    Code::ResourceRegion,
    Code::ResourceDomain,
];

/// What is no error, and whose repair takes letters out, with the reason why somebody may choose it.
const CHOICES: &[(Code, &str)] = &[
    (
        Code::ActionRedundant,
        "another action covers it: no request is decided otherwise",
    ),
    (
        Code::ResourceRedundant,
        "another resource covers it: no request is decided otherwise",
    ),
    (
        Code::ValueRedundant,
        "another value covers it: no request is decided otherwise",
    ),
    (
        Code::StatementRedundant,
        "another statement covers it: no request is decided otherwise",
    ),
    (Code::QualifierNull, "the qualifier changes nothing there"),
    (
        Code::QualifierSingle,
        "the key never has more than one value",
    ),
    (
        Code::ResourceRegionUnused,
        "with the region the resource matches nothing",
    ),
    (
        Code::ResourceAccountUnused,
        "with the account the resource matches nothing",
    ),
    (Code::ElementCase, "a spelling"),
    (Code::EffectCase, "a spelling"),
    (Code::ActionServiceUnknown, "a spelling"),
    (Code::ActionUnknown, "a spelling"),
    (Code::ResourceService, "a spelling"),
    (Code::ResourceType, "a spelling"),
    (Code::ConditionKeyUnknown, "a spelling"),
    (Code::VariableUnknown, "a spelling"),
    (Code::ConditionKeyLegacy, "the key's successor"),
    (Code::IpHostBits, "the same range as its network"),
];

/// Whether a colon or a slash stands between two characters, as in every action, resource and path.
fn is_glued(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(3).any(|three| {
        let solid = three[0].is_ascii_graphic() && three[2].is_ascii_graphic();
        matches!(three[1], ':' | '/') && solid
    })
}

/// Whether a comment is a note, as the rule has it: written apart from how the library sees it.
fn is_note(text: &str, edit: &TextEdit) -> bool {
    let comment = &text[edit.range.clone()];
    let before = &text[..edit.range.start];
    let line = before.trim_end_matches([' ', '\t']);
    let begins = line.is_empty() || line.ends_with(['\n', '\r']);
    let sound = |last: char| last == '"' || last.is_ascii_alphanumeric();
    let follows = line.ends_with([',', ':', '{', '}', '[', ']'])
        || (line.len() < before.len() && line.ends_with(sound));
    let marked = ["//", "#", "/*"]
        .iter()
        .any(|mark| comment.starts_with(mark));
    let body = comment.trim_start_matches(['/', '#', '*']);
    let body = body.strip_suffix("*/").unwrap_or(body);
    let names = body.split([':', '=']).rev().skip(1);
    let named = names
        .map(str::trim_end)
        .any(|name| name.ends_with(|it: char| it.is_ascii_alphanumeric()));
    let bare = !body.contains(['"', '“', '”', '{', '}', '[', ']', '*', '$']);
    let free = bare && !named && !is_glued(body) && !holds_name(body);
    edit.insert.is_empty() && marked && (begins || follows) && free
}

/// Whether a word of a comment may be the name of an action, a resource, a key or a value: it has the signs of names within
/// it, letters beside digits, a capital behind a small letter or before several, or no other word beside it.
fn holds_name(comment: &str) -> bool {
    let is_within = |it: char| it.is_ascii_alphanumeric() || "_-.".contains(it);
    let words = comment.split(|it| !is_within(it));
    let words: Vec<&str> = words
        .map(|word| word.trim_matches(|it| it == '-' || it == '.'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_name = |word: &&str| {
        let letters: Vec<char> = word.chars().collect();
        let mixed = letters.iter().any(char::is_ascii_digit)
            && letters.iter().any(char::is_ascii_alphabetic);
        let humps = letters
            .windows(2)
            .any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
        let ends = letters.windows(4).any(|four| {
            four[..2].iter().all(char::is_ascii_uppercase)
                && four[2..].iter().all(char::is_ascii_lowercase)
        });
        // `e.g` is a word.
        let dotted = word.contains('.')
            && word.split('.').any(|part| {
                part.len() != 1 || !part.starts_with(|it: char| it.is_ascii_alphabetic())
            });
        mixed || humps || ends || dotted || word.contains('_')
    };
    let foreign = comment
        .chars()
        .any(|it| !it.is_ascii() && it.is_alphabetic());
    words.iter().any(is_name) || (words.len() == 1 && !foreign)
}

/// Why a repair takes something out that it must not.
fn wrong(valid: &str, text: &str, finding: &Diagnostic, profile: &Profile) -> Option<String> {
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    for edit in edits {
        let removed = &text[edit.range.clone()];
        if stand_in(removed, &edit.insert) {
            continue;
        }
        let allowed = match finding.code {
            // What stands around the policy falls away: that is what unwrapping is.
            Code::DocumentWrapped => true,
            Code::JsonComment => is_note(text, edit),
            code if SPELLINGS.contains(&code) => {
                !edit.insert.is_empty() && !holds_any(removed, valid, profile)
            }
            _ if finding.severity == Severity::Error => false,
            code => CHOICES.iter().any(|(choice, _)| *choice == code),
        };
        if !allowed {
            return Some(format!(
                "{} takes {removed:?} out for {:?}",
                finding.code, edit.insert
            ));
        }
    }
    None
}

/// The strings of a text without faults, each with its quotes.
fn strings(text: &str) -> BTreeMap<&str, usize> {
    let mut found = BTreeMap::new();
    for token in tokens(text).filter(|token| token.kind == TokenKind::String) {
        *found.entry(&text[token.range]).or_default() += 1;
    }
    found
}

/// Whether an action or a resource of a valid policy stands in a text.
fn holds_any(text: &str, valid: &str, profile: &Profile) -> bool {
    let strings = strings(valid);
    let mut inner = strings.keys().map(|string| string.trim_matches('"'));
    let operator = |text: &str| profile.dialect.conditions.operator(text).is_some();
    inner.any(|inner| is_glued(inner) && !operator(inner) && text.contains(inner))
}

/// Without space and in small letters: spaces are taken out of words that have none, and elements written as documented.
fn plain(text: &str) -> String {
    let solid = text.chars().filter(|character| !character.is_whitespace());
    solid.flat_map(char::to_lowercase).collect()
}

/// What breaks the rule in a text.
fn broken_rule(valid: &str, text: &str, profile: &'static Profile) -> Result<(), String> {
    for finding in check(text, profile) {
        if let Some(why) = wrong(valid, text, &finding, profile) {
            return Err(format!("{why}\nin {text}"));
        }
    }
    let mut document = Document::new(text, profile);
    document.fix_all();
    let mended = document.text();
    let left = plain(mended);
    for (string, count) in strings(valid) {
        let whole = text.matches(string).count().min(count);
        let words = string
            .trim_matches('"')
            .split(|it: char| it.is_whitespace() || it == ',');
        for word in words.filter(|word| !word.is_empty()) {
            // A version may be spelled anew.
            let version = word.chars().all(|it| it.is_ascii_digit() || it == '.');
            if !version && left.matches(&plain(word)).count() < whole {
                return Err(format!("{word} is gone:\n{text}\n{mended}"));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_repair_of_an_error_takes_no_word_away(mutant in mutants()) {
        let kept = broken_rule(mutant.valid, &mutant.text, mutant.profile);
        prop_assert!(kept.is_ok(), "{}", kept.err().unwrap_or_default());
    }
}

#[test]
fn a_repair_of_a_published_text_takes_no_word_away() {
    let folders: [(&str, &'static Profile); 3] = [
        ("tests/corpus-naver/malformed", &naver::USER_POLICY),
        ("../../../shared/corpus/tencent/malformed", &tencent::CAM),
        ("../../../shared/corpus/huawei/malformed", &huawei::V1_1),
    ];
    for (folder, profile) in folders {
        for text in texts(folder) {
            broken_rule("", &text, profile).expect("every word is kept");
            let mut document = Document::new(text.as_str(), profile);
            document.fix_all();
            let left = plain(document.text());
            for token in tokens(&text).filter(|token| token.kind != TokenKind::Comment) {
                let words = text[token.range].split(|letter: char| !letter.is_alphanumeric());
                for word in words {
                    assert!(left.contains(&plain(word)), "{word} is gone from {text}");
                }
            }
        }
    }
}
