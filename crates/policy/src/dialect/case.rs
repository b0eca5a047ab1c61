//! Whether upper and lower case count.

/// Whether two spellings that differ in case alone mean the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// They do not.
    Exact,
    /// They do: case is ignored.
    Ignored,
    /// The vendor's pages do not say, or disagree: where it decides, the answer is unknown.
    Open,
}

/// The rule of a language, and of those of its services that have one of their own.
#[derive(Debug, Clone, Copy)]
pub struct Cases {
    /// The rule of every service that is not listed.
    pub otherwise: Case,
    /// Services with a rule of their own, by their name.
    pub services: &'static [(&'static str, Case)],
}

impl Case {
    /// Whether two texts are the same by this rule, certainly.
    pub fn same(self, one: &str, other: &str) -> bool {
        one == other || (self == Self::Ignored && one.eq_ignore_ascii_case(other))
    }

    /// Whether two texts may be the same but for their case, of which nothing says whether it counts.
    pub fn may_be_same(self, one: &str, other: &str) -> bool {
        self == Self::Open && one != other && one.eq_ignore_ascii_case(other)
    }
}

impl Cases {
    /// One rule for every service.
    pub const fn all(rule: Case) -> Self {
        Self {
            otherwise: rule,
            services: &[],
        }
    }

    /// The rule of a service.
    pub fn of(&self, service: &str) -> Case {
        let own = self.services.iter().find(|(name, _)| *name == service);
        own.map_or(self.otherwise, |(_, rule)| *rule)
    }
}

/// Where case counts, and where nothing says whether it does. What has a table of its own says so there: elements and
/// effects in the [`Dialect`](super::Dialect), condition keys and values in its conditions.
#[derive(Debug, Clone, Copy)]
pub struct CaseRules {
    /// Names of services in actions.
    pub services: Case,
    /// Names of services in resources.
    pub resource_services: Case,
    /// Names of actions, behind their service.
    pub actions: Cases,
    /// Types of resources: the segment of that name or, where there is none, what stands before the first slash.
    pub types: Cases,
    /// Kinds of principals.
    pub principals: Case,
}

impl CaseRules {
    /// Every name is written in one way alone.
    pub const EXACT: Self = Self {
        services: Case::Exact,
        resource_services: Case::Exact,
        actions: Cases::all(Case::Exact),
        types: Cases::all(Case::Exact),
        principals: Case::Exact,
    };

    /// Nothing says whether case counts.
    pub const OPEN: Self = Self {
        services: Case::Open,
        resource_services: Case::Open,
        actions: Cases::all(Case::Open),
        types: Cases::all(Case::Open),
        principals: Case::Open,
    };
}
