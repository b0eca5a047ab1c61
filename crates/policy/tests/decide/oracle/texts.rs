//! Patterns and variables, by trying everything.

use super::{Language, Maybe, Question, told};

/// A character, or what stands for others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token {
    One,
    Any,
    Is(char),
}

pub fn tokens(text: &str, any: bool, one: bool) -> Vec<Token> {
    let token = |character| match character {
        '*' if any => Token::Any,
        '?' if one => Token::One,
        other => Token::Is(other),
    };
    text.chars().map(token).collect()
}

/// Tries every way in which the wildcards could be filled.
pub fn glob(pattern: &[Token], text: &str) -> bool {
    let Some((first, rest)) = pattern.split_first() else {
        return text.is_empty();
    };
    let mut characters = text.chars();
    match first {
        Token::Any => {
            glob(rest, text) || (characters.next().is_some() && glob(pattern, characters.as_str()))
        }
        Token::One => characters.next().is_some() && glob(rest, characters.as_str()),
        Token::Is(expected) => {
            characters.next() == Some(*expected) && glob(rest, characters.as_str())
        }
    }
}

/// A pattern in which variables are replaced by what the request says.
pub struct Replaced {
    pub tokens: Vec<Token>,
    /// Some variable may be anything.
    open: bool,
    /// Some variable has no value, so that nothing fits.
    void: bool,
}

impl Replaced {
    pub fn fits(&self, text: &str) -> Maybe {
        match glob(&self.tokens, text) {
            _ if self.void => Some(false),
            true if self.open => None,
            fits => Some(fits),
        }
    }
}

pub fn replaced(
    language: Language,
    text: &str,
    any: bool,
    one: bool,
    question: &Question,
) -> Replaced {
    let mut replaced = Replaced {
        tokens: Vec::new(),
        open: false,
        void: false,
    };
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let end = start + rest[start..].find('}').expect("a variable's end");
        replaced.tokens.extend(tokens(&rest[..start], any, one));
        let name = &rest[start + 2..end];
        let prefix = match language {
            Language::Tencent => "qcs:",
            Language::Huawei => "g:",
            Language::Aws => "aws:",
        };
        let told = told(language, name, question)
            .or_else(|| told(language, &format!("{prefix}{name}"), question));
        match told {
            Some(values) if values.len() == 1 => {
                replaced.tokens.extend(values[0].chars().map(Token::Is));
            }
            // AWS says that a variable without a value matches nothing; the others say nothing.
            told if language == Language::Aws
                && told.as_ref().map_or(question.complete, Vec::is_empty) =>
            {
                replaced.void = true;
            }
            _ => {
                replaced.tokens.push(Token::Any);
                replaced.open = true;
            }
        }
        rest = &rest[end + 1..];
    }
    replaced.tokens.extend(tokens(rest, any, one));
    replaced
}
