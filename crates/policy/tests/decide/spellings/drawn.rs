//! Random policies and requests whose every word is a spelling, which may be exchanged for another.

use super::Language;
use super::words::{HIDING, Thing, Words};
use crate::random::draw::{Choices, quoted};

/// A thing, in one of its spellings.
#[derive(Debug, Clone)]
pub struct Spelled {
    thing: Thing,
    list: usize,
    item: usize,
    /// In other letters than any of its spellings.
    recased: Option<String>,
}

/// What was exchanged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changed {
    /// For what is surely the same.
    pub surely: usize,
    /// For what may be.
    pub perhaps: usize,
}

impl Spelled {
    fn draw(things: &[Thing], choices: &mut Choices<'_>) -> Self {
        let thing = choices.pick(things);
        // Mostly the usual spellings, so that they meet.
        let list = match choices.below(3) {
            0 => choices.below(thing.len()),
            _ => 0,
        };
        Self {
            thing,
            list,
            item: choices.below(thing[list].len()),
            recased: None,
        }
    }

    pub fn text(&self) -> &str {
        match &self.recased {
            Some(text) => text,
            None => self.thing[self.list][self.item],
        }
    }

    fn respell(&mut self, choices: &mut Choices<'_>, changed: &mut Changed) {
        let before = self.text().to_owned();
        match choices.below(8) {
            0..3 => self.item = choices.below(self.thing[self.list].len()),
            3 => {
                let list = choices.below(self.thing.len());
                if list != self.list {
                    self.list = list;
                    self.item = choices.below(self.thing[list].len());
                    changed.perhaps += 1;
                    return;
                }
            }
            _ => {}
        }
        changed.surely += usize::from(self.text() != before);
    }

    /// Other letters, from `start` up to `end`.
    fn recase(&mut self, place: std::ops::Range<usize>, choices: &mut Choices<'_>) {
        let mut variable = false;
        let mut last = ' ';
        let recased = self.text().char_indices().map(|(at, letter)| {
            variable = variable && last != '}' || last == '$' && letter == '{';
            last = letter;
            let is_other = place.contains(&at) && !variable && choices.once_in(2);
            match letter.is_ascii_lowercase() {
                _ if !is_other => letter,
                true => letter.to_ascii_uppercase(),
                false => letter.to_ascii_lowercase(),
            }
        });
        self.recased = Some(recased.collect());
    }
}

#[derive(Debug, Clone)]
pub struct Statement {
    allows: bool,
    principal: Option<Spelled>,
    actions: Vec<Spelled>,
    /// Each segment by segment; none: all of them.
    resources: Vec<Vec<Spelled>>,
    condition: Option<(Spelled, Spelled)>,
}

#[derive(Clone)]
pub struct Case {
    pub words: &'static Words,
    statements: Vec<Statement>,
    pub principal: Option<Spelled>,
    pub action: Spelled,
    resource: Vec<Spelled>,
    pub keys: Vec<(Spelled, Spelled)>,
    pub complete: bool,
}

fn segments(things: &[&[Thing]], choices: &mut Choices<'_>) -> Vec<Spelled> {
    let each = things.iter();
    each.map(|things| Spelled::draw(things, choices)).collect()
}

fn statement(words: &Words, allows: bool, choices: &mut Choices<'_>) -> Statement {
    let all = words.segments.is_empty() || choices.once_in(4);
    let condition = choices.once_in(3).then(|| {
        (
            Spelled::draw(words.keys, choices),
            Spelled::draw(words.values, choices),
        )
    });
    let mut actions: Vec<Spelled> = (0..1 + choices.below(2))
        .map(|_| Spelled::draw(words.actions, choices))
        .collect();
    if words.language == Language::Naver {
        actions.truncate(1);
    }
    Statement {
        allows,
        principal: (!words.principals.is_empty()).then(|| Spelled::draw(words.principals, choices)),
        actions,
        resources: match all {
            true => Vec::new(),
            false => (0..1 + choices.below(2))
                .map(|_| segments(words.segments, choices))
                .collect(),
        },
        condition,
    }
}

