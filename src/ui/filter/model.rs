//! What a token filter says, and what it suggests while one is typed. Pure.

use charter_order::letters;

/// How a token compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `=`
    Is,
    /// `!=`
    IsNot,
    /// `:`
    Contains,
}

impl Operator {
    pub const ALL: [Operator; 3] = [Operator::Is, Operator::IsNot, Operator::Contains];

    /// How it is typed.
    pub fn sign(self) -> &'static str {
        match self {
            Operator::Is => "=",
            Operator::IsNot => "!=",
            Operator::Contains => ":",
        }
    }
}

/// One condition: a property, an operator, a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    pub property: String,
    pub operator: Operator,
    pub value: String,
}

impl Token {
    pub fn new(property: impl Into<String>, operator: Operator, value: impl Into<String>) -> Self {
        Token {
            property: property.into(),
            operator,
            value: value.into(),
        }
    }

    /// As it stands in an address: `type=Custom`, `type!=Custom`, `name:log`.
    pub fn to_text(&self) -> String {
        format!("{}{}{}", self.property, self.operator.sign(), self.value)
    }

    /// Reads `to_text`; `None` where a part is missing.
    pub fn from_text(text: &str) -> Option<Token> {
        let end = text.find(['=', '!', ':'])?;
        let (property, rest) = text.split_at(end);
        let (operator, value) = split_operator(rest)?;
        let value = value.trim();
        (!property.is_empty() && !value.is_empty()).then(|| Token::new(property, operator, value))
    }
}

fn split_operator(text: &str) -> Option<(Operator, &str)> {
    [Operator::IsNot, Operator::Is, Operator::Contains]
        .into_iter()
        .find_map(|operator| Some((operator, text.strip_prefix(operator.sign())?)))
}

/// All conditions and the free text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub tokens: Vec<Token>,
    pub text: String,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty() && self.text.trim().is_empty()
    }
}

/// A property that can be filtered by, with the values worth suggesting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    pub id: String,
    pub label: String,
    pub values: Vec<String>,
    /// Operators that make sense; `=` first where values are few.
    pub operators: Vec<Operator>,
}

impl Property {
    /// A property with a few known values.
    pub fn of_values(id: impl Into<String>, label: impl Into<String>, values: Vec<String>) -> Self {
        Property {
            id: id.into(),
            label: label.into(),
            values,
            operators: Operator::ALL.to_vec(),
        }
    }

    /// A property of free text.
    pub fn of_text(id: impl Into<String>, label: impl Into<String>) -> Self {
        Property {
            id: id.into(),
            label: label.into(),
            values: Vec::new(),
            operators: vec![Operator::Contains, Operator::Is, Operator::IsNot],
        }
    }
}

/// What choosing a suggestion does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// Continue with this property and operator.
    Property {
        id: String,
        label: String,
        operator: Operator,
    },
    /// Add this token.
    Token(Token),
    /// Keep what was typed as free text.
    Text(String),
}

/// What was typed so far, taken apart.
#[derive(Debug, PartialEq, Eq)]
enum Draft<'a> {
    Start(&'a str),
    Value {
        property: &'a Property,
        operator: Operator,
        value: &'a str,
    },
}

fn take_apart<'a>(typed: &'a str, properties: &'a [Property]) -> Draft<'a> {
    let trimmed = typed.trim_start();
    for property in properties {
        for name in [&property.label, &property.id] {
            let Some(head) = trimmed.get(..name.len()) else {
                continue;
            };
            if !head.eq_ignore_ascii_case(name) {
                continue;
            }
            if let Some((operator, value)) = split_operator(trimmed[name.len()..].trim_start()) {
                return Draft::Value {
                    property,
                    operator,
                    value: value.trim(),
                };
            }
        }
    }
    Draft::Start(trimmed.trim_end())
}

/// The token that typing and Enter would make: `type = custom` with a known property.
pub fn typed_token(typed: &str, properties: &[Property]) -> Option<Token> {
    match take_apart(typed, properties) {
        Draft::Value {
            property,
            operator,
            value,
        } if !value.is_empty() => {
            let known = property
                .values
                .iter()
                .find(|known| letters::lowercase(known) == letters::lowercase(value));
            Some(Token::new(
                &property.id,
                operator,
                known.map_or(value, String::as_str),
            ))
        }
        _ => None,
    }
}

/// What rows are filtered by while a condition is still being typed: its beginning, not its text.
pub fn effective(filter: &Filter, properties: &[Property]) -> Filter {
    let Draft::Value {
        property,
        operator,
        value,
    } = take_apart(&filter.text, properties)
    else {
        return filter.clone();
    };
    let mut tokens = filter.tokens.clone();
    if !value.is_empty() && operator != Operator::IsNot {
        tokens.push(Token::new(&property.id, Operator::Contains, value));
    }
    Filter {
        tokens,
        text: String::new(),
    }
}

