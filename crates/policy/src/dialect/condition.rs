//! How a language writes conditions.

use super::{Case, Wildcards};

/// How conditions are written: operator → key → values.
#[derive(Debug, Clone, Copy)]
pub struct ConditionGrammar {
    /// The operators, without qualifier and if-exists form.
    pub operators: &'static [Operator],
    /// What makes an operator true when the key is missing, such as `_if_exist`.
    pub if_exist_suffix: &'static str,
    /// The qualifiers of keys with several values.
    pub qualifiers: &'static [Qualifier],
    /// What a global key begins with; others belong to a service.
    pub global_prefix: &'static str,
    /// Known keys: all global ones, and those of services whose type matters.
    pub keys: &'static [Key],
    /// Whether the case of a key counts.
    pub key_case: Case,
    /// What a missing key does to a negative operator without the if-exists form: whether the condition is
    /// then false, so that a deny does not apply.
    pub missing_key_fails_negation: bool,
    /// Whether a condition whose qualifier asks for every value holds for a request that has none.
    pub every_holds_without_values: bool,
    /// The wildcards of [`Relation::Like`].
    pub wildcards: Wildcards,
    /// What joins a tag's key and value.
    pub tag_separator: char,
}

/// An operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operator {
    /// Its name.
    pub name: &'static str,
    /// What it compares.
    pub value: ValueType,
    /// How it compares.
    pub relation: Relation,
    /// Whether it is true for all values but those given.
    pub negative: bool,
    /// Whether it has an if-exists form.
    pub if_exist: bool,
    /// The operator that takes `*` as a wildcard, where this one compares literally.
    pub like: Option<&'static str>,
}

/// How an operator compares the key's value with one that is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is the same.
    Equal,
    /// It is the same but for upper and lower case.
    EqualIgnoringCase,
    /// It matches a pattern with wildcards.
    Like,
    /// It begins with the text.
    Begins,
    /// It ends with the text.
    Ends,
    /// It is smaller, or earlier.
    Less,
    /// It is not greater, or not later.
    AtMost,
    /// It is greater, or later.
    Greater,
    /// It is not smaller, or not earlier.
    AtLeast,
    /// It lies in the range.
    Within,
    /// The key is absent, for `true`; present, for `false`.
    Absent,
}

/// What an operator compares, or a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// Text.
    String,
    /// A number, in quotes or not.
    Number,
    /// An instant, ISO 8601.
    Date,
    /// `true` or `false`.
    Bool,
    /// base64.
    Binary,
    /// An address or a range.
    Ip,
    /// Whether the key is absent: `true` or `false`, for a key of any type.
    Null,
}

impl ValueType {
    /// Its English name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Date => "date",
            Self::Bool => "boolean",
            Self::Binary => "binary",
            Self::Ip => "IP address",
            Self::Null => "null",
        }
    }
}

/// A qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Qualifier {
    /// What stands before the operator, colon included.
    pub prefix: &'static str,
    /// Whether every value of the request must match (true for none at all) or one is enough.
    pub every: bool,
}

/// A condition key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub value: ValueType,
    /// Whether it holds a tag, `key&value`, of which a request may have several.
    pub tag: bool,
    /// Whether a request may have several values of it.
    pub several: bool,
    /// Whether a name follows it, such as a tag's key after `g:ResourceTag/`.
    pub named: bool,
    /// The key that has replaced it.
    pub successor: Option<&'static str>,
}

/// An operator as written in a condition: qualifier, name and if-exists form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperatorUse {
    /// The operator.
    pub operator: &'static Operator,
    /// Its qualifier.
    pub qualifier: Option<&'static Qualifier>,
    /// Whether it has the if-exists form.
    pub if_exist: bool,
}

impl ConditionGrammar {
    /// Takes an operator apart, or `None` where the language has no such operator.
    pub fn operator(&self, text: &str) -> Option<OperatorUse> {
        let qualifier = self
            .qualifiers
            .iter()
            .find(|qualifier| text.starts_with(qualifier.prefix));
        let rest = qualifier.map_or(text, |qualifier| {
            text.get(qualifier.prefix.len()..).unwrap_or_default()
        });
        let base = rest.strip_suffix(self.if_exist_suffix);
        let name = base.unwrap_or(rest);
        let operator = self
            .operators
            .iter()
            .find(|operator| operator.name == name)?;
        Some(OperatorUse {
            operator,
            qualifier,
            if_exist: base.is_some(),
        })
    }

    /// Whether a condition with this operator holds for a request that lacks its key; `None` for the operator that
    /// asks just that.
    pub fn holds_without_key(&self, used: OperatorUse) -> Option<bool> {
        let holds = match used.qualifier {
            Some(qualifier) => qualifier.every && self.every_holds_without_values,
            None => used.operator.negative && !self.missing_key_fails_negation,
        };
        let asks = used.operator.value == ValueType::Null;
        (!asks).then_some(used.if_exist || holds)
    }

    /// The key of the address that a request comes from, where the language has one.
    pub fn source_ip(&self) -> Option<&'static Key> {
        let mut global = self
            .keys
            .iter()
            .filter(|key| key.name.starts_with(self.global_prefix));
        global.find(|key| key.value == ValueType::Ip)
    }

    /// Whether two keys may say the same: one has replaced the other, or one names the tag that the other has in its value
    /// (`ncp:resourceTag/env` and `ncp:resourceTag`).
    pub fn are_twins(&self, one: &str, other: &str) -> bool {
        let is_of = |whole: &str, named: &str| {
            let rest = named.strip_prefix(whole);
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let replaces = |new: &str, old: &str| {
            let mut keys = self.keys.iter();
            keys.any(|key| {
                let is_it = key.name == old || (key.named && old.starts_with(key.name));
                is_it && key.successor == Some(new)
            })
        };
        is_of(one, other) || is_of(other, one) || replaces(one, other) || replaces(other, one)
    }

    /// The known key whose name differs in upper and lower case alone; of one that a name follows, that beginning.
    pub fn key_in_any_case(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| {
            let begins = name.get(..key.name.len());
            key.name.eq_ignore_ascii_case(name)
                || (key.named && begins.is_some_and(|begins| key.name.eq_ignore_ascii_case(begins)))
        })
    }

    /// The known key of that name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        let same = |known: &str, name: &str| self.key_case.same(known, name);
        self.keys.iter().find(|key| {
            let begins = name.get(..key.name.len());
            same(key.name, name)
                || (key.named && begins.is_some_and(|begins| same(key.name, begins)))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::dialect::ValueType;
    use crate::huawei;

    #[test]
    fn a_key_is_known_by_its_whole_name_or_with_one_after_it() {
        let grammar = &huawei::LANGUAGE_5_0.conditions;
        let known = |name| grammar.key(name).map(|key| key.name);
        let cases = [
            ("g:MFAPresent", Some("g:MFAPresent")),
            ("g:MFAPresentX", None),
            ("g:MFAPresen", None),
            ("G:MFAPRESENT", None),
            ("g:ResourceTag/team", Some("g:ResourceTag/")),
            ("g:ResourceTag", None),
            ("h:ResourceTag/team", None),
        ];
        for (name, expected) in cases {
            assert_eq!(known(name), expected, "{name}");
        }
    }

    #[test]
    fn types_have_names_for_people() {
        assert_eq!(ValueType::Ip.as_str(), "IP address");
        assert_eq!(ValueType::Bool.as_str(), "boolean");
    }
}