impl Case {
    /// A policy with at least one deny, and mostly an allow of everything.
    pub fn draw(words: &'static Words, choices: &mut Choices<'_>) -> Self {
        let mut statements = vec![statement(words, false, choices)];
        for _ in 0..choices.below(3) {
            let allows = choices.once_in(2);
            statements.push(statement(words, allows, choices));
        }
        let mut case = Self {
            words,
            statements,
            principal: None,
            action: Spelled::draw(words.asked_actions, choices),
            resource: Vec::new(),
            keys: Vec::new(),
            complete: false,
        };
        case.ask(choices);
        case
    }

    /// Another request.
    pub fn ask(&mut self, choices: &mut Choices<'_>) {
        let words = self.words;
        self.principal = (!words.asked_principals.is_empty())
            .then(|| Spelled::draw(words.asked_principals, choices));
        self.action = Spelled::draw(words.asked_actions, choices);
        self.resource = segments(words.asked_segments, choices);
        self.keys = Vec::new();
        for key in words.keys {
            if choices.once_in(2) {
                let value = Spelled::draw(words.values, choices);
                self.keys.push((Spelled::draw(&[*key], choices), value));
            }
        }
        self.complete = choices.below(4) > 0;
    }

    fn spelled(&mut self) -> impl Iterator<Item = &mut Spelled> {
        let of_policy = self.statements.iter_mut().flat_map(|statement| {
            let condition = statement.condition.iter_mut().map(|(key, _)| key);
            let resources = statement.resources.iter_mut().flatten();
            let principal = statement.principal.iter_mut();
            let actions = statement.actions.iter_mut();
            principal.chain(actions).chain(resources).chain(condition)
        });
        let keys = self.keys.iter_mut().map(|(key, _)| key);
        let of_request = self.principal.iter_mut().chain([&mut self.action]);
        of_policy
            .chain(of_request)
            .chain(self.resource.iter_mut())
            .chain(keys)
    }

    /// The same in other spellings.
    pub fn respelled(&self, choices: &mut Choices<'_>) -> (Self, Changed) {
        let mut other = self.clone();
        let mut changed = Changed::default();
        for spelled in other.spelled() {
            spelled.respell(choices, &mut changed);
            changed.perhaps += usize::from(HIDING.contains(&spelled.text()));
        }
        (other, changed)
    }

    /// The same in other letters, wherever no page says that they make it another.
    pub fn recased(&self, choices: &mut Choices<'_>) -> Self {
        let mut other = self.clone();
        let language = self.words.language;
        let mut action = |spelled: &mut Spelled| {
            let text = spelled.text();
            // `name/` is a prefix; and COS compares its actions with regard to case.
            let start = if text.starts_with("name/") { 5 } else { 0 };
            let end = match text.to_lowercase().contains("cos:") {
                true => text.find(':').unwrap_or_default(),
                false => text.len(),
            };
            let product = match language {
                Language::Naver => text.find(':').unwrap_or_default(),
                _ => start,
            };
            spelled.recase(product..end, choices);
        };
        for statement in &mut other.statements {
            statement.actions.iter_mut().for_each(&mut action);
        }
        action(&mut other.action);
        let name_at = match language {
            Language::Tencent | Language::Naver => 5,
            _ => 3,
        };
        let of_policy = other.statements.iter_mut();
        let of_policy = of_policy.flat_map(|statement| statement.resources.iter_mut());
        for resource in of_policy.chain([&mut other.resource]) {
            // Types may stand before any slash, but for what is in a bucket.
            let service = resource.get(2).map_or("", Spelled::text).to_lowercase();
            let may_be_bucket = ["", "cos"].contains(&&*service) || service.contains('*');
            if let Some(spelled) = resource.get_mut(name_at) {
                let slash = match may_be_bucket {
                    true => spelled.text().find('/'),
                    false => spelled.text().rfind('/'),
                };
                let end = slash.unwrap_or(match name_at {
                    5 => 0,
                    _ => spelled.text().len(),
                });
                spelled.recase(0..end, choices);
            }
        }
        if language != Language::Tencent {
            let of_policy = other.statements.iter_mut();
            let of_policy = of_policy.filter_map(|it| it.condition.as_mut());
            for (key, _) in of_policy.chain(other.keys.iter_mut()) {
                let end = key.text().len();
                key.recase(0..end, choices);
            }
        }
        if let Some(principal) = &mut other.principal {
            let end = principal.text().find(' ').unwrap_or_default();
            principal.recase(0..end, choices);
        }
        other
    }

