//! Which language a policy is written in, where it is not the one that it is read in.
//!
//! Each language is held against the text: what of it fits (version, elements, effects, actions, resources, operators,
//! keys, principals) and what does not. Another language than the chosen one is said only where less is wrong in it and
//! more fits: a text with a mistake in its version stays what it is.

use crate::dialect::{ActionForm, Dialect, PROFILES, Place, Profile, Role, Segment, aws};
use crate::json::{NodeKind, Parsed, Tree};
use crate::model::{Condition, Member, Phrase, Policy, Statement, Target};

/// How many statements, and how many words of each list, are looked at.
const LOOKED_AT: usize = 20;

/// How much must fit at least: a version, or an element and two words.
const ENOUGH: usize = 3;

/// What a version that is a language's own counts for.
const VERSION: usize = 3;

/// Another language than the chosen one.
pub(crate) struct Other {
    /// The vendor's cloud.
    pub cloud: &'static str,
    /// The version, where the cloud has several languages.
    pub version: &'static str,
    /// The kind of policy to read it as; `None` where the language is only known by sight.
    pub profile: Option<&'static Profile>,
}

/// The language of a text, where it is surely another than that of `profile`.
pub(crate) fn other(text: &str, parsed: &Parsed, profile: &'static Profile) -> Option<Other> {
    let own = profile.dialect;
    if is_plain(text, &parsed.tree, own) {
        return None;
    }
    let mine = Evidence::of(text, parsed, own);
    let mut best: Option<(Evidence, &'static Dialect)> = None;
    for dialect in languages().filter(|dialect| !std::ptr::eq(*dialect, own)) {
        let found = Evidence::of(text, parsed, dialect);
        if best.is_none_or(|(best, _)| found.is_better_than(best)) {
            best = Some((found, dialect));
        }
    }
    let (found, dialect) = best?;
    let sure = found.fits >= ENOUGH && found.fits > mine.fits && found.misfits < mine.misfits;
    sure.then(|| named(dialect, profile))
}

/// Every language, each once.
fn languages() -> impl Iterator<Item = &'static Dialect> {
    let is_first = |at: usize, dialect: &Dialect| {
        let mut before = PROFILES.iter().take(at);
        !before.any(|known| std::ptr::eq(known.dialect, dialect))
    };
    let profiles = PROFILES.iter().enumerate();
    let known = profiles.filter(move |(at, profile)| is_first(*at, profile.dialect));
    let known = known.map(|(_, profile)| profile.dialect);
    known.chain([&aws::LANGUAGE])
}

fn named(dialect: &'static Dialect, instead_of: &Profile) -> Other {
    let mut kinds = PROFILES.iter().copied();
    let has_others =
        kinds.any(|kind| kind.dialect.name == dialect.name && !std::ptr::eq(kind.dialect, dialect));
    let of_language = || {
        let kinds = PROFILES.iter().copied();
        kinds.filter(|kind| std::ptr::eq(kind.dialect, dialect))
    };
    let alike = of_language().find(|kind| kind.grants == instead_of.grants);
    Other {
        cloud: match dialect.name {
            "tencent" => "Tencent Cloud",
            "huawei" => "Huawei Cloud",
            "naver" => "NAVER Cloud",
            _ => "AWS",
        },
        version: dialect
            .versions
            .first()
            .filter(|_| has_others)
            .unwrap_or(&""),
        profile: alike.or_else(|| of_language().next()),
    }
}

/// Whether nothing hints at another language: a version of this one or, where it has none, its statements.
pub(crate) fn is_plain(text: &str, tree: &Tree, own: &Dialect) -> bool {
    let wanted = if own.versions.is_empty() {
        Role::Statement
    } else {
        Role::Version
    };
    let mut members = tree.root().into_iter().flat_map(|root| tree.members(root));
    members.any(|(key, value)| {
        let element = own.element(Place::Document, tree.text(text, key).trim());
        element.is_some_and(|element| element.role == wanted)
            && (own.versions.is_empty() || own.versions.contains(&&*tree.text(text, value)))
    })
}

/// How well a language fits a text.
#[derive(Debug, Clone, Copy, Default)]
struct Evidence {
    fits: usize,
    misfits: usize,
}

