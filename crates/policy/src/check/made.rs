//! Which checks a profile has.

use crate::Code;
use crate::dialect::{
    Case, Counting, Dialect, Key, Optional, Place, Presence, Profile, Role, Rule, Scope, Segment,
    ValueType,
};

impl Profile {
    /// Whether a document of this kind can have a finding of that code. It follows from the language's tables: where
    /// there are no versions none can be missing. What needs a list of a service's actions is made where one is loaded.
    ///
    /// ```
    /// use charter_policy::{Code, tencent};
    ///
    /// assert!(tencent::SCP.makes(Code::PrincipalNotAllowed));
    /// assert!(!tencent::BUCKET.makes(Code::PrincipalNotAllowed));
    /// ```
    pub fn makes(&self, code: Code) -> bool {
        self.is_of_this_kind(code)
            && has_tables(self.dialect, code)
            && self.severity(code).is_some()
    }

    fn is_of_this_kind(&self, code: Code) -> bool {
        match code {
            Code::PrincipalNotAllowed => !self.names_principals(),
            Code::PrincipalMissing => self.principal == Presence::Required,
            Code::KindOther => !self.marks.is_empty(),
            Code::KindForeign => self.scope != Scope::Everything,
            Code::PrincipalInvalid
            | Code::PrincipalFormat
            | Code::PrincipalWildcard
            | Code::EmptyPrincipal => self.names_principals(),
            Code::PrincipalAny => self.names_principals() && self.grants,
            Code::ResourceMissing => match self.resource {
                Some(presence) => presence == Presence::Required,
                None => self.dialect.resources.optional != Optional::Always,
            },
            Code::AllowAll
            | Code::AllowAllBut
            | Code::AllowService
            | Code::PassRoleAny
            | Code::AllowEscalation
            | Code::AllowSensitive => self.grants && !self.names_principals(),
            Code::AllowWithCondition => self.rules.contains(&Rule::AllowWithoutCondition),
            Code::AllowResource => self.rules.contains(&Rule::AllowOnAllResources),
            Code::AllowNotAction => self.rules.contains(&Rule::AllowListsActions),
            Code::NotResource => self.rules.contains(&Rule::ListsResources),
            Code::ActionWildcardPlace | Code::ActionWildcardPart => {
                self.rules.contains(&Rule::ActionWildcardAtEnd)
            }
            Code::SizeOver | Code::SizeNear => self.max_size < usize::MAX,
            Code::SizeWithSpaces => self.max_size < usize::MAX && self.counting == Counting::Open,
            _ => true,
        }
    }
}

fn has_tables(dialect: &Dialect, code: Code) -> bool {
    let concerns = &dialect.concerns;
    match code {
        Code::VersionMissing | Code::VersionInvalid => !dialect.versions.is_empty(),
        Code::EffectCase => dialect.ignores_effect_case,
        Code::ElementCase => dialect.ignores_element_case,
        Code::ElementCombination | Code::AllowAllBut => {
            has(dialect, Role::NotAction) || has(dialect, Role::NotResource)
        }
        Code::PrincipalNotAllowed
        | Code::PrincipalInvalid
        | Code::PrincipalMissing
        | Code::PrincipalAny
        | Code::PrincipalWildcard
        | Code::EmptyPrincipal => has(dialect, Role::Principal),
        Code::PrincipalFormat => !concerns.principals.is_empty(),
        Code::RelatedActionMissing => !dialect.related.is_empty(),
        Code::ElementMissing => has(dialect, Role::Targets),
        Code::SidEmpty | Code::SidDuplicate => has(dialect, Role::Sid),
        Code::SidInvalid => has(dialect, Role::Sid) && concerns.sid.is_some(),
        Code::PassRoleAny => !dialect.passes_role.is_empty(),
        Code::AllowEscalation => !concerns.escalations.is_empty(),
        Code::AllowSensitive => !concerns.sensitive.is_empty(),
        Code::ActionCase => dialect.cases.actions.otherwise != Case::Ignored,
        Code::ActionScope => !dialect.global_services.is_empty(),
        Code::ActionServiceUnknown | Code::ActionWildcardService | Code::AllowService => {
            has_segment(dialect, Segment::Service)
        }
        _ => of_resources(dialect, code) && of_conditions(dialect, code),
    }
}

