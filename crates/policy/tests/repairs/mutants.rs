//! No repair of an error takes a word, an action or a resource away, whatever broke the text.
//!
//! The rule, for a text and each repair of an error in it, and for all of them as `Document::fix_all` carries them out:
//!
//! 1. **Nothing goes but punctuation, space and notes.** The letters and digits that an edit takes out are, in order,
//!    among those that it puts there. Two kinds of edits may do more: a *note* is a comment that begins a line or follows
//!    what is written as JSON has it, in which there is no quote, bracket, wildcard or variable, no name before a colon or
//!    an equals sign, and no slash between two characters; and a *spelling* puts the language's own word (an element, an
//!    effect, an operator, a version, a part of a resource that the vendor lists) in the place of one that is none.
//! 2. **What nobody touched stays.** Of each string of a valid policy that its mutation left whole, every word (an action,
//!    a resource, a key, a value; a text's words) is there after all repairs, letter by letter and as often as before.
//!
//! What is no error may be taken out by a repair that somebody chooses: which codes do so is listed, with the reason.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::{fmt, fs};

use charter_policy::json::{self, NodeKind, TokenKind, tokens};
use charter_policy::{
    Code, Diagnostic, Document, Profile, Severity, TextEdit, check, huawei, naver, tencent,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::stand_in;

/// Valid policies with what is easily taken for something else: slashes, signs of comments, brackets, quotes, commas.
const POLICIES: &[(&str, &Profile)] = &[
    (
        r#"{"version": "2.0", "statement": [{"sid": "Look // there", "effect": "allow", "action": ["name/cos:GetObject", "cos:Put*"], "resource": ["qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/bucket/*", "qcs::cos::uid/1250000000:b-1250000000/${uin}/*"], "condition": {"ip_equal": {"qcs:ip": ["203.0.113.0/24", "2001:db8::/32"]}, "string_like": {"qcs:resource_tag": "team&a, b"}}}]}"#,
        &tencent::CAM,
    ),
    (
        "{\n  \"version\": \"2.0\",\n  \"statement\": [\n    {\n      \"effect\": \"deny\",\n      \"action\": [\n        \"cvm:RunInstances\",\n        \"cls:DeleteTopic\"\n      ],\n      \"resource\": [\n        \"qcs::cvm:ap-guangzhou:uin/100000000001:instance/*\",\n        \"qcs::cos::uid/1250000000:prefix//1250000000/a#b/*\"\n      ]\n    },\n    {\"effect\": \"allow\", \"action\": \"*\", \"resource\": \"*\"}\n  ]\n}\n",
        &tencent::SCP,
    ),
    (
        r#"{"version":"2.0","statement":[{"effect":"allow","principal":{"qcs":["qcs::cam::uin/100000000001:root"],"service":"scf.qcloud.com"},"action":"sts:AssumeRole"}]}"#,
        &tencent::CAM,
    ),
    (
        r#"{"Version": "5.0", "Statement": [{"Sid": "A1", "Effect": "Allow", "Action": ["ecs:cloudServers:get", "obs:object:PutObject"], "Resource": ["ecs:cn-north-4:0123456789abcdef0123456789abcdef:instance:*", "obs:*:*:object:b//x/*"], "Condition": {"StringMatch": {"g:UserName": ["a*", "${g:DomainName}"]}, "Bool": {"g:MFAPresent": "true"}}}]}"#,
        &huawei::V5_0,
    ),
    (
        r#"{"Version":"1.1","Statement":[{"Effect":"Deny","Action":["ecs:*:list*","vpc:ports:get"],"Resource":["obs:*:*:bucket:a"],"Condition":{"StringEquals":{"g:DomainName":["x","y z"]}}}]}"#,
        &huawei::V1_1,
    ),
    (
        r#"{"permissions": [{"effect": "Allow", "targets": [{"product": "VPC_Server", "actions": ["View/getServerInstanceList", "Change/*"], "resourceNrns": ["nrn:PUB:VPCServer:KR:123:Server/*"]}], "condition": {"IpAddress": {"ncp:sourceIp": ["203.0.113.0/24"]}}}]}"#,
        &naver::USER_POLICY,
    ),
];

/// The valid policies, with those of the project's and the published documents, where these are there.
pub(super) static SEEDS: LazyLock<Vec<(String, &'static Profile)>> = LazyLock::new(|| {
    let own = POLICIES.iter();
    let mut seeds: Vec<(String, &Profile)> = own
        .map(|(text, profile)| ((*text).to_owned(), *profile))
        .collect();
    let folders: [(&str, &'static Profile); 3] = [
        ("tests/corpus-naver/valid", &naver::USER_POLICY),
        ("../../../shared/corpus/tencent/valid", &tencent::CAM),
        ("../../../shared/corpus/huawei/valid", &huawei::V1_1),
    ];
    for (folder, profile) in folders {
        seeds.extend(texts(folder).into_iter().map(|text| (text, profile)));
    }
    // Long ones are only slow, and what has an error of its own is repaired as well.
    let sound = |(text, profile): &(String, &'static Profile)| {
        let found = check(text, profile);
        text.len() < 4_000 && found.iter().all(|found| found.severity != Severity::Error)
    };
    seeds.retain(sound);
    assert!(seeds.len() >= POLICIES.len());
    seeds
});

/// The texts of a folder beside the crate's manifest, or none where it is absent.
fn texts(folder: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = fs::read_dir(&path) else {
        println!("{} is absent: its documents are not tried", path.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().map(fs::read_to_string);
    texts.collect::<Result<_, _>>().expect("UTF-8")
}

/// What a mutation puts in.
const PIECES: &[&str] = &[
    "\"",
    "\"",
    "\"",
    "'",
    "“",
    "”",
    "\\",
    "\\\"",
    "//",
    "/*",
    "*/",
    "#",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    " ",
    "\n",
    "\"[",
    "]\"",
    "\"{",
    "}\"",
    "，",
    "：",
    "${",
    "=",
    "// effect: deny",
    "a",
];

/// One change: of a character, a token or a quote.
#[derive(Debug, Clone)]
enum Mutation {
    Delete(Index),
    Duplicate(Index),
    Swap(Index),
    Insert(Index, &'static str),
    DropQuote(Index),
    OtherQuote(Index, &'static str),
    DeleteToken(Index),
    DuplicateToken(Index),
    SwapTokens(Index),
    /// Puts quotes around the list or object there.
    QuoteBrackets(Index, &'static str),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = any::<Index>;
    let quotes = || select(&["\"", "'", "“", "”", "‘"][..]);
    prop_oneof![
        1 => at().prop_map(Mutation::Delete),
        1 => at().prop_map(Mutation::Duplicate),
        1 => at().prop_map(Mutation::Swap),
        3 => (at(), select(PIECES)).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
        3 => at().prop_map(Mutation::DropQuote),
        1 => (at(), quotes()).prop_map(|(at, quote)| Mutation::OtherQuote(at, quote)),
        1 => at().prop_map(Mutation::DeleteToken),
        1 => at().prop_map(Mutation::DuplicateToken),
        1 => at().prop_map(Mutation::SwapTokens),
        1 => (at(), quotes()).prop_map(|(at, quote)| Mutation::QuoteBrackets(at, quote)),
    ]
}

/// Where the lists and objects of a text stand.
pub(super) fn brackets(text: &str) -> Vec<Range<usize>> {
    let parsed = json::parse(text);
    let nodes = parsed.tree.nodes().iter();
    let of_kind = |kind| matches!(kind, NodeKind::Object | NodeKind::Array);
    nodes
        .filter(|node| of_kind(node.kind))
        .map(|node| node.range.clone())
        .collect()
}

fn mutated(text: &str, mutation: &Mutation) -> String {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let solid: Vec<_> = tokens(text)
        .filter(|token| !token.kind.is_trivia())
        .collect();
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let splice =
        |from: usize, to: usize, put: &str| format!("{}{put}{}", &text[..from], &text[to..]);
    let pick = |index: &Index, length: usize| (length > 0).then(|| index.index(length));
    let character = |index: &Index| {
        let (at, it) = characters[pick(index, characters.len())?];
        Some((at, at + it.len_utf8(), it))
    };
    let token = |index: &Index| Some(solid[pick(index, solid.len())?].range.clone());
    let result = match mutation {
        Mutation::Delete(at) => character(at).map(|(from, to, _)| splice(from, to, "")),
        Mutation::Duplicate(at) => character(at).map(|(_, to, it)| splice(to, to, &it.to_string())),
        Mutation::Swap(at) => character(at).and_then(|(from, to, it)| {
            let next = text[to..].chars().next()?;
            Some(splice(from, to + next.len_utf8(), &format!("{next}{it}")))
        }),
        Mutation::Insert(at, piece) => character(at).map(|(from, _, _)| splice(from, from, piece)),
        Mutation::DropQuote(at) => {
            pick(at, quotes.len()).map(|at| splice(quotes[at], quotes[at] + 1, ""))
        }
        Mutation::OtherQuote(at, quote) => {
            pick(at, quotes.len()).map(|at| splice(quotes[at], quotes[at] + 1, quote))
        }
        Mutation::DeleteToken(at) => token(at).map(|range| splice(range.start, range.end, "")),
        Mutation::DuplicateToken(at) => {
            token(at).map(|range| splice(range.end, range.end, &text[range.clone()]))
        }
        Mutation::SwapTokens(at) => pick(at, solid.len().saturating_sub(1)).map(|at| {
            let (one, other) = (solid[at].range.clone(), solid[at + 1].range.clone());
            let between = &text[one.end..other.start];
            let put = format!("{}{between}{}", &text[other.clone()], &text[one.clone()]);
            splice(one.start, other.end, &put)
        }),
        Mutation::QuoteBrackets(at, quote) => {
            let around = brackets(text);
            pick(at, around.len()).map(|at| {
                let inside = &text[around[at].clone()];
                splice(
                    around[at].start,
                    around[at].end,
                    &format!("{quote}{inside}{quote}"),
                )
            })
        }
    };
    result.unwrap_or_else(|| text.to_owned())
}

/// A valid policy, and what became of it.
#[derive(Clone)]
struct Mutant {
    valid: &'static str,
    text: String,
    profile: &'static Profile,
}

impl fmt::Debug for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}: {:?}",
            self.profile.dialect.name, self.profile.name, self.text
        )
    }
}

fn mutants() -> impl Strategy<Value = Mutant> {
    let mutations = prop::collection::vec(mutation(), 1..4);
    (any::<Index>(), mutations).prop_map(|(seed, mutations)| {
        let (valid, profile) = seed.get(&SEEDS);
        let mutations = mutations.iter();
        let text = mutations.fold(valid.clone(), |text, mutation| mutated(&text, mutation));
        Mutant {
            valid,
            text,
            profile,
        }
    })
}

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
    edit.insert.is_empty() && marked && (begins || follows) && bare && !named && !is_glued(body)
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