    pub fn resource(&self) -> String {
        match self.resource.is_empty() {
            true => "*".to_owned(),
            false => join(&self.resource),
        }
    }

    pub fn policy(&self) -> String {
        let statements: Vec<String> = self
            .statements
            .iter()
            .map(|statement| statement.text(self.words.language))
            .collect();
        let all = match self.words.language {
            Language::Naver => {
                r#"{"effect":"Allow","targets":[{"product":"Server","actions":["*"],"resourceNrns":["*"]}]}"#
            }
            Language::Tencent if !self.words.principals.is_empty() => {
                r#"{"Effect":"allow","Principal":"*","Action":["*"],"Resource":["*"]}"#
            }
            _ => r#"{"Effect":"Allow","Action":["*"],"Resource":["*"]}"#,
        };
        let statements = format!("{all},{}", statements.join(","));
        match self.words.language {
            Language::Tencent => format!(r#"{{"version":"2.0","statement":[{statements}]}}"#),
            Language::Old => format!(r#"{{"Version":"1.1","Statement":[{statements}]}}"#),
            Language::New => format!(r#"{{"Version":"5.0","Statement":[{statements}]}}"#),
            Language::Naver => format!(r#"{{"permissions":[{statements}]}}"#),
        }
    }
}

fn join(parts: &[Spelled]) -> String {
    let parts: Vec<&str> = parts.iter().map(Spelled::text).collect();
    parts.join(":")
}

impl Statement {
    fn text(&self, language: Language) -> String {
        let effect = if self.allows { "Allow" } else { "Deny" };
        let mut resources: Vec<String> = self.resources.iter().map(|it| join(it)).collect();
        if resources.is_empty() {
            resources.push("*".to_owned());
        }
        let resources = quoted(&resources);
        let operator = match language {
            Language::Tencent => "string_equal",
            _ => "StringEquals",
        };
        let condition = self.condition.as_ref().map(|(key, value)| {
            let (key, value) = (key.text(), value.text());
            format!(",\"Condition\":{{\"{operator}\":{{{key:?}:[{value:?}]}}}}")
        });
        let condition = condition.unwrap_or_default();
        if language == Language::Naver {
            let condition = condition.replacen("Condition", "condition", 1);
            let action = self.actions[0].text();
            let (product, action) = action.split_once(':').expect("a product");
            return format!(
                "{{\"effect\":{effect:?},\"targets\":[{{\"product\":{product:?},\"actions\":[{action:?}],\"resourceNrns\":{resources}}}]{condition}}}"
            );
        }
        let principal = self.principal.as_ref().map(|principal| {
            let (kind, name) = principal.text().split_once(' ').expect("a kind");
            format!("\"Principal\":{{{kind:?}:[{name:?}]}},")
        });
        let principal = principal.unwrap_or_default();
        let actions: Vec<&str> = self.actions.iter().map(Spelled::text).collect();
        format!(
            "{{\"Effect\":{effect:?},{principal}\"Action\":{},\"Resource\":{resources}{condition}}}",
            quoted(&actions)
        )
    }
}