fn of_resources(dialect: &Dialect, code: Code) -> bool {
    let (grammar, concerns) = (&dialect.resources, &dialect.concerns);
    match code {
        Code::ResourcePrefix => {
            let mut segments = grammar.segments.iter();
            segments.any(|segment| matches!(segment, Segment::Prefix(_)))
        }
        Code::ResourceDomain => {
            let mut segments = grammar.segments.iter();
            segments.any(|segment| matches!(segment, Segment::Domain(_)))
        }
        Code::ResourceProject => has_segment(dialect, Segment::Project),
        Code::ResourceRegion => has_segment(dialect, Segment::Region),
        Code::ResourceAccount => has_segment(dialect, Segment::Account),
        Code::ResourceAccountKind => !concerns.account_prefixes.is_empty(),
        Code::ResourceName => !grammar.types.is_empty(),
        Code::ResourceRegionUnused => !concerns.without_region.is_empty(),
        Code::ResourceAccountUnused => !concerns.without_account.is_empty(),
        Code::ResourceRegionMissing => !concerns.region_required.is_empty(),
        _ => true,
    }
}

fn of_conditions(dialect: &Dialect, code: Code) -> bool {
    let (grammar, concerns) = (&dialect.conditions, &dialect.concerns);
    match code {
        Code::OperatorIfExist => grammar.operators.iter().any(|operator| !operator.if_exist),
        Code::QualifierMissing => grammar.qualifiers.iter().any(|qualifier| !qualifier.every),
        Code::QualifierForAll | Code::QualifierSingle => {
            grammar.qualifiers.iter().any(|qualifier| qualifier.every)
        }
        Code::QualifierNull => !grammar.qualifiers.is_empty() && compares(dialect, ValueType::Null),
        Code::NegativeWithoutIfExist => grammar.missing_key_fails_negation,
        Code::WildcardWithoutLike => grammar
            .operators
            .iter()
            .any(|operator| operator.like.is_some()),
        Code::ConditionKeyCase => !grammar.keys.is_empty() && grammar.key_case != Case::Ignored,
        Code::ConditionKeyLegacy => grammar.keys.iter().any(|key| key.successor.is_some()),
        Code::ConditionKeyIrrelevant => {
            let is_own = |key: &Key| !key.name.starts_with(grammar.global_prefix);
            concerns.own_keys || grammar.keys.iter().any(is_own)
        }
        Code::ConditionKeyName => grammar.keys.iter().any(|key| key.named),
        Code::ConditionKeyPair => !concerns.key_pairs.is_empty(),
        Code::ConditionKeyTag => {
            !concerns.without_tags.is_empty() && grammar.keys.iter().any(|key| key.tag || key.named)
        }
        Code::ValueNotNumber => compares(dialect, ValueType::Number),
        Code::ValueNotDate | Code::DateZone => compares(dialect, ValueType::Date),
        Code::ValueNotBool | Code::OperatorSeveral => {
            compares(dialect, ValueType::Bool) || compares(dialect, ValueType::Null)
        }
        Code::ValueNotIp | Code::IpHostBits | Code::IpPrivate | Code::IpPrivatePart => {
            compares(dialect, ValueType::Ip)
        }
        Code::IpPrivateNegated => grammar
            .operators
            .iter()
            .any(|it| it.negative && it.value == ValueType::Ip),
        Code::ValueNotBinary => compares(dialect, ValueType::Binary),
        Code::ValueNotTag => grammar.keys.iter().any(|key| key.tag),
        Code::VariableEscaped => dialect.variables.any(),
        Code::ValueNotId => !concerns.ids.is_empty(),
        _ => true,
    }
}

fn has(dialect: &Dialect, role: Role) -> bool {
    [Place::Document, Place::Statement, Place::Target]
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
