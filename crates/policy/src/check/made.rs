//! Which checks a profile has.

use crate::Code;
use crate::dialect::{Dialect, Place, Profile, Role, Segment, ValueType};

impl Profile {
    /// Whether a document of this kind can have a finding of that code. It follows from the language's tables: where
    /// there are no versions none can be missing. What needs a list of a service's actions is made where one is loaded.
    ///
    /// ```
    /// use charter_policy::{Code, tencent};
    ///
    /// assert!(tencent::SCP.makes(Code::PrincipalNotAllowed));
    /// assert!(!tencent::CAM.makes(Code::PrincipalNotAllowed));
    /// ```
    pub fn makes(&self, code: Code) -> bool {
        let dialect = self.dialect;
        let of_this_kind = match code {
            Code::PrincipalNotAllowed => has(dialect, Role::Principal) && !self.allows_principal,
            Code::PrincipalInvalid => has(dialect, Role::Principal) && self.allows_principal,
            _ => has_tables(dialect, code),
        };
        of_this_kind && self.severity(code).is_some()
    }
}

fn has_tables(dialect: &Dialect, code: Code) -> bool {
    let grammar = &dialect.conditions;
    match code {
        Code::VersionMissing | Code::VersionInvalid => !dialect.versions.is_empty(),
        Code::EffectCase => dialect.ignores_effect_case,
        Code::ElementCase => dialect.ignores_element_case,
        Code::PassRoleAny => !dialect.passes_role.is_empty(),
        Code::ResourcePrefix => {
            let mut segments = dialect.resources.segments.iter();
            segments.any(|segment| matches!(segment, Segment::Prefix(_)))
        }
        Code::ResourceProject => has_segment(dialect, Segment::Project),
        Code::ResourceRegion => has_segment(dialect, Segment::Region),
        Code::ResourceAccount => has_segment(dialect, Segment::Account),
        Code::OperatorIfExist => grammar.operators.iter().any(|operator| !operator.if_exist),
        Code::QualifierMissing => grammar.qualifiers.iter().any(|qualifier| !qualifier.every),
        Code::QualifierForAll => grammar.qualifiers.iter().any(|qualifier| qualifier.every),
        Code::NegativeWithoutIfExist => grammar.missing_key_fails_negation,
        Code::WildcardWithoutLike => grammar
            .operators
            .iter()
            .any(|operator| operator.like.is_some()),
        Code::ConditionKeyLegacy => grammar.keys.iter().any(|key| key.successor.is_some()),
        Code::ValueNotNumber => compares(dialect, ValueType::Number),
        Code::ValueNotDate => compares(dialect, ValueType::Date),
        Code::ValueNotBool => {
            compares(dialect, ValueType::Bool) || compares(dialect, ValueType::Null)
        }
        Code::ValueNotIp | Code::IpHostBits | Code::IpPrivate => compares(dialect, ValueType::Ip),
        Code::ValueNotBinary => compares(dialect, ValueType::Binary),
        Code::ValueNotTag => grammar.keys.iter().any(|key| key.tag),
        _ => true,
    }
}

fn has(dialect: &Dialect, role: Role) -> bool {
    [Place::Document, Place::Statement]
        .into_iter()
        .any(|place| dialect.name_of(role, place).is_some())
}

fn has_segment(dialect: &Dialect, segment: Segment) -> bool {
    dialect.resources.segments.contains(&segment)
}

fn compares(dialect: &Dialect, value: ValueType) -> bool {
    let mut operators = dialect.conditions.operators.iter();
    operators.any(|operator| operator.value == value)
}
