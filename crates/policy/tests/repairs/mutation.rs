//! Valid policies, and what slips of a hand make of them.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::{fmt, fs};

use charter_policy::json::{self, NodeKind, tokens};
use charter_policy::{Profile, Severity, check, huawei, naver, tencent};
use proptest::prelude::*;
use proptest::sample::{Index, select};

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
pub(super) fn texts(folder: &str) -> Vec<String> {
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
    "// GetObject\n",
    "/* ins-1, and */",
    "// all but these\n",
    "# deny\n",
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
pub(super) struct Mutant {
    pub valid: &'static str,
    pub text: String,
    pub profile: &'static Profile,
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

pub(super) fn mutants() -> impl Strategy<Value = Mutant> {
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