impl Evidence {
    fn of(text: &str, parsed: &Parsed, dialect: &'static Dialect) -> Self {
        let mut found = Self::default();
        let Some(policy) = Policy::new(text, parsed, dialect) else {
            return found;
        };
        found.members(&policy.members, Place::Document, dialect);
        found.note(policy.member(Role::Statement).is_some());
        if !dialect.versions.is_empty() {
            found.version(text, &parsed.tree, &policy, dialect);
        }
        for statement in policy.statements.iter().take(LOOKED_AT) {
            found.statement(text, &parsed.tree, statement, dialect);
        }
        found
    }

    fn is_better_than(self, other: Self) -> bool {
        (self.misfits, other.fits) < (other.misfits, self.fits)
    }

    fn note(&mut self, fits: bool) {
        self.fits += usize::from(fits);
        self.misfits += usize::from(!fits);
    }

    fn version(&mut self, text: &str, tree: &Tree, policy: &Policy<'_>, dialect: &Dialect) {
        let written = policy
            .member(Role::Version)
            .map(|member| tree.text(text, member.value));
        match written.filter(|written| dialect.versions.contains(&&**written)) {
            Some(_) => self.fits += VERSION,
            None => self.misfits += 1,
        }
    }

    fn members(&mut self, members: &[Member<'_>], place: Place, dialect: &Dialect) {
        for member in members {
            let name = member.key.as_str();
            let known = dialect.element(place, name);
            self.note(
                known.is_some_and(|known| known.name == name || dialect.ignores_element_case),
            );
        }
    }

    fn statement(
        &mut self,
        text: &str,
        tree: &Tree,
        statement: &Statement<'_>,
        dialect: &'static Dialect,
    ) {
        self.members(&statement.members, Place::Statement, dialect);
        if let Some(effect) = &statement.effect {
            let known = statement.known_effect;
            let fits = |name| name == effect.as_str() || dialect.ignores_effect_case;
            self.note(known.is_some_and(|known| fits(known.name)));
        }
        for target in &statement.targets {
            self.target(target, dialect);
        }
        for condition in statement.conditions.iter().take(LOOKED_AT) {
            self.condition(condition, dialect);
        }
        let principal = statement.member(Role::Principal).map(|member| member.value);
        let kinds = principal
            .into_iter()
            .flat_map(|principal| tree.members(principal));
        for (kind, _) in kinds.filter(|(kind, _)| tree.kind(*kind) == NodeKind::String) {
            self.note(dialect.principals.contains(&&*tree.text(text, kind)));
        }
    }

    fn target(&mut self, target: &Target<'_>, dialect: &'static Dialect) {
        self.members(&target.members, Place::Target, dialect);
        let some = |words: &[Phrase<'_>], fits: &dyn Fn(&str) -> bool| {
            let words = words.iter().map(Phrase::as_str).take(LOOKED_AT);
            let words = words.filter(|word| *word != "*");
            words.fold((0, 0), |(good, bad), word| match fits(word) {
                true => (good + 1, bad),
                false => (good, bad + 1),
            })
        };
        let actions = some(&target.actions.items, &|word| is_action(word, dialect));
        let resources = some(&target.resources.items, &|word| is_resource(word, dialect));
        self.fits += actions.0 + resources.0;
        self.misfits += actions.1 + resources.1;
    }

    fn condition(&mut self, condition: &Condition<'_>, dialect: &'static Dialect) {
        self.note(condition.known.is_some());
        let key = condition.key.as_str();
        let begins = |dialect: &Dialect| key.starts_with(dialect.conditions.global_prefix);
        if begins(dialect) {
            self.fits += 1;
        } else if languages().any(begins) {
            self.misfits += 1;
        }
    }
}

fn is_action(word: &str, dialect: &Dialect) -> bool {
    match dialect.actions.form {
        ActionForm::Colons { parts } => dialect.without_legacy(word).split(':').count() == parts,
        ActionForm::Typed { .. } => !word.contains(':'),
    }
}

/// Whether a resource begins as those of the language do, and not as those of another.
fn is_resource(word: &str, dialect: &Dialect) -> bool {
    let prefix = |dialect: &Dialect| match dialect.resources.segments.first() {
        Some(Segment::Prefix(prefix)) => Some(*prefix),
        _ => None,
    };
    let begins = |dialect: &Dialect| {
        let rest = prefix(dialect).and_then(|prefix| word.strip_prefix(prefix));
        rest.is_some_and(|rest| rest.starts_with(':'))
    };
    match prefix(dialect) {
        Some(_) => begins(dialect),
        None => !languages().any(begins),
    }
}