/// At most this many values are offered at once.
pub const MOST: usize = 12;

/// What to offer for what was typed: properties and values that contain it, and the text itself.
pub fn suggest(typed: &str, properties: &[Property]) -> Vec<Suggestion> {
    match take_apart(typed, properties) {
        Draft::Value {
            property,
            operator,
            value,
        } => {
            let wanted = letters::lowercase(value);
            let mut found: Vec<Suggestion> = property
                .values
                .iter()
                .filter(|known| letters::lowercase(known).contains(&wanted))
                .take(MOST)
                .map(|known| Suggestion::Token(Token::new(&property.id, operator, known)))
                .collect();
            let exact = property
                .values
                .iter()
                .any(|known| letters::lowercase(known) == wanted);
            if !value.is_empty() && !exact {
                found.push(Suggestion::Token(Token::new(&property.id, operator, value)));
            }
            found
        }
        Draft::Start(start) => {
            let wanted = letters::lowercase(start);
            let mut found = Vec::new();
            if !start.is_empty() {
                found.push(Suggestion::Text(start.to_owned()));
            }
            for property in properties {
                if letters::lowercase(&property.label).contains(&wanted)
                    || letters::lowercase(&property.id).contains(&wanted)
                {
                    let all = if start.is_empty() {
                        1
                    } else {
                        property.operators.len()
                    };
                    found.extend(property.operators.iter().take(all).map(|&operator| {
                        Suggestion::Property {
                            id: property.id.clone(),
                            label: property.label.clone(),
                            operator,
                        }
                    }));
                }
            }
            if !start.is_empty() {
                let values = properties.iter().flat_map(|property| {
                    let hits = property
                        .values
                        .iter()
                        .filter(|known| letters::lowercase(known).contains(&wanted));
                    hits.map(|known| {
                        Suggestion::Token(Token::new(&property.id, Operator::Is, known))
                    })
                });
                found.extend(values.take(MOST));
            }
            found
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties() -> Vec<Property> {
        vec![
            Property::of_values("type", "Type", vec!["Custom".into(), "System".into()]),
            Property::of_text("name", "Name"),
        ]
    }

    #[test]
    fn a_token_reads_back_from_its_address_form() {
        for (text, expected) in [
            (
                "type=Custom",
                Some(Token::new("type", Operator::Is, "Custom")),
            ),
            (
                "type!=Custom",
                Some(Token::new("type", Operator::IsNot, "Custom")),
            ),
            (
                "name:a=b",
                Some(Token::new("name", Operator::Contains, "a=b")),
            ),
            ("type", None),
            ("=x", None),
            ("type=", None),
            ("type!x", None),
        ] {
            assert_eq!(Token::from_text(text), expected, "{text}");
        }
        let token = Token::new("name", Operator::Contains, "x:y");
        assert_eq!(Token::from_text(&token.to_text()), Some(token));
    }

    #[test]
    fn nothing_typed_offers_each_property_once() {
        let found = suggest("", &properties());
        assert_eq!(found.len(), 2);
        assert!(
            matches!(&found[1], Suggestion::Property { id, operator: Operator::Contains, .. } if id == "name")
        );
    }

    #[test]
    fn a_property_and_operator_offer_its_values() {
        assert_eq!(
            suggest("Type = cu", &properties())[0],
            Suggestion::Token(Token::new("type", Operator::Is, "Custom"))
        );
        assert_eq!(suggest("type !=", &properties()).len(), 2);
        let typed = suggest("name : lo", &properties());
        assert_eq!(
            typed,
            [Suggestion::Token(Token::new(
                "name",
                Operator::Contains,
                "lo"
            ))]
        );
    }

    #[test]
    fn any_text_may_stay_free_text_and_values_are_found_without_their_property() {
        let found = suggest("sys", &properties());
        assert_eq!(found[0], Suggestion::Text("sys".into()));
        assert!(found.contains(&Suggestion::Token(Token::new(
            "type",
            Operator::Is,
            "System"
        ))));
    }

    #[test]
    fn a_condition_being_typed_does_not_search_for_its_own_text() {
        let typed = |text: &str| {
            effective(
                &Filter {
                    tokens: vec![],
                    text: text.into(),
                },
                &properties(),
            )
        };
        assert_eq!(typed("Type ="), Filter::default());
        assert_eq!(
            typed("Type = cu").tokens,
            [Token::new("type", Operator::Contains, "cu")]
        );
        assert_eq!(typed("Type != cu"), Filter::default());
        assert_eq!(typed("log").text, "log");
    }

    #[test]
    fn enter_makes_a_token_of_a_complete_condition_only() {
        assert_eq!(
            typed_token("type=custom", &properties()),
            Some(Token::new("type", Operator::Is, "Custom"))
        );
        assert_eq!(typed_token("type=", &properties()), None);
        assert_eq!(typed_token("colour=red", &properties()), None);
        assert_eq!(typed_token("名称=红", &properties()), None);
    }
}
