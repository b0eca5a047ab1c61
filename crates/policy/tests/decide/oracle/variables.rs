//! What variables stand for.

use super::conditions::given;
use super::maybe::{Maybe, NO, OPEN, YES};
use super::texts::{Token, glob, tokens};
use super::{Asked, Language};

/// A pattern in which variables are replaced by what the request says.
pub struct Replaced {
    pub tokens: Vec<Token>,
    /// Some variable may be anything.
    is_open: bool,
    /// Some variable has no value, so that nothing fits.
    void: Option<Void>,
}

/// What is known of a text that a variable without a value stands in.
#[derive(Clone, Copy)]
enum Void {
    FitsNothing,
    /// “Treated as not matching”: where not to match is what makes a statement apply, this may mean either.
    Unclear,
}

/// What a variable comes to.
enum Value {
    Text(String),
    Anything,
    None,
}

impl Replaced {
    /// Whether it stands in a negation that may hold for want of a value, or not.
    pub fn is_unclear(&self) -> bool {
        matches!(self.void, Some(Void::Unclear))
    }

    pub fn fits(&self, text: &str) -> Maybe {
        self.fits_by(|tokens| Some(glob(tokens, text)))
    }

    pub fn fits_by(&self, fits: impl Fn(&[Token]) -> Maybe) -> Maybe {
        match (self.void, fits(&self.tokens)) {
            (Some(Void::FitsNothing), _) => NO,
            (Some(Void::Unclear), _) => OPEN,
            (None, YES) if self.is_open => OPEN,
            (None, found) => found,
        }
    }
}

pub fn replaced(asked: &Asked<'_>, text: &str, any: bool, one: bool) -> Replaced {
    let mut replaced = Replaced {
        tokens: Vec::new(),
        is_open: false,
        void: None,
    };
    let is_huawei = matches!(asked.language, Language::HuaweiOld | Language::Huawei);
    let is_unclear = asked.is_negated && is_huawei;
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let end = start + rest[start..].find('}').expect("a variable's end");
        replaced.tokens.extend(tokens(&rest[..start], any, one));
        match value(asked, &rest[start + 2..end]) {
            Value::Text(text) => replaced.tokens.extend(text.chars().map(Token::Is)),
            Value::Anything | Value::None if is_unclear => replaced.void = Some(Void::Unclear),
            Value::Anything => {
                replaced.tokens.push(Token::Any);
                replaced.is_open = true;
            }
            Value::None => replaced.void = Some(Void::FitsNothing),
        }
        rest = &rest[end + 1..];
    }
    replaced.tokens.extend(tokens(rest, any, one));
    replaced
}

fn value(asked: &Asked<'_>, inner: &str) -> Value {
    let is_huawei = matches!(asked.language, Language::HuaweiOld | Language::Huawei);
    let plain = match asked.language {
        Language::HuaweiOld => &["$"][..],
        Language::Huawei => &["$", "*", "?"],
        _ => &[],
    };
    if plain.contains(&inner) {
        return Value::Text(inner.to_owned());
    }
    let (name, default) = match inner.split_once(',') {
        Some((name, default)) if is_huawei => {
            let quoted = default
                .trim()
                .strip_prefix('\'')
                .and_then(|it| it.strip_suffix('\''));
            let default = quoted.expect("a default in quotes").replace("''", "'");
            (name.trim(), Some(default))
        }
        _ if is_huawei => (inner.trim(), None),
        _ => (inner, None),
    };
    let told = variable_given(asked, name);
    let is_complete = asked.question.complete;
    match (told, default) {
        (Some(values), _) if values.len() == 1 => Value::Text(values[0].clone()),
        // “As if it did not match”; which of several values it is, is not said.
        (Some(values), _) if values.len() > 1 => Value::Anything,
        (None, _) if !is_complete => Value::Anything,
        (_, Some(default)) => Value::Text(default),
        // Huawei and AWS say that it matches nothing; the others say nothing.
        _ if is_huawei || asked.language == Language::Aws => Value::None,
        _ => Value::Anything,
    }
}

/// The values of the key that a variable names. Huawei, AWS: in any case.
fn variable_given(asked: &Asked<'_>, name: &str) -> Option<Vec<String>> {
    let prefix = match asked.language {
        Language::Tencent => "qcs:",
        Language::HuaweiOld | Language::Huawei => "g:",
        Language::Aws => "aws:",
        Language::Naver => "ncp:",
    };
    let is_folded = !matches!(asked.language, Language::Tencent | Language::Naver);
    let find = |name: &str| {
        given(asked.question, |known| {
            known == name || is_folded && known.eq_ignore_ascii_case(name)
        })
    };
    find(name).or_else(|| find(&format!("{prefix}{name}")))
}
