//! One thing in several spellings: a table of what is the same, what may be and what is not, one row or more a rule,
//! each with its source; and random policies in which spellings are exchanged.

mod drawn;
mod further;
mod property;
mod rows;
mod rules;
mod words;

use charter_policy::decide::{Compiled, Outcome, PolicySource, Request};
use charter_policy::{Profile, huawei, naver, tencent};

use crate::oracle::{self, Answer, Question};
use rules::Rule;

/// The languages of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Tencent,
    /// Huawei's version 1.1.
    Old,
    /// Huawei's version 5.0.
    New,
    Naver,
}

/// What is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An action; NAVER's with its product before a colon.
    Action,
    Resource,
    /// A principal, its kind before a space.
    Principal,
    /// A condition's key.
    Key,
    /// A condition's value.
    Value,
    /// A condition's value that is a region.
    Region,
}

impl Part {
    /// The key of whose value a row is.
    fn key(self) -> Option<&'static str> {
        match self {
            Self::Value => Some("k:text"),
            Self::Region => Some("vpc:region"),
            _ => None,
        }
    }
}

/// How two spellings compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Certainly one thing.
    Same,
    /// One thing or two: the vendor does not say.
    Open,
    /// Certainly two things.
    Differ,
}

/// Two spellings, and what the vendor says of them.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub rule: Rule,
    pub relation: Relation,
    pub language: Language,
    pub part: Part,
    pub one: &'static str,
    pub other: &'static str,
    /// Where the rule stands.
    pub source: &'static str,
    /// Only the first may stand in a policy and only the second in a request, as for patterns.
    pub one_way: bool,
    /// The names of the account that owns the policy.
    pub owners: &'static [&'static str],
    /// Further keys of the request; no values say that it is absent.
    pub keys: &'static [(&'static str, &'static [&'static str])],
}

impl Row {
    pub const fn new(
        rule: Rule,
        relation: Relation,
        language: Language,
        part: Part,
        spellings: [&'static str; 2],
        source: &'static str,
    ) -> Self {
        let [one, other] = spellings;
        Self {
            rule,
            relation,
            language,
            part,
            one,
            other,
            source,
            one_way: false,
            owners: &[],
            keys: &[],
        }
    }

    /// The first spelling is a pattern.
    pub const fn one_way(self) -> Self {
        Self {
            one_way: true,
            ..self
        }
    }

    pub const fn owned_by(self, owners: &'static [&'static str]) -> Self {
        Self { owners, ..self }
    }

    pub const fn with(self, keys: &'static [(&'static str, &'static [&'static str])]) -> Self {
        Self { keys, ..self }
    }

    /// A row for policies in the first spelling, and one for policies in the second.
    fn ways(self) -> Vec<Self> {
        let back = Self {
            one: self.other,
            other: self.one,
            ..self
        };
        match self.one_way {
            true => vec![self],
            false => vec![self, back],
        }
    }
}

impl Language {
    fn profile(self, part: Part) -> &'static Profile {
        match self {
            Self::Tencent if part == Part::Principal => &tencent::BUCKET,
            Self::Tencent => &tencent::CAM,
            Self::Old => &huawei::V1_1,
            Self::New if part == Part::Principal => &huawei::V5_0_TRUST,
            Self::New => &huawei::V5_0,
            Self::Naver if part == Part::Principal => unreachable!("NAVER names no principals"),
            Self::Naver => &naver::USER_POLICY,
        }
    }

    /// An action that the rows on other parts ask for.
    fn action(self) -> &'static str {
        match self {
            Self::Tencent => "cvm:Run",
            Self::Old | Self::New => "ecs:servers:get",
            Self::Naver => "Server:View/getServerList",
        }
    }
}

