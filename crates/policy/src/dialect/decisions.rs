//! What the documents of a language leave open about decisions.

/// How requests are decided where the tables of a [`super::Dialect`] do not say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionRules {
    /// Whether an empty service of a resource in a policy means every service; `None` where nothing says it.
    pub empty_service_is_all: Option<bool>,
    /// The zone of a date that names none, in minutes east of UTC.
    pub zoneless_minutes: i16,
    /// Whether an empty region of a resource in a policy means every region, or only itself; `None` where nothing
    /// says it, so that the answer is unknown for a resource that has one.
    pub empty_region_is_all: Option<bool>,
    /// Whether an empty account of a resource in a policy means the account that owns the policy, or only itself;
    /// `None` as above.
    pub empty_account_is_own: Option<bool>,
    /// Whether a resource of a policy that stands for every one of a service (`qcs::cvm:*:*:*`) also reaches actions that
    /// have no resource of their own, as `*` does; `None` as above.
    pub all_of_service_is_all: Option<bool>,
    /// What a variable is whose key is absent from the request.
    pub unset_variable: UnsetVariable,
    /// Whether a key that holds an empty text counts as absent for the operator that asks for absence; `None`
    /// where nothing says it, so that the answer is unknown.
    pub empty_text_is_absent: Option<bool>,
    /// Services in the paths of whose resources variables are not replaced.
    pub no_variables_in: &'static [&'static str],
    /// What may stand for other characters under [`Relation::Like`](super::Relation::Like), in a language whose documents
    /// do not say what does; `None` where the wildcards of its conditions are documented.
    pub possible_wildcards: Option<PossibleWildcards>,
}

/// Characters that may be wildcards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PossibleWildcards {
    /// Those that would stand for any characters.
    pub any: &'static [char],
    /// Those that would stand for exactly one.
    pub one: &'static [char],
}

/// What a variable is whose key is absent from the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsetVariable {
    /// A text that holds it matches nothing.
    MatchesNothing,
    /// A text that holds it matches nothing. Whether all but it are then meant, or nothing, nothing says.
    Void,
    /// Nothing says what it is: where it matters the decision is unknown.
    Unknown,
}

impl DecisionRules {
    /// The reading where the documents say nothing: what could be one or the other is unknown, and dates are in UTC.
    pub const OPEN: Self = Self {
        empty_service_is_all: None,
        zoneless_minutes: 0,
        empty_region_is_all: None,
        empty_account_is_own: None,
        all_of_service_is_all: None,
        unset_variable: UnsetVariable::Unknown,
        empty_text_is_absent: None,
        no_variables_in: &[],
        possible_wildcards: None,
    };
}