/// A statement with that effect, in which the part has that spelling.
fn statement(effect: &str, row: &Row) -> String {
    let pick = |part: Part, default: &'static str| match part == row.part {
        true => row.one,
        false => default,
    };
    let resource = pick(Part::Resource, "*");
    let condition = match row.part {
        Part::Key => Some((row.one, "red")),
        part => part.key().map(|key| (key, row.one)),
    };
    let operator = match row.language {
        Language::Tencent => "string_like",
        Language::Naver => "StringLike",
        _ => "StringMatch",
    };
    let condition = condition
        .map(|(key, value)| format!(r#","Condition":{{"{operator}":{{"{key}":["{value}"]}}}}"#))
        .unwrap_or_default();
    if row.language == Language::Naver {
        let action = pick(Part::Action, "Server:*");
        let (product, action) = action.split_once(':').expect("a product");
        return format!(
            r#"{{"effect":"{effect}","targets":[{{"product":"{product}","actions":["{action}"],"resourceNrns":["{resource}"]}}]{}}}"#,
            condition.replacen("Condition", "condition", 1)
        );
    }
    let action = pick(Part::Action, "*");
    let principal = match row.part {
        Part::Principal => {
            let (kind, name) = row.one.split_once(' ').expect("a kind and a name");
            format!(r#""Principal":{{"{kind}":["{name}"]}},"#)
        }
        _ => String::new(),
    };
    format!(
        r#"{{"Effect":"{effect}",{principal}"Action":["{action}"],"Resource":["{resource}"]{condition}}}"#
    )
}

/// A policy of that language: everything is allowed where something is denied.
fn policy(effect: &str, row: &Row) -> String {
    let mut statements = vec![statement(effect, row)];
    if effect == "Deny" {
        let anybody = match row.part {
            Part::Principal if row.language == Language::Tencent => r#""Principal":"*","#,
            Part::Principal => r#""Principal":{"IAM":["*"],"Service":["*"]},"#,
            _ => "",
        };
        statements.push(match row.language {
            Language::Naver => {
                let product = row.other.split_once(':').filter(|_| row.part == Part::Action);
                let product = product.map_or("Server", |(product, _)| product);
                format!(
                    r#"{{"effect":"Allow","targets":[{{"product":"{product}","actions":["*"],"resourceNrns":["*"]}}]}}"#
                )
            }
            _ => {
                format!(r#"{{"Effect":"Allow",{anybody}"Action":["*"],"Resource":["*"]}}"#)
            }
        });
    }
    let statements = statements.join(",");
    match row.language {
        Language::Tencent => format!(r#"{{"version":"2.0","statement":[{statements}]}}"#),
        Language::Old => format!(r#"{{"Version":"1.1","Statement":[{statements}]}}"#),
        Language::New => format!(r#"{{"Version":"5.0","Statement":[{statements}]}}"#),
        Language::Naver => format!(r#"{{"permissions":[{statements}]}}"#),
    }
}

fn request(row: &Row) -> Request {
    let action = match row.part {
        Part::Action => row.other,
        _ => row.language.action(),
    };
    let resource = match row.part {
        Part::Resource => row.other,
        _ => "*",
    };
    let mut request = Request::new(action, resource);
    match row.part {
        Part::Principal => {
            let (kind, name) = row.other.split_once(' ').expect("a kind and a name");
            request = request.principal(kind, name);
        }
        Part::Key => request = request.with(row.other, ["red"]),
        part => {
            let key = part.key();
            request = key
                .into_iter()
                .fold(request, |request, key| request.with(key, [row.other]));
        }
    }
    let with = |request: Request, (key, values): &(&str, &[&str])| match values {
        [] => request.without(key),
        values => request.with(key, values.iter().copied()),
    };
    row.keys.iter().fold(request, with).complete()
}

fn outcome(effect: &str, row: &Row) -> Outcome {
    let text = policy(effect, row);
    let source = PolicySource::new("row", &text);
    let source = row
        .owners
        .iter()
        .fold(source, |source, owner| source.owned_by(owner));
    let policy = Compiled::of(&[source], row.language.profile(row.part))
        .unwrap_or_else(|refused| panic!("{refused}: {text}"));
    let request = request(row);
    let outcome = policy.verdict(&request).outcome;
    assert_eq!(policy.decide(&request).outcome, outcome, "{text}");
    outcome
}

#[test]
fn each_row_is_decided_as_its_source_says() {
    are_decided(rows::all());
}

fn are_decided(rows: impl Iterator<Item = Row>) {
    let mut faults = Vec::new();
    for row in rows.flat_map(Row::ways) {
        let (allow, deny) = match row.relation {
            Relation::Same => (Outcome::Allowed, Outcome::ExplicitDeny),
            Relation::Open => (Outcome::Unknown, Outcome::Unknown),
            Relation::Differ => (Outcome::ImplicitDeny, Outcome::Allowed),
        };
        for (effect, expected) in [("Allow", allow), ("Deny", deny)] {
            let found = outcome(effect, &row);
            if found != expected {
                faults.push(format!(
                    "{:?}, {effect}: policy {:?}, request {:?}: {found:?} instead of {expected:?}",
                    row.rule, row.one, row.other
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The same request for the oracle.
fn question(row: &Row) -> Question {
    let request = request(row);
    let given = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let mut keys: Vec<(String, Vec<String>)> = row
        .keys
        .iter()
        .map(|(key, values)| ((*key).to_owned(), given(values)))
        .collect();
    match row.part {
        Part::Key => keys.push((row.other.to_owned(), given(&["red"]))),
        part => {
            let key = part.key().into_iter();
            keys.extend(key.map(|key| (key.to_owned(), given(&[row.other]))));
        }
    }
    let principal = row
        .other
        .split_once(' ')
        .filter(|_| row.part == Part::Principal);
    Question {
        action: request.action().to_owned(),
        resource: request.resource().to_owned(),
        principal: principal.map(|(kind, name)| (kind.to_owned(), name.to_owned())),
        keys,
        complete: true,
    }
}

#[test]
fn the_oracle_decides_each_row_as_its_source_says() {
    let rows = rows::all();
    for row in rows.flat_map(Row::ways) {
        let expected = match row.relation {
            Relation::Same => [Answer::Allow, Answer::Deny],
            Relation::Open => [Answer::Unknown, Answer::Unknown],
            Relation::Differ => [Answer::NothingAllows, Answer::Allow],
        };
        let language = match row.language {
            Language::Tencent => oracle::Language::Tencent,
            Language::Old => oracle::Language::HuaweiOld,
            Language::New => oracle::Language::Huawei,
            Language::Naver => oracle::Language::Naver,
        };
        let found = ["Allow", "Deny"].map(|effect| {
            let text = policy(effect, &row);
            oracle::decide(language, row.owners, &[&text], &question(&row))
        });
        assert_eq!(found, expected, "{row:#?}");
    }
}

#[test]
fn what_is_written_alike_is_the_same() {
    for row in rows::all().filter(|row| !row.one_way) {
        for spelling in [row.one, row.other] {
            let row = Row {
                one: spelling,
                other: spelling,
                ..row
            };
            let is_void = row.part == Part::Value || spelling.contains("${");
            if !is_void && !spelling.ends_with(':') {
                assert_eq!(outcome("Deny", &row), Outcome::ExplicitDeny, "{row:?}");
                assert_eq!(outcome("Allow", &row), Outcome::Allowed, "{row:?}");
            }
        }
    }
}

#[test]
fn each_rule_has_a_row_and_each_row_a_source() {
    for rule in Rule::ALL {
        let rows = rows::all();
        let rows = rows.filter(|row| row.rule == *rule).count();
        assert!(rows > 0, "{rule:?}: {}", rule.says());
    }
    for row in rows::all() {
        assert!(!row.source.is_empty(), "{row:?}");
        assert!(Rule::ALL.contains(&row.rule), "{row:?}");
    }
    // What only one of the answers would show, shows in all of them together.
    for relation in [Relation::Same, Relation::Open, Relation::Differ] {
        let count = rows::all().filter(|row| row.relation == relation).count();
        assert!(count >= 20, "{relation:?}: {count}");
    }
}
